//! The file and the mapping of an import, from the command line's words.

use std::path::Path;

use super::ImportArgs;
use crate::cli::CliError;
use crate::cli::draft::{from_article, is_article};
use crate::export::{REPORTS, Report};
use crate::intake::capture::retrieve::plain;
use crate::intake::import::{ImportError, Mapping, OtherReport};
use crate::reading::table::{Asked, Table, TableError};

/// The largest mapping that is read, in bytes.
const MAX_MAPPING: u64 = 1 << 20;

/// The file as it is called in messages.
pub(super) fn name(file: &Path) -> String {
    if file == Path::new("-") { "standard input".to_owned() } else { file.display().to_string() }
}

/// The mapping file, and what the flags say before it.
pub(super) fn mapping(args: &ImportArgs) -> Result<Mapping, CliError> {
    let mut mapping = match &args.mapping {
        None => Mapping::default(),
        Some(path) => {
            let shown = path.display();
            let about =
                std::fs::metadata(path).map_err(|e| CliError::io(format!("cannot read {shown}"), e))?;
            if about.len() > MAX_MAPPING {
                return Err(CliError::failed("mapping", format!("{shown} is too large for a mapping")));
            }
            let text =
                std::fs::read_to_string(path).map_err(|e| CliError::io(format!("cannot read {shown}"), e))?;
            Mapping::from_toml(&text).map_err(|faults| {
                CliError::failed("mapping", format!("{shown} is no mapping: {}", faults.join("; "))).hint(
                    "a mapping has [columns] with lines like text = \"Statement\"; --save-mapping writes one",
                )
            })?
        }
    };
    for pair in &args.maps {
        mapping.add(pair).map_err(|fault| CliError::usage(format!("--map: {fault}")))?;
    }
    mapping.dates = args.dates.or(mapping.dates);
    Ok(mapping)
}

/// Our own reports that are no tables of claims.
pub(super) fn other_reports() -> Vec<OtherReport> {
    let others = REPORTS.iter().filter(|report| !report.known_by.is_empty());
    let other = |&Report { name, meaning, known_by, instead, .. }: &Report| OtherReport {
        name,
        meaning,
        known_by,
        instead,
    };
    others.map(other).collect()
}

/// The table.
pub(super) fn table(args: &ImportArgs) -> Result<Table, CliError> {
    let asked = Asked {
        delimiter: args.delimiter.as_deref().map(delimiter).transpose()?,
        quoting: args.quote,
        escaping: args.escape,
        skip: args.skip,
        is_lenient: args.partial,
        encoding: args.encoding.clone(),
        sheet: args.sheet.clone(),
    };
    let opened = if args.file == Path::new("-") {
        Table::of_stream(std::io::stdin().lock(), &asked)
    } else {
        Table::open(&args.file, &asked)
    };
    let table = opened.map_err(|error| explain(error.into(), &args.file))?;
    table.check().map_err(|error| explain(error.into(), &args.file))?;
    Ok(table)
}

fn delimiter(text: &str) -> Result<u8, CliError> {
    match text {
        "tab" | "\\t" | "\t" => Ok(b'\t'),
        "space" | " " => Ok(b' '),
        "comma" => Ok(b','),
        "semicolon" => Ok(b';'),
        _ => match text.as_bytes() {
            [byte] if byte.is_ascii_graphic() && *byte != b'"' => Ok(*byte),
            _ => Err(CliError::usage(format!(
                "--delimiter {text:?} is not one character such as ; or |, or the word tab or space"
            ))),
        },
    }
}

/// An error of the import, with the file's name.
pub(super) fn explain(error: ImportError, file: &Path) -> CliError {
    let name = name(file);
    // A text can be a table: only if it turns out to be none, it may be an article.
    let of_article = is_article(file).then(|| format!("if it is an article, {}", from_article(file)));
    match error {
        ImportError::Table(TableError::Io(error)) => {
            CliError::failed("io", format!("{name} cannot be read: {}", plain(&error)))
        }
        ImportError::Table(error) => {
            let hints = of_article.into_iter().chain(error.hints());
            hints.fold(CliError::failed("table", format!("{name}: {error}")), CliError::hint)
        }
        ImportError::Columns(_) => of_article
            .into_iter()
            .fold(CliError::failed("columns", format!("{name}: {error}")), CliError::hint)
            .hint("say which column is which, by name or number: --map text=Statement --map by=Speaker --map on=Date")
            .hint("the fields are listed by: gainsay import --help"),
        ImportError::Report(refusal) => {
            CliError::failed("columns", format!("{name}: {refusal}")).hint(refusal.instead)
        }
        ImportError::Store(error) => CliError::Store(error),
        ImportError::Again(_) | ImportError::Rejected(_) => CliError::failed("io", format!("{name}: {error}")),
    }
}

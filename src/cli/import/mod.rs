//! `gainsay import`: the rows of a table as claims, in one transaction.

mod read;
mod reviews;
mod told;

use std::collections::BTreeMap;
use std::io::Seek;
use std::path::{Path, PathBuf};

use clap::Args;
use tempfile::SpooledTempFile;

use super::present::{WriteArgs, put};
use super::{CliError, Session, hints};
use crate::domain::{ClaimId, Imported};
use crate::intake::import::{DayOrder, ImportError, Options, import};
use crate::reading::table::{Quoting, Table};

/// Rejected rows up to this size are kept in memory, in bytes; more in a temporary file.
const IN_MEMORY: usize = 4 << 20;

/// Most hints after one import.
const HINTS: usize = 200;

/// Import claims from a table (CSV, TSV, XLSX, JSON lines), or fact-checks from a file of ClaimReview (JSON-LD).
///
/// Columns with the names of `export claims` are known; else say which is which: --map text=Statement --map by=Speaker. A row with
/// an `id` is that claim, changed where the cells differ; a row without one is the claim with its ref, else with the same text, speakers and
/// date, else a new one. Importing a file again changes nothing. Every row ends as new, updated, unchanged or rejected. If any is
/// rejected, nothing is recorded, unless --partial is given; the rejected rows stand in a file with their reasons.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay import claims.csv --dry-run\n  gainsay import checks.xlsx --map text=Statement --map by=Speaker --map on=Date --map url=Link --dates dmy\n\nFields of --map: id ref kind by as for speaker_kind on on_words text quote about event event_words topics note mode, article url headline outlet byline published language, relations, and denies contradicts disputes refutes confirms supports repeats quotes qualifies corrects retracts supersedes responds-to (refs or ids; scope part force say how)"
)]
pub(super) struct ImportArgs {
    /// The file (- is standard input)
    file: PathBuf,
    /// Which column a field is in: its name, or its number from 1; only what is mapped is read
    #[arg(long = "map", value_name = "FIELD=COLUMN", help_heading = "Columns")]
    maps: Vec<String>,
    /// Take the columns from this mapping, a TOML file; --map goes before it
    #[arg(long, value_name = "FILE", help_heading = "Columns")]
    mapping: Option<PathBuf>,
    /// Write the mapping to this file, to be given again with --mapping
    #[arg(long, value_name = "FILE", help_heading = "Columns")]
    save_mapping: Option<PathBuf>,
    /// The order of dates such as 03/04/2024: dmy or mdy; without it they are refused
    #[arg(long, value_name = "ORDER", help_heading = "Columns")]
    dates: Option<DayOrder>,
    /// The first row has no names: columns are numbered
    #[arg(long, conflicts_with = "header", help_heading = "Columns")]
    no_header: bool,
    /// The first row has the names
    #[arg(long, help_heading = "Columns")]
    header: bool,
    /// What stands between cells: a character, or tab [default: found out]
    #[arg(long, value_name = "CHARACTER", help_heading = "File")]
    delimiter: Option<String>,
    /// What a double quote means: double (it encloses a cell) or none (a character like any other) [default: found out]
    #[arg(long, value_name = "QUOTING", help_heading = "File")]
    quote: Option<Quoting>,
    /// The encoding: utf-8, windows-1252, utf-16le … [default: by the byte order mark, else UTF-8]
    #[arg(long, value_name = "LABEL", help_heading = "File")]
    encoding: Option<String>,
    /// The sheet of a workbook [default: the first]
    #[arg(long, value_name = "NAME", help_heading = "File")]
    sheet: Option<String>,
    /// Record the other rows even if some are rejected
    #[arg(long)]
    partial: bool,
    /// Name for each new claim the stored one that it most likely repeats, with the command that links them (up to 200; a claim
    /// takes about as long as: gainsay claim similar)
    #[arg(long)]
    hints: bool,
    /// The file for rejected rows [default: beside the file, FILE.rejected.csv]
    #[arg(long, value_name = "FILE")]
    rejected: Option<PathBuf>,
    /// Overwrite that file even if it was changed since gainsay wrote it
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the verb.
pub(super) fn run(args: &ImportArgs, session: &Session) -> Result<(), CliError> {
    if let Some(found) = reviews::of(&args.file)? {
        return reviews::run(args, session, &found);
    }
    let mapping = read::mapping(args)?;
    let table = read::table(args)?;
    let header = if args.no_header { Some(false) } else { args.header.then_some(true) };
    let options = Options { mapping, header, searches: args.hints, is_try: args.write.dry_run };
    let result = attempt(args, session, &table, &options);
    let (result, failure) = match result {
        Ok((result, None)) => (result, None),
        Ok((result, Some(failure))) => (result, Some(failure)),
        Err(error) => return Err(error),
    };
    if let Some(path) = args.save_mapping.as_ref().filter(|_| !args.write.dry_run) {
        put(path, session, args.force, &mut options.mapping.to_toml().as_bytes())?;
    }
    told::tell(&result, &args.write, session)?;
    failure.map_or(Ok(()), Err)
}

/// Imports; again where rows name claims that turn out not to be there. Returns what was done, or would have been, and why it was not.
fn attempt(
    args: &ImportArgs,
    session: &Session,
    table: &Table,
    options: &Options,
) -> Result<(Imported, Option<CliError>), CliError> {
    let dry_run = args.write.dry_run;
    let mut spoiled = BTreeMap::new();
    loop {
        let mut missing = BTreeMap::new();
        let mut refused = None;
        let written = session.write(dry_run, |ledger| {
            let mut rejects = SpooledTempFile::new(IN_MEMORY);
            let before = ledger.last_ids()?.claim.number();
            let mut result = match import(ledger, table, options, &spoiled, &mut rejects) {
                Err(ImportError::Again(lines)) => {
                    missing = lines;
                    return Err(CliError::failed("rejected", "rows name claims that are not there"));
                }
                other => other.map_err(|error| read::explain(error, &args.file))?,
            };
            result.file = read::name(&args.file);
            result.dry_run = dry_run;
            if result.counts.rejected > 0 && !dry_run {
                let path = args.rejected.clone().unwrap_or_else(|| beside(&args.file));
                rejects.rewind()?;
                put(&path, session, args.force, &mut rejects)?;
                result.rejected_file = Some(path.display().to_string());
            }
            if result.counts.rejected > 0 && !args.partial {
                let error = told::refusal(&result);
                refused = Some(result);
                return Err(error);
            }
            let mut found = Vec::new();
            if args.hints {
                let new = (before + 1..=ledger.last_ids()?.claim.number()).map(ClaimId::new);
                found = hints::repeats_of(ledger, new, HINTS)?;
            }
            Ok((result, found))
        });
        match (written, refused) {
            (Ok(((mut result, found), entry)), _) => {
                result.entry = entry;
                hints::show(&found);
                return Ok((result, None));
            }
            (Err(error), Some(result)) => return Ok((result, Some(error))),
            // A try more for each link in a chain of rows that name rejected ones.
            (Err(_), None) if !missing.is_empty() => spoiled.extend(missing),
            (Err(error), None) => return Err(error),
        }
    }
}

/// `claims.csv` → `claims.rejected.csv`.
fn beside(file: &Path) -> PathBuf {
    if file == Path::new("-") {
        return PathBuf::from("rejected.csv");
    }
    let mut name = file.file_stem().unwrap_or_default().to_owned();
    name.push(".rejected.csv");
    file.with_file_name(name)
}

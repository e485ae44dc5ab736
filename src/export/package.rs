//! `datapackage.json`: what the files beside it are, in the Data Package format of Frictionless
//! (specs.frictionlessdata.io).
//!
//! Owns that file's content: for each exported file its columns with types and meaning, rows, bytes and
//! SHA-256, what was asked (filters, fields, as-of, known-on), and the state of the ledger that answered. One
//! folder has one `datapackage.json` for all files that go there without a name of their own; a file named
//! with `-o` has a `NAME.datapackage.json` of its own, because its folder may be anybody's. Whether that file
//! may be replaced is decided by `.gainsay.sha256`, like that of any export: the package describes files for
//! others, that list says which are ours.
//!
//! Nothing in it comes from the clock: the same ledger and query give the same bytes.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::shape::{Shape, Written};
use super::{ExportError, Exported, Query, Report, put};
use crate::domain::Entry;
use crate::domain::cell::GUARD_COLUMN;
use crate::output::{ColumnKind, Format};
use crate::store::{KnownOn, Reader, StoreError};
use crate::whole_file;

/// Its name in a folder of exports.
pub(super) const NAME: &str = "datapackage.json";

/// What a file is made of: which of these decides how its columns are described.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Made {
    /// A file in one shape.
    As(Shape),
    /// A sheet of a workbook.
    Sheet,
}

/// What a file is about.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject {
    /// The report's name.
    pub name: &'static str,
    /// What it has a row for, in words.
    pub meaning: &'static str,
    /// Whether it counts days to today, if it is not asked as of a day.
    pub counts_to_today: bool,
}

impl From<&Report> for Subject {
    fn from(report: &Report) -> Self {
        let &Report { name, meaning, counts_to_today, .. } = report;
        Self { name, meaning, counts_to_today }
    }
}

/// What is said of every file of one export.
pub(super) struct Occasion<'o> {
    /// What was asked.
    pub query: &'o Query,
    /// The last entry that the answer rests on; `None`: an empty ledger.
    pub entry: Option<&'o Entry>,
    /// The seal of the ledger as it was then: `57:9f86d0…`; none while there is no entry.
    pub seal: Option<String>,
}

/// The seal of the ledger as a reader sees it, for an [`Occasion`].
pub(super) fn seal_of(reader: &Reader<'_>) -> Result<Option<String>, StoreError> {
    let seal = reader.seal()?;
    Ok(Some(seal).filter(|seal| seal.number > 0 && !seal.sha256.is_empty()).map(|seal| seal.to_string()))
}

/// The package of a single file: `shells.csv.datapackage.json`.
pub(super) fn beside(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(NAME);
    file.with_file_name(name)
}

/// The description of one file, or of one sheet of it, whose name is `part`.
pub(super) fn resource(
    file: &Exported,
    part: &str,
    subject: Subject,
    made: Made,
    written: &Written,
    occasion: &Occasion<'_>,
) -> Value {
    let path = file.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut name = slug(&path);
    if made == Made::Sheet {
        name = format!("{name}-{part}");
    }
    let (format, media, dialect) = kind_of_file(made, part);
    let mut resource = json!({
        "name": name,
        "path": path,
        "description": subject.meaning,
        "profile": if dialect.is_some() { "tabular-data-resource" } else { "data-resource" },
        "format": format,
        "mediatype": media,
    });
    if format != "xlsx" {
        resource["encoding"] = json!("utf-8");
    }
    if let Some(dialect) = dialect {
        resource["dialect"] = dialect;
        resource["schema"] = schema(made, written);
    }
    resource["bytes"] = json!(file.bytes);
    resource["hash"] = json!(format!("sha256:{}", file.sha256));
    resource["rows"] = json!(written.rows);
    resource["gainsay"] = asked(subject, occasion);
    resource
}

/// Format, media type, and for tables the dialect.
fn kind_of_file(made: Made, part: &str) -> (&'static str, &'static str, Option<Value>) {
    let csv = |delimiter: &str, terminator: &str| json!({"delimiter": delimiter, "lineTerminator": terminator, "quoteChar": "\"", "doubleQuote": true, "header": true});
    match made {
        Made::Sheet => (
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Some(json!({"header": true, "excel": {"sheet": part}})),
        ),
        Made::As(Shape::Spreadsheet(how)) => {
            ("csv", "text/csv", Some(csv(&char::from(how.delimiter).to_string(), "\r\n")))
        }
        Made::As(Shape::Plain(style)) => match style.format {
            Format::Csv => ("csv", "text/csv", Some(csv(",", "\n"))),
            Format::Json => ("json", "application/json", None),
            Format::Jsonl => ("jsonl", "application/x-ndjson", None),
            Format::Markdown => ("md", "text/markdown", None),
            Format::Table => ("txt", "text/plain", None),
        },
    }
}

fn schema(made: Made, written: &Written) -> Value {
    let mut fields: Vec<Value> = written
        .meanings()
        .map(|(column, meaning)| {
            let mut field = Map::new();
            field.insert("name".into(), json!(column.name));
            field.insert("type".into(), json!(type_of(made, column.kind)));
            field.insert("description".into(), json!(meaning));
            if column.kind == ColumnKind::Flag {
                field.insert("trueValues".into(), json!(["true"]));
                field.insert("falseValues".into(), json!(["false"]));
            }
            Value::Object(field)
        })
        .collect();
    if let Made::As(Shape::Spreadsheet(_)) = made {
        fields.push(json!({
            "name": GUARD_COLUMN,
            "type": "integer",
            "description": "1: in this file an apostrophe stands before a text that a spreadsheet would run or take for a \
                number, a date or a truth; a character that it would lose is written as _xHHHH_ (its code point in \
                hexadecimal), and the underscore before what only looks so as _x005F_. An import by gainsay undoes both",
        }));
    }
    // The ledger holds no empty text, so an empty cell has one meaning.
    json!({"fields": fields, "missingValues": [""]})
}

/// The type of the Table Schema.
fn type_of(made: Made, kind: ColumnKind) -> &'static str {
    match (kind, made) {
        (ColumnKind::Count, _) => "integer",
        (ColumnKind::Flag, _) => "boolean",
        (ColumnKind::Day, _) => "date",
        // A cell of it is a date if it is a whole day, else a text.
        (ColumnKind::Edtf, Made::Sheet) => "any",
        (ColumnKind::Text | ColumnKind::Edtf, _) => "string",
    }
}

fn asked(subject: Subject, occasion: &Occasion<'_>) -> Value {
    let Query { rows, fields, filters, known_on, today } = occasion.query;
    let filters: Map<String, Value> =
        filters.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
    // Days that are counted to today are part of what was asked.
    let today = today.filter(|_| subject.counts_to_today && rows.as_of.is_none());
    json!({
        "version": env!("CARGO_PKG_VERSION"),
        "report": subject.name,
        "counted_to": today.map(|day| day.to_string()),
        "filters": filters,
        "fields": fields,
        "as_of": rows.as_of.map(|day| day.to_string()),
        "known_on": known_on.as_ref().map(known_on_in_words),
        "entry": occasion.entry.map(|entry| entry.id.to_string()),
        "recorded_at": occasion.entry.map(|entry| entry.at.as_str()),
        "seal": occasion.seal,
    })
}

/// `e9`, or an instant.
pub(super) fn known_on_in_words(moment: &KnownOn) -> String {
    match moment {
        KnownOn::After(entry) => entry.to_string(),
        KnownOn::Before(instant) => {
            format!("before {}", instant.to_rfc3339_opts(chrono::SecondsFormat::Millis, true))
        }
    }
}

/// Puts the descriptions into a package. With `shared`, those of other files that are still there stay in it.
pub(super) fn update(
    package: &Path,
    ledger: &Path,
    force: bool,
    shared: bool,
    resources: Vec<Value>,
) -> Result<Exported, ExportError> {
    put(package, ledger, force, |out| {
        let mut all = resources;
        if shared {
            all.extend(others(package, &all));
        }
        all.sort_by(|a, b| key(a).cmp(&key(b)));
        let name = if shared {
            "gainsay-exports".to_owned()
        } else {
            all.first().map(|r| text(r, "name").to_owned()).unwrap_or_default()
        };
        let content = json!({
            "profile": "data-package",
            "name": name,
            "title": "Reports of a gainsay ledger",
            "description": "Who claimed what, on which date, in which article, and who denied it.",
            "resources": all,
        });
        serde_json::to_writer_pretty(&mut *out, &content).map_err(std::io::Error::from)?;
        out.write_all(b"\n")?;
        Ok(0)
    })
}

/// How long a package may be, in bytes.
const MOST: u64 = 16 << 20;

/// What the package that is there says of other files that still are there. One that cannot be read says
/// nothing.
fn others(package: &Path, described: &[Value]) -> Vec<Value> {
    let read = whole_file::read_small(package, MOST).ok().flatten();
    let read = read.and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
    let Some(Value::Array(found)) = read.map(|mut package| package["resources"].take()) else {
        return Vec::new();
    };
    let folder = package.parent().unwrap_or(Path::new(""));
    found
        .into_iter()
        .filter(|other| described.iter().all(|new| text(new, "path") != text(other, "path")))
        .filter(|other| !text(other, "path").is_empty() && folder.join(text(other, "path")).is_file())
        .collect()
}

fn text<'v>(resource: &'v Value, key: &str) -> &'v str {
    resource[key].as_str().unwrap_or_default()
}

fn key(resource: &Value) -> (&str, &str) {
    (text(resource, "path"), text(resource, "name"))
}

/// A name as the format wants it: small letters, digits, `.`, `-` and `_`.
fn slug(name: &str) -> String {
    let slug: String = name
        .to_ascii_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-') { c } else { '-' })
        .collect();
    let slug = slug.trim_start_matches(['.', '-', '_']);
    if slug.is_empty() { "export".to_owned() } else { slug.to_owned() }
}

use std::io::{self, Write};
use std::path::Path;
use std::sync::LazyLock;

use super::{ExportError, Exported, FilePlace, Kept, Order, Query, REPORTS, Report, listed, reports, write};
use crate::domain::{Outcome, Vocabulary};
use crate::output::{Format, Style};
use crate::report::tests::sample::{Folder, log, sample};
use crate::store::{Ledger, StoreError};

mod claim_reviews;
mod files;
mod rows;
mod spreadsheets;

static EVERY: LazyLock<Vec<&'static Report>> = LazyLock::new(|| REPORTS.iter().collect());

fn named(name: &str) -> &'static Report {
    Report::named(name).unwrap()
}

fn csv(ledger: &mut Ledger, report: &Report) -> String {
    in_format(ledger, report, &Query::default(), Format::Csv).unwrap()
}

fn in_format(
    ledger: &mut Ledger,
    report: &Report,
    query: &Query,
    format: Format,
) -> Result<String, ExportError> {
    let mut out = Vec::new();
    ledger.read(|reader| write(report, reader, query, Style::plain(format), &mut out))?;
    Ok(String::from_utf8(out).unwrap())
}

fn to_file(ledger: &mut Ledger, path: &Path, force: bool) -> Result<Exported, ExportError> {
    to_file_of(ledger, path, force, &Query::default())
}

fn to_file_of(ledger: &mut Ledger, path: &Path, force: bool, query: &Query) -> Result<Exported, ExportError> {
    let own = ledger.path().to_path_buf();
    let place = FilePlace { file: Some(path), folder: Path::new(""), ledger: &own, force };
    let order = Order {
        reports: &[named("disputed")],
        kept: Kept::Files(Format::Csv.into()),
        split: false,
        described: false,
    };
    let mut done = Vec::new();
    ledger.read(|reader| reports(order, reader, query, place, &mut done))?;
    assert_eq!(done.len(), 1);
    Ok(done.remove(0))
}

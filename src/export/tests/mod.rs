use std::io::{self, Write};
use std::path::Path;

use super::{ExportError, Exported, Query, Report, Target, file, listed, write};
use crate::domain::{Outcome, Vocabulary};
use crate::output::{Format, Style};
use crate::report::sample::{Folder, log, sample};
use crate::store::{Ledger, StoreError};

mod files;
mod rows;

fn csv(ledger: &mut Ledger, report: Report) -> String {
    in_format(ledger, report, &Query::default(), Format::Csv).unwrap()
}

fn in_format(
    ledger: &mut Ledger,
    report: Report,
    query: &Query,
    format: Format,
) -> Result<String, ExportError> {
    let mut out = Vec::new();
    ledger.read(|reader| write(report, reader, query, Style::plain(format), &mut out))?;
    Ok(String::from_utf8(out).unwrap())
}

fn to_file(ledger: &mut Ledger, path: &Path, force: bool) -> Result<Exported, ExportError> {
    let own = ledger.path().to_path_buf();
    let target = Target { path: Some(path), ledger: &own, force };
    ledger.read(|reader| file(Report::Disputed, reader, &Query::default(), Format::Csv, target))
}

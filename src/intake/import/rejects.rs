//! The rejected rows of an import as a table of their own, to be mended and imported.

use std::io::Write;

use super::columns::{Columns, REJECTED_LINE, REJECTED_REASON};
use super::row::Fault;
use crate::reading::table::Record;

/// The file of rejected rows: the columns as they were, then the line and the reason.
pub(super) struct Rejects<W: Write> {
    out: csv::Writer<W>,
    is_begun: bool,
}

impl<W: Write> Rejects<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out: csv::WriterBuilder::new().flexible(true).from_writer(out), is_begun: false }
    }

    pub(super) fn flush(&mut self) -> Result<(), csv::Error> {
        Ok(self.out.flush()?)
    }

    /// Keeps one row, after a header before the first.
    pub(super) fn put(
        &mut self,
        columns: &Columns,
        record: &Record,
        faults: &[Fault],
    ) -> Result<(), csv::Error> {
        let own = |name: &str| [REJECTED_LINE, REJECTED_REASON].contains(&name);
        let kept: Vec<usize> = (0..columns.names.len()).filter(|at| !own(&columns.names[*at])).collect();
        if !self.is_begun {
            self.is_begun = true;
            let names = kept.iter().map(|at| columns.names[*at].as_str());
            self.out.write_record(names.chain([REJECTED_LINE, REJECTED_REASON]))?;
        }
        let reason: Vec<String> = faults
            .iter()
            .map(|fault| match &fault.column {
                Some(column) => format!("{column}: {}", fault.what),
                None => fault.what.clone(),
            })
            .collect();
        let line = record.line.to_string();
        let reason = reason.join(" | ");
        // The cells past the last column stand after the reason: nothing of the row is lost.
        // So do the lines of one that could not be read: they are no value of the first column.
        let is_read = record.fault().is_none();
        let beyond = (if is_read { columns.names.len() } else { 0 }..record.len()).map(|at| record.cell(at));
        let cells = kept.iter().map(|at| if is_read { record.cell(*at) } else { "" });
        self.out.write_record(cells.chain([line.as_str(), reason.as_str()]).chain(beyond))
    }
}

//! The rows of a report on their way to where they go.
//!
//! Owns how they are read and written at once. Called by the reports of [`REPORTS`](super::REPORTS), each
//! with the rows it is about.

use std::cell::Cell;
use std::sync::mpsc;

use super::ExportError;
use super::query::Query;
use super::shape::{Destination, RowRange, Shape, Written};
use crate::output::columns::DISPUTED;
use crate::output::{Columns, is_flat, write_disputed};
use crate::report;
use crate::store::{Reader, StoreError};

/// The rows that were asked for, on their way.
pub(super) struct Rows<'q, 'd> {
    /// What was asked.
    pub(super) query: &'q Query,
    /// Where they go.
    pub(super) to: Destination<'d>,
    /// Which of them.
    pub(super) part: RowRange,
}

impl Rows<'_, '_> {
    /// Writes rows that have these columns.
    pub(super) fn take<R: Send + 'static>(
        mut self,
        columns: &Columns<R>,
        rows: impl Iterator<Item = Result<R, StoreError>>,
    ) -> Result<Written, ExportError> {
        let selection = columns.select(self.query.fields.as_deref())?;
        let (to, part) = (&mut self.to, self.part);
        beside(rows.map(|row| row.map_err(ExportError::from)), |rows| {
            to.take(columns, &selection, rows, part)
        })
    }

    /// Writes disputed claims: a row for each challenge where there are columns; where people or programs
    /// read, a block or an object for each claim.
    pub(super) fn take_disputed(mut self, reader: &Reader<'_>) -> Result<Written, ExportError> {
        let selection = DISPUTED.select(self.query.fields.as_deref())?;
        let claims = Cell::new(0);
        let items = report::disputed(reader, &self.query.rows).map(|item| {
            claims.set(claims.get() + u64::from(item.is_ok()));
            item.map_err(ExportError::from)
        });
        if let Destination::Stream(Shape::Plain(style), out) = &mut self.to
            && !is_flat(&selection, *style)
        {
            let things = write_disputed(*out, &selection, items, *style)?;
            return Ok(Written { rows: things, things, ..Written::default() });
        }
        let lines = items.flat_map(|item| match item {
            Ok(item) => item.lines().map(Ok).collect(),
            Err(error) => vec![Err(error)],
        });
        let (to, part) = (&mut self.to, self.part);
        let written = beside(lines, |rows| to.take(&DISPUTED, &selection, rows, part))?;
        Ok(Written { things: claims.get(), ..written })
    }
}

/// How many rows go over at a time, and how many such loads may wait.
const LOAD: usize = 256;
const WAITING: usize = 4;

/// Rows are read here and written by a second thread, so that neither waits for the other; a few of them are
/// written at once.
fn beside<R: Send, T: Send>(
    mut rows: impl Iterator<Item = Result<R, ExportError>>,
    write: impl FnOnce(&mut (dyn Iterator<Item = Result<R, ExportError>> + Send)) -> T + Send,
) -> T {
    let first: Vec<_> = rows.by_ref().take(LOAD).collect();
    if first.len() < LOAD {
        return write(&mut first.into_iter());
    }
    let (sender, receiver) = mpsc::sync_channel::<Vec<_>>(WAITING);
    std::thread::scope(|scope| {
        let writing =
            scope.spawn(move || write(&mut first.into_iter().chain(receiver.into_iter().flatten())));
        loop {
            let load: Vec<_> = rows.by_ref().take(LOAD).collect();
            // Nobody takes them any more: writing has failed, or there is no room for more rows.
            if load.is_empty() || sender.send(load).is_err() {
                break;
            }
        }
        drop(sender);
        writing.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

//! A report to a writer.

use std::io::Write;

use super::query::Query;
use super::report::{Narrowed, Report};
use super::rows::Rows;
use super::shape::{Destination, Printed, Rest, RowRange, Written};
use super::{ExportError, Shape};
use crate::report::DisputedQuery;
use crate::store::{ClaimFilter, Reader};

/// Writes a report to `out`.
///
/// A row is written as it is read, so a slow reader of `out` keeps the ledger's snapshot open: for a pipe or
/// a pager the caller gives a buffer and prints afterwards.
///
/// # Errors
///
/// An unknown field or a filter that the report has not, before anything is written; then the first failure
/// to read or write, or the first row for which a spreadsheet has no room. What `out` then has is cut off.
pub fn write(
    report: &Report,
    reader: &Reader<'_>,
    query: &Query,
    shape: impl Into<Shape>,
    out: &mut (dyn Write + Send),
) -> Result<Printed, ExportError> {
    let shape = shape.into();
    let part = RowRange { from: 0, room: shape.room(Rest::Refused) };
    let written = write_part(report, reader, query, Destination::Stream(shape, out), part)?;
    Ok(Printed { rows: written.things, cut: written.cut() })
}

/// Writes a part of a report.
pub(super) fn write_part(
    report: &Report,
    reader: &Reader<'_>,
    query: &Query,
    to: Destination<'_>,
    part: RowRange,
) -> Result<Written, ExportError> {
    refuse_other_filters(report, &query.rows)?;
    (report.write)(Rows { query, to, part }, reader)
}

/// A filter that a report does not know must not be dropped in silence: the file would hold more than was
/// asked for.
fn refuse_other_filters(report: &Report, rows: &DisputedQuery) -> Result<(), ExportError> {
    let refuse = |filter| Err(ExportError::Filter { report: report.name, filter });
    let of_disputes = rows.by.is_some() || rows.include != DisputedQuery::default().include;
    if report.narrowed != Narrowed::Disputes && of_disputes {
        return refuse("who challenged a claim, or its status");
    }
    if report.narrowed == Narrowed::Nothing && !is_empty(&rows.claims) {
        return refuse("which claims");
    }
    Ok(())
}

fn is_empty(filter: &ClaimFilter) -> bool {
    let ClaimFilter { speakers, outlet, article, topic, kind, since, until, text } = filter;
    let ids = speakers.is_none() && outlet.is_none() && article.is_none() && topic.is_none();
    ids && kind.is_none() && since.is_none() && until.is_none() && text.is_none()
}

//! CSV for a spreadsheet: what opens right there, and comes back whole.
//!
//! Owns the bytes of the guarded dialect that [`cell`] defines: byte order mark, CRLF between records, every field quoted, a
//! header, the guard column last. A row that a sheet has no room for is refused by its id; it is never cut. Called by
//! `export`. The plain dialect, faithful to the byte, is `delimited`'s.

use std::borrow::Cow;
use std::io::{self, Write};

use super::column::{Column, Kind};
use super::delimited::io_error;
use super::value::Value;
use crate::domain::cell::{self, GUARD_COLUMN, GUARD_VERSION, TooLarge};

/// A row that has no room in a sheet. Nothing is cut, so the report has no room either.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoRoom {
    /// A cell is too long.
    #[error(
        "row {row} ({id}), column {column}: {} are more than a cell of a spreadsheet holds ({})",
        amount(*.too), limit(*.too)
    )]
    Cell {
        /// Which row, from 1, the header not counted.
        row: u64,
        /// What its first column says: its id.
        id: String,
        /// The column.
        column: &'static str,
        /// What there is too much of.
        too: TooLarge,
    },
    /// There are more rows than a sheet has.
    #[error("row {row} ({id}): a sheet of a spreadsheet holds {limit} rows below the header")]
    Rows {
        /// The first row without room, from 1.
        row: u64,
        /// What its first column says: its id.
        id: String,
        /// How many rows there is room for.
        limit: u64,
    },
}

fn amount(too: TooLarge) -> String {
    match too {
        TooLarge::Characters(count) => format!("{count} characters"),
        TooLarge::LineFeeds(count) => format!("{count} line breaks"),
    }
}

fn limit(too: TooLarge) -> usize {
    match too {
        TooLarge::Characters(_) => cell::MAX_UNITS,
        TooLarge::LineFeeds(_) => cell::MAX_LINE_FEEDS,
    }
}

/// Checks one cell of a row.
///
/// # Errors
/// [`NoRoom::Cell`], with the place.
pub fn check_cell(text: &str, row: u64, id: &str, column: &'static str) -> Result<(), NoRoom> {
    cell::fits(text).map_err(|too| NoRoom::Cell { row, id: id.to_owned(), column, too })
}

/// Writes header and rows and returns how many rows there were.
///
/// # Errors
/// [`NoRoom`] for the first cell that is too long, and the first failed row or failure to write. What `out` then has is cut off.
/// How many rows a sheet holds is the caller's to watch: it knows whether they may go on in another file.
pub fn write_spreadsheet<R: 'static, E: From<io::Error> + From<NoRoom>>(
    out: &mut dyn Write,
    columns: &[&'static Column<R>],
    rows: impl Iterator<Item = Result<R, E>>,
    delimiter: u8,
) -> Result<u64, E> {
    let mut rows = rows;
    let first = rows.next().transpose()?;
    out.write_all("\u{feff}".as_bytes())?;
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(csv::Terminator::CRLF)
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(out);
    let names = columns.iter().map(|column| column.name).chain([GUARD_COLUMN]);
    writer.write_record(names).map_err(io_error)?;
    let mut count = 0;
    for row in first.map(Ok).into_iter().chain(rows) {
        let row = row?;
        count += 1;
        let mut id = String::new();
        for (at, column) in columns.iter().enumerate() {
            let value = (column.value)(&row);
            let text = value.flat();
            let guarded = guarded(&value, column.kind, &text);
            if at == 0 {
                id.clone_from(&text);
            }
            check_cell(&guarded, count, &id, column.name)?;
            writer.write_field(guarded.as_bytes()).map_err(io_error)?;
        }
        writer.write_field(GUARD_VERSION).map_err(io_error)?;
        writer.write_record(None::<&[u8]>).map_err(io_error)?;
    }
    writer.flush()?;
    Ok(count)
}

/// What the value is in a cell: numbers, truths and whole days are bare, so that the spreadsheet can calculate, sort and
/// filter; every other text is guarded.
fn guarded<'t>(value: &Value, kind: Kind, text: &'t str) -> Cow<'t, str> {
    match value {
        Value::Null | Value::Int(_) | Value::Bool(_) => Cow::Borrowed(text),
        _ if kind.is_date() && cell::exact_day(text).is_some() => Cow::Borrowed(text),
        _ => cell::to_cell(text),
    }
}

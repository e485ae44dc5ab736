//! CSV for a spreadsheet: what opens right there, and comes back whole.
//!
//! Owns the bytes of the guarded dialect that [`cell`] defines: byte order mark, CRLF between records, every
//! field quoted, a header, the guard column last. A text that a cell has no room for is shown cut, with a
//! mark that says so, and counted. Called by `export`. The plain dialect, faithful to the byte, is
//! `delimited`'s.

use std::borrow::Cow;
use std::io::{self, Write};

use super::column::{Column, ColumnKind};
use super::delimited::io_error;
use super::value::Value;
use crate::domain::cell::{self, GUARD_COLUMN, GUARD_VERSION};

/// More rows than a sheet has. None is left out, so the report has no room either.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("row {row} ({id}): a sheet of a spreadsheet holds {limit} rows below the header")]
pub struct NoRoom {
    /// The first row without room, from 1.
    pub row: u64,
    /// What its first column says: its id.
    pub id: String,
    /// How many rows there is room for.
    pub limit: u64,
}

/// What a sheet was filled with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filled {
    /// How many rows there are, the header not counted.
    pub rows: u64,
    /// In how many cells of each column only the beginning of a text has room.
    pub cut: Vec<u64>,
}

/// Writes header and rows.
///
/// # Errors
/// The first failed row or failure to write. What `out` then has is cut off. How many rows a sheet holds is
/// the caller's to watch: it knows whether they may go on in another file.
pub fn write_spreadsheet<R: 'static, E: From<io::Error>>(
    out: &mut dyn Write,
    columns: &[&'static Column<R>],
    rows: impl Iterator<Item = Result<R, E>>,
    delimiter: u8,
) -> Result<Filled, E> {
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
    let mut filled = Filled { rows: 0, cut: vec![0; columns.len()] };
    for row in first.map(Ok).into_iter().chain(rows) {
        let row = row?;
        filled.rows += 1;
        for (column, cut) in columns.iter().zip(&mut filled.cut) {
            let value = (column.value)(&row);
            let text = value.flat();
            let guarded = guarded(&value, column.kind, &text);
            if cell::fits(&guarded) {
                writer.write_field(guarded.as_bytes()).map_err(io_error)?;
            } else {
                *cut += 1;
                writer.write_field(cell::to_cell(&cell::shown(&text)).as_bytes()).map_err(io_error)?;
            }
        }
        writer.write_field(GUARD_VERSION).map_err(io_error)?;
        writer.write_record(None::<&[u8]>).map_err(io_error)?;
    }
    writer.flush()?;
    Ok(filled)
}

/// What the value is in a cell: numbers, truths and whole days are bare, so that the spreadsheet can
/// calculate, sort and filter; every other text is guarded.
fn guarded<'t>(value: &Value<'_>, kind: ColumnKind, text: &'t str) -> Cow<'t, str> {
    match value {
        Value::Null | Value::Int(_) | Value::Bool(_) => Cow::Borrowed(text),
        _ if kind.is_date() && cell::exact_day(text).is_some() => Cow::Borrowed(text),
        _ => cell::to_cell(text),
    }
}

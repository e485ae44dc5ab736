//! CSV, as RFC 4180 has it.
//!
//! Owns the CSV dialect: comma, a header always (also above no rows), records ended by LF, quotes only where
//! a cell needs them, UTF-8 without byte order mark. Cells hold the bytes as recorded: what a spreadsheet
//! might take for a formula or a number stays what it is. Never escapes anything for a spreadsheet; that is
//! `export`'s choice.

use std::io::{self, Write};

use csv::ByteRecord;

use super::column::Column;
use super::value::Value;

/// Header and rows; the number of rows.
pub(super) fn write_csv<R, E: From<io::Error>>(
    out: &mut dyn Write,
    columns: &[&'static Column<R>],
    rows: impl Iterator<Item = Result<R, E>>,
) -> Result<u64, E> {
    write_csv_shown(out, columns, rows, |_, _| ())
}

/// Writes rows as CSV. `show` is shown every value that is written, with the place of its column.
///
/// # Errors
/// The first failed row or failure to write. What `out` then has is cut off; when the very first row fails,
/// it has nothing.
pub fn write_csv_shown<R, E: From<io::Error>>(
    out: &mut dyn Write,
    columns: &[&'static Column<R>],
    mut rows: impl Iterator<Item = Result<R, E>>,
    mut show: impl FnMut(usize, &Value<'_>),
) -> Result<u64, E> {
    let first = rows.next().transpose()?;
    let mut writer = headed(out, columns)?;
    let mut record = ByteRecord::new();
    let mut count = 0;
    for row in first.map(Ok).into_iter().chain(rows) {
        write_cells(&mut writer, &mut record, columns, &row?, &mut show)?;
        count += 1;
    }
    writer.flush()?;
    Ok(count)
}

/// A header that no list of columns knows, and as many cells in each row; the number of rows.
pub(super) fn write_cells_of<E: From<io::Error>>(
    out: &mut dyn Write,
    header: &[String],
    rows: impl Iterator<Item = Result<Vec<String>, E>>,
) -> Result<u64, E> {
    let mut writer = writer(out);
    writer.write_record(header).map_err(io_error)?;
    let mut count = 0;
    for row in rows {
        writer.write_record(row?).map_err(io_error)?;
        count += 1;
    }
    writer.flush()?;
    Ok(count)
}

/// Header and one row.
pub(super) fn write_record<R>(
    out: &mut dyn Write,
    columns: &[&'static Column<R>],
    row: &R,
) -> io::Result<()> {
    let mut writer = headed(out, columns)?;
    write_cells(&mut writer, &mut ByteRecord::new(), columns, row, &mut |_, _| ())?;
    writer.flush()
}

/// How many bytes are written at once. A row for which there may be no room any more is written the slower
/// way.
const BUFFER: usize = 64 << 10;

type Writer<'a> = csv::Writer<&'a mut dyn Write>;

fn writer(out: &mut dyn Write) -> Writer<'_> {
    csv::WriterBuilder::new()
        .terminator(csv::Terminator::Any(b'\n'))
        .quote_style(csv::QuoteStyle::Necessary)
        .buffer_capacity(BUFFER)
        .from_writer(out)
}

fn headed<'a, R>(out: &'a mut dyn Write, columns: &[&'static Column<R>]) -> io::Result<Writer<'a>> {
    let mut writer = writer(out);
    writer.write_record(columns.iter().map(|column| column.name)).map_err(io_error)?;
    Ok(writer)
}

/// Writes a row, by way of `record`, which is emptied first. `csv` copies a whole record for which its buffer
/// has room for certain, and looks at every byte of one that it is given field by field: a fourteenth of an
/// export.
fn write_cells<R>(
    writer: &mut Writer<'_>,
    record: &mut ByteRecord,
    columns: &[&'static Column<R>],
    row: &R,
    show: &mut impl FnMut(usize, &Value<'_>),
) -> io::Result<()> {
    record.clear();
    for (at, column) in columns.iter().enumerate() {
        let value = (column.value)(row);
        show(at, &value);
        record.push_field(value.flat().as_bytes());
    }
    writer.write_byte_record(record).map_err(io_error)
}

/// The I/O error inside, with its kind: a closed pipe must still be known as one, and `csv`'s own conversion
/// hides it.
pub(super) fn io_error(error: csv::Error) -> io::Error {
    if !error.is_io_error() {
        // A record of another length, which a fixed list of columns rules out.
        return io::Error::other(error);
    }
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        _ => io::Error::other("the CSV could not be written"),
    }
}

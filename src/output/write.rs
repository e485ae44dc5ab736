//! From rows to bytes, in whichever format.
//!
//! Owns the choice of columns and writer for a format. Called by `cli` and `export` with a writer of theirs;
//! an error of that writer comes back as it is, so that the caller can let a closed pipe end quietly.

use std::io::{self, Write};

use super::column::Selection;
use super::format::{Format, Style};
use super::{delimited, json, markdown, table};

/// Writes a list and returns how many rows it had.
///
/// `json`, `jsonl`, `csv` and `md` write each row as it comes; `table` needs all of them to know its widths.
/// No rows give `[]` in `json`, the header in `csv` and `md`, and nothing in `jsonl` and `table`.
///
/// # Errors
///
/// The first failed row or the first failure to write. When the very first row fails nothing has been
/// written; after that the output stays cut off where the failure happened (`table`: empty), and a JSON array
/// is then not closed.
pub fn write_rows<R: 'static, E: From<io::Error>>(
    out: &mut dyn Write,
    selection: &Selection<R>,
    rows: impl IntoIterator<Item = Result<R, E>>,
    style: Style,
) -> Result<u64, E> {
    let columns = selection.columns(style.format);
    let mut rows = rows.into_iter();
    let first = rows.next().transpose()?;
    let rows = first.map(Ok).into_iter().chain(rows);
    let count = match style.format {
        Format::Table => table::write_table(out, &columns, rows, style)?,
        Format::Json => json::write_array(out, &columns, rows)?,
        Format::Jsonl => json::write_lines(out, &columns, rows)?,
        Format::Csv => delimited::write_csv(out, &columns, rows)?,
        Format::Markdown => markdown::write_table(out, &columns, rows)?,
    };
    out.flush()?;
    Ok(count)
}

/// Writes one record: `json` an object over several lines, `jsonl` the same on one, `csv` a header and one
/// row, `md` and `table` a line for each field; `table` leaves out the fields without a value.
pub fn write_record<R: 'static>(
    out: &mut dyn Write,
    selection: &Selection<R>,
    row: &R,
    style: Style,
) -> io::Result<()> {
    let columns = selection.record_columns(style.format);
    let fields = columns.iter().map(|column| (column.name, (column.value)(row)));
    match style.format {
        Format::Table => table::write_listing(out, fields, style)?,
        Format::Json => json::write_indented(out, &columns, row)?,
        Format::Jsonl => json::write_line(out, &columns, row)?,
        Format::Csv => delimited::write_record(out, &columns, row)?,
        Format::Markdown => markdown::write_listing(out, fields)?,
    }
    out.flush()
}

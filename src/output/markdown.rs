//! Tables of GitHub Flavored Markdown.
//!
//! Owns how a cell is kept one cell on one line. Cells are not padded: the source is read by programs and the
//! rendered table by people. Emphasis that a recorded text happens to spell is left as it is, and so is an
//! address: it takes no word away, and an escape inside an address would break it. Images and named links are
//! written as text: a report that is rendered elsewhere must fetch nothing, and lead nowhere unseen.

use std::io::{self, Write};

use super::column::Column;
use super::value::Value;

/// Header and rows; the number of rows.
pub(super) fn write_table<R, E: From<io::Error>>(
    out: &mut dyn Write,
    columns: &[&'static Column<R>],
    rows: impl Iterator<Item = Result<R, E>>,
) -> Result<u64, E> {
    let mut count = 0;
    write_header(out, columns.iter().map(|column| column.name))?;
    for row in rows {
        let row = row?;
        write_line(out, columns.iter().map(|column| cell(&(column.value)(&row))))?;
        count += 1;
    }
    Ok(count)
}

/// One record as a table of field and value, a line for each field.
pub(super) fn write_listing<'r>(
    out: &mut dyn Write,
    fields: impl Iterator<Item = (&'static str, Value<'r>)>,
) -> io::Result<()> {
    write_header(out, ["field", "value"].into_iter())?;
    for (name, value) in fields {
        write_line(out, [name.to_owned(), cell(&value)].into_iter())?;
    }
    Ok(())
}

pub(super) fn write_header<'a>(
    out: &mut dyn Write,
    names: impl Iterator<Item = &'a str> + Clone,
) -> io::Result<()> {
    // Underscores in names need no backslash: between letters they do not mark emphasis.
    write_line(out, names.clone().map(str::to_owned))?;
    write_line(out, names.map(|_| "---".to_owned()))
}

pub(super) fn write_line(out: &mut dyn Write, cells: impl Iterator<Item = String>) -> io::Result<()> {
    let mut line = String::from("|");
    for cell in cells {
        line.push(' ');
        line.push_str(&cell);
        line.push_str(" |");
    }
    line.push('\n');
    out.write_all(line.as_bytes())
}

/// A value as the text of one cell. Besides what would end the cell or escape something, that is escaped
/// which would make words vanish, struck out or other ones (`<`, a recorded `<b>`, `&lt;`, `` ` ``, `~~`), an
/// image (`![`) or a link behind other words (`](`).
pub(super) fn cell(value: &Value<'_>) -> String {
    let text = value.shown();
    let mut cell = String::with_capacity(text.len());
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        match character {
            '|' | '\\' | '<' | '`' => cell.extend(['\\', character]),
            '!' if text[at + 1..].starts_with('[') => cell.push_str("\\!"),
            ']' if text[at + 1..].starts_with(['(', '[']) => cell.push_str("\\]"),
            '&' if is_entity(&text[at + 1..]) => cell.push_str("\\&"),
            '~' if text[at + 1..].starts_with('~') => {
                characters.next();
                cell.push_str("\\~\\~");
            }
            '\n' => cell.push_str("<br>"),
            // A carriage return alone is a line ending in Markdown; before a newline it is part of that one.
            '\r' => {
                characters.next_if(|(_, next)| *next == '\n');
                cell.push_str("<br>");
            }
            _ => cell.push(character),
        }
    }
    cell
}

/// Whether what stands behind an `&` makes a character reference of it: `lt;`, `#60;`, `#x3c;`.
fn is_entity(behind: &str) -> bool {
    let name = behind.strip_prefix('#').unwrap_or(behind);
    name.split_once(';').is_some_and(|(name, _)| {
        (1..=32).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

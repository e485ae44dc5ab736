//! Texts in the cells of a spreadsheet, there and back without loss.
//!
//! Owns the dialect of `export --spreadsheet`: which texts a spreadsheet would bend or run, how they are
//! guarded, and how an import takes the guard off again. Pure functions, used by `output` and `export` on the
//! way out and by `intake` on the way in. It never decides whether a file is guarded: the file says so
//! itself.
//!
//! # The dialect
//!
//! - UTF-8 with a byte order mark, CRLF between records, LF inside cells, every field quoted, a header, comma
//!   or `;`.
//! - The file is guarded if and only if its header has a column [`GUARD_COLUMN`] (`x_guard`; our own reports
//!   have it last, and a spreadsheet's user may move it). Every row says `1` there, but rows that somebody
//!   added and left empty are guarded too: the header decides. It is no field of any record, and an import
//!   leaves it out.
//! - On the way in every cell of a guarded file goes through [`from_cell`], and no cell of any other file
//!   does: there a leading apostrophe is an apostrophe. Numbers, days, `true`, `false` and ids pass through
//!   it unchanged.
//! - An empty cell is a value that is missing. The ledger holds no empty text, so no other meaning is lost.
//!
//! # What a cell goes through
//!
//! 1. [`to_cell`] writes a character that spreadsheets drop or change as `_xHHHH_`, the notation of Office
//!    Open XML (`ST_Xstring`): controls other than LF, so that CR, CRLF and TAB survive, and two code points
//!    that XML has not. An underscore that would read as such a notation becomes `_x005F_`.
//! 2. What would then run as a formula or be read as a number, a date, a time, a truth or an error gets an
//!    apostrophe in front.
//! 3. A day from 1900-03-01 on in a column of days stays bare ([`exact_day`]): all spreadsheets and XLSX
//!    agree on what it is. Dates that are less than a day (`2024-06`) are texts, because a spreadsheet would
//!    make a day of them.
//!
//! A text for which a cell has no room is not written whole: [`shown`] gives its beginning and a mark, and an
//! import knows by [`is_cut_of`] that such a cell says nothing new.
//!
//! [`from_cell`] takes an apostrophe off only if [`to_cell`] would have put it there, so a cell that a user
//! retyped (a spreadsheet eats the apostrophe then, and shows the text as text) still comes back as that
//! text.

use std::borrow::Cow;

mod cut;
mod escape;
mod lines;
mod live;
#[cfg(test)]
mod tests;

use crate::domain::date::Day;
pub use cut::{Spoilt, has_mark, is_cut_of, shown};
pub use escape::{escape, unescape};
pub use lines::beyond;
pub use live::is_live;

/// The column whose presence says that the cells of a file are guarded.
pub const GUARD_COLUMN: &str = "x_guard";
/// What every row has in [`GUARD_COLUMN`]: the version of the dialect.
pub const GUARD_VERSION: &str = "1";

/// The most rows that a sheet has room for, its header included (Excel and LibreOffice).
pub const MAX_ROWS: u64 = 1_048_576;
/// The most characters of a cell, in UTF-16 code units (Excel; LibreOffice has room for 65,535).
pub const MAX_UNITS: usize = 32_767;
/// The most line feeds of a cell (Excel).
pub const MAX_LINE_FEEDS: usize = 253;

/// The apostrophe that makes a text of whatever follows it.
const GUARD: char = '\'';

/// The text as a spreadsheet may be given it; [`from_cell`] is its inverse.
pub fn to_cell(text: &str) -> Cow<'_, str> {
    let escaped = escape::escape(text);
    if is_live(&escaped) { Cow::Owned(format!("{GUARD}{escaped}")) } else { escaped }
}

/// The text that a cell of a guarded file stands for.
pub fn from_cell(cell: &str) -> Cow<'_, str> {
    let bare = cell.strip_prefix(GUARD).filter(|rest| is_live(rest)).unwrap_or(cell);
    escape::unescape(bare)
}

/// The day that the text is, if every spreadsheet knows that day by that text and gives it back: `YYYY-MM-DD`
/// from 1900-03-01 (before it, Excel's calendar has a day too many) to 9999-12-31.
pub fn exact_day(text: &str) -> Option<Day> {
    let day: Day = if text.len() == 10 { text.parse().ok()? } else { return None };
    let known = Day::new(1900, 3, 1)?..=Day::new(9999, 12, 31)?;
    known.contains(&day).then_some(day)
}

/// Whether a cell has room for the text, as it will stand in the cell.
pub fn fits(cell: &str) -> bool {
    // No text has more UTF-16 code units than bytes.
    (cell.len() <= MAX_UNITS || cell.encode_utf16().count() <= MAX_UNITS)
        && cell.bytes().filter(|byte| *byte == b'\n').count() <= MAX_LINE_FEEDS
}

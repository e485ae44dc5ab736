//! Texts for which a cell has no room: their beginning, and a mark at the end that says so.
//!
//! Owns the mark and the judgement whether a cell is the cut of a text, so that a cut text never takes the
//! place of the whole one. The mark is ASCII: it stands when a file goes through another encoding. The same
//! text always gets the same cut, in CSV and in workbooks.

use std::borrow::Cow;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::{MAX_LINE_FEEDS, MAX_UNITS, beyond, escape, fits, to_cell};

/// How the mark begins, after a space.
const OPENING: &str = "[cut by gainsay:";
/// What the mark has between the count and the hash; it shows a mark whose beginning is gone.
const MIDDLE: &str = "characters in all, sha256 ";

/// Room that is left for line breaks which a spreadsheet puts in, in UTF-16 code units: without it the mark
/// would be cut off.
const BREAKS: usize = 8;

/// Why a cell is neither a text nor the cut of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Spoilt {
    /// Its mark is gone or changed.
    #[error(
        "the cell had only the beginning of a longer text, and the mark at its end ([cut by gainsay: …]) was changed or removed"
    )]
    Mark,
    /// The part that it shows was changed.
    #[error("the cell has only the beginning of a longer text, and that was changed")]
    Text,
    /// It was cut from something else than the text.
    #[error("the cell was cut from another text than the ledger has now")]
    Other,
}

/// The text, or, where a cell has no room for it, its beginning and a mark: how many characters (Unicode
/// scalar values) the whole has, and the first 16 hexadecimal digits of the SHA-256 of its UTF-8.
pub fn shown(text: &str) -> Cow<'_, str> {
    // Short in bytes is short in everything: the longest notation is seven units for one byte.
    let is_short =
        text.len() <= MAX_UNITS / 8 && text.bytes().filter(|b| *b == b'\n').count() <= MAX_LINE_FEEDS;
    if is_short || fits(&to_cell(text)) { Cow::Borrowed(text) } else { Cow::Owned(cut(text)) }
}

/// Whether the text has a mark, or what is left of one.
pub fn has_mark(text: &str) -> bool {
    text.contains(OPENING) || text.contains(MIDDLE)
}

/// Whether a cell, read without its guard, is the cut of the text; `false`: it is a text of its own, without
/// a mark.
///
/// # Errors
/// It is neither: it must not be taken for the text, nor take its place.
pub fn is_cut_of(cell: &str, text: &str) -> Result<bool, Spoilt> {
    let cell = saved(cell);
    let shown = match shown(text) {
        Cow::Owned(shown) => saved(&shown),
        Cow::Borrowed(_) if has_mark(&cell) => {
            return Err(if has_whole_mark(&cell) { Spoilt::Other } else { Spoilt::Mark });
        }
        Cow::Borrowed(_) => return Ok(false),
    };
    if beyond(&shown, &cell) == Some("") {
        return Ok(true);
    }
    let mark = mark(text);
    let beginning = shown.strip_suffix(mark.as_str()).unwrap_or_default();
    if cell.ends_with(mark.as_str()) {
        Err(Spoilt::Text)
    } else if has_whole_mark(&cell) {
        Err(Spoilt::Other)
    } else if has_mark(&cell) || beyond(beginning.trim_end(), cell.trim_end()) == Some("") {
        Err(Spoilt::Mark)
    } else {
        Ok(false)
    }
}

fn cut(text: &str) -> String {
    let mark = mark(text);
    // One for the apostrophe, and some for the breaks that LibreOffice puts into very long lines.
    let room = MAX_UNITS - 1 - BREAKS - mark.len();
    let (mut units, mut feeds, mut end) = (0, 0, text.len());
    for (at, character) in text.char_indices() {
        units += escape::units(character, &text[at + character.len_utf8()..]);
        feeds += usize::from(character == '\n');
        if units > room || feeds > MAX_LINE_FEEDS {
            end = at;
            break;
        }
    }
    format!("{}{mark}", &text[..end])
}

fn mark(text: &str) -> String {
    let mut mark = format!(" {OPENING} {} {MIDDLE}", text.chars().count());
    for byte in &Sha256::digest(text)[..8] {
        let _ = write!(mark, "{byte:02x}");
    }
    mark.push(']');
    mark
}

/// Whether the text ends with a mark as [`mark`] makes them, of whatever text.
fn has_whole_mark(text: &str) -> bool {
    let Some((_, mark)) = text.rsplit_once(OPENING) else { return false };
    let Some((count, hash)) = mark.trim_start().split_once(MIDDLE) else { return false };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number(count.trim_end())
        && hash.len() == 17
        && hash.ends_with(']')
        && hash[..16].bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// As spreadsheets save a text: line breaks as LF, other controls gone.
fn saved(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}

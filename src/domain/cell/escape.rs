//! Characters that a spreadsheet drops or changes, written so that they can be seen: `_x0009_` for a tab.
//!
//! Owns the notation; whether a text needs a guard is [`live`](super::live)'s. Never loses a character.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether a spreadsheet drops or changes it: controls other than LF, and what XML 1.0 cannot hold.
fn is_escaped(character: char) -> bool {
    character.is_control() && character != '\n' || matches!(character, '\u{fffe}' | '\u{ffff}')
}

/// Whether it reads as a notation, at an underscore: `x` and four hexadecimal digits, whatever follows them.
fn reads_as_notation(after: &str) -> bool {
    after
        .as_bytes()
        .get(..5)
        .is_some_and(|next| next[0] == b'x' && next[1..].iter().all(u8::is_ascii_hexdigit))
}

/// The text with every such character written out, and with nothing else that reads as a notation;
/// [`unescape`] is its inverse. XLSX has the same notation (`ST_Xstring`), which its readers and writers know
/// by themselves.
pub fn escape(text: &str) -> Cow<'_, str> {
    let suspect = |(at, c): (usize, char)| is_escaped(c) || c == '_' && reads_as_notation(&text[at + 1..]);
    let Some(first) = text.char_indices().find(|found| suspect(*found)) else { return Cow::Borrowed(text) };
    let mut escaped = String::with_capacity(text.len() + 16);
    escaped.push_str(&text[..first.0]);
    for (at, character) in text[first.0..].char_indices() {
        if suspect((first.0 + at, character)) {
            let _ = write!(escaped, "_x{:04X}_", u32::from(character));
        } else {
            escaped.push(character);
        }
    }
    Cow::Owned(escaped)
}

/// How many UTF-16 code units a character takes in [`escape`]'s output, given what follows it in its text.
pub(super) fn units(character: char, after: &str) -> usize {
    let is_suspect = is_escaped(character) || character == '_' && reads_as_notation(after);
    if is_suspect { 7 } else { character.len_utf16() }
}

/// The text that was written out.
pub fn unescape(cell: &str) -> Cow<'_, str> {
    let Some(first) = cell.find("_x") else { return Cow::Borrowed(cell) };
    let mut text = String::with_capacity(cell.len());
    text.push_str(&cell[..first]);
    let mut rest = &cell[first..];
    while let Some(character) = rest.chars().next() {
        let found = if character == '_' { notation(rest) } else { None };
        let (character, length) = found.unwrap_or((character, character.len_utf8()));
        text.push(character);
        rest = &rest[length..];
    }
    Cow::Owned(text)
}

/// The character that a notation at the beginning stands for, and the notation's length.
fn notation(rest: &str) -> Option<(char, usize)> {
    if !reads_as_notation(&rest[1..]) || rest.as_bytes().get(6) != Some(&b'_') {
        return None;
    }
    let character = char::from_u32(u32::from_str_radix(&rest[2..6], 16).ok()?)?;
    (character == '_' || is_escaped(character)).then_some((character, 7))
}

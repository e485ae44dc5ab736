//! Texts inside messages and inside TOML.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Code points of a text of the user's that a message repeats.
const SHOWN: usize = 60;

/// A text as a message repeats it: cut with "…" when long, control characters escaped.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    if text.len() <= SHOWN && !text.contains(char::is_control) {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    for (index, character) in text.chars().enumerate() {
        if index == SHOWN {
            out.push('…');
            break;
        }
        if character.is_control() {
            out.extend(character.escape_default());
        } else {
            out.push(character);
        }
    }
    Cow::Owned(out)
}

/// A TOML basic string, `"…"`, on one line.
pub(super) fn basic(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            other => push_escaped(&mut out, other),
        }
    }
    out.push('"');
    out
}

/// A TOML string on one line in the form that is easiest to read: `'…'` when that avoids escapes.
pub(super) fn one_line(text: &str) -> String {
    let needs_escapes = text.contains(['"', '\\']);
    if needs_escapes && !text.contains(|c: char| c == '\'' || c.is_control()) {
        return format!("'{text}'");
    }
    basic(text)
}

/// A TOML multi-line basic string; the text begins on the line after the opening marks.
pub(super) fn several_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    out.push_str("\"\"\"\n");
    let mut marks = 0;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        marks = if character == '"' { marks + 1 } else { 0 };
        match character {
            // Three in a row, or one at the end, would close the string.
            '"' if marks == 3 || characters.peek().is_none() => {
                out.push_str("\\\"");
                marks = 0;
            }
            '"' | '\n' | '\t' => out.push(character),
            other => push_escaped(&mut out, other),
        }
    }
    out.push_str("\"\"\"");
    out
}

/// A backslash and control characters as escapes, anything else as it is.
fn push_escaped(out: &mut String, character: char) {
    match character {
        '\\' => out.push_str("\\\\"),
        control if control.is_control() => {
            write!(out, "\\u{:04X}", u32::from(control)).expect("writing to a string succeeds");
        }
        other => out.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_in_messages() {
        assert_eq!(shown("short"), "short");
        assert_eq!(shown("a\nb"), "a\\nb");
        assert_eq!(shown(&"é".repeat(99)), format!("{}…", "é".repeat(60)));
    }

    #[test]
    fn the_plainest_string_is_chosen() {
        assert_eq!(one_line("plain"), "\"plain\"");
        assert_eq!(one_line("he said \"no\""), "'he said \"no\"'");
        assert_eq!(one_line("it's \"no\""), "\"it's \\\"no\\\"\"");
    }

    #[test]
    fn marks_and_backslashes_survive_in_several_lines() {
        for text in ["\"\"\"\n\"\"", "\n\\ \"x\"\"\"\"\"\"\n", "a\\\nb", "\"", "\u{7f}\u{85}\t\n "] {
            let value =
                toml::de::DeValue::parse(&several_lines(text)).unwrap().get_ref().as_str().map(str::to_owned);
            assert_eq!(value.as_deref(), Some(text));
        }
    }
}

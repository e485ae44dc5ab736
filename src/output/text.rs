//! Recorded text, made safe to show on a terminal.
//!
//! Owns which characters a terminal must never receive from a record: headlines and quotes come from web
//! pages, and an escape sequence or a change of writing direction in one of them could rewrite what the
//! reader sees. For everything that is shown to a person: tables, status lines, error messages. Never for
//! JSON, CSV or Markdown, which keep the text as recorded.

use std::borrow::Cow;

/// The text with every character that commands a terminal, rather than being seen on it, written out:
/// `\u{1b}`, `\t`.
///
/// Those are: C0 and C1 controls and DEL (all but the newline, which is the caller's to lay out); the
/// characters that only steer the direction of writing (Unicode's `Bidi_Control`); and the line and paragraph
/// separators U+2028 and U+2029. Text in right-to-left scripts is left alone.
///
/// A backslash stays one backslash: the result is for eyes and cannot be read back.
///
/// # Examples
///
/// ```
/// use gainsay::output::printable;
/// assert_eq!(printable("\u{1b}[31mred\nplain"), "\\u{1b}[31mred\nplain");
/// ```
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(commands_a_terminal) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if commands_a_terminal(character) {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

/// As [`printable`], on one line: a recorded line break, which could pose as a line of the program's own, is
/// shown as `⏎`.
pub(super) fn on_one_line(text: &str) -> String {
    on_several_lines(text).replace('\n', "⏎")
}

/// As [`printable`], with a carriage return before a newline left out.
pub(super) fn on_several_lines(text: &str) -> String {
    let text: Cow<'_, str> =
        if text.contains('\r') { text.replace("\r\n", "\n").into() } else { text.into() };
    printable(&text).into_owned()
}

pub(super) fn commands_a_terminal(character: char) -> bool {
    (character.is_control() && character != '\n')
        || matches!(
            character,
            '\u{61c}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'
                | '\u{2029}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
        )
}

/// A text of several lines without what would command a terminal, as [`printable`] makes it of each; line
/// ends stay.
pub fn printable_lines(text: &str) -> String {
    let mut lines: Vec<_> = text.split('\n').map(printable).collect();
    let end = if lines.last().is_some_and(|last| last.is_empty()) { "\n" } else { "" };
    if !end.is_empty() {
        lines.pop();
    }
    lines.join("\n") + end
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ordinary_text_is_not_copied() {
        for text in ["", "shells", "two\nlines", "北朝鮮", "שלום", "مرحبا", "👩‍👩‍👧", "a\\b", "é\u{301}"]
        {
            assert!(matches!(printable(text), Cow::Borrowed(same) if same == text), "{text:?}");
        }
    }

    #[test]
    fn controls_are_written_out() {
        for (text, shown) in [
            ("\u{1b}[2J", "\\u{1b}[2J"),
            ("\u{9b}2J", "\\u{9b}2J"),
            ("a\tb\r\n", "a\\tb\\r\n"),
            ("\0\u{7}\u{8}\u{7f}\u{80}", "\\u{0}\\u{7}\\u{8}\\u{7f}\\u{80}"),
        ] {
            assert_eq!(printable(text), shown);
        }
    }

    #[test]
    fn changes_of_direction_are_written_out() {
        assert_eq!(printable("not \u{202e}deined\u{202c}"), "not \\u{202e}deined\\u{202c}");
        for character in "\u{61c}\u{200e}\u{200f}\u{2028}\u{2029}\u{202a}\u{2066}\u{2069}".chars() {
            assert_eq!(printable(&character.to_string()), format!("\\u{{{:x}}}", u32::from(character)));
        }
    }

    proptest! {
        #[test]
        fn what_is_printable_stays_as_it_is(text in any::<String>()) {
            let once = printable(&text).into_owned();
            prop_assert!(!once.contains(commands_a_terminal));
            prop_assert_eq!(printable(&once), once.as_str());
        }
    }
}

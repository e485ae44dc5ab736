//! What a text must be like before it is recorded, and how names are compared.
//!
//! Owns the limits and the characters that are refused. A text is recorded exactly as it was given or not at
//! all: nothing here shortens, trims inside, or "cleans" it.

use unicode_normalization::UnicodeNormalization;

use super::name::without_invisible;

/// Longest text that is recorded, in bytes of UTF-8 (1 MiB): a claim, a quote, a note.
pub const MAX_TEXT: usize = 1 << 20;
/// Longest single line that is recorded, in bytes of UTF-8: a name, a title, a headline, a url.
pub const MAX_LINE: usize = 4096;
/// Most entries of a list that is recorded: the speakers of a claim, whom it is about, its relations of one
/// kind, topics, the hops of a chain, the pieces of a quote.
pub const MAX_LISTED: usize = 200;

/// Why a text cannot be recorded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextProblem {
    /// Nothing but white space.
    #[error("is empty; leave it out instead")]
    Empty,
    /// Longer than [`MAX_TEXT`] or [`MAX_LINE`].
    #[error("is {bytes} bytes long; at most {limit} are kept")]
    TooLong {
        /// Length in bytes of UTF-8.
        bytes: usize,
        /// The limit in force.
        limit: usize,
    },
    /// A line break where one line is expected.
    #[error("has a line break (character {position}); it must be one line")]
    LineBreak {
        /// Position in code points, from 1.
        position: usize,
    },
    /// A control character, which would act on a terminal instead of being shown.
    #[error("has the control character U+{code:04X} (character {position}); remove it")]
    Control {
        /// The code point.
        code: u32,
        /// Position in code points, from 1.
        position: usize,
    },
}

/// Checks a text of any number of lines: not empty, within [`MAX_TEXT`], no control characters but line break
/// and tab.
pub fn check_text(text: &str) -> Result<(), TextProblem> {
    check(text, MAX_TEXT, true)
}

/// Checks a text of one line: not empty, within [`MAX_LINE`], no control characters.
pub fn check_line(text: &str) -> Result<(), TextProblem> {
    check(text, MAX_LINE, false)
}

fn check(text: &str, limit: usize, lines: bool) -> Result<(), TextProblem> {
    if is_blank(text) {
        return Err(TextProblem::Empty);
    }
    if text.len() > limit {
        return Err(TextProblem::TooLong { bytes: text.len(), limit });
    }
    for (position, character) in (1..).zip(text.chars()) {
        match character {
            '\n' | '\r' | '\t' if lines => {}
            '\n' | '\r' | '\u{2028}' | '\u{2029}' if !lines => {
                return Err(TextProblem::LineBreak { position });
            }
            c if c.is_control() => return Err(TextProblem::Control { code: u32::from(c), position }),
            _ => {}
        }
    }
    Ok(())
}

/// Whether a text shows nothing: white space and characters without a width, or none at all.
pub fn is_blank(text: &str) -> bool {
    let invisible =
        |c: char| matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{AD}');
    text.chars().all(|c| c.is_whitespace() || invisible(c))
}

/// A name folded for comparison: NFKC, lower case, runs of white space as one space, typographic apostrophes
/// and dashes as their plain forms.
///
/// What cannot be seen is left out. Two names with one folded form are the same name. Accents are kept:
/// "José" and "Jose" may be two people.
pub fn fold_name(name: &str) -> String {
    let name = without_invisible(name);
    let mut folded = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        if word.is_ascii() {
            folded.extend(word.chars().map(|c| c.to_ascii_lowercase()));
            continue;
        }
        folded.extend(word.nfkc().flat_map(char::to_lowercase).map(|c| match c {
            '\u{2018}' | '\u{2019}' | '\u{02BC}' | '\u{2032}' => '\'',
            '\u{201C}' | '\u{201D}' => '"',
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            other => other,
        }));
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_differ_only_in_typing_fold_to_one() {
        for other in ["united states", "United  States", " UNITED\u{a0}STATES "] {
            assert_eq!(fold_name(other), fold_name("United States"), "{other:?}");
        }
        assert_eq!(fold_name("O\u{2019}Neill\u{2013}Smith"), fold_name("O'Neill-Smith"));
        assert_eq!(fold_name("e\u{301}"), fold_name("é"));
        assert_eq!(fold_name("Uni\u{200b}ted\u{ad} States\u{feff}"), fold_name("United States"));
    }

    #[test]
    fn names_that_differ_in_accents_stay_two() {
        assert_ne!(fold_name("José"), fold_name("Jose"));
    }

    #[test]
    fn refused_texts_say_where() {
        assert_eq!(
            check_line("two\nlines").unwrap_err().to_string(),
            "has a line break (character 4); it must be one line"
        );
        assert_eq!(
            check_text("a\u{1b}[31mred").unwrap_err().to_string(),
            "has the control character U+001B (character 2); remove it"
        );
        assert_eq!(check_text(" \n\u{200b}").unwrap_err(), TextProblem::Empty);
        assert!(matches!(check_line(&"x".repeat(MAX_LINE + 1)), Err(TextProblem::TooLong { .. })));
    }

    #[test]
    fn ordinary_texts_of_every_script_pass() {
        for text in ["two\nlines\tand a tab", "Ким Чен Ын", "金正恩", "كيم", "👩‍🚀", "=1+1"]
        {
            assert_eq!(check_text(text), Ok(()), "{text:?}");
        }
    }
}

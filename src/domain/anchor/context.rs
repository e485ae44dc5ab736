//! A few words before and after a place.
//!
//! Owns how context is cut. Used by the other files of this module only. What it answers always stands in the
//! text, letter by letter.

use unicode_normalization::char::is_combining_mark;

use super::characters::in_word;

/// The end of a text: at most `most` code points, from the beginning of a word if one begins there.
pub(super) fn tail(text: &str, most: usize) -> &str {
    let Some((cut, _)) = text.char_indices().rev().take(most).last() else { return "" };
    let kept = &text[cut..];
    if text[..cut].ends_with(in_word) && kept.starts_with(in_word) {
        if let Some(space) = kept.find(char::is_whitespace) {
            return kept[space..].trim_start();
        }
        let rest = kept.trim_start_matches(in_word);
        return if rest.is_empty() { kept } else { rest };
    }
    kept.trim_start_matches(is_combining_mark)
}

/// The beginning of a text: at most `most` code points, to the end of a word if one ends there.
pub(super) fn head(text: &str, most: usize) -> &str {
    let cut = text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
    let kept = &text[..cut];
    if kept.ends_with(in_word) && text[cut..].starts_with(in_word) {
        if let Some(space) = kept.rfind(char::is_whitespace) {
            return kept[..space].trim_end();
        }
        let rest = kept.trim_end_matches(in_word);
        return if rest.is_empty() { kept } else { rest };
    }
    kept
}

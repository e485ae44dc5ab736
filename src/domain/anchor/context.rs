//! A few words before and after a place.
//!
//! Owns how context is cut. Used by the other files of this module only. What it answers always stands in the text,
//! letter by letter.

use unicode_normalization::char::is_combining_mark;

use super::characters::in_word;

/// The end of a text: at most `most` code points, from the beginning of a word if one begins there.
pub(super) fn tail(text: &str, most: usize) -> &str {
    let Some((cut, _)) = text.char_indices().rev().take(most).last() else { return "" };
    let before = text[..cut].chars().next_back();
    let kept = &text[cut..];
    if before.is_some_and(in_word) {
        let begins = |at: usize| {
            kept[..at].chars().next_back().is_some_and(|c| !in_word(c)) && kept[at..].starts_with(in_word)
        };
        if let Some((at, _)) = kept.char_indices().find(|(at, _)| begins(*at)) {
            return &kept[at..];
        }
    }
    kept.trim_start_matches(is_combining_mark)
}

/// The beginning of a text: at most `most` code points, to the end of a word if one ends there.
pub(super) fn head(text: &str, most: usize) -> &str {
    let cut = text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
    let kept = &text[..cut];
    if text[cut..].starts_with(in_word) {
        let ends = |at: usize| {
            kept[..at].chars().next_back().is_some_and(in_word) && kept[at..].starts_with(|c| !in_word(c))
        };
        if let Some((at, _)) = kept.char_indices().rev().find(|(at, _)| ends(*at)) {
            return &kept[..at];
        }
    }
    kept
}

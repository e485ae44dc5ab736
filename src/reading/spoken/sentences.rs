//! The sentences of a paragraph that was spoken, and places counted in code points.
//!
//! Owns where a sentence ends: at a full stop that is no abbreviation's. Pure, and linear in the length.

use std::ops::Range;

use crate::reading::draft::Span;

/// Words that end with a full stop within a sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "st", "gen", "sen", "gov", "rep", "col", "maj", "capt", "lt", "adm", "sgt",
    "prof", "rev", "hon", "no", "vs", "etc", "inc", "ltd", "corp", "co", "jr", "sr", "e.g", "i.e", "u.s",
    "u.k", "u.n", "e.u", "a.m", "p.m", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct",
    "nov", "dec", "approx", "fig", "art",
];

/// The sentences of a stretch of the text, in bytes.
pub(super) fn sentences(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let part = &text[range.clone()];
    let mut found = Vec::new();
    let mut start = 0;
    let mut letters = part.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        if !matches!(c, '.' | '?' | '!' | '…') {
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some((at, c)) =
            letters.next_if(|(_, c)| matches!(c, '.' | '?' | '!' | '…' | '”' | '"' | '’' | ')' | ']'))
        {
            end = at + c.len_utf8();
        }
        let rest = part[end..].trim_start();
        let is_apart = part[end..].starts_with(char::is_whitespace) || rest.is_empty();
        let begins = rest.chars().next().is_none_or(|c| !c.is_lowercase());
        let word = part[start..at].rsplit(char::is_whitespace).next().unwrap_or_default();
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let is_initial = word.chars().count() == 1 && word != "i" && part[..at].ends_with(char::is_uppercase);
        // "No." alone is a sentence; "No. 4" is none.
        let is_whole = word == "no"
            && part[start..at].trim().len() == word.len()
            && !rest.starts_with(|c: char| c.is_ascii_digit());
        let is_short = c == '.' && !is_whole && (ABBREVIATIONS.contains(&&*word) || is_initial);
        if is_apart && begins && !is_short {
            push(&mut found, part, start..end, range.start);
            start = end;
        }
    }
    push(&mut found, part, start..part.len(), range.start);
    found
}

fn push(found: &mut Vec<Range<usize>>, part: &str, range: Range<usize>, shift: usize) {
    let words = &part[range.clone()];
    let trimmed = words.trim();
    let start = range.start + (words.len() - words.trim_start().len()) + shift;
    if trimmed.chars().any(char::is_alphanumeric) {
        found.push(start..start + trimmed.len());
    }
}

/// Bytes of a text as code points.
pub(super) struct Points<'t> {
    text: &'t str,
    /// The code points before every so many bytes.
    steps: Vec<usize>,
}

/// Bytes between two places that are known.
const STEP: usize = 256;

impl<'t> Points<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut steps = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0;
        for (at, byte) in text.bytes().enumerate() {
            if at % STEP == 0 {
                steps.push(count);
            }
            // A byte that goes on with a character begins none.
            count += usize::from(byte & 0xC0 != 0x80);
        }
        Self { text, steps }
    }

    fn at(&self, byte: usize) -> usize {
        let step = (byte / STEP).min(self.steps.len().saturating_sub(1));
        let known = self.steps.get(step).copied().unwrap_or(0);
        let from = step * STEP;
        known + self.text.as_bytes()[from.min(byte)..byte].iter().filter(|byte| **byte & 0xC0 != 0x80).count()
    }

    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        Span { start: self.at(range.start), end: self.at(range.end) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_they_end() {
        let text = "No. Mr. Roe sold No. 4 in the U.S. last year. “Did he?” I do not know. (Laughter.) Next…";
        let found: Vec<&str> = sentences(text, 0..text.len()).into_iter().map(|range| &text[range]).collect();
        assert_eq!(
            found,
            [
                "No.",
                "Mr. Roe sold No. 4 in the U.S. last year.",
                "“Did he?”",
                "I do not know.",
                "(Laughter.)",
                "Next…"
            ]
        );
    }

    #[test]
    fn code_points_are_counted() {
        let text = "é".repeat(400);
        assert_eq!(Points::new(&text).span(&(2..800)), Span { start: 1, end: 400 });
        assert_eq!(Points::new("").span(&(0..0)), Span { start: 0, end: 0 });
    }
}

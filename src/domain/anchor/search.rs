//! Finds a pattern in a folded text.
//!
//! Owns the search. Used by the other files of this module only. Each element of a pattern costs one pass
//! over the text and the list of its places is joined to the list before it in one more, so that no text and
//! no quote makes it worse than linear in both, times [`super::MAX_ELISIONS`].

use std::ops::Range;

use super::MAX_ELISION;
use super::characters::lower_into;
use super::fold::Folded;
use super::quote::{Element, bracketed_letter};

/// A stretch of the folded text.
pub(super) type Span = (usize, usize);

/// A place reached so far: where the pattern began, and the last element's own place.
#[derive(Debug, Clone, Copy)]
struct Reached {
    first: usize,
    start: usize,
    end: usize,
    /// Which place of the element before it follows.
    from: usize,
}

/// All places of folded words, between borders, in order; they may overlap.
pub(super) fn literal(text: &Folded<'_>, words: &str) -> Vec<Span> {
    let mut found = occurrences(text, words, &(0..text.text.len()));
    found.retain(|(start, end)| text.is_border(*start) && text.is_border(*end));
    found
}

/// All places of a pattern, in order, none of which holds another.
pub(super) fn places(text: &Folded<'_>, pattern: &[Element]) -> Vec<Span> {
    let mut reached: Vec<Reached> = Vec::new();
    for at in 0..pattern.len() {
        if pattern[at] != Element::Gap {
            reached = step(text, pattern, at, &reached, &(0..text.text.len()));
            if reached.is_empty() {
                break;
            }
        }
    }
    let mut found: Vec<Span> = reached.iter().map(|reached| (reached.first, reached.end)).collect();
    found.dedup_by_key(|(first, _)| *first);
    found
}

/// The stretches of a place that the pattern quotes, without what it leaves out.
pub(super) fn parts(text: &Folded<'_>, pattern: &[Element], place: Span) -> Vec<Span> {
    let mut layers: Vec<Vec<Reached>> = Vec::new();
    let mut begins: Vec<bool> = Vec::new();
    for at in (0..pattern.len()).filter(|at| pattern[*at] != Element::Gap) {
        let before = layers.last().map_or(&[][..], Vec::as_slice);
        layers.push(step(text, pattern, at, before, &(place.0..place.1)));
        begins.push(at == 0 || pattern[at - 1] == Element::Gap);
    }
    let ends_here = |reached: &Reached| (reached.first, reached.end) == place;
    let Some(mut at) = layers.last().and_then(|layer| layer.iter().position(ends_here)) else {
        return vec![place];
    };
    let mut parts = Vec::new();
    let mut end = None;
    for (layer, begins) in layers.iter().zip(&begins).rev() {
        let reached = layer[at];
        let last = *end.get_or_insert(reached.end);
        if *begins {
            parts.push((reached.start, last));
            end = None;
        }
        at = reached.from;
    }
    parts.reverse();
    parts
}

/// The places of one element that follow a place of the element before it.
fn step(
    text: &Folded<'_>,
    pattern: &[Element],
    at: usize,
    before: &[Reached],
    within: &Range<usize>,
) -> Vec<Reached> {
    let mut found = match &pattern[at] {
        Element::Words(words) => occurrences(text, words, within),
        Element::Letter(letter) => letters(text, letter, within),
        Element::Gap => Vec::new(),
    };
    let after_gap = at > 0 && pattern[at - 1] == Element::Gap;
    let before_gap = pattern.get(at + 1).is_none_or(|next| *next == Element::Gap);
    found.retain(|(start, end)| {
        (!(at == 0 || after_gap) || text.is_border(*start)) && (!before_gap || text.is_border(*end))
    });
    if at == 0 {
        return found.into_iter().map(|(start, end)| Reached { first: start, start, end, from: 0 }).collect();
    }
    let mut reached = Vec::new();
    let mut next = 0;
    for (start, end) in found {
        while before.get(next).is_some_and(|before| before.end <= start) {
            next += 1;
        }
        let Some(from) = next.checked_sub(1) else { continue };
        let previous = before[from];
        let follows = if after_gap {
            let left_out = text
                .position(text.raw_start(start))
                .saturating_sub(text.position(text.raw_end(previous.end)));
            left_out <= MAX_ELISION
        } else {
            previous.end == start
        };
        if follows {
            reached.push(Reached { first: previous.first, start, end, from });
        }
    }
    reached
}

/// All places of these bytes, overlapping ones too (Knuth, Morris and Pratt: every byte is looked at once,
/// whatever the text and the words are).
fn occurrences(text: &Folded<'_>, words: &str, within: &Range<usize>) -> Vec<Span> {
    let (words, text) = (words.as_bytes(), text.text.as_bytes());
    if words.is_empty() || words.len() > within.len() {
        return Vec::new();
    }
    let mut falls = vec![0_usize; words.len()];
    let mut matched = 0;
    for at in 1..words.len() {
        while matched > 0 && words[at] != words[matched] {
            matched = falls[matched - 1];
        }
        matched += usize::from(words[at] == words[matched]);
        falls[at] = matched;
    }
    let mut found = Vec::new();
    matched = 0;
    for at in within.clone() {
        while matched > 0 && text[at] != words[matched] {
            matched = falls[matched - 1];
        }
        matched += usize::from(text[at] == words[matched]);
        if matched == words.len() {
            found.push((at + 1 - words.len(), at + 1));
            matched = falls[matched - 1];
        }
    }
    found
}

/// All words' first letters that are this one in either case, with their brackets if the text has them.
fn letters(text: &Folded<'_>, letter: &str, within: &Range<usize>) -> Vec<Span> {
    let mut found = Vec::new();
    let mut lowered = String::new();
    let mut bracketed_until = 0;
    for (offset, c) in text.text[within.clone()].char_indices() {
        let at = within.start + offset;
        if at < bracketed_until {
            continue;
        }
        let rest = &text.text[at..within.end];
        if c == '[' {
            let Some(inside) = bracketed_letter(rest) else { continue };
            lower_into(inside, &mut lowered);
            if lowered == letter && text.is_border(at) {
                bracketed_until = at + inside.len() + 2;
                found.push((at, bracketed_until));
            }
        } else if c.is_alphabetic() && text.is_border(at) {
            let marks: usize = rest
                .chars()
                .skip(1)
                .take_while(|c| unicode_normalization::char::is_combining_mark(*c))
                .map(char::len_utf8)
                .sum();
            let end = at + c.len_utf8() + marks;
            lower_into(&text.text[at..end], &mut lowered);
            if lowered == letter {
                found.push((at, end));
            }
        }
    }
    found
}

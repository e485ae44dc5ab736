//! What a typed quote asks for: words, marked elisions, first letters in brackets.
//!
//! Owns how a quote is read. Used by the other files of this module only. It must never leave out anything
//! that the user typed but outer quotation marks, white space, and the marks of an elision.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::characters::{Class, class, in_word, lower};
use super::fold::Folded;

/// Most marked elisions and bracketed first letters of one quote; each costs a pass over the text.
pub const MAX_ELISIONS: usize = 40;

/// One part of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Element {
    /// Folded words, found as they are.
    Words(String),
    /// A first letter in brackets, in lower case: either case, with or without brackets.
    Letter(String),
    /// Words left out.
    Gap,
}

/// A typed quote, folded, without its outer quotation marks.
#[derive(Debug)]
pub(super) struct Quote<'q> {
    pub(super) folded: Folded<'q>,
    /// The quote without elisions at its ends.
    inner: Range<usize>,
    /// The quote without elisions and without any quotation marks at its ends.
    bare: Range<usize>,
}

impl<'q> Quote<'q> {
    /// Reads a quote; `None` when no words are in it.
    pub(super) fn read(typed: &'q str) -> Option<Self> {
        let folded = Folded::new(without_outer_marks(typed));
        let inner = without_ends(&folded.text, 0..folded.text.len(), false);
        let bare = without_ends(&folded.text, inner.clone(), true);
        let is_content = |c: char| !c.is_whitespace() && !"'-\u{2026}.,;:!?()[]".contains(c);
        folded.text[bare.clone()].contains(is_content).then_some(Self { folded, inner, bare })
    }

    /// The ways to read the quote, the most literal first, all different.
    pub(super) fn readings(&self) -> Vec<Range<usize>> {
        let mut readings = vec![0..self.folded.text.len(), self.inner.clone(), self.bare.clone()];
        readings.dedup();
        readings
    }

    /// The words that must stand in the text whatever is done with outer marks, between marked elisions.
    pub(super) fn groups(&self) -> Vec<Range<usize>> {
        let mut groups = Vec::new();
        let mut start = self.bare.start;
        for (from, to) in elisions(&self.folded.text, self.bare.clone()) {
            groups.push(trim(&self.folded.text, start..from));
            start = to;
        }
        groups.push(trim(&self.folded.text, start..self.bare.end));
        groups.retain(|group| !group.is_empty());
        groups
    }

    /// A stretch of the quote as a pattern.
    pub(super) fn pattern(&self, within: Range<usize>) -> Vec<Element> {
        let text = &self.folded.text;
        let mut elements = Vec::new();
        let mut start = within.start;
        for (from, to) in elisions(text, within.clone()) {
            add_words(text, trim(text, start..from), &mut elements);
            if !elements.is_empty() && elements.last() != Some(&Element::Gap) {
                elements.push(Element::Gap);
            }
            start = to;
        }
        add_words(text, trim(text, start..within.end), &mut elements);
        if elements.last() == Some(&Element::Gap) {
            elements.pop();
        }
        elements
    }
}

/// The words of a stretch without elisions, cut at first letters in brackets.
fn add_words(text: &str, within: Range<usize>, elements: &mut Vec<Element>) {
    let mut start = within.start;
    for (offset, _) in text[within.clone()].match_indices('[') {
        let at = within.start + offset;
        if at < start || text[within.start..at].ends_with(in_word) {
            continue;
        }
        if let Some(letter) = bracketed_letter(&text[at..within.end]) {
            if start < at {
                elements.push(Element::Words(text[start..at].to_owned()));
            }
            elements.push(Element::Letter(lower(letter)));
            start = at + letter.len() + 2;
        }
    }
    if start < within.end {
        elements.push(Element::Words(text[start..within.end].to_owned()));
    }
}

/// The letter of a text that begins with one letter in square brackets.
pub(super) fn bracketed_letter(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('[')?;
    let first = inside.chars().next().filter(|c| c.is_alphabetic())?;
    let marks: usize = inside.chars().skip(1).take_while(|c| is_combining_mark(*c)).map(char::len_utf8).sum();
    let letter = &inside[..first.len_utf8() + marks];
    inside[letter.len()..].starts_with(']').then_some(letter)
}

/// Where elisions are marked: `…`, with a full stop after it, in square or round brackets.
fn elisions(text: &str, within: Range<usize>) -> Vec<(usize, usize)> {
    let part = &text[within.clone()];
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (offset, sign) in part.match_indices('\u{2026}') {
        let end = offset + sign.len();
        let end = if part[end..].starts_with('.') { end + 1 } else { end };
        let pair = (part[..offset].chars().next_back(), part[end..].chars().next());
        let (from, to) = match pair {
            (Some('['), Some(']')) | (Some('('), Some(')')) => (offset - 1, end + 1),
            _ => (offset, end),
        };
        found.push((within.start + from, within.start + to));
    }
    found
}

fn trim(text: &str, within: Range<usize>) -> Range<usize> {
    if within.start >= within.end {
        return within.start..within.start;
    }
    let part = &text[within.clone()];
    let start = within.start + (part.len() - part.trim_start().len());
    start..start.max(within.start + part.trim_end().len())
}

/// Leaves out elisions, and if asked quotation marks, at both ends.
fn without_ends(text: &str, within: Range<usize>, marks: bool) -> Range<usize> {
    let elisions = elisions(text, within.clone());
    let (mut first, mut last) = (elisions.iter().peekable(), elisions.iter().rev().peekable());
    let mut left = trim(text, within);
    loop {
        let before = left.clone();
        while let Some((_, to)) = first.next_if(|(from, to)| *from == left.start && *to <= left.end) {
            left.start = *to;
        }
        while let Some((from, _)) = last.next_if(|(from, to)| *to == left.end && *from >= left.start) {
            left.end = *from;
        }
        if marks && left.start < left.end {
            let part = &text[left.clone()];
            let start = left.start + (part.len() - part.trim_start_matches('\'').len());
            left = start..start.max(left.start + part.trim_end_matches('\'').len());
        }
        left = trim(text, left);
        if left == before {
            return left;
        }
    }
}

/// Leaves out white space and pairs of quotation marks that hold the whole quote.
fn without_outer_marks(typed: &str) -> &str {
    let nothing = |c: char| matches!(class(c), Class::Space | Class::Ignored);
    let mut left = typed.trim_matches(nothing);
    loop {
        let mut chars = left.chars();
        let (Some(first), Some(last)) = (chars.next(), chars.next_back()) else { return left };
        let (Class::Mark(opening), Class::Mark(closing)) = (class(first), class(last)) else { return left };
        let inner = chars.as_str();
        let trimmed = inner.trim_matches(nothing);
        if opening != closing || closes_early(inner, opening) {
            return left;
        }
        left = trimmed;
    }
}

/// Whether the first mark of this kind inside is a closing one, so that the outer ones are not a pair.
fn closes_early(inner: &str, units: usize) -> bool {
    let mut before: Option<char> = None;
    let mut chars = inner.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied();
        let is_apostrophe = units == 1 && before.is_some_and(in_word) && after.is_some_and(in_word);
        if class(c) == Class::Mark(units) && !is_apostrophe {
            let spaced = |c: Option<char>| c.is_none_or(char::is_whitespace);
            return match (spaced(before), spaced(after)) {
                (true, true) => {
                    !matches!(c, '\u{AB}' | '\u{2039}' | '\u{2018}' | '\u{201A}' | '\u{201C}' | '\u{201E}')
                }
                (true, false) => !after.is_some_and(|c| in_word(c) || matches!(c, '(' | '[' | '\u{2026}')),
                (false, _) => before.is_some_and(|c| class(c) != Class::Dash && !matches!(c, '(' | '[')),
            };
        }
        before = Some(c);
    }
    false
}

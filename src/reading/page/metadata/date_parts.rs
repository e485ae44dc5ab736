//! A text cut into words, numbers and signs, and a place in it to read a date from.
//!
//! Owns what may stand between the parts of a date and what makes a number part of a longer one. The readers
//! of dates use it; it knows no date itself.

use super::months::month_of;

/// A word, number or sign of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct DatePart<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) kind: DatePartKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DatePartKind {
    Number,
    Word,
    Sign,
    Blank,
}

impl<'a> DatePart<'a> {
    pub(super) const fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub(super) fn number(&self, lengths: std::ops::RangeInclusive<usize>) -> Option<u32> {
        (self.kind == DatePartKind::Number && lengths.contains(&self.text.len()))
            .then(|| self.text.parse().ok())?
    }

    pub(super) fn is_sign(&self, signs: &str) -> bool {
        self.kind == DatePartKind::Sign && signs.contains(self.text)
    }

    pub(super) fn month(&self) -> Option<u32> {
        (self.kind == DatePartKind::Word).then(|| month_of(self.text).map(u32::from))?
    }

    pub(super) fn is_word(&self, words: &[&'a str]) -> bool {
        self.kind == DatePartKind::Word && words.iter().any(|word| word.eq_ignore_ascii_case(self.text))
    }
}

pub(super) fn take_apart(text: &str) -> Vec<DatePart<'_>> {
    let kind = |c: char| {
        if c.is_ascii_digit() {
            DatePartKind::Number
        } else if matches!(c, '年' | '月' | '日') {
            DatePartKind::Sign
        } else if c.is_alphabetic() {
            DatePartKind::Word
        } else if c.is_whitespace() {
            DatePartKind::Blank
        } else {
            DatePartKind::Sign
        }
    };
    let mut parts: Vec<DatePart<'_>> = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match parts.last_mut() {
            Some(last) if last.kind == kind(c) && last.kind != DatePartKind::Sign => {
                last.text = &text[last.start..end];
            }
            _ => parts.push(DatePart { text: &text[at..end], start: at, kind: kind(c) }),
        }
    }
    parts
}

/// A place in the parts of a text.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    pub(super) parts: &'a [DatePart<'a>],
    pub(super) at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn part(self) -> Option<&'a DatePart<'a>> {
        self.parts.get(self.at)
    }

    fn before(self) -> Option<&'a DatePart<'a>> {
        self.parts.get(self.at.checked_sub(1)?)
    }

    pub(super) const fn next(self) -> Self {
        Self { parts: self.parts, at: self.at + 1 }
    }

    pub(super) fn past_blank(self) -> Self {
        if self.part().is_some_and(|part| part.kind == DatePartKind::Blank) { self.next() } else { self }
    }

    /// Past what may stand between the parts of a date in words: blanks, commas, full stops, ordinal endings,
    /// "of".
    pub(super) fn past_filler(self) -> Self {
        let mut here = self;
        let fills = |part: &DatePart<'a>| {
            part.kind == DatePartKind::Blank || part.is_sign(",.-–/ºª°'’") || part.is_word(FILLERS)
        };
        for _ in 0..5 {
            match here.part() {
                Some(part) if fills(part) => here = here.next(),
                _ => break,
            }
        }
        here
    }

    /// Nothing that makes this number the end of a longer one: `1.21`, `v=2`.
    pub(super) fn begins(self) -> bool {
        let Some(before) = self.before() else { return true };
        let number_before_sign = || {
            let part = self.at.checked_sub(2).and_then(|at| self.parts.get(at));
            part.is_some_and(|part| part.kind == DatePartKind::Number)
        };
        match before.kind {
            DatePartKind::Number => false,
            DatePartKind::Sign if ".-/_".contains(before.text) => !number_before_sign(),
            DatePartKind::Sign => !"%&=$€£+".contains(before.text),
            DatePartKind::Word | DatePartKind::Blank => true,
        }
    }

    /// Nothing that makes the number before this place the beginning of a longer one.
    pub(super) fn ends(self) -> bool {
        let follows = |at: usize, kind| self.parts.get(at).is_some_and(|part| part.kind == kind);
        !(follows(self.at, DatePartKind::Number)
            || self.part().is_some_and(|part| part.is_sign(".-/"))
                && follows(self.at + 1, DatePartKind::Number))
    }
}

/// What stands between a day, its month and its year: ordinal endings and "of".
const FILLERS: &[&str] = &[
    "st", "nd", "rd", "th", "er", "ère", "of", "de", "del", "di", "d", "le", "do", "al", "den", "e", "г", "р",
];

//! A place in a phrase, and what can be taken from there.
//!
//! Owns stepping over pieces; only [`english`](super) uses it. Each method takes what it names or nothing.

use super::lexicon::{MONTHS, NUMBERS, ORDINALS, SEASONS, UNITS, WEEKDAYS};
use crate::reading::date_words::meaning::Count;
use crate::reading::date_words::token::WordToken;

#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'t> {
    pub(super) rest: &'t [WordToken],
}

impl<'t> Cursor<'t> {
    pub(super) const fn done(self) -> bool {
        self.rest.is_empty()
    }

    fn next(&mut self) -> Option<&'t WordToken> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(first)
    }

    /// Takes a piece from which something can be read.
    pub(super) fn take<T>(&mut self, read: impl FnOnce(&'t WordToken) -> Option<T>) -> Option<T> {
        let mut after = *self;
        let found = read(after.next()?)?;
        *self = after;
        Some(found)
    }

    /// What a reader takes if all of it can be read, else nothing.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mut after = *self;
        let found = read(&mut after)?;
        *self = after;
        Some(found)
    }

    /// A word of a table, as its place there.
    fn of(&mut self, table: &[&[&str]]) -> Option<usize> {
        self.take(|token| match token {
            WordToken::Word(word) => table.iter().position(|words| words.contains(&word.as_str())),
            _ => None,
        })
    }

    /// One of these words.
    pub(super) fn one(&mut self, words: &[&str]) -> Option<usize> {
        self.take(|token| match token {
            WordToken::Word(word) => words.iter().position(|known| known == word),
            _ => None,
        })
    }

    /// These words one after the other; "-" is a dash.
    pub(super) fn sequence(&mut self, words: &[&str]) -> bool {
        let mut after = *self;
        for word in words {
            let same = match after.next() {
                Some(WordToken::Word(found)) => found == word,
                Some(WordToken::Dash) => *word == "-",
                _ => false,
            };
            if !same {
                return false;
            }
        }
        *self = after;
        true
    }

    /// The first of these sequences that stands here.
    pub(super) fn any(&mut self, sequences: &[&[&str]]) -> bool {
        sequences.iter().any(|words| self.sequence(words))
    }

    /// 0 for Monday.
    pub(super) fn weekday(&mut self) -> Option<u8> {
        self.of(&WEEKDAYS).and_then(small)
    }

    /// 1 to 12.
    pub(super) fn month(&mut self) -> Option<u8> {
        self.of(&MONTHS).and_then(|at| small(at + 1))
    }

    /// 21 to 24.
    pub(super) fn season(&mut self) -> Option<u8> {
        self.of(&SEASONS).and_then(|at| small(at + 21))
    }

    /// What is counted, and how many of it the word is.
    pub(super) fn unit(&mut self) -> Option<(Count, i64)> {
        self.take(|token| {
            let WordToken::Word(word) = token else { return None };
            let unit = UNITS.iter().find(|(words, ..)| words.contains(&word.as_str()))?;
            Some((unit.1, unit.2))
        })
    }

    /// A plain number with one of these widths.
    pub(super) fn digits(&mut self, widths: std::ops::RangeInclusive<usize>) -> Option<i64> {
        self.take(|token| match token {
            WordToken::Number { value, digits, suffix } if suffix.is_empty() && widths.contains(digits) => {
                Some(*value)
            }
            _ => None,
        })
    }

    /// A number in figures or words.
    pub(super) fn count(&mut self) -> Option<i64> {
        self.digits(1..=4).or_else(|| {
            self.take(|token| {
                let WordToken::Word(word) = token else { return None };
                NUMBERS.iter().find(|(known, _)| known == word).map(|(_, number)| *number)
            })
        })
    }

    /// "20th" or "first".
    pub(super) fn ordinal(&mut self) -> Option<u8> {
        let figures = self.take(|token| match token {
            WordToken::Number { value, digits: 1..=2, suffix }
                if matches!(suffix.as_str(), "st" | "nd" | "rd" | "th") =>
            {
                u8::try_from(*value).ok()
            }
            _ => None,
        });
        figures.or_else(|| self.of(&ORDINALS).and_then(|at| small(at + 1)))
    }

    /// The day of a month: "20", "20th", "first".
    pub(super) fn day_number(&mut self) -> Option<u8> {
        self.ordinal().or_else(|| self.digits(1..=2).and_then(|day| u8::try_from(day).ok()))
    }

    /// A year of four digits.
    pub(super) fn year(&mut self) -> Option<i64> {
        self.digits(4..=4)
    }
}

fn small(number: usize) -> Option<u8> {
    u8::try_from(number).ok()
}

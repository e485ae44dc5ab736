//! Words of time in the text, read as a date.
//!
//! Owns which words of a stretch are read, and that nobody has spoken on a day that is still to come.

use std::ops::Range;

use super::code_points::CodePoints;
use super::drafted::{Mention, Said, Span};
use crate::reading::date_words::{self, Anchor};

/// No more words of a stretch are looked at.
const MOST_WORDS: usize = 7;

/// The first of these stretches of the text that is read as a date, at its longest.
pub(super) fn said(
    text: &str,
    points: &CodePoints<'_>,
    times: &[Range<usize>],
    published: &Anchor<'_>,
) -> Option<Said> {
    times.iter().find_map(|stretch| within(text, points, stretch.clone(), published))
}

/// The date in a stretch of the text.
pub(super) fn within(
    text: &str,
    points: &CodePoints<'_>,
    stretch: Range<usize>,
    published: &Anchor<'_>,
) -> Option<Said> {
    let words = &text[stretch.clone()];
    let mut starts = Vec::new();
    let mut ends = Vec::new();
    let mut at = 0;
    for word in words.split_whitespace().take(MOST_WORDS) {
        let start = at + words[at..].find(word)?;
        at = start + word.len();
        starts.push(start);
        ends.push(at);
    }
    for length in (1..=starts.len()).rev() {
        for first in 0..=starts.len() - length {
            let (start, end) = (starts[first], ends[first + length - 1]);
            let phrase = words[start..end].trim_end_matches([',', '.']);
            // A number alone may be anything.
            if !phrase.contains(|c: char| c.is_alphabetic()) {
                continue;
            }
            if let Ok(date) = date_words::read(phrase, published) {
                let is_future =
                    date.edtf().earliest() > published.last_day() && published.last_day().is_some();
                if is_future {
                    return None;
                }
                let start = stretch.start + start;
                let span = Span { start: points.at(start), end: points.at(start + phrase.len()) };
                return Some(Said {
                    phrase: Some(Mention { span, text: phrase.to_owned() }),
                    date,
                    carried: false,
                });
            }
        }
    }
    None
}

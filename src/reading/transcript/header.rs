//! What stands before the first turn: the occasion and its day.
//!
//! Owns where a day is written there. What its words mean is read elsewhere. Pure.

use std::ops::Range;

use super::turn::Header;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// A header is not longer than this, in bytes; what is before it is something else.
const LONGEST: usize = 4_000;
/// An occasion has at most so many characters.
const LONGEST_LINE: usize = 300;

/// Reads the header that stands here.
pub(super) fn read(text: &str, range: Range<usize>) -> Header {
    let lines = || text[range.clone()].lines().map(str::trim).filter(|line| !line.is_empty());
    let occasion = lines().next().filter(|line| line.chars().count() <= LONGEST_LINE).map(str::to_owned);
    let mut end = range.end.min(range.start + LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let date = day(&text[range.start..end]).map(|found| found.start + range.start..found.end + range.start);
    Header { range, occasion, date }
}

/// The first day with its year: "June 20, 2024", "20 June 2024", "2024-06-20".
fn day(text: &str) -> Option<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_alphanumeric() || (c == '-' && start.is_some()) {
            start.get_or_insert(at);
        } else if let Some(from) = start.take() {
            words.push(from..at);
        }
    }
    let word = |at: usize| words.get(at).map_or("", |range: &Range<usize>| &text[range.clone()]);
    let is_month = |word: &str| {
        let lower = word.to_lowercase();
        lower.len() >= 3
            && MONTHS.iter().any(|month| *month == lower || (lower.len() <= 4 && month.starts_with(&lower)))
    };
    let is_number = |word: &str| {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        (1..=2).contains(&digits.len())
            && digits.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
            && word.len() <= 4
    };
    let is_year =
        |word: &str| word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1800..2200).contains(&year));
    let stands_by = |at: usize| words.get(at + 1).is_some_and(|next| next.start <= words[at].end + 3);
    (0..words.len()).find_map(|at| {
        let is_iso = word(at).len() == 10
            && word(at).bytes().enumerate().all(|(place, byte)| match place {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if is_iso {
            return Some(words[at].clone());
        }
        let is_run = stands_by(at) && stands_by(at + 1) && is_year(word(at + 2));
        let is_date = (is_month(word(at)) && is_number(word(at + 1)))
            || (is_number(word(at)) && is_month(word(at + 1)));
        (is_run && is_date).then(|| words[at].start..words[at + 2].end)
    })
}

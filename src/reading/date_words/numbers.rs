//! Dates of three numbers, which no rule can read.
//!
//! Owns the refusal with every day they can mean; it must never pick one of them.

use super::error::{DateWordsError, NumberReading};
use crate::domain::date::Day;

/// `06/07/2024`, `20.06.2024`, `6-7-24`: refused with every day they can mean, even if that is one, because
/// the next date of the same source may have two.
pub(super) fn three_numbers(words: &str) -> Option<DateWordsError> {
    let dense: String = words.split_whitespace().collect();
    let pieces: Vec<&str> = dense.split(['/', '.', '-']).collect();
    let [one, two, three] = *pieces.as_slice() else {
        return None;
    };
    let number = |piece: &str, widths: std::ops::RangeInclusive<usize>| {
        let fits = widths.contains(&piece.len()) && piece.bytes().all(|byte| byte.is_ascii_digit());
        if fits { piece.parse::<u8>().ok() } else { None }
    };
    let (first, second) = (number(one, 1..=2)?, number(two, 1..=2)?);
    let short = number(three, 2..=2);
    let year = short.map(|year| 2000 + i64::from(year)).or_else(|| four_digits(three))?;
    let mut readings = Vec::new();
    let mut add = |year: i64, month, day, order| {
        if let Some(day) = Day::new(year, month, day)
            && readings.iter().all(|reading: &NumberReading| reading.day != day)
        {
            readings.push(NumberReading { day, order });
        }
    };
    add(year, second, first, "day first");
    add(year, first, second, "month first");
    if let Some(last) = short {
        add(2000 + i64::from(first), second, last, "year first");
    }
    Some(DateWordsError::Ambiguous { words: words.to_owned(), readings })
}

fn four_digits(piece: &str) -> Option<i64> {
    let digits = piece.len() == 4 && piece.bytes().all(|byte| byte.is_ascii_digit());
    if digits { piece.parse().ok() } else { None }
}

//! The date in a value that a machine wrote: `2024-06-21T08:00:00+02:00`, `1718958600`.
//!
//! Owns which spellings are read and with which precision; those of people are read by `date_text`. It reads
//! what stands there and must never complete it.

use super::date_text::mentions;
use super::dates::{Mention, Order, Written};
use crate::domain::date::Day;

/// The date that a machine's value gives: the first one in it. Numbers of 10 and 13 digits count seconds and
/// milliseconds since 1970 (UTC).
pub(super) fn read_value(text: &str, order: Order) -> Option<Mention> {
    let text = &text[..text.floor_char_boundary(200)];
    let trimmed = text.trim();
    let start = text.len() - text.trim_start().len();
    let whole = |date| Mention {
        start,
        end: start + trimmed.len(),
        date,
        other: None,
        has_time: false,
        utc_hour: None,
    };
    if trimmed.bytes().all(|byte| byte.is_ascii_digit()) {
        let found = instant(trimmed).or_else(|| month_alone(trimmed)).or_else(|| year_alone(trimmed));
        return found.map(whole).or_else(|| mentions(text, order).into_iter().next());
    }
    let first = mentions(text, order).into_iter().next();
    first.or_else(|| year_and_month(trimmed).map(whole))
}

/// `202406`.
fn month_alone(digits: &str) -> Option<Written> {
    let number: u32 = (digits.len() == 6).then(|| digits.parse().ok())??;
    Written::new(number / 100, Some(number % 100), None).filter(|date| date.year >= 1900)
}

/// `2024`.
fn year_alone(digits: &str) -> Option<Written> {
    (digits.len() == 4).then(|| Written::new(digits.parse().ok()?, None, None))?
}

/// `2024-06` and `2024/6`.
fn year_and_month(text: &str) -> Option<Written> {
    let (year, month) = text.split_once(['-', '/', '.'])?;
    if year.len() != 4 || month.is_empty() || month.len() > 2 {
        return None;
    }
    Written::new(year.parse().ok()?, Some(month.parse().ok()?), None)
}

/// Seconds or milliseconds since 1970, of the years 1990 to 2099.
fn instant(digits: &str) -> Option<Written> {
    let seconds = match digits.len() {
        9 | 10 => digits.parse::<i64>().ok()?,
        13 => digits.parse::<i64>().ok()? / 1000,
        _ => return None,
    };
    let day = Day::from(chrono::DateTime::from_timestamp(seconds, 0)?.date_naive());
    let date = Written::new(
        u32::try_from(day.year()).ok()?,
        Some(u32::from(day.month())),
        Some(u32::from(day.day())),
    )?;
    (1990..2100).contains(&date.year).then_some(date)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn values_of_machines_may_be_instants_months_and_years() {
        for (text, expected) in [
            ("1718958600", Some("2024-06-21")),
            ("1718958600000", Some("2024-06-21")),
            ("2024-06", Some("2024-06")),
            ("202406", Some("2024-06")),
            ("2024", Some("2024")),
            ("20240621", Some("2024-06-21")),
            (" 2024-06-21 ", Some("2024-06-21")),
            ("123", None),
            ("", None),
            ("soon", None),
        ] {
            let date = read_value(text, Order::DayFirst).and_then(|found| found.date.edtf());
            assert_eq!(date.map(|date| date.to_string()).as_deref(), expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "[0-9./ :年月日TJuneäé-]{0,40}|.{0,80}") {
            let _ = read_value(&text, Order::MonthFirst);
            for mention in mentions(&text, Order::DayFirst) {
                prop_assert!(text.get(mention.start..mention.end).is_some());
                prop_assert!(mention.date.edtf().is_some());
            }
        }
    }
}

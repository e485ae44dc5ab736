//! Dates inside text: of machines (`2024-06-21T08:00:00+02:00`) and of people (`21. Juni 2024`).
//!
//! Owns which spellings are read and with which precision. It reads what stands there and must never complete it: a
//! month stays a month. A time of day is dropped and its zone not applied, so the day is the one written.

use crate::domain::date::{Day, Edtf};

use super::date_text::mentions;

/// The order of day and month where numbers alone do not show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// `21/6/2024`.
    DayFirst,
    /// `6/21/2024`.
    MonthFirst,
}

impl Order {
    /// In words: "day first".
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::DayFirst => "day first",
            Self::MonthFirst => "month first",
        }
    }

    /// The other order.
    pub(super) const fn other(self) -> Self {
        match self {
            Self::DayFirst => Self::MonthFirst,
            Self::MonthFirst => Self::DayFirst,
        }
    }
}

/// A year, or a month of it, or a day: what a text says and no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Written {
    pub(super) year: u16,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
}

impl Written {
    /// The date, if the calendar has it and a page may have been published then: from the year 1000 on.
    pub(super) fn new(year: u32, month: Option<u32>, day: Option<u32>) -> Option<Self> {
        let small = |number: Option<u32>| number.map_or(Some(None), |n| u8::try_from(n).ok().map(Some));
        let (year, month, day) = (u16::try_from(year).ok()?, small(month)?, small(day)?);
        let exists = Day::new(i64::from(year), month.unwrap_or(1), day.unwrap_or(1)).is_some();
        (exists && (1000..=2999).contains(&year)).then_some(Self { year, month, day })
    }

    /// As EDTF, with the same precision.
    pub(super) fn edtf(self) -> Option<Edtf> {
        let text = match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", self.year),
            (Some(month), None) => format!("{:04}-{month:02}", self.year),
            (None, _) => format!("{:04}", self.year),
        };
        text.parse().ok()
    }

    /// The first day it can mean.
    pub(super) fn first_day(self) -> Option<Day> {
        Day::new(i64::from(self.year), self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// Whether `local` may be the day, somewhere on earth, of an instant on this day at this hour of UTC.
    pub(super) fn may_be_elsewhere(self, hour: u8, local: Self) -> bool {
        let (Some(here), true, true) = (self.first_day(), self.is_day(), local.is_day()) else {
            return false;
        };
        // From nine hours behind UTC (Alaska) to twelve ahead of it (New Zealand).
        hour < 9 && here.previous() == local.first_day() || hour >= 12 && here.next() == local.first_day()
    }

    /// Whether it is a day.
    pub(super) const fn is_day(self) -> bool {
        self.day.is_some()
    }

    /// Whether every day of `self` is in `other`: 2024-06-21 is in 2024-06.
    pub(super) fn is_within(self, other: Self) -> bool {
        self.year == other.year
            && (other.month.is_none() || self.month == other.month)
            && (other.day.is_none() || self.day == other.day)
    }
}

/// A date in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// Where it begins in the text, in bytes.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    pub(super) date: Written,
    /// The other reading, where day and month could be exchanged: `5/6/2024`.
    pub(super) other: Option<Written>,
    /// Whether a time of day follows it.
    pub(super) has_time: bool,
    /// The hour in UTC, if it is an instant in UTC: the day where it was written may be the one before or after.
    pub(super) utc_hour: Option<u8>,
}

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

//! A date as a page writes it, and where in a text it stands.
//!
//! Never completed: a month stays a month. A time of day is dropped and its zone not applied, so the day is
//! the one written.

use crate::domain::date::{Day, Edtf};

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
    /// The hour in UTC, if it is an instant in UTC: the day where it was written may be the one before or
    /// after.
    pub(super) utc_hour: Option<u8>,
}

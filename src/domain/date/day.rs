//! Calendar days.
//!
//! Owns the calendar itself: which days exist, their order and their text. It must never read a clock.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate, Weekday};

/// The greatest distance of a year from 0000 that a [`Day`] can have: 15 digits.
pub(super) const MAX_YEAR: i64 = 999_999_999_999_999;

/// A day of the proleptic Gregorian calendar, with astronomical years (0000 is the year before 0001).
///
/// Written `2024-06-20`; years before 0000 with a minus (`-0999-01-01`), years of more than four digits after
/// a `Y` (`Y170000002-01-01`, `Y-10000-01-01`). From 0000 to 9999 the texts sort as the days do; a text of an
/// earlier year sorts before all of them and one of a later year after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::struct_field_names, reason = "the day of the month has no other everyday name")]
pub struct Day {
    year: i64,
    month: u8,
    day: u8,
}

impl Day {
    /// The day, if the calendar has it. `month` and `day` count from 1; a year has at most 15 digits.
    pub fn new(year: i64, month: u8, day: u8) -> Option<Self> {
        let exists = (-MAX_YEAR..=MAX_YEAR).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// 1 January. The caller has checked the year.
    pub(super) const fn first_of_year(year: i64) -> Self {
        Self { year, month: 1, day: 1 }
    }

    /// 31 December. The caller has checked the year.
    pub(super) const fn last_of_year(year: i64) -> Self {
        Self { year, month: 12, day: 31 }
    }

    /// The first of a month. The caller has checked year and month.
    pub(super) const fn first_of_month(year: i64, month: u8) -> Self {
        Self { year, month, day: 1 }
    }

    /// The last of a month. The caller has checked year and month.
    pub(super) const fn last_of_month(year: i64, month: u8) -> Self {
        Self { year, month, day: days_in_month(year, month) }
    }

    /// The year; 0 is the year before 1.
    pub const fn year(self) -> i64 {
        self.year
    }

    /// The month, 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The day before; none before the first day that can be written.
    pub fn previous(self) -> Option<Self> {
        if self.day > 1 {
            Some(Self { day: self.day - 1, ..self })
        } else if self.month > 1 {
            Some(Self::last_of_month(self.year, self.month - 1))
        } else {
            Self::new(self.year - 1, 12, 31)
        }
    }

    /// The day after; none after the last day that can be written.
    pub fn next(self) -> Option<Self> {
        if self.day < days_in_month(self.year, self.month) {
            Some(Self { day: self.day + 1, ..self })
        } else if self.month < 12 {
            Some(Self::first_of_month(self.year, self.month + 1))
        } else {
            Self::new(self.year + 1, 1, 1)
        }
    }

    /// The days from 0001-01-01, which is 0; before it, below zero.
    fn number(self) -> i64 {
        let years = self.year - 1;
        let whole_years = years * 365 + years.div_euclid(4) - years.div_euclid(100) + years.div_euclid(400);
        let whole_months: i64 = (1..self.month).map(|month| i64::from(days_in_month(self.year, month))).sum();
        whole_years + whole_months + i64::from(self.day) - 1
    }

    /// How many days it is after another; below zero if it is before.
    pub fn days_since(self, other: Self) -> i64 {
        self.number() - other.number()
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        // 0001-01-01 was a Monday.
        match self.number().rem_euclid(7) {
            0 => Weekday::Mon,
            1 => Weekday::Tue,
            2 => Weekday::Wed,
            3 => Weekday::Thu,
            4 => Weekday::Fri,
            5 => Weekday::Sat,
            _ => Weekday::Sun,
        }
    }
}

/// The days of a month (1 to 12) in a year.
pub const fn days_in_month(year: i64, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The English name of a month (1 to 12); "month" for any other number.
pub const fn month_name(month: u8) -> &'static str {
    match month {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        12 => "December",
        _ => "month",
    }
}

/// A year as EDTF writes it: four digits, a minus before 0000, `Y` beyond four digits.
pub(super) struct YearText(pub(super) i64);

impl fmt::Display for YearText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            year @ 0..=9999 => write!(f, "{year:04}"),
            year @ -9999..=-1 => write!(f, "{year:05}"),
            year => write!(f, "Y{year}"),
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The days that nearly all are: the machinery for numbers was an eighth of an export.
        if let Ok(year @ 0..=9999) = u16::try_from(self.year) {
            let digit = |number: u16| b'0' + u8::try_from(number % 10).unwrap_or_default();
            let (month, day) = (u16::from(self.month), u16::from(self.day));
            let text = [
                digit(year / 1000),
                digit(year / 100),
                digit(year / 10),
                digit(year),
                b'-',
                digit(month / 10),
                digit(month),
                b'-',
                digit(day / 10),
                digit(day),
            ];
            return f.pad(std::str::from_utf8(&text).map_err(|_| fmt::Error)?);
        }
        f.pad(&format!("{}-{:02}-{:02}", YearText(self.year), self.month, self.day))
    }
}

/// A text that is not a calendar day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not a day of the calendar; write one like 2024-06-20")]
pub struct NotADay {
    /// What was written.
    pub text: String,
}

impl FromStr for Day {
    type Err = NotADay;

    /// Reads what [`Display`](fmt::Display) writes and nothing else.
    fn from_str(text: &str) -> Result<Self, NotADay> {
        let read = || {
            let mut parts = text.rsplitn(3, '-');
            let day = parts.next()?.parse().ok()?;
            let month = parts.next()?.parse().ok()?;
            let year = parts.next()?;
            Self::new(year.strip_prefix('Y').unwrap_or(year).parse().ok()?, month, day)
        };
        // Writing it again refuses every other spelling: `+2024-06-20`, `02024-06-20`, `2024-6-20`.
        read().filter(|day| day.to_string() == text).ok_or_else(|| NotADay { text: text.to_owned() })
    }
}

/// Only for days that the clock's calendar has.
impl TryFrom<Day> for NaiveDate {
    type Error = NotADay;

    fn try_from(day: Day) -> Result<Self, NotADay> {
        let year = i32::try_from(day.year).ok();
        year.and_then(|year| Self::from_ymd_opt(year, day.month.into(), day.day.into()))
            .ok_or_else(|| NotADay { text: day.to_string() })
    }
}

impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Self {
        let small = |number: u32| u8::try_from(number).expect("months and days of months are below 256");
        Self { year: i64::from(date.year()), month: small(date.month()), day: small(date.day()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_calendar_knows_its_leap_years() {
        for (year, exists) in
            [(2024, true), (2023, false), (1900, false), (2000, true), (0, true), (-4, true), (-100, false)]
        {
            assert_eq!(Day::new(year, 2, 29).is_some(), exists, "{year}");
        }
    }

    #[test]
    fn days_that_do_not_exist_are_none() {
        for (month, number) in [(0, 1), (13, 1), (6, 0), (6, 31), (1, 32)] {
            assert_eq!(Day::new(2024, month, number), None);
        }
        assert_eq!(Day::new(MAX_YEAR + 1, 1, 1), None);
        assert_eq!(Day::new(i64::MIN, 1, 1), None);
    }

    #[test]
    fn a_day_reads_back_from_its_text() {
        for (year, text) in [
            (2024, "2024-06-09"),
            (0, "0000-06-09"),
            (7, "0007-06-09"),
            (-1, "-0001-06-09"),
            (-9999, "-9999-06-09"),
            (10_000, "Y10000-06-09"),
            (-10_000, "Y-10000-06-09"),
        ] {
            let day = Day::new(year, 6, 9).unwrap();
            assert_eq!(day.to_string(), text);
            assert_eq!(text.parse::<Day>().unwrap(), day);
        }
    }

    #[test]
    fn other_spellings_are_refused() {
        for text in [
            "",
            "-",
            "2024",
            "2024-6-09",
            "24-06-09",
            "+2024-06-09",
            "Y2024-06-09",
            "-0000-06-09",
            "2024-06-31",
        ] {
            assert!(text.parse::<Day>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn texts_sort_as_days_do_within_four_digits() {
        let days = [
            "0000-01-01",
            "0999-12-31",
            "1000-01-01",
            "2024-06-09",
            "2024-06-10",
            "2024-11-01",
            "9999-12-31",
        ];
        assert!(days.is_sorted());
        assert!(days.map(day).is_sorted());
        assert!("-0001-12-31" < days[0] && "Y10000-01-01" > days[6]);
    }

    #[test]
    fn neighbours_cross_months_and_years() {
        for (before, after) in [
            ("2024-02-28", "2024-02-29"),
            ("2023-02-28", "2023-03-01"),
            ("2023-12-31", "2024-01-01"),
            ("-0001-12-31", "0000-01-01"),
            ("9999-12-31", "Y10000-01-01"),
        ] {
            assert_eq!(day(before).next(), Some(day(after)));
            assert_eq!(day(after).previous(), Some(day(before)));
        }
        assert_eq!(Day::first_of_year(-MAX_YEAR).previous(), None);
        assert_eq!(Day::last_of_year(MAX_YEAR).next(), None);
    }

    #[test]
    fn weekdays_agree_with_chrono() {
        let mut date = NaiveDate::from_ymd_opt(-5, 1, 1).unwrap();
        while date.year() < 2030 {
            assert_eq!(Day::from(date).weekday(), date.weekday(), "{date}");
            date += chrono::TimeDelta::days(97);
        }
    }
}

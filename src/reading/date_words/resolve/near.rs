//! Which one of many is meant, where words leave out the year, the month or the week.
//!
//! Owns the four ways to choose; only [`resolve`](super) calls it.

use super::{Result, Trouble, later};
use crate::domain::date::Day;
use crate::reading::date_words::meaning::Year;
use crate::reading::date_words::value::{month_count, month_of, weekday_of};

/// How far from the day a year is looked for: 29 February can be away for eight.
const YEARS: i64 = 8;

/// How the one that is meant lies to a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Near {
    /// The latest that has begun by this day: what an article reports has happened.
    Latest(Day),
    /// The first that is not over on this day: the end of a range.
    First(Day),
    /// That of this day's week, month or year: "by Sunday" may be ahead or past, and the later end covers
    /// both.
    Own(Day),
    /// There is nothing to choose by.
    Nowhere,
}

impl Near {
    /// The weekday, from 0 for Monday.
    pub(super) fn weekday(self, weekday: u8) -> Result<Day> {
        let weekday = i64::from(weekday);
        match self {
            Self::Latest(day) => later(day, -(weekday_of(day) - weekday).rem_euclid(7)),
            Self::First(day) => later(day, (weekday - weekday_of(day)).rem_euclid(7)),
            Self::Own(day) => later(day, weekday - weekday_of(day)),
            Self::Nowhere => Err(Trouble::NeedsDay),
        }
    }

    /// "the 20th"
    pub(super) fn day_of_month(self, number: u8) -> Result<Day> {
        let of = |day: Day, months: i64| {
            let (year, month) = month_of(month_count(day.year(), day.month()) + months);
            Day::new(year, month, number)
        };
        let latest = |day: Day| (0..=12).filter_map(|back| of(day, -back)).find(|found| *found <= day);
        let found = match self {
            Self::Latest(day) => latest(day),
            Self::First(day) => (0..=12).filter_map(|on| of(day, on)).find(|found| *found >= day),
            Self::Own(day) => of(day, 0).or_else(|| latest(day)),
            Self::Nowhere => return Err(Trouble::NeedsDay),
        };
        found.ok_or_else(|| Trouble::Impossible("the days of a month go from 1 to 31".to_owned()))
    }

    /// The year or years of something that has these first and last days in a year, if the year has it.
    pub(super) fn years(
        self,
        year: Year,
        today: Option<Day>,
        span: impl Fn(i64) -> Option<(Day, Day)>,
    ) -> Result<Vec<i64>> {
        let day = || today.ok_or(Trouble::NeedsDay);
        let last_that = |from: Day, holds: &dyn Fn((Day, Day)) -> bool| {
            let mut years = (from.year() - YEARS..=from.year()).rev();
            years.find(|year| span(*year).is_some_and(holds))
        };
        let first_that = |from: Day, holds: &dyn Fn((Day, Day)) -> bool| {
            // The winter of last year may still last.
            let mut years = from.year() - 1..=from.year() + YEARS;
            years.find(|year| span(*year).is_some_and(holds))
        };
        let found = match year {
            Year::Given(year) => vec![Some(year)],
            Year::Offset(years) => vec![Some(day()?.year() + years)],
            Year::TwoDigits => return Err(Trouble::NeedsYear),
            Year::Last => {
                let day = day()?;
                let over = |(_, last): (Day, Day)| last < day;
                let of_last_year = Some(day.year() - 1).filter(|year| span(*year).is_some_and(over));
                vec![of_last_year, last_that(day, &over)]
            }
            Year::Next => {
                let day = day()?;
                vec![first_that(day, &|(first, _)| first > day), Some(day.year() + 1)]
            }
            Year::Unsaid => vec![match self {
                Self::Latest(day) => last_that(day, &|(first, _)| first <= day),
                Self::First(day) => first_that(day, &|(_, last)| last >= day),
                Self::Own(day) if span(day.year()).is_some() => Some(day.year()),
                Self::Own(day) => last_that(day, &|(first, _)| first <= day),
                Self::Nowhere => return Err(Trouble::NeedsYear),
            }],
        };
        let years: Vec<i64> = found.into_iter().flatten().collect();
        if years.is_empty() { Err(Trouble::OutOfRange) } else { Ok(years) }
    }
}

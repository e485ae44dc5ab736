//! A resolved date on its way to EDTF text.
//!
//! Owns how stretches of time follow each other and how they are written; called by
//! [`resolve`](super::resolve). It must never write what [`Edtf`](crate::domain::date::Edtf) does not read,
//! but for years beyond four digits.

use chrono::{NaiveDate, TimeDelta};

use super::meaning::Mark;
use crate::domain::date::{Day, days_in_month};

/// A stretch of time that EDTF writes as one date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day(Day),
    /// A year and 1 to 12.
    Month(i64, u8),
    /// The year in which it begins and 21 to 24.
    Season(i64, u8),
    Year(i64),
    /// Years from a first one, 10 or 100 of them.
    Years(i64, i64),
}

/// An end of a stretch, and whether it is approximate.
pub(super) type End = (Unit, bool);

/// From one unit to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) from: End,
    pub(super) to: End,
}

/// What a phrase means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    One(Unit),
    Interval(Stretch),
    /// One of the units in these stretches, in order.
    OneOf(Vec<Stretch>),
    /// Open at its end.
    From(End),
    /// Open at its start.
    UpTo(End),
}

/// The day so many days later; none beyond the years that chrono counts.
pub(super) fn days_later(day: Day, days: i64) -> Option<Day> {
    let year = i32::try_from(day.year()).ok()?;
    let date = NaiveDate::from_ymd_opt(year, day.month().into(), day.day().into())?;
    date.checked_add_signed(TimeDelta::try_days(days)?).map(Day::from)
}

/// The day of the week, from 0 for Monday.
pub(super) fn weekday_of(day: Day) -> i64 {
    i64::from(day.weekday().num_days_from_monday())
}

/// Months counted from January of the year 0, as a year and 1 to 12.
pub(super) fn month_of(count: i64) -> (i64, u8) {
    let month = u8::try_from(count.rem_euclid(12)).expect("a remainder of 12 is below 12");
    (count.div_euclid(12), month + 1)
}

/// The inverse of [`month_of`].
pub(super) fn month_count(year: i64, month: u8) -> i64 {
    year * 12 + i64::from(month) - 1
}

/// Seasons counted from the spring of the year 0, as a year and 21 to 24.
pub(super) fn season_of(count: i64) -> (i64, u8) {
    let season = u8::try_from(count.rem_euclid(4)).expect("a remainder of 4 is below 4");
    (count.div_euclid(4), season + 21)
}

/// The inverse of [`season_of`].
pub(super) fn season_count(year: i64, season: u8) -> i64 {
    year * 4 + i64::from(season) - 21
}

impl Unit {
    /// Its first day.
    pub(super) fn first(self) -> Option<Day> {
        match self {
            Self::Day(day) => Some(day),
            Self::Month(year, month) => Day::new(year, month, 1),
            Self::Season(year, season) => Day::new(year, (season - 20) * 3, 1),
            Self::Year(year) | Self::Years(year, _) => Day::new(year, 1, 1),
        }
    }

    /// Its last day.
    pub(super) fn last(self) -> Option<Day> {
        match self {
            Self::Day(day) => Some(day),
            Self::Month(year, month) => Day::new(year, month, days_in_month(year, month)),
            Self::Season(..) => self.step(1)?.first()?.previous(),
            Self::Year(year) => Day::new(year, 12, 31),
            Self::Years(year, count) => Day::new(year + count - 1, 12, 31),
        }
    }

    /// The unit of its kind so many further; single years for several.
    pub(super) fn step(self, by: i64) -> Option<Self> {
        match self {
            Self::Day(day) => days_later(day, by).map(Self::Day),
            Self::Month(year, month) => {
                let (year, month) = month_of(month_count(year, month) + by);
                Some(Self::Month(year, month))
            }
            Self::Season(year, season) => {
                let (year, season) = season_of(season_count(year, season) + by);
                Some(Self::Season(year, season))
            }
            Self::Year(year) => Some(Self::Year(year + by)),
            Self::Years(..) => None,
        }
    }

    fn text(self, mark: Mark) -> String {
        let text = match self {
            Self::Day(day) => day.to_string(),
            Self::Month(year, part) | Self::Season(year, part) => format!("{year:04}-{part:02}"),
            Self::Year(year) => format!("{year:04}"),
            Self::Years(year, 10) => format!("{:03}X", year.div_euclid(10)),
            Self::Years(year, _) => format!("{:02}XX", year.div_euclid(100)),
        };
        match (mark.doubt, mark.about) {
            (false, false) => text,
            (true, false) => text + "?",
            (false, true) => text + "~",
            (true, true) => text + "%",
        }
    }
}

impl Stretch {
    /// One unit as a stretch; several years become the first and the last.
    pub(super) const fn of(unit: Unit) -> Self {
        match unit {
            Unit::Years(first, count) => Self::exact(Unit::Year(first), Unit::Year(first + count - 1)),
            unit => Self::exact(unit, unit),
        }
    }

    pub(super) const fn exact(from: Unit, to: Unit) -> Self {
        Self { from: (from, false), to: (to, false) }
    }

    fn member(self, mark: Mark) -> String {
        let (from, to) = (end_text(self.from, mark), end_text(self.to, mark));
        if self.from.0 == self.to.0 { from } else { format!("{from}..{to}") }
    }
}

fn end_text((unit, about): End, mark: Mark) -> String {
    unit.text(Mark { about: mark.about || about, ..mark })
}

impl Value {
    /// From where to where it can reach; nothing on an open side.
    pub(super) fn ends(&self) -> (Option<End>, Option<End>) {
        match self {
            Self::One(unit) => {
                let stretch = Stretch::of(*unit);
                (Some(stretch.from), Some(stretch.to))
            }
            Self::Interval(stretch) => (Some(stretch.from), Some(stretch.to)),
            Self::OneOf(stretches) => {
                let last = stretches.iter().max_by_key(|stretch| stretch.to.0.last());
                (stretches.first().map(|stretch| stretch.from), last.map(|stretch| stretch.to))
            }
            Self::From(from) => (Some(*from), None),
            Self::UpTo(to) => (None, Some(*to)),
        }
    }

    /// The first day it can mean.
    pub(super) fn first_day(&self) -> Option<Day> {
        self.ends().0?.0.first()
    }

    /// A date that is one of these, in order and without repetition.
    pub(super) fn one_of(mut stretches: Vec<Stretch>) -> Self {
        stretches.sort_by_key(|stretch| (stretch.from.0.first(), stretch.to.0.last()));
        stretches.dedup();
        match stretches.as_slice() {
            [Stretch { from: (unit, false), to: (same, false) }] if unit == same => Self::One(*unit),
            _ => Self::OneOf(stretches),
        }
    }

    /// One of the days from the first to the last.
    pub(super) fn days(from: Day, to: Day) -> Self {
        Self::one_of(vec![Stretch::exact(Unit::Day(from), Unit::Day(to))])
    }

    /// The text as EDTF.
    pub(super) fn text(&self, mark: Mark) -> String {
        match self {
            Self::One(unit) => unit.text(mark),
            Self::Interval(Stretch { from, to }) => {
                format!("{}/{}", end_text(*from, mark), end_text(*to, mark))
            }
            Self::OneOf(stretches) => {
                let members: Vec<String> = stretches.iter().map(|stretch| stretch.member(mark)).collect();
                format!("[{}]", members.join(", "))
            }
            Self::From(from) => format!("{}/..", end_text(*from, mark)),
            Self::UpTo(to) => format!("../{}", end_text(*to, mark)),
        }
    }
}

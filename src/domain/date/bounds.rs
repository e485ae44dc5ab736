//! The parts of a parsed value, and the days each can mean.
//!
//! Only this folder sees these types. They must never be completed or rounded: what is not known has no
//! field.

use super::day::{Day, YearText};

/// What kind of value a text is.
#[derive(Debug, Clone)]
pub(super) enum Shape {
    Date(Date),
    /// A day with a time of day.
    Moment(Day),
    Interval(End, End),
    /// One of these.
    Set(Vec<Member>),
}

/// One end of an interval.
#[derive(Debug, Clone, Copy)]
pub(super) enum End {
    /// `..`
    Open,
    /// Nothing written.
    Unknown,
    Date(Date),
}

/// One item of a set.
#[derive(Debug, Clone, Copy)]
pub(super) enum Member {
    One(Date),
    /// `..x`
    Until(Date),
    /// `x..`
    From(Date),
    /// `a..b`
    Between(Date, Date),
}

/// A date without a time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Date {
    pub(super) value: Value,
    pub(super) writing: Writing,
    pub(super) qualifier: Option<Qualifier>,
}

/// Some day of this stretch. Years are checked when read, so that every stretch has days.
#[derive(Debug, Clone, Copy)]
pub(super) enum Value {
    /// From the first to the last year; the same one twice for a single year.
    Years(i64, i64),
    /// A year and 1 to 12.
    Month(i64, u8),
    /// A year and 21 to 24.
    Season(i64, u8),
    Day(Day),
}

/// How a date is written, where that is not told by its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writing {
    /// `2024`, `2024-06`, `2024-06-20`, `2024-21`
    Plain,
    /// With `X` for digits that are not known.
    Masked,
    /// Two digits.
    Century,
    /// `Y170000002`
    Letter,
}

/// The mark at the end of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Qualifier {
    Uncertain,
    Approximate,
    Both,
}

impl Qualifier {
    pub(super) const fn read(mark: u8) -> Option<Self> {
        match mark {
            b'?' => Some(Self::Uncertain),
            b'~' => Some(Self::Approximate),
            b'%' => Some(Self::Both),
            _ => None,
        }
    }

    pub(super) const fn mark(self) -> char {
        match self {
            Self::Uncertain => '?',
            Self::Approximate => '~',
            Self::Both => '%',
        }
    }
}

/// A stretch of days; without a bound where it is open or not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) earliest: Option<Day>,
    pub(super) latest: Option<Day>,
}

impl Date {
    pub(super) const fn earliest(self) -> Day {
        match self.value {
            Value::Years(first, _) => Day::first_of_year(first),
            Value::Month(year, month) => Day::first_of_month(year, month),
            Value::Season(year, season) => Day::first_of_month(year, (season - 20) * 3),
            Value::Day(day) => day,
        }
    }

    pub(super) const fn latest(self) -> Day {
        match self.value {
            Value::Years(_, last) => Day::last_of_year(last),
            Value::Month(year, month) => Day::last_of_month(year, month),
            // The winter of a year begins in its December.
            Value::Season(year, 24) => Day::last_of_month(year + 1, 2),
            Value::Season(year, season) => Day::last_of_month(year, (season - 20) * 3 + 2),
            Value::Day(day) => day,
        }
    }

    /// Whether two dates can be the ends of a range: the values between them are counted in one unit.
    pub(super) const fn same_precision(self, other: Self) -> bool {
        matches!(
            (self.value, other.value),
            (Value::Years(..), Value::Years(..))
                | (Value::Month(..), Value::Month(..))
                | (Value::Season(..), Value::Season(..))
                | (Value::Day(_), Value::Day(_))
        )
    }

    /// The date as the end of an interval, with the same latest day: `199X` is 1999 there. None for years of
    /// more than four digits, which cannot stand in an interval.
    pub(super) fn as_end(self) -> Option<String> {
        let mut text = match self.value {
            _ if self.writing == Writing::Letter => return None,
            Value::Years(_, last) => YearText(last).to_string(),
            Value::Month(year, part) | Value::Season(year, part) => format!("{}-{part:02}", YearText(year)),
            Value::Day(day) => day.to_string(),
        };
        text.extend(self.qualifier.map(Qualifier::mark));
        Some(text)
    }

    const fn level(self) -> u8 {
        let season = matches!(self.value, Value::Season(..));
        let plain = matches!(self.writing, Writing::Plain | Writing::Century);
        if season || !plain || self.qualifier.is_some() || self.earliest().year() < 0 { 1 } else { 0 }
    }

    const fn span(self) -> Span {
        Span { earliest: Some(self.earliest()), latest: Some(self.latest()) }
    }
}

impl End {
    const fn date(self) -> Option<Date> {
        match self {
            Self::Date(date) => Some(date),
            Self::Open | Self::Unknown => None,
        }
    }
}

impl Member {
    const fn span(self) -> Span {
        match self {
            Self::One(date) => date.span(),
            Self::Until(date) => Span { earliest: None, latest: Some(date.latest()) },
            Self::From(date) => Span { earliest: Some(date.earliest()), latest: None },
            Self::Between(first, last) => {
                Span { earliest: Some(first.earliest()), latest: Some(last.latest()) }
            }
        }
    }

    /// The date that its latest day comes from.
    const fn last_date(self) -> Option<Date> {
        match self {
            Self::One(date) | Self::Until(date) | Self::Between(_, date) => Some(date),
            Self::From(_) => None,
        }
    }

    fn dates(self) -> impl Iterator<Item = Date> {
        let (one, other) = match self {
            Self::One(date) | Self::Until(date) | Self::From(date) => (date, None),
            Self::Between(first, last) => (first, Some(last)),
        };
        std::iter::once(one).chain(other)
    }
}

impl Shape {
    /// The stretches of days it can mean; more than one only for a set.
    pub(super) fn spans(&self) -> Vec<Span> {
        match self {
            Self::Date(date) => vec![date.span()],
            Self::Moment(day) => vec![Span { earliest: Some(*day), latest: Some(*day) }],
            Self::Interval(start, end) => vec![Span {
                earliest: start.date().map(Date::earliest),
                latest: end.date().map(Date::latest),
            }],
            Self::Set(members) => members.iter().map(|member| member.span()).collect(),
        }
    }

    /// The first day it can mean; none if any of its stretches is open there.
    pub(super) fn earliest(&self) -> Option<Day> {
        match self {
            Self::Date(date) => date.span().earliest,
            Self::Moment(day) => Some(*day),
            Self::Interval(start, _) => start.date().map(Date::earliest),
            Self::Set(members) => {
                let mut first: Option<Day> = None;
                for member in members {
                    let day = member.span().earliest?;
                    first = Some(first.map_or(day, |first| first.min(day)));
                }
                first
            }
        }
    }

    /// The last day it can mean; none if any of its stretches is open there.
    pub(super) fn latest(&self) -> Option<Day> {
        match self {
            Self::Date(date) => date.span().latest,
            Self::Moment(day) => Some(*day),
            Self::Interval(_, end) => end.date().map(Date::latest),
            Self::Set(members) => {
                let mut last: Option<Day> = None;
                for member in members {
                    let day = member.span().latest?;
                    last = Some(last.map_or(day, |last| last.max(day)));
                }
                last
            }
        }
    }

    /// The level of EDTF that has all it uses.
    pub(super) fn level(&self) -> u8 {
        match self {
            Self::Date(date) => date.level(),
            Self::Moment(day) => u8::from(day.year() < 0),
            Self::Interval(End::Date(start), End::Date(end)) => start.level().max(end.level()),
            Self::Interval(..) => 1,
            Self::Set(_) => 2,
        }
    }

    /// The qualifiers of all its dates.
    pub(super) fn qualifiers(&self) -> Vec<Qualifier> {
        let qualifier = |date: Date| date.qualifier;
        match self {
            Self::Date(date) => date.qualifier.into_iter().collect(),
            Self::Moment(_) => Vec::new(),
            Self::Interval(start, end) => {
                [start.date(), end.date()].into_iter().flatten().filter_map(qualifier).collect()
            }
            Self::Set(members) => {
                members.iter().flat_map(|member| member.dates()).filter_map(qualifier).collect()
            }
        }
    }

    /// The text of the upper end; none if it is open, not known, or cannot be written as an interval's end.
    pub(super) fn upper_end(&self) -> Option<String> {
        match self {
            Self::Date(date) => date.as_end(),
            Self::Moment(day) => Some(day.to_string()),
            Self::Interval(_, end) => end.date().and_then(Date::as_end),
            // Members need not be in order, so the last is the one that reaches furthest.
            Self::Set(members) => {
                let dates: Option<Vec<Date>> = members.iter().map(|member| member.last_date()).collect();
                dates?.into_iter().max_by_key(|date| date.latest()).and_then(Date::as_end)
            }
        }
    }
}

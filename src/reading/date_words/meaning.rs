//! What a phrase says, before it is counted from any day; the same for every language.
//!
//! Owns the vocabulary between the grammar of a language, which makes these values, and
//! [`resolve`](super::resolve), which turns them into dates. It must never hold a reading that the words do
//! not say: a year that is not there is [`Year::Unsaid`].

/// A whole phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    One(Dated),
    /// It or later.
    Since(Dated),
    /// Later than it.
    After(Dated),
    /// It or earlier.
    Until(Dated),
    /// Earlier than it.
    Before(Dated),
    /// From the one to the other.
    Range(Dated, Dated),
    /// Both, which must be neighbours: "18 and 19 June".
    Both(Dated, Dated),
    OneOf(Vec<Dated>),
}

/// A date with what the words say about how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dated {
    pub(super) term: Term,
    pub(super) mark: Mark,
}

/// "About" and "perhaps".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Mark {
    pub(super) about: bool,
    pub(super) doubt: bool,
}

/// One date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Term {
    /// One of the days from the first to the last, both counted from the article's: today is 0 and 0.
    Days(i64, i64),
    /// 0 is Monday.
    Weekday(u8, Which),
    /// A weekday of last week (-1), this (0) or next (1).
    WeekdayOfWeek(u8, i64),
    /// A day of a month, and the weekday that the words give it.
    Day {
        day: u8,
        month: MonthOf,
        year: Year,
        weekday: Option<u8>,
    },
    /// The second Tuesday of June; 0 is the last.
    NthWeekday {
        nth: u8,
        weekday: u8,
        month: u8,
        year: Year,
    },
    Weekend(Which),
    Period(Period),
    Part(PartOfPeriod, Period),
    /// So many units before the article's day; negative is ahead.
    Ago(i64, Count),
}

/// Which of several: "Tuesday", "last Tuesday" and so on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// No word: the latest.
    Plain,
    /// "last": the latest before the article's day, or that of last week.
    Last,
    /// "this"
    This,
    /// "next": the first after the article's day, or that of next week.
    Next,
    /// "this past": the latest before the article's day.
    Past,
    /// "this coming": the first after the article's day.
    Coming,
}

/// The month of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MonthOf {
    /// 1 to 12.
    Named(u8),
    /// Counted from the article's month: "the 20th of last month" is -1.
    Offset(i64),
    /// "the 20th"
    Unsaid,
}

/// The year of a day, month or season.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    Given(i64),
    /// Counted from the article's year: "June last year" is -1.
    Offset(i64),
    /// "last June": the latest before the article's, or that of last year.
    Last,
    /// "next June": the first after the article's, or that of next year.
    Next,
    /// No word.
    Unsaid,
    /// Two digits: not enough.
    TwoDigits,
}

/// A stretch of time with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Period {
    /// Counted from the article's week, which begins on Monday.
    Week(i64),
    Month(u8, Year),
    /// Counted from the article's month.
    Months(i64),
    /// Counted from the article's quarter.
    Quarters(i64),
    /// 21 to 24, as in EDTF.
    Season(u8, Year),
    /// The winter that begins in this year: "winter 2022-23".
    WinterFrom(i64),
    Year(Year),
    /// Ten years from this one.
    Decade(i64),
    /// Counted from the article's decade.
    Decades(i64),
    /// A hundred years from this one.
    Century(i64),
}

/// A part of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PartOfPeriod {
    Early,
    Mid,
    Late,
    FirstHalf,
    SecondHalf,
    /// 1 to 4, of a year.
    Quarter(u8),
    /// 1 to 4, of a month.
    Week(u8),
    LastWeek,
    /// Before the article's day.
    Earlier,
    /// After the article's day.
    Later,
}

/// What is counted in "three … ago".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    Hours,
    Days,
    Weeks,
    Months,
    Years,
    Decades,
}

impl Term {
    /// Whether which one is meant depends on what it stands beside: a date without a year or a plain weekday.
    pub(super) const fn floats(self) -> bool {
        match self {
            Self::Weekday(_, Which::Plain)
            | Self::Day { month: MonthOf::Named(_) | MonthOf::Unsaid, year: Year::Unsaid, .. }
            | Self::NthWeekday { year: Year::Unsaid, .. } => true,
            Self::Period(period) | Self::Part(_, period) => matches!(
                period,
                Period::Month(_, Year::Unsaid) | Period::Season(_, Year::Unsaid) | Period::Year(Year::Unsaid)
            ),
            _ => false,
        }
    }
}

//! Days, months and years in English, and times of day, which are read past.
//!
//! Only [`english`](super) calls it.

use super::Cursor;
use super::lexicon::{BEFORE_TIME, DAY_PARTS, HOLIDAYS, SMALL_HOURS, ZONES};
use crate::reading::date_words::meaning::{MonthOf, PartOfPeriod, Period, Term, Which, Year};
use crate::reading::date_words::token::WordToken;

/// "today", "yesterday", "tonight", "this morning", "overnight".
pub(super) fn near_day(at: &mut Cursor<'_>) -> Option<Term> {
    let _ = hour_words(at);
    let days = if at.one(&["today", "tonight", "now"]).is_some() {
        (0, 0)
    } else if at.one(&["yesterday"]).is_some() || at.sequence(&["last", "evening"]) {
        (-1, -1)
    } else if at.one(&["tomorrow"]).is_some() {
        (1, 1)
    } else if at.sequence(&["day", "before", "yesterday"]) {
        (-2, -2)
    } else if at.sequence(&["day", "after", "tomorrow"]) {
        (2, 2)
    } else if at.one(&["overnight"]).is_some() || at.sequence(&["last", "night"]) {
        // Before or after midnight.
        (-1, 0)
    } else {
        at.one(&["this"])?;
        at.one(DAY_PARTS)?;
        (0, 0)
    };
    Some(Term::Days(days.0, days.1))
}

/// "late on" before a day: the day counts.
fn hour_words(at: &mut Cursor<'_>) -> Option<()> {
    at.one(&["early", "late", "earlier", "later"])?;
    let _ = at.one(&["on"]);
    Some(())
}

/// "Thursday", "late on Tuesday", "last Friday", "Tuesday, Sept. 3", "Monday of last week", "last week on
/// Monday".
pub(super) fn weekday(at: &mut Cursor<'_>) -> Option<Term> {
    if let Some(term) = at.attempt(|at| {
        let weeks = which_week(at)?;
        let _ = at.one(&["on"]);
        Some(Term::WeekdayOfWeek(at.weekday()?, weeks))
    }) {
        return Some(term);
    }
    let _ = hour_words(at);
    let which = which(at);
    let weekday = at.weekday()?;
    if which != Which::Plain {
        return Some(Term::Weekday(weekday, which));
    }
    let of_week = at.attempt(|at| {
        time_of_day(at);
        let _ = at.one(&["of", "in"]);
        which_week(at)
    });
    if let Some(weeks) = of_week {
        return Some(Term::WeekdayOfWeek(weekday, weeks));
    }
    let dated = at.attempt(|at| {
        time_of_day(at);
        let _ = at.one(&["on"]);
        let _ = at.one(&["the"]);
        match day(at)? {
            Term::Day { day, month, year, weekday: None } => {
                Some(Term::Day { day, month, year, weekday: Some(weekday) })
            }
            _ => None,
        }
    });
    Some(dated.unwrap_or(Term::Weekday(weekday, Which::Plain)))
}

/// "last", "this past" and so on, before a weekday or a weekend.
pub(super) fn which(at: &mut Cursor<'_>) -> Which {
    if at.sequence(&["this", "past"]) || at.sequence(&["past"]) {
        Which::Past
    } else if at.sequence(&["this", "coming"]) || at.sequence(&["coming"]) {
        Which::Coming
    } else if at.sequence(&["last"]) {
        Which::Last
    } else if at.sequence(&["this"]) {
        Which::This
    } else if at.sequence(&["next"]) {
        Which::Next
    } else {
        Which::Plain
    }
}

/// "last", "this", "next" as -1, 0, 1.
pub(super) fn offset(at: &mut Cursor<'_>) -> Option<i64> {
    match at.one(&["last", "this", "next"])? {
        0 => Some(-1),
        1 => Some(0),
        _ => Some(1),
    }
}

fn which_week(at: &mut Cursor<'_>) -> Option<i64> {
    at.attempt(|at| {
        let weeks = offset(at)?;
        at.one(&["week"])?;
        Some(weeks)
    })
}

/// "the second Tuesday of June", "the last Friday in May 2024".
pub(super) fn weekday_of_month(at: &mut Cursor<'_>) -> Option<Term> {
    let nth = match at.one(&["last"]) {
        Some(_) => 0,
        None => at.ordinal().filter(|nth| (1..=5).contains(nth))?,
    };
    let weekday = at.weekday()?;
    at.one(&["of", "in"])?;
    let month = at.month()?;
    Some(Term::NthWeekday { nth, weekday, month, year: year_after(at)? })
}

/// "June 20", "the 20th of June 2024", "20 June last year", "the 20th", "2024-06-20".
pub(super) fn day(at: &mut Cursor<'_>) -> Option<Term> {
    let _ = hour_words(at);
    let iso = |token: &WordToken| match *token {
        WordToken::Iso { year, month, day: Some(day) } => {
            Some((day, MonthOf::Named(month), Year::Given(year)))
        }
        _ => None,
    };
    let month_first = |at: &mut Cursor<'_>| {
        let month = at.month()?;
        let _ = at.one(&["the"]);
        let day = at.day_number()?;
        Some((day, MonthOf::Named(month), year_after(at)?))
    };
    let day_first = |at: &mut Cursor<'_>| {
        let day = at.day_number()?;
        let _ = at.one(&["of"]);
        let month = at.month()?;
        Some((day, MonthOf::Named(month), year_after(at)?))
    };
    let day_alone = |at: &mut Cursor<'_>| {
        // In figures: "first" alone is not a date.
        let _ = at.rest.first().filter(|token| matches!(token, WordToken::Number { .. }))?;
        let day = at.ordinal()?;
        let month = at.attempt(|at| {
            at.one(&["of"])?;
            let months = offset(at)?;
            at.one(&["month"])?;
            Some(MonthOf::Offset(months))
        });
        Some((day, month.unwrap_or(MonthOf::Unsaid), Year::Unsaid))
    };
    let (day, month, year) = at
        .take(iso)
        .or_else(|| at.attempt(month_first))
        .or_else(|| at.attempt(day_first))
        .or_else(|| at.attempt(day_alone))?;
    // "June 18 (Tuesday)"
    let weekday = at.weekday();
    Some(Term::Day { day, month, year, weekday })
}

/// The year after a day, month or season, or that there is none; nothing if it could be a time: "June 20 1400
/// GMT".
pub(super) fn year_after(at: &mut Cursor<'_>) -> Option<Year> {
    let given = |at: &mut Cursor<'_>| {
        let _ = at.one(&["of", "in"]);
        at.year().map(Year::Given)
    };
    let relative = |at: &mut Cursor<'_>| {
        let _ = at.one(&["of"]);
        let years = offset(at)?;
        at.one(&["year"])?;
        Some(Year::Offset(years))
    };
    let short = |at: &mut Cursor<'_>| {
        let short = |token: &WordToken| matches!(token, WordToken::ShortYear).then_some(());
        at.take(short).or_else(|| at.digits(2..=2).map(|_| ()))?;
        at.done().then_some(Year::TwoDigits)
    };
    let mut after = *at;
    if after.year().is_some() && after.any(ZONES) {
        return None;
    }
    at.attempt(given).or_else(|| at.attempt(relative)).or_else(|| at.attempt(short)).or(Some(Year::Unsaid))
}

/// "June", "June 2024", "last June", "early June", "the first week of June".
pub(super) fn month(at: &mut Cursor<'_>) -> Option<Term> {
    let part = at.attempt(part);
    let iso = |token: &WordToken| match *token {
        WordToken::Iso { year, month, day: None } => Some(Period::Month(month, Year::Given(year))),
        _ => None,
    };
    let period = at.take(iso).or_else(|| {
        let which = at.one(&["last", "this", "next"]);
        let month = at.month()?;
        let year = match which {
            Some(0) => Year::Last,
            Some(1) => Year::Offset(0),
            Some(_) => Year::Next,
            None => year_after(at)?,
        };
        Some(Period::Month(month, year))
    })?;
    Some(part_or_whole(part, period))
}

/// "2012", "the year 2012", "early 2024", "the third quarter of 2024".
pub(super) fn year(at: &mut Cursor<'_>) -> Option<Term> {
    let part = at.attempt(part);
    let _ = at.one(&["year"]);
    let year = at.year()?;
    Some(part_or_whole(part, Period::Year(Year::Given(year))))
}

pub(super) fn part_or_whole(part: Option<PartOfPeriod>, period: Period) -> Term {
    part.map_or(Term::Period(period), |part| Term::Part(part, period))
}

/// "early", "mid-", "the end of", "the first half of", "the second week of", with what joins them to the
/// period.
pub(super) fn part(at: &mut Cursor<'_>) -> Option<PartOfPeriod> {
    let part = if at.any(&[&["early", "part"], &["early"], &["beginning"], &["start"]]) {
        PartOfPeriod::Early
    } else if at.any(&[&["mid"], &["middle"]]) {
        PartOfPeriod::Mid
    } else if at.any(&[&["late", "part"], &["late"], &["end"]]) {
        PartOfPeriod::Late
    } else if at.any(&[&["last", "week"], &["final", "week"]]) {
        PartOfPeriod::LastWeek
    } else if at.any(&[&["latter", "half"]]) {
        PartOfPeriod::SecondHalf
    } else {
        let nth = at.ordinal()?;
        let _ = at.sequence(&["-"]);
        match (at.one(&["half", "quarter", "week"])?, nth) {
            (0, 1) => PartOfPeriod::FirstHalf,
            (0, 2) => PartOfPeriod::SecondHalf,
            (1, 1..=4) => PartOfPeriod::Quarter(nth),
            (2, 1..=4) => PartOfPeriod::Week(nth),
            _ => return None,
        }
    };
    let _ = at.sequence(&["-"]);
    let _ = at.one(&["of", "in"]);
    let _ = at.one(&["the"]);
    Some(part)
}

/// "New Year's Eve", "Christmas Day 2023".
pub(super) fn holiday(at: &mut Cursor<'_>) -> Option<Term> {
    let (_, month, day) = HOLIDAYS.iter().find(|(words, ..)| at.sequence(words))?;
    let (day, month) = (*day, MonthOf::Named(*month));
    Some(Term::Day { day, month, year: year_after(at)?, weekday: None })
}

/// Takes times of day and zones; whether there was one.
pub(super) fn time_of_day(at: &mut Cursor<'_>) -> bool {
    let start = at.rest.len();
    while at.attempt(time_after).is_some() || at.any(ZONES) {}
    at.rest.len() < start
}

fn time_after(at: &mut Cursor<'_>) -> Option<()> {
    if at.any(&[&["in", "the"], &["during", "the"], &["in"]]) && at.any(SMALL_HOURS) {
        return Some(());
    }
    while at.any(BEFORE_TIME) {}
    hours(at)
}

/// A time of day or a part of the day.
fn hours(at: &mut Cursor<'_>) -> Option<()> {
    clock(at).or_else(|| at.one(DAY_PARTS).map(|_| ())).or_else(|| at.any(SMALL_HOURS).then_some(()))
}

/// "5 p.m." or "early morning" before a date.
pub(super) fn leading_time(at: &mut Cursor<'_>) -> bool {
    at.attempt(|at| {
        if let Some(()) = hours(at) {
            return Some(());
        }
        while at.any(&[&["early"], &["late"], &["mid", "-"]]) {}
        hours(at)
    })
    .is_some()
        || at.any(ZONES)
}

/// Whether the words say more than the day.
pub(super) fn names_a_time(at: Cursor<'_>) -> bool {
    (0..at.rest.len()).any(|from| {
        let mut here = Cursor { rest: &at.rest[from..] };
        here.one(&["early", "late", "earlier", "later", "tonight", "overnight", "now"]).is_some()
            || time_of_day(&mut here)
    })
}

/// "5 p.m.", "5:30pm", "17:30", "1400 GMT".
fn clock(at: &mut Cursor<'_>) -> Option<()> {
    const HALVES: [&str; 3] = ["am", "pm", "o'clock"];
    let is_half = |suffix: &str| HALVES.contains(&suffix) || suffix == "h";
    let mut after = *at;
    let whole = after.take(|token| match token {
        WordToken::Clock { colon, suffix } => Some(*colon && suffix.is_empty() || is_half(suffix)),
        WordToken::Number { digits: 1..=2, suffix, .. } => Some(is_half(suffix)),
        WordToken::Number { digits: 4, suffix, .. } if suffix.is_empty() => Some(false),
        _ => None,
    })?;
    let four = matches!(at.rest.first(), Some(WordToken::Number { digits: 4, .. }));
    let said = if four {
        after.any(ZONES) || after.any(&[&["hours"], &["hrs"]])
    } else {
        after.one(&HALVES).is_some()
    };
    if !(whole || said) {
        return None;
    }
    *at = after;
    Some(())
}

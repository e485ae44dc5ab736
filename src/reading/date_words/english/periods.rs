//! Weeks, weekends, seasons, quarters, decades and what is counted, in English.
//!
//! Only [`english`](super) calls it.

use super::Cursor;
use super::dates::{offset, part, part_or_whole, which, year_after};
use crate::reading::date_words::meaning::{Count, PartOfPeriod, Period, Term, Which, Year};
use crate::reading::date_words::token::WordToken;

/// "last month", "earlier this week", "late last year", "the end of the year".
pub(super) fn relative(at: &mut Cursor<'_>) -> Option<Term> {
    if let Some(side) = at.one(&["earlier", "later"]) {
        let _ = at.one(&["in", "on"]);
        at.one(&["this", "the"])?;
        let part = if side == 0 { PartOfPeriod::Earlier } else { PartOfPeriod::Later };
        return Some(Term::Part(part, named(at, 0)?));
    }
    at.attempt(|at| {
        let part = part(at)?;
        // "the end of the year": the article's.
        let by = offset(at).unwrap_or(0);
        Some(Term::Part(part, named(at, by)?))
    })
    .or_else(|| {
        let by = offset(at)?;
        named(at, by).map(Term::Period)
    })
}

/// The week, month, quarter, year or decade that lies so many from the article's.
fn named(at: &mut Cursor<'_>, by: i64) -> Option<Period> {
    if at.one(&["quarter"]).is_some() {
        return Some(Period::Quarters(by));
    }
    match at.unit()? {
        (Count::Weeks, 1) => Some(Period::Week(by)),
        (Count::Months, _) => Some(Period::Months(by)),
        (Count::Years, _) => Some(Period::Year(Year::Offset(by))),
        (Count::Decades, _) => Some(Period::Decades(by)),
        _ => None,
    }
}

/// "over the weekend", "last weekend".
pub(super) fn weekend(at: &mut Cursor<'_>) -> Option<Term> {
    let which = which(at);
    at.one(&["weekend"])?;
    Some(Term::Weekend(which))
}

/// "spring 2019", "last summer", "the winter of 2022-23".
pub(super) fn season(at: &mut Cursor<'_>) -> Option<Term> {
    let which = which(at);
    let season = at.season()?;
    let period = match which {
        Which::Last | Which::Past => Period::Season(season, Year::Last),
        Which::This => Period::Season(season, Year::Offset(0)),
        Which::Next | Which::Coming => Period::Season(season, Year::Next),
        Which::Plain => match at.attempt(two_years) {
            Some(year) if season == 24 => Period::WinterFrom(year),
            Some(_) => return None,
            None => Period::Season(season, year_after(at)?),
        },
    };
    Some(Term::Period(period))
}

/// "2022-23", "2022/2023": the first, if they follow each other.
fn two_years(at: &mut Cursor<'_>) -> Option<i64> {
    let _ = at.one(&["of", "in"]);
    let looks_like_a_month = at.take(|token| match *token {
        WordToken::Iso { year, month, day: None } => Some((year, i64::from(month))),
        _ => None,
    });
    let (first, second) = if let Some(years) = looks_like_a_month {
        years
    } else {
        let first = at.year()?;
        at.take(|token| matches!(token, WordToken::Dash | WordToken::Slash).then_some(()))?;
        (first, at.year().or_else(|| at.digits(2..=2))?)
    };
    (second == first + 1 || second == (first + 1) % 100).then_some(first)
}

/// "the first quarter", "Q1 2024", "the third quarter of last year".
pub(super) fn quarter(at: &mut Cursor<'_>) -> Option<Term> {
    let short = |at: &mut Cursor<'_>| {
        at.one(&["q"])?;
        at.digits(1..=1)
    };
    let turned = |token: &WordToken| match token {
        WordToken::Number { value, digits: 1, suffix } if suffix == "q" => Some(*value),
        _ => None,
    };
    let number = at.attempt(short).or_else(|| at.take(turned)).or_else(|| {
        let nth = at.ordinal()?;
        let _ = at.sequence(&["-"]);
        at.one(&["quarter"])?;
        Some(i64::from(nth))
    })?;
    let number = u8::try_from(number).ok().filter(|number| (1..=4).contains(number))?;
    Some(Term::Part(PartOfPeriod::Quarter(number), Period::Year(year_after(at)?)))
}

/// "the 1980s", "the early 1950s". "The 1900s" and those before are taken as the century, which has the ten
/// years in it.
pub(super) fn decade(at: &mut Cursor<'_>) -> Option<Term> {
    let part = at.attempt(part);
    let first = at.take(|token| match token {
        WordToken::Number { value, digits: 4, suffix } if suffix == "s" && value % 10 == 0 => Some(*value),
        _ => None,
    })?;
    let century = first % 100 == 0 && first < 2000;
    Some(part_or_whole(part, if century { Period::Century(first) } else { Period::Decade(first) }))
}

/// "the 19th century"
pub(super) fn century(at: &mut Cursor<'_>) -> Option<Term> {
    let part = at.attempt(part);
    let nth = at.ordinal().filter(|nth| *nth >= 1)?;
    let _ = at.sequence(&["-"]);
    at.one(&["century"])?;
    Some(part_or_whole(part, Period::Century((i64::from(nth) - 1) * 100)))
}

/// So many of a unit.
pub(super) fn counted(at: &mut Cursor<'_>, count: i64) -> Option<Term> {
    let (unit, of_it) = at.unit()?;
    Some(Term::Ago(count * of_it, unit))
}

/// "three days ago", "a couple of weeks ago", "two years from now".
pub(super) fn ago(at: &mut Cursor<'_>) -> Option<Term> {
    let couple = at.any(&[&["a", "couple", "of"], &["a", "couple"], &["couple", "of"]]);
    let count = if couple { 2 } else { at.count()? };
    let term = counted(at, count)?;
    if at.one(&["ago"]).is_some() {
        return Some(term);
    }
    let from_now = at.sequence(&["from", "now"]) || at.sequence(&["from", "today"]);
    if from_now { ahead_of(term) } else { None }
}

/// "in two weeks", "in a month's time".
pub(super) fn ahead(at: &mut Cursor<'_>) -> Option<Term> {
    at.one(&["in"])?;
    let count = at.count()?;
    let term = counted(at, count)?;
    let _ = at.one(&["time"]);
    ahead_of(term)
}

const fn ahead_of(term: Term) -> Option<Term> {
    match term {
        Term::Ago(count, unit) => Some(Term::Ago(-count, unit)),
        _ => None,
    }
}

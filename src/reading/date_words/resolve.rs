//! From what a phrase says to the days it can mean, counted from the day of its article.
//!
//! Owns the rules for words that leave something out; README lists them. Called by [`read`](super::read) once
//! for a day, twice for a longer date of publication. It must never choose between readings that a careful
//! reader would hold apart: those become a set, and where a part of a date contradicts another, an error.

mod days;
mod near;
mod periods;
mod trouble;

use days::{WEEKDAYS, later, weekday_name};
use near::Near;
use trouble::Result;
pub(super) use trouble::Trouble;

use super::meaning::{Count, Dated, Mark, Meaning, MonthOf, PartOfPeriod, Period, Term, Which, Year};
use super::value::{End, Stretch, Unit, Value, days_later, month_count, month_of, weekday_of};
use crate::domain::date::{Day, Rule, days_in_month, month_name};

/// The value, what marks it, and the rule.
pub(super) fn resolve(meaning: &Meaning, today: Option<Day>) -> Result<(Value, Mark, Rule)> {
    let latest = today.map_or(Near::Nowhere, Near::Latest);
    let own = today.map_or(Near::Nowhere, Near::Own);
    let read = |dated: &Dated, near: Near| value(dated.term, near, today);
    Ok(match meaning {
        Meaning::One(dated) => (read(dated, latest)?, dated.mark, rule(dated.term)),
        Meaning::Since(dated) => {
            let (from, _) = read(dated, latest)?.ends();
            (Value::From(from.ok_or(Trouble::NotRead)?), dated.mark, Rule::Open)
        }
        Meaning::Until(dated) => {
            let (_, to) = read(dated, own)?.ends();
            (Value::UpTo(to.ok_or(Trouble::NotRead)?), dated.mark, Rule::Open)
        }
        Meaning::After(dated) => {
            let value = read(dated, latest)?;
            // Of several candidates the first: later than any of them is later than that one.
            let end = if let Value::OneOf(stretches) = &value {
                stretches.first().map(|stretch| stretch.to)
            } else {
                value.ends().1
            };
            (Value::From(neighbour(end, 1)?), dated.mark, Rule::Open)
        }
        Meaning::Before(dated) => {
            let value = read(dated, own)?;
            let end = if let Value::OneOf(stretches) = &value {
                stretches.last().map(|stretch| stretch.from)
            } else {
                value.ends().0
            };
            (Value::UpTo(neighbour(end, -1)?), dated.mark, Rule::Open)
        }
        Meaning::Range(from, to) => {
            let doubt = from.mark.doubt || to.mark.doubt;
            let stretch = range(from, to, today)?;
            (Value::Interval(stretch), Mark { about: false, doubt }, Rule::Range)
        }
        Meaning::Both(one, other) => {
            let stretch = range(one, other, today)?;
            if stretch.from.0.step(1) != Some(stretch.to.0) {
                return Err(Trouble::NotRead);
            }
            (Value::Interval(stretch), one.mark, Rule::Range)
        }
        Meaning::OneOf(several) => (one_of(several, today)?, several_mark(several), Rule::OneOf),
    })
}

fn neighbour(end: Option<End>, by: i64) -> Result<End> {
    let (unit, about) = end.ok_or(Trouble::NotRead)?;
    Ok((unit.step(by).ok_or(Trouble::OutOfRange)?, about))
}

fn several_mark(several: &[Dated]) -> Mark {
    Mark {
        about: several.iter().any(|dated| dated.mark.about),
        doubt: several.iter().any(|dated| dated.mark.doubt),
    }
}

/// The latest stretch that has begun: where an end leaves out its year or week, the other end says which.
fn range(from: &Dated, to: &Dated, today: Option<Day>) -> Result<Stretch> {
    let latest = today.map_or(Near::Nowhere, Near::Latest);
    let (start, end) = if from.term.floats() && !to.term.floats() {
        let end = value(to.term, latest, today)?;
        let start = value(from.term, end.first_day().map_or(latest, Near::Latest), today)?;
        (start, end)
    } else {
        let start = value(from.term, latest, today)?;
        // After all that the start can be: of two candidates neither is left out.
        let after = start.ends().1.and_then(|(unit, _)| unit.last()).and_then(Day::next);
        (start, value(to.term, after.map_or(latest, Near::First), today)?)
    };
    let ((Some((first, about_first)), _), (_, Some((last, about_last)))) = (start.ends(), end.ends()) else {
        return Err(Trouble::NotRead);
    };
    let mut stretch =
        Stretch { from: (first, about_first || from.mark.about), to: (last, about_last || to.mark.about) };
    let days = [first.first(), last.first(), first.last(), last.last()];
    let [Some(first_begins), Some(last_begins), Some(first_ends), Some(last_ends)] = days else {
        return Err(Trouble::OutOfRange);
    };
    if last_begins < first_begins {
        if last_ends < first_ends {
            return Err(Trouble::Contradiction(format!(
                "it would begin on {first_begins} and end on {last_ends}"
            )));
        }
        // An interval may not end with a date that could be over before it starts.
        stretch.to.0 = Unit::Day(last_ends);
    }
    Ok(stretch)
}

fn one_of(several: &[Dated], today: Option<Day>) -> Result<Value> {
    let latest = today.map_or(Near::Nowhere, Near::Latest);
    let (last, before) = several.split_last().ok_or(Trouble::NotRead)?;
    let end = value(last.term, latest, today)?;
    let near = match end.first_day() {
        Some(day) if !last.term.floats() => Near::Latest(day),
        _ => latest,
    };
    let mut values = vec![end];
    for dated in before {
        values.push(value(dated.term, if dated.term.floats() { near } else { latest }, today)?);
    }
    let mut stretches = Vec::new();
    for value in values {
        match value {
            Value::One(unit) => stretches.push(Stretch::of(unit)),
            Value::Interval(stretch) => stretches.push(stretch),
            Value::OneOf(members) => stretches.extend(members),
            Value::From(_) | Value::UpTo(_) => return Err(Trouble::NotRead),
        }
    }
    Ok(Value::one_of(stretches))
}

/// The rule of a date that stands alone.
const fn rule(term: Term) -> Rule {
    match term {
        Term::Days(0, 0) => Rule::Today,
        Term::Days(-1, -1) => Rule::Yesterday,
        Term::Days(..) | Term::Ago(_, Count::Hours | Count::Days | Count::Weeks) => Rule::RelativeDay,
        Term::Weekday(..) | Term::WeekdayOfWeek(..) => Rule::Weekday,
        Term::Day { year: Year::Given(_), .. }
        | Term::NthWeekday { year: Year::Given(_), .. }
        | Term::Period(Period::Month(_, Year::Given(_)) | Period::Year(Year::Given(_))) => Rule::Calendar,
        Term::Day { .. } | Term::NthWeekday { .. } | Term::Period(Period::Month(..)) => Rule::MonthDay,
        Term::Period(Period::Season(..) | Period::WinterFrom(_)) => Rule::Season,
        Term::Period(Period::Decade(_) | Period::Century(_)) => Rule::Decade,
        Term::Part(PartOfPeriod::Earlier | PartOfPeriod::Later, _)
        | Term::Weekend(_)
        | Term::Period(_)
        | Term::Ago(_, Count::Months | Count::Years | Count::Decades) => Rule::RelativePeriod,
        Term::Part(..) => Rule::Part,
    }
}

fn value(term: Term, near: Near, today: Option<Day>) -> Result<Value> {
    let day = || today.ok_or(Trouble::NeedsDay);
    match term {
        Term::Days(from, to) => {
            let today = day()?;
            Ok(Value::days(later(today, from)?, later(today, to)?))
        }
        Term::Weekday(weekday, Which::Plain) => near.weekday(weekday).map(|day| Value::One(Unit::Day(day))),
        Term::Weekday(weekday, which) => which_weekday(i64::from(weekday), which, day()?),
        Term::WeekdayOfWeek(weekday, weeks) => {
            let today = day()?;
            let day = later(today, i64::from(weekday) - weekday_of(today) + 7 * weeks)?;
            Ok(Value::One(Unit::Day(day)))
        }
        Term::Day { day, month, year, weekday } => {
            let days = days_of_month(day, month, year, weekday, near, today)?;
            Ok(Value::one_of(days.into_iter().map(|day| Stretch::of(Unit::Day(day))).collect()))
        }
        Term::NthWeekday { nth, weekday, month, year } => {
            let find = |year| nth_weekday(nth, weekday, year, month);
            let years = near.years(year, today, |year| find(year).map(|day| (day, day)))?;
            let days: Option<Vec<Day>> = years.into_iter().map(find).collect();
            let month = month_name(month);
            let days =
                days.ok_or_else(|| Trouble::Impossible(format!("{month} has no such weekday that year")))?;
            Ok(Value::one_of(days.into_iter().map(|day| Stretch::of(Unit::Day(day))).collect()))
        }
        Term::Weekend(which) => weekend(which, near, day()?),
        Term::Period(period) => periods::value(period, near, today),
        Term::Part(part, period) => periods::part_value(part, period, near, today),
        Term::Ago(count, unit) => ago(count, unit, day()?),
    }
}

/// "last Tuesday": the Tuesday that has passed, or the one of last week. They are two days if this week's
/// Tuesday has passed, and one day otherwise. "next Tuesday" is its mirror image.
fn which_weekday(weekday: i64, which: Which, today: Day) -> Result<Value> {
    let of_week = |weeks: i64| later(today, weekday - weekday_of(today) + 7 * weeks);
    let past = later(today, -((weekday_of(today) - weekday - 1).rem_euclid(7) + 1))?;
    let coming = later(today, (weekday - weekday_of(today) - 1).rem_euclid(7) + 1)?;
    let days = match which {
        Which::Last => vec![of_week(-1)?, past],
        Which::Next => vec![coming, of_week(1)?],
        Which::This | Which::Plain if of_week(0)? >= today => vec![of_week(0)?],
        Which::This | Which::Plain => vec![of_week(0)?, coming],
        Which::Past => vec![past],
        Which::Coming => vec![coming],
    };
    Ok(Value::one_of(days.into_iter().map(|day| Stretch::of(Unit::Day(day))).collect()))
}

/// Saturday and Sunday. Within a weekend the words "over the weekend" can mean it or the one before.
fn weekend(which: Which, near: Near, today: Day) -> Result<Value> {
    let own = later(today, 5 - weekday_of(today))?;
    let two_days = |weeks: i64| {
        let saturday = later(own, 7 * weeks)?;
        Ok(Stretch::exact(Unit::Day(saturday), Unit::Day(later(saturday, 1)?)))
    };
    let within = weekday_of(today) >= 5;
    let weekends = match which {
        Which::Plain if matches!(near, Near::Own(_) | Near::First(_)) => vec![two_days(0)?],
        Which::Plain if today == own => vec![two_days(-1)?, Stretch::of(Unit::Day(today))],
        Which::Plain | Which::This if within => vec![two_days(0)?],
        Which::Plain | Which::Last | Which::Past => vec![two_days(-1)?],
        Which::This => vec![two_days(-1)?, two_days(0)?],
        Which::Next | Which::Coming if within => vec![two_days(1)?],
        Which::Next => vec![two_days(0)?, two_days(1)?],
        Which::Coming => vec![two_days(0)?],
    };
    Ok(Value::one_of(weekends))
}

fn days_of_month(
    day: u8,
    month: MonthOf,
    year: Year,
    weekday: Option<u8>,
    near: Near,
    today: Option<Day>,
) -> Result<Vec<Day>> {
    let of_month = |(year, month): (i64, u8)| {
        let of_year = if month == 2 { format!(" {year:04}") } else { String::new() };
        let days = days_in_month(year, month);
        let wrong = || Trouble::Impossible(format!("{}{of_year} has {days} days", month_name(month)));
        Day::new(year, month, day).ok_or_else(wrong)
    };
    match month {
        MonthOf::Offset(months) => {
            let today = today.ok_or(Trouble::NeedsDay)?;
            let day = of_month(month_of(month_count(today.year(), today.month()) + months))?;
            Ok(vec![agreeing(day, weekday)?])
        }
        MonthOf::Unsaid => Ok(vec![agreeing(near.day_of_month(day)?, weekday)?]),
        MonthOf::Named(month) => {
            if year == Year::Unsaid {
                let most = if month == 2 { 29 } else { days_in_month(2024, month) };
                if !(1..=most).contains(&day) {
                    let wrong = format!("{} never has more than {most} days", month_name(month));
                    return Err(Trouble::Impossible(wrong));
                }
            }
            let span = |year| Day::new(year, month, day).map(|day| (day, day));
            let mut days = Vec::new();
            for chosen in near.years(year, today, span)? {
                days.push(of_month((chosen, month))?);
            }
            if let (Near::Latest(today), Year::Unsaid, [past], Some(weekday)) =
                (near, year, days.as_slice(), weekday)
                && let Some(coming) = coming_instead(*past, today, weekday, span)
            {
                return Ok(vec![coming]);
            }
            days.into_iter().map(|day| agreeing(day, weekday)).collect()
        }
    }
}

/// The same day of the year ahead, if it is the nearer one and only it is that weekday: "Tuesday, June 25" in
/// an article of 21 June.
fn coming_instead(
    past: Day,
    today: Day,
    weekday: u8,
    span: impl Fn(i64) -> Option<(Day, Day)>,
) -> Option<Day> {
    let year = Near::First(today).years(Year::Unsaid, None, span).ok()?.into_iter().next()?;
    let coming = Day::new(year, past.month(), past.day())?;
    let is = |day: Day| weekday_of(day) == i64::from(weekday);
    let nearer = (1..=182).any(|days| days_later(today, days) == Some(coming))
        && !(1..=182).any(|days| days_later(today, -days) == Some(past));
    (nearer && is(coming) && !is(past)).then_some(coming)
}

/// The day, if it is the weekday that the words say.
fn agreeing(day: Day, weekday: Option<u8>) -> Result<Day> {
    match weekday {
        Some(said) if weekday_of(day) != i64::from(said) => {
            let said = WEEKDAYS.get(usize::from(said)).copied().unwrap_or_default();
            Err(Trouble::Contradiction(format!("{day} is a {}, not a {said}", weekday_name(day))))
        }
        _ => Ok(day),
    }
}

/// The first to fifth such weekday of a month, or for 0 the last.
fn nth_weekday(nth: u8, weekday: u8, year: i64, month: u8) -> Option<Day> {
    let days = (1..=days_in_month(year, month)).filter_map(|day| Day::new(year, month, day));
    let mut such = days.filter(|day| weekday_of(*day) == i64::from(weekday));
    if nth == 0 { such.next_back() } else { such.nth(usize::from(nth) - 1) }
}

/// Days and weeks are counted exactly; months and years give the month and the year, as coarse as the words.
fn ago(count: i64, unit: Count, today: Day) -> Result<Value> {
    let months = |months: i64| {
        let (year, month) = month_of(month_count(today.year(), today.month()) - months);
        Value::One(Unit::Month(year, month))
    };
    Ok(match unit {
        // The hour of the article is not known: five hours before it is the same day or the day before.
        Count::Hours => {
            let (whole, begun) = (count.div_euclid(24), -(-count).div_euclid(24));
            Value::days(later(today, -begun)?, later(today, -whole)?)
        }
        Count::Days => Value::One(Unit::Day(later(today, -count)?)),
        Count::Weeks => Value::One(Unit::Day(later(today, -7 * count)?)),
        Count::Months => months(count),
        Count::Years => Value::One(Unit::Year(today.year() - count)),
        Count::Decades => Value::One(Unit::Year(today.year() - 10 * count)),
    })
}

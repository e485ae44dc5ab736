//! Weeks, months, quarters, seasons, years, decades, and parts of them.
//!
//! Owns how long "early", "mid" and "late" are; only [`resolve`](super) calls it. An end that no calendar
//! fixes is always marked approximate.

use super::{Near, Result, Trouble, later, weekday_name};
use crate::domain::date::{Day, days_in_month};
use crate::reading::date_words::meaning::{PartOfPeriod, Period, Year};
use crate::reading::date_words::value::{Stretch, Unit, Value, month_count, month_of, weekday_of};

/// The EDTF code of winter.
const WINTER: u8 = 24;

/// A period with nothing left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    Unit(Unit),
    /// From this Monday.
    Week(Day),
    /// Three months from this one.
    Quarter(i64, u8),
}

pub(super) fn value(period: Period, near: Near, today: Option<Day>) -> Result<Value> {
    if let (Period::Week(-1), Some(today)) = (period, today)
        && weekday_of(today) == 6
    {
        // On a Sunday the week that has just passed is last week for those whose weeks begin on Sunday.
        return Ok(Value::days(later(today, -13)?, later(today, -1)?));
    }
    let bases = bases(period, near, today)?;
    if let [base] = bases.as_slice() {
        return match *base {
            Base::Unit(unit) => Ok(Value::One(unit)),
            Base::Week(monday) => Ok(Value::days(monday, later(monday, 6)?)),
            Base::Quarter(year, month) => Ok(Value::Interval(months(year, month, 0, 2))),
        };
    }
    bases.into_iter().map(whole).collect::<Result<Vec<Stretch>>>().map(Value::one_of)
}

/// The parts of a month that a reader would not take for the same are a third each, those of a year four
/// months.
pub(super) fn part_value(
    part: PartOfPeriod,
    period: Period,
    near: Near,
    today: Option<Day>,
) -> Result<Value> {
    let day = || today.ok_or(Trouble::NeedsDay);
    if matches!(part, PartOfPeriod::Earlier | PartOfPeriod::Later) {
        return around(part, whole(first_of(&bases(period, near, today)?)?)?, day()?);
    }
    if let Period::Year(Year::Unsaid) = period {
        let of = |year| part_of(Base::Unit(Unit::Year(year)), part);
        let years = near.years(Year::Unsaid, today, |year| days_of(of(year)?))?;
        let stretches: Option<Vec<Stretch>> = years.into_iter().map(of).collect();
        return stretches.map(joined).ok_or(Trouble::NotRead);
    }
    let bases = bases(period, near, today)?;
    let stretches: Option<Vec<Stretch>> = bases.iter().map(|base| part_of(*base, part)).collect();
    let mut stretches = stretches.ok_or(Trouble::NotRead)?;
    if let (Near::Latest(today), Period::Month(month, Year::Unsaid), [stretch]) =
        (near, period, stretches.as_slice())
        && stretch.from.0.first() > Some(today)
    {
        // "Late June" in an article of early June is ahead or a year ago.
        let before = Base::Unit(Unit::Month(today.year() - 1, month));
        stretches.insert(0, part_of(before, part).ok_or(Trouble::NotRead)?);
    }
    Ok(match (period, stretches.as_slice()) {
        (Period::Week(_), [_]) => Value::one_of(stretches),
        _ => joined(stretches),
    })
}

fn joined(stretches: Vec<Stretch>) -> Value {
    match stretches.as_slice() {
        [stretch] => Value::Interval(*stretch),
        _ => Value::one_of(stretches),
    }
}

fn first_of(bases: &[Base]) -> Result<Base> {
    bases.first().copied().ok_or(Trouble::NotRead)
}

/// The days of a period before or after the article's.
fn around(part: PartOfPeriod, whole: Stretch, today: Day) -> Result<Value> {
    let (first, last) = days_of(whole).ok_or(Trouble::OutOfRange)?;
    let none = |side: &str| {
        let weekday = weekday_name(today);
        Trouble::NoneLeft(format!("no day of it lies {side} {today}, a {weekday}"))
    };
    if part == PartOfPeriod::Earlier {
        let before = later(today, -1)?;
        if before < first { Err(none("before")) } else { Ok(Value::days(first, before)) }
    } else {
        let after = later(today, 1)?;
        if after > last { Err(none("after")) } else { Ok(Value::days(after, last)) }
    }
}

fn days_of(stretch: Stretch) -> Option<(Day, Day)> {
    Some((stretch.from.0.first()?, stretch.to.0.last()?))
}

fn whole(base: Base) -> Result<Stretch> {
    Ok(match base {
        Base::Unit(unit) => Stretch::of(unit),
        Base::Week(monday) => Stretch::exact(Unit::Day(monday), Unit::Day(later(monday, 6)?)),
        Base::Quarter(year, month) => months(year, month, 0, 2),
    })
}

fn bases(period: Period, near: Near, today: Option<Day>) -> Result<Vec<Base>> {
    let day = || today.ok_or(Trouble::NeedsDay);
    let units = |units: Vec<Unit>| units.into_iter().map(Base::Unit).collect();
    let span = |unit: Unit| Some((unit.first()?, unit.last()?));
    Ok(match period {
        Period::Week(weeks) => {
            let today = day()?;
            vec![Base::Week(later(today, 7 * weeks - weekday_of(today))?)]
        }
        Period::Month(month, year) => {
            let years = near.years(year, today, |year| span(Unit::Month(year, month)))?;
            units(years.into_iter().map(|year| Unit::Month(year, month)).collect())
        }
        Period::Months(months) => {
            let today = day()?;
            let (year, month) = month_of(month_count(today.year(), today.month()) + months);
            units(vec![Unit::Month(year, month)])
        }
        Period::Quarters(quarters) => {
            let today = day()?;
            let month = month_count(today.year(), today.month());
            let (year, month) = month_of((month.div_euclid(3) + quarters) * 3);
            vec![Base::Quarter(year, month)]
        }
        Period::Season(WINTER, Year::Given(year)) => units(winters(year)),
        Period::Season(WINTER, Year::Offset(years)) => {
            let today = day()?;
            let both = winters(today.year() + years);
            let is_now = |unit: &Unit| unit.first() <= Some(today) && unit.last() >= Some(today);
            units(
                both.iter().find(|unit| years == 0 && is_now(unit)).map_or(both.clone(), |unit| vec![*unit]),
            )
        }
        Period::Season(season, year) => {
            let years = near.years(year, today, |year| span(Unit::Season(year, season)))?;
            units(years.into_iter().map(|year| Unit::Season(year, season)).collect())
        }
        Period::WinterFrom(year) => units(vec![Unit::Season(year, WINTER)]),
        Period::Year(year) => {
            let years = near.years(year, today, |year| span(Unit::Year(year)))?;
            units(years.into_iter().map(Unit::Year).collect())
        }
        Period::Decade(first) => units(vec![Unit::Years(first, 10)]),
        Period::Decades(decades) => {
            units(vec![Unit::Years((day()?.year().div_euclid(10) + decades) * 10, 10)])
        }
        Period::Century(first) => units(vec![Unit::Years(first, 100)]),
    })
}

/// The winter of a year is the one that ends in it or the one that begins in it.
fn winters(year: i64) -> Vec<Unit> {
    vec![Unit::Season(year - 1, WINTER), Unit::Season(year, WINTER)]
}

/// Months of a year from one to another, counted from a first month.
fn months(year: i64, first: u8, from: i64, to: i64) -> Stretch {
    let month = |count: i64| {
        let (year, month) = month_of(month_count(year, first) + count);
        Unit::Month(year, month)
    };
    Stretch::exact(month(from), month(to))
}

/// The part of a period; none if the period has no such part.
fn part_of(base: Base, part: PartOfPeriod) -> Option<Stretch> {
    let about = |stretch: Stretch, from: bool, to: bool| Stretch {
        from: (stretch.from.0, from),
        to: (stretch.to.0, to),
    };
    match base {
        Base::Unit(Unit::Month(year, month)) => {
            let last = days_in_month(year, month);
            let days = |from: u8, to: u8| {
                Some(Stretch::exact(
                    Unit::Day(Day::new(year, month, from)?),
                    Unit::Day(Day::new(year, month, to)?),
                ))
            };
            Some(match part {
                PartOfPeriod::Early => about(days(1, 10)?, false, true),
                PartOfPeriod::Mid => about(days(11, 20)?, true, true),
                PartOfPeriod::Late => about(days(21, last)?, true, false),
                PartOfPeriod::FirstHalf => days(1, 15)?,
                PartOfPeriod::SecondHalf => days(16, last)?,
                // A week of a month is seven days from its first or a week of the calendar.
                PartOfPeriod::Week(week @ 1..=4) => about(days(week * 7 - 6, week * 7)?, week > 1, true),
                PartOfPeriod::LastWeek => about(days(last - 6, last)?, true, false),
                _ => return None,
            })
        }
        Base::Unit(Unit::Year(year)) => Some(match part {
            PartOfPeriod::Early => about(months(year, 1, 0, 3), false, true),
            PartOfPeriod::Mid => about(months(year, 1, 4, 7), true, true),
            PartOfPeriod::Late => about(months(year, 1, 8, 11), true, false),
            PartOfPeriod::FirstHalf => months(year, 1, 0, 5),
            PartOfPeriod::SecondHalf => months(year, 1, 6, 11),
            PartOfPeriod::Quarter(quarter @ 1..=4) => months(year, quarter * 3 - 2, 0, 2),
            _ => return None,
        }),
        Base::Unit(Unit::Years(first, count)) => {
            let years = |from: i64, to: i64| {
                Stretch::exact(
                    Unit::Year(first + from * count / 10),
                    Unit::Year(first + (to + 1) * count / 10 - 1),
                )
            };
            Some(match part {
                PartOfPeriod::Early => about(years(0, 3), false, true),
                PartOfPeriod::Mid => about(years(4, 6), true, true),
                PartOfPeriod::Late => about(years(7, 9), true, false),
                PartOfPeriod::FirstHalf => years(0, 4),
                PartOfPeriod::SecondHalf => years(5, 9),
                _ => return None,
            })
        }
        Base::Week(monday) => {
            let day = |days: i64| later(monday, days).ok().map(Unit::Day);
            let days = |from: i64, to: i64| Some(Stretch::exact(day(from)?, day(to)?));
            Some(match part {
                PartOfPeriod::Early => about(days(0, 2)?, false, true),
                PartOfPeriod::Mid => about(days(1, 3)?, true, true),
                PartOfPeriod::Late => about(days(3, 6)?, true, false),
                _ => return None,
            })
        }
        Base::Unit(_) | Base::Quarter(..) => None,
    }
}

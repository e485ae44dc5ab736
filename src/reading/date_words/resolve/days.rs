//! Days from days, and what they are called.

use super::trouble::{Result, Trouble};
use crate::domain::date::Day;
use crate::reading::date_words::value::{days_later, weekday_of};

/// The day so many days later; before, if that is negative.
pub(super) fn later(day: Day, days: i64) -> Result<Day> {
    days_later(day, days).ok_or(Trouble::OutOfRange)
}

/// The days of the week from Monday, in English.
pub(super) const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The English name of its day of the week.
pub(super) fn weekday_name(day: Day) -> &'static str {
    usize::try_from(weekday_of(day)).ok().and_then(|at| WEEKDAYS.get(at)).copied().unwrap_or_default()
}

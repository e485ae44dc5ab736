//! When somebody said something, with exactly the precision the source gives.
//!
//! "Spring 2019" and "2019-04-02" are both facts; rounding either would be inventing evidence. A value keeps
//! its text byte for byte and derives the earliest and latest day it can mean. Comparing two dates can answer
//! "unknown", and callers must handle it.
//!
//! Owns calendar days, EDTF values, how a source's date became a value, and comparison. Any layer may call
//! it. It must never ask what day it is, and never widen, round or complete what a source says.
//!
//! # What is kept
//!
//! EDTF as the Library of Congress describes it (2019; ISO 8601-2:2019), levels 0 and 1, and of level 2 the
//! one-of-a-set. The calendar is proleptic Gregorian with astronomical years: 0000 is the year before 0001.
//!
//! | written | means | level |
//! |---|---|---|
//! | `2024-06-20`, `2024-06`, `2024` | a day, some day of a month, some day of a year | 0 |
//! | `20` | some day of the years 2000 to 2099 (two digits: a century) | 0 |
//! | `2024-06-20T10:00:00Z` | a time of day: its day counts as written, no zone is applied | 0 |
//! | `2024-06-17/2024-06-20` | an interval, both ends included | 0 |
//! | `-0999`, `Y170000002` | a year before 0000; a year of more than four digits, which stands alone | 1 |
//! | `2024-21` to `2024-24` | spring, summer, autumn, winter | 1 |
//! | `2024-06-20?` `~` `%` | the whole date is uncertain, approximate, both | 1 |
//! | `2024-06-XX`, `2024-XX`, `202X` | digits that are not known, from the right | 1 |
//! | `../2024-06-20`, `2024-06-20/..` | open: by then, since then | 1 |
//! | `/2024-06-20`, `2024-06-20/` | an end that is not known | 1 |
//! | `[2024-06-17, 2024-06-19..2024-06-20]` | one of these; also `[..2024]`, `[2024..]` | 2 |
//!
//! # Choices where the standard leaves room
//!
//! - Seasons are months of the northern hemisphere, as weather services count them: 21 is March to May, 22
//!   June to August, 23 September to November, 24 December of that year to February of the next. The codes
//!   count upwards through a year, so the winter of a year is the one that begins in it. Somebody who means
//!   southern seasons writes months.
//! - `?`, `~` and `%` are flags. How far "approximately" reaches is nobody's fact, so bounds ignore it.
//! - An open and an unknown end both have no bound: no guess is made of how far away it is.
//! - An interval's end may not begin before its start begins: `2024-06/2024-06-20` is fine,
//!   `2024-06-20/2024-06` is not, because it could end before it starts.
//! - An interval's ends and a set's members are years, months, seasons or days, each with or without a
//!   qualifier: no times, centuries, years with `Y` or `X`.
//! - In a set `..x` stands first, `x..` last, and both ends of `a..b` are of one precision. One space may
//!   follow a comma.
//! - Times: `24:00:00` is the end of the day written; no leap seconds; zones from -12:00 to +14:00, never
//!   -00:00.
//! - Years have at most 15 digits.

mod bounds;
mod compare;
mod day;
mod edtf;
mod error;
mod parse;
mod parse_date;
mod parse_time;
mod pieces;
mod rewrite;
mod source_date;
mod within;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

pub use compare::Truth;
pub use day::{Day, NotADay, days_in_month, month_name};
pub use edtf::Edtf;
pub use error::{DateFault, EdtfError};
pub use source_date::{Rule, SourceDate};

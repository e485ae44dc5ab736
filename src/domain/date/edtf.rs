//! An EDTF value: its exact text and what follows from it.
//!
//! Owns the one public way from text to a date. It must never change the text.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use super::bounds::{Date, Qualifier, Shape, Span, Value, Writing};
use super::day::Day;
use super::error::EdtfError;
use super::{parse, rewrite};

/// A date as a source gives it, in EDTF; see the [module](super) for what is kept.
///
/// Two values are equal if their texts are: `2024-06` and `2024-06-XX` mean the same days and are two values.
/// The order is that of the texts, good for a stable list and nothing else; [`before`](Self::before) compares
/// dates.
#[derive(Debug, Clone)]
pub struct Edtf {
    text: String,
    shape: Shape,
}

impl Edtf {
    /// The text that was read, byte for byte.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The earliest day it can mean; none if that is open or not known.
    pub fn earliest(&self) -> Option<Day> {
        self.shape.earliest()
    }

    /// The latest day it can mean; none if that is open or not known.
    pub fn latest(&self) -> Option<Day> {
        self.shape.latest()
    }

    /// The level of EDTF it needs: 0, 1, or 2 for a one-of-a-set. Years before 0000 are level 1.
    pub fn level(&self) -> u8 {
        self.shape.level()
    }

    /// The one day it can mean, if there is only one. A qualified day is one too; ask
    /// [`is_uncertain`](Self::is_uncertain) and [`is_approximate`](Self::is_approximate).
    pub fn is_single_day(&self) -> Option<Day> {
        self.earliest().filter(|day| self.latest() == Some(*day))
    }

    /// Its text if that is one whole day of the years 0000 to 9999 and nothing else: `2024-06-20`. Then it is
    /// that day's text, too.
    pub fn as_whole_day(&self) -> Option<&str> {
        let is_whole = matches!(
            self.shape,
            Shape::Date(Date { value: Value::Day(_), writing: Writing::Plain, qualifier: None })
        );
        Some(self.as_str()).filter(|text| is_whole && text.len() == 10)
    }

    /// Whether it is written as an interval, with `/`.
    pub const fn is_interval(&self) -> bool {
        matches!(self.shape, Shape::Interval(..))
    }

    /// Whether it, an end or a member of it is marked `?` or `%`: the source, or its reader, is not sure.
    pub fn is_uncertain(&self) -> bool {
        self.shape.qualifiers().iter().any(|mark| matches!(mark, Qualifier::Uncertain | Qualifier::Both))
    }

    /// Whether it, an end or a member of it is marked `~` or `%`: about then.
    pub fn is_approximate(&self) -> bool {
        self.shape.qualifiers().iter().any(|mark| matches!(mark, Qualifier::Approximate | Qualifier::Both))
    }

    /// "By then": `../` and its upper end, with the same latest day. `2024-06-21` gives `../2024-06-21`, a
    /// month stays a month, a set gives its member that reaches furthest, `202X` gives `../2029`; a qualifier
    /// stays.
    ///
    /// None if the upper end is open or not known, and for years after `Y`, which cannot stand in an
    /// interval.
    #[must_use]
    pub fn by(&self) -> Option<Self> {
        format!("../{}", self.shape.upper_end()?).parse().ok()
    }

    pub(super) fn spans(&self) -> Vec<Span> {
        self.shape.spans()
    }
}

/// A day as EDTF, if its year has four digits; EDTF writes longer years only without month and day.
impl TryFrom<Day> for Edtf {
    type Error = EdtfError;

    fn try_from(day: Day) -> Result<Self, EdtfError> {
        day.to_string().parse()
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        match parse::parse(text) {
            Ok(shape) => Ok(Self { text: text.to_owned(), shape }),
            Err(EdtfError::NotEdtf(mut fault)) => {
                if let Some(near) = rewrite::nearest(text, |candidate| parse::parse(candidate).is_ok()) {
                    fault.write = format!("write {near}");
                }
                Err(EdtfError::NotEdtf(fault))
            }
            Err(other) => Err(other),
        }
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl PartialEq for Edtf {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Edtf {}

impl Hash for Edtf {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl PartialOrd for Edtf {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Edtf {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

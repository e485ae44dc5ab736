//! Why words are not read as a date, for the person who wrote them.
//!
//! Owns the wording; [`read`](super::read) makes these. Every message names the words and says what to write
//! instead.

use std::fmt;

use crate::domain::date::{Day, EdtfError};

/// Why words are not read as a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateWordsError {
    /// Nothing, or only blanks.
    #[error("the date is empty; leave it out if the source gives none, or write one like 2024-06-20")]
    Empty,
    /// Meant as EDTF, but not valid or not kept.
    #[error(transparent)]
    Edtf(#[from] EdtfError),
    /// Numbers whose order differs from country to country.
    #[error(
        "{words:?} is a date in numbers whose order differs from country to country; {}",
        readings_text(readings)
    )]
    Ambiguous {
        /// The words as written.
        words: String,
        /// Every reading that the calendar has.
        readings: Vec<NumberReading>,
    },
    /// A date written out that the calendar does not have.
    #[error(
        "{words:?} does not exist: {wrong}; check the source, or write the month alone if the day is in doubt"
    )]
    Impossible {
        /// The words as written.
        words: String,
        /// What the calendar says: "June has 30 days".
        wrong: String,
    },
    /// Words that count from a day, and no day to count from.
    #[error("{words:?} has no day to count from: {why}; write the day itself, like 2024-06-20")]
    NoToday {
        /// The words as written.
        words: String,
        /// The anchor's reason.
        why: String,
    },
    /// A day or month without a year, or with two digits of one.
    #[error("{words:?} has no year of four digits; write it in full, like 20 June 2024 or 2024-06-20")]
    NoYear {
        /// The words as written.
        words: String,
    },
    /// A date with two parts that exclude each other.
    #[error("{words:?} contradicts itself: {wrong}; check the source, or write the part that is certain")]
    Contradiction {
        /// The words as written.
        words: String,
        /// What does not fit: "2024-06-20 is a Thursday, not a Tuesday".
        wrong: String,
    },
    /// A stretch of time that has no day in it.
    #[error("{words:?} is never: {wrong}; check the day of the article, or write the value, like 2024-06-20")]
    NoneLeft {
        /// The words as written.
        words: String,
        /// Why: "no day of it lies before 2024-06-17, a Monday".
        wrong: String,
    },
    /// Words in a language whose dates are not read.
    #[error(
        "{words:?} is not read as a date, because the article is in {language:?} and dates in words are read in English \
         only; write the value, like 2024-06-20, and in a worksheet both: {{ words = {words:?}, edtf = \"2024-06-20\" }}"
    )]
    OtherLanguage {
        /// The words as written.
        words: String,
        /// The article's language as recorded.
        language: String,
    },
    /// Words of no known kind.
    #[error(
        "gainsay does not read {words:?} as a date; write the value, like 2024-06-20, and in a worksheet both: \
         {{ words = {words:?}, edtf = \"2024-06-20\" }}"
    )]
    Unread {
        /// The words as written.
        words: String,
    },
}

impl DateWordsError {
    /// What it says, for whoever has a value to give and no worksheet in which the words could stand beside
    /// it.
    pub fn without_worksheet(&self) -> String {
        let said = self.to_string();
        said.split_once(IN_A_WORKSHEET).map_or_else(|| said.clone(), |(before, _)| before.to_owned())
    }
}

/// What begins the advice on worksheets.
const IN_A_WORKSHEET: &str = ", and in a worksheet both";

/// One way to read a date of three numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberReading {
    /// The day.
    pub day: Day,
    /// The order of the numbers that gives it: "day first".
    pub order: &'static str,
}

impl fmt::Display for NumberReading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.day, self.order)
    }
}

fn readings_text(readings: &[NumberReading]) -> String {
    if readings.is_empty() {
        return "no order of its numbers gives a day of the calendar; write one like 2024-06-20".to_owned();
    }
    let readings: Vec<String> = readings.iter().map(ToString::to_string).collect();
    format!("write {}", readings.join(" or "))
}

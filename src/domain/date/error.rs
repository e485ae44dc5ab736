//! What is wrong with a text that should be EDTF, for the person who wrote it.
//!
//! Owns the wording that all of these share. It must never hide which kind of fault it is: a date that cannot
//! be, an interval the wrong way round and a feature we do not keep are different mistakes.

use std::fmt;

/// How many characters of a text an error repeats.
const SHOWN: usize = 60;

/// Why a text is not kept as a date. Every message names the text, the column, the fault and what to write.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EdtfError {
    /// Not the shape of an EDTF value.
    #[error("{} is not EDTF ({}); {}", .0.quoted(), .0.place(), .0.write)]
    NotEdtf(DateFault),
    /// The right shape, but the calendar or the clock has no such day or time.
    #[error("{} does not exist ({}); {}", .0.quoted(), .0.place(), .0.write)]
    Impossible(DateFault),
    /// An interval, or a range in a set, whose end begins before its start.
    #[error("{} ends before it starts ({}); {}", .0.quoted(), .0.place(), .0.write)]
    EndsBeforeStart(DateFault),
    /// A feature of EDTF level 2 other than the one-of-a-set.
    #[error("{} is EDTF level 2, not kept by gainsay ({}); {}", .0.quoted(), .0.place(), .0.write)]
    LevelTwo(DateFault),
}

impl EdtfError {
    /// The text, the place and the remedy.
    pub const fn fault(&self) -> &DateFault {
        match self {
            Self::NotEdtf(fault)
            | Self::Impossible(fault)
            | Self::EndsBeforeStart(fault)
            | Self::LevelTwo(fault) => fault,
        }
    }
}

/// Where a text goes wrong, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateFault {
    /// The whole text that was read.
    pub text: String,
    /// Where it goes wrong: counted in code points, from 1; one past the end if something is missing there.
    pub column: usize,
    /// What is wrong there: "June has 30 days".
    pub wrong: String,
    /// What to do: "write 2024-06-20".
    pub write: String,
}

impl DateFault {
    fn quoted(&self) -> String {
        match self.text.char_indices().nth(SHOWN) {
            Some((end, _)) => format!("{:?}…", &self.text[..end]),
            None => format!("{:?}", self.text),
        }
    }

    fn place(&self) -> impl fmt::Display {
        format!("column {}: {}", self.column, self.wrong)
    }
}

/// A stretch of a text that is being read; positions are bytes of the stretch.
#[derive(Debug, Clone, Copy)]
pub(super) struct DateText<'a> {
    /// The stretch.
    pub(super) text: &'a str,
    whole: &'a str,
    from: usize,
}

impl<'a> DateText<'a> {
    pub(super) const fn whole(text: &'a str) -> Self {
        Self { text, whole: text, from: 0 }
    }

    /// The stretch between two bytes of this one, which must lie between characters.
    pub(super) fn slice(self, from: usize, to: usize) -> Self {
        Self { text: &self.text[from..to], whole: self.whole, from: self.from + from }
    }

    /// The characters from this byte on.
    pub(super) fn rest(self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    fn fault(self, at: usize, wrong: impl Into<String>, write: impl Into<String>) -> DateFault {
        let before = self.whole.char_indices().take_while(|(byte, _)| *byte < self.from + at).count();
        DateFault {
            text: self.whole.to_owned(),
            column: before + 1,
            wrong: wrong.into(),
            write: write.into(),
        }
    }

    pub(super) fn not_edtf(self, at: usize, wrong: impl Into<String>, write: impl Into<String>) -> EdtfError {
        EdtfError::NotEdtf(self.fault(at, wrong, write))
    }

    pub(super) fn impossible(
        self,
        at: usize,
        wrong: impl Into<String>,
        write: impl Into<String>,
    ) -> EdtfError {
        EdtfError::Impossible(self.fault(at, wrong, write))
    }

    pub(super) fn ends_before_start(
        self,
        at: usize,
        wrong: impl Into<String>,
        write: impl Into<String>,
    ) -> EdtfError {
        EdtfError::EndsBeforeStart(self.fault(at, wrong, write))
    }

    pub(super) fn level_two(
        self,
        at: usize,
        wrong: impl Into<String>,
        write: impl Into<String>,
    ) -> EdtfError {
        EdtfError::LevelTwo(self.fault(at, wrong, write))
    }

    /// A character stands where none of its kind may, or the text stops too early.
    pub(super) fn unexpected(self, at: usize, expected: &str) -> EdtfError {
        let wrong = match self.rest(at).chars().next() {
            Some(found) => format!("{found:?} where {expected} belongs"),
            None => format!("it stops where {expected} belongs"),
        };
        self.not_edtf(at, wrong, ANY_DATE)
    }
}

/// The remedy when nothing more exact can be said.
pub(super) const ANY_DATE: &str = "write a day (2024-06-20), a month (2024-06), a year (2024) or an interval (../2024-06-20 is \"by then\")";

//! The dates of a worksheet: words to values, relative words counted from the day its article appeared.

use crate::domain::date::{Edtf, SourceDate};
use crate::reading::date_words::{self, Anchor};
use crate::reading::worksheet::{DateSheet, Located, Problem, ProblemList};

/// Reads a date; `None` after a problem.
pub(super) fn read(
    sheet: &Located<DateSheet>,
    anchor: &Anchor<'_>,
    problems: &mut ProblemList,
) -> Option<SourceDate> {
    if let Some(edtf) = &sheet.edtf {
        return match edtf.parse::<Edtf>() {
            Ok(value) => Some(SourceDate::by_hand(sheet.words.clone(), value)),
            Err(error) => {
                problems.push(Problem::at(edtf.place, error.to_string()));
                None
            }
        };
    }
    match date_words::read(&sheet.words, anchor) {
        Ok(date) => Some(date),
        Err(error) => {
            problems.push(Problem::at(sheet.place, error.to_string()));
            None
        }
    }
}

//! How a date is read.

use super::columns;
use super::parts;
use crate::domain::Vocabulary;
use crate::domain::date::SourceDate;
use crate::output::Columns;

/// A row for each date that was read.
pub static DATES: Columns<SourceDate> = columns! { "dates",
    "words,edtf,earliest,latest,rule";
    "words", ALWAYS, "what was written": |date| date.words().unwrap_or(date.edtf().as_str()).into();
    "edtf", ALWAYS, "the value, as it would be recorded": |date| date.edtf().as_str().into();
    Day "earliest", ALWAYS, "the first day it can mean; none if that is open": |date| parts::earliest(Some(date));
    Day "latest", ALWAYS, "the last day it can mean; none if that is open": |date| parts::latest(Some(date));
    "rule", ALWAYS, "how the words became the value": |date| date.rule().as_str().into();
};

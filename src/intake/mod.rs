//! The desks: what was read goes from here into the record, and back out as a worksheet or a proposal.
//!
//! Each desk takes what [`reading`](crate::reading) made of foreign bytes, says everything that is wrong with
//! it where it stands, and records the rest. Called by the command line; it never prints.

pub mod capture;
mod child_output;
pub mod drafter;
pub mod flags;
pub mod import;
pub mod log;
pub mod proposal;
pub mod review;
pub mod reviews;
mod written;

pub use written::worksheet_of;

use crate::domain::date::SourceDate;
use crate::reading::date_words::{self, Anchor};

/// Reads the words of a date again, in an article published then and of that language: what the record asks
/// of whoever records, see [`Reread`](crate::record::Reread).
pub fn reread(words: &str, published: Option<&SourceDate>, language: Option<&str>) -> Option<SourceDate> {
    let anchor = Anchor::published(published.map(SourceDate::edtf)).in_language(language);
    date_words::read(words, &anchor).ok()
}

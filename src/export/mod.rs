//! Files that leave: a report as CSV or any other format, in a file that appears whole or not at all.
//!
//! Owns the words of `export`, which rows and columns each report has in a file, how such a file is put in
//! place, and whose file may be replaced. Called by `cli`. It must never open the ledger's own file, leave an
//! unfinished file behind, or replace what somebody else wrote or edited, unless that was asked for.
//!
//! One ledger and one query always give the same bytes: rows come by id, and nothing depends on the clock,
//! the terminal or the path.
//!
//! # Whose file it is
//!
//! Beside its files gainsay keeps `.gainsay.sha256`, a list of what it last wrote, as `sha256sum` writes and
//! checks it (`sha256sum -c .gainsay.sha256`). A file whose content is not the listed one was written or
//! edited by somebody else, and is kept. A header, as a mark inside the file, would not show that a cell was
//! edited.
//!
//! `datapackage.json` says to others what the files are; it is itself such a file. It does not take the place
//! of the list: a person may keep it, mend it or merge it into a package of their own, and a file that
//! gainsay wrote must be known as its own without it.

mod claim_review;
mod error;
mod file;
mod manifest;
mod package;
mod query;
mod report;
mod reports;
mod reviews;
mod rows;
mod shape;
mod workbook;
mod write;

pub use claim_review::{claim_review, review_of};
pub use error::ExportError;
pub use file::{Exported, put};
pub use query::Query;
pub use report::{REPORTS, Report, listed};
pub use reports::{FilePlace, Kept, Order, reports, write_workbook};
pub use reviews::{CLAIM_REVIEW, Frame, Shortcoming, reviews, write_reviews};
pub use shape::{Form, Printed, Shape, Spreadsheet};
pub use write::write;

#[cfg(test)]
mod tests;

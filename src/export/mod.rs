//! Files that leave: a report as CSV or any other format, in a file that appears whole or not at all.
//!
//! Owns the words of `export`, which rows and columns each report has in a file, how such a file is put in place, and
//! whose file may be replaced. Called by `cli`. It must never open the ledger's own file, leave an unfinished file
//! behind, or replace what somebody else wrote or edited, unless that was asked for.
//!
//! One ledger and one query always give the same bytes: rows come by id, and nothing depends on the clock, the
//! terminal or the path.
//!
//! # Whose file it is
//!
//! Beside its files gainsay keeps `.gainsay.sha256`, a list of what it last wrote, as `sha256sum` writes and checks
//! it (`sha256sum -c .gainsay.sha256`). A file whose content is not the listed one was written or edited by somebody
//! else, and is kept. A header, as a mark inside the file, would not show that a cell was edited.

mod error;
mod file;
mod manifest;
mod report;
mod write;

pub use error::ExportError;
pub use file::{Exported, Target, default_name, default_path, file, put};
pub use report::{Report, listed};
pub use write::{Query, write};

#[cfg(test)]
mod tests;

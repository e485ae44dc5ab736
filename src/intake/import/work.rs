//! An import under way: what it has met, and what it still waits for.

use std::collections::HashMap;

use super::columns::Columns;
use super::mapping::DayOrder;
use super::touched::Touched;
use crate::domain::{ArticleId, Claim, ClaimId, Imported};
use crate::record::{Pending, Recorder};
use crate::store::Writer;

/// A relation to a claim that may come later in the file, and the cell that says so.
pub(super) struct Waiting {
    pub(super) line: u64,
    pub(super) column: String,
    pub(super) pending: Pending,
}

/// An import under way.
pub(super) struct Work<'w> {
    pub(super) ledger: &'w Writer<'w>,
    pub(super) columns: &'w Columns,
    pub(super) order: Option<DayOrder>,
    pub(super) recorder: Recorder<'w>,
    pub(super) waiting: Vec<Waiting>,
    pub(super) result: Imported,
    /// The last claim of before this import.
    pub(super) last_before: ClaimId,
    /// The last article of before this import.
    pub(super) last_article: ArticleId,
    /// Whether it is only tried.
    pub(super) is_try: bool,
    /// Whether texts had line breaks that are recorded as LF.
    pub(super) is_evened: bool,
    /// How many cells have only the beginning of what the ledger has.
    pub(super) cuts: u64,
    /// How many rows had nothing in them.
    pub(super) blank: u64,
    /// The claims that rows were about, so that no two rows of one file change one to and fro.
    pub(super) touched: Touched,
    /// Claims that rows read ahead name by id.
    pub(super) ahead: HashMap<ClaimId, Claim>,
}

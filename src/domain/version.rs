//! The versions of a record: what each entry changed of it, field by field.

use super::vocabulary::vocabulary;
use super::{Entry, EntryId};

vocabulary!(
    /// What an entry did to a record.
    Deed, "deed", {
        /// It put it there.
        Recorded => "recorded",
        /// It changed it.
        Changed => "changed",
        /// It took it out: an entry that undid the one that had put it there.
        Removed => "removed",
    }
);

/// One field of one version that differs from the version before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The record's public id.
    pub record: String,
    /// Which of its versions this is, from 1.
    pub version: u64,
    /// The entry that made it; `None`: changed outside of gainsay.
    pub entry: Option<EntryId>,
    /// What is known of that entry.
    pub origin: Option<Entry>,
    /// What was done.
    pub deed: Deed,
    /// The field.
    pub field: String,
    /// What it was.
    pub before: Option<String>,
    /// What it became.
    pub after: Option<String>,
}

//! What stands in the way of undoing an entry.

use super::EntryId;

/// Something that was done after the entry, to what it recorded or with it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Obstacle {
    /// The later entry; `None`: changed outside of gainsay.
    pub entry: Option<EntryId>,
    /// The record concerned, by its public id.
    pub record: String,
}

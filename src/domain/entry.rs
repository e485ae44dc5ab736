//! An entry: one command that changed the ledger (prov:Activity). Every change belongs to one.

use chrono::{DateTime, Utc};

use super::EntryId;

/// What is known about a command before it writes: it becomes an entry only if it changes something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The instant at which the command ran, UTC, kept to the millisecond.
    pub at: DateTime<Utc>,
    /// Who ran it: the user's name as the system or `GAINSAY_USER` gives it.
    pub who: String,
    /// The command line as typed, program name first.
    pub command: String,
}

/// A recorded entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id, `e9`; higher is later, whatever the clocks said.
    pub id: EntryId,
    /// The instant as stored, `2024-06-21T09:30:00.000Z`.
    pub at: String,
    /// Who ran the command.
    pub who: String,
    /// The program and its version.
    pub tool: String,
    /// The command line as typed.
    pub command: String,
    /// Why, if whoever ran it said so.
    pub why: Option<String>,
    /// The entry that it undid.
    pub undoes: Option<EntryId>,
    /// The entry that undid it, if none undid that.
    pub undone_by: Option<EntryId>,
    /// How many records it left a version of.
    pub records: u64,
}

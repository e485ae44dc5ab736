//! The seal of a ledger.

use super::{columns, parts};
use crate::domain::{EntryId, Proof};
use crate::output::Columns;

/// The state of a ledger, to be kept elsewhere.
pub static SEAL: Columns<Proof> = columns! { "seal",
    "seal,entry,records,contents";
    "seal", ALWAYS, "the seal: the last entry's number and its link": |proof| proof.seal.to_string().into();
    "entry", ALWAYS, "the last entry": |proof| EntryId::new(proof.seal.number).to_string().into();
    "records", ALWAYS, "how many records the ledger holds": |proof| parts::count(proof.records);
    "contents", ALWAYS, "the SHA-256 of the contents, whatever entries led to them": |proof| proof.contents.as_str().into();
};

//! Proof that a ledger is as it was recorded: hashes of versions, the chain of entries, and sums of what
//! stands beside the record.
//!
//! Called by `ledger` at the close of every writing transaction, by `file` after an upgrade, and by a check.
//! It never changes a record.

pub(in crate::store) mod chain;
pub(in crate::store) mod checksum;
mod checksum_faults;

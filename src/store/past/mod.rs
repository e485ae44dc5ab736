//! The past of a ledger: what it knew on an earlier day, what was withdrawn and so is left out, versions of a
//! record, and undoing.
//!
//! All of it is read from the rows of today and their earlier versions (`history`), which triggers keep. Only
//! `undo` writes.

pub(in crate::store) mod known_on;
pub(in crate::store) mod left_out;
pub(in crate::store) mod table;
pub(in crate::store) mod undo;
pub(in crate::store) mod versions;

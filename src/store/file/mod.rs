//! The file of a ledger: opening it, its schema, the disk it stands on, what lies beside it, and copies of
//! it.
//!
//! Called by `ledger` and by the library's callers through [`store`](crate::store). Nothing else opens a
//! connection to a ledger, and nothing anywhere opens the file of one with `std::fs` while a connection is
//! open: that would drop its locks.

pub(in crate::store) mod altered;
pub(in crate::store) mod backup;
pub(in crate::store) mod beside;
pub(in crate::store) mod companion;
pub(in crate::store) mod connect;
pub(in crate::store) mod disk;
pub(in crate::store) mod listed;
pub(in crate::store) mod open;
pub(in crate::store) mod schema;
pub(in crate::store) mod soundness;
pub(in crate::store) mod upgrade;

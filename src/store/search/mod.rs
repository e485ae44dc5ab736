//! Full-text search over the ledger: the index and its upkeep, what it proposes, and the texts that decide.
//!
//! `index` keeps the index right, `find` asks it. The index is no part of the record: it can be made again at
//! any time, and nothing is ever answered from it alone.

mod check;
mod find;
mod index;
mod likely;

pub use find::Searchable;
pub(super) use index::{close, refresh, register};
pub use likely::Likely;

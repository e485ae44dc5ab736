//! What is asked of a ledger: disputed claims, denials, and the flat lists that spreadsheets want.
//!
//! Owns which rows a report has and in which order; the rows' looks are `output`'s. Called by `cli` and
//! `export` with a [`Reader`](crate::store::Reader). Every report streams: a page of records at a time, a
//! constant number of queries a page, by id, so that one ledger always gives the same rows in the same order.
//! Never: writes to the ledger, names SQL.

mod check;
mod disputed;
mod duplicates;
mod irregular;
mod marked;
mod matrix;
mod origins;
mod pages;
mod reversals;
mod rows;
mod schema;
mod search;
mod side_by_side;
mod similar;
mod timeline;
mod unanswered;

pub use check::{RULES, Scope, check};
pub use disputed::{DisputedQuery, disputed};
pub use duplicates::duplicates;
pub use marked::marked_text;
pub use matrix::{MatrixQuery, matrix, matrix_parties};
pub use origins::origins;
pub use reversals::reversals;
pub use rows::{appearances, claim_speakers, denials, relation, relations};
pub use search::{CANDIDATES, Ranked, SearchQuery, article_hits, hits, search, search_articles};
pub use similar::{WORTH_A_HINT, repeated, similar};
pub use timeline::timeline;
pub use unanswered::{UnansweredQuery, unanswered};

#[cfg(test)]
pub(crate) mod tests;

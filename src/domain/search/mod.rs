//! Searching: how texts are cut into words, what a query means, whether a text answers it.
//!
//! Pure functions on texts. The ledger's index (`store/search`) is made of the same words, so what it
//! proposes and what is shown cannot disagree. Never: reads the ledger, knows SQL.

mod excerpt;
mod hit;
mod likeness;
mod matching;
mod query;
mod rank;
mod stem;
mod words;

pub use excerpt::{MARK, excerpt};
pub use hit::{ArticleHit, Hit, HitPlace};
pub use likeness::{Alike, Profile, rarity};
pub use matching::{Cut, LeafPlaces, answers};
pub use query::{MAX_WORDS, Query, QueryProblem};
pub use rank::{Weighed, scores, weigh};
pub(super) use words::folded;
pub use words::{Word, words, write_stems};

#[cfg(test)]
mod tests;

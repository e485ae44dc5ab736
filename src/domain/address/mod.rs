//! Addresses of pages: which are one article, which are of an archive, and which are none.
//!
//! Two addresses are one article when they have one [`ArticleKey`]. Forms that only may be the article (AMP,
//! mobile) are [hints](hinted_keys), never a reason to merge: only the page itself knows. Everybody who
//! records or looks up an address asks here. Nothing here fetches, and nothing here changes an address that a
//! person gave: a key is kept beside it.

mod archive;
mod check;
mod hinted;
mod key;
mod tracking;

pub use archive::{Archived, ArchivedAt, archived};
pub use check::{AddressProblem, check_address};
pub use hinted::hinted_keys;
pub use key::ArticleKey;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

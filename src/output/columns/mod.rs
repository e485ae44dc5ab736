//! What each result type looks like: one column list for each.
//!
//! Owns the names (CSV headers, JSON keys, words of `--fields`) and their meanings (`export --list`). A name
//! is a promise to programs: it may be added, never changed or taken away. Each list says its frozen header
//! and does not compile with another. Used by `cli` and `export`. Knows `domain` only: what is not in a row
//! is not looked up.

mod alike;
mod appearances;
mod articles;
mod assessments;
mod backups;
mod captures;
mod changes;
mod claim_speakers;
mod claims;
mod dates;
mod denials;
mod disputed;
mod duplicates;
mod entries;
mod findings;
mod hits;
mod imported;
mod list;
mod listed;
mod matrix;
mod origins;
mod outlets;
mod parts;
mod quotes;
mod receipt;
mod relations;
mod reversals;
mod seal;
mod speakers;
mod statuses;
mod timeline;
mod topics;
mod unanswered;

pub use alike::ALIKE;
pub use appearances::APPEARANCES;
pub use articles::ARTICLES;
pub use assessments::ASSESSMENTS;
pub use backups::{BACKUP, RESTORED};
pub use captures::CAPTURES;
pub use changes::CHANGES;
pub use claim_speakers::CLAIM_SPEAKERS;
pub use claims::CLAIMS;
pub use dates::DATES;
pub use denials::DENIALS;
pub use disputed::{DISPUTED, DISPUTED_ITEMS};
pub use duplicates::DUPLICATES;
pub use entries::{ENTRIES, VERSIONS};
pub use findings::{CHECKED, FINDINGS};
pub use hits::{ARTICLE_HITS, HITS};
pub use imported::{IMPORTED, ROW_NOTES};
pub use listed::{LISTED, ListedColumn};
pub use matrix::MATRIX;
pub use origins::ORIGINS;
pub use outlets::OUTLETS;
pub use quotes::QUOTES;
pub use receipt::RECEIPT;
pub use relations::RELATIONS;
pub use reversals::REVERSALS;
pub use seal::SEAL;
pub use speakers::SPEAKERS;
pub use statuses::STATUSES;
pub use timeline::TIMELINE;
pub use topics::TOPICS;
pub use unanswered::UNANSWERED;

pub(super) use claims::fields as claim_fields;
use claims::object as claim_object;
pub(super) use disputed::challenge_object;
pub(super) use parts::{possible, text as claim_text, why};

use list::columns;

#[cfg(test)]
mod tests;

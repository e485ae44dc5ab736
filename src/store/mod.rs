//! The ledger: one SQLite file, and the only module that names rusqlite or refinery.
//!
//! [`Ledger`] opens it, [`Reader`] asks, [`Writer`] changes. One file here for each noun; joins of several nouns stand in
//! `views`, the past in `known_on`, the hashes of versions
//! and their chain in `chain`, undoing in `undo`. A command that reads does so in one snapshot; a command that writes is one immediate transaction and one
//! [entry](crate::domain::Entry), which lands whole or not at all. No prompt, no network and no file is waited for
//! while a transaction is open.

mod appearance;
mod article;
mod assessment;
mod backup;
mod bulk;
mod capture;
mod chain;
mod checksum;
mod claim;
mod claim_filter;
mod column;
mod disk;
mod entries;
mod error;
mod explain;
mod files;
mod known_on;
mod ledger;
mod merge;
mod names;
mod open;
mod outlet;
mod party;
mod place;
mod relation;
mod roll;
mod rules;
mod schema;
mod search;
mod soundness;
mod speaker;
mod standing;
mod table;
mod topic;
mod undo;
mod versions;
mod views;
mod withdrawal;

#[cfg(test)]
pub(crate) mod tests;

pub use article::ArticleFilter;
pub use backup::{back_up, restore};
pub use bulk::LastIds;
pub use capture::sha256;
pub use claim::{Claims, Detail};
pub use claim_filter::ClaimFilter;
pub use entries::EntryFilter;
pub use error::StoreError;
pub use known_on::KnownOn;
pub use ledger::{CarriesStoreError, Intent, Ledger, Reader, Writer, Written};
pub use merge::{Misled, Redirect};
pub use names::NameInArticle;
pub use open::{Access, Starting, Upgrade};
pub use relation::RelationFilter;
pub use schema::APPLICATION_ID;
pub use search::{Likely, Searchable};
pub use soundness::Depth;
pub use speaker::{NameMatch, SpeakerFilter};
pub use standing::Extent;
pub use undo::Undone;
pub use views::{Confronted, DaysSaid, Paged, StandingFilter};

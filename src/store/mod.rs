//! The ledger: one SQLite file, and the only module that names rusqlite or refinery.
//!
//! [`Ledger`] opens it, [`Reader`] asks, [`Writer`] changes. One file here for each noun. Rooms: `file`
//! (opening, upgrading, copying), `past` (what was known, what is left out, versions, undoing), `proof`
//! (hashes and their chain), `search`, `views` (joins of several nouns). A command that reads does so in one
//! snapshot; a command that writes is one immediate transaction and one [entry](crate::domain::Entry), which
//! lands whole or not at all. No prompt, no network and no file is waited for while a transaction is open.

mod address;
mod all_names;
mod appearance;
mod article;
mod assessment;
mod bulk;
mod capture;
mod claim;
mod claim_filter;
mod claims_by_id;
mod column;
mod entries;
mod error;
mod explain;
mod file;
mod irregular;
mod ledger;
mod listed_names;
mod listed_speaker;
mod merge;
mod merged_articles;
mod names;
mod outlet;
mod party;
mod past;
mod proof;
mod query_columns;
mod redirect;
mod relation;
mod rules;
mod search;
mod speaker;
mod topic;
mod transaction;
mod views;
mod withdrawal;

#[cfg(test)]
pub(crate) mod tests;

pub use article::ArticleFilter;
pub use bulk::LastIds;
pub use capture::sha256;
pub use claim::Claims;
pub use claim_filter::ClaimFilter;
pub use entries::EntryFilter;
pub use error::StoreError;
pub use file::backup::{back_up, restore};
pub use file::companion::Companion;
pub use file::connect::Access;
pub use file::open::Starting;
pub use file::schema::APPLICATION_ID;
pub use file::soundness::Depth;
pub use file::upgrade::Upgrade;
pub use ledger::{CarriesStoreError, Intent, Ledger, Reader, Writer, Written};
pub use names::NameInArticle;
pub use past::known_on::KnownOn;
pub use past::left_out::Extent;
pub use past::undo::Undone;
pub use past::versions::Changes;
pub use redirect::{Misled, Redirect};
pub use relation::RelationFilter;
pub use search::{Likely, Searchable};
pub use speaker::{NameMatch, SpeakerFilter};
pub use views::{Confronted, DaysSaid, Paged, StandingFilter};

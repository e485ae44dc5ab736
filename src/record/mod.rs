//! Recording: the one door by which anything comes into the ledger.
//!
//! Every desk (worksheets, tables, fact-checks, the command line, pages) proposes plain data
//! ([`ProposedArticle`], [`ProposedClaim`]); here stands what a name means, which article it is, which
//! recorded claim it is, what may not be recorded, and the writing. So the record is the same whichever way a
//! claim comes in. Called inside one transaction. Two stages: `resolve` looks everything up and only reads;
//! `write` cannot be refused by anything that a person wrote. A [`Refusal`] names a field; the desk knows its
//! line, cell or flag.
//!
//! It never reads a file, never prints, never deletes: what is in the ledger and no longer in a source is
//! told and left. Nothing else calls the store's writers of nouns; `tests/architecture.rs` says so.

mod article_names;
mod article_writing;
mod articles;
mod assessments;
mod captures;
mod cast;
mod chains;
mod features;
mod home;
mod left_out;
mod links;
mod look_alikes;
mod matching;
mod maybe_there;
mod members;
mod names;
mod nouns;
mod outcome;
mod people;
mod plan;
mod proposed;
mod quotes;
mod recorder;
mod refusal;
mod relations;
mod resolve;
mod rules;
mod said_where;
mod same_as;
mod setting;
mod texts;
mod twins;
mod unknown;
mod warnings;
mod write;

pub use assessments::{ProposedAssessment, assess, check_assessor};
pub use captures::{Retrieved, recapture};
pub use home::Home;
pub use nouns::{
    ProposedSpeaker, add_affiliation, add_alias, add_outlet, add_speaker, add_topic, edit_outlet,
    edit_speaker, edit_topic, merge_article, merge_speaker, restore, unmerge_article, unmerge_speaker,
    withdraw,
};
pub use outcome::{Pending, Recorded, Settled, Warning};
pub use plan::{ArticlePlan, Plan};
pub use proposed::{ProposedArticle, ProposedClaim, ProposedParty, ProposedRelation, ProposedTarget};
pub use recorder::Recorder;
pub use refusal::{Deed, Field, Refusal, Refusals, Refused};
pub use relations::{RelationEdit, edit_relation};
pub use setting::{Authority, Elsewhere, Reread, Scope, Setting};
pub use twins::repeated_since_merge;

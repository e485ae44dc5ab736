//! The nouns of the record and the rules that hold between them.
//!
//! Plain data: no I/O, no clock, no database and no command line. What a word means is said here once; every other
//! layer refers to it.

pub mod date;
mod id;
mod relation;
pub mod vocabulary;
mod claim;
mod speaker;
mod article;

pub use article::ArticleKind;
pub use claim::{ClaimKind, Mode};
pub use id::{
    AppearanceId, ArticleId, ClaimId, EntryId, NotAnId, OutletId, RelationId, SpeakerId, TopicId, looks_like_id,
};
pub use relation::{Basis, Force, RelationType, Scope};
pub use speaker::SpeakerKind;
pub use vocabulary::Vocabulary;

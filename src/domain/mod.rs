//! The nouns of the record and the rules that hold between them.
//!
//! Plain data: no I/O, no clock, no database and no command line. What a word means is said here once; every
//! other layer refers to it.

pub mod address;
pub mod anchor;
mod appears_at;
mod article;
mod asked;
mod assessment;
mod backup;
mod capture;
pub mod cell;
mod change;
mod claim;
pub mod date;
mod disputed;
mod entry;
mod finding;
mod id;
mod imported;
pub mod name;
mod obstacle;
mod outlet;
mod position;
mod proof;
mod relation;
mod review;
pub mod rows;
mod schema_fault;
pub mod search;
mod speaker;
mod status;
pub mod text;
mod topic;
mod version;
pub mod vocabulary;
mod withdrawal;

pub use appears_at::{At, NotAPlace};
pub use article::{Article, ArticleKind, ArticleMention, NewArticle};
pub use asked::{NamedReversal, NamedStance, StanceLine, Stances, Unanswered, Waiting};
pub use assessment::{Assessed, Assessment, NewAssessment};
pub use backup::{Backup, Contents, Restored};
pub use capture::{
    Capture, Media, Method, NewCapture, QuoteAnchor, QuoteStanding, QuoteState, StandingQuote,
};
pub use change::{Change, Outcome, Receipt};
pub use claim::{
    Appearance, Claim, ClaimKind, GivenSpeaker, Hop, HopSource, Mode, NamedParty, NewAppearance, NewClaim,
    Party, UNATTRIBUTED,
};
pub use disputed::{Challenge, Disputed, DisputedLine};
pub use entry::{Entry, Origin};
pub use finding::Finding;
pub use id::{
    AppearanceId, ArticleId, AssessmentId, ById, CaptureId, ClaimId, EntryId, NotAnId, OutletId, RelationId,
    SpeakerId, TopicId, looks_like_id,
};
pub use imported::{Imported, RowCounts, RowNote, RowOutcome};
pub use obstacle::Obstacle;
pub use outlet::{NewOutlet, Outlet};
pub use position::{Position, Reversal, SameContent, Stance, Taken};
pub use proof::{NotASeal, Proof, ProofFault, Seal, record_id};
pub use relation::{
    Basis, Force, Manner, NewRelation, Relation, RelationProblem, RelationType, Scope, check_own,
    is_before_its_target,
};
pub use review::{Review, ReviewRating, ReviewedAppearance, ReviewedSpeaker, Reviewer};
pub use rows::{Denial, Judged, Related, Seen, SpeakerOfClaim, StatusCount};
pub use schema_fault::{Alteration, SchemaFault};
pub use speaker::{Affiliation, MergedSpeaker, NewSpeaker, Speaker, SpeakerKind};
pub use status::{Heard, Link, Part, Reason, Side, Standing, Statement, Status, Web};
pub use topic::Topic;
pub use version::{Deed, FieldChange};
pub use vocabulary::Vocabulary;
pub use withdrawal::{LeftOut, Withdrawable, Withdrawal};

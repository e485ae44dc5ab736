//! A record that was a mistake: marked as withdrawn, with the reason, and never deleted.
//!
//! A withdrawn record is left out of lists and counts for no status; `--all` shows it. What it said while it counted is seen
//! with `--known-on`. A claim that its own speaker took back is another thing: that is a relation, `retracts`.

use std::fmt;

use super::{AppearanceId, ArticleId, AssessmentId, CaptureId, ClaimId, EntryId, RelationId, SpeakerId};

/// A record that can be withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Withdrawable {
    /// An article.
    Article(ArticleId),
    /// A capture of an article.
    Capture(CaptureId),
    /// A speaker.
    Speaker(SpeakerId),
    /// A claim.
    Claim(ClaimId),
    /// That a claim was seen in an article.
    Appearance(AppearanceId),
    /// What a claim does to another.
    Relation(RelationId),
    /// What somebody concluded about a claim.
    Assessment(AssessmentId),
}

impl Withdrawable {
    /// The noun: `article`, `capture`, `speaker`, `claim`, `appearance`, `relation`, `assessment`.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Article(_) => "article",
            Self::Capture(_) => "capture",
            Self::Speaker(_) => "speaker",
            Self::Claim(_) => "claim",
            Self::Appearance(_) => "appearance",
            Self::Relation(_) => "relation",
            Self::Assessment(_) => "assessment",
        }
    }

    /// The row's key.
    pub fn number(self) -> i64 {
        match self {
            Self::Article(id) => id.number(),
            Self::Capture(id) => id.number(),
            Self::Speaker(id) => id.number(),
            Self::Claim(id) => id.number(),
            Self::Appearance(id) => id.number(),
            Self::Relation(id) => id.number(),
            Self::Assessment(id) => id.number(),
        }
    }
}

impl fmt::Display for Withdrawable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Article(id) => id.fmt(f),
            Self::Capture(id) => id.fmt(f),
            Self::Speaker(id) => id.fmt(f),
            Self::Claim(id) => id.fmt(f),
            Self::Appearance(id) => id.fmt(f),
            Self::Relation(id) => id.fmt(f),
            Self::Assessment(id) => id.fmt(f),
        }
    }
}

/// That a record was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// Why.
    pub reason: String,
    /// The entry that did it.
    pub entry: EntryId,
}

//! A record that was a mistake: marked as withdrawn, with the reason, and never deleted.
//!
//! A withdrawn record is left out of lists and counts for no status; `--all` shows it. What it said while it
//! counted is seen with `--known-on`. A claim that its own speaker took back is another thing: that is a
//! relation, `retracts`.

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
    /// The record with this id, whatever it is; `None` if it is not the id of something that can be
    /// withdrawn.
    pub fn with_id(id: &str) -> Option<Self> {
        let article = id.parse().map(Self::Article).ok();
        let or = |found: Option<Self>, other: Option<Self>| found.or(other);
        [
            id.parse().map(Self::Capture).ok(),
            id.parse().map(Self::Speaker).ok(),
            id.parse().map(Self::Claim).ok(),
            id.parse().map(Self::Appearance).ok(),
            id.parse().map(Self::Relation).ok(),
            id.parse().map(Self::Assessment).ok(),
        ]
        .into_iter()
        .fold(article, or)
    }

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

/// Why a claim is left out of lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeftOut {
    /// It was withdrawn.
    Withdrawn(Withdrawal),
    /// Of each of its appearances, in turn: the article, or the appearance itself, was withdrawn.
    NowhereSeen(Vec<(Withdrawable, Withdrawal)>),
}

impl LeftOut {
    /// What to know of a claim or article with this id: that it is left out, why, and how it comes back.
    pub fn notice(&self, id: impl fmt::Display) -> String {
        let id = id.to_string();
        let first = self.first().map_or_else(|| id.clone(), |record| record.to_string());
        format!("{id} is left out of lists: {self}; gainsay restore {first} brings it back")
    }

    /// The first record that has to come back, if it is not the claim itself.
    pub fn first(&self) -> Option<Withdrawable> {
        match self {
            Self::Withdrawn(_) => None,
            Self::NowhereSeen(seen) => seen.first().map(|(record, _)| *record),
        }
    }
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Withdrawn(Withdrawal { reason, entry }) => write!(f, "withdrawn by {entry}: {reason}"),
            Self::NowhereSeen(seen) => {
                f.write_str("no article in which it was seen stands (")?;
                for (at, (record, Withdrawal { reason, entry })) in seen.iter().enumerate() {
                    let comma = if at == 0 { "" } else { "; " };
                    write!(f, "{comma}{record} withdrawn by {entry}: {reason}")?;
                }
                f.write_str(")")
            }
        }
    }
}

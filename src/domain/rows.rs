//! What the flat reports have a row for: a pair of records that belong together.
//!
//! Plain data: filled by `report`, shown by `output`. A claim that several rows share is held once.

use std::sync::Arc;

use super::{Appearance, Claim, ClaimId, NamedParty, Relation, Standing, Status};

/// A claim with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The claim.
    pub claim: Claim,
    /// What became of it.
    pub standing: Standing,
}

/// How many claims have a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatusCount {
    /// The status.
    pub status: Status,
    /// How many claims have it for certain.
    pub certain: u64,
    /// How many more would have it, if all that may have been said by the day had been.
    pub uncertain: u64,
}

/// One speaker of one claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerOfClaim {
    /// The claim.
    pub claim: ClaimId,
    /// The place among the claim's speakers, from 1.
    pub position: usize,
    /// Who, and what the article called them.
    pub speaker: NamedParty,
}

impl SpeakerOfClaim {
    /// A row for each speaker of the claim, in its order.
    pub fn of(claim: Claim) -> impl Iterator<Item = Self> {
        let id = claim.id;
        (1..).zip(claim.speakers).map(move |(position, speaker)| Self { claim: id, position, speaker })
    }
}

/// A claim as one article has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The claim.
    pub claim: Arc<Claim>,
    /// Where and how it was seen.
    pub appearance: Appearance,
}

impl Seen {
    /// A row for each appearance of the claim, in the order in which they were recorded.
    pub fn of(claim: Claim) -> impl Iterator<Item = Self> {
        let claim = Arc::new(claim);
        let appearances = claim.appearances.clone();
        appearances.into_iter().map(move |appearance| Self { claim: Arc::clone(&claim), appearance })
    }
}

/// A relation with both of its claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The relation.
    pub relation: Relation,
    /// The later claim: the denial, the confirmation.
    pub claim: Arc<Claim>,
    /// The earlier claim.
    pub target: Arc<Claim>,
}

/// A denial with one of the claims that it denies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Denial {
    /// The denial.
    pub denial: Arc<Claim>,
    /// What it denies and how; `None` for a denial whose claim is not recorded.
    pub denied: Option<(Relation, Arc<Claim>)>,
}

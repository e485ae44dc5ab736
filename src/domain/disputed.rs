//! A claim that others challenge, with what decides that it is disputed.
//!
//! Plain data for reports: built from what the ledger holds about a claim, shown by `output`. Looks nothing
//! up.

use std::sync::Arc;

use super::{Claim, ClaimId, Heard, Relation, Standing};

/// A relation to the claim in question, with the claim that it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Challenge {
    /// The relation; for the dispute list one of the four challenges.
    pub relation: Relation,
    /// The claim that it comes from: the denial. Of a contradiction, the other of the two.
    pub claim: Arc<Claim>,
    /// Whether it still counts: not if every speaker of that claim took it back.
    pub stands: bool,
    /// The claims by which some of them took it back.
    pub retracted_by: Vec<ClaimId>,
    /// Whether it had been said by the day in question.
    pub heard: Heard,
}

/// A claim with its challenges and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disputed {
    /// The claim.
    pub claim: Claim,
    /// What became of it.
    pub standing: Standing,
    /// What challenges it (denies, contradicts, disputes, refutes), by the relation's id; also what no longer
    /// stands.
    pub challenges: Vec<Challenge>,
}

impl Disputed {
    /// The claim with what challenges it; `incoming` are all relations that point to it, not only challenges.
    pub fn of(claim: Claim, standing: Standing, mut incoming: Vec<Challenge>) -> Self {
        incoming.retain(|i| i.relation.fields.relation.is_challenge());
        incoming.sort_by_key(|i| i.relation.id);
        Self { claim, standing, challenges: incoming }
    }

    /// One line for each challenge, in their order.
    pub fn lines(self) -> impl Iterator<Item = DisputedLine> {
        let disputed = Arc::new(self);
        (0..disputed.challenges.len()).map(move |at| DisputedLine { disputed: Arc::clone(&disputed), at })
    }
}

/// A disputed claim and one of its challenges: a row of a flat list. Made by [`Disputed::lines`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisputedLine {
    disputed: Arc<Disputed>,
    at: usize,
}

impl DisputedLine {
    /// The claim.
    pub fn claim(&self) -> &Claim {
        &self.disputed.claim
    }

    /// What became of it.
    pub fn standing(&self) -> &Standing {
        &self.disputed.standing
    }

    /// The challenge.
    pub fn challenge(&self) -> &Challenge {
        &self.disputed.challenges[self.at]
    }
}

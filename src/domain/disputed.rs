//! A claim that others challenge, with what decides that it is disputed.
//!
//! Plain data for reports: built from what the ledger holds about a claim, shown by `output`. Looks nothing up.

use std::rc::Rc;

use super::{Challenge, Claim, Facts, Status};

/// A claim with its challenges and the status that follows from all relations to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disputed {
    /// The claim.
    pub claim: Claim,
    /// Its status.
    pub status: Status,
    /// What challenges it (denies, contradicts, disputes, refutes), by the relation's id; also what no longer stands.
    pub challenges: Vec<Challenge>,
}

impl Disputed {
    /// The claim as these relations to it leave it; `incoming` are all relations that point to it, not only challenges.
    pub fn of(claim: Claim, mut incoming: Vec<Challenge>) -> Self {
        let status = Facts { claim: &claim, incoming: &incoming }.status();
        incoming.retain(|i| i.relation.fields.relation.is_challenge());
        incoming.sort_by_key(|i| i.relation.id);
        Self { claim, status, challenges: incoming }
    }

    /// One line for each challenge, in their order.
    pub fn lines(self) -> impl Iterator<Item = DisputedLine> {
        let disputed = Rc::new(self);
        (0..disputed.challenges.len()).map(move |at| DisputedLine { disputed: Rc::clone(&disputed), at })
    }
}

/// A disputed claim and one of its challenges: a row of a flat list. Made by [`Disputed::lines`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisputedLine {
    disputed: Rc<Disputed>,
    at: usize,
}

impl DisputedLine {
    /// The claim.
    pub fn claim(&self) -> &Claim {
        &self.disputed.claim
    }

    /// Its status.
    pub fn status(&self) -> Status {
        self.disputed.status
    }

    /// The challenge.
    pub fn challenge(&self) -> &Challenge {
        &self.disputed.challenges[self.at]
    }
}

//! What recording did, and what is left to be done when a source has been read to its end.

use super::refusal::{Field, Refused};
use crate::domain::{Change, ClaimId, NewRelation};

/// What recording did.
#[derive(Debug)]
pub struct Recorded {
    /// The claims that the source gives, in its order.
    pub given: Vec<ClaimId>,
    /// Every claim, those that nobody is said to have said before the claims that deny them.
    pub ids: Vec<ClaimId>,
    /// Every record that was dealt with.
    pub changes: Vec<Change>,
    /// Relations to claims that may come later in the source.
    pub pending: Vec<Pending>,
    /// What to know about some of the changes.
    pub warnings: Vec<Warning>,
}

/// Something to know about a change that is no failure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The place of the change among all.
    pub change: usize,
    /// The claim of the source that it comes from, and the field of it.
    pub at: (usize, Field),
    /// What to know: a sentence.
    pub what: String,
}

impl Recorded {
    /// The changes, each with what is to be known about it; `place` says where in the source that stands, if
    /// it stands anywhere.
    pub fn into_changes(mut self, place: impl Fn(usize, Field) -> Option<String>) -> Vec<Change> {
        for Warning { change, at: (claim, field), what } in self.warnings {
            if let Some(change) = self.changes.get_mut(change) {
                let place = place(claim, field).map(|place| format!("{place}: ")).unwrap_or_default();
                change.warnings.push(format!("{place}{what}"));
            }
        }
        self.changes
    }
}

/// A relation to a claim that may come later in the source.
#[derive(Debug)]
pub struct Pending {
    /// The claim that does it.
    pub claim: ClaimId,
    /// Its place among the relations that the source gives.
    pub at: usize,
    /// The ref that the other claim is to have.
    pub target: String,
    /// The relation without its target.
    pub(super) relation: NewRelation,
}

/// What became of a relation whose target was to come later in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settled {
    /// It is recorded, with what to know about it.
    Recorded(Option<String>),
    /// It was recorded already.
    Known,
    /// It may not be recorded, or its target is in neither the source nor the ledger.
    Refused(Refused),
}

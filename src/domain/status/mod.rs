//! What became of a claim. Never stored: derived from the relations, first match wins, always with the rows
//! that decided it.
//!
//! Plain data in ([`Web`]: statements and the links between them), a [`Standing`] out; it may be called from
//! anywhere and looks nothing up. This is the only place that knows the rules; lists, reports and exports all
//! ask it. The clock of what had been *said* by a day is judged here, from the statements' own dates. What
//! the ledger had *recorded* by a day is judged by whoever fills the web: it holds only the rows known then.
//!
//! A date can leave open whether something had been said by the day in question. Then every reading of the
//! dates that is possible is tried, and the standing names all the statuses they give. What is undated
//! counts, and is marked.

mod derive;
mod readings;
mod side;
mod web;

#[cfg(test)]
pub(super) mod tests;

use std::borrow::Cow;

pub use side::Side;
pub use web::{Link, Statement, Web};

use super::Vocabulary;
use super::vocabulary::vocabulary;
use super::{ClaimId, RelationId};

vocabulary!(
    /// What became of a claim; in the order in which the rules are tried.
    Status, "status", {
        /// Every speaker of it withdrew it.
        Retracted => "retracted",
        /// Its own speaker put a newer version in its place.
        Superseded => "superseded",
        /// Its own speaker, or the outlet that carried it, fixed a detail of it.
        Corrected => "corrected",
        /// Somebody who denied it later confirmed it or took the denial back.
        Conceded => "conceded",
        /// At least one standing, full challenge that is more than a non-denial.
        Disputed => "disputed",
        /// Only parts of it are challenged.
        PartlyDisputed => "partly-disputed",
        /// Only non-denials stand against it.
        Challenged => "challenged",
        /// Others confirm, support or repeat it, from two or more independent origins, and nobody contests
        /// it.
        Corroborated => "corroborated",
        /// None of these. Never "true".
        Unchallenged => "unchallenged",
    }
);

vocabulary!(
    /// Whether something had been said by the day in question.
    Heard, "answer", {
        /// It had: every day that its date can mean is on or before that day, or no day is asked for.
        Said => "said",
        /// It has no date; it counts.
        Undated => "undated",
        /// Some of the days that its date can mean are after that day.
        Perhaps => "perhaps",
        /// It had not been said yet.
        NotYet => "not-yet",
    }
);

vocabulary!(
    /// What a relation has to do with a status.
    Part, "part", {
        /// It takes the claim back.
        Retracts => "retracts",
        /// It puts a newer version in its place.
        Supersedes => "supersedes",
        /// It fixes a detail.
        Corrects => "corrects",
        /// It denies the claim, and was given up.
        DeniedBefore => "denied-before",
        /// It gives the denial up: confirms the claim, or takes the denial back.
        Concedes => "concedes",
        /// It challenges the claim, and stands.
        Challenges => "challenges",
        /// It confirms, supports or repeats the claim.
        Backs => "backs",
    }
);

/// A relation that decided a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason {
    /// The relation.
    pub relation: RelationId,
    /// The claim that it is made by: the denial, the retraction.
    pub by: ClaimId,
    /// What it has to do with the status.
    pub part: Part,
    /// Whether it had been said by the day in question.
    pub heard: Heard,
}

/// What became of a claim, as of a day or altogether.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The status, if all that may have been said by the day in question had been said.
    pub status: Status,
    /// Every status that the dates leave possible, in the order of the rules; only `status` itself where they
    /// leave no doubt.
    pub possible: Vec<Status>,
    /// Whether the claim itself had been said by the day in question.
    pub heard: Heard,
    /// The relations that decide `status`, by id.
    pub why: Vec<Reason>,
}

impl Standing {
    /// A claim that nothing was said about, on no particular day.
    pub fn unchallenged() -> Self {
        Self {
            status: Status::Unchallenged,
            possible: vec![Status::Unchallenged],
            heard: Heard::Said,
            why: vec![],
        }
    }

    /// Whether the dates leave no doubt about the status, nor that the claim itself had been said.
    pub fn is_certain(&self) -> bool {
        self.possible.len() == 1 && self.heard != Heard::Perhaps
    }

    /// Whether it has, or may have, one of these statuses.
    pub fn may_be(&self, statuses: &[Status]) -> bool {
        self.possible.iter().any(|status| statuses.contains(status))
    }

    /// The status as a list shows it: `disputed`, or `disputed?` where the dates leave others possible too.
    pub fn mark(&self) -> Cow<'static, str> {
        if self.is_certain() {
            Cow::Borrowed(self.status.as_str())
        } else {
            Cow::Owned(format!("{}?", self.status))
        }
    }

    /// Whether this relation is among those that decide.
    pub fn rests_on(&self, relation: RelationId) -> bool {
        self.why.iter().any(|reason| reason.relation == relation)
    }
}

//! What the reports of questions have a row for: where parties stand, who has not answered, who changed
//! position.
//!
//! Plain data: filled by `report`, shown by `output`. A claim that several rows share is held once.

use std::sync::Arc;

use super::date::{Day, Edtf, SourceDate};
use super::{Claim, ClaimId, NamedParty, Reversal, SpeakerId, Stance, Standing};

/// A claim with where each party stands on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stances {
    /// The claim.
    pub claim: Arc<Claim>,
    /// What became of it.
    pub standing: Standing,
    /// Where each party stands, by the speaker's id; nobody else has a recorded position.
    pub stances: Vec<NamedStance>,
}

/// Where one party stands, with its name and what it said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedStance {
    /// The name under which the ledger lists the party.
    pub name: String,
    /// Where it stands.
    pub stance: Stance,
    /// The claim that decides, none while that is unclear: the claim itself, the denial, the confirmation.
    pub statement: Option<Arc<Claim>>,
}

impl Stances {
    /// One line for each party, in their order.
    pub fn lines(self) -> impl Iterator<Item = StanceLine> {
        let stances = Arc::new(self);
        (0..stances.stances.len()).map(move |at| StanceLine { stances: Arc::clone(&stances), at })
    }
}

/// A claim and where one party stands on it: a row of a flat list. Made by [`Stances::lines`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StanceLine {
    stances: Arc<Stances>,
    at: usize,
}

impl StanceLine {
    /// The claim.
    pub fn claim(&self) -> &Claim {
        &self.stances.claim
    }

    /// What became of it.
    pub fn standing(&self) -> &Standing {
        &self.stances.standing
    }

    /// Where the party stands.
    pub fn named(&self) -> &NamedStance {
        &self.stances.stances[self.at]
    }
}

/// A claim to which somebody whom it accuses or concerns has no recorded response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unanswered {
    /// The claim.
    pub claim: Arc<Claim>,
    /// What became of it.
    pub standing: Standing,
    /// Who has not responded; `None`: it names nobody, and nobody did.
    pub party: Option<NamedParty>,
    /// For how many days.
    pub waiting: Waiting,
}

/// For how many days something has been so, as precisely as the date of its beginning allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// At least so many, from the last day on which it can have begun; `None` if that is open, or not over
    /// yet.
    pub at_least: Option<i64>,
    /// At most so many, from the first day; `None` if that is open.
    pub at_most: Option<i64>,
    /// The day to which they are counted; `None`: they are not.
    pub to: Option<Day>,
}

impl Waiting {
    /// From a date to a day.
    pub fn since(said: Option<&SourceDate>, to: Option<Day>) -> Self {
        let days = |from: Day| to.map(|to| to.days_since(from)).filter(|days| *days >= 0);
        let said = said.map(SourceDate::edtf);
        Self {
            at_least: said.and_then(Edtf::latest).and_then(days),
            at_most: said.and_then(Edtf::earliest).and_then(days),
            to,
        }
    }
}

/// A change of position, with what was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedReversal {
    /// Who.
    pub party: SpeakerId,
    /// The name under which the ledger lists the party.
    pub name: String,
    /// What it is about: of several claims that repeat each other the one that was recorded first.
    pub claim: Arc<Claim>,
    /// All of these claims, by id.
    pub claims: Arc<Vec<ClaimId>>,
    /// The change.
    pub reversal: Reversal,
    /// The earlier statement.
    pub from: Arc<Claim>,
    /// The later statement.
    pub to: Arc<Claim>,
}

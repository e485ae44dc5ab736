//! The state of a review: the article, its proposals, and what was decided so far.

use std::collections::BTreeMap;

use super::decision::Decision;
use super::known::names_of;
use super::names::names_in;
use super::offer::Offer;
use super::refused::Refused;
use super::step::Step;
use crate::domain::ClaimKind;
use crate::intake::proposal::{Head, Proposal};
use crate::reading::worksheet::ClaimSheet;

/// A review: the article, its proposals, and what was decided so far.
#[derive(Debug, Clone)]
pub struct Review {
    /// How the article is called on the screen.
    pub name: String,
    /// The text that was read.
    pub text: String,
    /// The head of the worksheet.
    pub head: Head,
    /// The file with the article's text, as the worksheet names it.
    pub file: Option<String>,
    /// The proposals in the order of the text, as changed so far.
    pub proposals: Vec<Proposal>,
    /// What was decided about each.
    pub decisions: Vec<Decision>,
    /// Claims that somebody wrote into the progress by hand: logged with the others.
    pub by_hand: Vec<ClaimSheet>,
    /// Other programs that drafted it, now or when it was begun, each with its version.
    pub drafted_by: Vec<String>,
    /// The one that is looked at; past the last one: all have been.
    pub at: usize,
    /// Who the text names, in the order of their first statement.
    pub(super) names: Vec<String>,
    /// Whoever else the text names.
    pub(super) others: Vec<String>,
    /// What can be said of the statements that follow.
    pub(super) offer: Option<Offer>,
    /// The statements that a person made, by their keys, each with the keys of the drafts that it was made
    /// of.
    pub(super) made: BTreeMap<String, Vec<String>>,
    /// What was drafted of each statement, by its key.
    pub(super) drafted: BTreeMap<String, ClaimSheet>,
    /// The places that a person was asked about, to be chosen by their numbers.
    pub(super) asked: Vec<(usize, usize)>,
    /// What was done since the review was opened, the last at the end.
    pub(super) past: Vec<Step>,
}

impl Review {
    /// Begins a review.
    pub fn new(
        name: String,
        text: String,
        head: Head,
        file: Option<String>,
        proposals: Vec<Proposal>,
    ) -> Self {
        // What is recorded already is left as it is, unless somebody says otherwise.
        let decided =
            |one: &Proposal| if one.recorded.is_some() { Decision::Discarded } else { Decision::Open };
        let decisions = proposals.iter().map(decided).collect();
        let names = names_of(&proposals);
        let drafted = proposals.iter().map(|one| (one.key(), one.claim.clone())).collect();
        let others = names_in(&text);
        let mut review = Self {
            name,
            text,
            head,
            file,
            proposals,
            decisions,
            by_hand: Vec::new(),
            drafted_by: Vec::new(),
            at: 0,
            names,
            others,
            offer: None,
            made: BTreeMap::new(),
            drafted,
            asked: Vec::new(),
            past: Vec::new(),
        };
        review.go_to_open();
        review
    }

    /// The proposal that is looked at; none when all have been.
    pub fn current(&self) -> Option<&Proposal> {
        self.proposals.get(self.at)
    }

    /// The other one of the two kinds that the draft finds likeliest. If a person gave it a kind that is
    /// neither: the likeliest of all.
    pub fn other_kind(&self) -> Option<ClaimKind> {
        let proposal = self.current()?;
        let kind = proposal.claim.kind_or_implied();
        proposal.kinds.into_iter().find(|other| *other != kind)
    }

    /// How many have this decision.
    pub fn count(&self, decision: Decision) -> usize {
        self.decisions.iter().filter(|one| **one == decision).count()
    }

    /// What can be said of the statements that follow too, by [`super::Action::Same`].
    pub fn offer(&self) -> Option<&Offer> {
        self.offer.as_ref()
    }

    /// Goes to the first that is still open, else to the end.
    pub(super) fn go_to_open(&mut self) {
        let open = self.decisions.iter().position(|one| *one == Decision::Open);
        self.at = open.unwrap_or(self.proposals.len());
    }

    pub(super) fn current_mut(&mut self) -> Result<&mut Proposal, Refused> {
        self.proposals.get_mut(self.at).ok_or_else(|| "no statement is looked at: go back to one".into())
    }
}

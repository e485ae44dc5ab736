//! Going through the proposals of an article one by one: what is accepted, changed, linked and left out.
//!
//! Owns the state of a review and what every action does to it. It is plain data: keys or words go in
//! (`desk`, `action`), a new state comes out, and `progress` writes it as a worksheet. Called by `log
//! --review`, which draws the state, keeps the progress and logs what is accepted. Nothing here touches a
//! terminal, a file or a clock, and nothing is recorded here.

mod action;
mod choices;
mod desk;
mod fields;
mod line;
mod links;
mod progress;
#[cfg(test)]
pub(crate) mod tests;

pub use action::{Action, HELP, Said};
pub use choices::{Choice, Known, Nobody};
pub use desk::{Desk, FIELD_KEYS, KIND_KEYS, Key, Mode, Outcome, RELATION_KEYS};
pub use fields::Field;
pub use line::Line;
pub use progress::{Begun, ProgressError, begun};

use super::proposal::{Head, Proposal};
use crate::reading::worksheet::ClaimSheet;

/// What was decided about a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Decision {
    /// Nothing yet.
    #[default]
    Open,
    /// It is to be logged as it stands.
    Accepted,
    /// It is no statement worth a record.
    Discarded,
}

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
    /// The one that is looked at; past the last one: all have been.
    pub at: usize,
    /// Who the text names, in the order of their first statement.
    names: Vec<String>,
}

/// Why an action did nothing, in words for the person.
pub type Refused = String;

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
        let names = choices::names_of(&proposals);
        let mut review =
            Self { name, text, head, file, proposals, decisions, by_hand: Vec::new(), at: 0, names };
        review.go_to_open();
        review
    }

    /// The proposal that is looked at; none when all have been.
    pub fn current(&self) -> Option<&Proposal> {
        self.proposals.get(self.at)
    }

    /// How many have this decision.
    pub fn count(&self, decision: Decision) -> usize {
        self.decisions.iter().filter(|one| **one == decision).count()
    }

    /// Everybody whom the article's statements name, without repetition.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Does what the action says. Returns whether a decision was made, so that the progress is worth keeping.
    ///
    /// # Errors
    /// [`Refused`]; then nothing changed.
    pub fn apply(&mut self, action: &Action, known: &dyn Known) -> Result<bool, Refused> {
        match action {
            Action::Accept => self.decide(Decision::Accepted).map(|()| true),
            Action::Discard => self.decide(Decision::Discarded).map(|()| true),
            Action::AcceptAll => {
                let open = self.decisions.iter_mut().filter(|one| **one == Decision::Open);
                open.for_each(|one| *one = Decision::Accepted);
                self.at = self.proposals.len();
                Ok(true)
            }
            Action::Next => {
                self.at = if self.at >= self.proposals.len() { 0 } else { self.at + 1 };
                self.at = self.at.min(self.proposals.len());
                Ok(false)
            }
            Action::Back => match self.at.checked_sub(1) {
                Some(before) => {
                    self.at = before;
                    Ok(false)
                }
                None => Err("this is the first one".into()),
            },
            Action::Set(field, value) => self.set(*field, value),
            Action::Link(relation, target) => self.link(*relation, target, known),
            Action::Unlink => self.unlink(),
        }
    }

    /// Decides, and goes on to what is still open: after this one, else from the first, else to the end.
    fn decide(&mut self, decision: Decision) -> Result<(), Refused> {
        let at = self.at;
        let Some(proposal) = self.proposals.get(at) else {
            return Err("every statement has been looked at".into());
        };
        if decision == Decision::Accepted && !proposal.claim.says_something() {
            return Err("it says nothing: give it a text, or discard it".into());
        }
        self.decisions[at] = decision;
        let open = |(_, one): &(usize, &Decision)| **one == Decision::Open;
        let after = self.decisions.iter().enumerate().skip(at + 1).find(open).map(|(next, _)| next);
        if let Some(next) = after {
            self.at = next;
        } else {
            self.go_to_open();
        }
        Ok(())
    }

    /// Goes to the first that is still open, else to the end.
    fn go_to_open(&mut self) {
        let open = self.decisions.iter().position(|one| *one == Decision::Open);
        self.at = open.unwrap_or(self.proposals.len());
    }

    /// What was changed may have to be accepted again: a decision that was made stays, and counts as made
    /// anew.
    fn changed(&self) -> bool {
        self.decisions.get(self.at) == Some(&Decision::Accepted)
    }

    fn current_mut(&mut self) -> Result<&mut Proposal, Refused> {
        self.proposals.get_mut(self.at).ok_or_else(|| "no statement is looked at: go back to one".into())
    }
}

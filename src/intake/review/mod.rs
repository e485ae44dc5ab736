//! Going through the proposals of an article one by one: what is accepted, changed, linked and left out.
//!
//! Owns the state of a review and what every action does to it. It is plain data: keys or words go in
//! (`desk`, `action`), a new state comes out, and `progress` writes it as a worksheet. Called by `log
//! --review`, which draws the state, keeps the progress and logs what is accepted. Nothing here touches a
//! terminal, a file or a clock, and nothing is recorded here.

mod action;
mod choices;
mod desk;
mod field;
mod fields;
mod keys;
mod known;
mod line;
mod links;
mod progress;
mod state;
#[cfg(test)]
pub(crate) mod tests;

pub use action::{Action, HELP, Refused, Said};
pub use desk::{Desk, Mode, Outcome};
pub use field::Field;
pub use keys::{FIELD_KEYS, KIND_KEYS, Key, RELATION_KEYS};
pub use known::{Choice, Known, Nobody};
pub use line::Line;
pub use progress::{Begun, ProgressError, begun};
pub use state::{Decision, Review};

use crate::domain::Vocabulary;

impl Review {
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
            Action::Denies(number) => self.deny_offered(*number, known),
            Action::OtherKind => {
                let other =
                    self.other_kind().ok_or("the draft knows no other kind for it; k has them all")?;
                self.set(Field::Kind, other.as_str())
            }
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
}

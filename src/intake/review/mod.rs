//! Going through the proposals of an article one by one: what is accepted, changed, linked and left out.
//!
//! Owns the state of a review and what every action does to it. It is plain data: keys or words go in
//! (`desk`, `action`), a new state comes out, and `progress` writes it as a worksheet. Called by `log
//! --review`, which draws the state, keeps the progress and logs what is accepted. Nothing here touches a
//! terminal, a file or a clock, and nothing is recorded here.

mod action;
mod choices;
mod decision;
mod desk;
mod field;
mod fields;
mod head;
mod keys;
mod known;
mod line;
mod links;
mod marking;
mod names;
mod notation;
mod offer;
mod passage;
mod progress;
mod refused;
mod resume;
mod same;
mod state;
mod step;
#[cfg(test)]
pub(crate) mod tests;
mod undo;
mod word_places;
mod words;

pub use action::Action;
pub use decision::Decision;
pub use desk::{Desk, Linking, Marking, Mode, Outcome, Stage, Typed, Typing};
pub use field::{Field, HeadField};
pub use keys::{FIELD_KEYS, HEAD_KEYS, KIND_KEYS, Key, RELATION_KEYS, UNLINK_KEY};
pub use known::{Choice, Known, Nobody};
pub use line::Line;
pub use offer::Offer;
pub use passage::Paragraph;
pub use refused::Refused;
pub use resume::{Begun, ProgressError, begun};
pub use state::Review;
pub use words::{HELP, Said};

use crate::domain::Vocabulary;

impl Review {
    /// Does what the action says. Returns whether the state has changed, so that the progress is worth
    /// keeping.
    ///
    /// # Errors
    /// [`Refused`]; then nothing changed.
    pub fn apply(&mut self, action: &Action, known: &dyn Known) -> Result<bool, Refused> {
        let asked = std::mem::take(&mut self.asked);
        let offer = self.offer.take();
        match action {
            Action::Next => {
                self.go_on();
                return Ok(false);
            }
            Action::Back => return self.go_back(),
            Action::Undo => return self.undo(),
            _ => {}
        }
        let before = self.before();
        let changed = match action {
            Action::Number(number) if !asked.is_empty() => {
                let Some(span) = number.checked_sub(1).and_then(|at| asked.get(at)) else {
                    let why = format!("there is no {number}: the numbers end at {}", asked.len());
                    self.asked = asked;
                    return Err(why);
                };
                self.add(*span, known)?
            }
            Action::Same => self.take_offer(offer)?,
            _ => self.change(action, known)?,
        };
        self.remember(before);
        Ok(changed)
    }

    fn change(&mut self, action: &Action, known: &dyn Known) -> Result<bool, Refused> {
        match action {
            Action::Next | Action::Back | Action::Undo | Action::Same => Ok(false),
            Action::Accept => self.decide(Decision::Accepted).map(|()| true),
            Action::Discard => self.decide(Decision::Discarded).map(|()| true),
            Action::AcceptAll => {
                let open = self.decisions.iter_mut().filter(|one| **one == Decision::Open);
                open.for_each(|one| *one = Decision::Accepted);
                self.at = self.proposals.len();
                Ok(true)
            }
            Action::Set(field, value) => {
                let by = self.current().map(|one| one.claim.by.clone()).unwrap_or_default();
                let changed = self.set(*field, value)?;
                self.offer_same(*field, &by);
                Ok(changed)
            }
            Action::SetHead(field, value) => self.set_head(*field, value),
            Action::Link(relation, target) => self.link(*relation, target, known),
            Action::Number(number) => self.deny_offered(*number, known),
            Action::OtherKind => {
                let other =
                    self.other_kind().ok_or("the draft knows no other kind for it; k has them all")?;
                self.set(Field::Kind, other.as_str())
            }
            Action::Unlink => self.unlink(),
            Action::Add(span) => self.add(*span, known),
            Action::AddWords(words) => self.add_at_words(words, known),
            Action::Split(position) => self.split(*position, known),
            Action::SplitWords(words) => self.split_at_words(words, known),
            Action::Join => self.join(known),
        }
    }

    fn go_on(&mut self) {
        self.at = if self.at >= self.proposals.len() { 0 } else { self.at + 1 };
    }

    fn go_back(&mut self) -> Result<bool, Refused> {
        self.at = self.at.checked_sub(1).ok_or("this is the first one")?;
        Ok(false)
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

//! A correction of who said it, offered for the statements that follow.
//!
//! Owns which statements are meant: those of the same speaker, and of the same mention: where only "he" or
//! nothing stood, as far as the name itself comes up again. Called by `Review::apply`; nothing is changed
//! until a person says so.

use super::decision::Decision;
use super::field::Field;
use super::offer::Offer;
use super::refused::Refused;
use super::state::Review;
use crate::domain::text::fold_name;
use crate::intake::proposal::Proposal;
use crate::reading::worksheet::{Located, PartySheet};

impl Review {
    /// What can be said of the statements that follow, after a field of the one that is looked at was
    /// changed; `before` is who said it then.
    pub(super) fn offer_same(&mut self, field: Field, before: &[Located<PartySheet>]) {
        let Some(current) = self.current() else { return };
        let new = current.claim.by.clone();
        let [party] = before else { return };
        let Some(old) = party.name.as_ref().map(|name| fold_name(name)) else { return };
        if before == new.as_slice() || !matches!(field, Field::By | Field::As | Field::For) {
            return;
        }
        let is_named = self.is_named(current, &old);
        let mut statements = Vec::new();
        for (at, other) in self.proposals.iter().enumerate().skip(self.at + 1) {
            let said = other.claim.by.iter().find(|party| is_called(party, &old));
            let Some(said) = said else { continue };
            if field == Field::By && !is_named && self.is_named(other, &old) {
                break;
            }
            let is_news =
                field == Field::By || new.first().is_some_and(|party| changed(field, said, party) != **said);
            if is_news && self.decisions[at] != Decision::Discarded {
                statements.push(at);
            }
        }
        if !statements.is_empty() {
            self.offer = Some(Offer { statements, field, old, new });
        }
    }

    /// The correction is made to the statements for which it was offered.
    pub(super) fn take_offer(&mut self, offer: Option<Offer>) -> Result<bool, Refused> {
        let Some(Offer { statements, field, old, new }) = offer else {
            return Err("nothing is offered for the statements that follow".into());
        };
        for at in statements {
            let Some(other) = self.proposals.get_mut(at) else { continue };
            let mut by: Vec<Located<PartySheet>> = Vec::new();
            for party in std::mem::take(&mut other.claim.by) {
                let now: Vec<Located<PartySheet>> = match (is_called(&party, &old), field, new.first()) {
                    (true, Field::By, _) => new.clone(),
                    (true, _, Some(new)) => vec![Located::unplaced(changed(field, &party, new))],
                    _ => vec![party],
                };
                // Nobody says a thing twice.
                let now =
                    now.into_iter().filter(|one| !by.iter().any(|known| known.value.name == one.value.name));
                let now: Vec<_> = now.collect();
                by.extend(now);
            }
            other.claim.by = by;
        }
        Ok(true)
    }

    /// Whether a name, or the last word of it, stands in the paragraph of a statement, outside of it.
    fn is_named(&self, proposal: &Proposal, name: &str) -> bool {
        let start = proposal.spans.first().map_or(0, |span| span.0);
        let end = proposal.spans.last().map_or(0, |span| span.1);
        !self.near(std::iter::once(name), (start, end)).is_empty()
    }
}

fn is_called(party: &PartySheet, folded: &str) -> bool {
    party.name.as_ref().is_some_and(|name| fold_name(name) == folded)
}

/// A party with the title or the bodies of another.
fn changed(field: Field, party: &PartySheet, other: &PartySheet) -> PartySheet {
    let mut party = party.clone();
    match field {
        Field::As => party.title.clone_from(&other.title),
        _ => party.bodies.clone_from(&other.bodies),
    }
    party
}

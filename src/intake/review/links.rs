//! Links of a proposal to earlier claims, of the article or of the ledger.
//!
//! Owns what a link does to the kind of its claim, and that a ref that others name stays the same for all.
//! Called by `Review::apply`.

use super::choices::said_by_nobody;
use super::known::Known;
use super::refused::Refused;
use super::state::Review;
use crate::domain::text::check_text;
use crate::domain::{ClaimKind, RelationType, looks_like_id};
use crate::reading::worksheet::{ClaimSheet, Located, RelationSheet, TargetSheet};

impl Review {
    /// The proposal is said to do this to that claim. A claim that denies is a denial, and so on, unless it
    /// has a kind of its own.
    pub(super) fn link(
        &mut self,
        relation: RelationType,
        target: &str,
        known: &dyn Known,
    ) -> Result<bool, Refused> {
        let target = target.trim();
        if let Some(text) = said_by_nobody(target) {
            return self.link_to_what_nobody_said(relation, text);
        }
        let current = self.current().ok_or("no statement is looked at: go back to one")?;
        if current.name() == target {
            return Err("that is this statement itself".into());
        }
        let here = self.proposals.iter().any(|other| other.name() == target);
        if !here && known.claim(target).is_none() {
            return Err(format!("there is no claim {target:?} in this article or in the ledger"));
        }
        let proposal = self.current_mut()?;
        let maybe =
            proposal.maybe.iter().find(|maybe| maybe.link.relation == relation && maybe.link.names(target));
        let link = match maybe {
            Some(maybe) => maybe.link.clone(),
            None => RelationSheet::to(relation, target),
        };
        let links = &mut proposal.claim.relations;
        // What somebody said is not what nobody is known to have said.
        let is_unattributed = |known: &RelationSheet| known.relation == relation && known.named().is_none();
        links.retain(|known| !known.names(target) && !is_unattributed(known));
        add(&mut proposal.claim, link);
        Ok(true)
    }

    /// The proposal is said to do this to what nobody here said. Words of the draft's own for it go; others
    /// stay beside these.
    fn link_to_what_nobody_said(&mut self, relation: RelationType, text: &str) -> Result<bool, Refused> {
        let proposal = self.current_mut()?;
        if relation.is_for_own() {
            return Err(format!("{relation} is for an earlier claim of the same speaker: name that claim"));
        }
        check_text(text).map_err(|problem| format!("it {problem}"))?;
        let target = TargetSheet::Unattributed { text: Located::unplaced(text.to_owned()), r#ref: None };
        let is_replaced = |known: &RelationSheet| {
            let words = known.target_text();
            known.named().is_none()
                && known.relation == relation
                && (words == text || proposal.denied.as_deref() == Some(words))
        };
        proposal.claim.relations.retain(|known| !is_replaced(known));
        add(&mut proposal.claim, RelationSheet::of(relation, target));
        Ok(true)
    }

    /// The proposal denies what is offered under a number, from 1.
    pub(super) fn deny_offered(&mut self, number: usize, known: &dyn Known) -> Result<bool, Refused> {
        let offered = self.deniable();
        let chosen = number.checked_sub(1).and_then(|at| offered.get(at));
        match (chosen, offered.len()) {
            (Some(choice), _) => self.link(RelationType::Denies, &choice.value, known),
            (None, 0) => Err("no claims are numbered here: they are where a denial has no link yet".into()),
            (None, count) => Err(format!("there is no {number}: the numbers end at {count}")),
        }
    }

    /// All links of the proposal go.
    pub(super) fn unlink(&mut self) -> Result<bool, Refused> {
        let proposal = self.current_mut()?;
        let mut claim = proposal.claim.clone();
        claim.relations.clear();
        if !claim.says_something() {
            return Err("then it would say nothing: give it a text first".into());
        }
        proposal.claim = claim;
        Ok(true)
    }

    /// Gives the proposal a ref of the person's own; what names it follows.
    pub(super) fn set_ref(&mut self, typed: &str) -> Result<bool, Refused> {
        let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        if !typed.is_empty()
            && (!typed.chars().all(fits) || typed.chars().count() > 64 || looks_like_id(typed))
        {
            return Err("a ref is one word of letters, digits, - _ and . (at most 64)".into());
        }
        let at = self.at;
        if self.proposals.iter().enumerate().any(|(other, one)| other != at && one.name() == typed) {
            return Err(format!("{typed:?} is the ref of another statement of this article"));
        }
        let proposal = self.current_mut()?;
        let old = proposal.name().to_owned();
        proposal.claim.r#ref = (!typed.is_empty()).then(|| Located::unplaced(typed.to_owned()));
        let new = proposal.name().to_owned();
        for other in &mut self.proposals {
            for link in &mut other.claim.relations {
                link.value.follow(&old, &new);
            }
            for maybe in &mut other.maybe {
                maybe.link.follow(&old, &new);
            }
        }
        Ok(true)
    }
}

/// The link in its place among those of the claim; a plain statement gets the kind that the link implies.
fn add(claim: &mut ClaimSheet, link: RelationSheet) {
    let relation = link.relation;
    claim.relations.push(Located::unplaced(link));
    claim.relations.sort_by_key(|link| link.relation);
    let plain = claim.kind.as_ref().is_none_or(|kind| kind.value == ClaimKind::Statement);
    let implied = match relation {
        RelationType::Denies => Some(ClaimKind::Denial),
        RelationType::Confirms => Some(ClaimKind::Confirmation),
        RelationType::Retracts => Some(ClaimKind::Retraction),
        RelationType::Corrects => Some(ClaimKind::Correction),
        _ => None,
    };
    if let Some(kind) = implied.filter(|_| plain) {
        claim.kind = Some(Located::unplaced(kind));
    }
}

//! Links of a proposal to earlier claims, of the article or of the ledger.
//!
//! Owns what a link does to the kind of its claim, and that a ref that others name stays the same for all.
//! Called by `Review::apply`.

use super::action::Refused;
use super::known::Known;
use super::state::Review;
use crate::domain::{ClaimKind, RelationType, looks_like_id};
use crate::reading::worksheet::{Located, RelationSheet};

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
        links.push(Located::unplaced(link));
        links.sort_by_key(|link| link.relation);
        let plain = proposal.claim.kind.as_ref().is_none_or(|kind| kind.value == ClaimKind::Statement);
        let implied = match relation {
            RelationType::Denies => Some(ClaimKind::Denial),
            RelationType::Confirms => Some(ClaimKind::Confirmation),
            RelationType::Retracts => Some(ClaimKind::Retraction),
            RelationType::Corrects => Some(ClaimKind::Correction),
            _ => None,
        };
        if let Some(kind) = implied.filter(|_| plain) {
            proposal.claim.kind = Some(Located::unplaced(kind));
        }
        Ok(self.changed())
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
        Ok(self.changed())
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
        Ok(self.changed())
    }
}

//! The rules, for one definite reading of what had been said.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::{Heard, Link, Part, Reason, Side, Statement, Status, Web};
use crate::domain::date::{Day, Truth};
use crate::domain::{ClaimId, Force, RelationType, Scope};

/// A web read in one way: these claims had been said, the others had not.
pub(super) struct Reading<'w> {
    pub(super) web: &'w Web,
    pub(super) as_of: Option<Day>,
    /// Claims that may have been said, and in this reading had not.
    pub(super) unsaid: &'w BTreeSet<ClaimId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Stands,
    TakenBack,
}

type Incoming<'w> = (&'w Link, &'w Statement);

impl<'w> Reading<'w> {
    /// The status of a claim and the relations that decide it.
    pub(super) fn status(&self, claim: ClaimId) -> (Status, Vec<Reason>) {
        let own = Statement::default();
        let own = self.web.statement(claim).unwrap_or(&own);
        let retracted = self.retraction(claim);
        if let Some(retractions) = retracted {
            return (Status::Retracted, self.reasons(&retractions, Part::Retracts));
        }
        let of = |wanted| self.said_to(claim).filter(move |(link, _)| link.relation == wanted);
        let superseding: Vec<Incoming<'_>> = of(RelationType::Supersedes)
            .filter(|(link, later)| later.shares_a_side_with(own) && self.stands(link.from))
            .collect();
        if !superseding.is_empty() {
            return (Status::Superseded, self.reasons(&superseding, Part::Supersedes));
        }
        let correcting: Vec<Incoming<'_>> = of(RelationType::Corrects)
            .filter(|(link, later)| {
                (link.by_carrier || later.shares_a_side_with(own)) && self.stands(link.from)
            })
            .collect();
        if !correcting.is_empty() {
            return (Status::Corrected, self.reasons(&correcting, Part::Corrects));
        }
        let conceding = self.concessions(claim);
        if !conceding.is_empty() {
            return (Status::Conceded, sorted(conceding));
        }
        let standing: Vec<Incoming<'_>> = self
            .said_to(claim)
            .filter(|(link, _)| link.relation.is_challenge() && self.stands(link.from))
            .collect();
        let rejecting = |(link, _): &&Incoming<'_>| link.force != Some(Force::NonDenial);
        let full: Vec<Incoming<'_>> = standing
            .iter()
            .filter(rejecting)
            .filter(|(link, _)| link.scope == Some(Scope::Full))
            .copied()
            .collect();
        if !full.is_empty() {
            return (Status::Disputed, self.reasons(&full, Part::Challenges));
        }
        let partial: Vec<Incoming<'_>> = standing.iter().filter(rejecting).copied().collect();
        if !partial.is_empty() {
            return (Status::PartlyDisputed, self.reasons(&partial, Part::Challenges));
        }
        if !standing.is_empty() {
            return (Status::Challenged, self.reasons(&standing, Part::Challenges));
        }
        // Whoever repeats an own claim is no second source for it.
        let backing: Vec<Incoming<'_>> = self
            .said_to(claim)
            .filter(|(link, later)| {
                backs(link.relation) && !later.shares_a_side_with(own) && self.stands(link.from)
            })
            .collect();
        let origins: BTreeSet<u64> =
            backing.iter().flat_map(|(_, later)| later.origins.iter().copied()).collect();
        if origins.len() >= 2 {
            return (Status::Corroborated, self.reasons(&backing, Part::Backs));
        }
        (Status::Unchallenged, vec![])
    }

    /// The links to a claim from what had been said.
    fn said_to(&self, claim: ClaimId) -> impl Iterator<Item = Incoming<'w>> {
        let (as_of, unsaid) = (self.as_of, self.unsaid);
        self.web
            .links_to(claim)
            .filter(move |(link, later)| later.heard(as_of) != Heard::NotYet && !unsaid.contains(&link.from))
    }

    /// The claims by which some who made a claim had taken it back.
    pub(super) fn retractions(&self, claim: ClaimId) -> Vec<ClaimId> {
        self.standing_retractions(claim).iter().map(|(link, _)| link.from).collect()
    }

    /// Whether a claim had not been taken back by all who made it.
    pub(super) fn stands(&self, claim: ClaimId) -> bool {
        self.retraction(claim).is_none()
    }

    /// The standing retractions by which every speaker of a claim took it back, if every one did.
    fn retraction(&self, claim: ClaimId) -> Option<Vec<Incoming<'w>>> {
        let retractions = self.standing_retractions(claim);
        self.cover(claim, &retractions).then_some(retractions)
    }

    /// What takes a claim back, made by one of its own speakers and not taken back itself.
    fn standing_retractions(&self, claim: ClaimId) -> Vec<Incoming<'w>> {
        let mut retractions = self.own_retractions(claim);
        if !retractions.is_empty() {
            let fate = self.fates(claim);
            retractions.retain(|(link, _)| fate.get(&link.from) == Some(&Fate::Stands));
        }
        retractions
    }

    fn own_retractions(&self, claim: ClaimId) -> Vec<Incoming<'w>> {
        let Some(own) = self.web.statement(claim) else { return vec![] };
        let is_own = |(link, later): &Incoming<'_>| {
            link.relation == RelationType::Retracts && later.shares_a_side_with(own)
        };
        self.said_to(claim).filter(is_own).collect()
    }

    /// Whether every speaker of a claim takes part in one of these retractions of it.
    fn cover(&self, claim: ClaimId, retractions: &[Incoming<'_>]) -> bool {
        let sides = self.web.statement(claim).map_or(&[][..], |own| &own.sides);
        let takes_part = |side: &Side| {
            retractions.iter().any(|(_, later)| later.sides.iter().any(|own| own.is_with(*side)))
        };
        !sides.is_empty() && sides.iter().all(takes_part)
    }

    /// What became of a claim and of all that takes it back, at any distance. A retraction that was itself
    /// taken back does not count, and so on; of claims that retract each other in a circle none has a fate,
    /// and so none is taken back by the circle. (The grounded labelling of argumentation theory: from what
    /// nothing speaks against, outwards.)
    fn fates(&self, claim: ClaimId) -> BTreeMap<ClaimId, Fate> {
        let mut retractions: BTreeMap<ClaimId, Vec<Incoming<'w>>> = BTreeMap::new();
        let mut next = vec![claim];
        while let Some(claim) = next.pop() {
            if let Entry::Vacant(place) = retractions.entry(claim) {
                let own = place.insert(self.own_retractions(claim));
                next.extend(own.iter().map(|(link, _)| link.from));
            }
        }
        let mut fates: BTreeMap<ClaimId, Fate> = BTreeMap::new();
        loop {
            let before = fates.len();
            for (claim, own) in &retractions {
                if fates.contains_key(claim) {
                    continue;
                }
                let with = |wanted: &dyn Fn(Option<&Fate>) -> bool| -> Vec<Incoming<'_>> {
                    own.iter().filter(|(link, _)| wanted(fates.get(&link.from))).copied().collect()
                };
                if self.cover(*claim, &with(&|fate| fate == Some(&Fate::Stands))) {
                    fates.insert(*claim, Fate::TakenBack);
                } else if !self.cover(*claim, &with(&|fate| fate != Some(&Fate::TakenBack))) {
                    fates.insert(*claim, Fate::Stands);
                }
            }
            if fates.len() == before {
                return fates;
            }
        }
    }

    /// The denials that were given up, and what gave them up: the denial taken back by one who made it, or
    /// the claim confirmed by one who had denied it, on a day that is certainly later. If the order is not
    /// certain the dispute stands: hiding one would be the worse mistake. And whoever denies the claim once
    /// more after that has not conceded it.
    fn concessions(&self, claim: ClaimId) -> Vec<Reason> {
        // A non-denial rejects nothing, so nothing is given up after it.
        let denials: Vec<Incoming<'_>> = self
            .said_to(claim)
            .filter(|(link, _)| link.relation == RelationType::Denies && link.force != Some(Force::NonDenial))
            .collect();
        let confirmations: Vec<Incoming<'_>> = self
            .said_to(claim)
            .filter(|(link, _)| link.relation == RelationType::Confirms && self.stands(link.from))
            .collect();
        let mut reasons = Vec::new();
        for (denial, denied) in &denials {
            for side in &denied.sides {
                let with_side = |later: &Statement| later.sides.iter().any(|own| own.is_with(*side));
                let given_up = |at: &Incoming<'_>| {
                    let mut by: Vec<Incoming<'w>> = self.standing_retractions(at.0.from);
                    by.extend(confirmations.iter().filter(|(_, later)| certainly_before(at.1, later)));
                    by.retain(|(_, later)| with_side(later));
                    by
                };
                // All that this side ever denied must have been given up.
                let by = given_up(&(*denial, *denied));
                let still = denials
                    .iter()
                    .filter(|(_, other)| with_side(other))
                    .any(|other| given_up(other).is_empty());
                if !by.is_empty() && !still {
                    reasons.push(self.reason(denial, denied, Part::DeniedBefore));
                    reasons.extend(by.iter().map(|(link, later)| self.reason(link, later, Part::Concedes)));
                }
            }
        }
        reasons
    }

    fn reason(&self, link: &Link, later: &Statement, part: Part) -> Reason {
        Reason { relation: link.id, by: link.from, part, heard: later.heard(self.as_of) }
    }

    fn reasons(&self, links: &[Incoming<'_>], part: Part) -> Vec<Reason> {
        sorted(links.iter().map(|(link, later)| self.reason(link, later, part)).collect())
    }
}

fn sorted(mut reasons: Vec<Reason>) -> Vec<Reason> {
    reasons.sort_by_key(|reason| (reason.relation, reason.by));
    reasons.dedup();
    reasons
}

/// Whether a relation of this type says the same as the claim.
fn backs(relation: RelationType) -> bool {
    matches!(relation, RelationType::Confirms | RelationType::Supports | RelationType::Repeats)
}

fn certainly_before(one: &Statement, other: &Statement) -> bool {
    matches!((&one.said, &other.said), (Some(one), Some(other)) if one.before(other) == Truth::Yes)
}

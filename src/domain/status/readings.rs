//! Every way to read the dates: where one leaves open whether something had been said by a day, both are
//! tried.

use std::collections::BTreeSet;

use super::derive::Reading;
use super::{Heard, Standing, Status, Web};
use crate::domain::date::{Day, Truth};
use crate::domain::{ClaimId, RelationType, Vocabulary};

/// Of how many open questions every combination of answers is tried. Past that only those are in which all,
/// none, or all but one, or only one had been said.
const TRIED: usize = 10;

impl Web {
    /// What became of a claim by this day; without a day, by what is recorded altogether.
    pub fn standing(&self, claim: ClaimId, as_of: Option<Day>) -> Standing {
        let heard = self.statement(claim).map_or(Heard::Undated, |statement| statement.heard(as_of));
        let all_said = BTreeSet::new();
        let (status, why) = Reading { web: self, as_of, unsaid: &all_said }.status(claim);
        let mut possible = vec![status];
        let open: Vec<ClaimId> = if as_of.is_some() { self.open_questions(claim, as_of) } else { vec![] };
        for unsaid in self.readings(&open) {
            let (status, _) = Reading { web: self, as_of, unsaid: &unsaid }.status(claim);
            if !possible.contains(&status) {
                possible.push(status);
            }
        }
        possible.sort_by_key(|status| Status::ALL.iter().position(|s| s == status));
        Standing { status, possible, heard, why }
    }

    /// Whether a claim still stood by this day, if all that may have been said had been: not if every speaker
    /// took it back.
    pub fn stands(&self, claim: ClaimId, as_of: Option<Day>) -> bool {
        Reading { web: self, as_of, unsaid: &BTreeSet::new() }.stands(claim)
    }

    /// The claims by which some who made a claim had taken it back by this day, in the order in which they
    /// were recorded.
    pub fn retractions(&self, claim: ClaimId, as_of: Option<Day>) -> Vec<ClaimId> {
        Reading { web: self, as_of, unsaid: &BTreeSet::new() }.retractions(claim)
    }

    /// The claims that have a say in the status and may or may not have been said by the day.
    fn open_questions(&self, claim: ClaimId, as_of: Option<Day>) -> Vec<ClaimId> {
        let mut seen = BTreeSet::from([claim]);
        let mut open = BTreeSet::new();
        let mut next = vec![(claim, true)];
        while let Some((target, is_subject)) = next.pop() {
            for (link, later) in self.links_to(target) {
                // Further away than one step only what takes something back has a say.
                if !is_subject && link.relation != RelationType::Retracts {
                    continue;
                }
                if later.heard(as_of) == Heard::Perhaps {
                    open.insert(link.from);
                }
                if seen.insert(link.from) {
                    next.push((link.from, false));
                }
            }
        }
        open.into_iter().collect()
    }

    /// The sets of claims that may be unsaid together, but for the empty one.
    fn readings(&self, open: &[ClaimId]) -> Vec<BTreeSet<ClaimId>> {
        let mut readings: Vec<BTreeSet<ClaimId>> = Vec::new();
        if open.len() <= TRIED {
            for bits in 1_u32..(1 << open.len()) {
                let unsaid = open.iter().enumerate().filter(|(at, _)| bits & (1 << at) != 0);
                readings.push(unsaid.map(|(_, claim)| *claim).collect());
            }
        } else {
            let all: BTreeSet<ClaimId> = open.iter().copied().collect();
            for claim in open {
                readings.push(BTreeSet::from([*claim]));
                readings.push(all.iter().copied().filter(|other| other != claim).collect());
            }
            readings.push(all);
        }
        readings.retain(|unsaid| self.can_be(open, unsaid));
        readings
    }

    /// Whether dates allow this reading: what was said before something that had been said had been said too.
    fn can_be(&self, open: &[ClaimId], unsaid: &BTreeSet<ClaimId>) -> bool {
        let said = |claim: &ClaimId| self.statement(*claim).and_then(|s| s.said.as_deref());
        unsaid.iter().filter_map(said).all(|missing| {
            let mut later = open.iter().filter(|claim| !unsaid.contains(claim)).filter_map(said);
            !later.any(|other| missing.before(other) == Truth::Yes)
        })
    }
}

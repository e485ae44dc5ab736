//! Where parties stand on a claim: who asserts it, who denies it, who changed.
//!
//! Derived from the same [`Web`] as a status, on plain data; looks nothing up. Whoever speaks for a body
//! counts as that body: what a spokesman says is the ministry's position. Called by reports.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::date::{Day, Edtf, Truth};
use super::vocabulary::vocabulary;
use super::{ClaimId, Force, Heard, RelationType, Scope, Side, SpeakerId, Statement, Web};

vocabulary!(
    /// Where somebody stands on a claim.
    Position, "position", {
        /// Made it, repeated it, confirmed or supported it.
        Asserts => "asserts",
        /// Rejects all of it.
        Denies => "denies",
        /// Rejects a part of it.
        Partly => "partly",
        /// Answered with what sounds like a denial and rejects nothing.
        NonDenial => "non-denial",
        /// Took back what they had said of it.
        TookBack => "took-back",
        /// Has said several of these, and their dates do not tell which came last.
        Unclear => "unclear",
    }
);

/// A position that somebody took with one statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Who: the body spoken for, else the speaker.
    pub party: SpeakerId,
    /// Which position.
    pub position: Position,
    /// The claim by which it was taken: the claim itself, the denial, the retraction.
    pub by: ClaimId,
    /// When that was said.
    pub said: Option<Arc<Edtf>>,
    /// Whether it had been said by the day in question.
    pub heard: Heard,
    /// The statement of theirs that this one takes back.
    pub takes_back: Option<ClaimId>,
}

impl Taken {
    /// Whether this came certainly before the other: by their dates, or because the other takes it back.
    pub fn is_before(&self, other: &Self) -> bool {
        let before = |one: &Self, other: &Self| match (&one.said, &other.said) {
            (Some(one), Some(other)) => one.before(other),
            _ => Truth::Unknown,
        };
        let takes_it_back = other.takes_back == Some(self.by);
        before(self, other) == Truth::Yes || takes_it_back && before(other, self) != Truth::Yes
    }

    /// A place in a list by date, where the dates leave it open: by the first day, else the last; what is
    /// undated last, and what takes something back after it.
    fn place(&self) -> (bool, Option<Day>, bool, Option<Day>, bool, ClaimId) {
        let said = self.said.as_ref();
        let latest = said.and_then(|said| said.latest());
        let begins = said.and_then(|said| said.earliest()).or(latest);
        (begins.is_none(), begins, latest.is_none(), latest, self.takes_back.is_some(), self.by)
    }
}

/// Where one party stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stance {
    /// Who.
    pub party: SpeakerId,
    /// Where all that they said leaves them; [`Position::Unclear`] if the dates do not tell.
    pub position: Position,
    /// Every position they took, by date as far as that is known.
    pub taken: Vec<Taken>,
    /// Whether it had certainly been said by the day in question.
    pub is_certain: bool,
}

/// A change of position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reversal {
    /// The earlier position.
    pub from: Taken,
    /// The later one.
    pub to: Taken,
    /// Whether the order is certain.
    pub is_certain: bool,
}

impl Web {
    /// Every position that was taken on these claims, which say the same: by their own speakers, by those who
    /// challenge or back them, and by those who took back what they had said. By party; what had not been
    /// said yet by the day is left out.
    pub fn positions(&self, claims: &[ClaimId], as_of: Option<Day>) -> Vec<Stance> {
        let mut taken: Vec<Taken> = Vec::new();
        for claim in claims {
            let Some(own) = self.statement(*claim) else { continue };
            if own.heard(as_of) != Heard::NotYet && !own.is_silent {
                take(&mut taken, Position::Asserts, *claim, own, as_of);
                self.take_back(&mut taken, *claim, own, as_of);
            }
            for (link, later) in self.links_to(*claim) {
                let position = match (link.relation, link.force, link.scope) {
                    (RelationType::Confirms | RelationType::Supports | RelationType::Repeats, ..) => {
                        Position::Asserts
                    }
                    (relation, ..) if !relation.is_challenge() => continue,
                    (_, Some(Force::NonDenial), _) => Position::NonDenial,
                    (_, _, Some(Scope::Partial)) => Position::Partly,
                    _ => Position::Denies,
                };
                // One of these claims stands for itself.
                let is_own = claims.contains(&link.from) && position == Position::Asserts;
                if later.heard(as_of) == Heard::NotYet || is_own {
                    continue;
                }
                take(&mut taken, position, link.from, later, as_of);
                self.take_back(&mut taken, link.from, later, as_of);
            }
        }
        stances(taken)
    }

    /// Those who took back a statement, if what they said to do so still stands.
    fn take_back(&self, taken: &mut Vec<Taken>, claim: ClaimId, own: &Statement, as_of: Option<Day>) {
        for by in self.retractions(claim, as_of) {
            let Some(later) = self.statement(by) else { continue };
            let theirs = |side: &Side| own.sides.iter().any(|other| other.is_with(*side));
            for side in later.sides.iter().filter(|side| theirs(side)) {
                taken.push(Taken {
                    takes_back: Some(claim),
                    ..taken_by(*side, Position::TookBack, by, later, as_of)
                });
            }
        }
    }
}

fn take(taken: &mut Vec<Taken>, position: Position, by: ClaimId, statement: &Statement, as_of: Option<Day>) {
    taken.extend(statement.sides.iter().map(|side| taken_by(*side, position, by, statement, as_of)));
}

fn taken_by(side: Side, position: Position, by: ClaimId, statement: &Statement, as_of: Option<Day>) -> Taken {
    Taken {
        party: side.on_behalf_of.unwrap_or(side.speaker),
        position,
        by,
        said: statement.said.clone(),
        heard: statement.heard(as_of),
        takes_back: None,
    }
}

fn stances(taken: Vec<Taken>) -> Vec<Stance> {
    let mut parties: BTreeMap<SpeakerId, Vec<Taken>> = BTreeMap::new();
    for one in taken {
        let list = parties.entry(one.party).or_default();
        // Two who spoke for one body, or one statement that contradicts two claims, took one position.
        let is_same = |other: &Taken| {
            (other.by, other.position, other.takes_back) == (one.by, one.position, one.takes_back)
        };
        if !list.iter().any(is_same) {
            list.push(one);
        }
    }
    let stance = |(party, mut taken): (SpeakerId, Vec<Taken>)| {
        // What is undated comes last.
        taken.sort_by_key(Taken::place);
        Stance {
            party,
            position: position(&taken),
            is_certain: taken.iter().all(|one| one.heard != Heard::Perhaps),
            taken,
        }
    };
    parties.into_iter().map(stance).collect()
}

/// Where all that somebody said leaves them. What they took back no longer counts; a full denial stands
/// beside a partial one and beside a non-denial; and of an assertion and a denial the later one counts, if it
/// is certain which that is.
fn position(taken: &[Taken]) -> Position {
    let is_taken_back = |by: ClaimId| taken.iter().any(|one| one.takes_back == Some(by));
    let standing: Vec<&Taken> =
        taken.iter().filter(|one| one.takes_back.is_none() && !is_taken_back(one.by)).collect();
    let with = |wanted: fn(Position) -> bool| -> Vec<&Taken> {
        standing.iter().filter(|one| wanted(one.position)).copied().collect()
    };
    let (asserts, rejects) = (with(|position| position == Position::Asserts), with(Position::rejects));
    let is_last = |one: &&Taken, others: &[&Taken]| others.iter().all(|other| other.is_before(one));
    let denies = rejects.iter().any(|one| one.position == Position::Denies);
    let denial = if denies { Position::Denies } else { Position::Partly };
    match (asserts.is_empty(), rejects.is_empty()) {
        (true, true) if standing.is_empty() => Position::TookBack,
        (true, true) => Position::NonDenial,
        (false, true) => Position::Asserts,
        (true, false) => denial,
        _ if asserts.iter().any(|one| is_last(one, &rejects)) => Position::Asserts,
        _ if rejects.iter().any(|one| is_last(one, &asserts)) => denial,
        _ => Position::Unclear,
    }
}

impl Position {
    fn rejects(self) -> bool {
        matches!(self, Self::Denies | Self::Partly)
    }
}

impl Stance {
    /// Whether they took more than one position.
    pub fn has_changed(&self) -> bool {
        self.taken.iter().any(|one| one.position != self.taken[0].position)
    }

    /// The statement that decides: the last with the position; `None` while that is unclear.
    pub fn decided_by(&self) -> Option<&Taken> {
        self.taken.iter().rev().find(|one| one.position == self.position)
    }

    /// Each change of position, by date: from asserting to rejecting or back, and what was taken back. A
    /// non-denial is no position to change from or to, and who denies all of it and then a part has not
    /// changed.
    pub fn reversals(&self) -> Vec<Reversal> {
        let mut reversals = Vec::new();
        let mut before: Option<&Taken> = None;
        for to in self.taken.iter().filter(|one| one.position != Position::NonDenial) {
            let from = match to.takes_back {
                Some(statement) => self.taken.iter().find(|one| one.by == statement),
                None => before.filter(|from| {
                    from.takes_back != Some(to.by)
                        && from.position != to.position
                        && !(from.position.rejects() && to.position.rejects())
                }),
            };
            before = Some(to);
            if let Some(from) = from.filter(|from| from.position != Position::NonDenial) {
                let is_certain = from.is_before(to) && to.heard != Heard::Perhaps;
                reversals.push(Reversal { from: from.clone(), to: to.clone(), is_certain });
            }
        }
        reversals
    }
}

/// Claims that repeat each other, at any distance: the same content from other speakers or days.
#[derive(Debug, Clone, Default)]
pub struct SameContent {
    groups: std::collections::HashMap<ClaimId, Arc<Vec<ClaimId>>>,
}

impl SameContent {
    /// From pairs of claims of which one repeats the other.
    pub fn of(pairs: &[(ClaimId, ClaimId)]) -> Self {
        let mut parents: BTreeMap<ClaimId, ClaimId> = BTreeMap::new();
        for (one, other) in pairs {
            let (one, other) = (root(&mut parents, *one), root(&mut parents, *other));
            // The earliest recorded stands for the others.
            parents.insert(one.max(other), one.min(other));
        }
        let claims: Vec<ClaimId> = parents.keys().copied().collect();
        let mut members: BTreeMap<ClaimId, Vec<ClaimId>> = BTreeMap::new();
        for claim in claims {
            members.entry(root(&mut parents, claim)).or_default().push(claim);
        }
        let groups = members.into_values().flat_map(|group| {
            let group = Arc::new(group);
            let each: Vec<_> = group.iter().map(|claim| (*claim, Arc::clone(&group))).collect();
            each
        });
        Self { groups: groups.collect() }
    }

    /// The claims that say the same as this one, itself included, by id.
    pub fn with(&self, claim: ClaimId) -> Arc<Vec<ClaimId>> {
        self.groups.get(&claim).map_or_else(|| Arc::new(vec![claim]), Arc::clone)
    }
}

fn root(parents: &mut BTreeMap<ClaimId, ClaimId>, claim: ClaimId) -> ClaimId {
    let mut at = claim;
    loop {
        let parent = *parents.entry(at).or_insert(at);
        if parent == at {
            break;
        }
        at = parent;
    }
    // Shorter for whoever comes next.
    let mut next = claim;
    while next != at {
        next = parents.insert(next, at).unwrap_or(at);
    }
    at
}

#[cfg(test)]
mod tests;

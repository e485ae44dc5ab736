//! New speakers whose names look like those of known ones: named at once, never merged.

use std::collections::BTreeMap;

use super::members::{CastSource, Who};
use super::outcome::Warning;
use super::plan::Plan;
use super::refusal::Field;
use crate::domain::name::{Newcomers, odd_letters};
use crate::domain::{Change, Outcome, SpeakerId, SpeakerKind};
use crate::store::{Reader, StoreError};

/// A new speaker, by its change among others.
pub(super) struct New {
    pub(super) change: usize,
    pub(super) id: SpeakerId,
    pub(super) name: String,
    pub(super) kind: Option<SpeakerKind>,
    /// Where the source names it first.
    pub(super) at: (usize, Field),
}

/// The new speakers of a plan; `changes` are those that recording its cast made, in its order.
pub(super) fn new_of(plan: &Plan, changes: &[Change]) -> Vec<New> {
    let mut places: BTreeMap<usize, (usize, Field)> = BTreeMap::new();
    for claim in &plan.claims {
        let mut note = |member: usize, field| {
            places.entry(member).or_insert((claim.of, field));
        };
        for (at, party) in claim.by.iter().enumerate() {
            note(party.member.index(), Field::By(at));
            party.bodies.iter().for_each(|body| note(body.index(), Field::For(at)));
        }
        for (at, party) in claim.about.iter().enumerate() {
            note(party.member.index(), Field::About(at));
            party.bodies.iter().for_each(|body| note(body.index(), Field::About(at)));
        }
        for (at, hop) in claim.via.iter().enumerate() {
            if let CastSource::Member(member) = &hop.source {
                note(member.index(), Field::Via(at));
            }
        }
    }
    let made = changes.iter().enumerate();
    let made = made.filter(|(_, change)| change.noun == "speaker" && change.outcome == Outcome::New);
    let new = plan.members.iter().enumerate().filter_map(|(at, who)| match who {
        Who::New { fields, .. } => Some((at, fields)),
        Who::Known { .. } => None,
    });
    let each = new.zip(made).filter_map(|((member, fields), (change, made))| {
        let id = made.id.parse().ok()?;
        let at = places.get(&member).copied().unwrap_or((0, Field::Claim));
        Some(New { change, id, name: fields.name.clone(), kind: fields.kind, at })
    });
    each.collect()
}

/// What to know of new speakers: whom they look like, and letters that look like others.
pub(super) fn warnings(ledger: &Reader<'_>, new: &[New]) -> Result<Vec<Warning>, StoreError> {
    let mut newcomers = Newcomers::new();
    let mut warnings = Vec::new();
    for New { change, id, name, kind, at } in new {
        newcomers.add(Some(*id), name, *kind);
        let odd = odd_letters(name);
        if let Some(first) = odd.first() {
            warnings.push(Warning { change: *change, at: *at, what: first.sentence() });
        }
    }
    if newcomers.is_empty() {
        return Ok(warnings);
    }
    ledger.for_each_name(|known| newcomers.meet(known))?;
    for found in newcomers.look_alikes() {
        if let Some(new) = new.iter().find(|new| Some(new.id) == found.new_id) {
            warnings.push(Warning { change: new.change, at: new.at, what: found.sentence() });
        }
    }
    Ok(warnings)
}

/// What to know of new speakers, as sentences: those of the speakers of an import; with more than
/// [`Newcomers::MOST`], of the first.
pub(super) fn of_many(
    ledger: &Reader<'_>,
    new: &[(SpeakerId, String, Option<SpeakerKind>)],
) -> Result<Vec<String>, StoreError> {
    let each = new.iter().take(Newcomers::MOST).map(|(id, name, kind)| New {
        change: 0,
        id: *id,
        name: name.clone(),
        kind: *kind,
        at: (0, Field::Claim),
    });
    let mut found: Vec<String> =
        warnings(ledger, &each.collect::<Vec<_>>())?.into_iter().map(|warning| warning.what).collect();
    if new.len() > Newcomers::MOST {
        let more = new.len() - Newcomers::MOST;
        found.push(format!("{more} more new speakers were not compared: gainsay speaker duplicates"));
    }
    Ok(found)
}

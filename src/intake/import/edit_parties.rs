//! Speakers and those concerned, as a row of a recorded claim names them.

use super::difference::Edit;
use super::field::Field;
use super::proposing::{bodies_of, particulars, party};
use super::row::{Row, split_each};
use crate::domain::NamedParty;
use crate::domain::text::fold_name;
use crate::reading::worksheet::text as rules;
use crate::record::{Field as Recorded, ProposedClaim, ProposedParty};

/// The speakers, if the row says something else of them. Returns whether they are proposed.
pub(super) fn speakers(row: &mut Row<'_>, edit: &mut Edit<'_>, proposed: &mut ProposedClaim) -> bool {
    let [by, titles, bodies] = [Field::By, Field::As, Field::For].map(|field| edit.differs(row, field));
    let recorded = &edit.claim.speakers;
    let mut parts: Vec<ProposedParty> =
        if by { named(row, Field::By, recorded) } else { recorded.iter().map(kept).collect() };
    if by && parts.is_empty() && !row.is_at_fault(Field::By) {
        row.fault(Field::By, "a claim has a speaker");
    }
    for (field, differs) in [(Field::As, titles), (Field::For, bodies)] {
        // Without its column, and where the cell is as it was, whoever is still there keeps it.
        let is_asked = differs || (by && row.get(field).is_some());
        if !is_asked {
            continue;
        }
        let values = row.get(field).map_or_else(|| vec![None; parts.len()], |cell| split_each(&cell));
        if values.len() != parts.len() {
            row.fault(
                field,
                format!(
                    "the cell has {} values, and there are {} speakers: one for each",
                    values.len(),
                    parts.len()
                ),
            );
            continue;
        }
        for (part, value) in parts.iter_mut().zip(values) {
            if field == Field::As {
                part.title = value.and_then(|value| row.checked(field, value, rules::line));
                continue;
            }
            let entry = value.map(|value| bodies_of(row, &value)).unwrap_or_default();
            part.bodies = entry.into_iter().map(|name| known_body(&name, recorded).unwrap_or(name)).collect();
        }
    }
    let says_more = particulars(row, &mut parts);
    if !by && !titles && !bodies && !says_more {
        return false;
    }
    for (field, differs) in [(Field::By, by), (Field::As, titles), (Field::For, bodies)] {
        if differs {
            edit.changes(row, field);
        }
    }
    proposed.by = parts;
    true
}

/// Those concerned, if the row says others. Returns whether they are proposed.
pub(super) fn about(row: &mut Row<'_>, edit: &mut Edit<'_>, proposed: &mut ProposedClaim) -> bool {
    if !edit.differs(row, Field::About) {
        return false;
    }
    proposed.about = named(row, Field::About, &edit.claim.about);
    if proposed.about.is_empty() {
        proposed.clears.push(Recorded::About(0));
    }
    edit.changes(row, Field::About);
    !proposed.about.is_empty()
}

/// Whoever a cell names; a name that the claim has already means whom it means there.
fn named(row: &mut Row<'_>, field: Field, recorded: &[NamedParty]) -> Vec<ProposedParty> {
    let names = row.names(field);
    let mut parties = Vec::with_capacity(names.len());
    for name in names {
        let same = recorded.iter().find(|named| fold_name(&named.name) == fold_name(&name));
        parties.push(same.map_or_else(|| party(name), kept));
    }
    parties
}

/// A body that is recorded with a speaker of the claim, by its id.
fn known_body(name: &str, recorded: &[NamedParty]) -> Option<String> {
    let bodies = recorded.iter().flat_map(|named| named.body_names.iter().zip(&named.party.bodies));
    bodies.into_iter().find(|(known, _)| *known == name).map(|(_, id)| id.to_string())
}

/// A recorded speaker's part as it is.
fn kept(named: &NamedParty) -> ProposedParty {
    ProposedParty {
        title: named.party.title.clone(),
        bodies: named.party.bodies.iter().map(ToString::to_string).collect(),
        ..ProposedParty::of(named.party.speaker)
    }
}

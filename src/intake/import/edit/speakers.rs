//! Speakers and those concerned, as an edited row names them.

use super::Edit;
use crate::domain::text::fold_name;
use crate::domain::{NamedParty, Party};
use crate::intake::import::Work;
use crate::intake::import::field::Field;
use crate::intake::import::fresh::named;
use crate::intake::import::kinds::Kinds;
use crate::intake::import::names::Who;
use crate::intake::import::places::Place;
use crate::intake::import::row::{Row, split_each};
use crate::reading::worksheet::text as rules;
use crate::store::StoreError;

/// A speaker's part after the change: who, the title, the body spoken for.
pub(super) type Part = (Who, Option<String>, Option<Who>);

impl Work<'_> {
    /// The speakers with titles and bodies; `None`: as they are.
    pub(super) fn speakers(
        &mut self,
        row: &mut Row<'_>,
        edit: &mut Edit<'_>,
        home: &Place,
    ) -> Result<Option<Vec<Part>>, StoreError> {
        let [by, titles, bodies] = [Field::By, Field::As, Field::For].map(|field| edit.differs(row, field));
        if !by && !titles && !bodies {
            return Ok(None);
        }
        let recorded = &edit.claim.speakers;
        let parts: Vec<Part> = if by {
            self.parties(row, Field::By, recorded, home)?
        } else {
            recorded.iter().map(kept).collect()
        };
        if parts.is_empty() {
            row.fault(Field::By, "a claim has a speaker");
        }
        let mut parts = parts;
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
                    part.1 = value.and_then(|value| row.checked(field, value, rules::line));
                } else {
                    part.2 = match value {
                        None => None,
                        Some(name) => {
                            let same = recorded.iter().find(|named| named.body_names.first() == Some(&name));
                            match same.and_then(|named| named.party.bodies.first().copied()) {
                                Some(id) => Some(Who::Known(id, None)),
                                None => self.names.find(self.ledger, row, field, name, home.known())?,
                            }
                        }
                    };
                }
            }
        }
        if recorded.iter().map(kept).eq(parts.iter().map(|part| as_kept(part, recorded))) {
            return Ok(None);
        }
        for (field, differs) in [(Field::By, by), (Field::As, titles), (Field::For, bodies)] {
            if differs {
                edit.changes(row, field);
            }
        }
        Ok(Some(parts))
    }

    /// The kinds that the row adds to its speakers; they are those of `by`, or as they were.
    pub(super) fn further_kinds(
        &mut self,
        row: &mut Row<'_>,
        edit: &mut Edit<'_>,
        by: Option<&mut Vec<Part>>,
    ) -> Result<Kinds, StoreError> {
        let parts = match by {
            Some(parts) => parts,
            None => &mut edit.claim.speakers.iter().map(kept).collect(),
        };
        let mut whos: Vec<Who> = parts.iter().map(|part| part.0.clone()).collect();
        let kinds = self.kinds(row, &mut whos)?;
        for (part, who) in parts.iter_mut().zip(whos) {
            part.0 = who;
        }
        if !kinds.is_empty() {
            let words: Vec<String> = kinds.iter().map(|(id, kind)| format!("{id}: {kind}")).collect();
            edit.cells.push((Field::SpeakerKind, None, Some(words.join("; "))));
        }
        Ok(kinds)
    }

    pub(super) fn about(
        &mut self,
        row: &mut Row<'_>,
        edit: &mut Edit<'_>,
        home: &Place,
    ) -> Result<Option<Vec<Part>>, StoreError> {
        if !edit.differs(row, Field::About) {
            return Ok(None);
        }
        let recorded = &edit.claim.about;
        let parts = self.parties(row, Field::About, recorded, home)?;
        if recorded.iter().map(kept).eq(parts.iter().map(|part| as_kept(part, recorded))) {
            return Ok(None);
        }
        edit.changes(row, Field::About);
        Ok(Some(parts))
    }

    /// Whoever a cell names; a name that the claim has already means whom it means there.
    fn parties(
        &mut self,
        row: &mut Row<'_>,
        field: Field,
        recorded: &[NamedParty],
        home: &Place,
    ) -> Result<Vec<Part>, StoreError> {
        let mut parts: Vec<Part> = Vec::new();
        for name in row.names(field) {
            let same = recorded.iter().find(|named| fold_name(&named.name) == fold_name(&name));
            let part = match same {
                Some(named) => kept(named),
                None => match self.names.find(self.ledger, row, field, name, home.known())? {
                    Some(Who::Known(id, given)) => {
                        let same = recorded.iter().find(|named| named.party.speaker == id);
                        same.map_or((Who::Known(id, given), None, None), kept)
                    }
                    Some(new) => (new, None, None),
                    None => continue,
                },
            };
            if parts.iter().any(|other| same_speaker(&other.0, &part.0)) {
                row.fault(field, "the cell names one speaker twice");
            }
            parts.push(part);
        }
        Ok(parts)
    }

    pub(super) fn parts(&mut self, parts: &[Part]) -> Result<Vec<Party>, StoreError> {
        let ledger = self.ledger;
        let made = &mut |noun| self.result.made(noun);
        let mut parties = Vec::with_capacity(parts.len());
        for (who, title, body) in parts {
            let (speaker, given) = self.names.record(ledger, who, made)?;
            let on_behalf_of = match body {
                Some(body) => Some(self.names.record(ledger, body, made)?.0),
                None => None,
            };
            parties.push(Party {
                speaker,
                name_as_given: named(ledger, speaker, given)?,
                title: title.clone(),
                bodies: on_behalf_of.into_iter().collect(),
            });
        }
        Ok(parties)
    }
}

fn same_speaker(one: &Who, other: &Who) -> bool {
    match (one, other) {
        (Who::Known(one, _), Who::Known(other, _)) => one == other,
        (Who::New(one, _), Who::New(other, _)) => fold_name(one) == fold_name(other),
        _ => false,
    }
}

/// A recorded speaker's part as it is.
fn kept(named: &NamedParty) -> Part {
    let party = &named.party;
    (
        Who::Known(party.speaker, Some(party.name_as_given.clone())),
        party.title.clone(),
        party.bodies.first().map(|body| Who::Known(*body, None)),
    )
}

/// A part with what the article called a speaker who is in the claim already: another name of the same one is no change.
fn as_kept(part: &Part, recorded: &[NamedParty]) -> Part {
    let Who::Known(id, _) = &part.0 else { return part.clone() };
    let given = recorded
        .iter()
        .find(|named| named.party.speaker == *id)
        .map(|named| named.party.name_as_given.clone());
    let body = match &part.2 {
        Some(Who::Known(body, _)) => Some(Who::Known(*body, None)),
        other => other.clone(),
    };
    (Who::Known(*id, given), part.1.clone(), body)
}

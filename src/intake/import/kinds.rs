//! What a row says its speakers are: persons, organizations, governments, groups.

use super::Work;
use super::field::Field;
use super::names::Who;
use super::row::{Row, split_each};
use crate::domain::{NewSpeaker, SpeakerId, SpeakerKind};
use crate::store::StoreError;

/// The kinds that a row adds to speakers of the ledger.
pub(super) type Kinds = Vec<(SpeakerId, SpeakerKind)>;

impl Work<'_> {
    /// Gives each new speaker the kind of the row; returns those of speakers whose kind is not recorded yet. Another kind than the recorded
    /// one is a fault: it may be somebody else.
    pub(super) fn kinds(&self, row: &mut Row<'_>, by: &mut [Who]) -> Result<Kinds, StoreError> {
        let mut to_add = Kinds::new();
        let Some(cell) = row.get(Field::SpeakerKind) else { return Ok(to_add) };
        let mut words = split_each(&cell);
        if words.len() == 1 {
            words.resize(by.len(), words[0].clone());
        }
        if words.len() != by.len() {
            row.fault(
                Field::SpeakerKind,
                format!(
                    "the cell has {} values, and there are {} speakers: one for each, empty where it is not known, or one for all",
                    words.len(),
                    by.len()
                ),
            );
            return Ok(to_add);
        }
        for (who, word) in by.iter_mut().zip(words) {
            let Some(word) = word else { continue };
            let kind = match word.to_lowercase().parse::<SpeakerKind>() {
                Ok(kind) => kind,
                Err(error) => {
                    row.fault(Field::SpeakerKind, error.to_string());
                    continue;
                }
            };
            match who {
                Who::Known(id, _) => {
                    let Some(known) = self.ledger.find_speaker(*id)? else { continue };
                    match known.kind {
                        Some(recorded) if recorded == kind => {}
                        Some(recorded) => row.fault(
                            Field::SpeakerKind,
                            format!(
                                "{} ({}) is recorded as {recorded}, here it is {kind}; if it is the same, change the cell, or the record with: gainsay speaker edit {} --kind {kind}",
                                known.name, known.id, known.id
                            ),
                        ),
                        None if kind == SpeakerKind::Unnamed => row.fault(Field::SpeakerKind, UNNAMED),
                        None => to_add.push((known.id, kind)),
                    }
                }
                // The unnamed of two articles are two, and rows find speakers by name.
                Who::New(..) if kind == SpeakerKind::Unnamed => row.fault(Field::SpeakerKind, UNNAMED),
                Who::New(_, of) => *of = Some(kind),
            }
        }
        Ok(to_add)
    }

    /// Records kinds that were not.
    pub(super) fn add_kinds(&self, kinds: &Kinds) -> Result<(), StoreError> {
        for (id, kind) in kinds {
            let fields = self.ledger.get_speaker(*id)?.fields;
            self.ledger.update_speaker(*id, &NewSpeaker { kind: Some(*kind), ..fields })?;
        }
        Ok(())
    }
}

const UNNAMED: &str = "a table finds speakers by name, and the unnamed of two articles are two: record them with a worksheet (gainsay log), or leave the cell empty";

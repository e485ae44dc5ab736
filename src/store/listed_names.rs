//! The roll of speakers: as whom each counts, and under which name that one is listed.
//!
//! A few speakers make most of the claims of a ledger: a reader remembers those that it comes across first, so that a long list looks up few
//! of them twice. (Rejected: to join the two to every party of a claim, for the speaker and for the body spoken for: a fifth of a list of
//! disputed claims.) A reader sees one snapshot and can rely on what it remembers; a writer changes names, and remembers nothing.

use std::cell::{RefCell, RefMut};

use super::query_columns::{Wanted, places};
use super::{Reader, StoreError};
use crate::domain::{ById, SpeakerId, SpeakerKind};

/// How many speakers are remembered at most: some two megabytes of names.
const REMEMBERED: usize = 16_384;

const SPEAKERS: &str = "
SELECT speaker.id, speaker.survivor_id, coalesce(survivor.name, speaker.name) AS name,
       iif(survivor.id IS NULL, speaker.kind, survivor.kind) AS kind
FROM {these}speaker LEFT JOIN speaker AS survivor ON survivor.id = speaker.survivor_id WHERE {these:speaker.id}";

places!(ListedPlaces { id, survivor_id, name, kind });

/// A speaker as it counts.
#[derive(Debug, Clone)]
pub(super) struct Listed {
    /// The speaker at the end of its redirects, if it was merged; else itself.
    pub(super) counts_as: SpeakerId,
    /// The name under which the ledger lists that one.
    pub(super) name: String,
    /// What that one is.
    pub(super) kind: Option<SpeakerKind>,
}

/// What a reader remembers of speakers, by the id under which they are recorded.
#[derive(Debug)]
pub(super) struct Memory {
    speakers: RefCell<ById<SpeakerId, Listed>>,
    most: usize,
}

impl Memory {
    /// For whoever sees one snapshot.
    pub(super) fn of_a_snapshot() -> Self {
        Self { speakers: RefCell::default(), most: REMEMBERED }
    }

    /// For whoever changes what it would remember.
    pub(super) fn none() -> Self {
        Self { speakers: RefCell::default(), most: 0 }
    }
}

/// Some speakers.
pub(super) struct Roll<'m> {
    remembered: RefMut<'m, ById<SpeakerId, Listed>>,
    others: ById<SpeakerId, Listed>,
}

impl Roll<'_> {
    /// The speaker that is recorded under this id; `None` if it is not there.
    pub(super) fn get(&self, id: SpeakerId) -> Option<&Listed> {
        self.remembered.get(&id).or_else(|| self.others.get(&id))
    }
}

impl Reader<'_> {
    /// These speakers, in any order and any number of times; at most one query.
    pub(super) fn roll(&self, ids: impl Iterator<Item = SpeakerId>) -> Result<Roll<'_>, StoreError> {
        let mut roll = Roll { remembered: self.memory.speakers.borrow_mut(), others: ById::default() };
        let mut unknown: Vec<i64> =
            ids.filter(|id| !roll.remembered.contains_key(id)).map(SpeakerId::number).collect();
        if unknown.is_empty() {
            return Ok(roll);
        }
        unknown.sort_unstable();
        unknown.dedup();
        let wanted = Wanted::of(&unknown);
        let mut query = self.conn.prepare_cached(&wanted.within(SPEAKERS))?;
        let at = ListedPlaces::of(&query)?;
        let mut rows = wanted.query(&mut query)?;
        while let Some(row) = rows.next()? {
            let id = SpeakerId::new(at.id.get(row)?);
            let listed = Listed {
                counts_as: at.survivor_id.get::<Option<i64>>(row)?.map_or(id, SpeakerId::new),
                name: at.name.get(row)?,
                kind: at.kind.optional_word(row, id)?,
            };
            let is_remembered = roll.remembered.len() < self.memory.most;
            let page = if is_remembered { &mut *roll.remembered } else { &mut roll.others };
            page.insert(id, listed);
        }
        Ok(roll)
    }
}

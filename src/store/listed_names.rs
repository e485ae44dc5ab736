//! The name under which the ledger lists each speaker; a merged one has the name of the speaker it became.
//!
//! A few speakers make most of the claims of a ledger: a reader remembers those that it comes across first,
//! so that a long list looks up few of them twice. (Rejected: to join the two to every party of a claim, for
//! the speaker and for the body spoken for: a fifth of a list of disputed claims.) A reader sees one snapshot
//! and can rely on what it remembers; a writer changes names, and remembers nothing.

use std::cell::RefMut;

use super::listed_speaker::ListedSpeaker;
use super::query_columns::{Wanted, places};
use super::{Reader, StoreError};
use crate::domain::{ById, SpeakerId};

const SPEAKERS: &str = "
SELECT speaker.id, speaker.survivor_id, coalesce(survivor.name, speaker.name) AS name,
       iif(survivor.id IS NULL, speaker.kind, survivor.kind) AS kind
FROM {these}speaker LEFT JOIN speaker AS survivor ON survivor.id = speaker.survivor_id WHERE {these:speaker.id}";

places!(ListedPlaces { id, survivor_id, name, kind });

/// Some speakers.
pub(super) struct ListedNames<'m> {
    remembered: RefMut<'m, ById<SpeakerId, ListedSpeaker>>,
    others: ById<SpeakerId, ListedSpeaker>,
}

impl ListedNames<'_> {
    /// The speaker that is recorded under this id; `None` if it is not there.
    pub(super) fn get(&self, id: SpeakerId) -> Option<&ListedSpeaker> {
        self.remembered.get(&id).or_else(|| self.others.get(&id))
    }
}

impl Reader<'_> {
    /// These speakers, in any order and any number of times; at most one query.
    pub(super) fn listed_names(
        &self,
        ids: impl Iterator<Item = SpeakerId>,
    ) -> Result<ListedNames<'_>, StoreError> {
        let mut listed =
            ListedNames { remembered: self.remembered.speakers.borrow_mut(), others: ById::default() };
        let mut unknown: Vec<i64> =
            ids.filter(|id| !listed.remembered.contains_key(id)).map(SpeakerId::number).collect();
        if unknown.is_empty() {
            return Ok(listed);
        }
        unknown.sort_unstable();
        unknown.dedup();
        let wanted = Wanted::of(&unknown);
        let mut query = self.conn.prepare_cached(&wanted.within(SPEAKERS))?;
        let at = ListedPlaces::of(&query)?;
        let mut rows = wanted.query(&mut query)?;
        while let Some(row) = rows.next()? {
            let id = SpeakerId::new(at.id.get(row)?);
            let speaker = ListedSpeaker {
                counts_as: at.survivor_id.get::<Option<i64>>(row)?.map_or(id, SpeakerId::new),
                name: at.name.get(row)?,
                kind: at.kind.optional_word(row, id)?,
            };
            let is_remembered = listed.remembered.len() < self.remembered.most;
            let page = if is_remembered { &mut *listed.remembered } else { &mut listed.others };
            page.insert(id, speaker);
        }
        Ok(listed)
    }
}

//! Merged speakers: a redirect from one speaker to another, which can be taken back.
//!
//! A merge rewrites no claim. What an article gave stays recorded of the speaker of whom it was recorded;
//! every question of this module's neighbours answers with the survivor: the speaker at the end of the
//! redirects. `merged_into` is the redirect that was asked for, `survivor_id` where it leads in the end, kept
//! for every speaker on the way in the same transaction. When a claim is edited, a speaker that nobody
//! touched stays the one that was recorded, so that taking the merge back gives back exactly what was.

use rusqlite::named_params;

use super::listed_names::ListedNames;
use super::redirect::{Misled, Redirect, list_misled, redirect_of};
use super::{Reader, StoreError, Writer};
use crate::domain::text::fold_name;
use crate::domain::{Hop, HopSource, MergedSpeaker, Party, Speaker, SpeakerId};

/// A party of a claim as it is recorded, whoever it counts as.
pub(super) struct RecordedParty {
    pub(super) party: Party,
    counts_as: SpeakerId,
    bodies_count_as: Vec<SpeakerId>,
}

impl RecordedParty {
    /// A party of a claim, as it is recorded; `None` if no such speaker is there. (The ledger's foreign keys
    /// rule that out, but a file that another tool wrote to need not have kept them.)
    pub(super) fn of(party: Party, listed: &ListedNames<'_>) -> Option<Self> {
        let counts_as = listed.get(party.speaker)?.counts_as;
        let mut bodies_count_as: Vec<SpeakerId> = Vec::with_capacity(party.bodies.len());
        for body in &party.bodies {
            let body = listed.get(*body).map_or(*body, |body| body.counts_as);
            // Who was merged with the body spoken for speaks for nobody else, and two bodies that were merged
            // are one.
            if body != counts_as && !bodies_count_as.contains(&body) {
                bodies_count_as.push(body);
            }
        }
        Some(Self { party, counts_as, bodies_count_as })
    }

    /// The party as it counts, and the names of its bodies.
    pub(super) fn counted(self, listed: &ListedNames<'_>) -> (Party, Vec<String>) {
        let name = |body: &SpeakerId| listed.get(*body).map(|body| body.name.clone());
        let counts = |body: &SpeakerId| listed.get(*body).map_or(*body, |body| body.counts_as);
        // The survivor of a body need not be among the listed: its name is that of the body that was
        // recorded.
        let names = self.bodies_count_as.iter().map(|counted| {
            let recorded = self.party.bodies.iter().find(|body| counts(body) == *counted).unwrap_or(counted);
            name(recorded).unwrap_or_default()
        });
        let names = names.collect();
        (Party { speaker: self.counts_as, bodies: self.bodies_count_as, ..self.party }, names)
    }
}

/// The parties to record where these are wanted: a speaker that is recorded and counts as the one wanted
/// stays recorded.
pub(super) fn keep_recorded(wanted: &[Party], recorded: &[RecordedParty]) -> Vec<Party> {
    let mut rows = Vec::with_capacity(wanted.len());
    for party in wanted {
        let mut same = recorded.iter().filter(|known| known.counts_as == party.speaker);
        let Some(first) = same.next() else {
            rows.push(party.clone());
            continue;
        };
        let bodies = if first.bodies_count_as == party.bodies { &first.party.bodies } else { &party.bodies };
        rows.push(Party { speaker: first.party.speaker, bodies: bodies.clone(), ..party.clone() });
        // Two speakers of one claim that were merged count once; the second is not shown, and not lost
        // either.
        rows.extend(same.map(|known| known.party.clone()));
    }
    rows
}

impl Reader<'_> {
    /// Every merged speaker that does not count as the one at the end of its redirects, by id.
    pub fn list_misled_speakers(&self) -> Result<Vec<Misled<SpeakerId>>, StoreError> {
        list_misled(self.conn)
    }

    /// Whether any two speakers are merged.
    pub(super) fn is_anybody_merged(&self) -> Result<bool, StoreError> {
        const MERGED: &str = "SELECT 1 FROM speaker WHERE survivor_id IS NOT NULL";
        Ok(self.conn.prepare_cached(MERGED)?.exists([])?)
    }

    /// The redirect of a merged speaker; `None` if the speaker stands for itself.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] if there is no such speaker.
    pub fn get_redirect(&self, id: SpeakerId) -> Result<Option<Redirect<SpeakerId>>, StoreError> {
        redirect_of(self.conn, id)
    }

    /// Whom this speaker counts as: itself, or the speaker at the end of the redirects.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] if there is no such speaker.
    pub fn survivor_of(&self, id: SpeakerId) -> Result<SpeakerId, StoreError> {
        Ok(self.get_redirect(id)?.map_or(id, |redirect| redirect.survivor))
    }

    /// These speakers and all that were merged into them: whose claims a filter wants; by id.
    pub fn list_merged_with(&self, survivors: &[SpeakerId]) -> Result<Vec<SpeakerId>, StoreError> {
        const FIND: &str = "
SELECT id FROM speaker WHERE survivor_id IN (SELECT value FROM json_each(:ids))
UNION SELECT value FROM json_each(:ids) ORDER BY 1";
        let ids = super::column::json_ids(survivors.iter().map(|id| id.number()));
        let mut query = self.conn.prepare_cached(FIND)?;
        let found = query.query_map(named_params! {":ids": ids}, |row| row.get(0).map(SpeakerId::new))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Those of these pairs that made a claim together.
    pub fn list_joint(
        &self,
        pairs: &[(SpeakerId, SpeakerId)],
    ) -> Result<Vec<(SpeakerId, SpeakerId)>, StoreError> {
        const FIND: &str = "
SELECT pair.value ->> 0 AS one, pair.value ->> 1 AS other FROM json_each(:pairs) AS pair
WHERE EXISTS (SELECT 1 FROM claim_speaker AS with_one JOIN claim_speaker AS with_other USING (claim_id)
  WHERE with_one.speaker_id = pair.value ->> 0 AND with_other.speaker_id = pair.value ->> 1)";
        let numbers: Vec<[i64; 2]> =
            pairs.iter().map(|(one, other)| [one.number(), other.number()]).collect();
        let pairs = serde_json::json!(numbers).to_string();
        let mut query = self.conn.prepare_cached(FIND)?;
        let found = query.query_map(named_params! {":pairs": pairs}, |row| {
            Ok((SpeakerId::new(row.get("one")?), SpeakerId::new(row.get("other")?)))
        })?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// What merged speakers bring to these, sorted by id: their names as aliases, and their claims. Nothing
    /// is asked twice where nobody was merged.
    pub(super) fn add_merged(&self, speakers: &mut [Speaker], ids: &str) -> Result<(), StoreError> {
        const MERGED: &str = "
SELECT survivor_id, id, name, kind IS 'unnamed' AS is_unnamed FROM speaker
WHERE survivor_id IN (SELECT value FROM json_each(:ids)) ORDER BY survivor_id, id";
        const ALIASES: &str = "
SELECT speaker.survivor_id, alias.name FROM speaker JOIN alias ON alias.speaker_id = speaker.id
WHERE speaker.survivor_id IN (SELECT value FROM json_each(:ids)) ORDER BY speaker.survivor_id, alias.id";
        let mut query = self.conn.prepare_cached(MERGED)?;
        let mut rows = query.query(named_params! {":ids": ids})?;
        let mut none = true;
        while let Some(row) = rows.next()? {
            none = false;
            if let Some(owner) = owner_in(speakers, row.get("survivor_id")?) {
                let name: String = row.get("name")?;
                // "A US official" of one article is no name by which others are found.
                if !row.get("is_unnamed")? {
                    add_name(owner, &name);
                }
                owner.merged.push(MergedSpeaker { id: SpeakerId::new(row.get("id")?), name });
            }
        }
        if none {
            return Ok(());
        }
        let mut query = self.conn.prepare_cached(ALIASES)?;
        let mut rows = query.query(named_params! {":ids": ids})?;
        while let Some(row) = rows.next()? {
            if let Some(owner) = owner_in(speakers, row.get("survivor_id")?) {
                add_name(owner, &row.get::<_, String>("name")?);
            }
        }
        self.count_merged(speakers, ids)
    }

    /// Counts the claims of those into whom others were merged: a claim of both counts once.
    fn count_merged(&self, speakers: &mut [Speaker], ids: &str) -> Result<(), StoreError> {
        const COUNTS: &str = "
WITH same (survivor_id, id) AS (
  SELECT survivor_id, id FROM speaker WHERE survivor_id IN (SELECT value FROM json_each(:ids))
  UNION SELECT survivor_id, survivor_id FROM speaker WHERE survivor_id IN (SELECT value FROM json_each(:ids)))
SELECT same.survivor_id, count(DISTINCT claim.id) AS claims, 0 AS on_behalf,
       count(DISTINCT CASE WHEN claim.kind = 'denial' THEN claim.id END) AS denials
FROM same JOIN claim_speaker ON claim_speaker.speaker_id = same.id JOIN claim ON claim.id = claim_speaker.claim_id
GROUP BY same.survivor_id
UNION ALL
SELECT same.survivor_id, 0, count(*), 0
FROM same JOIN claim_speaker ON claim_speaker.on_behalf_of = same.id GROUP BY same.survivor_id
UNION ALL
SELECT same.survivor_id, 0, count(*), 0
FROM same JOIN claim_body ON claim_body.speaker_id = same.id GROUP BY same.survivor_id";
        for speaker in speakers.iter_mut().filter(|speaker| !speaker.merged.is_empty()) {
            (speaker.claims, speaker.denials, speaker.on_behalf) = (0, 0, 0);
        }
        let mut query = self.conn.prepare_cached(COUNTS)?;
        let mut rows = query.query(named_params! {":ids": ids})?;
        while let Some(row) = rows.next()? {
            if let Some(owner) = owner_in(speakers, row.get("survivor_id")?) {
                owner.claims += row.get::<_, u64>("claims")?;
                owner.denials += row.get::<_, u64>("denials")?;
                owner.on_behalf += row.get::<_, u64>("on_behalf")?;
            }
        }
        Ok(())
    }
}

fn owner_in(speakers: &mut [Speaker], id: i64) -> Option<&mut Speaker> {
    speakers.binary_search_by_key(&SpeakerId::new(id), |s| s.id).ok().map(|at| &mut speakers[at])
}

/// One more name, unless the speaker has it already.
fn add_name(speaker: &mut Speaker, name: &str) {
    let key = fold_name(name);
    if !std::iter::once(&speaker.fields.name).chain(&speaker.aliases).any(|known| fold_name(known) == key) {
        speaker.aliases.push(name.to_owned());
    }
}

impl Writer<'_> {
    /// Merges a speaker into another: from now on it counts as that one, wherever it is recorded. Returns
    /// whether anything changed; it does not if the two are merged just so already.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`]; [`StoreError::Refused`] if the two are one already the other way round, or
    /// `id` is merged into somebody else.
    pub fn merge_speaker(&self, id: SpeakerId, into: SpeakerId) -> Result<bool, StoreError> {
        self.redirect(id, into)
    }

    /// Takes the redirect of a speaker back: it stands for itself again, with whatever was merged into it.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`]; [`StoreError::Refused`] if the speaker is not merged.
    pub fn unmerge_speaker(&self, id: SpeakerId) -> Result<Redirect<SpeakerId>, StoreError> {
        self.take_redirect_back(id)
    }

    /// These hops, with every speaker that is recorded in the chain and counts as the one wanted left as it
    /// was recorded.
    pub(super) fn keep_recorded_hops(&self, appearance: i64, via: &[Hop]) -> Result<Vec<Hop>, StoreError> {
        const RECORDED: &str = "
SELECT hop.speaker_id, speaker.survivor_id, hop.name_as_given FROM hop JOIN speaker ON speaker.id = hop.speaker_id
WHERE hop.appearance_id = :id AND speaker.survivor_id IS NOT NULL ORDER BY hop.position";
        let mut query = self.conn.prepare_cached(RECORDED)?;
        let mut rows = query.query(named_params! {":id": appearance})?;
        let mut recorded: Vec<(SpeakerId, SpeakerId, String)> = Vec::new();
        while let Some(row) = rows.next()? {
            let (id, survivor) = (row.get("speaker_id")?, row.get("survivor_id")?);
            recorded.push((SpeakerId::new(id), SpeakerId::new(survivor), row.get("name_as_given")?));
        }
        let mut kept = via.to_vec();
        for hop in &mut kept {
            let HopSource::Speaker(wanted) = hop.source else { continue };
            let found = recorded.iter().position(|known| known.1 == wanted && known.2 == hop.name_as_given);
            if let Some(at) = found {
                hop.source = HopSource::Speaker(recorded.remove(at).0);
            }
        }
        Ok(kept)
    }
}

//! Claims: finding, loading and recording them. Where they appear and what they are linked to have files of
//! their own.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, Row, Statement, named_params, params};

use super::claims_by_id::claim_in;
use super::column::{DateColumns, EVENT, SAID, date};
use super::party::Role;
use super::query_columns::{DatePlaces, Wanted, places};
use super::withdrawal::withdrawal;
use super::{ClaimFilter, Reader, StoreError, Writer};
use crate::domain::date::SourceDate;
use crate::domain::{Claim, ClaimId, EntryId, NewClaim, RelationType, Vocabulary};

/// How many claims are loaded at a time: large enough that the number of queries does not matter, small
/// enough that memory does not.
const PAGE: u32 = 512;

const CLAIMS: &str = "
SELECT id, ref, kind, text, said_words, said_edtf, said_rule, event_words, event_edtf, event_rule, note, entry_id, withdrawn,
       withdrawn_entry_id
FROM {these}claim WHERE {these:id}";

places!(ClaimPlaces { id, reference = "ref", kind, text, note, entry_id, withdrawn, withdrawn_entry_id });
places!(TopicPlaces { claim_id, name });

struct ClaimReading {
    at: ClaimPlaces,
    said: DatePlaces,
    event: DatePlaces,
}

impl ClaimReading {
    fn of(query: &Statement<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            at: ClaimPlaces::of(query)?,
            said: DatePlaces::of(query, &SAID)?,
            event: DatePlaces::of(query, &EVENT)?,
        })
    }

    fn claim(&mut self, row: &Row<'_>) -> Result<Claim, StoreError> {
        let at = self.at;
        let id = ClaimId::new(at.id.get(row)?);
        Ok(Claim {
            id,
            r#ref: at.reference.get(row)?,
            kind: at.kind.word(row, id)?,
            text: at.text.get(row)?,
            said: self.said.get(row, id)?,
            event: self.event.get(row, id)?,
            note: at.note.get(row)?,
            speakers: Vec::new(),
            about: Vec::new(),
            topics: Vec::new(),
            appearances: Vec::new(),
            relations: Vec::new(),
            denied_texts: Vec::new(),
            entry: EntryId::new(at.entry_id.get(row)?),
            withdrawn: withdrawal(at.withdrawn.get(row)?, at.withdrawn_entry_id.get(row)?),
        })
    }
}

/// The claims that pass a filter, by id, a page at a time; in every page a constant number of queries.
pub struct Claims<'r> {
    reader: &'r Reader<'r>,
    filter: ClaimFilter,
    page: std::vec::IntoIter<Claim>,
    after: i64,
    done: bool,
}

impl Iterator for Claims<'_> {
    type Item = Result<Claim, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(claim) = self.page.next() {
                return Some(Ok(claim));
            }
            if self.done {
                return None;
            }
            let page = self.reader.claim_ids(&self.filter, self.after, PAGE).and_then(|ids| {
                self.after = ids.last().map_or(self.after, |id| id.number());
                self.done = ids.len() < PAGE as usize;
                self.reader.load_claims(&ids)
            });
            match page {
                Ok(page) => self.page = page.into_iter(),
                Err(error) => {
                    self.done = true;
                    return Some(Err(error));
                }
            }
        }
    }
}

impl Reader<'_> {
    /// The claims that pass the filter, by id, streamed.
    pub fn claims<'r>(&'r self, filter: &ClaimFilter) -> Claims<'r> {
        Claims { reader: self, filter: filter.clone(), page: Vec::new().into_iter(), after: 0, done: false }
    }

    /// The claim with this id.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] if there is none.
    pub fn get_claim(&self, id: ClaimId) -> Result<Claim, StoreError> {
        let found = self.load_claims(&[id])?.pop();
        found.ok_or_else(|| StoreError::NoSuch { noun: "claim", id: id.to_string() })
    }

    /// What a claim says, alone; `None` if that is not recorded, or there is no such claim.
    pub fn find_text(&self, id: ClaimId) -> Result<Option<String>, StoreError> {
        const TEXT: &str = "SELECT text FROM claim WHERE id = :id";
        let mut find = self.conn.prepare_cached(TEXT)?;
        let found = find.query_row(named_params! {":id": id.number()}, |row| row.get(0)).optional()?;
        Ok(found.flatten())
    }

    /// When a claim was said, alone; `None` if that is not recorded, or there is no such claim.
    pub fn find_said(&self, id: ClaimId) -> Result<Option<SourceDate>, StoreError> {
        const SAID_ON: &str = "SELECT said_words, said_edtf, said_rule FROM claim WHERE id = :id";
        let mut query = self.conn.prepare_cached(SAID_ON)?;
        let mut rows = query.query(named_params! {":id": id.number()})?;
        match rows.next()? {
            Some(row) => date(row, &SAID, &id.to_string()),
            None => Ok(None),
        }
    }

    /// The claim that a user means by a ref or an id.
    pub fn find_claim(&self, ref_or_id: &str) -> Result<Option<ClaimId>, StoreError> {
        const BY_ID: &str = "SELECT id FROM claim WHERE id = :id";
        const BY_REF: &str = "SELECT id FROM claim WHERE ref = :ref";
        let found = if let Ok(id) = ref_or_id.parse::<ClaimId>() {
            let mut find = self.conn.prepare_cached(BY_ID)?;
            find.query_row(named_params! {":id": id.number()}, |row| row.get(0).map(ClaimId::new))
                .optional()?
        } else {
            let mut find = self.conn.prepare_cached(BY_REF)?;
            find.query_row(named_params! {":ref": ref_or_id}, |row| row.get(0).map(ClaimId::new))
                .optional()?
        };
        Ok(found)
    }

    /// Every ref in the ledger, for "did you mean".
    pub fn list_refs(&self) -> Result<Vec<String>, StoreError> {
        const REFS: &str = "SELECT ref FROM claim WHERE ref IS NOT NULL ORDER BY ref";
        Ok(self.conn.prepare_cached(REFS)?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// The claims with exactly this text, by id.
    pub fn find_claims_by_text(&self, text: &str) -> Result<Vec<ClaimId>, StoreError> {
        const FIND: &str = "
SELECT id FROM claim
WHERE length(text) = length(:text) AND substr(text, 1, 32) = substr(:text, 1, 32) AND text = :text ORDER BY id";
        let mut find = self.conn.prepare_cached(FIND)?;
        let found = find.query_map(named_params! {":text": text}, |row| row.get(0).map(ClaimId::new))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// The claims with these ids, by id, whole; a constant number of queries. Ids that are not there are left
    /// out.
    pub fn load_claims(&self, ids: &[ClaimId]) -> Result<Vec<Claim>, StoreError> {
        let mut numbers: Vec<i64> = ids.iter().map(|id| id.number()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        if numbers.is_empty() {
            return Ok(Vec::new());
        }
        let wanted = Wanted::of(&numbers);
        let mut claims = self.load_statements(&numbers, &wanted)?;
        self.add_parties(&mut claims, &wanted, Role::By, |claim| &mut claim.speakers)?;
        self.add_appearances(&mut claims, &wanted)?;
        self.add_claim_topics(&mut claims, &wanted)?;
        self.add_parties(&mut claims, &wanted, Role::About, |claim| &mut claim.about)?;
        self.add_same_as(&mut claims)?;
        self.add_relations(&mut claims, &wanted)?;
        self.add_denied_texts(&mut claims)?;
        Ok(claims)
    }

    /// The claims with these numbers, without what other tables have of them.
    fn load_statements(&self, numbers: &[i64], wanted: &Wanted) -> Result<Vec<Claim>, StoreError> {
        let mut query = self.conn.prepare_cached(&wanted.within(CLAIMS))?;
        let mut reading = ClaimReading::of(&query)?;
        let mut rows = wanted.query(&mut query)?;
        let mut claims = Vec::with_capacity(numbers.len());
        while let Some(row) = rows.next()? {
            if numbers.binary_search(&reading.at.id.get(row)?).is_ok() {
                claims.push(reading.claim(row)?);
            }
        }
        claims.sort_by_key(|claim| claim.id);
        Ok(claims)
    }

    /// Adds what claims deny that nobody is known to have said.
    fn add_denied_texts(&self, claims: &mut [Claim]) -> Result<(), StoreError> {
        const TEXTS: &str = "
SELECT claim.id, claim.text FROM {these}claim JOIN claim_speaker AS by ON by.claim_id = claim.id AND by.position = 1
JOIN speaker ON speaker.id = by.speaker_id
WHERE {these:claim.id} AND claim.text IS NOT NULL AND by.name_as_given = 'nobody named' AND speaker.kind = 'unnamed'";
        let denied = |claim: &Claim| {
            let denials = claim.relations.iter().filter(|link| link.fields.relation == RelationType::Denies);
            denials.map(|link| link.fields.target).collect::<Vec<_>>()
        };
        let mut targets: Vec<i64> = claims.iter().flat_map(denied).map(ClaimId::number).collect();
        targets.sort_unstable();
        targets.dedup();
        if targets.is_empty() {
            return Ok(());
        }
        let wanted = Wanted::of(&targets);
        let mut query = self.conn.prepare_cached(&wanted.within(TEXTS))?;
        let mut rows = wanted.query(&mut query)?;
        let mut texts: BTreeMap<ClaimId, String> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            texts.insert(ClaimId::new(row.get(0)?), row.get(1)?);
        }
        if !texts.is_empty() {
            for claim in claims {
                claim.denied_texts =
                    denied(claim).iter().filter_map(|target| texts.get(target).cloned()).collect();
            }
        }
        Ok(())
    }

    fn add_claim_topics(&self, claims: &mut [Claim], wanted: &Wanted) -> Result<(), StoreError> {
        const TOPICS: &str = "
SELECT claim_topic.claim_id, topic.name FROM {these}claim_topic JOIN topic ON topic.id = claim_topic.topic_id
WHERE {these:claim_topic.claim_id} ORDER BY claim_topic.claim_id, topic.name_key";
        let mut query = self.conn.prepare_cached(&wanted.within(TOPICS))?;
        let at = TopicPlaces::of(&query)?;
        let mut rows = wanted.query(&mut query)?;
        while let Some(row) = rows.next()? {
            if let Some(owner) = claim_in(claims, ClaimId::new(at.claim_id.get(row)?)) {
                owner.topics.push(at.name.get(row)?);
            }
        }
        Ok(())
    }
}

impl Writer<'_> {
    /// Records a claim.
    pub fn add_claim(&self, new: &NewClaim) -> Result<ClaimId, StoreError> {
        const INSERT: &str = "
INSERT INTO claim (ref, kind, text, said_words, said_edtf, said_earliest, said_latest, said_rule,
                   event_words, event_edtf, event_earliest, event_latest, event_rule, note, entry_id)
VALUES (:ref, :kind, :text, :said_words, :said_edtf, :said_earliest, :said_latest, :said_rule,
        :event_words, :event_edtf, :event_earliest, :event_latest, :event_rule, :note, :entry)";
        let (said, event) = (DateColumns::from(new.said.as_ref()), DateColumns::from(new.event.as_ref()));
        self.conn.prepare_cached(INSERT)?.execute(params![
            new.r#ref,
            new.kind.as_str(),
            new.text,
            said.words,
            said.edtf,
            said.earliest,
            said.latest,
            said.rule,
            event.words,
            event.edtf,
            event.earliest,
            event.latest,
            event.rule,
            new.note,
            self.entry()?.number(),
        ])?;
        let id = ClaimId::new(self.conn.last_insert_rowid());
        self.insert_parties(id, &new.speakers, Role::By)?;
        self.insert_parties(id, &new.about, Role::About)?;
        self.add_topics_of_new(id, &new.topics)?;
        Ok(id)
    }

    /// Changes what is recorded of a claim. Returns the names of the fields that differed.
    pub fn update_claim(&self, id: ClaimId, new: &NewClaim) -> Result<Vec<&'static str>, StoreError> {
        const UPDATE: &str = "
UPDATE claim SET ref = :ref, kind = :kind, text = :text,
       said_words = :said_words, said_edtf = :said_edtf, said_earliest = :said_earliest, said_latest = :said_latest,
       said_rule = :said_rule, event_words = :event_words, event_edtf = :event_edtf,
       event_earliest = :event_earliest, event_latest = :event_latest, event_rule = :event_rule, note = :note
WHERE id = :id";
        let now = self.get_claim(id)?;
        let mut changed = Vec::new();
        for (field, differs) in [
            ("ref", now.r#ref != new.r#ref),
            ("kind", now.kind != new.kind),
            ("text", now.text != new.text),
            ("said", now.said != new.said),
            ("event", now.event != new.event),
            ("note", now.note != new.note),
        ] {
            if differs {
                changed.push(field);
            }
        }
        if !changed.is_empty() {
            self.entry()?;
            let (said, event) = (DateColumns::from(new.said.as_ref()), DateColumns::from(new.event.as_ref()));
            self.conn.prepare_cached(UPDATE)?.execute(named_params! {
                ":id": id.number(),
                ":ref": new.r#ref,
                ":kind": new.kind.as_str(),
                ":text": new.text,
                ":said_words": said.words,
                ":said_edtf": said.edtf,
                ":said_earliest": said.earliest,
                ":said_latest": said.latest,
                ":said_rule": said.rule,
                ":event_words": event.words,
                ":event_edtf": event.edtf,
                ":event_earliest": event.earliest,
                ":event_latest": event.latest,
                ":event_rule": event.rule,
                ":note": new.note,
            })?;
        }
        if self.replace_parties(id, &now.speakers, &new.speakers, Role::By)? {
            changed.push("by");
        }
        if self.replace_parties(id, &now.about, &new.about, Role::About)? {
            changed.push("about");
        }
        if self.set_claim_topics(id, &new.topics)? {
            changed.push("topics");
        }
        Ok(changed)
    }
}

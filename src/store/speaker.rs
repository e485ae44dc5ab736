//! Speakers, their other names, and where they hold a role.

use rusqlite::{OptionalExtension, Row, named_params, params};

use super::column::{optional_edtf, optional_word};
use super::withdrawal::withdrawal_in;
use super::{Reader, StoreError, Writer};
use crate::domain::date::Edtf;
use crate::domain::text::fold_name;
use crate::domain::{Affiliation, NewSpeaker, Speaker, SpeakerId, SpeakerKind};

/// A speaker as a name leads to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameMatch {
    /// Who.
    pub id: SpeakerId,
    /// The name under which the ledger lists the speaker.
    pub name: String,
    /// What the speaker is.
    pub kind: Option<SpeakerKind>,
    /// Whether the name is that of a speaker who was merged into this one.
    pub is_merged: bool,
}

/// Which speakers to list.
#[derive(Debug, Clone, Default)]
pub struct SpeakerFilter {
    /// Only of this kind.
    pub kind: Option<SpeakerKind>,
    /// Only with this in the name or an alias, whatever the case.
    pub text: Option<String>,
    /// Those too who were merged into others.
    pub with_merged: bool,
}

const COLUMNS: &str = "
SELECT speaker.id, speaker.name, speaker.kind, speaker.note, speaker.merged_into, speaker.withdrawn, speaker.withdrawn_entry_id,
       (SELECT count(*) FROM claim_speaker WHERE claim_speaker.speaker_id = speaker.id) AS claims,
       (SELECT count(*) FROM claim_speaker JOIN claim ON claim.id = claim_speaker.claim_id
        WHERE claim_speaker.speaker_id = speaker.id AND claim.kind = 'denial') AS denials,
       (SELECT count(*) FROM claim_speaker WHERE claim_speaker.on_behalf_of = speaker.id)
         + (SELECT count(*) FROM claim_body WHERE claim_body.speaker_id = speaker.id) AS on_behalf
FROM speaker";

fn speaker(row: &Row<'_>) -> Result<Speaker, StoreError> {
    let id = SpeakerId::new(row.get("id")?);
    Ok(Speaker {
        id,
        fields: NewSpeaker {
            name: row.get("name")?,
            kind: optional_word(row, "kind", &id.to_string())?,
            note: row.get("note")?,
        },
        aliases: Vec::new(),
        affiliations: Vec::new(),
        claims: row.get("claims")?,
        denials: row.get("denials")?,
        on_behalf: row.get("on_behalf")?,
        merged_into: row.get::<_, Option<i64>>("merged_into")?.map(SpeakerId::new),
        merged: Vec::new(),
        same_as: Vec::new(),
        withdrawn: withdrawal_in(row)?,
    })
}

impl Reader<'_> {
    /// The speaker to whom this id leads, with aliases and affiliations: of a merged one, the survivor.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] if there is none.
    pub fn get_speaker(&self, id: SpeakerId) -> Result<Speaker, StoreError> {
        let sql = format!(
            "{COLUMNS} WHERE speaker.id = (SELECT coalesce(survivor_id, id) FROM speaker WHERE id = :id)"
        );
        let mut query = self.conn.prepare_cached(&sql)?;
        let mut rows = query.query(named_params! {":id": id.number()})?;
        let Some(row) = rows.next()? else {
            return Err(StoreError::NoSuch { noun: "speaker", id: id.to_string() });
        };
        let mut found = speaker(row)?;
        self.add_names_and_roles(std::slice::from_mut(&mut found))?;
        Ok(found)
    }

    /// Everybody who goes by this name, as a name or an alias, however it is capitalised; by id, the merged
    /// as their survivors.
    ///
    /// The unnamed are left out: "a US official" of one article is not that of another.
    pub fn find_speakers(&self, name: &str) -> Result<Vec<NameMatch>, StoreError> {
        const ANYBODY: &str = "
SELECT EXISTS (SELECT 1 FROM speaker WHERE name_key = :key) OR EXISTS (SELECT 1 FROM alias WHERE name_key = :key)";
        const FIND: &str = "
SELECT known.id, known.name, known.kind, max(speaker.survivor_id IS NOT NULL) AS is_merged
FROM speaker JOIN speaker AS known ON known.id = coalesce(speaker.survivor_id, speaker.id)
WHERE speaker.kind IS NOT 'unnamed' AND known.withdrawn IS NULL
  AND (speaker.name_key = :key OR speaker.id IN (SELECT speaker_id FROM alias WHERE alias.name_key = :key))
GROUP BY known.id ORDER BY known.id";
        let key = fold_name(name);
        // Most names of a table are new, and this is a tenth of the work.
        let mut anybody = self.conn.prepare_cached(ANYBODY)?;
        if !anybody.query_row(named_params! {":key": key}, |row| row.get(0))? {
            return Ok(Vec::new());
        }
        self.name_matches(FIND, named_params! {":key": key})
    }

    /// The speaker to whom this id leads, of a merged one the survivor, by name only: [`Self::get_speaker`]
    /// also counts claims.
    pub fn find_speaker(&self, id: SpeakerId) -> Result<Option<NameMatch>, StoreError> {
        const FIND: &str = "
SELECT known.id, known.name, known.kind, speaker.survivor_id IS NOT NULL AS is_merged
FROM speaker JOIN speaker AS known ON known.id = coalesce(speaker.survivor_id, speaker.id) WHERE speaker.id = :id";
        Ok(self.name_matches(FIND, named_params! {":id": id.number()})?.pop())
    }

    /// Everybody whom a filter's name means, the unnamed included; by id, the merged as their survivors.
    pub fn find_speakers_to_filter(&self, name: &str) -> Result<Vec<SpeakerId>, StoreError> {
        const FIND: &str = "
SELECT DISTINCT coalesce(survivor_id, id) AS id FROM speaker
WHERE name_key = :key OR id IN (SELECT speaker_id FROM alias WHERE alias.name_key = :key)
ORDER BY 1";
        let mut query = self.conn.prepare_cached(FIND)?;
        let found =
            query.query_map(named_params! {":key": fold_name(name)}, |row| row.get(0).map(SpeakerId::new))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    fn name_matches(
        &self,
        sql: &str,
        key: &[(&str, &dyn rusqlite::ToSql)],
    ) -> Result<Vec<NameMatch>, StoreError> {
        let mut query = self.conn.prepare_cached(sql)?;
        let mut rows = query.query(key)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let id = SpeakerId::new(row.get("id")?);
            let kind = optional_word(row, "kind", &id.to_string())?;
            found.push(NameMatch { id, name: row.get("name")?, kind, is_merged: row.get("is_merged")? });
        }
        Ok(found)
    }

    /// The speakers that pass the filter, by id.
    pub fn list_speakers(&self, filter: &SpeakerFilter) -> Result<Vec<Speaker>, StoreError> {
        let sql = format!(
            "{COLUMNS} WHERE (:kind IS NULL OR speaker.kind = :kind) AND (:merged OR speaker.merged_into IS NULL) ORDER BY speaker.id"
        );
        let mut query = self.conn.prepare_cached(&sql)?;
        let mut rows = query.query(
            named_params! {":kind": filter.kind.map(|kind| kind.to_string()), ":merged": filter.with_merged},
        )?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(speaker(row)?);
        }
        self.add_names_and_roles(&mut found)?;
        if let Some(text) = &filter.text {
            let text = fold_name(text);
            found.retain(|s| {
                std::iter::once(&s.fields.name).chain(&s.aliases).any(|name| fold_name(name).contains(&text))
            });
        }
        Ok(found)
    }

    /// Every name and alias, in no order, the merged and the unnamed included: for "did you mean".
    /// ([`list_speakers`](Self::list_speakers) also counts claims, which takes seconds where there are many.)
    pub fn list_speaker_names(&self) -> Result<Vec<String>, StoreError> {
        const NAMES: &str = "SELECT name FROM speaker UNION ALL SELECT name FROM alias";
        Ok(self.conn.prepare_cached(NAMES)?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// Aliases and affiliations of speakers sorted by id: a few queries for any number of them.
    fn add_names_and_roles(&self, speakers: &mut [Speaker]) -> Result<(), StoreError> {
        const ALIASES: &str = "
SELECT speaker_id, name FROM alias WHERE speaker_id IN (SELECT value FROM json_each(:ids)) ORDER BY speaker_id, id";
        const ADDRESSES: &str = "
SELECT owner.value AS owner, speaker_same_as.address
FROM json_each(:ids) AS owner JOIN speaker ON speaker.id = owner.value OR speaker.survivor_id = owner.value
JOIN speaker_same_as ON speaker_same_as.speaker_id = speaker.id ORDER BY owner.value, speaker_same_as.id";
        const ROLES: &str = "
WITH person (owner, id) AS (
  SELECT value, value FROM json_each(:ids)
  UNION ALL SELECT survivor_id, id FROM speaker WHERE survivor_id IN (SELECT value FROM json_each(:ids)))
SELECT person.owner AS person_id, coalesce(survivor.id, speaker.id) AS organization_id,
       coalesce(survivor.name, speaker.name) AS name, affiliation.role, affiliation.from_edtf, affiliation.until_edtf
FROM person JOIN affiliation ON affiliation.person_id = person.id JOIN speaker ON speaker.id = affiliation.organization_id
LEFT JOIN speaker AS survivor ON survivor.id = speaker.survivor_id
ORDER BY person.owner, affiliation.id";
        let ids = super::column::json_ids(speakers.iter().map(|s| s.id.number()));
        let mut query = self.conn.prepare_cached(ALIASES)?;
        let mut rows = query.query(named_params! {":ids": ids})?;
        while let Some(row) = rows.next()? {
            if let Some(owner) = owner_in(speakers, SpeakerId::new(row.get("speaker_id")?)) {
                owner.aliases.push(row.get("name")?);
            }
        }
        self.add_merged(speakers, &ids)?;
        let mut query = self.conn.prepare_cached(ADDRESSES)?;
        let mut rows = query.query(named_params! {":ids": ids})?;
        while let Some(row) = rows.next()? {
            if let Some(owner) = owner_in(speakers, SpeakerId::new(row.get("owner")?)) {
                owner.same_as.push(row.get("address")?);
            }
        }
        let mut query = self.conn.prepare_cached(ROLES)?;
        let mut rows = query.query(named_params! {":ids": ids})?;
        while let Some(row) = rows.next()? {
            let id = SpeakerId::new(row.get("person_id")?);
            if let Some(owner) = owner_in(speakers, id) {
                owner.affiliations.push(Affiliation {
                    organization: SpeakerId::new(row.get("organization_id")?),
                    organization_name: row.get("name")?,
                    role: row.get("role")?,
                    from: optional_edtf(row, "from_edtf", &id.to_string())?,
                    until: optional_edtf(row, "until_edtf", &id.to_string())?,
                });
            }
        }
        Ok(())
    }
}

fn owner_in(speakers: &mut [Speaker], id: SpeakerId) -> Option<&mut Speaker> {
    speakers.binary_search_by_key(&id, |s| s.id).ok().map(|at| &mut speakers[at])
}

impl Writer<'_> {
    /// Records a speaker.
    pub fn add_speaker(&self, new: &NewSpeaker) -> Result<SpeakerId, StoreError> {
        const INSERT: &str = "
INSERT INTO speaker (name, name_key, kind, note, entry_id) VALUES (:name, :name_key, :kind, :note, :entry)";
        self.conn.prepare_cached(INSERT)?.execute(params![
            new.name,
            fold_name(&new.name),
            new.kind.map(|kind| kind.to_string()),
            new.note,
            self.entry()?.number(),
        ])?;
        Ok(SpeakerId::new(self.conn.last_insert_rowid()))
    }

    /// Changes what is recorded of a speaker. Returns whether anything differed.
    pub fn update_speaker(&self, id: SpeakerId, new: &NewSpeaker) -> Result<bool, StoreError> {
        const UPDATE: &str = "UPDATE speaker SET name = :name, name_key = :name_key, kind = :kind, note = :note WHERE id = :id";
        if self.get_speaker(id)?.fields == *new {
            return Ok(false);
        }
        self.entry()?;
        self.conn.prepare_cached(UPDATE)?.execute(named_params! {
            ":id": id.number(),
            ":name": new.name,
            ":name_key": fold_name(&new.name),
            ":kind": new.kind.map(|kind| kind.to_string()),
            ":note": new.note,
        })?;
        Ok(true)
    }

    /// Records another name of a speaker. Returns whether it was new.
    pub fn add_alias(&self, id: SpeakerId, name: &str) -> Result<bool, StoreError> {
        const FIND: &str = "
SELECT 1 FROM alias WHERE name_key = :key
  AND speaker_id IN (SELECT :id UNION ALL SELECT id FROM speaker WHERE survivor_id = :id)";
        const INSERT: &str =
            "INSERT INTO alias (speaker_id, name, name_key, entry_id) VALUES (:id, :name, :key, :entry)";
        let key = fold_name(name);
        let own = fold_name(&self.get_speaker(id)?.fields.name) == key;
        if own || self.conn.prepare_cached(FIND)?.exists(named_params! {":id": id.number(), ":key": key})? {
            return Ok(false);
        }
        self.conn.prepare_cached(INSERT)?.execute(named_params! {
            ":id": id.number(),
            ":name": name,
            ":key": key,
            ":entry": self.entry()?.number(),
        })?;
        Ok(true)
    }

    /// Records that somebody holds or held a role somewhere. Returns whether it was new.
    pub fn add_affiliation(
        &self,
        person: SpeakerId,
        organization: SpeakerId,
        role: Option<&str>,
        from: Option<&Edtf>,
        until: Option<&Edtf>,
    ) -> Result<bool, StoreError> {
        const FIND: &str = "
SELECT 1 FROM affiliation
WHERE person_id = :person AND organization_id = :organization AND role IS :role AND from_edtf IS :from AND until_edtf IS :until";
        const INSERT: &str = "
INSERT INTO affiliation (person_id, organization_id, role, from_edtf, until_edtf, entry_id)
VALUES (:person, :organization, :role, :from, :until, :entry)";
        let (from, until) = (from.map(ToString::to_string), until.map(ToString::to_string));
        let known = self
            .conn
            .prepare_cached(FIND)?
            .query_row(
                named_params! {":person": person.number(), ":organization": organization.number(),
                ":role": role, ":from": from, ":until": until},
                |_| Ok(()),
            )
            .optional()?;
        if known.is_some() {
            return Ok(false);
        }
        self.conn.prepare_cached(INSERT)?.execute(named_params! {
            ":person": person.number(),
            ":organization": organization.number(),
            ":role": role,
            ":from": from,
            ":until": until,
            ":entry": self.entry()?.number(),
        })?;
        Ok(true)
    }
}

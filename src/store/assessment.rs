//! Assessments: what somebody concluded about a claim. A withdrawn one is not among them.

use rusqlite::{OptionalExtension, Row, named_params};

use super::column::{ASSESSED, DateColumns, date, json_ids, optional_word};
use super::{Reader, StoreError, Writer};
use crate::domain::{Assessment, AssessmentId, ClaimId, EntryId, NewAssessment, SpeakerId};

const COLUMNS: &str = "
SELECT assessment.id, claim_id, rating, scale, coalesce(survivor.id, assessment.speaker_id) AS speaker_id, name_as_given, url,
       assessed_words, assessed_edtf, assessed_rule, assessment.note, assessment.entry_id,
       coalesce(survivor.name, speaker.name) AS name, iif(survivor.id IS NULL, speaker.kind, survivor.kind) AS kind
FROM assessment JOIN speaker ON speaker.id = assessment.speaker_id LEFT JOIN speaker AS survivor ON survivor.id = speaker.survivor_id";

fn assessment(row: &Row<'_>) -> Result<Assessment, StoreError> {
    let id = AssessmentId::new(row.get("id")?);
    let name = id.to_string();
    Ok(Assessment {
        id,
        fields: NewAssessment {
            claim: ClaimId::new(row.get("claim_id")?),
            rating: row.get("rating")?,
            scale: row.get("scale")?,
            assessor: SpeakerId::new(row.get("speaker_id")?),
            name_as_given: row.get("name_as_given")?,
            url: row.get("url")?,
            assessed: date(row, &ASSESSED, &name)?,
            note: row.get("note")?,
        },
        assessor_name: row.get("name")?,
        assessor_kind: optional_word(row, "kind", &name)?,
        entry: EntryId::new(row.get("entry_id")?),
    })
}

impl Reader<'_> {
    /// The assessment with this id, withdrawn or not.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] if there is none.
    pub fn get_assessment(&self, id: AssessmentId) -> Result<Assessment, StoreError> {
        let sql = format!("{COLUMNS} WHERE assessment.id = :id");
        let mut query = self.conn.prepare_cached(&sql)?;
        let mut rows = query.query(named_params! {":id": id.number()})?;
        match rows.next()? {
            Some(row) => assessment(row),
            None => Err(StoreError::NoSuch { noun: "assessment", id: id.to_string() }),
        }
    }

    /// The assessments of these claims, by id: one query for any number of them.
    pub fn list_assessments(&self, claims: &[ClaimId]) -> Result<Vec<Assessment>, StoreError> {
        let sql = format!(
            "{COLUMNS} WHERE claim_id IN (SELECT value FROM json_each(:ids)) AND assessment.withdrawn IS NULL ORDER BY assessment.id"
        );
        let mut query = self.conn.prepare_cached(&sql)?;
        let mut rows = query.query(named_params! {":ids": json_ids(claims.iter().map(|id| id.number()))})?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(assessment(row)?);
        }
        Ok(found)
    }

    /// The assessment that this one would record again: of the same claim by the same assessor, at the same
    /// address, or without one of the same date. Also a withdrawn one, if there is no other. Speakers that
    /// were merged are one assessor.
    pub fn find_assessment(&self, new: &NewAssessment) -> Result<Option<AssessmentId>, StoreError> {
        const FIND: &str = "
SELECT id FROM assessment
WHERE claim_id = :claim AND coalesce(url, assessed_edtf, '') = coalesce(:url, :edtf, '')
  AND speaker_id IN (SELECT id FROM speaker
                     WHERE coalesce(survivor_id, id) = (SELECT coalesce(survivor_id, id) FROM speaker WHERE id = :speaker))
ORDER BY withdrawn IS NOT NULL, id LIMIT 1";
        let edtf = new.assessed.as_ref().map(|date| date.edtf().to_string());
        let found = self.conn.prepare_cached(FIND)?.query_row(
            named_params! {":claim": new.claim.number(), ":speaker": new.assessor.number(), ":url": new.url, ":edtf": edtf},
            |row| row.get(0).map(AssessmentId::new),
        );
        Ok(found.optional()?)
    }
}

impl Writer<'_> {
    /// Records an assessment.
    ///
    /// # Errors
    /// A rule of the record, if the same one is recorded already: see [`Reader::find_assessment`].
    pub fn add_assessment(&self, new: &NewAssessment) -> Result<AssessmentId, StoreError> {
        const INSERT: &str = "
INSERT INTO assessment (claim_id, rating, scale, speaker_id, name_as_given, url, assessed_words, assessed_edtf,
                        assessed_earliest, assessed_latest, assessed_rule, note, entry_id)
VALUES (:claim, :rating, :scale, :speaker, :name, :url, :words, :edtf, :earliest, :latest, :rule, :note, :entry)";
        self.must_stand(&[new.claim], None)?;
        let NewAssessment { claim, rating, scale, assessor, name_as_given, url, assessed, note } = new;
        let date = DateColumns::from(assessed.as_ref());
        self.conn.prepare_cached(INSERT)?.execute(named_params! {
            ":claim": claim.number(),
            ":rating": rating,
            ":scale": scale,
            ":speaker": assessor.number(),
            ":name": name_as_given,
            ":url": url,
            ":words": date.words,
            ":edtf": date.edtf,
            ":earliest": date.earliest,
            ":latest": date.latest,
            ":rule": date.rule,
            ":note": note,
            ":entry": self.entry()?.number(),
        })?;
        Ok(AssessmentId::new(self.conn.last_insert_rowid()))
    }

    /// Changes what is recorded of an assessment; its claim and assessor stay. Returns whether anything
    /// differed.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] if there is none.
    pub fn update_assessment(&self, id: AssessmentId, new: &NewAssessment) -> Result<bool, StoreError> {
        const UPDATE: &str = "
UPDATE assessment SET rating = :rating, scale = :scale, name_as_given = :name, url = :url, assessed_words = :words,
  assessed_edtf = :edtf, assessed_earliest = :earliest, assessed_latest = :latest, assessed_rule = :rule, note = :note
WHERE id = :id";
        let now = self.get_assessment(id)?.fields;
        if now == (NewAssessment { claim: now.claim, assessor: now.assessor, ..new.clone() }) {
            return Ok(false);
        }
        self.entry()?;
        let NewAssessment { claim: _, rating, scale, assessor: _, name_as_given, url, assessed, note } = new;
        let date = DateColumns::from(assessed.as_ref());
        self.conn.prepare_cached(UPDATE)?.execute(named_params! {
            ":id": id.number(),
            ":rating": rating,
            ":scale": scale,
            ":name": name_as_given,
            ":url": url,
            ":words": date.words,
            ":edtf": date.edtf,
            ":earliest": date.earliest,
            ":latest": date.latest,
            ":rule": date.rule,
            ":note": note,
        })?;
        Ok(true)
    }
}

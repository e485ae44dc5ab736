//! Records that could be recorded once, and that the record refuses or warns of now: what `check` names in
//! ledgers that are in use.
//!
//! Asked by `report::check` only. What was withdrawn itself is left out: it is settled. A record is taken as
//! it was recorded, whatever was merged since.

use super::{Reader, StoreError};
use crate::domain::{ArticleId, ClaimId, RelationId, SpeakerId, UNATTRIBUTED};

impl Reader<'_> {
    /// The denials of which no relation says what they deny, by id.
    pub fn list_bare_denials(&self) -> Result<Vec<ClaimId>, StoreError> {
        const DENIALS: &str = "
SELECT id FROM claim WHERE kind = 'denial' AND withdrawn IS NULL
  AND NOT EXISTS (SELECT 1 FROM relation WHERE claim_id = claim.id AND withdrawn IS NULL AND type IN (
    'denies', 'contradicts', 'disputes', 'refutes', 'repeats', 'corrects', 'retracts', 'supersedes')) ORDER BY id";
        let mut query = self.conn.prepare_cached(DENIALS)?;
        Ok(query.query_map([], |row| row.get(0).map(ClaimId::new))?.collect::<Result<_, _>>()?)
    }

    /// The claims by nobody named that something denied once, and nothing does any more, by id.
    pub fn list_denied_no_more(&self) -> Result<Vec<ClaimId>, StoreError> {
        const CLAIMS: &str = "
WITH unsaid (id) AS (
  SELECT claim.id FROM claim JOIN claim_speaker AS one ON one.claim_id = claim.id JOIN speaker ON speaker.id = one.speaker_id
  WHERE speaker.kind = 'unnamed' AND speaker.name = ?1 AND claim.withdrawn IS NULL),
once (id) AS (
  SELECT to_claim_id FROM relation WHERE type = 'denies'
  UNION SELECT json_extract(was, '$.to_claim_id') FROM history WHERE record = 'relation' AND json_extract(was, '$.type') = 'denies')
SELECT id FROM unsaid WHERE id IN once AND NOT EXISTS (
  SELECT 1 FROM relation JOIN claim ON claim.id = relation.claim_id
  WHERE relation.to_claim_id = unsaid.id AND relation.withdrawn IS NULL AND claim.withdrawn IS NULL) ORDER BY id";
        let mut query = self.conn.prepare_cached(CLAIMS)?;
        let found = query.query_map([UNATTRIBUTED], |row| row.get(0).map(ClaimId::new))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// The relations that only those who made a claim can make to it, by id: whoever made it.
    pub fn list_relations_to_own(&self) -> Result<Vec<RelationId>, StoreError> {
        const RELATIONS: &str = "
SELECT relation.id FROM relation JOIN claim AS later ON later.id = relation.claim_id
JOIN claim AS earlier ON earlier.id = relation.to_claim_id
WHERE relation.type IN ('retracts', 'supersedes')
  AND relation.withdrawn IS NULL AND later.withdrawn IS NULL AND earlier.withdrawn IS NULL ORDER BY relation.id";
        let mut query = self.conn.prepare_cached(RELATIONS)?;
        Ok(query.query_map([], |row| row.get(0).map(RelationId::new))?.collect::<Result<_, _>>()?)
    }

    /// The claims in which a speaker, or one concerned, is said to speak for itself; in order.
    pub fn list_own_bodies(&self) -> Result<Vec<(ClaimId, SpeakerId)>, StoreError> {
        const BODIES: &str = "
WITH spoken (claim_id, speaker_id, body) AS (
  SELECT claim_id, speaker_id, on_behalf_of FROM claim_speaker
  UNION SELECT claim_id, speaker_id, on_behalf_of FROM claim_about
  UNION SELECT one.claim_id, one.speaker_id, claim_body.speaker_id
    FROM claim_body JOIN claim_speaker AS one ON one.claim_id = claim_body.claim_id AND one.position = claim_body.speaker_position)
SELECT spoken.claim_id, spoken.speaker_id FROM spoken JOIN claim ON claim.id = spoken.claim_id
WHERE spoken.speaker_id = spoken.body AND claim.withdrawn IS NULL ORDER BY spoken.claim_id, spoken.speaker_id";
        let mut query = self.conn.prepare_cached(BODIES)?;
        let found =
            query.query_map([], |row| Ok((ClaimId::new(row.get(0)?), SpeakerId::new(row.get(1)?))))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// The claims in which a speaker is said to speak for one body more than once; in order.
    pub fn list_bodies_twice(&self) -> Result<Vec<(ClaimId, SpeakerId)>, StoreError> {
        const BODIES: &str = "
WITH spoken (claim_id, position, body) AS (
  SELECT claim_id, position, on_behalf_of FROM claim_speaker WHERE on_behalf_of IS NOT NULL
  UNION ALL SELECT claim_id, speaker_position, speaker_id FROM claim_body)
SELECT DISTINCT spoken.claim_id, spoken.body FROM spoken JOIN claim ON claim.id = spoken.claim_id
WHERE claim.withdrawn IS NULL GROUP BY spoken.claim_id, spoken.position, spoken.body HAVING count(*) > 1
ORDER BY spoken.claim_id, spoken.body";
        let mut query = self.conn.prepare_cached(BODIES)?;
        let found =
            query.query_map([], |row| Ok((ClaimId::new(row.get(0)?), SpeakerId::new(row.get(1)?))))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Gives every name with its speaker, by id, and whether it is another name than the listed one: of the
    /// merged and the unnamed, too.
    pub fn for_each_own_name(&self, mut each: impl FnMut(SpeakerId, &str, bool)) -> Result<(), StoreError> {
        const NAMES: &str = "
SELECT id AS speaker_id, name, 0 AS is_alias FROM speaker WHERE withdrawn IS NULL
UNION ALL SELECT speaker_id, alias.name, 1 FROM alias JOIN speaker ON speaker.id = speaker_id
  WHERE alias.withdrawn IS NULL AND speaker.withdrawn IS NULL
ORDER BY speaker_id, is_alias, name";
        let mut query = self.conn.prepare_cached(NAMES)?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            each(SpeakerId::new(row.get(0)?), &row.get::<_, String>(1)?, row.get(2)?);
        }
        Ok(())
    }

    /// Gives every address of an article with it, by id, and whether it is a further one.
    pub fn for_each_address(&self, mut each: impl FnMut(ArticleId, &str, bool)) -> Result<(), StoreError> {
        const ADDRESSES: &str = "
SELECT id AS article_id, url, 0 AS is_further FROM article WHERE url IS NOT NULL AND withdrawn IS NULL
UNION ALL SELECT article_id, article_address.url, 1 FROM article_address JOIN article ON article.id = article_id
  WHERE article.withdrawn IS NULL
ORDER BY article_id, is_further";
        let mut query = self.conn.prepare_cached(ADDRESSES)?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            each(ArticleId::new(row.get(0)?), &row.get::<_, String>(1)?, row.get(2)?);
        }
        Ok(())
    }
}

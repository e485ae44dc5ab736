//! Claims with everything that others say to them.

use std::sync::Arc;

use rusqlite::named_params;

use super::super::{ClaimFilter, Reader, StoreError};
use super::paged::{Page, Paged};
use super::related::Loaded;
use super::web::relations_that_count;
use crate::domain::date::Day;
use crate::domain::{ById, Challenge, Claim, ClaimId, Heard, Relation, SpeakerId, Standing};

/// How many challenged claims are loaded at a time, at most.
const PAGE: u32 = 256;

/// A claim with every relation that points to it, and what they make of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confronted {
    /// The claim.
    pub claim: Claim,
    /// What became of it.
    pub standing: Standing,
    /// The relations to it that count, by id, each with the claim it comes from; contradictions also where
    /// they start from it. What had not been said yet is left out.
    pub incoming: Vec<Challenge>,
}

/// The claims at both ends of these relations.
fn ends<'r>(relations: impl IntoIterator<Item = &'r Relation>) -> impl Iterator<Item = ClaimId> {
    relations.into_iter().flat_map(|relation| [relation.fields.claim, relation.fields.target])
}

/// That a row of `claim_speaker` is one of these speakers, or spoke for one of them.
const BY_THEM: &str = "claim_speaker.speaker_id IN (SELECT value FROM json_each(:by))
  OR claim_speaker.on_behalf_of IN (SELECT value FROM json_each(:by))
  OR EXISTS (SELECT 1 FROM claim_body WHERE claim_body.claim_id = claim_speaker.claim_id
    AND claim_body.speaker_id IN (SELECT value FROM json_each(:by)))";

impl Reader<'_> {
    /// The claims that pass the filter and that something challenges, by id, with all that decides their
    /// status as of a day. A constant number of queries for each page of claims.
    pub fn challenged<'r>(
        &'r self,
        filter: &ClaimFilter,
        by: Option<&[SpeakerId]>,
        as_of: Option<Day>,
    ) -> Paged<'r, Confronted> {
        let (filter, by) = (filter.clone(), by.map(<[SpeakerId]>::to_vec));
        let ids_after = move |after, size| {
            if filter.is_empty() && by.is_none() {
                self.every_challenged_id(after, size)
            } else {
                self.challenged_ids(&filter, by.as_deref(), after, size)
            }
        };
        Paged::growing(PAGE, move |after, size| {
            let ids = ids_after(after, size)?;
            let next = Page::<Confronted>::next_after(&ids, size);
            Ok(Page { rows: self.confront(self.load_claims(&ids)?, as_of)?, next })
        })
    }

    /// These claims with every relation to them that counts, as of a day.
    pub fn confront(&self, claims: Vec<Claim>, as_of: Option<Day>) -> Result<Vec<Confronted>, StoreError> {
        let ids: Vec<ClaimId> = claims.iter().map(|claim| claim.id).collect();
        let relations = self.relations_around(&ids)?;
        let known: ById<ClaimId, Arc<Claim>> =
            claims.into_iter().map(|claim| (claim.id, Arc::new(claim))).collect();
        let mut loaded = self.load_shared(ends(&relations).filter(|id| !known.contains_key(id)))?;
        loaded.0.extend(known);
        let relations = relations_that_count(relations, &loaded);
        self.confront_loaded(&ids, loaded, &relations, as_of)
    }

    /// These claims with every relation to them that counts, where both ends of every relation are loaded. An
    /// id without a claim is left out.
    fn confront_loaded(
        &self,
        ids: &[ClaimId],
        mut loaded: Loaded,
        relations: &[Relation],
        as_of: Option<Day>,
    ) -> Result<Vec<Confronted>, StoreError> {
        let web = self.web_of(loaded.0.values().map(|claim| &**claim), relations)?;
        let incoming_of = |id: ClaimId| -> Result<Vec<Challenge>, StoreError> {
            let mut incoming = Vec::new();
            for (link, later) in web.links_to(id).filter(|(_, later)| later.heard(as_of) != Heard::NotYet) {
                if let Ok(at) = relations.binary_search_by_key(&link.id, |relation| relation.id) {
                    incoming.push(Challenge {
                        relation: relations[at].clone(),
                        claim: loaded.get(link.from)?,
                        stands: web.stands(link.from, as_of),
                        retracted_by: web.retractions(link.from, as_of),
                        heard: later.heard(as_of),
                    });
                }
            }
            incoming.sort_by_key(|challenge| challenge.relation.id);
            Ok(incoming)
        };
        let incoming = ids.iter().map(|id| incoming_of(*id)).collect::<Result<Vec<_>, _>>()?;
        let mut confronted = Vec::with_capacity(ids.len());
        for (id, incoming) in ids.iter().zip(incoming) {
            let Some(claim) = loaded.0.remove(id) else { continue };
            let standing = web.standing(*id, as_of);
            confronted.push(Confronted { claim: Arc::unwrap_or_clone(claim), standing, incoming });
        }
        Ok(confronted)
    }

    /// The next claims that something challenges, by id, read from the indexes of challenges alone.
    fn every_challenged_id(&self, after: i64, limit: u32) -> Result<Vec<ClaimId>, StoreError> {
        const CHALLENGED: &str = "
SELECT DISTINCT to_claim_id FROM relation
WHERE type IN ('denies', 'contradicts', 'disputes', 'refutes') AND to_claim_id > :after ORDER BY to_claim_id LIMIT :limit";
        const CONTRADICTED: &str = "
SELECT DISTINCT claim_id FROM relation WHERE type = 'contradicts' AND claim_id > :after ORDER BY claim_id LIMIT :limit";
        self.expect_a_long_list_after(after)?;
        let mut ids: Vec<ClaimId> = Vec::new();
        for sql in [CHALLENGED, CONTRADICTED] {
            let mut query = self.conn.prepare_cached(sql)?;
            let found = query.query_map(named_params! {":after": after, ":limit": limit}, |row| {
                row.get(0).map(ClaimId::new)
            })?;
            for id in found {
                ids.push(id?);
            }
        }
        ids.sort_unstable();
        ids.dedup();
        ids.truncate(limit as usize);
        Ok(ids)
    }

    fn challenged_ids(
        &self,
        filter: &ClaimFilter,
        by: Option<&[SpeakerId]>,
        after: i64,
        limit: u32,
    ) -> Result<Vec<ClaimId>, StoreError> {
        self.expect_a_long_list_after(after)?;
        let mut clause = filter.clause();
        clause.and("claim.id > :after");
        clause.bind(":after", after);
        // Only which claims come into question: what counts, and for what, is for the web to say.
        let challenge = "relation.to_claim_id = claim.id AND relation.type IN ('denies', 'contradicts', 'disputes', 'refutes')";
        let contradicted = "relation.claim_id = claim.id AND relation.type = 'contradicts'";
        if let Some(by) = by {
            clause.and(&format!(
                "EXISTS (SELECT 1 FROM relation JOIN claim_speaker ON claim_speaker.claim_id = relation.claim_id
                WHERE {challenge} AND ({BY_THEM})
                UNION SELECT 1 FROM relation JOIN claim_speaker ON claim_speaker.claim_id = relation.to_claim_id
                WHERE {contradicted} AND ({BY_THEM}))"
            ));
            clause.bind(":by", super::super::column::json_ids(by.iter().map(|s| s.number())));
        } else {
            clause.and(&format!(
                "(EXISTS (SELECT 1 FROM relation WHERE {challenge}) OR EXISTS (SELECT 1 FROM relation WHERE {contradicted}))"
            ));
        }
        clause.bind(":limit", limit);
        let sql = format!("SELECT claim.id FROM claim WHERE {} ORDER BY claim.id LIMIT :limit", clause.sql);
        let mut query = self.conn.prepare_cached(&sql)?;
        let found = query.query_map(clause.params().as_slice(), |row| row.get(0).map(ClaimId::new))?;
        Ok(found.collect::<Result<_, _>>()?)
    }
}

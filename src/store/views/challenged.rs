//! Claims with everything that others say to them.

use std::collections::HashMap;

use super::super::{ClaimFilter, Reader, StoreError};
use super::paged::{Page, Paged};
use crate::domain::{Challenge, Claim, ClaimId, RelationType, SpeakerId};

/// How many challenged claims are loaded at a time.
const PAGE: u32 = 256;

/// A claim with every relation that points to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confronted {
    /// The claim.
    pub claim: Claim,
    /// The relations that point to it, by id, each with the claim it comes from and that claim's retractions.
    pub incoming: Vec<Challenge>,
}

impl Reader<'_> {
    /// The claims that pass the filter and that something challenges, by id, with all that decides their status. A constant
    /// number of queries for each page of claims.
    pub fn challenged<'r>(&'r self, filter: &ClaimFilter, by: Option<&[SpeakerId]>) -> Paged<'r, Confronted> {
        let (filter, by) = (filter.clone(), by.map(<[SpeakerId]>::to_vec));
        Paged::new(move |after| {
            let ids = self.challenged_ids(&filter, by.as_deref(), after)?;
            let next = Page::<Confronted>::next_after(&ids, PAGE);
            Ok(Page { rows: self.confront(self.load_claims(&ids)?)?, next })
        })
    }

    /// These claims with every relation that points to them.
    pub fn confront(&self, claims: Vec<Claim>) -> Result<Vec<Confronted>, StoreError> {
        let ids: Vec<ClaimId> = claims.iter().map(|claim| claim.id).collect();
        let incoming = self.relations_to(&ids)?;
        let mut sources: Vec<ClaimId> = incoming.iter().map(|relation| relation.fields.claim).collect();
        sources.sort_unstable();
        sources.dedup();
        let mut retractions: HashMap<ClaimId, Vec<ClaimId>> = HashMap::new();
        let mut wanted = sources.clone();
        for relation in self.relations_to(&sources)? {
            if relation.fields.relation == RelationType::Retracts {
                retractions.entry(relation.fields.target).or_default().push(relation.fields.claim);
                wanted.push(relation.fields.claim);
            }
        }
        wanted.sort_unstable();
        wanted.dedup();
        let loaded: HashMap<ClaimId, Claim> =
            self.load_claims(&wanted)?.into_iter().map(|claim| (claim.id, claim)).collect();
        let mut confronted: Vec<Confronted> =
            claims.into_iter().map(|claim| Confronted { claim, incoming: Vec::new() }).collect();
        for relation in incoming {
            let Some(claim) = loaded.get(&relation.fields.claim) else { continue };
            let Ok(at) = confronted.binary_search_by_key(&relation.fields.target, |c| c.claim.id) else {
                continue;
            };
            let retractions = retractions.get(&claim.id).into_iter().flatten();
            let retractions = retractions.filter_map(|id| loaded.get(id)).cloned().collect();
            confronted[at].incoming.push(Challenge { relation, claim: claim.clone(), retractions });
        }
        Ok(confronted)
    }

    fn challenged_ids(
        &self,
        filter: &ClaimFilter,
        by: Option<&[SpeakerId]>,
        after: i64,
    ) -> Result<Vec<ClaimId>, StoreError> {
        let mut clause = filter.clause();
        clause.and("claim.id > :after");
        clause.bind(":after", after);
        let challenge = "relation.to_claim_id = claim.id AND relation.type IN ('denies', 'contradicts', 'disputes', 'refutes')";
        if let Some(by) = by {
            clause.and(&format!(
                "EXISTS (SELECT 1 FROM relation JOIN claim_speaker ON claim_speaker.claim_id = relation.claim_id
                WHERE {challenge} AND (claim_speaker.speaker_id IN (SELECT value FROM json_each(:by))
                  OR claim_speaker.on_behalf_of IN (SELECT value FROM json_each(:by))))"
            ));
            clause.bind(":by", super::super::column::json_ids(by.iter().map(|s| s.number())));
        } else {
            clause.and(&format!("EXISTS (SELECT 1 FROM relation WHERE {challenge})"));
        }
        clause.bind(":limit", PAGE);
        let sql = format!("SELECT claim.id FROM claim WHERE {} ORDER BY claim.id LIMIT :limit", clause.sql);
        let mut query = self.conn.prepare_cached(&sql)?;
        let found = query.query_map(clause.params().as_slice(), |row| row.get(0).map(ClaimId::new))?;
        Ok(found.collect::<Result<_, _>>()?)
    }
}

//! Assessments with their claims.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::{ClaimFilter, Reader, StoreError};
use super::paged::{Page, Paged};
use crate::domain::{Assessed, ClaimId};

/// How many assessed claims are loaded at a time.
const PAGE: u32 = 256;

impl Reader<'_> {
    /// The assessments of the claims that pass the filter, by the claim's id, then the assessment's; a page
    /// at a time.
    pub fn assessed<'r>(&'r self, filter: &ClaimFilter) -> Paged<'r, Assessed> {
        let filter = filter.clone();
        Paged::new(move |after| {
            let ids = self.assessed_ids(&filter, after)?;
            let next = Page::<Assessed>::next_after(&ids, PAGE);
            let mut of_claim: HashMap<ClaimId, Vec<_>> = HashMap::new();
            for assessment in self.list_assessments(&ids)? {
                of_claim.entry(assessment.fields.claim).or_default().push(assessment);
            }
            let mut rows = Vec::with_capacity(ids.len());
            for claim in self.load_claims(&ids)? {
                let claim = Arc::new(claim);
                let found = of_claim.remove(&claim.id).unwrap_or_default();
                rows.extend(
                    found.into_iter().map(|assessment| Assessed { claim: Arc::clone(&claim), assessment }),
                );
            }
            Ok(Page { rows, next })
        })
    }

    fn assessed_ids(&self, filter: &ClaimFilter, after: i64) -> Result<Vec<ClaimId>, StoreError> {
        self.expect_a_long_list_after(after)?;
        let mut clause = filter.clause();
        clause.and("claim.id > :after");
        clause.bind(":after", after);
        clause.and(
            "claim.id IN (SELECT assessment.claim_id FROM assessment WHERE assessment.withdrawn IS NULL)",
        );
        clause.bind(":limit", PAGE);
        let sql = format!("SELECT claim.id FROM claim WHERE {} ORDER BY claim.id LIMIT :limit", clause.sql);
        let mut query = self.conn.prepare_cached(&sql)?;
        let found = query.query_map(clause.params().as_slice(), |row| row.get(0).map(ClaimId::new))?;
        Ok(found.collect::<Result<_, _>>()?)
    }
}

//! Denials with what they deny.

use std::sync::Arc;

use super::super::{ClaimFilter, Reader, StoreError};
use super::paged::{Page, Paged};
use crate::domain::{ClaimId, Denial, RelationType};

/// How many denials are loaded at a time.
const PAGE: u32 = 256;

impl Reader<'_> {
    /// The denials that pass the filter, by id, with each claim denied, by the relation's id; a page at a
    /// time.
    ///
    /// A denial is a claim that denies another, or one of the kind `denial`; one that denies nothing recorded
    /// has one row.
    pub fn denials<'r>(&'r self, filter: &ClaimFilter) -> Paged<'r, Denial> {
        let filter = filter.clone();
        Paged::new(move |after| {
            let ids = self.denial_ids(&filter, after)?;
            let next = Page::<Denial>::next_after(&ids, PAGE);
            let denials = self.load_claims(&ids)?;
            let relations = denials.iter().flat_map(|denial| &denial.relations);
            let denied = relations.filter(|r| r.fields.relation == RelationType::Denies);
            let targets = self.load_shared(denied.map(|r| r.fields.target))?;
            let mut rows = Vec::with_capacity(denials.len());
            for denial in denials {
                let denial = Arc::new(denial);
                let before = rows.len();
                for relation in denial.relations.iter().filter(|r| r.fields.relation == RelationType::Denies)
                {
                    let target = targets.get(relation.fields.target)?;
                    rows.push(Denial {
                        denial: Arc::clone(&denial),
                        denied: Some((relation.clone(), target)),
                    });
                }
                if rows.len() == before {
                    rows.push(Denial { denial, denied: None });
                }
            }
            Ok(Page { rows, next })
        })
    }

    fn denial_ids(&self, filter: &ClaimFilter, after: i64) -> Result<Vec<ClaimId>, StoreError> {
        self.expect_a_long_list_after(after)?;
        let mut clause = filter.clause();
        clause.and("claim.id > :after");
        clause.bind(":after", after);
        clause.and(
            "(claim.kind = 'denial'
    OR EXISTS (SELECT 1 FROM relation WHERE relation.claim_id = claim.id AND relation.type = 'denies'))",
        );
        clause.bind(":limit", PAGE);
        let sql = format!("SELECT claim.id FROM claim WHERE {} ORDER BY claim.id LIMIT :limit", clause.sql);
        let mut query = self.conn.prepare_cached(&sql)?;
        let found = query.query_map(clause.params().as_slice(), |row| row.get(0).map(ClaimId::new))?;
        Ok(found.collect::<Result<_, _>>()?)
    }
}

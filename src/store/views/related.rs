//! Relations with both of their claims.

use std::sync::Arc;

use super::super::{Reader, RelationFilter, StoreError};
use super::paged::{Page, Paged};
use crate::domain::{ById, Claim, ClaimId, Related};

/// How many relations are loaded at a time.
const PAGE: u32 = 256;

/// Claims by their id.
pub(super) struct Loaded(pub(super) ById<ClaimId, Arc<Claim>>);

impl Loaded {
    /// These claims.
    pub(super) fn of(claims: Vec<Claim>) -> Self {
        Self(claims.into_iter().map(|claim| (claim.id, Arc::new(claim))).collect())
    }

    /// The claim with this id.
    pub(super) fn get(&self, id: ClaimId) -> Result<Arc<Claim>, StoreError> {
        // The ledger's foreign keys rule this out, but a file that another tool wrote to need not have kept
        // them.
        self.0.get(&id).cloned().ok_or_else(|| StoreError::NoSuch { noun: "claim", id: id.to_string() })
    }
}

impl Reader<'_> {
    /// The relations that pass the filter, by id, each with both of its claims; a page at a time.
    pub fn related(&self, filter: RelationFilter) -> Paged<'_, Related> {
        Paged::new(move |after| {
            let relations = self.relations_after(filter, after, PAGE)?;
            let full = relations.len() >= PAGE as usize;
            let next = relations.last().filter(|_| full).map(|relation| relation.id.number());
            let ends = relations.iter().flat_map(|r| [r.fields.claim, r.fields.target]);
            let claims = self.load_shared(ends)?;
            let rows = relations.into_iter().map(|relation| {
                let (claim, target) =
                    (claims.get(relation.fields.claim)?, claims.get(relation.fields.target)?);
                Ok(Related { relation, claim, target })
            });
            Ok(Page { rows: rows.collect::<Result<_, StoreError>>()?, next })
        })
    }

    /// The claims with these ids, in any order and any number of times, each loaded once.
    pub(super) fn load_shared(&self, ids: impl Iterator<Item = ClaimId>) -> Result<Loaded, StoreError> {
        Ok(Loaded::of(self.load_claims(&ids.collect::<Vec<_>>())?))
    }
}

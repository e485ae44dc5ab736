//! Finding the owner of what was loaded for many claims at once.

use crate::domain::{Claim, ClaimId};

/// The claim with this id among claims sorted by id.
pub(super) fn claim_in(claims: &mut [Claim], id: ClaimId) -> Option<&mut Claim> {
    claims.binary_search_by_key(&id, |claim| claim.id).ok().map(|at| &mut claims[at])
}

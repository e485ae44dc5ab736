//! Disputed claims.

use crate::domain::{Disputed, SpeakerId, Status};
use crate::store::{ClaimFilter, Reader, StoreError};

/// Which disputed claims; all parts must hold.
#[derive(Debug, Clone)]
pub struct DisputedQuery {
    /// The claims themselves.
    pub claims: ClaimFilter,
    /// Challenged by one of these speakers, or on behalf of one of them.
    pub by: Option<Vec<SpeakerId>>,
    /// With one of these statuses. By default only [`Status::Disputed`]; without `PartlyDisputed` and `Challenged`,
    /// claims of which only a part is denied, or against which only non-denials stand, are left out.
    pub include: Vec<Status>,
}

impl Default for DisputedQuery {
    fn default() -> Self {
        Self { claims: ClaimFilter::default(), by: None, include: vec![Status::Disputed] }
    }
}

/// The claims that the query asks for, by id, each with all of its challenges, by the relation's id.
///
/// Only claims that something challenges can come, whatever `include` says.
pub fn disputed<'r, 'l>(
    reader: &'r Reader<'l>,
    query: &DisputedQuery,
) -> impl Iterator<Item = Result<Disputed, StoreError>> + use<'r, 'l> {
    let include = query.include.clone();
    reader
        .challenged(&query.claims, query.by.as_deref())
        .map(|found| found.map(|found| Disputed::of(found.claim, found.incoming)))
        .filter(move |found| found.as_ref().map_or(true, |found| include.contains(&found.status)))
}

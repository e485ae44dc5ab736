//! The flat lists: a row for each pair of records.

use std::sync::Arc;

use crate::domain::{Denial, Related, RelationId, Seen, SpeakerOfClaim};
use crate::store::{ClaimFilter, Reader, RelationFilter, StoreError};

/// Each denial with each claim that it denies: by the denial's id, then the relation's. The filter is on the
/// denials.
pub fn denials<'r, 'l>(
    reader: &'r Reader<'l>,
    filter: &ClaimFilter,
) -> impl Iterator<Item = Result<Denial, StoreError>> + use<'r, 'l> {
    reader.denials(filter)
}

/// Each relation with both of its claims, by id.
pub fn relations<'r, 'l>(
    reader: &'r Reader<'l>,
    filter: RelationFilter,
) -> impl Iterator<Item = Result<Related, StoreError>> + use<'r, 'l> {
    reader.related(filter)
}

/// Each claim in each article that has it: by the claim's id, then the appearance's. The filter is on the
/// claims.
pub fn appearances<'r, 'l>(
    reader: &'r Reader<'l>,
    filter: &ClaimFilter,
) -> impl Iterator<Item = Result<Seen, StoreError>> + use<'r, 'l> {
    reader.claims(filter).flat_map(|claim| split(claim, Seen::of))
}

/// Each claim with each of its speakers: by the claim's id, then in the order of the source.
pub fn claim_speakers<'r, 'l>(
    reader: &'r Reader<'l>,
    filter: &ClaimFilter,
) -> impl Iterator<Item = Result<SpeakerOfClaim, StoreError>> + use<'r, 'l> {
    reader.claims(filter).flat_map(|claim| split(claim, SpeakerOfClaim::of))
}

/// The rows of one record, or the error in its place.
fn split<C, R, I: Iterator<Item = R>>(
    record: Result<C, StoreError>,
    rows: impl FnOnce(C) -> I,
) -> Vec<Result<R, StoreError>> {
    match record {
        Ok(record) => rows(record).map(Ok).collect(),
        Err(error) => vec![Err(error)],
    }
}

/// One relation with both of its claims.
///
/// # Errors
/// [`StoreError::NoSuch`] if there is none.
pub fn relation(reader: &Reader<'_>, id: RelationId) -> Result<Related, StoreError> {
    let relation = reader.get_relation(id)?;
    let claim = Arc::new(reader.get_claim(relation.fields.claim)?);
    let target = Arc::new(reader.get_claim(relation.fields.target)?);
    Ok(Related { relation, claim, target })
}

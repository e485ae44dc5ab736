//! Claims by the number of their independent origins.

use std::cmp::Reverse;

use crate::domain::date::Day;
use crate::domain::{ClaimId, Judged};
use crate::store::{ClaimFilter, Reader, StoreError};

/// How many claims are loaded at a time.
const PAGE: usize = 512;

/// The claims that pass the filter and were seen somewhere, those with the most independent origins first,
/// then by id; at least `at_least` of them each. Where each comes from,
/// [`Claim::independent_origins`](crate::domain::Claim::independent_origins) names.
///
/// # Errors
/// [`StoreError`] if the origins cannot be counted. The rows themselves are read a page at a time.
pub fn origins<'r, 'l>(
    reader: &'r Reader<'l>,
    filter: &ClaimFilter,
    as_of: Option<Day>,
    at_least: u64,
) -> Result<impl Iterator<Item = Result<Judged, StoreError>> + use<'r, 'l>, StoreError> {
    let mut counted = reader.count_origins(filter)?;
    counted.retain(|(_, origins)| *origins >= at_least);
    counted.sort_unstable_by_key(|(claim, origins)| (Reverse(*origins), *claim));
    let ids: Vec<ClaimId> = counted.into_iter().map(|(claim, _)| claim).collect();
    Ok((0..ids.len().div_ceil(PAGE)).flat_map(move |page| {
        let ids = &ids[page * PAGE..ids.len().min((page + 1) * PAGE)];
        match super::timeline::judged(reader, ids, as_of) {
            Ok(rows) => rows.into_iter().map(Ok).collect(),
            Err(error) => vec![Err(error)],
        }
    }))
}

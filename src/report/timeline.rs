//! Claims and responses in the order of the days they can mean.

use super::pages::complete;
use crate::domain::date::Day;
use crate::domain::{Claim, ClaimId, Heard, Judged};
use crate::store::{ClaimFilter, DaysSaid, Reader, StoreError};
use std::sync::Arc;

/// How many claims are loaded at a time.
const PAGE: usize = 512;

/// The claims that pass the filter, and those that do something to one of them, by the first day that their
/// date can mean; where that is open, by the last. What is undated comes last.
///
/// # Errors
/// [`StoreError`] if the days cannot be read. The rows themselves are read a page at a time.
pub fn timeline<'r, 'l>(
    reader: &'r Reader<'l>,
    filter: &ClaimFilter,
    as_of: Option<Day>,
) -> Result<impl Iterator<Item = Result<Judged, StoreError>> + use<'r, 'l>, StoreError> {
    let mut days = reader.days_said(filter)?;
    days.retain(|said| as_of.is_none_or(|day| said.earliest.is_none_or(|first| first <= day)));
    days.sort_unstable_by_key(place);
    let ids: Vec<ClaimId> = days.iter().map(|said| said.claim).collect();
    let pages = (0..ids.len().div_ceil(PAGE)).flat_map(move |page| {
        let ids = &ids[page * PAGE..ids.len().min((page + 1) * PAGE)];
        match judged(reader, ids, as_of) {
            Ok(rows) => rows.into_iter().map(Ok).collect(),
            Err(error) => vec![Err(error)],
        }
    });
    Ok(pages)
}

/// No day comes after every day, and of two that begin together the one that ends first comes first.
fn place(said: &DaysSaid) -> (bool, Option<Day>, bool, Option<Day>, ClaimId) {
    let begins = said.earliest.or(said.latest);
    (begins.is_none(), begins, said.latest.is_none(), said.latest, said.claim)
}

/// These claims in this order, each with what became of it as of a day; without those not said yet.
pub(super) fn judged(
    reader: &Reader<'_>,
    ids: &[ClaimId],
    as_of: Option<Day>,
) -> Result<Vec<Judged>, StoreError> {
    let mut web = reader.web_around(ids, as_of)?;
    let claims = reader.claims_by_id(ids.iter().copied())?;
    complete(&mut web, &claims.values().map(Arc::clone).collect::<Vec<_>>());
    let mut rows = Vec::with_capacity(ids.len());
    for id in ids {
        let Some(claim) = claims.get(id) else { continue };
        let standing = web.standing(*id, as_of);
        if standing.heard != Heard::NotYet {
            rows.push(Judged { claim: Claim::clone(claim), standing });
        }
    }
    Ok(rows)
}

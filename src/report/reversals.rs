//! Who changed position on a claim, or on claims that repeat each other.

use std::collections::HashSet;

use super::pages::over;
use crate::domain::date::Day;
use crate::domain::{ClaimId, NamedReversal, Reversal, SpeakerId};
use crate::store::{ClaimFilter, Reader, StoreError};
use std::sync::Arc;

/// The changes of position on claims that pass the filter, or that repeat one that does: by the claim's id,
/// the party, the date. With `only_certain`, only those whose order the dates, or the retraction itself,
/// leave no doubt about.
///
/// # Errors
/// [`StoreError`] if it cannot be read which claims say the same.
pub fn reversals<'r, 'l>(
    reader: &'r Reader<'l>,
    filter: &ClaimFilter,
    as_of: Option<Day>,
    only_certain: bool,
) -> Result<impl Iterator<Item = Result<NamedReversal, StoreError>> + use<'r, 'l>, StoreError> {
    let same = reader.same_content()?;
    let mut done: HashSet<ClaimId> = HashSet::new();
    // Nobody changes position on a claim that nothing was said to; and of claims that repeat each other one
    // is answered.
    let pages = reader.claim_id_pages(filter, true);
    Ok(over(pages, move |ids| {
        let mut groups: Vec<Arc<Vec<ClaimId>>> = Vec::new();
        for id in ids {
            let group = same.with(id);
            if group.len() == 1 || done.insert(group[0]) {
                groups.push(group);
            }
        }
        page(reader, groups, as_of, only_certain)
    }))
}

type FoundReversal = (Arc<Vec<ClaimId>>, SpeakerId, Reversal);

fn page(
    reader: &Reader<'_>,
    groups: Vec<Arc<Vec<ClaimId>>>,
    as_of: Option<Day>,
    only_certain: bool,
) -> Result<Vec<NamedReversal>, StoreError> {
    let members: Vec<ClaimId> = groups.iter().flat_map(|group| group.iter().copied()).collect();
    let web = reader.web_around(&members, as_of)?;
    let mut found: Vec<FoundReversal> = Vec::new();
    for group in groups {
        for stance in web.positions(&group, as_of) {
            let reversals = stance.reversals().into_iter().filter(|r| r.is_certain || !only_certain);
            found.extend(reversals.map(|reversal| (Arc::clone(&group), stance.party, reversal)));
        }
    }
    let names = reader.names_of(found.iter().map(|(_, party, _)| *party))?;
    let statements = found.iter().flat_map(|(group, _, change)| [group[0], change.from.by, change.to.by]);
    let statements = reader.claims_by_id(statements)?;
    let missing = |id: ClaimId| StoreError::NoSuch { noun: "claim", id: id.to_string() };
    let claim = |id: ClaimId| statements.get(&id).cloned().ok_or_else(|| missing(id));
    let row = |(group, party, reversal): FoundReversal| {
        Ok(NamedReversal {
            party,
            name: names.get(&party).cloned().unwrap_or_else(|| party.to_string()),
            claim: claim(group[0])?,
            from: claim(reversal.from.by)?,
            to: claim(reversal.to.by)?,
            claims: group,
            reversal,
        })
    };
    found.into_iter().map(row).collect()
}

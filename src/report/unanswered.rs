//! Accusations to which the accused have no recorded response.

use super::pages::{complete, over};
use crate::domain::date::Day;
use crate::domain::{
    Claim, ClaimId, Heard, NamedParty, SameContent, SpeakerId, Status, Unanswered, Waiting, Web,
};
use crate::store::{ClaimFilter, Reader, StoreError};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Which claims without a response.
#[derive(Debug, Clone)]
pub struct UnansweredQuery {
    /// The claims.
    pub claims: ClaimFilter,
    /// By what had been said by this day; `None`: by all that is recorded.
    pub as_of: Option<Day>,
    /// The day to which days are counted; `None`: they are not.
    pub to: Option<Day>,
    /// Also claims that name nobody and to which nobody responded.
    pub of_nobody: bool,
}

/// Each party that a claim accuses or concerns and that has no recorded response to it, nor to another claim
/// with the same content, also not through somebody who spoke for it; by the claim's id, then in the order of
/// the source.
///
/// Whoever made a claim need not answer it, and one that was retracted needs no answer any more.
///
/// # Errors
/// [`StoreError`] if it cannot be read which claims say the same.
pub fn unanswered<'r, 'l>(
    reader: &'r Reader<'l>,
    query: &UnansweredQuery,
) -> Result<impl Iterator<Item = Result<Unanswered, StoreError>> + use<'r, 'l>, StoreError> {
    let same = reader.same_content()?;
    let asked = Asked { as_of: query.as_of, to: query.to, of_nobody: query.of_nobody };
    let mut known = Responders::new();
    Ok(over(reader.claim_id_pages(&query.claims, false), move |ids| {
        page(reader, &ids, (&same, &mut known), asked)
    }))
}

#[derive(Clone, Copy)]
struct Asked {
    as_of: Option<Day>,
    to: Option<Day>,
    of_nobody: bool,
}

/// Who responded to claims that say the same, by the first of them: asked once, however many they are.
type Responders = BTreeMap<ClaimId, BTreeSet<SpeakerId>>;

fn page(
    reader: &Reader<'_>,
    ids: &[ClaimId],
    (same, known): (&SameContent, &mut Responders),
    asked: Asked,
) -> Result<Vec<Unanswered>, StoreError> {
    let mut around: Vec<ClaimId> = ids.to_vec();
    // Groups of several that no earlier page has met.
    let mut groups: BTreeMap<ClaimId, Arc<Vec<ClaimId>>> = BTreeMap::new();
    for id in ids {
        let group = same.with(*id);
        if group.len() > 1 && !known.contains_key(&group[0]) {
            groups.entry(group[0]).or_insert(group);
        }
    }
    around.extend(groups.values().flat_map(|group| group.iter().copied()));
    around.sort_unstable();
    around.dedup();
    let mut web = reader.web_around(&around, asked.as_of)?;
    let claims: Vec<Arc<Claim>> = reader.load_claims(ids)?.into_iter().map(Arc::new).collect();
    complete(&mut web, &claims);
    for (first, group) in groups {
        known.insert(first, responders(&web, &group, asked.as_of));
    }
    let mut rows = Vec::new();
    for claim in claims {
        let standing = web.standing(claim.id, asked.as_of);
        if standing.heard == Heard::NotYet || (standing.status == Status::Retracted && standing.is_certain())
        {
            continue;
        }
        let waiting = Waiting::since(claim.said.as_ref(), asked.to);
        let group = same.with(claim.id);
        let alone = || responders(&web, &group, asked.as_of);
        let responded = known.get(&group[0]).map_or_else(|| Cow::Owned(alone()), Cow::Borrowed);
        let row = |party: Option<NamedParty>| Unanswered {
            claim: Arc::clone(&claim),
            standing: standing.clone(),
            party,
            waiting,
        };
        if claim.about.is_empty() {
            if asked.of_nobody && responded.is_empty() {
                rows.push(row(None));
            }
            continue;
        }
        for party in &claim.about {
            let is_party = |id| id == party.party.speaker;
            let own = claim.speakers.iter().any(|named| {
                is_party(named.party.speaker) || named.party.bodies.iter().copied().any(is_party)
            });
            if !own && !responded.contains(&party.party.speaker) {
                rows.push(row(Some(party.clone())));
            }
        }
    }
    Ok(rows)
}

/// Who responded to one of these claims, sorted by id, or for whom: by a claim that does something to it and
/// is none of them itself.
fn responders(web: &Web, group: &[ClaimId], as_of: Option<Day>) -> BTreeSet<SpeakerId> {
    let links = group.iter().flat_map(|claim| web.links_to(*claim));
    let later = links.filter(|(link, later)| {
        group.binary_search(&link.from).is_err() && later.heard(as_of) != Heard::NotYet
    });
    let sides = later.flat_map(|(_, later)| &later.sides);
    sides.flat_map(|side| std::iter::once(side.speaker).chain(side.on_behalf_of)).collect()
}

//! Accusations to which the accused have no recorded response.

use super::pages::{complete, over};
use crate::domain::date::Day;
use crate::domain::{Claim, ClaimId, Heard, NamedParty, SameContent, Status, Unanswered, Waiting, Web};
use crate::store::{ClaimFilter, Reader, StoreError};
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
    Ok(over(reader.claim_id_pages(&query.claims, false), move |ids| page(reader, &ids, &same, asked)))
}

#[derive(Clone, Copy)]
struct Asked {
    as_of: Option<Day>,
    to: Option<Day>,
    of_nobody: bool,
}

fn page(
    reader: &Reader<'_>,
    ids: &[ClaimId],
    same: &SameContent,
    asked: Asked,
) -> Result<Vec<Unanswered>, StoreError> {
    let mut around: Vec<ClaimId> = ids.iter().flat_map(|id| same.with(*id).to_vec()).collect();
    around.sort_unstable();
    around.dedup();
    let mut web = reader.web_around(&around, asked.as_of)?;
    let claims: Vec<Arc<Claim>> = reader.load_claims(ids)?.into_iter().map(Arc::new).collect();
    complete(&mut web, &claims);
    let mut rows = Vec::new();
    for claim in claims {
        let standing = web.standing(claim.id, asked.as_of);
        if standing.heard == Heard::NotYet || (standing.status == Status::Retracted && standing.is_certain())
        {
            continue;
        }
        let waiting = Waiting::since(claim.said.as_ref(), asked.to);
        let with = same.with(claim.id);
        let row = |party: Option<NamedParty>| Unanswered {
            claim: Arc::clone(&claim),
            standing: standing.clone(),
            party,
            waiting,
        };
        if claim.about.is_empty() {
            if asked.of_nobody && !has_response(&web, &with, asked.as_of, |_| true) {
                rows.push(row(None));
            }
            continue;
        }
        for party in &claim.about {
            let is_party = |id| id == party.party.speaker;
            let own = claim.speakers.iter().any(|named| {
                is_party(named.party.speaker) || named.party.bodies.iter().copied().any(is_party)
            });
            if !own && !has_response(&web, &with, asked.as_of, is_party) {
                rows.push(row(Some(party.clone())));
            }
        }
    }
    Ok(rows)
}

/// Whether somebody responded to one of these claims: by a claim that does something to it and is none of
/// them itself.
fn has_response(
    web: &Web,
    claims: &[ClaimId],
    as_of: Option<Day>,
    is_party: impl Fn(crate::domain::SpeakerId) -> bool,
) -> bool {
    claims.iter().flat_map(|claim| web.links_to(*claim)).any(|(link, later)| {
        !claims.contains(&link.from)
            && later.heard(as_of) != Heard::NotYet
            && later
                .sides
                .iter()
                .any(|side| is_party(side.speaker) || side.on_behalf_of.is_some_and(&is_party))
    })
}

//! Where every party stands on every claim.

use super::pages::{complete, over};
use crate::domain::date::Day;
use crate::domain::{Claim, ClaimId, Heard, NamedStance, RelationType, SpeakerId, Stances};
use crate::store::{ClaimFilter, Reader, StoreError};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Which claims of the matrix.
#[derive(Debug, Clone, Default)]
pub struct MatrixQuery {
    /// The claims.
    pub claims: ClaimFilter,
    /// By what had been said by this day; `None`: by all that is recorded.
    pub as_of: Option<Day>,
    /// Also claims that only answer others and on which nobody else took a position: denials, confirmations.
    /// They are seen in the row of the claim that they answer.
    pub answers: bool,
}

/// The claims that the query asks for, by id, each with where every party stands that has a recorded
/// position.
pub fn matrix<'r, 'l>(
    reader: &'r Reader<'l>,
    query: &MatrixQuery,
) -> impl Iterator<Item = Result<Stances, StoreError>> + use<'r, 'l> {
    let (as_of, answers) = (query.as_of, query.answers);
    over(reader.claim_id_pages(&query.claims, false), move |ids| page(reader, &ids, as_of, answers))
}

fn page(
    reader: &Reader<'_>,
    ids: &[ClaimId],
    as_of: Option<Day>,
    answers: bool,
) -> Result<Vec<Stances>, StoreError> {
    let mut web = reader.web_around(ids, as_of)?;
    let claims: Vec<Arc<Claim>> = reader.load_claims(ids)?.into_iter().map(Arc::new).collect();
    complete(&mut web, &claims);
    let mut found = Vec::with_capacity(claims.len());
    for claim in claims {
        let standing = web.standing(claim.id, as_of);
        if standing.heard == Heard::NotYet {
            continue;
        }
        let stances = web.positions(&[claim.id], as_of);
        let others = stances.iter().any(|stance| stance.taken.iter().any(|taken| taken.by != claim.id));
        // Who says nothing to the matter takes no position.
        let is_silent = claim.takes_no_position() && !others;
        if !is_silent && (answers || others || !only_answers(&claim)) {
            found.push((claim, standing, stances));
        }
    }
    let parties = found.iter().flat_map(|(_, _, stances)| stances).map(|stance| stance.party);
    let names = reader.names_of(parties)?;
    let decisive = found.iter().flat_map(|(_, _, stances)| stances).filter_map(|stance| stance.decided_by());
    let mut statements =
        reader.claims_by_id(decisive.map(|taken| taken.by).filter(|by| ids.binary_search(by).is_err()))?;
    statements.extend(found.iter().map(|(claim, ..)| (claim.id, Arc::clone(claim))));
    // A statement of this page that has no row of its own.
    let missing = found.iter().flat_map(|(_, _, stances)| stances).filter_map(|stance| stance.decided_by());
    let missing: Vec<ClaimId> =
        missing.map(|taken| taken.by).filter(|by| !statements.contains_key(by)).collect();
    statements.extend(reader.claims_by_id(missing.into_iter())?);
    let items = found.into_iter().map(|(claim, standing, stances)| {
        let rows = stances.into_iter().map(|stance| NamedStance {
            name: names.get(&stance.party).cloned().unwrap_or_else(|| stance.party.to_string()),
            statement: stance.decided_by().and_then(|taken| statements.get(&taken.by).cloned()),
            stance,
        });
        Stances { stances: rows.collect(), claim, standing }
    });
    Ok(items.collect())
}

/// Whether a claim is nothing but a position on another.
fn only_answers(claim: &Claim) -> bool {
    claim.relations.iter().any(|relation| {
        let does = relation.fields.relation;
        does.is_challenge()
            || matches!(
                does,
                RelationType::Confirms
                    | RelationType::Supports
                    | RelationType::Repeats
                    | RelationType::Retracts
            )
    })
}

/// The parties that have a position in a matrix, those with the most first, for a column each; two of one
/// name with their ids.
///
/// # Errors
/// The first failed row.
pub fn matrix_parties(
    items: impl Iterator<Item = Result<Stances, StoreError>>,
) -> Result<Vec<(SpeakerId, String)>, StoreError> {
    let mut counts: BTreeMap<SpeakerId, (usize, String)> = BTreeMap::new();
    for item in items {
        for named in item?.stances {
            counts.entry(named.stance.party).or_insert((0, named.name)).0 += 1;
        }
    }
    let mut parties: Vec<(SpeakerId, (usize, String))> = counts.into_iter().collect();
    parties.sort_by_key(|(party, (count, _))| (Reverse(*count), *party));
    let mut called: HashMap<String, usize> = HashMap::new();
    for (_, (_, name)) in &parties {
        *called.entry(name.clone()).or_default() += 1;
    }
    let named = parties.into_iter().map(|(party, (_, name))| {
        let is_shared = called.get(&name).is_some_and(|times| *times > 1);
        (party, if is_shared { format!("{name} ({party})") } else { name })
    });
    Ok(named.collect())
}

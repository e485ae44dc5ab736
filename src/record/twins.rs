//! Claims that an article has twice since another was merged into it: recorded from each of the two, and one
//! claim to whoever reads them.
//!
//! Called by `matching` and `resolve`, and by whoever merges, to say so. It only compares: the record keeps
//! both, as a merge can be taken back.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::features::squeezed;
use crate::domain::date::SourceDate;
use crate::domain::text::fold_name;
use crate::domain::{ArticleId, Claim, ClaimId, RelationType, SpeakerId};
use crate::store::{Reader, StoreError};

/// The claims of an article that are one with another of it since articles were merged, by id: each with the
/// one that was recorded in the article that stays, or else first.
///
/// # Errors
/// Those of the ledger.
pub fn repeated_since_merge(
    ledger: &Reader<'_>,
    article: ArticleId,
) -> Result<Vec<(ClaimId, ClaimId)>, StoreError> {
    let (_, twins) = claims_of(ledger, article, article)?;
    let mut repeated: Vec<(ClaimId, ClaimId)> = twins.firsts.into_iter().collect();
    repeated.sort_unstable();
    Ok(repeated)
}

/// The claims of an article, and which of them are one. First come, by id, those that were recorded in
/// `source`, which is the article or one that was merged into it.
pub(super) fn claims_of(
    ledger: &Reader<'_>,
    article: ArticleId,
    source: ArticleId,
) -> Result<(Vec<Claim>, Twins), StoreError> {
    let mut ids = ledger.list_claims_of_article(article)?;
    ids.sort_unstable();
    let mut recorded = ledger.load_claims(&ids)?;
    let seen = ledger.list_claims_by_merged_article(article)?;
    if seen.is_empty() {
        return Ok((recorded, Twins::default()));
    }
    let own: HashSet<ClaimId> =
        seen.iter().filter(|(seen_in, _)| *seen_in == source).map(|(_, claim)| *claim).collect();
    recorded.sort_by_key(|claim| !own.contains(&claim.id));
    let twins = Twins::of(&recorded, &seen);
    Ok((recorded, twins))
}

/// By what two claims of merged articles are one: what is said, by whom and when; without a text, the words
/// of the article and what is done to other claims.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Said {
    text: Option<String>,
    speakers: Vec<SpeakerId>,
    day: Option<String>,
    words: Vec<String>,
    does: Vec<(RelationType, ClaimId)>,
}

impl Said {
    fn by(claim: &Claim) -> Self {
        let is_bare = claim.text.is_none();
        let quotes = claim.appearances.iter().flat_map(|seen| &seen.quotes).filter(|_| is_bare);
        let relations = claim.relations.iter().filter(|_| is_bare);
        let mut does: Vec<_> = relations.map(|r| (r.fields.relation, r.fields.target)).collect();
        does.sort_unstable();
        Self {
            text: claim.text.as_deref().map(squeezed),
            speakers: claim.speakers.iter().map(|named| named.party.speaker).collect(),
            day: claim.said.as_ref().map(SourceDate::edtf).map(ToString::to_string),
            words: quotes.map(|quote| fold_name(quote)).collect(),
            does,
        }
    }
}

/// Which claims of an article are one with others of it.
#[derive(Debug, Default)]
pub(super) struct Twins {
    /// The first of those that are one, for each of the others.
    firsts: HashMap<ClaimId, ClaimId>,
}

impl Twins {
    /// Those among the claims of an article. `seen`: each with the article in which it was recorded, the
    /// merged ones last.
    ///
    /// What one article has several times ("No comment.") is as many claims: only the first time here is one
    /// with the first time there, the second with the second.
    pub(super) fn of(recorded: &[Claim], seen: &[(ArticleId, ClaimId)]) -> Self {
        let mut articles: HashMap<ClaimId, ArticleId> = HashMap::new();
        for (article, claim) in seen {
            articles.entry(*claim).or_insert(*article);
        }
        let mut times: HashMap<(Option<ArticleId>, Said), usize> = HashMap::new();
        let mut met: HashMap<(Said, usize), ClaimId> = HashMap::new();
        let mut firsts = HashMap::new();
        for claim in recorded {
            let said = Said::by(claim);
            let time = times.entry((articles.get(&claim.id).copied(), said.clone())).or_default();
            *time += 1;
            match met.entry((said, *time)) {
                Entry::Occupied(first) => {
                    firsts.insert(claim.id, *first.get());
                }
                Entry::Vacant(new) => {
                    new.insert(claim.id);
                }
            }
        }
        Self { firsts }
    }

    /// The claims that are neither taken nor one with a taken claim; of those that are one, the first.
    pub(super) fn open<'c>(&self, recorded: &'c [Claim], taken: &HashSet<ClaimId>) -> Vec<&'c Claim> {
        let first = |id: &ClaimId| self.firsts.get(id).copied().unwrap_or(*id);
        let mut met: HashSet<ClaimId> = taken.iter().map(first).collect();
        recorded.iter().filter(|claim| !taken.contains(&claim.id) && met.insert(first(&claim.id))).collect()
    }
}

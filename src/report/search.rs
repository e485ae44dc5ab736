//! Full-text search: what the index proposes, read again, ranked.
//!
//! A word that a third of a million claims have would take as long to rank as the claims take to read, so at
//! most [`CANDIDATES`] of what the index proposes are ranked, the newest; the answer says when there were
//! more.

use crate::domain::date::Day;
use crate::domain::search::{ArticleHit, Cut, Hit, HitPlace, Query, excerpt, scores, weigh};
use crate::domain::{ArticleId, ClaimId, Heard, Judged};
use crate::store::{ClaimFilter, Reader, Searchable, StoreError};

/// Most records that are read to find the best, unless more are asked for.
pub const CANDIDATES: usize = 500;
/// How many are read at a time.
const PAGE: usize = 256;

/// What to search for, and among which claims.
#[derive(Debug, Clone)]
pub struct SearchQuery {
    /// The words.
    pub query: Query,
    /// The claims.
    pub claims: ClaimFilter,
    /// Only what had been said by this day, and with the status of that day.
    pub as_of: Option<Day>,
    /// How many hits are wanted; `None`: all.
    pub limit: Option<usize>,
}

/// What was found, best first.
#[derive(Debug)]
pub struct Ranked<I> {
    ids: Vec<I>,
    /// Whether the index had more to propose than were looked at.
    pub more: bool,
}

impl<I> Ranked<I> {
    /// How many records answered, of those that were looked at.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether none did.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }
}

/// The claims that answer, best first and among equals the newest.
///
/// # Errors
/// [`StoreError`] if the ledger cannot be read.
pub fn search(reader: &Reader<'_>, asked: &SearchQuery) -> Result<Ranked<ClaimId>, StoreError> {
    let most = asked.limit.map(|limit| limit.max(CANDIDATES));
    let fts = asked.query.to_fts();
    let mut ids = reader.propose_claims(&fts, &asked.claims, most.map_or(usize::MAX, |most| most + 1))?;
    let more = most.is_some_and(|most| ids.len() > most);
    ids.truncate(most.unwrap_or(usize::MAX));
    ids.extend(reader.claims_beside_index(&asked.claims)?);
    ids.sort_unstable_by(|a, b| b.cmp(a));
    ids.dedup();
    let ids = rank(&asked.query, &ids, |page| reader.searchable_claims(page))?;
    Ok(Ranked { ids, more })
}

/// The hits with all that is shown of them, a page at a time; what had not been said by the day is left out.
pub fn hits<'r>(
    reader: &'r Reader<'_>,
    asked: &'r SearchQuery,
    ranked: &'r Ranked<ClaimId>,
) -> impl Iterator<Item = Result<Hit, StoreError>> + use<'r> {
    ranked
        .ids
        .chunks(PAGE.min(asked.limit.unwrap_or(PAGE).max(1)))
        .flat_map(move |page| pages(load(reader, asked, page)))
}

fn load(reader: &Reader<'_>, asked: &SearchQuery, page: &[ClaimId]) -> Result<Vec<Hit>, StoreError> {
    let mut sorted = page.to_vec();
    sorted.sort_unstable();
    let web = reader.web_around(&sorted, asked.as_of)?;
    let claims = reader.load_claims(&sorted)?.into_iter().zip(reader.searchable_claims(&sorted)?);
    let mut hits: Vec<Hit> = Vec::with_capacity(page.len());
    for (claim, searchable) in claims {
        let standing = web.standing(claim.id, asked.as_of);
        if standing.heard != Heard::NotYet
            && let Some((place, excerpt)) = shown(&asked.query, &searchable.texts)
        {
            hits.push(Hit { judged: Judged { claim, standing }, place, excerpt });
        }
    }
    hits.sort_by_key(|hit| page.iter().position(|id| *id == hit.judged.claim.id));
    Ok(hits)
}

/// The articles that answer with headline or text, best first and among equals the newest.
///
/// # Errors
/// [`StoreError`] if the ledger cannot be read.
pub fn search_articles(
    reader: &Reader<'_>,
    query: &Query,
    limit: Option<usize>,
) -> Result<Ranked<ArticleId>, StoreError> {
    let most = limit.map(|limit| limit.max(CANDIDATES));
    let mut ids = reader.propose_articles(&query.to_fts(), most.map_or(usize::MAX, |most| most + 1))?;
    let more = most.is_some_and(|most| ids.len() > most);
    ids.truncate(most.unwrap_or(usize::MAX));
    let ids = rank(query, &ids, |page| reader.searchable_articles(page))?;
    Ok(Ranked { ids, more })
}

/// The articles with all that is shown of them.
pub fn article_hits<'r>(
    reader: &'r Reader<'_>,
    query: &'r Query,
    ranked: &'r Ranked<ArticleId>,
) -> impl Iterator<Item = Result<ArticleHit, StoreError>> + use<'r> {
    ranked.ids.iter().filter_map(move |id| {
        let found = reader.searchable_articles(&[*id]).and_then(|found| {
            let Some((place, excerpt)) = found.first().and_then(|found| shown(query, &found.texts)) else {
                return Ok(None);
            };
            Ok(Some(ArticleHit { article: reader.get_article(*id)?, place, excerpt }))
        });
        found.transpose()
    })
}

fn rank<I: Copy + Ord>(
    query: &Query,
    ids: &[I],
    read: impl Fn(&[I]) -> Result<Vec<Searchable<I>>, StoreError>,
) -> Result<Vec<I>, StoreError> {
    let (mut answered, mut weighed) = (Vec::new(), Vec::new());
    for page in ids.chunks(PAGE) {
        for record in read(page)? {
            if let Some(weight) = weigh(query, &record.texts) {
                answered.push(record.id);
                weighed.push(weight);
            }
        }
    }
    let mut ranked: Vec<(f64, I)> = scores(&weighed).into_iter().zip(answered).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)));
    Ok(ranked.into_iter().map(|(_, id)| id).collect())
}

/// Where the best hit stands, and the passage.
fn shown(query: &Query, texts: &[(HitPlace, String)]) -> Option<(HitPlace, String)> {
    let best = weigh(query, texts)?.best;
    let (place, text) = texts.get(best)?;
    Some((*place, excerpt(text, &Cut::of(text).find_wanted(query))))
}

fn pages<T>(page: Result<Vec<T>, StoreError>) -> Vec<Result<T, StoreError>> {
    match page {
        Ok(rows) => rows.into_iter().map(Ok).collect(),
        Err(error) => vec![Err(error)],
    }
}

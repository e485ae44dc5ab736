//! Claims with what became of them.

use super::super::{ClaimFilter, Reader, StoreError};
use super::paged::{Page, Paged};
use crate::domain::date::Day;
use crate::domain::{ClaimId, Heard, Judged, Standing, Status, StatusCount, Vocabulary};

/// How many claims are judged at a time when they are listed, at most, and when they are only counted.
const PAGE: u32 = 512;
const COUNTED: u32 = 8192;

/// A page of claims with their standings, and the key after which the next begins.
type Standings = (Vec<(ClaimId, Standing)>, Option<i64>);

/// Which standings are asked for.
#[derive(Debug, Clone, Default)]
pub struct StandingFilter {
    /// With, or perhaps with, one of these statuses; `None`: any.
    pub statuses: Option<Vec<Status>>,
    /// By what had been said by this day; claims that had certainly not been said yet do not pass.
    pub as_of: Option<Day>,
}

impl StandingFilter {
    fn passes(&self, standing: &Standing) -> bool {
        standing.heard != Heard::NotYet
            && self.statuses.as_ref().is_none_or(|statuses| standing.may_be(statuses))
    }

    /// Whether only claims that something was said to can pass.
    fn asks_for_responses(&self) -> bool {
        self.statuses.as_ref().is_some_and(|statuses| !statuses.contains(&Status::Unchallenged))
    }
}

impl Reader<'_> {
    /// The claims that pass both filters, by id, each with what became of it; a page at a time, a constant
    /// number of queries a page.
    pub fn judged<'r>(&'r self, claims: &ClaimFilter, standing: &StandingFilter) -> Paged<'r, Judged> {
        let (claims, standing) = (claims.clone(), standing.clone());
        Paged::growing(PAGE, move |after, size| {
            let (standings, next) = self.standings_after(&claims, &standing, after, size)?;
            let ids: Vec<ClaimId> = standings.iter().map(|(id, _)| *id).collect();
            let loaded = self.load_claims(&ids)?.into_iter();
            // Both are by id, and every id is that of a claim.
            let rows =
                loaded.zip(standings).map(|(claim, (_, standing))| Judged { claim, standing }).collect();
            Ok(Page { rows, next })
        })
    }

    /// How many of the claims that pass both filters have each status, in the order of the rules; none is
    /// left out.
    pub fn count_statuses(
        &self,
        claims: &ClaimFilter,
        standing: &StandingFilter,
    ) -> Result<Vec<StatusCount>, StoreError> {
        let count = |status: &Status| StatusCount { status: *status, certain: 0, uncertain: 0 };
        let mut counts: Vec<StatusCount> = Status::ALL.iter().map(count).collect();
        let mut next = Some(0);
        while let Some(after) = next {
            let (standings, further) = self.standings_after(claims, standing, after, COUNTED)?;
            for (_, standing) in standings {
                for count in counts.iter_mut().filter(|count| count.status == standing.status) {
                    let is_certain = standing.is_certain();
                    count.certain += u64::from(is_certain);
                    count.uncertain += u64::from(!is_certain);
                }
            }
            next = further;
        }
        Ok(counts)
    }

    /// A page of claims with their standings, and where the next begins.
    fn standings_after(
        &self,
        claims: &ClaimFilter,
        standing: &StandingFilter,
        after: i64,
        limit: u32,
    ) -> Result<Standings, StoreError> {
        let ids = self.ids_to_judge(claims, standing.asks_for_responses(), after, limit)?;
        let next = Page::<Judged>::next_after(&ids, limit);
        let web = self.web_around(&ids, standing.as_of)?;
        let standings = ids.into_iter().map(|id| (id, web.standing(id, standing.as_of)));
        Ok((standings.filter(|(_, found)| standing.passes(found)).collect(), next))
    }

    /// The next claims that pass, by id; with `only_answered`, only those to which somebody did something.
    pub(super) fn ids_to_judge(
        &self,
        filter: &ClaimFilter,
        only_answered: bool,
        after: i64,
        limit: u32,
    ) -> Result<Vec<ClaimId>, StoreError> {
        if !only_answered {
            return self.claim_ids(filter, after, limit);
        }
        let mut clause = filter.clause();
        clause.and("claim.id > :after");
        clause.bind(":after", after);
        clause.and(
            "(EXISTS (SELECT 1 FROM relation WHERE relation.to_claim_id = claim.id)
    OR EXISTS (SELECT 1 FROM relation WHERE relation.claim_id = claim.id AND relation.type = 'contradicts'))",
        );
        clause.bind(":limit", limit);
        let sql = format!("SELECT claim.id FROM claim WHERE {} ORDER BY claim.id LIMIT :limit", clause.sql);
        let mut query = self.conn.prepare_cached(&sql)?;
        let found = query.query_map(clause.params().as_slice(), |row| row.get(0).map(ClaimId::new))?;
        Ok(found.collect::<Result<_, _>>()?)
    }
}

//! What reports ask of many claims at once: which ones, a page of ids at a time; their days, their origins,
//! who says the same.

use std::collections::HashMap;

use rusqlite::named_params;

use super::super::column::json_ids;
use super::super::{ClaimFilter, Reader, StoreError};
use super::paged::{Page, Paged};
use crate::domain::date::Day;
use crate::domain::{ById, Claim, ClaimId, SameContent, SpeakerId};
use std::sync::Arc;

/// How many claims a report looks at at a time.
const PAGE: u32 = 512;

/// The first and the last day on which a claim can have been said; `None` where that is open. Both `None`:
/// undated, or open at both ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DaysSaid {
    /// The claim.
    pub claim: ClaimId,
    /// The first day.
    pub earliest: Option<Day>,
    /// The last day.
    pub latest: Option<Day>,
}

impl Reader<'_> {
    /// The claims that pass the filter, by id, a page of ids at a time. With `only_answered` those to which
    /// nobody did anything are left out.
    pub fn claim_id_pages<'r>(
        &'r self,
        filter: &ClaimFilter,
        only_answered: bool,
    ) -> Paged<'r, Vec<ClaimId>> {
        let filter = filter.clone();
        Paged::new(move |after| {
            let ids = self.ids_to_judge(&filter, only_answered, after, PAGE)?;
            let next = Page::<Vec<ClaimId>>::next_after(&ids, PAGE);
            Ok(Page { rows: if ids.is_empty() { vec![] } else { vec![ids] }, next })
        })
    }

    /// These claims, each loaded once, by their id.
    pub fn claims_by_id(
        &self,
        ids: impl Iterator<Item = ClaimId>,
    ) -> Result<ById<ClaimId, Arc<Claim>>, StoreError> {
        Ok(self.load_shared(ids)?.0)
    }

    /// The names under which the ledger lists these speakers.
    pub fn names_of(
        &self,
        ids: impl Iterator<Item = SpeakerId>,
    ) -> Result<HashMap<SpeakerId, String>, StoreError> {
        const NAMES: &str = "SELECT id, name FROM speaker WHERE id IN (SELECT value FROM json_each(:ids))";
        let mut numbers: Vec<i64> = ids.map(SpeakerId::number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let mut query = self.conn.prepare_cached(NAMES)?;
        let found = query.query_map(named_params! {":ids": json_ids(numbers)}, |row| {
            Ok((SpeakerId::new(row.get("id")?), row.get("name")?))
        })?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Which claims repeat each other.
    pub fn same_content(&self) -> Result<SameContent, StoreError> {
        const REPEATS: &str = "
SELECT relation.claim_id, relation.to_claim_id FROM relation
JOIN claim AS one ON one.id = relation.claim_id JOIN claim AS other ON other.id = relation.to_claim_id
WHERE relation.type = 'repeats' AND relation.withdrawn IS NULL AND one.withdrawn IS NULL AND other.withdrawn IS NULL";
        let mut query = self.conn.prepare_cached(REPEATS)?;
        let pairs = query.query_map([], |row| Ok((ClaimId::new(row.get(0)?), ClaimId::new(row.get(1)?))))?;
        Ok(SameContent::of(&pairs.collect::<Result<Vec<_>, _>>()?))
    }

    /// The days of the claims that pass the filter, and of those that do something to one of them; of these
    /// only what the filter says of days must hold. In no order.
    pub fn days_said(&self, filter: &ClaimFilter) -> Result<Vec<DaysSaid>, StoreError> {
        let mut clause = filter.clause();
        clause.and("1");
        let days = ClaimFilter { since: filter.since, until: filter.until, ..ClaimFilter::default() };
        let mut responses = days.clause();
        responses.and("1");
        let sql = format!(
            "WITH asked (id) AS (SELECT claim.id FROM claim WHERE {}),
answering (id) AS (SELECT relation.claim_id FROM relation WHERE relation.withdrawn IS NULL AND relation.to_claim_id IN asked)
SELECT claim.id, claim.said_earliest, claim.said_latest FROM claim WHERE claim.id IN asked
UNION SELECT claim.id, claim.said_earliest, claim.said_latest FROM claim WHERE claim.id IN answering AND {}",
            clause.sql, responses.sql
        );
        let mut query = self.conn.prepare_cached(&sql)?;
        let mut rows = query.query(clause.params().as_slice())?;
        let mut days = Vec::new();
        while let Some(row) = rows.next()? {
            let claim = ClaimId::new(row.get("id")?);
            let day = |column: &'static str| -> Result<Option<Day>, StoreError> {
                let Some(text) = row.get::<_, Option<String>>(column)? else { return Ok(None) };
                let alien =
                    |_| StoreError::Alien { what: column, value: text.clone(), row: claim.to_string() };
                text.parse().map(Some).map_err(alien)
            };
            days.push(DaysSaid { claim, earliest: day("said_earliest")?, latest: day("said_latest")? });
        }
        Ok(days)
    }

    /// How many independent origins the claims that pass the filter have, as [`Claim::independent_origins`]
    /// counts them; claims that were seen nowhere are left out. In no order.
    pub fn count_origins(&self, filter: &ClaimFilter) -> Result<Vec<(ClaimId, u64)>, StoreError> {
        let mut clause = filter.clause();
        clause.and("1");
        let sql = format!(
            "WITH asked (id) AS (SELECT claim.id FROM claim WHERE {}),
seen (claim_id, origin) AS (
  SELECT appearance.claim_id,
       coalesce(
         (SELECT coalesce(speaker.name_key, source.name_key)
          FROM hop LEFT JOIN speaker ON speaker.id = hop.speaker_id LEFT JOIN outlet AS source ON source.id = hop.outlet_id
          WHERE hop.appearance_id = appearance.id ORDER BY hop.position DESC LIMIT 1),
         outlet.name_key, 'a' || article.id)
  FROM appearance JOIN article ON article.id = appearance.article_id LEFT JOIN outlet ON outlet.id = article.outlet_id
  WHERE appearance.claim_id IN asked AND appearance.withdrawn IS NULL AND article.withdrawn IS NULL)
SELECT claim_id, count(DISTINCT origin) AS origins FROM seen GROUP BY claim_id",
            clause.sql
        );
        let mut query = self.conn.prepare_cached(&sql)?;
        let found = query.query_map(clause.params().as_slice(), |row| {
            Ok((ClaimId::new(row.get("claim_id")?), row.get("origins")?))
        })?;
        Ok(found.collect::<Result<_, _>>()?)
    }
}

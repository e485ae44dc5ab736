//! Asking the index, and reading the texts that decide.

use std::collections::BTreeMap;

use rusqlite::named_params;

use super::super::claim_filter::Clause;
use super::super::column::json_ids;
use super::super::{ClaimFilter, Reader, StoreError};
use super::index::{State, touched_articles, touched_claims};
use crate::domain::search::HitPlace;
use crate::domain::{ArticleId, ClaimId};

/// A record with the texts in which it can be found, in the order in which a reader would see them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Searchable<I> {
    /// The record.
    pub id: I,
    /// Its texts.
    pub texts: Vec<(HitPlace, String)>,
}

impl Reader<'_> {
    /// The claims that the index proposes for a query in FTS5's notation and that pass the filter, newest
    /// first, at most so many. What they really say is for [`searchable_claims`](Self::searchable_claims).
    pub fn propose_claims(
        &self,
        fts: &str,
        filter: &ClaimFilter,
        most: usize,
    ) -> Result<Vec<ClaimId>, StoreError> {
        let mut clause = filter.clause();
        let join = if clause.sql.is_empty() { "" } else { "JOIN claim ON claim.id = search_claim.rowid" };
        clause.and("search_claim MATCH :fts");
        clause.bind(":fts", fts.to_owned());
        clause.bind(":most", i64::try_from(most).unwrap_or(i64::MAX));
        let sql = format!(
            "SELECT search_claim.rowid FROM search_claim {join} WHERE {} ORDER BY search_claim.rowid DESC LIMIT :most",
            clause.sql
        );
        let mut query = self.conn.prepare_cached(&sql)?;
        let found = query.query_map(clause.params().as_slice(), |row| row.get(0).map(ClaimId::new))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// The claims that pass the filter and of which the index may not know what this reader sees: changed by
    /// another program since, or, when the past is read, changed since then.
    pub fn claims_beside_index(&self, filter: &ClaimFilter) -> Result<Vec<ClaimId>, StoreError> {
        let state = State::of_index(self.conn)?;
        let beside = touched_claims(self.conn, state, self.changes_seen(state)?)?;
        if beside.is_empty() {
            return Ok(Vec::new());
        }
        let mut clause = filter.clause();
        clause.and("claim.id IN (SELECT value FROM json_each(:beside))");
        clause.bind(":beside", json_ids(beside));
        let sql = format!("SELECT claim.id FROM claim WHERE {} ORDER BY claim.id DESC", clause.sql);
        let mut query = self.conn.prepare_cached(&sql)?;
        let found = query.query_map(clause.params().as_slice(), |row| row.get(0).map(ClaimId::new))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// The last change that is both in the index and in what this reader sees; `entry` may be covered
    /// (`known_on`).
    fn changes_seen(&self, state: State) -> Result<i64, StoreError> {
        const LATER: &str = "
SELECT min(seq) - 1 FROM main.history WHERE at_entry > (SELECT coalesce(max(id), 0) FROM entry)";
        let unseen: Option<i64> = self.conn.prepare_cached(LATER)?.query_row([], |row| row.get(0))?;
        Ok(unseen.map_or(state.history(), |unseen| unseen.min(state.history())))
    }

    /// The texts of these claims, by id: text, quotes, headlines.
    pub fn searchable_claims(&self, ids: &[ClaimId]) -> Result<Vec<Searchable<ClaimId>>, StoreError> {
        self.claim_texts(ids, &[HitPlace::Text, HitPlace::Quote, HitPlace::Headline])
    }

    /// The texts of these claims that stand in some of these places, by id.
    pub fn claim_texts(
        &self,
        ids: &[ClaimId],
        places: &[HitPlace],
    ) -> Result<Vec<Searchable<ClaimId>>, StoreError> {
        const TEXTS: &str = "SELECT id, text FROM claim WHERE id IN (SELECT value FROM json_each(:ids))";
        const QUOTES: &str = "
SELECT appearance.claim_id, quote.exact FROM appearance JOIN quote ON quote.appearance_id = appearance.id
WHERE appearance.claim_id IN (SELECT value FROM json_each(:ids)) ORDER BY appearance.claim_id, appearance.id, quote.position";
        const HEADLINES: &str = "
SELECT appearance.claim_id, article.headline FROM appearance JOIN article ON article.id = appearance.article_id
WHERE appearance.claim_id IN (SELECT value FROM json_each(:ids)) ORDER BY appearance.claim_id, appearance.id";
        let list = json_ids(ids.iter().map(|id| id.number()));
        let mut found: BTreeMap<i64, Vec<(HitPlace, String)>> = BTreeMap::new();
        for place in places {
            let sql = match place {
                HitPlace::Text => TEXTS,
                HitPlace::Quote => QUOTES,
                HitPlace::Headline => HEADLINES,
            };
            let mut query = self.conn.prepare_cached(sql)?;
            let mut rows = query.query(named_params! {":ids": list})?;
            while let Some(row) = rows.next()? {
                let texts = found.entry(row.get(0)?).or_default();
                texts.extend(row.get::<_, Option<String>>(1)?.map(|text| (*place, text)));
            }
        }
        Ok(found.into_iter().map(|(id, texts)| Searchable { id: ClaimId::new(id), texts }).collect())
    }

    /// The articles that the index proposes, newest first, at most so many; with those of which it may not
    /// know.
    pub fn propose_articles(&self, fts: &str, most: usize) -> Result<Vec<ArticleId>, StoreError> {
        const FIND: &str = "
SELECT rowid FROM search_article WHERE search_article MATCH :fts ORDER BY rowid DESC LIMIT :most";
        let state = State::of_index(self.conn)?;
        let seen = state.until(self.changes_seen(state)?);
        let mut clause = Clause::default();
        clause.bind(":fts", fts.to_owned());
        clause.bind(":most", i64::try_from(most).unwrap_or(i64::MAX));
        let mut query = self.conn.prepare_cached(FIND)?;
        let found = query.query_map(clause.params().as_slice(), |row| row.get(0))?;
        let mut ids: Vec<i64> = found.collect::<Result<_, _>>()?;
        ids.extend(touched_articles(self.conn, seen)?);
        ids.sort_unstable_by(|a, b| b.cmp(a));
        ids.dedup();
        Ok(ids.into_iter().map(ArticleId::new).collect())
    }

    /// The texts of these articles, by id: the headline and the text of the latest capture that was not
    /// withdrawn.
    pub fn searchable_articles(&self, ids: &[ArticleId]) -> Result<Vec<Searchable<ArticleId>>, StoreError> {
        const TEXTS: &str = "
SELECT id, headline, (SELECT text FROM capture WHERE article_id = article.id AND withdrawn IS NULL ORDER BY id DESC LIMIT 1) AS text
FROM article WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id";
        let mut query = self.conn.prepare_cached(TEXTS)?;
        let mut rows = query.query(named_params! {":ids": json_ids(ids.iter().map(|id| id.number()))})?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let headline: Option<String> = row.get("headline")?;
            let text: Option<String> = row.get("text")?;
            let texts = headline.map(|text| (HitPlace::Headline, text)).into_iter();
            let texts = texts.chain(text.map(|text| (HitPlace::Text, text))).collect();
            found.push(Searchable { id: ArticleId::new(row.get("id")?), texts });
        }
        Ok(found)
    }
}

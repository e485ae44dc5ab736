//! Which claims: the filters of every list, as one WHERE clause.
//!
//! The clause is put together from fixed pieces; every value is bound. Pieces whose filter is absent are left
//! out, so that the query planner sees only what is asked and can use the index that fits.

use rusqlite::ToSql;

use super::{Reader, StoreError};
use crate::domain::date::Day;
use crate::domain::{ArticleId, ClaimId, ClaimKind, OutletId, SpeakerId, TopicId};

/// Which claims to list; all parts must hold.
#[derive(Debug, Clone, Default)]
pub struct ClaimFilter {
    /// Made by one of these speakers, or on behalf of one of them.
    pub speakers: Option<Vec<SpeakerId>>,
    /// Seen in an article of this outlet.
    pub outlet: Option<OutletId>,
    /// Seen in this article.
    pub article: Option<ArticleId>,
    /// With this topic.
    pub topic: Option<TopicId>,
    /// Of this kind.
    pub kind: Option<ClaimKind>,
    /// Can have been said on or after this day. Undated claims do not pass.
    pub since: Option<Day>,
    /// Can have been said on or before this day. Undated claims do not pass.
    pub until: Option<Day>,
    /// With this in the text or a quote, whatever the case of ASCII letters.
    pub text: Option<String>,
}

/// A WHERE clause (without the word) and what is bound in it.
#[derive(Default)]
pub(super) struct Clause {
    pub(super) sql: String,
    pub(super) values: Vec<(&'static str, Box<dyn ToSql>)>,
}

impl Clause {
    pub(super) fn and(&mut self, piece: &str) {
        if !self.sql.is_empty() {
            self.sql.push_str("\n  AND ");
        }
        self.sql.push_str(piece);
    }

    pub(super) fn bind(&mut self, name: &'static str, value: impl ToSql + 'static) {
        self.values.push((name, Box::new(value)));
    }

    pub(super) fn params(&self) -> Vec<(&str, &dyn ToSql)> {
        self.values.iter().map(|(name, value)| (*name, value.as_ref())).collect()
    }
}

impl ClaimFilter {
    /// The claims of `claim` that pass.
    pub(super) fn clause(&self) -> Clause {
        let mut clause = Clause::default();
        if let Some(speakers) = &self.speakers {
            clause.and(
                "claim.id IN (SELECT claim_id FROM claim_speaker WHERE speaker_id IN (SELECT value FROM json_each(:speakers))
                UNION SELECT claim_id FROM claim_speaker WHERE on_behalf_of IN (SELECT value FROM json_each(:speakers))
                UNION SELECT claim_id FROM claim_body WHERE speaker_id IN (SELECT value FROM json_each(:speakers)))",
            );
            clause.bind(":speakers", super::column::json_ids(speakers.iter().map(|s| s.number())));
        }
        if let Some(outlet) = self.outlet {
            clause.and(
                "claim.id IN (SELECT appearance.claim_id FROM article JOIN appearance ON appearance.article_id = article.id
                WHERE article.outlet_id = :outlet AND article.survivor_id IS NULL
                UNION SELECT appearance.claim_id FROM article JOIN article AS merged ON merged.survivor_id = article.id
                JOIN appearance ON appearance.article_id = merged.id WHERE article.outlet_id = :outlet)",
            );
            clause.bind(":outlet", outlet.number());
        }
        if let Some(article) = self.article {
            clause.and(
                "claim.id IN (SELECT claim_id FROM appearance WHERE article_id = :article
                OR article_id IN (SELECT id FROM article WHERE survivor_id = :article))",
            );
            clause.bind(":article", article.number());
        }
        if let Some(topic) = self.topic {
            clause.and("claim.id IN (SELECT claim_id FROM claim_topic WHERE topic_id = :topic)");
            clause.bind(":topic", topic.number());
        }
        if let Some(kind) = self.kind {
            clause.and("claim.kind = :kind");
            clause.bind(":kind", kind.to_string());
        }
        if self.is_dated() {
            clause.and("claim.said_edtf IS NOT NULL");
        }
        if let Some(since) = self.since {
            clause.and("(claim.said_latest IS NULL OR claim.said_latest >= :since)");
            clause.bind(":since", since.to_string());
        }
        if let Some(until) = self.until {
            clause.and("(claim.said_earliest IS NULL OR claim.said_earliest <= :until)");
            clause.bind(":until", until.to_string());
        }
        if let Some(text) = &self.text {
            clause.and(
                "(claim.text LIKE :text ESCAPE '\\' OR claim.id IN (SELECT appearance.claim_id
                FROM quote JOIN appearance ON appearance.id = quote.appearance_id WHERE quote.exact LIKE :text ESCAPE '\\'))",
            );
            clause.bind(":text", like(text));
        }
        clause
    }

    /// Whether it lets every claim pass.
    pub fn is_empty(&self) -> bool {
        self.clause().sql.is_empty()
    }

    /// Whether it asks for days, so that undated claims drop out.
    pub fn is_dated(&self) -> bool {
        self.since.is_some() || self.until.is_some()
    }
}

/// A text as a LIKE pattern that finds it anywhere: `%`, `_` and `\` in it mean themselves.
pub(super) fn like(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len() + 2);
    pattern.push('%');
    for character in text.chars() {
        if matches!(character, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern.push('%');
    pattern
}

impl Reader<'_> {
    /// The next claims that pass, by id, after `after`; at most `limit`.
    pub(super) fn claim_ids(
        &self,
        filter: &ClaimFilter,
        after: i64,
        limit: u32,
    ) -> Result<Vec<ClaimId>, StoreError> {
        self.expect_a_long_list_after(after)?;
        let mut clause = filter.clause();
        clause.and("claim.id > :after");
        clause.bind(":after", after);
        clause.bind(":limit", limit);
        let sql = format!("SELECT claim.id FROM claim WHERE {} ORDER BY claim.id LIMIT :limit", clause.sql);
        let mut query = self.conn.prepare_cached(&sql)?;
        let found = query.query_map(clause.params().as_slice(), |row| row.get(0).map(ClaimId::new))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// How many claims pass; `None` if more than `most` do. (To count a million of them by the pages of an
    /// index takes 25 ms.)
    pub fn count_claims(&self, filter: &ClaimFilter, most: u32) -> Result<Option<u64>, StoreError> {
        let mut clause = filter.clause();
        clause.bind(":most", i64::from(most) + 1);
        let condition = if filter.is_empty() { "" } else { " WHERE " };
        let sql = format!("SELECT count(*) FROM (SELECT 1 FROM claim{condition}{} LIMIT :most)", clause.sql);
        let mut query = self.conn.prepare_cached(&sql)?;
        let count: u64 = query.query_row(clause.params().as_slice(), |row| row.get(0))?;
        Ok(Some(count).filter(|count| *count <= u64::from(most)))
    }

    /// How many claims a filter by days leaves out because they have no date at all.
    pub fn count_undated(&self, filter: &ClaimFilter) -> Result<u64, StoreError> {
        if !filter.is_dated() {
            return Ok(0);
        }
        let mut clause = ClaimFilter { since: None, until: None, ..filter.clone() }.clause();
        clause.and("claim.said_edtf IS NULL");
        let sql = format!("SELECT count(*) FROM claim WHERE {}", clause.sql);
        Ok(self.conn.prepare_cached(&sql)?.query_row(clause.params().as_slice(), |row| row.get(0))?)
    }
}

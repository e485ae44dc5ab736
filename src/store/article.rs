//! Articles: finding, listing and recording them. Their addresses and merged ones have files of their own.

use rusqlite::{OptionalExtension, Row, named_params};

use super::column::{DateColumns, PUBLISHED, date, json_ids, optional_word};
use super::withdrawal::withdrawal_in;
use super::{Reader, StoreError, Writer};
use crate::domain::address::ArticleKey;
use crate::domain::date::SourceDate;
use crate::domain::{Article, ArticleId, NewArticle, OutletId, TopicId};

/// Which articles to list.
#[derive(Debug, Clone, Default)]
pub struct ArticleFilter {
    /// Only of this outlet.
    pub outlet: Option<OutletId>,
    /// Only with this topic.
    pub topic: Option<TopicId>,
    /// Only those that can have been published on or after this day (ISO).
    pub since: Option<String>,
    /// Only those that can have been published on or before this day (ISO).
    pub until: Option<String>,
    /// Only with this in the headline, url or byline, whatever the case of ASCII letters.
    pub text: Option<String>,
}

const COLUMNS: &str = "
SELECT article.id, article.url, article.headline, article.outlet_id, outlet.name AS outlet_name, article.byline,
       article.published_words, article.published_edtf, article.published_rule,
       article.language, article.kind, article.note, article.withdrawn, article.withdrawn_entry_id,
       (SELECT count(DISTINCT claim_id) FROM appearance WHERE appearance.article_id = article.id
          OR appearance.article_id IN (SELECT id FROM article AS merged WHERE merged.survivor_id = article.id)) AS claims
FROM article LEFT JOIN outlet ON outlet.id = article.outlet_id";

fn article(row: &Row<'_>) -> Result<Article, StoreError> {
    let id = ArticleId::new(row.get("id")?);
    Ok(Article {
        id,
        fields: NewArticle {
            url: row.get("url")?,
            headline: row.get("headline")?,
            outlet: row.get::<_, Option<i64>>("outlet_id")?.map(OutletId::new),
            byline: row.get("byline")?,
            published: date(row, &PUBLISHED, &id.to_string())?,
            language: row.get("language")?,
            kind: optional_word(row, "kind", &id.to_string())?,
            note: row.get("note")?,
            topics: Vec::new(),
        },
        outlet_name: row.get("outlet_name")?,
        topic_names: Vec::new(),
        claims: row.get("claims")?,
        addresses: Vec::new(),
        merged: Vec::new(),
        withdrawn: withdrawal_in(row)?,
    })
}

impl Reader<'_> {
    /// The article to which this id leads: of a merged one, the survivor.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] if there is none.
    pub fn get_article(&self, id: ArticleId) -> Result<Article, StoreError> {
        let sql = format!(
            "{COLUMNS} WHERE article.id = (SELECT coalesce(survivor_id, id) FROM article WHERE id = :id)"
        );
        let mut query = self.conn.prepare_cached(&sql)?;
        let mut rows = query.query(named_params! {":id": id.number()})?;
        let Some(row) = rows.next()? else {
            return Err(StoreError::NoSuch { noun: "article", id: id.to_string() });
        };
        let mut found = article(row)?;
        self.add_article_topics(std::slice::from_mut(&mut found))?;
        found.addresses = self.list_addresses(found.id)?;
        found.merged = self.list_merged_articles(found.id)?;
        Ok(found)
    }

    /// When the article was published, if that is recorded: much less to read than all of it.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] if there is no such article.
    pub fn get_published(&self, id: ArticleId) -> Result<Option<SourceDate>, StoreError> {
        const PUBLISHED_ON: &str = "SELECT published_words, published_edtf, published_rule FROM article
WHERE id = (SELECT coalesce(survivor_id, id) FROM article WHERE id = :id)";
        let mut query = self.conn.prepare_cached(PUBLISHED_ON)?;
        let mut rows = query.query(named_params! {":id": id.number()})?;
        match rows.next()? {
            Some(row) => date(row, &PUBLISHED, &id.to_string()),
            None => Err(StoreError::NoSuch { noun: "article", id: id.to_string() }),
        }
    }

    /// The article at this address: the one that was given just so, else the first with an address that is
    /// the same by its [key](ArticleKey); of a merged one, the survivor.
    pub fn find_article_by_url(&self, url: &str) -> Result<Option<ArticleId>, StoreError> {
        const GIVEN: &str = "SELECT coalesce(survivor_id, id) FROM article WHERE url = :url";
        let mut find = self.conn.prepare_cached(GIVEN)?;
        let given = find.query_row(named_params! {":url": url}, |row| row.get(0).map(ArticleId::new));
        if let Some(id) = given.optional()? {
            return Ok(Some(id));
        }
        Ok(self.find_articles_by_key(&ArticleKey::of(url))?.first().copied())
    }

    /// The articles with an address of this key, by id: one, unless a ledger from before the keys has twins.
    pub fn find_articles_by_key(&self, key: &ArticleKey) -> Result<Vec<ArticleId>, StoreError> {
        const FIND: &str = "
SELECT coalesce(survivor_id, id) AS id FROM article WHERE id IN
  (SELECT article_id FROM article_key WHERE key = :key UNION ALL SELECT article_id FROM article_address WHERE url_key = :key)
GROUP BY 1 ORDER BY 1";
        let mut find = self.conn.prepare_cached(FIND)?;
        let found =
            find.query_map(named_params! {":key": key.as_str()}, |row| row.get(0).map(ArticleId::new))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// The articles that have this headline and outlet, by id.
    pub fn find_articles_by_headline(
        &self,
        headline: &str,
        outlet: Option<OutletId>,
    ) -> Result<Vec<ArticleId>, StoreError> {
        const FIND: &str = "
SELECT id FROM article WHERE headline = :headline AND outlet_id IS :outlet AND survivor_id IS NULL ORDER BY id";
        let mut find = self.conn.prepare_cached(FIND)?;
        let found = find.query_map(
            named_params! {":headline": headline, ":outlet": outlet.map(OutletId::number)},
            |row| row.get(0).map(ArticleId::new),
        )?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// The articles that pass the filter, by id.
    pub fn list_articles(&self, filter: &ArticleFilter) -> Result<Vec<Article>, StoreError> {
        // A condition of its own where an index helps: SQLite makes one plan for all values of a parameter.
        let of_outlet =
            if filter.outlet.is_some() { "article.outlet_id = :outlet" } else { ":outlet IS NULL" };
        let of_topic = if filter.topic.is_some() {
            "article.id IN (SELECT article_id FROM article_topic WHERE topic_id = :topic)"
        } else {
            ":topic IS NULL"
        };
        let sql = format!(
            "{COLUMNS}
WHERE article.survivor_id IS NULL AND {of_outlet} AND {of_topic}
  AND ((:since IS NULL AND :until IS NULL) OR article.published_edtf IS NOT NULL)
  AND (:since IS NULL OR article.published_latest IS NULL OR article.published_latest >= :since)
  AND (:until IS NULL OR article.published_earliest IS NULL OR article.published_earliest <= :until)
  AND (:text IS NULL OR article.headline LIKE :text ESCAPE '\\' OR article.url LIKE :text ESCAPE '\\'
       OR article.byline LIKE :text ESCAPE '\\')
ORDER BY article.id"
        );
        let mut query = self.conn.prepare_cached(&sql)?;
        let mut rows = query.query(named_params! {
            ":outlet": filter.outlet.map(OutletId::number),
            ":topic": filter.topic.map(TopicId::number),
            ":since": filter.since,
            ":until": filter.until,
            ":text": filter.text.as_deref().map(super::claim_filter::like),
        })?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(article(row)?);
        }
        self.add_article_topics(&mut found)?;
        Ok(found)
    }

    /// The topics of articles sorted by id: one query for any number of them.
    fn add_article_topics(&self, articles: &mut [Article]) -> Result<(), StoreError> {
        const TOPICS: &str = "
SELECT article_topic.article_id, topic.id, topic.name
FROM article_topic JOIN topic ON topic.id = article_topic.topic_id
WHERE article_topic.article_id IN (SELECT value FROM json_each(:ids))
ORDER BY article_topic.article_id, topic.name_key";
        let ids = json_ids(articles.iter().map(|a| a.id.number()));
        let mut query = self.conn.prepare_cached(TOPICS)?;
        let mut rows = query.query(named_params! {":ids": ids})?;
        while let Some(row) = rows.next()? {
            let id = ArticleId::new(row.get("article_id")?);
            if let Ok(at) = articles.binary_search_by_key(&id, |a| a.id) {
                articles[at].fields.topics.push(TopicId::new(row.get("id")?));
                articles[at].topic_names.push(row.get("name")?);
            }
        }
        Ok(())
    }
}

impl Writer<'_> {
    /// Records an article.
    pub fn add_article(&self, new: &NewArticle) -> Result<ArticleId, StoreError> {
        const INSERT: &str = "
INSERT INTO article (url, headline, outlet_id, byline, published_words, published_edtf, published_earliest,
                     published_latest, published_rule, language, kind, note, entry_id)
VALUES (:url, :headline, :outlet, :byline, :words, :edtf, :earliest, :latest, :rule, :language, :kind, :note, :entry)";
        let published = DateColumns::from(new.published.as_ref());
        self.conn.prepare_cached(INSERT)?.execute(named_params! {
            ":url": new.url,
            ":headline": new.headline,
            ":outlet": new.outlet.map(OutletId::number),
            ":byline": new.byline,
            ":words": published.words,
            ":edtf": published.edtf,
            ":earliest": published.earliest,
            ":latest": published.latest,
            ":rule": published.rule,
            ":language": new.language,
            ":kind": new.kind.map(|kind| kind.to_string()),
            ":note": new.note,
            ":entry": self.entry()?.number(),
        })?;
        let id = ArticleId::new(self.conn.last_insert_rowid());
        self.set_article_topics(id, &new.topics)?;
        self.set_article_key(id, new.url.as_deref())?;
        Ok(id)
    }

    /// Changes what is recorded of an article. Returns whether anything differed.
    pub fn update_article(&self, id: ArticleId, new: &NewArticle) -> Result<bool, StoreError> {
        const UPDATE: &str = "
UPDATE article SET url = :url, headline = :headline, outlet_id = :outlet, byline = :byline, published_words = :words,
       published_edtf = :edtf, published_earliest = :earliest, published_latest = :latest, published_rule = :rule,
       language = :language, kind = :kind, note = :note
WHERE id = :id";
        let Article { id, fields: now, .. } = self.get_article(id)?;
        let topics_changed = self.set_article_topics(id, &new.topics)?;
        if now == (NewArticle { topics: now.topics.clone(), ..new.clone() }) {
            return Ok(topics_changed);
        }
        self.entry()?;
        let published = DateColumns::from(new.published.as_ref());
        self.conn.prepare_cached(UPDATE)?.execute(named_params! {
            ":id": id.number(),
            ":url": new.url,
            ":headline": new.headline,
            ":outlet": new.outlet.map(OutletId::number),
            ":byline": new.byline,
            ":words": published.words,
            ":edtf": published.edtf,
            ":earliest": published.earliest,
            ":latest": published.latest,
            ":rule": published.rule,
            ":language": new.language,
            ":kind": new.kind.map(|kind| kind.to_string()),
            ":note": new.note,
        })?;
        if now.url != new.url {
            self.set_article_key(id, new.url.as_deref())?;
        }
        Ok(true)
    }
}

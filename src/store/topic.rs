//! Topics, and which claims and articles carry them.

use rusqlite::{OptionalExtension, Row, named_params};

use super::rules::must_be_few;
use super::{Reader, StoreError, Writer};
use crate::domain::text::fold_name;
use crate::domain::{ArticleId, ClaimId, Topic, TopicId};

const COLUMNS: &str = "
SELECT topic.id, topic.name, topic.note,
       (SELECT count(*) FROM claim_topic WHERE claim_topic.topic_id = topic.id) AS claims,
       (SELECT count(*) FROM article_topic WHERE article_topic.topic_id = topic.id) AS articles
FROM topic";

const INSERT_OF_CLAIM: &str =
    "INSERT INTO claim_topic (claim_id, topic_id, entry_id) VALUES (:owner, :topic, :entry)";

fn topic(row: &Row<'_>) -> rusqlite::Result<Topic> {
    Ok(Topic {
        id: TopicId::new(row.get("id")?),
        name: row.get("name")?,
        note: row.get("note")?,
        claims: row.get("claims")?,
        articles: row.get("articles")?,
    })
}

impl Reader<'_> {
    /// The topic with this id.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] if there is none.
    pub fn get_topic(&self, id: TopicId) -> Result<Topic, StoreError> {
        let sql = format!("{COLUMNS} WHERE topic.id = :id");
        let found = self
            .conn
            .prepare_cached(&sql)?
            .query_row(named_params! {":id": id.number()}, topic)
            .optional()?;
        found.ok_or_else(|| StoreError::NoSuch { noun: "topic", id: id.to_string() })
    }

    /// The topic with this name, however it is capitalised.
    pub fn find_topic(&self, name: &str) -> Result<Option<TopicId>, StoreError> {
        const FIND: &str = "SELECT id FROM topic WHERE name_key = :key";
        let mut find = self.conn.prepare_cached(FIND)?;
        Ok(find
            .query_row(named_params! {":key": fold_name(name)}, |row| row.get(0).map(TopicId::new))
            .optional()?)
    }

    /// All topics, by name.
    pub fn list_topics(&self) -> Result<Vec<Topic>, StoreError> {
        let sql = format!("{COLUMNS} ORDER BY topic.name_key");
        Ok(self.conn.prepare_cached(&sql)?.query_map([], topic)?.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Records a topic.
    pub fn add_topic(&self, name: &str, note: Option<&str>) -> Result<TopicId, StoreError> {
        const INSERT: &str =
            "INSERT INTO topic (name, name_key, note, entry_id) VALUES (:name, :name_key, :note, :entry)";
        self.conn.prepare_cached(INSERT)?.execute(named_params! {
            ":name": name,
            ":name_key": fold_name(name),
            ":note": note,
            ":entry": self.entry()?.number(),
        })?;
        Ok(TopicId::new(self.conn.last_insert_rowid()))
    }

    /// The topics with these names, recorded when new; in the order given, each once.
    pub fn topics(&self, names: &[String]) -> Result<Vec<TopicId>, StoreError> {
        let mut topics = Vec::with_capacity(names.len());
        for name in names {
            let topic = match self.find_topic(name)? {
                Some(topic) => topic,
                None => self.add_topic(name, None)?,
            };
            if !topics.contains(&topic) {
                topics.push(topic);
            }
        }
        Ok(topics)
    }

    /// Changes what is recorded of a topic. Returns whether anything differed.
    pub fn update_topic(&self, id: TopicId, name: &str, note: Option<&str>) -> Result<bool, StoreError> {
        const UPDATE: &str =
            "UPDATE topic SET name = :name, name_key = :name_key, note = :note WHERE id = :id";
        let now = self.get_topic(id)?;
        if now.name == name && now.note.as_deref() == note {
            return Ok(false);
        }
        self.entry()?;
        self.conn.prepare_cached(UPDATE)?.execute(named_params! {
            ":id": id.number(),
            ":name": name,
            ":name_key": fold_name(name),
            ":note": note,
        })?;
        Ok(true)
    }

    /// Gives a claim that has none these topics.
    pub(super) fn add_topics_of_new(&self, claim: ClaimId, topics: &[TopicId]) -> Result<(), StoreError> {
        if topics.is_empty() {
            return Ok(());
        }
        must_be_few("topics", topics.len())?;
        let entry = self.entry()?.number();
        self.touch(("claim", "claim_topic"), claim.number());
        let mut insert = self.conn.prepare_cached(INSERT_OF_CLAIM)?;
        for topic in topics {
            insert.execute(
                named_params! {":owner": claim.number(), ":topic": topic.number(), ":entry": entry},
            )?;
        }
        Ok(())
    }

    /// Makes `topics` the topics of a claim. Returns whether anything differed.
    pub(super) fn set_claim_topics(&self, claim: ClaimId, topics: &[TopicId]) -> Result<bool, StoreError> {
        self.set_topics(
            (("claim", "claim_topic"), claim.number()),
            topics,
            "SELECT topic_id FROM claim_topic WHERE claim_id = :owner",
            INSERT_OF_CLAIM,
            "DELETE FROM claim_topic WHERE claim_id = :owner AND topic_id = :topic",
        )
    }

    /// Makes `topics` the topics of an article. Returns whether anything differed.
    pub(super) fn set_article_topics(
        &self,
        article: ArticleId,
        topics: &[TopicId],
    ) -> Result<bool, StoreError> {
        self.set_topics(
            (("article", "article_topic"), article.number()),
            topics,
            "SELECT topic_id FROM article_topic WHERE article_id = :owner",
            "INSERT INTO article_topic (article_id, topic_id, entry_id) VALUES (:owner, :topic, :entry)",
            "DELETE FROM article_topic WHERE article_id = :owner AND topic_id = :topic",
        )
    }

    fn set_topics(
        &self,
        (part, owner): ((&'static str, &'static str), i64),
        topics: &[TopicId],
        select: &str,
        insert: &str,
        delete: &str,
    ) -> Result<bool, StoreError> {
        must_be_few("topics", topics.len())?;
        let now = self
            .conn
            .prepare_cached(select)?
            .query_map(named_params! {":owner": owner}, |row| row.get(0).map(TopicId::new))?
            .collect::<Result<Vec<_>, _>>()?;
        let mut changed = false;
        for topic in topics.iter().filter(|topic| !now.contains(topic)) {
            let entry = self.entry()?.number();
            self.touch(part, owner);
            self.conn
                .prepare_cached(insert)?
                .execute(named_params! {":owner": owner, ":topic": topic.number(), ":entry": entry})?;
            changed = true;
        }
        for topic in now.iter().filter(|topic| !topics.contains(topic)) {
            self.entry()?;
            self.conn
                .prepare_cached(delete)?
                .execute(named_params! {":owner": owner, ":topic": topic.number()})?;
            changed = true;
        }
        Ok(changed)
    }
}

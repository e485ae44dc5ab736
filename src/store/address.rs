//! By which addresses an article is found: keys of its own address and further ones, and the addresses of
//! speakers and outlets elsewhere.
//!
//! The key of `article.url` is kept beside the record and follows from it: the writers of articles keep it,
//! an upgrade and an undoing make it again, a check compares it. A further address is part of the record,
//! with its key.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, named_params};

use super::column::json_ids;
use super::{Reader, StoreError, Writer};
use crate::domain::address::ArticleKey;
use crate::domain::{Article, ArticleId, Claim, OutletId, SpeakerId};

/// Which of the two tables of one shape.
#[derive(Clone, Copy)]
struct SameAs {
    table: &'static str,
    owner: &'static str,
    record: &'static str,
}

const OF_SPEAKERS: SameAs = SameAs { table: "speaker_same_as", owner: "speaker_id", record: "speaker" };
const OF_OUTLETS: SameAs = SameAs { table: "outlet_same_as", owner: "outlet_id", record: "outlet" };

/// Writes the key of every address that has none: of a ledger from before the keys, or where another tool
/// changed an address.
pub(in crate::store) fn add_missing_keys(conn: &Connection) -> Result<(), StoreError> {
    const MISSING: &str = "
SELECT id, url FROM article WHERE url IS NOT NULL AND id NOT IN (SELECT article_id FROM article_key) ORDER BY id";
    const INSERT: &str = "INSERT INTO article_key (article_id, key) VALUES (:id, :key)";
    let mut missing = conn.prepare(MISSING)?;
    let missing = missing.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut insert = conn.prepare(INSERT)?;
    for found in missing.collect::<Result<Vec<(i64, String)>, _>>()? {
        insert.execute(named_params! {":id": found.0, ":key": ArticleKey::of(&found.1).as_str()})?;
    }
    Ok(())
}

impl Reader<'_> {
    /// Further addresses under which an article was given, in the order in which they were recorded; those of
    /// articles merged into it, too.
    pub fn list_addresses(&self, article: ArticleId) -> Result<Vec<String>, StoreError> {
        let found = self.addresses_of(std::iter::once(article))?;
        Ok(found.into_iter().map(|(_, url)| url).collect())
    }

    /// Adds their further addresses to articles sorted by id.
    pub(super) fn add_addresses(&self, articles: &mut [Article]) -> Result<(), StoreError> {
        for (owner, url) in self.addresses_of(articles.iter().map(|article| article.id))? {
            if let Ok(at) = articles.binary_search_by_key(&owner, |article| article.id) {
                articles[at].addresses.push(url);
            }
        }
        Ok(())
    }

    /// The further addresses of articles, each with its article: two queries for any number of them.
    fn addresses_of(
        &self,
        articles: impl Iterator<Item = ArticleId>,
    ) -> Result<Vec<(ArticleId, String)>, StoreError> {
        const ADDRESSES: &str = "
SELECT article_id, url FROM article_address WHERE article_id IN (SELECT value FROM json_each(:ids)) ORDER BY article_id, id";
        const OF_MERGED: &str = "
SELECT survivor_id, url FROM article WHERE survivor_id IN (SELECT value FROM json_each(:ids)) AND url IS NOT NULL
UNION SELECT merged.survivor_id, article_address.url FROM article AS merged
JOIN article_address ON article_address.article_id = merged.id
WHERE merged.survivor_id IN (SELECT value FROM json_each(:ids)) ORDER BY 1, 2";
        let ids = json_ids(articles.map(ArticleId::number));
        let mut found = Vec::new();
        for addresses in [ADDRESSES, OF_MERGED] {
            let mut query = self.conn.prepare_cached(addresses)?;
            let rows = query.query_map(named_params! {":ids": ids}, |row| {
                Ok((ArticleId::new(row.get(0)?), row.get(1)?))
            })?;
            found.extend(rows.collect::<Result<Vec<_>, _>>()?);
        }
        Ok(found)
    }

    /// Articles whose addresses have one key and that are not merged: in pairs of the later and the first, by
    /// id. A ledger from before the keys can have such.
    pub fn list_twins(&self) -> Result<Vec<(ArticleId, ArticleId)>, StoreError> {
        const TWINS: &str = "
SELECT later.id AS later, min(first.id) AS first
FROM article_key AS one JOIN article_key AS other ON other.key = one.key AND other.article_id < one.article_id
JOIN article AS later ON later.id = one.article_id JOIN article AS first ON first.id = other.article_id
WHERE coalesce(later.survivor_id, later.id) <> coalesce(first.survivor_id, first.id) GROUP BY later.id ORDER BY later.id";
        let mut query = self.conn.prepare_cached(TWINS)?;
        let found =
            query.query_map([], |row| Ok((ArticleId::new(row.get(0)?), ArticleId::new(row.get(1)?))))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Articles whose key is not that of their address, by id, as only another tool can have left it.
    pub fn list_misfiled(&self) -> Result<Vec<ArticleId>, StoreError> {
        const KEYS: &str = "
SELECT article.id, article.url, article_key.key FROM article LEFT JOIN article_key ON article_key.article_id = article.id ORDER BY article.id";
        let mut query = self.conn.prepare(KEYS)?;
        let mut rows = query.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (url, key): (Option<String>, Option<String>) = (row.get(1)?, row.get(2)?);
            let right = url.as_deref().map(ArticleKey::of);
            if right.as_ref().map(ArticleKey::as_str) != key.as_deref() {
                found.push(ArticleId::new(row.get(0)?));
            }
        }
        Ok(found)
    }

    /// The article of which this is the own address, if it was merged into this survivor; of several the
    /// first.
    pub fn find_merged_by_url(
        &self,
        survivor: ArticleId,
        url: &str,
    ) -> Result<Option<ArticleId>, StoreError> {
        const MERGED: &str = "
SELECT article.id FROM article_key JOIN article ON article.id = article_key.article_id
WHERE article_key.key = :key AND article.survivor_id = :survivor ORDER BY article.id";
        let key = ArticleKey::of(url);
        let mut find = self.conn.prepare_cached(MERGED)?;
        let found = find
            .query_row(named_params! {":key": key.as_str(), ":survivor": survivor.number()}, |row| {
                row.get(0).map(ArticleId::new)
            });
        Ok(found.optional()?)
    }

    /// The speaker who goes by this address elsewhere; of a merged one, the survivor.
    pub fn find_speaker_same_as(&self, address: &str) -> Result<Option<SpeakerId>, StoreError> {
        const FIND: &str = "
SELECT coalesce(speaker.survivor_id, speaker.id) FROM speaker_same_as JOIN speaker ON speaker.id = speaker_id WHERE address_key = :key";
        let mut find = self.conn.prepare_cached(FIND)?;
        let key = ArticleKey::of(address);
        let found =
            find.query_row(named_params! {":key": key.as_str()}, |row| row.get(0).map(SpeakerId::new));
        Ok(found.optional()?)
    }

    /// The outlet that goes by this address elsewhere.
    pub fn find_outlet_same_as(&self, address: &str) -> Result<Option<OutletId>, StoreError> {
        const FIND: &str = "SELECT outlet_id FROM outlet_same_as WHERE address_key = :key";
        let mut find = self.conn.prepare_cached(FIND)?;
        let key = ArticleKey::of(address);
        let found = find.query_row(named_params! {":key": key.as_str()}, |row| row.get(0).map(OutletId::new));
        Ok(found.optional()?)
    }

    /// The addresses of a speaker elsewhere, in the order in which they were recorded; those of speakers
    /// merged into it, too.
    pub fn list_speaker_same_as(&self, speaker: SpeakerId) -> Result<Vec<String>, StoreError> {
        const ADDRESSES: &str = "
SELECT address FROM speaker_same_as WHERE speaker_id = :id OR speaker_id IN (SELECT id FROM speaker WHERE survivor_id = :id) ORDER BY id";
        self.addresses(ADDRESSES, speaker.number())
    }

    /// Adds the addresses of their speakers elsewhere to claims.
    pub(super) fn add_same_as(&self, claims: &mut [Claim]) -> Result<(), StoreError> {
        const ADDRESSES: &str = "
SELECT coalesce(speaker.survivor_id, speaker.id), address FROM json_each(:ids) AS wanted
JOIN speaker_same_as ON speaker_same_as.speaker_id = wanted.value JOIN speaker ON speaker.id = speaker_same_as.speaker_id
ORDER BY speaker_same_as.id";
        let has_any = self.conn.prepare_cached("SELECT 1 FROM speaker_same_as LIMIT 1")?.exists([])?;
        if !has_any {
            return Ok(());
        }
        let speakers = claims.iter().flat_map(|claim| &claim.speakers);
        let mut ids: Vec<i64> = speakers.map(|named| named.party.speaker.number()).collect();
        ids.sort_unstable();
        ids.dedup();
        let ids = serde_json::Value::from(ids).to_string();
        let mut query = self.conn.prepare_cached(ADDRESSES)?;
        let mut rows = query.query(named_params! {":ids": ids})?;
        let mut found: BTreeMap<SpeakerId, Vec<String>> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            found.entry(SpeakerId::new(row.get(0)?)).or_default().push(row.get(1)?);
        }
        for named in claims.iter_mut().flat_map(|claim| &mut claim.speakers) {
            named.same_as = found.get(&named.party.speaker).cloned().unwrap_or_default();
        }
        Ok(())
    }

    /// The addresses of an outlet elsewhere, in the order in which they were recorded.
    pub fn list_outlet_same_as(&self, outlet: OutletId) -> Result<Vec<String>, StoreError> {
        self.addresses(
            "SELECT address FROM outlet_same_as WHERE outlet_id = :id ORDER BY id",
            outlet.number(),
        )
    }

    fn addresses(&self, sql: &str, id: i64) -> Result<Vec<String>, StoreError> {
        let mut query = self.conn.prepare_cached(sql)?;
        Ok(query.query_map(named_params! {":id": id}, |row| row.get(0))?.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Files an article under the key of its address.
    pub(super) fn set_article_key(&self, id: ArticleId, url: Option<&str>) -> Result<(), StoreError> {
        const REPLACE: &str = "INSERT OR REPLACE INTO article_key (article_id, key) VALUES (:id, :key)";
        let Some(url) = url else { return Ok(()) };
        let key = ArticleKey::of(url);
        self.conn
            .prepare_cached(REPLACE)?
            .execute(named_params! {":id": id.number(), ":key": key.as_str()})?;
        Ok(())
    }

    /// Records a further address of an article. Returns whether it was new.
    pub fn add_address(&self, article: ArticleId, url: &str) -> Result<bool, StoreError> {
        const KNOWN: &str = "
SELECT 1 FROM article WHERE id = :article AND url = :url UNION ALL SELECT 1 FROM article_address WHERE article_id = :article AND url = :url";
        const INSERT: &str = "INSERT INTO article_address (article_id, url, url_key, entry_id) VALUES (:article, :url, :key, :entry)";
        let known = named_params! {":article": article.number(), ":url": url};
        if self.conn.prepare_cached(KNOWN)?.exists(known)? {
            return Ok(false);
        }
        let (entry, key) = (self.entry()?.number(), ArticleKey::of(url));
        self.touch(("article", "article_address"), article.number());
        self.conn.prepare_cached(INSERT)?.execute(
            named_params! {":article": article.number(), ":url": url, ":key": key.as_str(), ":entry": entry},
        )?;
        Ok(true)
    }

    /// Records an address of a speaker elsewhere. Returns whether it was new.
    ///
    /// # Errors
    /// [`StoreError::Refused`] if another speaker goes by it.
    pub fn add_speaker_same_as(&self, speaker: SpeakerId, address: &str) -> Result<bool, StoreError> {
        if let Some(owner) = self.find_speaker_same_as(address)? {
            let same = owner == self.survivor_of(speaker)?;
            return if same { Ok(false) } else { taken(address, owner) };
        }
        self.add_same_as(OF_SPEAKERS, speaker.number(), address)
    }

    /// Records an address of an outlet elsewhere. Returns whether it was new.
    ///
    /// # Errors
    /// [`StoreError::Refused`] if another outlet goes by it.
    pub fn add_outlet_same_as(&self, outlet: OutletId, address: &str) -> Result<bool, StoreError> {
        match self.find_outlet_same_as(address)? {
            Some(owner) if owner == outlet => Ok(false),
            Some(owner) => taken(address, owner),
            None => self.add_same_as(OF_OUTLETS, outlet.number(), address),
        }
    }

    fn add_same_as(
        &self,
        SameAs { table, owner, record }: SameAs,
        id: i64,
        address: &str,
    ) -> Result<bool, StoreError> {
        let insert = format!(
            "INSERT INTO {table} ({owner}, address, address_key, entry_id) VALUES (:id, :address, :key, :entry)"
        );
        let (entry, key) = (self.entry()?.number(), ArticleKey::of(address));
        self.touch((record, table), id);
        self.conn
            .prepare_cached(&insert)?
            .execute(named_params! {":id": id, ":address": address, ":key": key.as_str(), ":entry": entry})?;
        Ok(true)
    }

    /// Takes the addresses of a speaker elsewhere out; the history keeps them. Returns whether there were
    /// any.
    pub fn clear_speaker_same_as(&self, speaker: SpeakerId) -> Result<bool, StoreError> {
        self.clear_same_as(OF_SPEAKERS, speaker.number())
    }

    /// Takes the addresses of an outlet elsewhere out; the history keeps them. Returns whether there were
    /// any.
    pub fn clear_outlet_same_as(&self, outlet: OutletId) -> Result<bool, StoreError> {
        self.clear_same_as(OF_OUTLETS, outlet.number())
    }

    fn clear_same_as(&self, SameAs { table, owner, .. }: SameAs, id: i64) -> Result<bool, StoreError> {
        self.entry()?;
        let delete = format!("DELETE FROM {table} WHERE {owner} = :id");
        Ok(self.conn.prepare_cached(&delete)?.execute(named_params! {":id": id})? > 0)
    }
}

fn taken<T>(address: &str, owner: impl std::fmt::Display) -> Result<T, StoreError> {
    Err(StoreError::Refused { rule: format!("{address} is recorded as an address of {owner}") })
}

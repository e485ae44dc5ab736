//! Appearances: claims seen in articles, with the quote in its pieces and the attribution chain.

use std::sync::Arc;

use rusqlite::{Row, named_params, params};

use super::capture::AnchorPlaces;
use super::claims_by_id::claim_in;
use super::column::PUBLISHED;
use super::query_columns::{DatePlaces, Wanted, ordered, places};
use super::rules::must_be_few;
use super::{Reader, StoreError, Writer};
use crate::domain::{
    Appearance, AppearanceId, ArticleId, ArticleMention, ById, Claim, ClaimId, Hop, HopSource, NewAppearance,
    OutletId, SpeakerId,
};

const APPEARANCES: &str = "
SELECT id, claim_id, position, mode, note, article_id FROM {these}appearance WHERE {these:claim_id}";

const ARTICLES: &str = "
SELECT article.id, article.headline, article.url, outlet.name AS outlet_name,
       article.published_words, article.published_edtf, article.published_rule
FROM {these}article LEFT JOIN outlet ON outlet.id = article.outlet_id WHERE {these:article.id}";

const QUOTES: &str = "
SELECT appearance_id, position, exact, capture_id, start_offset, end_offset, prefix, suffix FROM {these}quote
WHERE {these:appearance_id}";

const HOPS: &str = "
SELECT hop.appearance_id, hop.position, coalesce(survivor.id, hop.speaker_id) AS speaker_id, hop.outlet_id, hop.name_as_given, hop.title,
       hop.cue, coalesce(survivor.name, speaker.name, outlet.name) AS listed
FROM {these}hop LEFT JOIN speaker ON speaker.id = hop.speaker_id LEFT JOIN speaker AS survivor ON survivor.id = speaker.survivor_id
LEFT JOIN outlet ON outlet.id = hop.outlet_id
WHERE {these:hop.appearance_id}";

places!(AppearancePlaces { id, claim_id, position, mode, note, article_id });
places!(ArticlePlaces { id, headline, url, outlet_name });
places!(QuotePlaces { appearance_id, position, exact });

impl AppearancePlaces {
    /// The appearance in a row, in an article of which only the id is known so far.
    fn appearance(&self, row: &Row<'_>, article: &Arc<ArticleMention>) -> Result<Appearance, StoreError> {
        let id = AppearanceId::new(self.id.get(row)?);
        Ok(Appearance {
            id,
            claim: ClaimId::new(self.claim_id.get(row)?),
            article: Arc::clone(article),
            position: self.position.get(row)?,
            mode: self.mode.optional_word(row, id)?,
            quotes: Vec::new(),
            anchors: Vec::new(),
            via: Vec::new(),
            origin: String::new(),
            note: self.note.get(row)?,
        })
    }
}

impl Reader<'_> {
    /// The claims that appear in an article, in the order of the article.
    pub fn list_claims_of_article(&self, article: ArticleId) -> Result<Vec<ClaimId>, StoreError> {
        const CLAIMS: &str =
            "SELECT claim_id FROM appearance WHERE article_id = :article ORDER BY position, id";
        let mut query = self.conn.prepare_cached(CLAIMS)?;
        let found = query
            .query_map(named_params! {":article": article.number()}, |row| row.get(0).map(ClaimId::new))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// The claims that appear in an article and have exactly this text, or none.
    pub fn list_claims_of_article_saying(
        &self,
        article: ArticleId,
        text: Option<&str>,
    ) -> Result<Vec<ClaimId>, StoreError> {
        const CLAIMS: &str = "
SELECT claim_id FROM appearance JOIN claim ON claim.id = appearance.claim_id
WHERE article_id = :article AND text IS :text ORDER BY claim_id";
        let mut query = self.conn.prepare_cached(CLAIMS)?;
        let found = query.query_map(named_params! {":article": article.number(), ":text": text}, |row| {
            row.get(0).map(ClaimId::new)
        })?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Where each of these claims appears: a constant number of queries for any number of them.
    pub(super) fn add_appearances(&self, claims: &mut [Claim], wanted: &Wanted) -> Result<(), StoreError> {
        let mut query = self.conn.prepare_cached(&wanted.within(APPEARANCES))?;
        let at = AppearancePlaces::of(&query)?;
        let mut rows = wanted.query(&mut query)?;
        let mut found: Vec<Appearance> = Vec::with_capacity(claims.len());
        let mut article = mention(ArticleId::new(0));
        while let Some(row) = rows.next()? {
            let id = ArticleId::new(at.article_id.get(row)?);
            if article.id != id {
                article = mention(id);
            }
            found.push(at.appearance(row, &article)?);
        }
        // Here, as SQLite would carry every row through a sorter of its own, though nearly all come in this order.
        found.sort_by_key(|appearance| appearance.id);
        let mentions = self.mentions(found.iter().map(|appearance| appearance.article.id.number()))?;
        found.retain_mut(|appearance| {
            let Some(article) = mentions.get(&appearance.article.id) else { return false };
            appearance.article = Arc::clone(article);
            appearance.origin = article.outlet.clone().unwrap_or_else(|| article.id.to_string());
            true
        });
        let owners: Vec<i64> = found.iter().map(|a| a.id.number()).collect();
        let owners = Wanted::of(&owners);
        let mut query = self.conn.prepare_cached(&owners.within(QUOTES))?;
        let (at, anchors) = (QuotePlaces::of(&query)?, AnchorPlaces::of(&query)?);
        let mut rows = owners.query(&mut query)?;
        let mut pieces = Vec::new();
        while let Some(row) = rows.next()? {
            let key: (i64, i64) = (at.appearance_id.get(row)?, at.position.get(row)?);
            pieces.push((key, (at.exact.get::<String>(row)?, anchors.anchor(row)?)));
        }
        for ((id, _), (exact, anchor)) in ordered(pieces) {
            if let Some(owner) = appearance_in(&mut found, id) {
                owner.quotes.push(exact);
                owner.anchors.extend(anchor);
            }
        }
        self.add_chains(&mut found, &owners)?;
        for appearance in found {
            if let Some(claim) = claim_in(claims, appearance.claim) {
                claim.appearances.push(appearance);
            }
        }
        Ok(())
    }

    /// The attribution chains of these appearances, which are sorted by id.
    fn add_chains(&self, found: &mut [Appearance], owners: &Wanted) -> Result<(), StoreError> {
        let mut query = self.conn.prepare_cached(&owners.within(HOPS))?;
        let mut rows = owners.query(&mut query)?;
        let mut hops = Vec::new();
        while let Some(row) = rows.next()? {
            let key: (i64, i64) = (row.get("appearance_id")?, row.get("position")?);
            hops.push((key, (hop(row)?, row.get("listed")?)));
        }
        for ((id, _), (hop, listed)) in ordered(hops) {
            if let Some(owner) = appearance_in(found, id) {
                owner.via.push(hop);
                // The chain runs towards the speaker: whoever stands last has it from nobody else.
                owner.origin = listed;
            }
        }
        Ok(())
    }

    /// These articles, each once: the claims of one article follow one another.
    fn mentions(
        &self,
        ids: impl Iterator<Item = i64>,
    ) -> Result<ById<ArticleId, Arc<ArticleMention>>, StoreError> {
        let mut ids: Vec<i64> = ids.collect();
        ids.sort_unstable();
        ids.dedup();
        let wanted = Wanted::of(&ids);
        let mut query = self.conn.prepare_cached(&wanted.within(ARTICLES))?;
        let at = ArticlePlaces::of(&query)?;
        let mut published = DatePlaces::of(&query, &PUBLISHED)?;
        let mut rows = wanted.query(&mut query)?;
        let mut found = ById::default();
        while let Some(row) = rows.next()? {
            let id = ArticleId::new(at.id.get(row)?);
            let mention = ArticleMention {
                id,
                headline: at.headline.get(row)?,
                outlet: at.outlet_name.get(row)?,
                published: published.get(row, id)?,
                url: at.url.get(row)?,
            };
            found.insert(id, Arc::new(mention));
        }
        Ok(found)
    }
}

/// An article of which nothing is known but its id.
fn mention(id: ArticleId) -> Arc<ArticleMention> {
    Arc::new(ArticleMention { id, headline: None, outlet: None, published: None, url: None })
}

fn appearance_in(found: &mut [Appearance], id: i64) -> Option<&mut Appearance> {
    found.binary_search_by_key(&AppearanceId::new(id), |a| a.id).ok().map(|at| &mut found[at])
}

fn hop(row: &Row<'_>) -> Result<Hop, StoreError> {
    let speaker = row.get::<_, Option<i64>>("speaker_id")?.map(|id| HopSource::Speaker(SpeakerId::new(id)));
    let outlet = row.get::<_, Option<i64>>("outlet_id")?.map(|id| HopSource::Outlet(OutletId::new(id)));
    let name_as_given: String = row.get("name_as_given")?;
    let source = speaker.or(outlet).ok_or_else(|| StoreError::Alien {
        what: "source",
        value: name_as_given.clone(),
        row: "an attribution chain".into(),
    })?;
    Ok(Hop { source, name_as_given, title: row.get("title")?, cue: row.get("cue")? })
}

impl Writer<'_> {
    /// Records that a claim was seen in an article, after the claims already recorded there.
    pub fn add_appearance(
        &self,
        claim: ClaimId,
        article: ArticleId,
        new: &NewAppearance,
    ) -> Result<AppearanceId, StoreError> {
        const INSERT: &str = "
INSERT INTO appearance (claim_id, article_id, position, mode, note, entry_id)
VALUES (:claim, :article, (SELECT coalesce(max(position), 0) + 1 FROM appearance WHERE article_id = :article),
        :mode, :note, :entry)";
        self.must_stand(&[claim], Some(article))?;
        self.conn.prepare_cached(INSERT)?.execute(params![
            claim.number(),
            article.number(),
            new.mode.map(|mode| mode.to_string()),
            new.note,
            self.entry()?.number(),
        ])?;
        let id = AppearanceId::new(self.conn.last_insert_rowid());
        self.insert_quotes(id, &new.quotes)?;
        self.insert_hops(id, &new.via)?;
        Ok(id)
    }

    /// Changes what is recorded of an appearance. Returns the names of the fields that differed.
    pub fn update_appearance(
        &self,
        now: &Appearance,
        new: &NewAppearance,
    ) -> Result<Vec<&'static str>, StoreError> {
        const UPDATE: &str = "UPDATE appearance SET mode = :mode, note = :note WHERE id = :id";
        let mut changed = Vec::new();
        if now.mode != new.mode {
            changed.push("mode");
        }
        if now.note != new.note {
            changed.push("note");
        }
        if !changed.is_empty() {
            self.entry()?;
            self.conn.prepare_cached(UPDATE)?.execute(named_params! {
                ":id": now.id.number(),
                ":mode": new.mode.map(|mode| mode.to_string()),
                ":note": new.note,
            })?;
        }
        if now.quotes != new.quotes {
            self.clear(now.id, "DELETE FROM quote WHERE appearance_id = :id")?;
            self.insert_quotes(now.id, &new.quotes)?;
            changed.push("quote");
        }
        if now.via != new.via {
            let via = self.keep_recorded_hops(now.id.number(), &new.via)?;
            self.clear(now.id, "DELETE FROM hop WHERE appearance_id = :id")?;
            self.insert_hops(now.id, &via)?;
            changed.push("via");
        }
        Ok(changed)
    }

    /// Puts the claims of an article in this order. Returns whether anything differed.
    pub fn order_appearances(&self, article: ArticleId, claims: &[ClaimId]) -> Result<bool, StoreError> {
        const UPDATE: &str = "
UPDATE appearance SET position = :position WHERE article_id = :article AND claim_id = :claim AND position <> :position";
        if self.list_claims_of_article(article)? == claims {
            return Ok(false);
        }
        self.entry()?;
        for (position, claim) in (1_i64..).zip(claims) {
            self.conn.prepare_cached(UPDATE)?.execute(named_params! {
                ":position": position,
                ":article": article.number(),
                ":claim": claim.number(),
            })?;
        }
        Ok(true)
    }

    fn clear(&self, id: AppearanceId, delete: &str) -> Result<(), StoreError> {
        self.entry()?;
        self.conn.prepare_cached(delete)?.execute(named_params! {":id": id.number()})?;
        Ok(())
    }

    fn insert_quotes(&self, id: AppearanceId, quotes: &[String]) -> Result<(), StoreError> {
        const INSERT: &str = "INSERT INTO quote (appearance_id, position, exact, entry_id) VALUES (:id, :position, :exact, :entry)";
        if quotes.is_empty() {
            return Ok(());
        }
        must_be_few("pieces of a quote", quotes.len())?;
        let entry = self.entry()?.number();
        self.touch(("appearance", "quote"), id.number());
        let mut insert = self.conn.prepare_cached(INSERT)?;
        for (position, exact) in (1_i64..).zip(quotes) {
            insert.execute(params![id.number(), position, exact, entry])?;
        }
        Ok(())
    }

    fn insert_hops(&self, id: AppearanceId, via: &[Hop]) -> Result<(), StoreError> {
        const INSERT: &str = "
INSERT INTO hop (appearance_id, position, speaker_id, outlet_id, name_as_given, title, cue, entry_id)
VALUES (:id, :position, :speaker, :outlet, :name, :title, :cue, :entry)";
        if via.is_empty() {
            return Ok(());
        }
        must_be_few("hops", via.len())?;
        let entry = self.entry()?.number();
        self.touch(("appearance", "hop"), id.number());
        let mut insert = self.conn.prepare_cached(INSERT)?;
        for (position, hop) in (1_i64..).zip(via) {
            let (speaker, outlet) = match hop.source {
                HopSource::Speaker(id) => (Some(id.number()), None),
                HopSource::Outlet(id) => (None, Some(id.number())),
            };
            insert.execute(named_params! {
                ":id": id.number(),
                ":position": position,
                ":speaker": speaker,
                ":outlet": outlet,
                ":name": hop.name_as_given,
                ":title": hop.title,
                ":cue": hop.cue,
                ":entry": entry,
            })?;
        }
        Ok(())
    }
}

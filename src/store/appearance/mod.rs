//! Appearances: claims seen in articles, with the quote in its pieces, the names that the article gives, and
//! the attribution chain.
//!
//! Here they are read; `writing` records them.

mod writing;

use std::collections::HashSet;
use std::sync::Arc;

use rusqlite::{Row, named_params};

use crate::domain::{
    Appearance, AppearanceId, ArticleId, ArticleMention, At, ById, Claim, ClaimId, GivenSpeaker, Hop,
    HopSource, OutletId, SpeakerId,
};
use crate::store::capture::AnchorPlaces;
use crate::store::claims_by_id::claim_in;
use crate::store::column::PUBLISHED;
use crate::store::query_columns::{DatePlaces, Wanted, ordered, places};
use crate::store::{Reader, StoreError};

const APPEARANCES: &str = "
SELECT id, claim_id, position, mode, at, hedge, note, article_id FROM {these}appearance WHERE {these:claim_id}";

const ARTICLES: &str = "
SELECT article.id, article.survivor_id, article.headline, article.url, outlet.name AS outlet_name,
       article.published_words, article.published_edtf, article.published_rule
FROM {these}article LEFT JOIN outlet ON outlet.id = article.outlet_id WHERE {these:article.id}";

const SPEAKERS: &str = "
SELECT appearance_id, position, coalesce(speaker.survivor_id, speaker.id) AS speaker_id, name_as_given, title
FROM {these}appearance_speaker JOIN speaker ON speaker.id = appearance_speaker.speaker_id WHERE {these:appearance_id}";

const QUOTES: &str = "
SELECT appearance_id, position, exact, capture_id, start_offset, end_offset, prefix, suffix FROM {these}quote
WHERE {these:appearance_id}";

const HOPS: &str = "
SELECT hop.appearance_id, hop.position, coalesce(survivor.id, hop.speaker_id) AS speaker_id, hop.outlet_id, hop.name_as_given, hop.title,
       hop.cue, coalesce(survivor.name, speaker.name, outlet.name) AS listed
FROM {these}hop LEFT JOIN speaker ON speaker.id = hop.speaker_id LEFT JOIN speaker AS survivor ON survivor.id = speaker.survivor_id
LEFT JOIN outlet ON outlet.id = hop.outlet_id
WHERE {these:hop.appearance_id}";

places!(AppearancePlaces { id, claim_id, position, mode, at, hedge, note, article_id });
places!(ArticlePlaces { id, survivor_id, headline, url, outlet_name });
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
            at: self.at.get::<Option<String>>(row)?.map(At::stored),
            hedge: self.hedge.get(row)?,
            speakers: Vec::new(),
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
        let mut found: Vec<ClaimId> = Vec::new();
        let mut met: HashSet<ClaimId> = HashSet::new();
        let mut query = self.conn.prepare_cached(CLAIMS)?;
        for article in std::iter::once(article).chain(self.list_merged_articles(article)?) {
            let claims = query.query_map(named_params! {":article": article.number()}, |row| {
                row.get(0).map(ClaimId::new)
            })?;
            for claim in claims {
                let claim = claim?;
                if met.insert(claim) {
                    found.push(claim);
                }
            }
        }
        Ok(found)
    }

    /// The claims that appear in an article and have exactly this text, or none.
    pub fn list_claims_of_article_saying(
        &self,
        article: ArticleId,
        text: Option<&str>,
    ) -> Result<Vec<ClaimId>, StoreError> {
        const CLAIMS: &str = "
SELECT claim_id FROM appearance JOIN claim ON claim.id = appearance.claim_id
WHERE (article_id = :article OR article_id IN (SELECT id FROM article WHERE survivor_id = :article)) AND text IS :text
ORDER BY claim_id";
        let mut query = self.conn.prepare_cached(CLAIMS)?;
        let found = query.query_map(named_params! {":article": article.number(), ":text": text}, |row| {
            row.get(0).map(ClaimId::new)
        })?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Where each of these claims appears: a constant number of queries for any number of them.
    pub(in crate::store) fn add_appearances(
        &self,
        claims: &mut [Claim],
        wanted: &Wanted,
    ) -> Result<(), StoreError> {
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
        // Here, as SQLite would carry every row through a sorter of its own, though nearly all come in this
        // order.
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
        self.add_given_speakers(&mut found, &owners)?;
        for appearance in found {
            if let Some(claim) = claim_in(claims, appearance.claim) {
                // Two articles that were merged are one, in which the claim is seen once.
                if !claim.appearances.iter().any(|known| known.article.id == appearance.article.id) {
                    claim.appearances.push(appearance);
                }
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

    /// The speakers as further articles give them.
    fn add_given_speakers(&self, found: &mut [Appearance], owners: &Wanted) -> Result<(), StoreError> {
        let mut query = self.conn.prepare_cached(&owners.within(SPEAKERS))?;
        let mut rows = owners.query(&mut query)?;
        let mut given = Vec::new();
        while let Some(row) = rows.next()? {
            let key: (i64, i64) = (row.get("appearance_id")?, row.get("position")?);
            let speaker = GivenSpeaker {
                speaker: SpeakerId::new(row.get("speaker_id")?),
                name_as_given: row.get("name_as_given")?,
                title: row.get("title")?,
            };
            given.push((key, speaker));
        }
        for ((id, _), speaker) in ordered(given) {
            if let Some(owner) = appearance_in(found, id) {
                owner.speakers.push(speaker);
            }
        }
        Ok(())
    }

    /// These articles, each once, by the id under which they are recorded; a merged one as the article that
    /// it leads to.
    fn mentions(&self, ids: impl Iterator<Item = i64>) -> Result<Mentions, StoreError> {
        let mut ids: Vec<i64> = ids.collect();
        ids.sort_unstable();
        ids.dedup();
        let (mut found, merged) = self.mentions_of(&ids)?;
        if !merged.is_empty() {
            let mut survivors: Vec<i64> = merged.iter().map(|(_, survivor)| survivor.number()).collect();
            survivors.sort_unstable();
            survivors.dedup();
            let (survivors, _) = self.mentions_of(&survivors)?;
            for (id, survivor) in merged {
                if let Some(mention) = survivors.get(&survivor) {
                    found.insert(id, Arc::clone(mention));
                }
            }
        }
        Ok(found)
    }

    /// These articles as they are recorded, and those of them that were merged with the articles that they
    /// lead to.
    fn mentions_of(&self, ids: &[i64]) -> Result<(Mentions, Vec<(ArticleId, ArticleId)>), StoreError> {
        let mut merged = Vec::new();
        let wanted = Wanted::of(ids);
        let mut query = self.conn.prepare_cached(&wanted.within(ARTICLES))?;
        let at = ArticlePlaces::of(&query)?;
        let mut published = DatePlaces::of(&query, &PUBLISHED)?;
        let mut rows = wanted.query(&mut query)?;
        let mut found = ById::default();
        while let Some(row) = rows.next()? {
            let id = ArticleId::new(at.id.get(row)?);
            merged.extend(
                at.survivor_id.get::<Option<i64>>(row)?.map(|survivor| (id, ArticleId::new(survivor))),
            );
            let mention = ArticleMention {
                id,
                headline: at.headline.get(row)?,
                outlet: at.outlet_name.get(row)?,
                published: published.get(row, id)?,
                url: at.url.get(row)?,
            };
            found.insert(id, Arc::new(mention));
        }
        Ok((found, merged))
    }
}

/// Articles by the id under which they are recorded.
type Mentions = ById<ArticleId, Arc<ArticleMention>>;

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

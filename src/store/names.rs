//! The names that are recorded of an article, and whom they mean in it.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::named_params;
use rusqlite::vtab::array::Array;

use super::column::optional_word;
use super::query_columns::list_of;
use super::{Reader, StoreError};
use crate::domain::text::fold_name;
use crate::domain::{ArticleId, HopSource, OutletId, SpeakerId, SpeakerKind};

/// A name that is recorded of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameInArticle {
    /// As the article gave it; `None` for a body that is spoken for.
    pub given: Option<String>,
    /// As the ledger lists whom it means.
    pub listed: String,
    /// Whom it means.
    pub source: HopSource,
    /// What the speaker is; of a merged one, what it was recorded as.
    pub kind: Option<SpeakerKind>,
    /// Whether it stands in an attribution chain.
    pub relays: bool,
    /// Whether it is recorded of a speaker who was merged into another.
    pub is_merged: bool,
}

impl NameInArticle {
    /// Whether this is the name with this [key](fold_name).
    pub fn is_called(&self, key: &str) -> bool {
        fold_name(self.given.as_deref().unwrap_or(&self.listed)) == key
    }
}

/// A name in one of its places: whom it means, by number, as given, and whether it stands in an attribution
/// chain.
type Named = (HopSource, Option<String>, bool);

/// Each as the ledger lists it.
type Listed = BTreeMap<HopSource, NameInArticle>;

impl Reader<'_> {
    /// The names that are recorded of an article, and whom they mean in it: those for which `is_wanted`, as
    /// the article gave them, and bodies that are spoken for.
    ///
    /// Those of a claim count in the article in which the claim was first recorded, those of a chain in each,
    /// and those that a further article gives in that one.
    ///
    /// Several short statements: one for all of it took longer to prepare than to add the claim for which it
    /// is asked.
    pub fn list_names_in_article(
        &self,
        article: ArticleId,
        is_wanted: impl Fn(&str) -> bool,
    ) -> Result<Vec<NameInArticle>, StoreError> {
        const FIRST_SEEN: &str = "
SELECT claim_id FROM appearance WHERE article_id = :article
  AND NOT EXISTS (SELECT 1 FROM appearance AS first WHERE first.claim_id = appearance.claim_id AND first.id < appearance.id)";
        const CHAINS: &str = "
SELECT hop.name_as_given, hop.speaker_id, hop.outlet_id FROM appearance JOIN hop ON hop.appearance_id = appearance.id
WHERE article_id = :article";
        const GIVEN_HERE: &str = "
SELECT appearance_speaker.name_as_given, appearance_speaker.speaker_id FROM appearance
JOIN appearance_speaker ON appearance_speaker.appearance_id = appearance.id WHERE article_id = :article";
        let mut first_seen = self.conn.prepare_cached(FIRST_SEEN)?;
        let claims = first_seen
            .query_map(named_params! {":article": article.number()}, |row| row.get(0))?
            .collect::<Result<Vec<i64>, _>>()?;
        let mut named: BTreeSet<Named> = BTreeSet::new();
        if !claims.is_empty() {
            let claims = list_of(claims);
            for parties in ["claim_speaker", "claim_about"] {
                self.add_names_of(parties, &claims, &mut named)?;
            }
            self.add_further_bodies_of(&claims, &mut named)?;
        }
        let mut chains = self.conn.prepare_cached(CHAINS)?;
        let mut rows = chains.query(named_params! {":article": article.number()})?;
        while let Some(row) = rows.next()? {
            let speaker =
                row.get::<_, Option<i64>>("speaker_id")?.map(|id| HopSource::Speaker(SpeakerId::new(id)));
            let outlet =
                row.get::<_, Option<i64>>("outlet_id")?.map(|id| HopSource::Outlet(OutletId::new(id)));
            if let Some(source) = speaker.or(outlet) {
                named.insert((source, row.get("name_as_given")?, true));
            }
        }
        let mut given = self.conn.prepare_cached(GIVEN_HERE)?;
        let mut rows = given.query(named_params! {":article": article.number()})?;
        while let Some(row) = rows.next()? {
            let speaker = SpeakerId::new(row.get("speaker_id")?);
            named.insert((HopSource::Speaker(speaker), row.get("name_as_given")?, false));
        }
        named.retain(|(_, given, _)| given.as_deref().is_none_or(&is_wanted));
        let mut listed = self.listed_speakers(&named)?;
        listed.extend(self.listed_outlets(&named)?);
        let found = named.into_iter().filter_map(|(source, given, relays)| {
            Some(NameInArticle { given, relays, ..listed.get(&source)?.clone() })
        });
        let mut found: Vec<NameInArticle> = found.collect();
        // Outlets before speakers.
        found.sort_by_key(|name| matches!(name.source, HopSource::Speaker(_)));
        Ok(found)
    }

    /// The names of the parties of these claims.
    fn add_names_of(
        &self,
        parties: &str,
        claims: &Array,
        named: &mut BTreeSet<Named>,
    ) -> Result<(), StoreError> {
        let sql = format!(
            "SELECT name_as_given, speaker_id, on_behalf_of FROM {parties} WHERE claim_id IN rarray(:claims)"
        );
        let mut query = self.conn.prepare_cached(&sql)?;
        let mut rows = query.query(named_params! {":claims": claims})?;
        while let Some(row) = rows.next()? {
            let speaker = SpeakerId::new(row.get("speaker_id")?);
            named.insert((HopSource::Speaker(speaker), row.get("name_as_given")?, false));
            if let Some(body) = row.get::<_, Option<i64>>("on_behalf_of")? {
                named.insert((HopSource::Speaker(SpeakerId::new(body)), None, false));
            }
        }
        Ok(())
    }

    /// The bodies from the second on that are spoken for in these claims.
    fn add_further_bodies_of(&self, claims: &Array, named: &mut BTreeSet<Named>) -> Result<(), StoreError> {
        const BODIES: &str = "SELECT speaker_id FROM claim_body WHERE claim_id IN rarray(:claims)";
        let mut query = self.conn.prepare_cached(BODIES)?;
        let mut rows = query.query(named_params! {":claims": claims})?;
        while let Some(row) = rows.next()? {
            named.insert((HopSource::Speaker(SpeakerId::new(row.get(0)?)), None, false));
        }
        Ok(())
    }

    /// What the speakers among these are listed as: without a name that was given.
    fn listed_speakers(&self, named: &BTreeSet<Named>) -> Result<Listed, StoreError> {
        const SPEAKERS: &str = "
SELECT speaker.id, coalesce(survivor.name, speaker.name) AS listed, coalesce(survivor.id, speaker.id) AS survivor_id, speaker.kind,
       survivor.id IS NOT NULL AS is_merged
FROM speaker LEFT JOIN speaker AS survivor ON survivor.id = speaker.survivor_id WHERE speaker.id IN rarray(:ids)";
        let ids = named.iter().filter_map(|(source, ..)| match source {
            HopSource::Speaker(id) => Some(id.number()),
            HopSource::Outlet(_) => None,
        });
        let ids: Vec<i64> = ids.collect();
        if ids.is_empty() {
            return Ok(Listed::new());
        }
        let mut query = self.conn.prepare_cached(SPEAKERS)?;
        let mut rows = query.query(named_params! {":ids": list_of(ids)})?;
        let mut found = Listed::new();
        while let Some(row) = rows.next()? {
            let listed = NameInArticle {
                given: None,
                listed: row.get("listed")?,
                source: HopSource::Speaker(SpeakerId::new(row.get("survivor_id")?)),
                kind: optional_word(row, "kind", "a speaker of this article")?,
                relays: false,
                is_merged: row.get("is_merged")?,
            };
            found.insert(HopSource::Speaker(SpeakerId::new(row.get("id")?)), listed);
        }
        Ok(found)
    }

    /// The outlets among these, with the names under which they are listed.
    fn listed_outlets(&self, named: &BTreeSet<Named>) -> Result<Listed, StoreError> {
        const OUTLETS: &str = "SELECT id, name FROM outlet WHERE id IN rarray(:ids)";
        let ids = named.iter().filter_map(|(source, ..)| match source {
            HopSource::Outlet(id) => Some(id.number()),
            HopSource::Speaker(_) => None,
        });
        let ids: Vec<i64> = ids.collect();
        if ids.is_empty() {
            return Ok(Listed::new());
        }
        let mut query = self.conn.prepare_cached(OUTLETS)?;
        let found = query.query_map(named_params! {":ids": list_of(ids)}, |row| {
            let source = HopSource::Outlet(OutletId::new(row.get("id")?));
            let listed = row.get("name")?;
            Ok((
                source,
                NameInArticle { given: None, listed, source, kind: None, relays: false, is_merged: false },
            ))
        })?;
        Ok(found.collect::<Result<_, _>>()?)
    }
}

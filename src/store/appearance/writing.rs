//! Recording where a claim was seen, and the order of the claims of an article.

use std::collections::HashMap;

use rusqlite::{named_params, params};

use crate::domain::{
    Appearance, AppearanceId, ArticleId, At, ClaimId, GivenSpeaker, Hop, HopSource, NewAppearance,
};
use crate::store::rules::must_be_few;
use crate::store::{StoreError, Writer};

impl Writer<'_> {
    /// Records that a claim was seen in an article, after the claims already recorded there.
    pub fn add_appearance(
        &self,
        claim: ClaimId,
        article: ArticleId,
        new: &NewAppearance,
    ) -> Result<AppearanceId, StoreError> {
        const INSERT: &str = "
INSERT INTO appearance (claim_id, article_id, position, mode, at, hedge, note, entry_id)
VALUES (:claim, :article, (SELECT coalesce(max(position), 0) + 1 FROM appearance WHERE article_id = :article),
        :mode, :at, :hedge, :note, :entry)";
        self.must_stand(&[claim], Some(article))?;
        self.conn.prepare_cached(INSERT)?.execute(params![
            claim.number(),
            article.number(),
            new.mode.map(|mode| mode.to_string()),
            new.at.as_ref().map(At::as_str),
            new.hedge,
            new.note,
            self.entry()?.number(),
        ])?;
        let id = AppearanceId::new(self.conn.last_insert_rowid());
        self.insert_quotes(id, &new.quotes)?;
        self.insert_hops(id, &new.via)?;
        self.insert_given_speakers(id, &new.speakers)?;
        Ok(id)
    }

    /// Changes what is recorded of an appearance. Returns the names of the fields that differed.
    pub fn update_appearance(
        &self,
        now: &Appearance,
        new: &NewAppearance,
    ) -> Result<Vec<&'static str>, StoreError> {
        const UPDATE: &str =
            "UPDATE appearance SET mode = :mode, at = :at, hedge = :hedge, note = :note WHERE id = :id";
        let mut changed = Vec::new();
        for (field, differs) in [
            ("mode", now.mode != new.mode),
            ("at", now.at != new.at),
            ("hedge", now.hedge != new.hedge),
            ("note", now.note != new.note),
        ] {
            changed.extend(differs.then_some(field));
        }
        if !changed.is_empty() {
            self.entry()?;
            self.conn.prepare_cached(UPDATE)?.execute(named_params! {
                ":id": now.id.number(),
                ":mode": new.mode.map(|mode| mode.to_string()),
                ":at": new.at.as_ref().map(At::as_str),
                ":hedge": new.hedge,
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
        if now.speakers != new.speakers {
            self.clear(now.id, "DELETE FROM appearance_speaker WHERE appearance_id = :id")?;
            self.insert_given_speakers(now.id, &new.speakers)?;
            changed.push("as given");
        }
        Ok(changed)
    }

    /// Puts the claims of an article in this order. Returns whether anything differed.
    pub fn order_appearances(&self, article: ArticleId, claims: &[ClaimId]) -> Result<bool, StoreError> {
        const UPDATE: &str = "
UPDATE appearance SET position = :position WHERE claim_id = :claim AND position <> :position
  AND article_id IN (SELECT :article UNION ALL SELECT id FROM article WHERE survivor_id = :article)";
        if self.list_claims_of_article(article)? == claims || self.stand_so(article, claims)? {
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

    /// Whether the claims of an article stand at these places already, together with those of articles that
    /// were merged into it.
    fn stand_so(&self, article: ArticleId, claims: &[ClaimId]) -> Result<bool, StoreError> {
        const PLACES: &str = "
SELECT claim_id, position FROM appearance
WHERE article_id IN (SELECT :article UNION ALL SELECT id FROM article WHERE survivor_id = :article)";
        let wanted: HashMap<ClaimId, i64> = claims.iter().copied().zip(1..).collect();
        let mut query = self.conn.prepare_cached(PLACES)?;
        let mut rows = query.query(named_params! {":article": article.number()})?;
        while let Some(row) = rows.next()? {
            let place = wanted.get(&ClaimId::new(row.get(0)?));
            if place.is_some_and(|place| row.get(1) != Ok(*place)) {
                return Ok(false);
            }
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

    fn insert_given_speakers(&self, id: AppearanceId, speakers: &[GivenSpeaker]) -> Result<(), StoreError> {
        const INSERT: &str = "
INSERT INTO appearance_speaker (appearance_id, position, speaker_id, name_as_given, title, entry_id)
VALUES (:id, :position, :speaker, :name, :title, :entry)";
        if speakers.is_empty() {
            return Ok(());
        }
        must_be_few("speakers", speakers.len())?;
        let entry = self.entry()?.number();
        self.touch(("appearance", "appearance_speaker"), id.number());
        let mut insert = self.conn.prepare_cached(INSERT)?;
        for (position, given) in (1_i64..).zip(speakers) {
            let GivenSpeaker { speaker, name_as_given, title } = given;
            insert.execute(params![id.number(), position, speaker.number(), name_as_given, title, entry])?;
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

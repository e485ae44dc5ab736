//! Captures: bytes kept once, compressed, under their hash; and where quotes stand in the text taken from
//! them.

use std::io::{Read, Write};

use chrono::SecondsFormat;
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use rusqlite::{OptionalExtension, Row, named_params};
use sha2::{Digest, Sha256};

use super::column::word;
use super::query_columns::places;
use super::withdrawal::withdrawal_in;
use super::{Reader, StoreError, Writer};
use crate::domain::{
    AppearanceId, ArticleId, Capture, CaptureId, ClaimId, NewCapture, QuoteAnchor, StandingQuote, Vocabulary,
    Withdrawal,
};

const COLUMNS: &str = "
SELECT capture.id, capture.article_id, capture.sha256, content.size, capture.at, capture.method, capture.source,
       capture.final_url, capture.media, capture.charset, capture.text, capture.text_sha256
FROM capture JOIN content ON content.sha256 = capture.sha256";

fn capture(row: &Row<'_>) -> Result<Capture, StoreError> {
    let id = CaptureId::new(row.get("id")?);
    let name = id.to_string();
    Ok(Capture {
        id,
        article: ArticleId::new(row.get("article_id")?),
        sha256: row.get("sha256")?,
        size: row.get("size")?,
        at: row.get("at")?,
        method: word(row, "method", &name)?,
        source: row.get("source")?,
        final_url: row.get("final_url")?,
        media: word(row, "media", &name)?,
        charset: row.get("charset")?,
        // Damaged bytes must not keep a check from naming them: the hash tells.
        text: String::from_utf8_lossy(row.get_ref("text")?.as_bytes().unwrap_or_default()).into_owned(),
        text_sha256: row.get("text_sha256")?,
    })
}

/// The SHA-256 of bytes, in hexadecimal, as `sha256sum` prints it.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes in lower-case hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// That a capture is one of an article, or of one that was merged into it.
const OF_ARTICLE: &str = "(capture.article_id = :article
  OR capture.article_id IN (SELECT id FROM article WHERE survivor_id = :article))";

impl Reader<'_> {
    /// The captures of an article, oldest first; of all articles without one.
    pub fn list_captures(&self, article: Option<ArticleId>) -> Result<Vec<Capture>, StoreError> {
        let which = if article.is_some() { OF_ARTICLE } else { ":article IS NULL" };
        let sql = format!("{COLUMNS} WHERE {which} ORDER BY capture.id");
        let mut query = self.conn.prepare_cached(&sql)?;
        let mut rows = query.query(named_params! {":article": article.map(ArticleId::number)})?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(capture(row)?);
        }
        Ok(found)
    }

    /// The captures of an article that were withdrawn, by id, as it is now, though lists leave them out.
    pub fn list_withdrawn_captures(
        &self,
        article: ArticleId,
    ) -> Result<Vec<(CaptureId, Withdrawal)>, StoreError> {
        const WITHDRAWN: &str = "
SELECT id, withdrawn, withdrawn_entry_id FROM main.capture WHERE (article_id = :article OR article_id IN (SELECT id FROM article WHERE survivor_id = :article))
  AND withdrawn IS NOT NULL ORDER BY id";
        let mut query = self.conn.prepare_cached(WITHDRAWN)?;
        let mut rows = query.query(named_params! {":article": article.number()})?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let id = CaptureId::new(row.get("id")?);
            found.extend(withdrawal_in(row)?.map(|why| (id, why)));
        }
        Ok(found)
    }

    /// The numbers of all captures, oldest first: the captures themselves may not all fit in memory.
    pub fn list_capture_ids(&self) -> Result<Vec<CaptureId>, StoreError> {
        let mut query = self.conn.prepare_cached("SELECT id FROM capture ORDER BY id")?;
        Ok(query.query_map([], |row| row.get(0).map(CaptureId::new))?.collect::<Result<_, _>>()?)
    }

    /// The capture with this id.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] if there is none.
    pub fn get_capture(&self, id: CaptureId) -> Result<Capture, StoreError> {
        let mut query = self.conn.prepare_cached(&format!("{COLUMNS} WHERE capture.id = :id"))?;
        let mut rows = query.query(named_params! {":id": id.number()})?;
        let row = rows.next()?.ok_or_else(|| StoreError::NoSuch { noun: "capture", id: id.to_string() })?;
        capture(row)
    }

    /// The latest capture of an article that was not withdrawn: in its text quotes are looked for.
    pub fn find_latest_capture(&self, article: ArticleId) -> Result<Option<Capture>, StoreError> {
        let sql = format!(
            "{COLUMNS} WHERE {OF_ARTICLE} AND capture.withdrawn IS NULL ORDER BY capture.id DESC LIMIT 1"
        );
        let mut query = self.conn.prepare_cached(&sql)?;
        let mut rows = query.query(named_params! {":article": article.number()})?;
        rows.next()?.map(capture).transpose()
    }

    /// Its id alone: a capture's text can be long.
    pub fn find_latest_capture_id(&self, article: ArticleId) -> Result<Option<CaptureId>, StoreError> {
        let latest = format!("SELECT max(id) FROM capture WHERE {OF_ARTICLE} AND withdrawn IS NULL");
        let mut find = self.conn.prepare_cached(&latest)?;
        let latest =
            find.query_row(named_params! {":article": article.number()}, |row| row.get::<_, Option<i64>>(0))?;
        Ok(latest.map(CaptureId::new))
    }

    /// The capture of an article that has these bytes, by their hash, and whether it was withdrawn: one that
    /// was not, if there is one.
    pub fn find_capture_of(
        &self,
        article: ArticleId,
        sha256: &str,
    ) -> Result<Option<(CaptureId, bool)>, StoreError> {
        const FIND: &str = "
SELECT id, withdrawn IS NOT NULL AS is_withdrawn FROM capture WHERE sha256 = :sha256
  AND (article_id = :article OR article_id IN (SELECT id FROM article WHERE survivor_id = :article))
ORDER BY is_withdrawn, id DESC LIMIT 1";
        let mut find = self.conn.prepare_cached(FIND)?;
        let found = find.query_row(named_params! {":article": article.number(), ":sha256": sha256}, |row| {
            Ok((CaptureId::new(row.get("id")?), row.get("is_withdrawn")?))
        });
        Ok(found.optional()?)
    }

    /// The bytes kept under this hash, unpacked.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] is not raised here: bytes that cannot be unpacked are `Ok(None)`, for `check`
    /// to name.
    pub fn find_content(&self, sha256: &str) -> Result<Option<Vec<u8>>, StoreError> {
        const FIND: &str = "SELECT size, packed FROM content WHERE sha256 = :sha256";
        let mut find = self.conn.prepare_cached(FIND)?;
        let found = find.query_row(named_params! {":sha256": sha256}, |row| {
            Ok((row.get::<_, u64>("size")?, row.get::<_, Vec<u8>>("packed")?))
        });
        let Some((size, packed)) = found.optional()? else { return Ok(None) };
        let mut bytes = Vec::new();
        // One byte more than there should be shows that there is more, without unpacking a bomb.
        let unpacked = ZlibDecoder::new(packed.as_slice()).take(size + 1).read_to_end(&mut bytes);
        Ok(unpacked.is_ok().then_some(bytes))
    }

    /// Every piece of every quote of an article, in the order of the article.
    pub fn list_quotes(&self, article: ArticleId) -> Result<Vec<StandingQuote>, StoreError> {
        const QUOTES: &str = "
SELECT quote.appearance_id, appearance.claim_id, quote.position, quote.exact, quote.capture_id, quote.start_offset,
       quote.end_offset, quote.prefix, quote.suffix
FROM appearance JOIN quote ON quote.appearance_id = appearance.id
WHERE appearance.article_id = :article OR appearance.article_id IN (SELECT id FROM article WHERE survivor_id = :article)
ORDER BY appearance.position, appearance.id, quote.position";
        let mut query = self.conn.prepare_cached(QUOTES)?;
        let anchors = AnchorPlaces::of(&query)?;
        let mut rows = query.query(named_params! {":article": article.number()})?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(StandingQuote {
                appearance: AppearanceId::new(row.get("appearance_id")?),
                claim: ClaimId::new(row.get("claim_id")?),
                piece: row.get("position")?,
                exact: row.get("exact")?,
                anchor: anchors.anchor(row)?,
            });
        }
        Ok(found)
    }
}

places!(pub(super) AnchorPlaces { position, capture_id, start_offset, end_offset, prefix, suffix });

impl AnchorPlaces {
    /// The anchor in a row of `quote`, if it has one.
    pub(super) fn anchor(&self, row: &Row<'_>) -> rusqlite::Result<Option<QuoteAnchor>> {
        let Some(capture) = self.capture_id.get::<Option<i64>>(row)? else { return Ok(None) };
        Ok(Some(QuoteAnchor {
            piece: self.position.get(row)?,
            capture: CaptureId::new(capture),
            start: self.start_offset.get(row)?,
            end: self.end_offset.get(row)?,
            prefix: self.prefix.get(row)?,
            suffix: self.suffix.get(row)?,
        }))
    }
}

impl Writer<'_> {
    /// Records a retrieval. Bytes that are already kept are not kept again.
    pub fn add_capture(&self, article: ArticleId, new: &NewCapture) -> Result<CaptureId, StoreError> {
        const KNOWN: &str = "SELECT 1 FROM content WHERE sha256 = :sha256";
        const KEEP: &str = "
INSERT INTO content (sha256, size, packing, packed, entry_id) VALUES (:sha256, :size, 'deflate', :packed, :entry)";
        const INSERT: &str = "
INSERT INTO capture (article_id, sha256, at, method, source, final_url, media, charset, text, text_sha256, entry_id)
VALUES (:article, :sha256, :at, :method, :source, :final_url, :media, :charset, :text, :text_sha256, :entry)";
        let hash = sha256(&new.bytes);
        let entry = self.entry()?.number();
        if !self.conn.prepare_cached(KNOWN)?.exists(named_params! {":sha256": hash})? {
            self.conn.prepare_cached(KEEP)?.execute(named_params! {
                ":sha256": hash,
                ":size": new.bytes.len(),
                ":packed": packed(&new.bytes),
                ":entry": entry,
            })?;
        }
        self.conn.prepare_cached(INSERT)?.execute(named_params! {
            ":article": article.number(),
            ":sha256": hash,
            ":at": new.at.to_rfc3339_opts(SecondsFormat::Millis, true),
            ":method": new.method.as_str(),
            ":source": new.source,
            ":final_url": new.final_url,
            ":media": new.media.as_str(),
            ":charset": new.charset,
            ":text": new.text,
            ":text_sha256": sha256(new.text.as_bytes()),
            ":entry": entry,
        })?;
        Ok(CaptureId::new(self.conn.last_insert_rowid()))
    }

    /// Records where the pieces of a quote stand. Returns whether anything differed.
    pub fn set_anchors(&self, appearance: AppearanceId, anchors: &[QuoteAnchor]) -> Result<bool, StoreError> {
        const DIFFERS: &str = "
SELECT 1 FROM quote WHERE appearance_id = :appearance AND position = :piece
  AND (capture_id IS NOT :capture OR start_offset IS NOT :start OR end_offset IS NOT :end
       OR prefix IS NOT :prefix OR suffix IS NOT :suffix)";
        const UPDATE: &str = "
UPDATE quote SET capture_id = :capture, start_offset = :start, end_offset = :end, prefix = :prefix, suffix = :suffix
WHERE appearance_id = :appearance AND position = :piece";
        let mut differed = false;
        for anchor in anchors {
            let (appearance, capture) = (appearance.number(), anchor.capture.number());
            let values = named_params! {
                ":appearance": appearance,
                ":piece": anchor.piece,
                ":capture": capture,
                ":start": anchor.start,
                ":end": anchor.end,
                ":prefix": anchor.prefix,
                ":suffix": anchor.suffix,
            };
            if self.conn.prepare_cached(DIFFERS)?.exists(values)? {
                self.entry()?;
                self.conn.prepare_cached(UPDATE)?.execute(values)?;
                differed = true;
            }
        }
        Ok(differed)
    }
}

/// Packed as a zlib stream: any language's standard library unpacks it.
fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("writing to memory cannot fail")
}

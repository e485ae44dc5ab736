//! What makes many records in one transaction fast: more memory for pages, and ways to ask once instead of
//! for each. The statements that an import runs for every row are elsewhere, with their nouns: they are bound
//! by place, in the order in which the statement has its names, as to look names up was a thirtieth of an
//! import.

mod deferred;

pub(super) use deferred::close;
use rusqlite::named_params;

use super::{Reader, StoreError, Writer};
use crate::domain::{ArticleId, ClaimId, SpeakerId};

/// Memory for pages while many records are written, in KiB. The indexes on texts and names are hit at random
/// places; with SQLite's usual 2 MiB most of these pages are written and read again and again.
const PAGES: i64 = 44 << 10;

/// The last ids that were given; 0 where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastIds {
    /// The last claim.
    pub claim: ClaimId,
    /// The last article.
    pub article: ArticleId,
    /// The last speaker.
    pub speaker: SpeakerId,
}

/// Memory for pages while many records are read, in KiB: a list reads several tables in step, and with 2 MiB
/// it fetches their pages again and again. One that ends with its first page is better off without: memory
/// that is used for the first time costs, too.
const PAGES_TO_READ: i64 = 16 << 10;

impl Reader<'_> {
    /// Says from where on the next page of a list is read: past its first page, the connection gets more
    /// memory for pages.
    pub(super) fn expect_a_long_list_after(&self, key: i64) -> Result<(), StoreError> {
        if key == 0 {
            return Ok(());
        }
        let now: i64 = self.conn.prepare_cached("PRAGMA cache_size")?.query_row([], |row| row.get(0))?;
        if now > -PAGES_TO_READ {
            self.conn.pragma_update(None, "cache_size", -PAGES_TO_READ)?;
        }
        Ok(())
    }

    /// The last ids that were given: what has a higher one is new.
    pub fn last_ids(&self) -> Result<LastIds, StoreError> {
        const LAST: &str = "
SELECT coalesce((SELECT max(id) FROM claim), 0) AS claim, coalesce((SELECT max(id) FROM article), 0) AS article,
       coalesce((SELECT max(id) FROM speaker), 0) AS speaker";
        Ok(self.conn.prepare_cached(LAST)?.query_row(named_params! {}, |row| {
            Ok(LastIds {
                claim: ClaimId::new(row.get("claim")?),
                article: ArticleId::new(row.get("article")?),
                speaker: SpeakerId::new(row.get("speaker")?),
            })
        })?)
    }

    /// Hands over the text of every claim, one after the other, in no order.
    pub fn for_each_text(&self, take: impl FnMut(&str)) -> Result<(), StoreError> {
        self.for_each("SELECT text FROM claim WHERE text IS NOT NULL", take)
    }

    /// Hands over every ref, one after the other, in no order.
    pub fn for_each_ref(&self, take: impl FnMut(&str)) -> Result<(), StoreError> {
        self.for_each("SELECT ref FROM claim WHERE ref IS NOT NULL", take)
    }

    /// Hands over every name of a speaker and every alias, [folded](crate::domain::text::fold_name), in no
    /// order.
    pub fn for_each_folded_name(&self, take: impl FnMut(&str)) -> Result<(), StoreError> {
        self.for_each("SELECT name_key FROM speaker UNION ALL SELECT name_key FROM alias", take)
    }

    fn for_each(&self, texts: &str, mut take: impl FnMut(&str)) -> Result<(), StoreError> {
        let mut query = self.conn.prepare(texts)?;
        let mut rows = query.query(named_params! {})?;
        while let Some(row) = rows.next()? {
            take(row.get_ref(0)?.as_str().map_err(|error| StoreError::from(rusqlite::Error::from(error)))?);
        }
        Ok(())
    }
}

impl Writer<'_> {
    /// Says that many records will follow: the connection gets more memory for pages.
    pub fn expect_many(&self) -> Result<(), StoreError> {
        self.conn.pragma_update(None, "cache_size", -PAGES)?;
        Ok(())
    }
}

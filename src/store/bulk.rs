//! What makes many records in one transaction fast: more memory for pages, and ways to ask once instead of for each.

use rusqlite::named_params;

use super::{Reader, StoreError, Writer};
use crate::domain::{ArticleId, ClaimId};

/// Memory for pages while many records are written, in KiB. The indexes on texts and names are hit at random places; with
/// SQLite's usual 2 MiB most of these pages are written and read again and again.
const PAGES: i64 = 48 << 10;

/// The last ids that were given; 0 where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastIds {
    /// The last claim.
    pub claim: ClaimId,
    /// The last article.
    pub article: ArticleId,
}

/// The same while many are read: a list reads several tables in step, and with 2 MiB it fetches their pages again and again. One that
/// ends with its first page is better off without: memory that is used for the first time costs, too.
const PAGES_TO_READ: i64 = 16 << 10;

impl Reader<'_> {
    /// Says that a list goes on after its first page: the connection gets more memory for pages.
    pub(super) fn expect_a_long_list(&self) -> Result<(), StoreError> {
        let now: i64 = self.conn.prepare_cached("PRAGMA cache_size")?.query_row([], |row| row.get(0))?;
        if now > -PAGES_TO_READ {
            self.conn.pragma_update(None, "cache_size", -PAGES_TO_READ)?;
        }
        Ok(())
    }

    /// The last ids that were given: what has a higher one is new.
    pub fn last_ids(&self) -> Result<LastIds, StoreError> {
        const LAST: &str = "
SELECT coalesce((SELECT max(id) FROM claim), 0) AS claim, coalesce((SELECT max(id) FROM article), 0) AS article";
        Ok(self.conn.prepare_cached(LAST)?.query_row(named_params! {}, |row| {
            Ok(LastIds {
                claim: ClaimId::new(row.get("claim")?),
                article: ArticleId::new(row.get("article")?),
            })
        })?)
    }

    /// Hands over the text of every claim, one after the other, in no order.
    pub fn for_each_text(&self, mut take: impl FnMut(&str) -> bool) -> Result<(), StoreError> {
        const TEXTS: &str = "SELECT text FROM claim WHERE text IS NOT NULL";
        let mut query = self.conn.prepare_cached(TEXTS)?;
        let mut rows = query.query(named_params! {})?;
        while let Some(row) = rows.next()? {
            let text = row
                .get_ref("text")?
                .as_str()
                .map_err(|error| StoreError::from(rusqlite::Error::from(error)))?;
            take(text);
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

//! What makes many records in one transaction fast: more memory for pages, and ways to ask once instead of for each.
//! The statements that an import runs for every row are elsewhere, with their nouns: they are bound by place, in the order in which the
//! statement has its names, as to look names up was a thirtieth of an import.

use rusqlite::{Connection, named_params};

use super::ledger::Closing;
use super::search::Ahead;
use super::{Reader, StoreError, Writer, chain};
use crate::domain::{ArticleId, ClaimId};

/// Memory for pages while many records are written, in KiB. The indexes on texts and names are hit at random places; with
/// SQLite's usual 2 MiB most of these pages are written and read again and again.
const PAGES: i64 = 60 << 10;

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
    /// Says from where on the next page of a list is read: past its first page, the connection gets more memory for pages.
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

    /// Says that at least as many records will follow as there are: the rules of the tables are checked once, before the commit, and
    /// not row by row. For each row SQLite makes anew the list of words that a column may hold, which took a fifth of the time of
    /// an import; at the end it reads every table once.
    pub fn check_rules_late(&self) -> Result<(), StoreError> {
        if !self.late.replace(true) {
            self.conn.pragma_update(None, "ignore_check_constraints", true)?;
        }
        Ok(())
    }
}

impl Writer<'_> {
    /// Says that many claims were recorded and more will follow: where the search index is still empty, a second thread indexes those so
    /// far. Until the command is done, nothing may be searched for.
    pub fn index_meanwhile(&self) -> Result<(), StoreError> {
        let mut ahead = self.ahead.borrow_mut();
        if ahead.is_none() {
            *ahead = Ahead::begin(self.conn)?;
        }
        if let Some(ahead) = &mut *ahead {
            ahead.hand_over(self.conn)?;
        }
        Ok(())
    }
}

/// The step at the close of a writing transaction: the rules that were put off. After the versions, whose rules are kept by what makes
/// them: to check each of them was a fourteenth of an import.
pub(super) fn close(closing: &Closing<'_>) -> Result<(), StoreError> {
    if closing.late { check_late(closing.conn, true) } else { Ok(()) }
}

/// Lets every row be checked again, and checks those of the tables of the record; not if the change is given up anyway.
///
/// # Errors
/// [`StoreError::Refused`] if a row breaks a rule.
pub(super) fn check_late(conn: &Connection, is_wanted: bool) -> Result<(), StoreError> {
    conn.pragma_update(None, "ignore_check_constraints", false)?;
    // Contents are large, and nothing that adds many records adds any.
    let tables = chain::RECORDS
        .iter()
        .filter(|kind| kind.name != "content")
        .flat_map(|kind| std::iter::once(kind.name).chain(kind.parts.iter().map(|part| part.table)));
    for table in tables.filter(|_| is_wanted) {
        let found: String =
            conn.query_row(&format!("PRAGMA main.quick_check({table})"), [], |row| row.get(0))?;
        if found != "ok" {
            let rule =
                format!("a row of the table {table} would break a rule of the ledger; nothing was recorded");
            return Err(StoreError::Refused { rule });
        }
    }
    Ok(())
}

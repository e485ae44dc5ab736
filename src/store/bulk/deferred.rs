//! The indexes that an import of many records puts off: nothing asks them meanwhile, and at the end each is
//! made at once, from sorted entries. All of it happens inside the one transaction: if it is rolled back, the
//! indexes are there as before.

use rusqlite::{OptionalExtension, named_params};

use super::super::ledger::Closing;
use crate::domain::{ClaimId, Speaker, SpeakerId};
use crate::store::{Reader, StoreError, Writer};

/// The index by which a text is found again, asked only for texts that may be there: see
/// [`Writer::find_claims_by_text`].
const OPENINGS: &str = "claim_opening";

/// The index by which the claims of a speaker are counted: see [`Writer::get_speaker`].
const SPEAKERS: &str = "claim_speaker_speaker";

/// The indexes that are made at the end: an import adds to each at a random place for every row, and asks
/// none of the others.
const INDEXES: [&str; 4] = [OPENINGS, SPEAKERS, "claim_about_speaker", "claim_topic_topic"];

/// Memory for pages once all is recorded, in KiB: from here on tables are read and written from their
/// beginning to their end, and sorting an index takes as much again.
const PAGES: i64 = 12 << 10;

impl Writer<'_> {
    /// Says that at least as many records will follow as there are, and that until then claims are looked for
    /// by their ids and refs: the other indexes of claims are made at the end, in half the time; two of them
    /// sooner, if they are asked. No statement may be running.
    pub fn defer_indexes(&self) -> Result<(), StoreError> {
        const DEFINITION: &str = "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = :name";
        let mut indexes = self.deferred.borrow_mut();
        if indexes.is_some() {
            return Ok(());
        }
        let put_off = indexes.insert(Vec::with_capacity(INDEXES.len()));
        for name in INDEXES {
            let sql: Option<String> = self
                .conn
                .query_row(DEFINITION, named_params! {":name": name}, |row| row.get(0))
                .optional()?;
            if let Some(sql) = sql {
                self.conn.execute_batch(&format!("DROP INDEX {name}"))?;
                put_off.push((name.to_owned(), sql));
            }
        }
        Ok(())
    }

    /// The claims with exactly this text, by id. If the index for it was put off, it is made now.
    pub fn find_claims_by_text(&self, text: &str) -> Result<Vec<ClaimId>, StoreError> {
        self.index_now(OPENINGS)?;
        Reader::find_claims_by_text(self, text)
    }

    /// The speaker to whom this id leads, as [`Reader::get_speaker`]. If the index by which claims are
    /// counted was put off, it is made now.
    pub fn get_speaker(&self, id: SpeakerId) -> Result<Speaker, StoreError> {
        self.index_now(SPEAKERS)?;
        Reader::get_speaker(self, id)
    }

    fn index_now(&self, index: &str) -> Result<(), StoreError> {
        if let Some(put_off) = &mut *self.deferred.borrow_mut()
            && let Some(at) = put_off.iter().position(|(name, _)| name == index)
        {
            self.conn.execute_batch(&put_off.swap_remove(at).1)?;
        }
        Ok(())
    }
}

/// The step at the close of a writing transaction: the indexes that were put off are made.
pub(in crate::store) fn close(closing: &Closing<'_>) -> Result<(), StoreError> {
    let Closing { conn, deferred, .. } = *closing;
    if let Some(put_off) = deferred.take() {
        conn.pragma_update(None, "cache_size", -PAGES)?;
        for (_, sql) in put_off {
            conn.execute_batch(&sql)?;
        }
    }
    Ok(())
}

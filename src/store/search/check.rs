//! Whether the index holds what the record holds, as far as it can tell without making it again.

use std::hash::{DefaultHasher, Hash, Hasher};

use rusqlite::named_params;

use super::super::{ClaimFilter, Reader, StoreError};
use super::index::{ARTICLE_SELECT, CLAIM_SELECT, State, touched_articles, touched_claims};
use crate::domain::ClaimId;
use crate::domain::search::words;

/// How many claims are looked at a time.
const PAGE: u32 = 1024;

impl Reader<'_> {
    /// The claims that the index does not have, that are not there although it has them, or of which it has
    /// another number of words; by id. Those that another program changed and that it will catch up with by
    /// itself are no fault.
    pub fn list_claims_wrong_in_search(&self) -> Result<Vec<ClaimId>, StoreError> {
        const INDEXED: &str = "
SELECT id, sz FROM main.search_claim_docsize WHERE id > :after AND id <= coalesce(:last, id) ORDER BY id";
        let beside = self.claims_beside_index(&ClaimFilter::default())?;
        let mut wrong = Vec::new();
        let mut after = 0;
        loop {
            let ids = self.claim_ids(&ClaimFilter::default(), after, PAGE)?;
            let last = if ids.len() < PAGE as usize { None } else { ids.last().map(|id| id.number()) };
            let mut query = self.conn.prepare_cached(INDEXED)?;
            let indexed = query.query_map(named_params! {":after": after, ":last": last}, |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
            let indexed: Vec<(i64, Vec<u8>)> = indexed.collect::<Result<_, _>>()?;
            let recorded = self.searchable_claims(&ids)?;
            let held =
                |id: i64| indexed.binary_search_by_key(&id, |row| row.0).map(|at| count(&indexed[at].1));
            for claim in &recorded {
                // One more for the border after each text.
                let mut words_there = claim.texts.len() as u64;
                claim.texts.iter().for_each(|(_, text)| words(text, |_| words_there += 1));
                if held(claim.id.number()) != Ok(words_there) {
                    wrong.push(claim.id);
                }
            }
            let is_recorded = |id: i64| recorded.binary_search_by_key(&id, |claim| claim.id.number()).is_ok();
            let gone = indexed.iter().map(|row| row.0).filter(|id| !is_recorded(*id));
            wrong.extend(gone.map(ClaimId::new));
            let Some(last) = last else { break };
            after = last;
        }
        wrong.retain(|id| !beside.contains(id));
        wrong.sort_unstable();
        Ok(wrong)
    }
}

impl Reader<'_> {
    /// Whether the index holds, of claims (`true`) or of articles, the very words of the record, each at its
    /// place: read from the index word by word, and compared as a sum of hashes, which does not need memory
    /// for either side. What [`list_claims_wrong_in_search`](Self::list_claims_wrong_in_search) cannot see,
    /// as it only counts.
    pub fn is_search_as_recorded(&self, of_claims: bool) -> Result<bool, StoreError> {
        let (table, words) =
            if of_claims { ("search_claim", CLAIM_SELECT) } else { ("search_article", ARTICLE_SELECT) };
        let state = State::of_index(self.conn)?;
        let beside: Vec<i64> = if of_claims {
            touched_claims(self.conn, state, state.history())?
        } else {
            touched_articles(self.conn, state)?
        };
        let is_compared = |id: i64| beside.binary_search(&id).is_err();

        let mut recorded = Sum::default();
        let mut query = self.conn.prepare(words)?;
        let mut rows = query.query(named_params! {})?;
        while let Some(row) = rows.next()? {
            let id = row.get(0)?;
            if is_compared(id) {
                let words = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
                (0..).zip(words.split_ascii_whitespace()).for_each(|(at, word)| recorded.add(word, id, at));
            }
        }
        drop(rows);

        let query_only: bool = self.conn.query_row("PRAGMA query_only", [], |row| row.get(0))?;
        self.conn.pragma_update(None, "query_only", false)?;
        let indexed = self.sum_of_index(table, is_compared);
        let dropped = self.conn.execute_batch("DROP TABLE IF EXISTS temp.words_in_index");
        self.conn.pragma_update(None, "query_only", query_only)?;
        dropped?;
        Ok(indexed? == recorded)
    }

    fn sum_of_index(&self, table: &str, is_compared: impl Fn(i64) -> bool) -> Result<Sum, StoreError> {
        self.conn.execute_batch(&format!(
            "CREATE VIRTUAL TABLE temp.words_in_index USING fts5vocab(main, {table}, instance)"
        ))?;
        let mut indexed = Sum::default();
        let mut query = self.conn.prepare("SELECT doc, term, \"offset\" FROM temp.words_in_index")?;
        let mut rows = query.query(named_params! {})?;
        while let Some(row) = rows.next()? {
            let id = row.get(0)?;
            if is_compared(id) {
                // A damaged word may be no text at all.
                let word =
                    String::from_utf8_lossy(row.get_ref(1)?.as_bytes().map_err(rusqlite::Error::from)?);
                indexed.add(&word, id, row.get(2)?);
            }
        }
        Ok(indexed)
    }
}

/// How many words there are, and the sum of the hashes of each with its place: the same for the same words in
/// any order.
#[derive(Debug, Default, PartialEq, Eq)]
struct Sum {
    words: u64,
    hashes: u64,
}

impl Sum {
    fn add(&mut self, word: &str, record: i64, at: i64) {
        let mut hasher = DefaultHasher::new();
        (word, record, at).hash(&mut hasher);
        self.hashes = self.hashes.wrapping_add(hasher.finish());
        self.words += 1;
    }
}

/// The number of words that FTS5 noted for a row: the first of its variable-length numbers, highest bits
/// first.
fn count(sizes: &[u8]) -> u64 {
    let mut count = 0;
    for byte in sizes.iter().take(9) {
        count = count << 7 | u64::from(byte & 0x7F);
        if byte & 0x80 == 0 {
            break;
        }
    }
    count
}

//! Whether the index holds what the record holds, as far as it can tell without making it again.

use rusqlite::named_params;

use super::super::{ClaimFilter, Reader, StoreError};
use crate::domain::ClaimId;
use crate::domain::search::words;

/// How many claims are looked at a time.
const PAGE: u32 = 1024;

impl Reader<'_> {
    /// The claims that the index does not have, that are not there although it has them, or of which it has another number of
    /// words; by id. Those that another program changed and that it will catch up with by itself are no fault.
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

/// The number of words that FTS5 noted for a row: the first of its variable-length numbers, highest bits first.
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

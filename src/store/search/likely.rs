//! Which stored claims may say the same as a text: a bounded number of them, by the words that few claims have.

use rusqlite::named_params;

use super::super::{Reader, StoreError};
use crate::domain::ClaimId;
use crate::domain::search::rarity;

/// How many entries of a word are looked at to tell how frequent it is.
const SAMPLE: i64 = 64;
/// Up to how many claims all are compared.
const FEW: usize = 400;
/// How many claims are proposed of a larger ledger: their texts are read, which takes long.
const MOST: usize = 60;
/// How many entries are read of one word, and of all.
const MOST_OF_ONE: u32 = 25_000;
const ENTRIES: f64 = 25_000.0;

impl Reader<'_> {
    /// How many claims have each of these stems, about: counted up to [`SAMPLE`], beyond that estimated from how densely the
    /// newest stand. With it, how many claims there are.
    pub fn estimate_frequencies(&self, stems: &[&str]) -> Result<(Vec<f64>, f64), StoreError> {
        const SOME: &str = "
SELECT count(*), min(rowid) FROM
  (SELECT rowid FROM main.search_claim WHERE search_claim MATCH :word ORDER BY rowid DESC LIMIT :sample)";
        const ALL: &str = "SELECT coalesce(max(id), 0) FROM main.claim";
        let all: f64 =
            self.conn.prepare_cached(ALL)?.query_row([], |row| row.get::<_, u32>(0).map(f64::from))?;
        let mut query = self.conn.prepare_cached(SOME)?;
        let mut found = Vec::with_capacity(stems.len());
        for stem in stems {
            let (count, oldest): (u32, Option<u32>) = query
                .query_row(named_params! {":word": format!("\"{stem}\""), ":sample": SAMPLE}, |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })?;
            let counted = f64::from(count);
            let span = all - f64::from(oldest.unwrap_or_default()) + 1.0;
            found.push(if i64::from(count) < SAMPLE { counted } else { (counted * all / span).max(counted) });
        }
        Ok((found, all))
    }

    /// The claims that share most with these stems, by id; of a small ledger all. Each stem comes with how many of all claims have it,
    /// about, and counts by its rarity; stems that so many have that reading them all would take long are left out.
    ///
    /// (Rejected: to ask for pairs of the rarest stems, which reads each one's entries again for each other, and of a frequent pair takes
    /// only its newest claims: it proposed fewer of the right ones, and took longer.)
    pub fn propose_alike(&self, stems: &[(&str, f64)], all: f64) -> Result<Vec<ClaimId>, StoreError> {
        const EVERY: &str =
            "SELECT id FROM claim WHERE id <= (SELECT claim FROM main.search_state) ORDER BY id LIMIT :most";
        // So few that all can be compared: also those that have only similar words.
        let mut query = self.conn.prepare_cached(EVERY)?;
        let every = query.query_map(named_params! {":most": FEW + 1}, |row| row.get(0).map(ClaimId::new))?;
        let every: Vec<ClaimId> = every.collect::<Result<_, _>>()?;
        if every.len() <= FEW {
            return Ok(every);
        }
        let mut rarest: Vec<(&str, f64)> = stems.iter().copied().filter(|(_, count)| *count > 0.0).collect();
        rarest.sort_by(|a, b| a.1.total_cmp(&b.1));
        let mut entries = self.entries_of(&rarest, all)?;
        // Each stem's are in order: this only merges them.
        entries.sort_by_key(|(id, _)| *id);
        entries.dedup_by(|next, kept| {
            let is_same = next.0 == kept.0;
            if is_same {
                kept.1 += next.1;
            }
            is_same
        });
        if entries.len() > MOST {
            entries.select_nth_unstable_by(MOST, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            entries.truncate(MOST);
        }
        let mut ids: Vec<ClaimId> = entries.into_iter().map(|(id, _)| id).collect();
        ids.sort_unstable();
        Ok(ids)
    }

    /// The claims that have these stems, which come with the rarest first, each claim with what the stem counts for.
    fn entries_of(&self, rarest: &[(&str, f64)], all: f64) -> Result<Vec<(ClaimId, f64)>, StoreError> {
        const FIND: &str = "
SELECT rowid FROM main.search_claim WHERE search_claim MATCH :word ORDER BY rowid LIMIT :most";
        let mut query = self.conn.prepare_cached(FIND)?;
        let (mut entries, mut read) = (Vec::new(), 0.0);
        for (stem, count) in rarest {
            // The first in any case, if not all of it: a claim may have no other in common.
            if read + count > ENTRIES && !entries.is_empty() {
                break;
            }
            read += count;
            let told = rarity(*count, all);
            let found = query
                .query_map(named_params! {":word": format!("\"{stem}\""), ":most": MOST_OF_ONE}, |row| {
                    row.get(0)
                })?;
            for id in found {
                entries.push((ClaimId::new(id?), told));
            }
        }
        Ok(entries)
    }
}

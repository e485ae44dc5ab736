//! Which stored claims may say the same as a text: a bounded number of them, by the words that few claims have.

use std::collections::HashMap;

use rusqlite::named_params;

use super::super::{Reader, StoreError};
use crate::domain::ClaimId;

/// How many entries of a word are looked at to tell how frequent it is.
const SAMPLE: i64 = 200;
/// Most claims that are proposed.
const MOST: usize = 400;
/// Most of these whose texts are read and compared: reading is what takes long.
const READ: usize = 120;
/// How many of the rarest words are also looked for in pairs.
const PAIRED: usize = 7;
/// Most claims of one pair.
const OF_A_PAIR: i64 = 60;

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

    /// Claims that share the rarest of these stems, or two of them, by id; of a small ledger all. The stems with how many claims
    /// have them.
    pub fn propose_alike(&self, stems: &[(&str, f64)]) -> Result<Vec<ClaimId>, StoreError> {
        const FIND: &str = "
SELECT rowid FROM main.search_claim WHERE search_claim MATCH :words ORDER BY rowid DESC LIMIT :most";
        const EVERY: &str =
            "SELECT id FROM claim WHERE id <= (SELECT claim FROM main.search_state) ORDER BY id LIMIT :most";
        // So few that all can be compared: also those that have only similar words.
        let most = i64::try_from(MOST + 1).unwrap_or(i64::MAX);
        let mut query = self.conn.prepare_cached(EVERY)?;
        let every = query.query_map(named_params! {":most": most}, |row| row.get(0).map(ClaimId::new))?;
        let every: Vec<ClaimId> = every.collect::<Result<_, _>>()?;
        if every.len() <= MOST {
            return Ok(every);
        }
        let mut rarest: Vec<&(&str, f64)> = stems.iter().filter(|(_, count)| *count > 0.0).collect();
        rarest.sort_by(|a, b| a.1.total_cmp(&b.1));
        let mut query = self.conn.prepare_cached(FIND)?;
        let mut found: HashMap<i64, f64> = HashMap::new();
        let mut add = |words: String, most: i64, weight: f64| -> Result<usize, StoreError> {
            let rows = query
                .query_map(named_params! {":words": words, ":most": most}, |row| row.get::<_, i64>(0))?;
            for id in rows {
                *found.entry(id?).or_default() += weight;
            }
            Ok(found.len())
        };
        // The more of the rare words a claim has, the more often it is proposed, and the more that counts.
        let rarity = |frequency: f64| -frequency.max(1.0).ln();
        let base = rarest.last().map_or(0.0, |(_, frequency)| 1.0 - rarity(*frequency));
        let mut count = 0;
        let paired = rarest.len().min(PAIRED);
        'pairs: for second in 1..paired {
            for first in 0..second {
                if count >= MOST {
                    break 'pairs;
                }
                let (one, other) = (rarest[first], rarest[second]);
                let weight = 2.0 * base + rarity(one.1) + rarity(other.1);
                count = add(format!("\"{}\" AND \"{}\"", one.0, other.0), OF_A_PAIR, weight)?;
            }
        }
        for (stem, frequency) in rarest {
            // The first word always: a claim may have no other in common.
            let few = *frequency <= 150.0;
            if count >= MOST || !(few || count == 0) {
                break;
            }
            count = add(format!("\"{stem}\""), SAMPLE, base + rarity(*frequency))?;
        }
        let mut found: Vec<(f64, i64)> = found.into_iter().map(|(id, weight)| (weight, id)).collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        found.truncate(READ);
        let mut ids: Vec<ClaimId> = found.into_iter().map(|(_, id)| ClaimId::new(id)).collect();
        ids.sort_unstable();
        Ok(ids)
    }
}

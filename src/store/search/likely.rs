//! Which stored claims may say the same as a text: a bounded number of them, by the words that few claims
//! have.

use rusqlite::named_params;

use super::super::{Reader, StoreError};
use crate::domain::ClaimId;
use crate::domain::search::rarity;

/// How many entries of a word are looked at to tell how frequent it is.
const SAMPLE: usize = 200;
/// Up to how many claims all are compared.
const FEW: usize = 400;
/// How many claims are proposed of a larger ledger: their texts are read, which takes long.
const MOST: usize = 60;
/// How many entries are read of all words, and at most of one.
const ENTRIES: f64 = 30_000.0;
const MOST_OF_ONE: usize = 30_000;

/// What the index says of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Likely {
    /// The claims that may say the same, by id.
    pub claims: Vec<ClaimId>,
    /// How many claims have each stem that was asked for, about.
    pub having: Vec<f64>,
    /// How many claims there are.
    pub all: f64,
}

/// The claims that have a stem, by id, as far as they were read.
struct Entries {
    ids: Vec<ClaimId>,
    is_complete: bool,
    having: f64,
}

impl Entries {
    fn note(&mut self, wanted: usize, all: f64) {
        self.is_complete = self.ids.len() < wanted;
        let read = number(self.ids.len());
        // As densely as the oldest stand. By the newest, a word of what is new would be taken to be as
        // frequent everywhere, and the claims on today's subject would not be compared by it.
        let upto = self.ids.last().map_or(1.0, |id| number(usize::try_from(id.number()).unwrap_or(1)));
        self.having = if self.is_complete { read } else { (read * all / upto).max(read) };
    }
}

impl Reader<'_> {
    /// The claims that share most with a text of these stems; of a small ledger all. A stem counts by its
    /// [`rarity`]; those that so many claims have that reading them would take long are left out.
    ///
    /// (Rejected: to ask for pairs of the rarest stems, which reads each one's entries again for each other,
    /// and of a frequent pair takes only its newest claims: it proposed fewer of the right ones, and took
    /// longer.)
    pub fn propose_alike(&self, stems: &[&str]) -> Result<Likely, StoreError> {
        const ALL: &str = "SELECT coalesce(max(id), 0) FROM main.claim";
        const EVERY: &str =
            "SELECT id FROM claim WHERE id <= (SELECT claim FROM main.search_state) ORDER BY id LIMIT :most";
        let all: f64 =
            self.conn.prepare_cached(ALL)?.query_row([], |row| row.get::<_, u32>(0).map(f64::from))?;
        let mut found = Vec::with_capacity(stems.len());
        for stem in stems {
            let mut entries = Entries { ids: Vec::new(), is_complete: false, having: 0.0 };
            self.read_entries(stem, SAMPLE, &mut entries.ids)?;
            entries.note(SAMPLE, all);
            found.push(entries);
        }
        // So few that all can be compared: also those that have only similar words.
        let mut query = self.conn.prepare_cached(EVERY)?;
        let every = query.query_map(named_params! {":most": FEW + 1}, |row| row.get(0).map(ClaimId::new))?;
        let mut claims: Vec<ClaimId> = every.collect::<Result<_, _>>()?;
        if claims.len() > FEW {
            self.read_rarest(stems, &mut found, all)?;
            claims = share_most(&found, all);
        }
        Ok(Likely { claims, having: found.iter().map(|entries| entries.having).collect(), all })
    }

    /// Reads on what was only sampled, the rarest first, as far as it does not get too much. What is left out
    /// has no claims.
    fn read_rarest(&self, stems: &[&str], found: &mut [Entries], all: f64) -> Result<(), StoreError> {
        let mut rarest: Vec<usize> = (0..found.len()).collect();
        rarest.sort_by(|a, b| found[*a].having.total_cmp(&found[*b].having));
        let mut read = 0.0;
        for at in rarest {
            let entries = &mut found[at];
            if entries.is_complete {
                read += number(entries.ids.len());
                continue;
            }
            // The first in any case, if not all of it: a claim may have no other in common.
            if read > 0.0 && read + entries.having > ENTRIES {
                entries.ids.clear();
                continue;
            }
            self.read_entries(stems[at], MOST_OF_ONE, &mut entries.ids)?;
            entries.note(MOST_OF_ONE, all);
            read += number(entries.ids.len());
        }
        Ok(())
    }

    /// Reads on to so many claims that have a stem, by id.
    fn read_entries(&self, stem: &str, most: usize, ids: &mut Vec<ClaimId>) -> Result<(), StoreError> {
        const FIND: &str = "
SELECT rowid FROM main.search_claim WHERE search_claim MATCH :word AND rowid > :after ORDER BY rowid LIMIT :most";
        let after = ids.last().map_or(0, |id| id.number());
        let mut query = self.conn.prepare_cached(FIND)?;
        let found = query.query_map(
            named_params! {":word": format!("\"{stem}\""), ":after": after, ":most": most - ids.len()},
            |row| row.get(0).map(ClaimId::new),
        )?;
        for id in found {
            ids.push(id?);
        }
        Ok(())
    }
}

/// The claims with the largest sums of what the stems tell that they have, by id.
fn share_most(found: &[Entries], all: f64) -> Vec<ClaimId> {
    let told = found.iter().flat_map(|entries| {
        let told = rarity(entries.having, all);
        entries.ids.iter().map(move |id| (*id, told))
    });
    let mut sums: Vec<(ClaimId, f64)> = told.collect();
    // Each stem's are in order: this only merges them.
    sums.sort_by_key(|(id, _)| *id);
    sums.dedup_by(|next, kept| {
        let is_same = next.0 == kept.0;
        if is_same {
            kept.1 += next.1;
        }
        is_same
    });
    if sums.len() > MOST {
        sums.select_nth_unstable_by(MOST, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        sums.truncate(MOST);
    }
    let mut ids: Vec<ClaimId> = sums.into_iter().map(|(id, _)| id).collect();
    ids.sort_unstable();
    ids
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

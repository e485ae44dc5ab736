//! Comparing the checksums with what the file holds now. Called by a check.

use std::collections::BTreeSet;

use rusqlite::named_params;

use super::checksum::{ALL, PARTS, each_sum};
use crate::store::{Reader, StoreError};

impl Reader<'_> {
    /// The tables beside the record of which something is not as gainsay wrote it, each with how many of its
    /// blocks.
    ///
    /// # Errors
    /// [`StoreError`] if they cannot be read.
    pub fn list_checksum_faults(&self) -> Result<Vec<(&'static str, usize)>, StoreError> {
        const KEPT: &str = "SELECT id, sum FROM checksum WHERE part = :part ORDER BY id";
        let mut faults = Vec::new();
        for part in &PARTS {
            let mut found: BTreeSet<(i64, i64)> = BTreeSet::new();
            each_sum(self.conn, part, ALL, |id, sum| {
                found.insert((id, sum));
                Ok(())
            })?;
            let mut query = self.conn.prepare_cached(KEPT)?;
            let kept =
                query.query_map(named_params! {":part": part.name}, |row| Ok((row.get(0)?, row.get(1)?)))?;
            let kept: BTreeSet<(i64, i64)> = kept.collect::<Result<_, _>>()?;
            let wrong: BTreeSet<i64> = found.symmetric_difference(&kept).map(|(id, _)| *id).collect();
            if !wrong.is_empty() {
                faults.push((part.name, wrong.len()));
            }
        }
        Ok(faults)
    }
}

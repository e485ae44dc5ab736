//! What stands in the way of undoing an entry: later entries, found row by row.
//!
//! A row that the entry left was changed since; a row that would go is named by a later one; a row that would
//! come back names one that is gone since, or finds its name, address or reference taken by a later one; or a
//! merge that would come back leads nowhere, or in a circle, for what was merged since.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, named_params};

use super::Undoing;
use crate::domain::{ArticleId, EntryId, Obstacle, SpeakerId, record_id};
use crate::store::StoreError;
use crate::store::past::table::{PastRow, Table, number, parse};
use crate::store::proof::chain::owner_of;
use crate::store::redirect::{Mergeable, list_misled};

impl Undoing<'_> {
    /// The later entries that changed a row that the entry left.
    pub(super) fn changed_since(&self) -> Result<BTreeSet<Obstacle>, StoreError> {
        const KEYS: &str = "
SELECT record_id FROM history WHERE entry_id = :target AND record = :table
UNION SELECT record_id FROM history AS later WHERE at_entry >= :target AND entry_id IS NOT :target AND record = :table
  AND was ->> 'entry_id' = :target";
        let mut obstacles = BTreeSet::new();
        let mut keys = self.conn.prepare_cached(KEYS)?;
        for table in &self.tables {
            let values = named_params! {":target": self.target, ":table": table.name};
            for key in keys.query_map(values, |row| row.get::<_, String>(0))? {
                let key = key?;
                let now = table.row(self.conn, &key)?;
                if self.after(table, &key, now.as_ref())? != now {
                    self.add_changes(table, &key, now.as_ref(), &mut obstacles)?;
                }
            }
        }
        Ok(obstacles)
    }

    /// The row as the entry left it.
    fn after(&self, table: &Table, key: &str, now: Option<&PastRow>) -> Result<Option<PastRow>, StoreError> {
        const NEXT: &str = "
SELECT was FROM history WHERE record = :table AND record_id = :key AND at_entry >= :target AND entry_id IS NOT :target
ORDER BY seq LIMIT 1";
        let mut next = self.conn.prepare_cached(NEXT)?;
        let values = named_params! {":table": table.name, ":key": key, ":target": self.target};
        let was: Option<String> = next.query_row(values, |row| row.get(0)).optional()?;
        let row = match was {
            Some(was) => Some(table.known(&parse(&was, &table.name, key)?)),
            None => now.cloned(),
        };
        // One that a later entry inserted was not there then.
        Ok(row.filter(|row| number(row, "entry_id").is_some_and(|entry| entry <= self.target)))
    }

    fn add_changes(
        &self,
        table: &Table,
        key: &str,
        now: Option<&PastRow>,
        to: &mut BTreeSet<Obstacle>,
    ) -> Result<(), StoreError> {
        const CHANGES: &str = "
SELECT DISTINCT entry_id FROM history WHERE record = :table AND record_id = :key AND at_entry >= :target
  AND entry_id IS NOT :target";
        let gone = if now.is_none() { self.gone(&table.name, key)? } else { None };
        let record = now
            .or(gone.as_ref())
            .map_or_else(|| record_id(&table.name, key), |row| name_of(&table.name, key, row));
        let mut changes = self.conn.prepare_cached(CHANGES)?;
        let values = named_params! {":table": table.name, ":key": key, ":target": self.target};
        for entry in changes.query_map(values, |row| row.get::<_, Option<i64>>(0))? {
            to.insert(Obstacle { entry: entry?.map(EntryId::new), record: record.clone() });
        }
        if let Some(entry) = now.and_then(|row| number(row, "entry_id")).filter(|entry| *entry > self.target)
        {
            to.insert(Obstacle { entry: Some(EntryId::new(entry)), record });
        }
        Ok(())
    }

    /// A row as it was when it was taken out last.
    fn gone(&self, table: &str, key: &str) -> Result<Option<PastRow>, StoreError> {
        const WAS: &str = "
SELECT was FROM history WHERE record = :table AND record_id = :key AND op = 'delete' ORDER BY seq DESC LIMIT 1";
        let mut was = self.conn.prepare_cached(WAS)?;
        let values = named_params! {":table": table, ":key": key};
        let was: Option<String> = was.query_row(values, |row| row.get(0)).optional()?;
        was.map(|was| parse(&was, table, key)).transpose()
    }

    /// Adds the later entries whose rows name a row that is gone: those that made such a row name it, and
    /// whatever changed it after that.
    pub(super) fn add_naming(&self, obstacles: &mut BTreeSet<Obstacle>) -> Result<(), StoreError> {
        for child in &self.tables {
            for Reference { parent, from, to } in references(self.conn, child)? {
                let key = child
                    .key
                    .iter()
                    .map(|column| format!("{}.{column}", child.name))
                    .collect::<Vec<_>>()
                    .join(" || '/' || ");
                let sql = format!(
                    "SELECT CAST({key} AS TEXT) FROM {child} WHERE {child}.{from} IN (
                       SELECT was ->> '{to}' FROM history WHERE entry_id = :entry AND record = '{parent}' AND op = 'delete')
                     AND NOT EXISTS (SELECT 1 FROM {parent} AS there WHERE there.{to} = {child}.{from})",
                    child = child.name
                );
                let mut names = self.conn.prepare(&sql)?;
                for key in
                    names.query_map(named_params! {":entry": self.entry}, |row| row.get::<_, String>(0))?
                {
                    let key = key?;
                    let Some(row) = child.row(self.conn, &key)? else { continue };
                    self.add_changes(child, &key, Some(&row), obstacles)?;
                }
            }
        }
        self.leave_out_own(obstacles);
        Ok(())
    }

    /// Adds the later entries that took out a row that one put back names.
    pub(super) fn add_gone(
        &self,
        put_back: &BTreeSet<(String, String)>,
        obstacles: &mut BTreeSet<Obstacle>,
    ) -> Result<(), StoreError> {
        for child in &self.tables {
            let back: Vec<&str> =
                put_back.iter().filter(|(table, _)| *table == child.name).map(|(_, key)| &**key).collect();
            if back.is_empty() {
                continue;
            }
            for Reference { parent, from, to } in references(self.conn, child)? {
                let Some(parent) = self.tables.iter().find(|table| table.name == parent) else { continue };
                for row in &back {
                    let Some(row) = child.row(self.conn, row)? else { continue };
                    let Some(value) = row.get(&from).filter(|value| !value.is_null()) else { continue };
                    let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                    if !parent.rows_with(self.conn, &to, &value)?.is_empty() {
                        continue;
                    }
                    // Every table of the record that another names is named by its key.
                    let was = self.gone(&parent.name, &value)?;
                    self.add_changes(parent, &value, was.as_ref(), obstacles)?;
                }
            }
        }
        self.leave_out_own(obstacles);
        Ok(())
    }

    /// Adds the later entries that gave another row what this one would have again and only one may have.
    /// Nothing is changed by the search: the row is put back over the others, and that is taken back. False:
    /// no later entry did, so it is some other rule that forbids the row.
    pub(super) fn add_rivals(
        &self,
        table: &Table,
        key: &str,
        was: &PastRow,
        obstacles: &mut BTreeSet<Obstacle>,
    ) -> Result<bool, StoreError> {
        const LAST: &str = "SELECT coalesce(max(seq), 0) FROM history";
        const RIVALS: &str = "
SELECT record_id FROM history WHERE seq > :last AND entry_id = :entry AND record = :table AND op = 'delete' AND record_id <> :key";
        let before = obstacles.len();
        self.conn.execute_batch("SAVEPOINT rivals")?;
        let last: i64 = self.conn.query_row(LAST, [], |row| row.get(0))?;
        let replaced = table.replace(self.conn, key, was, self.entry);
        let mut rivals = self.conn.prepare_cached(RIVALS)?;
        let values = named_params! {":last": last, ":entry": self.entry, ":table": table.name, ":key": key};
        let rivals: Vec<String> = rivals.query_map(values, |row| row.get(0))?.collect::<Result<_, _>>()?;
        self.conn.execute_batch("ROLLBACK TO rivals; RELEASE rivals")?;
        replaced?;
        for rival in rivals {
            let row = table.row(self.conn, &rival)?;
            self.add_changes(table, &rival, row.as_ref(), obstacles)?;
        }
        self.leave_out_own(obstacles);
        Ok(obstacles.len() > before)
    }

    /// Adds the later entries that merged, or took a merge back, so that a merge that is back again does not
    /// lead to whom it says.
    pub(super) fn add_misled(&self, obstacles: &mut BTreeSet<Obstacle>) -> Result<(), StoreError> {
        self.add_misled_of::<SpeakerId>(obstacles)?;
        self.add_misled_of::<ArticleId>(obstacles)?;
        self.leave_out_own(obstacles);
        Ok(())
    }

    fn add_misled_of<I: Mergeable>(&self, obstacles: &mut BTreeSet<Obstacle>) -> Result<(), StoreError> {
        let Some(table) = self.tables.iter().find(|table| table.name == I::TABLE) else { return Ok(()) };
        for misled in list_misled::<I>(self.conn)? {
            for merged in misled.path {
                let key = merged.number().to_string();
                let row = table.row(self.conn, &key)?;
                self.add_changes(table, &key, row.as_ref(), obstacles)?;
            }
        }
        Ok(())
    }

    /// What this command itself changed is no later work.
    fn leave_out_own(&self, obstacles: &mut BTreeSet<Obstacle>) {
        obstacles.retain(|obstacle| obstacle.entry != Some(EntryId::new(self.entry)));
    }
}

/// A column of a table that names a row of another.
struct Reference {
    parent: String,
    from: String,
    to: String,
}

fn references(conn: &Connection, child: &Table) -> rusqlite::Result<Vec<Reference>> {
    const KEYS: &str =
        "SELECT \"table\", \"from\", coalesce(\"to\", 'id') FROM pragma_foreign_key_list(:table)
WHERE \"table\" NOT IN ('entry', 'history')";
    let mut list = conn.prepare_cached(KEYS)?;
    let found = list.query_map(named_params! {":table": child.name}, |row| {
        Ok(Reference { parent: row.get(0)?, from: row.get(1)?, to: row.get(2)? })
    })?;
    found.collect()
}

/// The record that a row belongs to, for a person.
fn name_of(table: &str, key: &str, row: &PastRow) -> String {
    match owner_of(table, row) {
        Some((kind, owner)) => record_id(kind, owner.as_deref().unwrap_or(key)),
        None => format!("{table} {key}"),
    }
}

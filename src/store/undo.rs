//! Undoing an entry: every row that it inserted goes, every row that it changed or took out is as it was before.
//!
//! Generic over the tables of the record, as `known_on` is: what an entry did is read from the rows that name it and from the
//! versions that the history kept, so that every command can be undone, also one that was written after this module. It never
//! guesses: where a row is no longer as the entry left it, or something later names a row that would go, it refuses and
//! says which entries stand in the way.
//!
//! A row that comes back is inserted as of the undoing entry and then given the entry of its own again: so the history, and
//! with it the past of the ledger, knows between which entries it was away. Numbers of rows that went are never used again.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::{Connection, OptionalExtension, named_params};

use super::chain::owner_of;
use super::table::{Row, Table, number, parse, tables};
use super::{Reader, StoreError, Writer};
use crate::domain::{EntryId, Obstacle, Outcome, record_id};

/// The records that an undoing changed, by table and key.
pub type Undone = BTreeMap<(&'static str, String), Outcome>;

impl Reader<'_> {
    /// The entry that undid this one, if none undid that.
    pub fn find_undoing(&self, entry: EntryId) -> Result<Option<EntryId>, StoreError> {
        Ok(undoings(self.conn)?.get(&entry.number()).copied().map(EntryId::new))
    }
}

/// The entries that are undone, each with the entry that did it.
pub(super) fn undoings(conn: &Connection) -> Result<HashMap<i64, i64>, StoreError> {
    const UNDOINGS: &str = "SELECT id, undoes FROM entry WHERE undoes IS NOT NULL ORDER BY id DESC";
    let mut query = conn.prepare_cached(UNDOINGS)?;
    let mut rows = query.query([])?;
    let mut undone = HashMap::new();
    while let Some(row) = rows.next()? {
        let (by, entry): (i64, i64) = (row.get(0)?, row.get(1)?);
        // Later ones come first: one that is itself undone undoes nothing.
        if !undone.contains_key(&by) {
            undone.insert(entry, by);
        }
    }
    Ok(undone)
}

impl Writer<'_> {
    /// Undoes an entry, as part of the entry of this command. Returns the records that it changed.
    ///
    /// # Errors
    /// [`StoreError::InTheWay`] with the later entries that must be undone first; [`StoreError::UndoneAlready`];
    /// [`StoreError::NoSuch`].
    pub fn undo(&self, target: EntryId) -> Result<Undone, StoreError> {
        let there = self
            .conn
            .prepare_cached("SELECT 1 FROM entry WHERE id = :id")?
            .exists(named_params! {":id": target.number()})?;
        if !there {
            return Err(StoreError::NoSuch { noun: "entry", id: target.to_string() });
        }
        let undoings = undoings(self.conn)?;
        if let Some(by) = undoings.get(&target.number()) {
            return Err(StoreError::UndoneAlready { entry: target, by: EntryId::new(*by) });
        }
        let tables = tables(self.conn)?;
        let mut undoing =
            Undoing { conn: self.conn, target: target.number(), entry: 0, tables, done: BTreeMap::new() };
        let mut obstacles = undoing.changed_since()?;
        undoing.entry = self.entry()?.number();
        self.conn
            .prepare_cached("UPDATE entry SET undoes = :target WHERE id = :entry")?
            .execute(named_params! {":target": target.number(), ":entry": undoing.entry})?;
        // Rows go and come back in no order of parents and children; what is named from outside is looked for below.
        self.conn.pragma_update(None, "defer_foreign_keys", true)?;
        if obstacles.is_empty() {
            undoing.take_out()?;
            undoing.put_back()?;
            undoing.add_naming(&mut obstacles)?;
        } else {
            // Everything that stands in the way is named at once, as far as it can be told. Nothing of this is kept, and what was changed
            // since may not even let itself be taken out: then that is what is named.
            let _ = undoing.take_out().and_then(|()| undoing.add_naming(&mut obstacles));
        }
        if !obstacles.is_empty() {
            // One that was undone changed the row only back and forth.
            let standing = |o: &Obstacle| o.entry.is_none_or(|e| !undoings.contains_key(&e.number()));
            if obstacles.iter().any(standing) {
                obstacles.retain(standing);
            }
            return Err(StoreError::InTheWay { entry: target, obstacles: obstacles.into_iter().collect() });
        }
        Ok(undoing.done)
    }
}

struct Undoing<'c> {
    conn: &'c Connection,
    target: i64,
    entry: i64,
    tables: Vec<Table>,
    done: Undone,
}

impl Undoing<'_> {
    /// The later entries that changed a row that the entry left.
    fn changed_since(&self) -> Result<BTreeSet<Obstacle>, StoreError> {
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
    fn after(&self, table: &Table, key: &str, now: Option<&Row>) -> Result<Option<Row>, StoreError> {
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
        now: Option<&Row>,
        to: &mut BTreeSet<Obstacle>,
    ) -> Result<(), StoreError> {
        const CHANGES: &str = "
SELECT DISTINCT entry_id FROM history WHERE record = :table AND record_id = :key AND at_entry >= :target
  AND entry_id IS NOT :target";
        let record = now.map_or_else(|| table.name.clone(), |row| name_of(&table.name, key, row));
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

    /// Takes out every row that the entry put there.
    fn take_out(&mut self) -> Result<(), StoreError> {
        const BACK_AGAIN: &str = "
SELECT DISTINCT record_id FROM history WHERE entry_id = :target AND record = :table AND was ->> 'entry_id' = :target";
        const GONE: &str = "SELECT record_id, was FROM history WHERE entry_id = :entry AND record = :table AND op = 'delete'";
        for table in &self.tables {
            let name = &table.name;
            self.conn.execute(
                &format!("DELETE FROM {name} WHERE entry_id = :target"),
                named_params! {":target": self.target},
            )?;
            let mut keys = self.conn.prepare_cached(BACK_AGAIN)?;
            let keys = keys.query_map(named_params! {":target": self.target, ":table": name}, |row| {
                row.get::<_, String>(0)
            })?;
            for key in keys.collect::<Result<Vec<_>, _>>()? {
                table.delete(self.conn, &key)?;
            }
            let mut gone = self.conn.prepare_cached(GONE)?;
            let mut rows = gone.query(named_params! {":entry": self.entry, ":table": name})?;
            while let Some(row) = rows.next()? {
                let (key, was): (String, String) = (row.get(0)?, row.get(1)?);
                let was = parse(&was, &table.name, &key)?;
                note(&mut self.done, name, &key, &was, Outcome::Removed);
            }
        }
        Ok(())
    }

    /// Plays what the entry changed backwards. Each state on the way was one of the ledger before, less what was just taken
    /// out, so no rule of the schema can be broken on the way.
    fn put_back(&mut self) -> Result<(), StoreError> {
        const CHANGES: &str =
            "SELECT record, record_id, op, was FROM history WHERE entry_id = :target ORDER BY seq DESC";
        let mut changes = self.conn.prepare_cached(CHANGES)?;
        let mut rows = changes.query(named_params! {":target": self.target})?;
        while let Some(row) = rows.next()? {
            let (name, key): (String, String) = (row.get(0)?, row.get(1)?);
            let Some(table) = self.tables.iter().find(|table| table.name == name) else { continue };
            let was = parse(&row.get::<_, String>(3)?, &table.name, &key)?;
            if number(&was, "entry_id") == Some(self.target) {
                continue;
            }
            if row.get::<_, String>(2)? == "delete" {
                table.insert(self.conn, &was, self.entry)?;
                table.update(self.conn, &key, &was, Some("entry_id"))?;
                note(&mut self.done, &name, &key, &was, Outcome::New);
            } else {
                table.update(self.conn, &key, &was, None)?;
                note(&mut self.done, &name, &key, &was, Outcome::Updated);
            }
        }
        Ok(())
    }

    /// Adds the later entries whose rows name a row that is gone: those that made such a row name it, and whatever changed it after that.
    fn add_naming(&self, obstacles: &mut BTreeSet<Obstacle>) -> Result<(), StoreError> {
        const KEYS: &str =
            "SELECT \"table\", \"from\", coalesce(\"to\", 'id') FROM pragma_foreign_key_list(:table)";
        let mut lists = self.conn.prepare_cached(KEYS)?;
        for child in &self.tables {
            let keys = lists.query_map(named_params! {":table": child.name}, |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
            })?;
            for (parent, from, to) in keys.collect::<Result<Vec<_>, _>>()? {
                if parent == "entry" || parent == "history" {
                    continue;
                }
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
        // What this command itself took out is no later work.
        obstacles.retain(|obstacle| obstacle.entry != Some(EntryId::new(self.entry)));
        Ok(())
    }
}

/// Notes what became of a record; what happened to its root row says more than what happened to a part.
fn note(done: &mut Undone, table: &str, key: &str, was: &Row, outcome: Outcome) {
    let Some((kind, owner)) = owner_of(table, was) else { return };
    let owner = owner.unwrap_or_else(|| key.to_owned());
    if kind == table {
        let entry = done.entry((kind, owner)).or_insert(outcome);
        // Taken out and put back: it was there before and after.
        *entry = if *entry == Outcome::Removed && outcome != Outcome::Removed {
            Outcome::Updated
        } else {
            outcome
        };
    } else {
        done.entry((kind, owner)).or_insert(Outcome::Updated);
    }
}

/// The record that a row belongs to, for a person.
fn name_of(table: &str, key: &str, row: &Row) -> String {
    match owner_of(table, row) {
        Some((kind, owner)) => record_id(kind, owner.as_deref().unwrap_or(key)),
        None => format!("{table} {key}"),
    }
}

//! Undoing an entry: every row that it inserted goes, every row that it changed or took out is as it was
//! before.
//!
//! Generic over the tables of the record, as `known_on` is: what an entry did is read from the rows that name
//! it and from the versions that the history kept, so that every command can be undone, also one that was
//! written after this module. It never guesses: where a row is no longer as the entry left it, or something
//! later names a row that would go, it refuses and says which entries stand in the way.
//!
//! A row that comes back is inserted as of the undoing entry and then given the entry of its own again: so
//! the history, and with it the past of the ledger, knows between which entries it was away. Numbers of rows
//! that went are never used again.

mod obstacles;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE;
use rusqlite::{Connection, named_params};

use super::table::{PastRow, Table, number, parse, tables};
use crate::domain::{EntryId, Obstacle, Outcome, record_id};
use crate::store::address;
use crate::store::proof::chain::owner_of;
use crate::store::{Reader, StoreError, Writer};

/// The records that an undoing changed, by table and key.
pub type Undone = BTreeMap<(&'static str, String), Outcome>;

impl Reader<'_> {
    /// The entry that undid this one, if none undid that.
    pub fn find_undoing(&self, entry: EntryId) -> Result<Option<EntryId>, StoreError> {
        Ok(undoings(self.conn)?.get(&entry.number()).copied().map(EntryId::new))
    }

    /// The ids of records that this entry made, of every noun that has ids: at most so many of each.
    pub fn list_made_by(&self, entry: EntryId, most: u32) -> Result<Vec<String>, StoreError> {
        const NOUNS: [&str; 9] = [
            "outlet",
            "topic",
            "article",
            "capture",
            "speaker",
            "claim",
            "appearance",
            "relation",
            "assessment",
        ];
        let mut made = Vec::new();
        for noun in NOUNS {
            let sql = format!("SELECT id FROM {noun} WHERE entry_id = :entry ORDER BY id LIMIT :most");
            let mut query = self.conn.prepare(&sql)?;
            let mut rows = query.query(named_params! {":entry": entry.number(), ":most": most})?;
            while let Some(row) = rows.next()? {
                made.push(record_id(noun, &row.get::<_, i64>(0)?.to_string()));
            }
        }
        Ok(made)
    }
}

/// The entries that are undone, each with the entry that did it.
pub(in crate::store) fn undoings(conn: &Connection) -> Result<HashMap<i64, i64>, StoreError> {
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
    /// [`StoreError::InTheWay`] with the later entries that must be undone first;
    /// [`StoreError::UndoneAlready`]; [`StoreError::NoSuch`].
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
        // Rows go and come back in no order of parents and children; what is named from outside is looked for
        // below.
        self.conn.pragma_update(None, "defer_foreign_keys", true)?;
        if obstacles.is_empty() {
            undoing.reverse(&mut obstacles)?;
        } else {
            // Everything that stands in the way is named at once, as far as it can be told. Nothing of this
            // is kept, and what was changed since may not even let itself be taken out: then that is what is
            // named.
            let _ = undoing.reverse(&mut obstacles);
        }
        if !obstacles.is_empty() {
            // A later one that was undone changed the row only back and forth, together with the one that
            // undid it.
            let undid: HashSet<i64> =
                undoings.iter().filter(|(later, _)| **later > target.number()).map(|(_, by)| *by).collect();
            let stands = |e: EntryId| !undoings.contains_key(&e.number()) && !undid.contains(&e.number());
            let standing = |o: &Obstacle| o.entry.is_none_or(stands);
            if obstacles.iter().any(standing) {
                obstacles.retain(standing);
            }
            return Err(StoreError::InTheWay { entry: target, obstacles: obstacles.into_iter().collect() });
        }
        address::add_missing_keys(self.conn)?;
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
    /// Makes every row what it was before the entry, and adds whatever later work does not let it be so.
    fn reverse(&mut self, obstacles: &mut BTreeSet<Obstacle>) -> Result<(), StoreError> {
        self.take_out()?;
        let put_back = self.put_back(obstacles)?;
        self.add_naming(obstacles)?;
        self.add_gone(&put_back, obstacles)?;
        self.add_misled(obstacles)
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

    /// Plays what the entry changed backwards. Each state on the way was one of the ledger before, less what
    /// was just taken out, so no rule of the schema can be broken on the way but by a later row: see
    /// [`Undoing::add_rivals`]. Returns the rows, by table and key.
    fn put_back(
        &mut self,
        obstacles: &mut BTreeSet<Obstacle>,
    ) -> Result<BTreeSet<(String, String)>, StoreError> {
        const CHANGES: &str =
            "SELECT record, record_id, op, was FROM history WHERE entry_id = :target ORDER BY seq DESC";
        let mut put_back = BTreeSet::new();
        let mut changes = self.conn.prepare_cached(CHANGES)?;
        let mut rows = changes.query(named_params! {":target": self.target})?;
        while let Some(row) = rows.next()? {
            let (name, key): (String, String) = (row.get(0)?, row.get(1)?);
            let Some(table) = self.tables.iter().find(|table| table.name == name) else { continue };
            let was = parse(&row.get::<_, String>(3)?, &table.name, &key)?;
            if number(&was, "entry_id") == Some(self.target) {
                continue;
            }
            let (done, outcome) = if row.get::<_, String>(2)? == "delete" {
                (table.put_back(self.conn, &key, &was, self.entry), Outcome::New)
            } else {
                (table.update(self.conn, &key, &was, None), Outcome::Updated)
            };
            match done {
                Ok(()) => {
                    note(&mut self.done, &name, &key, &was, outcome);
                    put_back.insert((name, key));
                }
                Err(error) if is_taken(&error) && self.add_rivals(table, &key, &was, obstacles)? => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(put_back)
    }
}

/// Whether another row has what only one may have.
fn is_taken(error: &rusqlite::Error) -> bool {
    error.sqlite_error().is_some_and(|failure| failure.extended_code == SQLITE_CONSTRAINT_UNIQUE)
}

/// Notes what became of a record; what happened to its root row says more than what happened to a part.
fn note(done: &mut Undone, table: &str, key: &str, was: &PastRow, outcome: Outcome) {
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

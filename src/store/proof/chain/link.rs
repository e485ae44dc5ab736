//! The versions that an entry leaves, and its link to the entry before it.

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, OptionalExtension, named_params};
use sha2::{Digest, Sha256};

use super::form::{Form, Hash, hash, hex, version};
use super::records::{Traces, each_after, each_of, touched_before};
use super::{PartTable, RECORDS};
use crate::store::StoreError;
use crate::store::ledger::Closing;

/// The columns of an entry that its link does not cover: what it is set last in.
pub(super) const NOT_LINKED: &[&str] = &["is_open", "sha256"];

/// Writes a version of every record that the entry touched, and its link.
pub(in crate::store) fn close(closing: &Closing<'_>) -> Result<(), StoreError> {
    let Closing { conn, entry, before, touched, .. } = *closing;
    let traces = Traces::of(conn, entry.number(), before)?;
    #[cfg(debug_assertions)]
    if let Some(forgotten) = super::records::forgotten(conn, entry.number(), &traces, touched)? {
        panic!("Writer::touch was not told of {forgotten}");
    }
    let mut versions = Versions::of(conn, entry.number());
    for kind in RECORDS {
        let older = touched_before(conn, kind, entry.number(), &traces, touched)?;
        each_of(conn, kind, &older, |key, hash| versions.add(kind.name, key, hash))?;
        if kind.key == "id" && traces.has_added(kind.name) {
            let highest = before.highest(kind.name);
            let has_rows = |part: &PartTable| traces.has_parts(touched, part.table);
            each_after(conn, (kind, &has_rows), highest, |key, hash| {
                versions.add(kind.name, key, Some(hash))
            })?;
        }
    }
    let (records, versions) = versions.finish()?;
    set_link(conn, entry.number(), records, &versions)
}

/// Gives every record a version, at the last entry, and every entry its link: once, for a ledger from before
/// the chain.
pub(in crate::store) fn link_all(conn: &Connection) -> Result<(), StoreError> {
    const UNLINKED: &str = "SELECT id FROM entry WHERE sha256 IS NULL AND is_open = 0 ORDER BY id";
    let ids = conn.prepare(UNLINKED)?.query_map([], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
    for (at, id) in ids.iter().enumerate() {
        let mut versions = Versions::of(conn, *id);
        if at + 1 == ids.len() {
            for kind in RECORDS {
                each_after(conn, (kind, &|_| true), 0, |key, hash| versions.add(kind.name, key, Some(hash)))?;
            }
        }
        let (records, versions) = versions.finish()?;
        set_link(conn, *id, records, &versions)?;
    }
    Ok(())
}

/// The versions of an entry on their way into the table, and their hash.
struct Versions<'c> {
    conn: &'c Connection,
    insert: Option<rusqlite::Statement<'c>>,
    entry: i64,
    count: i64,
    hasher: Sha256,
    row: Vec<u8>,
    waiting: Vec<(&'static str, Value, Option<Hash>)>,
}

/// How many versions are inserted by one statement. A statement for each would spend most of its time on the
/// list of kinds of records that the table checks against, which SQLite makes anew for every statement.
const AT_ONCE: usize = 64;

impl<'c> Versions<'c> {
    fn of(conn: &'c Connection, entry: i64) -> Self {
        let waiting = Vec::with_capacity(AT_ONCE);
        Self { conn, insert: None, entry, count: 0, hasher: Sha256::new(), row: Vec::new(), waiting }
    }

    fn add(
        &mut self,
        record: &'static str,
        key: ValueRef<'_>,
        hash: Option<&Hash>,
    ) -> Result<(), StoreError> {
        self.row.clear();
        version(&mut self.row, record, key, self.entry, hash);
        self.hasher.update(&self.row);
        self.count += 1;
        self.waiting.push((record, Value::try_from(key).map_err(rusqlite::Error::from)?, hash.copied()));
        if self.waiting.len() == AT_ONCE {
            let statement = match &mut self.insert {
                Some(statement) => statement,
                none => none.insert(insert(self.conn, AT_ONCE)?),
            };
            put(statement, self.entry, &self.waiting)?;
            self.waiting.clear();
        }
        Ok(())
    }

    fn finish(self) -> Result<(i64, Hash), StoreError> {
        if !self.waiting.is_empty() {
            put(&mut insert(self.conn, self.waiting.len())?, self.entry, &self.waiting)?;
        }
        Ok((self.count, self.hasher.finalize().into()))
    }
}

/// The statement that inserts so many versions; its first parameter is their entry.
fn insert(conn: &Connection, count: usize) -> rusqlite::Result<rusqlite::Statement<'_>> {
    let rows: Vec<String> =
        (0..count).map(|at| format!("(?{}, ?{}, ?1, ?{})", 3 * at + 2, 3 * at + 3, 3 * at + 4)).collect();
    conn.prepare(&format!(
        "INSERT INTO version (record, record_id, entry_id, sha256) VALUES {}",
        rows.join(", ")
    ))
}

fn put(
    insert: &mut rusqlite::Statement<'_>,
    entry: i64,
    versions: &[(&'static str, Value, Option<Hash>)],
) -> rusqlite::Result<()> {
    insert.raw_bind_parameter(1, entry)?;
    for (at, (record, key, hash)) in versions.iter().enumerate() {
        insert.raw_bind_parameter(3 * at + 2, record)?;
        insert.raw_bind_parameter(3 * at + 3, key)?;
        insert.raw_bind_parameter(3 * at + 4, hash.as_ref().map(Hash::as_slice))?;
    }
    insert.raw_execute()?;
    Ok(())
}

fn set_link(conn: &Connection, entry: i64, records: i64, versions: &Hash) -> Result<(), StoreError> {
    const PREVIOUS: &str =
        "SELECT id, coalesce(sha256, '') FROM entry WHERE id < :entry ORDER BY id DESC LIMIT 1";
    // What was changed outside of gainsay after the entry before this one belongs to this one.
    const HISTORY_OF: &str = "
SELECT * FROM history
WHERE entry_id = :entry OR (entry_id IS NULL AND coalesce(at_entry, 0) BETWEEN :previous AND :entry - 1) ORDER BY seq";
    let mut previous = conn.prepare_cached(PREVIOUS)?;
    let previous = previous.query_row(named_params! {":entry": entry}, |row| Ok((row.get(0)?, row.get(1)?)));
    let (previous, link_before): (i64, String) = previous.optional()?.unwrap_or_default();
    let mut hasher = Sha256::new();
    let mut row_form = Vec::new();
    let mut query = conn.prepare_cached(HISTORY_OF)?;
    let form = Form::of(conn, &query, ("history", 0), &[])?;
    let mut rows = query.query(named_params! {":entry": entry, ":previous": previous})?;
    while let Some(row) = rows.next()? {
        row_form.clear();
        form.put(&mut row_form, row)?;
        hasher.update(&row_form);
    }
    let history: Hash = hasher.finalize().into();
    let mut query = conn.prepare_cached("SELECT * FROM entry WHERE id = :entry")?;
    let form = Form::of(conn, &query, ("entry", 0), NOT_LINKED)?;
    let link = query.query_row(named_params! {":entry": entry}, |row| {
        link(&link_before, (&form, row, Some(records)), versions, &history)
    })?;
    conn.prepare_cached(
        "UPDATE entry SET records = :records, sha256 = :link, is_open = 0 WHERE id = :entry",
    )?
    .execute(named_params! {":records": records, ":link": hex(&link), ":entry": entry})?;
    Ok(())
}

/// The link of the entry in this row, with this number of records: that is set together with the link.
pub(super) fn link(
    previous: &str,
    (form, row, records): (&Form, &rusqlite::Row<'_>, Option<i64>),
    versions: &Hash,
    history: &Hash,
) -> rusqlite::Result<Hash> {
    let mut bytes = Vec::from(previous.as_bytes());
    bytes.push(b'\n');
    let records = records.map_or(ValueRef::Null, ValueRef::Integer);
    form.put_with(&mut bytes, row, ("records", records))?;
    bytes.extend_from_slice(versions);
    bytes.extend_from_slice(history);
    Ok(hash(&bytes))
}

//! Records as a stream: every record of a kind with its hash, and which ones an entry touched.

use std::collections::BTreeSet;

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Rows, named_params};

use super::form::{Form, Hash, hash};
use super::touched::{Before, Touched};
use super::{PartTable, RecordKind};
use crate::store::StoreError;

/// How many records are asked for in one query, where they are not a whole range.
const AT_ONCE: usize = 500;

/// What an entry did, table by table, so that the others are not asked: to compile what asks all of them was
/// a tenth of a command that adds one claim.
#[derive(Debug)]
pub(super) struct Traces {
    /// The tables of which the history has earlier versions.
    changed: Vec<String>,
    /// The highest numbers before and after it.
    before: Before,
    now: Before,
}

impl Traces {
    /// Of an entry that is about to be closed.
    pub(super) fn of(conn: &Connection, entry: i64, before: &Before) -> rusqlite::Result<Self> {
        const CHANGED: &str = "SELECT DISTINCT record FROM history WHERE entry_id = :entry";
        let mut query = conn.prepare_cached(CHANGED)?;
        let changed = query.query_map(named_params! {":entry": entry}, |row| row.get(0))?;
        let changed = changed.collect::<rusqlite::Result<_>>()?;
        Ok(Self { changed, before: before.clone(), now: Before::now(conn)? })
    }

    fn has_changed(&self, table: &str) -> bool {
        self.changed.iter().any(|changed| changed == table)
    }

    /// Whether new records can have rows in this table of parts: they were put there, or put back.
    pub(super) fn has_parts(&self, touched: &Touched, table: &str) -> bool {
        touched.parts.contains(table) || self.has_changed(table) || self.has_added(table)
    }

    /// Whether rows with new numbers are in the table.
    pub(super) fn has_added(&self, table: &str) -> bool {
        self.now.highest(table) > self.before.highest(table)
    }
}

/// The key of a record: the number of its root row, or for content its SHA-256.
pub(in crate::store) fn key_of(value: &Value) -> ValueRef<'_> {
    ValueRef::from(value)
}

/// The records of a kind that an entry touched and that were there before it, by key.
pub(super) fn touched_before(
    conn: &Connection,
    kind: &RecordKind,
    entry: i64,
    traces: &Traces,
    touched: &Touched,
) -> Result<Vec<Value>, StoreError> {
    let before = &traces.before;
    if kind.name == "content" {
        const CONTENTS: &str = "
SELECT record_id FROM history WHERE entry_id = :entry AND record = 'content'
UNION SELECT content.sha256 FROM capture CROSS JOIN content ON content.sha256 = capture.sha256
WHERE capture.id > :capture AND content.entry_id = :entry ORDER BY 1";
        if !traces.has_changed("content") && !traces.has_added("capture") {
            return Ok(Vec::new());
        }
        let capture = before.highest("capture");
        let mut query = conn.prepare_cached(CONTENTS)?;
        let found =
            query.query_map(named_params! {":entry": entry, ":capture": capture}, |row| row.get(0))?;
        return Ok(found.collect::<Result<_, _>>()?);
    }
    let highest = before.highest(kind.name);
    let mut ids: BTreeSet<i64> =
        touched.records.iter().filter(|(name, _)| *name == kind.name).map(|(_, id)| *id).collect();
    let mut add = |sql: &str, values: &[(&str, &dyn rusqlite::ToSql)]| -> rusqlite::Result<()> {
        let mut query = conn.prepare_cached(sql)?;
        let mut rows = query.query(values)?;
        while let Some(row) = rows.next()? {
            ids.extend(row.get::<_, Option<i64>>(0)?);
        }
        Ok(())
    };
    let changed = |table: &str, owner: &str| {
        format!("SELECT {owner} FROM history WHERE history.entry_id = :entry AND history.record = '{table}'")
    };
    if traces.has_changed(kind.name) {
        add(&changed(kind.name, "CAST(record_id AS INTEGER)"), named_params! {":entry": entry})?;
    }
    for PartTable { table, owner, order } in kind.parts {
        let is_changed = traces.has_changed(table);
        if is_changed {
            add(&changed(table, &format!("was ->> '{owner}'")), named_params! {":entry": entry})?;
        }
        // A part with a number of its own can be new, and can have moved to another record.
        if *order == "id" && traces.has_added(table) {
            let new = format!("SELECT {owner} FROM {table} WHERE id > :from");
            add(&new, named_params! {":from": before.highest(table)})?;
        }
        if *order == "id" && is_changed {
            let moved = format!(
                "SELECT {table}.{owner} FROM history JOIN {table} ON {table}.id = CAST(history.record_id AS INTEGER)
                 WHERE history.entry_id = :entry AND history.record = '{table}'"
            );
            add(&moved, named_params! {":entry": entry})?;
        }
    }
    ids.retain(|id| *id <= highest);
    Ok(ids.into_iter().map(Value::Integer).collect())
}

/// Calls `take` with each of these records in turn, and its hash; with none, if it is not there.
pub(super) fn each_of(
    conn: &Connection,
    kind: &RecordKind,
    keys: &[Value],
    mut take: impl FnMut(ValueRef<'_>, Option<&Hash>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    for keys in keys.chunks(AT_ONCE) {
        let list: Vec<serde_json::Value> = keys
            .iter()
            .map(|key| match key {
                Value::Integer(number) => (*number).into(),
                Value::Text(text) => text.as_str().into(),
                _ => serde_json::Value::Null,
            })
            .collect();
        let list = serde_json::Value::Array(list).to_string();
        let mut rest = keys.iter();
        stream(conn, (kind, &|_| true), "IN (SELECT value FROM json_each(:which))", &list, |key, hash| {
            for absent in rest.by_ref() {
                if key_of(absent) == key {
                    break;
                }
                take(key_of(absent), None)?;
            }
            take(key, Some(hash))
        })?;
        for absent in rest {
            take(key_of(absent), None)?;
        }
    }
    Ok(())
}

/// Calls `take` with every record of a kind whose key is higher than `after`, in the order of keys, and its
/// hash. Tables of parts in which they have no rows for certain are not asked.
pub(super) fn each_after(
    conn: &Connection,
    (kind, has_rows): (&RecordKind, &dyn Fn(&PartTable) -> bool),
    after: i64,
    take: impl FnMut(ValueRef<'_>, &Hash) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    // A text is higher than any number.
    stream(conn, (kind, has_rows), "> :which", &after, take)
}

fn stream(
    conn: &Connection,
    (kind, has_rows): (&RecordKind, &dyn Fn(&PartTable) -> bool),
    which: &str,
    parameter: &dyn rusqlite::ToSql,
    mut take: impl FnMut(ValueRef<'_>, &Hash) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let (table, key) = (kind.name, kind.key);
    let sql = format!("SELECT {key}, {table}.* FROM {table} WHERE {key} {which} ORDER BY {key}");
    let mut roots = conn.prepare(&sql)?;
    let form = Form::of(conn, &roots, (table, 1), &[])?;
    let mut roots = roots.query(named_params! {":which": parameter})?;
    let mut statements = Vec::with_capacity(kind.parts.len());
    for PartTable { table, owner, order } in kind.parts.iter().filter(|part| has_rows(part)) {
        let sql =
            format!("SELECT {owner}, {table}.* FROM {table} WHERE {owner} {which} ORDER BY {owner}, {order}");
        let statement = conn.prepare(&sql)?;
        let form = Form::of(conn, &statement, (table, 1), &[])?;
        statements.push((statement, form));
    }
    let mut parts = Vec::with_capacity(statements.len());
    for (statement, form) in &mut statements {
        let mut part = Parts {
            rows: statement.query(named_params! {":which": parameter})?,
            form,
            next: None,
            bytes: Vec::new(),
        };
        part.advance()?;
        parts.push(part);
    }
    let mut record = Vec::new();
    while let Some(row) = roots.next()? {
        record.clear();
        form.put(&mut record, row)?;
        let key = row.get_ref(0)?;
        if let ValueRef::Integer(id) = key {
            for part in &mut parts {
                part.take(id, &mut record)?;
            }
        }
        take(key, &hash(&record))?;
    }
    Ok(())
}

/// The rows of a part table, in step with the root rows.
struct Parts<'s> {
    rows: Rows<'s>,
    form: &'s Form,
    /// Whose part the next row is.
    next: Option<i64>,
    bytes: Vec<u8>,
}

impl Parts<'_> {
    fn advance(&mut self) -> rusqlite::Result<()> {
        self.bytes.clear();
        self.next = match self.rows.next()? {
            None => None,
            Some(row) => {
                self.form.put(&mut self.bytes, row)?;
                Some(row.get(0)?)
            }
        };
        Ok(())
    }

    /// Adds all parts of a record; those of records that are not there are passed over.
    fn take(&mut self, id: i64, to: &mut Vec<u8>) -> rusqlite::Result<()> {
        while let Some(owner) = self.next.filter(|owner| *owner <= id) {
            if owner == id {
                to.extend_from_slice(&self.bytes);
            }
            self.advance()?;
        }
        Ok(())
    }
}

/// A row that this entry inserted into a part table, of a record that it is not known to have touched, or in
/// a table that it is not known to have used.
#[cfg(debug_assertions)]
pub(super) fn forgotten(
    conn: &Connection,
    entry: i64,
    traces: &Traces,
    touched: &Touched,
) -> Result<Option<String>, StoreError> {
    for kind in super::RECORDS {
        let known = touched_before(conn, kind, entry, traces, touched)?;
        for PartTable { table, owner, .. } in kind.parts {
            let sql =
                format!("SELECT DISTINCT {owner} FROM {table} WHERE entry_id = :entry OR {owner} > :highest");
            let highest = traces.before.highest(kind.name);
            let mut query = conn.prepare(&sql)?;
            let values = named_params! {":entry": entry, ":highest": highest};
            for owner in query.query_map(values, |row| row.get::<_, i64>(0))? {
                let owner = owner?;
                let is_known = if owner <= highest {
                    known.contains(&Value::Integer(owner))
                } else {
                    traces.has_parts(touched, table)
                };
                if !is_known {
                    return Ok(Some(format!("a part of {} {owner} in {table}", kind.name)));
                }
            }
        }
    }
    Ok(None)
}

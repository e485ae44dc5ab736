//! Whether the tables, indexes, views and triggers of a ledger are those that its schema's steps make.
//!
//! A trigger that somebody planted acts in the name of whoever writes next, and the chain takes what it did
//! as theirs. A view in the place of a table answers what it likes, or never. So every transaction that
//! writes, every seal, every upgrade and every snapshot that is read is looked at first; only a check goes on
//! whatever is found. Called by `open`, `transaction`, `search` and `backup`. It must never run a statement
//! that touches any other table than SQLite's own list: what it has not looked at may not end.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::Connection;

use super::listed::{Listed, bytes, fingerprint, objects};
use super::schema;
use crate::domain::{Alteration, SchemaFault};
use crate::store::StoreError;

/// The SHA-256 of the list of a new ledger of schema [`schema::known`]: a ledger with this list is as it was
/// made. Anything else is compared object by object with a new ledger, which costs ten times as much as the
/// shortest command. A new step in `migrations/` changes it.
const MADE: &str = "7dbea78fc2ebb8fa482a6fe758666c09ba9e510b7914ded3e70b231637be68a4";

/// Refuses a ledger of this schema in which something would act, or a rule is missing, when gainsay writes.
///
/// # Errors
/// [`StoreError::Tampered`] or [`StoreError::Damaged`].
pub(in crate::store) fn must_be_as_made(
    conn: &Connection,
    path: &Path,
    schema: i64,
) -> Result<(), StoreError> {
    refuse(faults(conn, schema)?, path, Alteration::forbids_writing)
}

/// Refuses a ledger of this schema whose tables cannot be read as what they are.
///
/// # Errors
/// [`StoreError::Tampered`] or [`StoreError::Damaged`].
pub(in crate::store) fn must_be_readable(
    conn: &Connection,
    path: &Path,
    schema: i64,
) -> Result<(), StoreError> {
    refuse(faults(conn, schema)?, path, Alteration::forbids_reading)
}

fn refuse(
    mut faults: Vec<SchemaFault>,
    path: &Path,
    forbids: fn(Alteration) -> bool,
) -> Result<(), StoreError> {
    faults.retain(|fault| forbids(fault.what));
    let path = path.to_path_buf();
    match faults.iter().find(|fault| fault.what == Alteration::Unreadable) {
        Some(fault) => Err(StoreError::Damaged { path, why: format!("the {} {}", fault.object, fault.what) }),
        None if faults.is_empty() => Ok(()),
        None => Err(StoreError::Tampered { path, faults }),
    }
}

/// Everything in the schema of a ledger that is not as the steps up to the number `schema` made it.
///
/// # Errors
/// [`StoreError`] if SQLite's own list cannot be read.
pub(in crate::store) fn faults(conn: &Connection, schema: i64) -> Result<Vec<SchemaFault>, StoreError> {
    let found = objects(conn)?;
    if schema == schema::known() && fingerprint(&found) == MADE {
        return Ok(Vec::new());
    }
    let new = schema::new_in_memory(schema)?;
    let made = objects(&new)?;
    let mut faults = compare(&made, &found);
    for fault in faults.iter_mut().filter(|fault| fault.what == Alteration::Changed) {
        let Some(table) = fault.object.strip_prefix("table ") else { continue };
        let (ours, theirs) = (columns(&new, table)?, columns(conn, table)?);
        if !ours.iter().all(|column| theirs.contains(column)) {
            fault.what = Alteration::Unreadable;
        }
    }
    // What would act comes first: a message has room for a few.
    faults.sort_by_key(|fault| fault.what != Alteration::Planted);
    Ok(faults)
}

/// The names of the columns of a table. SQLite has read them from its definition; no row is looked at.
fn columns(conn: &Connection, table: &str) -> Result<Vec<Vec<u8>>, StoreError> {
    let mut query = conn.prepare_cached("SELECT name FROM pragma_table_xinfo(?1, 'main')")?;
    Ok(query.query_map([table], |row| bytes(row, 0))?.collect::<Result<_, _>>()?)
}

fn compare(made: &[Listed], found: &[Listed]) -> Vec<SchemaFault> {
    // A row may be there twice: then each is judged.
    let mut there: BTreeMap<(&[u8], &[u8]), Vec<&Listed>> = BTreeMap::new();
    for listed in found {
        there.entry((&listed.kind, &listed.name)).or_default().push(listed);
    }
    let mut faults = Vec::new();
    let mut find = |object: &Listed, what| faults.push(SchemaFault { object: object.called(), what });
    for expected in made {
        let same = there.remove(&(expected.kind.as_slice(), expected.name.as_slice())).unwrap_or_default();
        match same.as_slice() {
            [one] if *one == expected => {}
            [] if expected.is_table() && found.iter().any(|other| other.has_name_of(expected)) => {
                find(expected, Alteration::Replaced);
            }
            [] if expected.is_table() => find(expected, Alteration::Lost),
            [] => find(expected, Alteration::Missing),
            [one] => find(expected, altered_to(expected, one)),
            _ => find(expected, Alteration::Replaced),
        }
    }
    let is_ours = |table: &[u8]| made.iter().any(|ours| ours.is_table() && ours.name == table);
    for foreign in there.into_values().flatten() {
        let is_named =
            foreign.kind != b"table" && made.iter().any(|ours| ours.is_table() && foreign.has_name_of(ours));
        let acts = is_named || acts(foreign, is_ours(&foreign.table));
        find(foreign, if acts { Alteration::Planted } else { Alteration::Added });
    }
    faults
}

/// What became of this object of ours, which is there and is not as it was made.
fn altered_to(ours: &Listed, found: &Listed) -> Alteration {
    if !ours.is_table() {
        return Alteration::Changed;
    }
    let is_virtual = ours.begins_with("CREATE VIRTUAL TABLE ");
    // What an index of words looks into is part of its definition.
    if is_virtual || !found.begins_with("CREATE TABLE ") {
        return Alteration::Replaced;
    }
    match found.sql.as_deref().map(std::str::from_utf8) {
        Some(Ok(_)) => Alteration::Changed,
        _ => Alteration::Unreadable,
    }
}

/// Whether this object, which is not ours, can act on what gainsay writes: whether it is anything but a
/// table, a view, or an index that is no rule for a table of ours.
fn acts(foreign: &Listed, of_ours: bool) -> bool {
    const HARMLESS: [(&[u8], &str); 4] = [
        (b"table", "CREATE TABLE "),
        (b"table", "CREATE VIRTUAL TABLE "),
        (b"view", "CREATE VIEW "),
        (b"index", "CREATE INDEX "),
    ];
    // An index that SQLite made for a table of another program.
    let is_automatic =
        foreign.sql.is_none() && foreign.kind == b"index" && foreign.name.starts_with(b"sqlite_autoindex_");
    let is_rule_elsewhere =
        !of_ours && foreign.kind == b"index" && foreign.begins_with("CREATE UNIQUE INDEX ");
    let is_harmless =
        HARMLESS.iter().any(|(kind, words)| foreign.kind == *kind && foreign.begins_with(words));
    !(is_harmless || is_rule_elsewhere || is_automatic && !of_ours)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fingerprint_is_that_of_a_new_ledger() {
        let new = schema::new_in_memory(schema::known()).unwrap();
        let found = fingerprint(&objects(&new).unwrap());
        assert_eq!(found, MADE, "a step was added: MADE in src/store/file/altered.rs is now this");
    }
}

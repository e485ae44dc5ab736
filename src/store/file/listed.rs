//! SQLite's own list of what a file has: its tables, indexes, views and triggers.
//!
//! Called by whoever has to know what a file is before it runs anything on it. It must never run a statement
//! that touches any other table than that list: what nobody has looked at may not end. Rows are judged by
//! their SQL, which is what SQLite runs; the type and the name beside it can say something else.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use sha2::{Digest, Sha256};

use crate::store::StoreError;

/// A row of SQLite's list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::store) struct Listed {
    /// `table`, `index`, `view` or `trigger`, if nobody altered it.
    pub kind: Vec<u8>,
    /// What it is called.
    pub name: Vec<u8>,
    /// The table that it is for.
    pub table: Vec<u8>,
    /// `None`: an index that SQLite made for a table.
    pub sql: Option<Vec<u8>>,
}

/// Every row of SQLite's list, but for what `ANALYZE` makes, sorted.
pub(in crate::store) fn objects(conn: &Connection) -> Result<Vec<Listed>, StoreError> {
    const STATISTICS: [&[u8]; 2] = [b"CREATE TABLE sqlite_stat1(", b"CREATE TABLE sqlite_stat4("];
    const ALL: &str = "SELECT type, name, tbl_name, sql FROM main.sqlite_schema";
    let mut query = conn.prepare_cached(ALL)?;
    let found = query.query_map([], |row| {
        let sql = match row.get_ref(3)? {
            ValueRef::Null => None,
            _ => Some(bytes(row, 3)?),
        };
        Ok(Listed { kind: bytes(row, 0)?, name: bytes(row, 1)?, table: bytes(row, 2)?, sql })
    })?;
    let mut found = found.collect::<Result<Vec<_>, _>>()?;
    let is_statistics = |sql: &[u8]| STATISTICS.iter().any(|statistics| sql.starts_with(statistics));
    found.retain(|listed| !listed.sql.as_deref().is_some_and(is_statistics));
    found.sort_unstable();
    Ok(found)
}

pub(in crate::store) fn bytes(row: &Row<'_>, column: usize) -> rusqlite::Result<Vec<u8>> {
    Ok(match row.get_ref(column)? {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes.to_vec(),
        ValueRef::Integer(number) => number.to_string().into_bytes(),
        ValueRef::Real(number) => number.to_string().into_bytes(),
        ValueRef::Null => Vec::new(),
    })
}

/// The SHA-256 of a list, in hexadecimal digits.
pub(in crate::store) fn fingerprint(objects: &[Listed]) -> String {
    let mut hasher = Sha256::new();
    for Listed { kind, name, table, sql } in objects {
        for part in [kind, name, table, sql.as_ref().unwrap_or(&Vec::new())] {
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part);
        }
    }
    crate::store::capture::hex(&hasher.finalize())
}

impl Listed {
    /// `trigger claim_keeps_updated`.
    pub(in crate::store) fn called(&self) -> String {
        format!("{} {}", String::from_utf8_lossy(&self.kind), String::from_utf8_lossy(&self.name))
    }

    /// Whether it says that it is a table.
    pub(in crate::store) fn is_table(&self) -> bool {
        self.kind == b"table"
    }

    /// Whether both have one name, as SQLite compares names.
    pub(in crate::store) fn has_name_of(&self, other: &Self) -> bool {
        self.name.eq_ignore_ascii_case(&other.name)
    }

    /// Whether its definition begins with these words. SQLite keeps these as it writes them itself.
    pub(in crate::store) fn begins_with(&self, words: &str) -> bool {
        self.sql.as_deref().is_some_and(|sql| sql.starts_with(words.as_bytes()))
    }
}

/// Whether the one thing with this name is a table.
///
/// # Errors
/// [`StoreError`] if SQLite's own list cannot be read.
pub(in crate::store) fn is_table(conn: &Connection, name: &str) -> Result<bool, StoreError> {
    let named: Vec<Listed> =
        objects(conn)?.into_iter().filter(|l| l.name.eq_ignore_ascii_case(name.as_bytes())).collect();
    Ok(matches!(named.as_slice(), [one] if one.is_table() && one.begins_with("CREATE TABLE ")))
}

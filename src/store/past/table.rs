//! The tables of the record as the ledger itself describes them, and single rows of them as JSON, as the
//! history keeps them.
//!
//! For what must hold for every table, also for one that a later step of the schema adds: the past
//! (`known_on`), undoing (`undo`), versions (`versions`). A table of the record is one that says which entry
//! inserted a row.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, ToSql, named_params, params_from_iter};
use serde_json::{Map, Value as Json};

use crate::store::StoreError;

/// The tables that are no part of the record.
const NOT_RECORD: &str = "('entry', 'history', 'version', 'refinery_schema_history')";

/// A row, column by column, as the history keeps it.
pub(in crate::store) type PastRow = Map<String, Json>;

/// A table of the record.
pub(in crate::store) struct Table {
    pub(in crate::store) name: String,
    pub(in crate::store) columns: Vec<String>,
    /// The columns of its key, in the order in which the history writes them.
    pub(in crate::store) key: Vec<String>,
}

/// Every table of the record, by name.
pub(in crate::store) fn tables(conn: &Connection) -> rusqlite::Result<Vec<Table>> {
    let mut names = conn.prepare(&format!(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT IN {NOT_RECORD}
         AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    ))?;
    let names = names.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    let mut columns = conn.prepare("SELECT name, pk FROM pragma_table_info(:table, 'main') ORDER BY cid")?;
    let mut tables = Vec::with_capacity(names.len());
    for name in names {
        let found =
            columns.query_map(named_params! {":table": name}, |row| Ok((row.get(0)?, row.get(1)?)))?;
        let found: Vec<(String, i64)> = found.collect::<Result<_, _>>()?;
        if !found.iter().any(|(column, _)| column == "entry_id") {
            continue;
        }
        let mut key: Vec<(i64, String)> =
            found.iter().filter(|(_, pk)| *pk > 0).map(|(column, pk)| (*pk, column.clone())).collect();
        key.sort();
        tables.push(Table {
            name,
            columns: found.into_iter().map(|(column, _)| column).collect(),
            key: key.into_iter().map(|(_, column)| column).collect(),
        });
    }
    Ok(tables)
}

/// A kept row, read.
pub(in crate::store) fn parse(was: &str, table: &str, key: &str) -> Result<PastRow, StoreError> {
    serde_json::from_str(was).map_err(|_| StoreError::Alien {
        what: "earlier version",
        value: was.chars().take(60).collect(),
        row: format!("{table} {key}"),
    })
}

/// A whole number in a row.
pub(in crate::store) fn number(row: &PastRow, column: &str) -> Option<i64> {
    row.get(column).and_then(Json::as_i64)
}

impl Table {
    /// The row with this key.
    pub(in crate::store) fn row(&self, conn: &Connection, key: &str) -> Result<Option<PastRow>, StoreError> {
        let sql = format!("SELECT {} FROM {} WHERE {}", self.as_json(), self.name, self.is_key());
        let mut query = conn.prepare_cached(&sql)?;
        let found: Option<String> =
            query.query_row(params_from_iter(values_of(key)), |row| row.get(0)).optional()?;
        found.map(|row| parse(&row, &self.name, key)).transpose()
    }

    /// The rows that have this value in a column.
    pub(in crate::store) fn rows_with(
        &self,
        conn: &Connection,
        column: &str,
        value: &str,
    ) -> Result<Vec<PastRow>, StoreError> {
        let sql = format!("SELECT {} FROM {} WHERE {column} = ?", self.as_json(), self.name);
        let mut query = conn.prepare_cached(&sql)?;
        let found = query.query_map([value_of_key(value)], |row| row.get::<_, String>(0))?;
        found.map(|row| parse(&row?, &self.name, value)).collect()
    }

    fn as_json(&self) -> String {
        let columns = self.columns.iter().map(|column| match column.as_str() {
            "packed" => format!("'{column}', hex({column})"),
            _ => format!("'{column}', {column}"),
        });
        format!("json_object({})", columns.collect::<Vec<_>>().join(", "))
    }

    /// The key of a row, as the history writes it.
    pub(in crate::store) fn key_in(&self, row: &PastRow) -> String {
        let parts = self.key.iter().map(|column| match row.get(column) {
            Some(Json::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            None => String::new(),
        });
        parts.collect::<Vec<_>>().join("/")
    }

    /// A kept row with every column that the table has now.
    pub(in crate::store) fn known(&self, was: &PastRow) -> PastRow {
        let value = |column: &String| was.get(column).cloned().unwrap_or(Json::Null);
        self.columns.iter().map(|column| (column.clone(), value(column))).collect()
    }

    fn is_key(&self) -> String {
        self.key.iter().map(|column| format!("{column} = ?")).collect::<Vec<_>>().join(" AND ")
    }

    /// Takes a row out.
    pub(in crate::store) fn delete(&self, conn: &Connection, key: &str) -> rusqlite::Result<()> {
        let sql = format!("DELETE FROM {} WHERE {}", self.name, self.is_key());
        conn.prepare_cached(&sql)?.execute(params_from_iter(values_of(key))).map(drop)
    }

    /// Inserts a kept row as of another entry, and then gives it the entry of its own again.
    pub(in crate::store) fn put_back(
        &self,
        conn: &Connection,
        key: &str,
        was: &PastRow,
        entry: i64,
    ) -> rusqlite::Result<()> {
        self.insert(conn, "INSERT", was, entry)?;
        self.update(conn, key, was, Some("entry_id"))
    }

    /// Makes a row what it was, over every other that has what only one may have: those go.
    pub(in crate::store) fn replace(
        &self,
        conn: &Connection,
        key: &str,
        was: &PastRow,
        entry: i64,
    ) -> rusqlite::Result<()> {
        if self.set(conn, "UPDATE OR REPLACE", key, was, None)? == 0 {
            self.insert(conn, "INSERT OR REPLACE", was, entry)?;
        }
        Ok(())
    }

    fn insert(&self, conn: &Connection, verb: &str, was: &PastRow, entry: i64) -> rusqlite::Result<()> {
        let columns: Vec<&String> = self.columns.iter().filter(|column| was.contains_key(*column)).collect();
        let names = columns.iter().map(|column| column.as_str()).collect::<Vec<_>>().join(", ");
        let places = vec!["?"; columns.len()].join(", ");
        let values = columns.iter().map(|column| match column.as_str() {
            "entry_id" => Value::Integer(entry),
            _ => value_of(column, &was[column.as_str()]),
        });
        conn.prepare_cached(&format!("{verb} INTO {} ({names}) VALUES ({places})", self.name))?
            .execute(params_from_iter(values))
            .map(drop)
    }

    /// Makes a row what it was, or only one column of it.
    pub(in crate::store) fn update(
        &self,
        conn: &Connection,
        key: &str,
        was: &PastRow,
        only: Option<&str>,
    ) -> rusqlite::Result<()> {
        self.set(conn, "UPDATE", key, was, only).map(drop)
    }

    fn set(
        &self,
        conn: &Connection,
        verb: &str,
        key: &str,
        was: &PastRow,
        only: Option<&str>,
    ) -> rusqlite::Result<usize> {
        let is_set = |column: &&String| was.contains_key(*column) && only.is_none_or(|only| only == *column);
        let columns: Vec<&String> = self.columns.iter().filter(is_set).collect();
        let sets = columns.iter().map(|column| format!("{column} = ?")).collect::<Vec<_>>().join(", ");
        let values: Vec<Value> = columns
            .iter()
            .map(|column| value_of(column, &was[column.as_str()]))
            .chain(values_of(key))
            .collect();
        conn.prepare_cached(&format!("{verb} {} SET {sets} WHERE {}", self.name, self.is_key()))?
            .execute(params_from_iter(values.iter().map(|value| value as &dyn ToSql)))
    }
}

/// The columns of a key as the history writes it.
fn values_of(key: &str) -> Vec<Value> {
    key.split('/').map(value_of_key).collect()
}

fn value_of_key(part: &str) -> Value {
    part.parse().map_or_else(|_| Value::Text(part.to_owned()), Value::Integer)
}

fn value_of(column: &str, json: &Json) -> Value {
    match json {
        Json::String(text) if column == "packed" => Value::Blob(bytes_of(text)),
        Json::String(text) => Value::Text(text.clone()),
        Json::Number(number) => number.as_i64().map_or(Value::Null, Value::Integer),
        Json::Bool(flag) => Value::Integer(i64::from(*flag)),
        _ => Value::Null,
    }
}

/// From hexadecimal digits, as `hex` of SQLite writes them.
fn bytes_of(hex: &str) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let pair = |pair: &[u8]| digit(pair[0]).unwrap_or_default() << 4 | digit(pair[1]).unwrap_or_default();
    hex.as_bytes().chunks_exact(2).map(pair).collect()
}

//! JSON lines: one object on each line, its keys the columns.
//!
//! Values come as their flat text, the same as in our CSV: null is empty, a list is joined with `; `, a date
//! object is its EDTF (and its words a column of their own), speakers are their names (and their titles and
//! bodies columns of their own). Numbers keep their digits.

use std::collections::HashMap;
use std::fmt;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::MAX_RECORD;
use super::error::TableError;
use super::spool::Spool;

/// An object with its values unread, in order, and each key once.
struct Entries(Vec<(String, Box<RawValue>)>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ObjectVisitor;
        impl<'de> Visitor<'de> for ObjectVisitor {
            type Value = Entries;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Entries, M::Error> {
                let mut entries: Vec<(String, Box<RawValue>)> = Vec::new();
                while let Some((key, value)) = map.next_entry::<String, Box<RawValue>>()? {
                    if entries.iter().any(|(known, _)| *known == key) {
                        return Err(serde::de::Error::custom(format!("the key {key:?} comes twice")));
                    }
                    entries.push((key, value));
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(ObjectVisitor)
    }
}

/// Reads the file twice: first which keys there are, then their values. Before its byte `start` stand `skip`
/// lines.
pub(super) fn read(file: &File, start: u64, skip: u64) -> Result<File, TableError> {
    let mut names: Vec<String> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    each_line(file, start, skip, |_, cells| {
        for (name, _) in cells {
            if !places.contains_key(&name) {
                places.insert(name.clone(), names.len());
                names.push(name);
            }
        }
        Ok(())
    })?;
    if names.is_empty() {
        return Err(TableError::Empty);
    }
    let mut spool = Spool::new()?;
    spool.put(1, names.iter().map(String::as_str))?;
    each_line(file, start, skip, |line, cells| {
        let mut row = vec![String::new(); names.len()];
        for (name, text) in cells {
            if let Some(at) = places.get(&name) {
                row[*at] = text;
            }
        }
        spool.put(line, row.iter().map(String::as_str))
    })?;
    spool.finish()
}

fn each_line(
    file: &File,
    start: u64,
    skip: u64,
    mut take: impl FnMut(u64, Vec<(String, String)>) -> Result<(), TableError>,
) -> Result<(), TableError> {
    let mut source = file;
    source.seek(SeekFrom::Start(start))?;
    let mut reader = BufReader::with_capacity(1 << 18, source);
    let mut bytes = Vec::new();
    for line in skip + 1.. {
        bytes.clear();
        let limit = MAX_RECORD as u64 + 1;
        if (&mut reader).take(limit).read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
        if bytes.len() > MAX_RECORD {
            return Err(TableError::TooLong { line, limit: MAX_RECORD });
        }
        if bytes.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let entries: Entries = serde_json::from_slice(bytes.trim_ascii_end()).map_err(|error| {
            let why = error.to_string();
            let why = why.rsplit_once(" at line ").map_or(why.as_str(), |(why, _)| why);
            TableError::Json {
                line,
                why: format!("it is not a JSON object: {why} (column {})", error.column()),
            }
        })?;
        let mut cells = Vec::with_capacity(entries.0.len());
        for (name, raw) in entries.0 {
            flatten(name, &raw, &mut cells)
                .map_err(|error| TableError::Json { line, why: error.to_string() })?;
        }
        take(line, cells)?;
    }
    Ok(())
}

/// A value as one text, and what of it has columns of its own.
fn flatten(name: String, raw: &RawValue, cells: &mut Vec<(String, String)>) -> Result<(), serde_json::Error> {
    let first = raw.get().as_bytes().first().copied().unwrap_or(b'n');
    // The digits of a number as written: a float would lose some.
    if first == b'-' || first.is_ascii_digit() {
        cells.push((name, raw.get().to_owned()));
        return Ok(());
    }
    match serde_json::from_str::<Value>(raw.get())? {
        Value::Object(date) if date.contains_key("edtf") => {
            let part = |key: &str| date.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
            cells.push((format!("{name}_words"), part("words")));
            cells.push((name, part("edtf")));
        }
        Value::Array(speakers) if speakers.first().is_some_and(|first| first.get("name").is_some()) => {
            let each = |key: &str| -> Vec<&str> {
                speakers.iter().map(|one| one.get(key).and_then(Value::as_str).unwrap_or_default()).collect()
            };
            if name == "speakers" {
                for (column, key) in [("titles", "as"), ("speaking_for", "for")] {
                    let parts = each(key);
                    let is_any = parts.iter().any(|part| !part.is_empty());
                    cells.push((column.to_owned(), if is_any { parts.join("; ") } else { String::new() }));
                }
            }
            cells.push((name, each("name").join("; ")));
        }
        value => cells.push((name, flat(&value))),
    }
    Ok(())
}

fn flat(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) if !values.iter().any(|value| value.is_object() || value.is_array()) => {
            values.iter().map(flat).collect::<Vec<_>>().join("; ")
        }
        other => other.to_string(),
    }
}

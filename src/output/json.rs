//! JSON: the shape that programs rely on.
//!
//! Owns how each kind of value is written as JSON, and the frames around rows: an array for `json`, a line
//! each for `jsonl`. Changing a key here breaks other people's programs (DESIGN.md, the contract with
//! programs). Rows are written as they come; a result is never held as one tree.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::column::Column;
use super::format::Format;
use super::value::{SpeakerValue, Value};
use crate::domain::date::SourceDate;

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Int(number) => serializer.serialize_i64(*number),
            Self::Bool(yes) => serializer.serialize_bool(*yes),
            Self::Date(date) => serialize_date(date, serializer),
            Self::Speakers(speakers) => serializer.collect_seq(speakers),
            Self::List(texts) => serializer.collect_seq(texts),
            Self::Object(entries) => serializer.collect_map(entries.iter().map(|(key, value)| (key, value))),
            Self::Array(values) => serializer.collect_seq(values),
            Self::Explained(value, _) => value.serialize(serializer),
        }
    }
}

/// A date as an object: the words of the source, EDTF, and the first and last day it can mean, none where
/// that is open. How words became a value is no part of it.
fn serialize_date<S: Serializer>(date: &SourceDate, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(4))?;
    map.serialize_entry("words", &date.words())?;
    map.serialize_entry("edtf", date.edtf().as_str())?;
    map.serialize_entry("earliest", &date.edtf().earliest().map(|day| day.to_string()))?;
    map.serialize_entry("latest", &date.edtf().latest().map(|day| day.to_string()))?;
    map.end()
}

impl Serialize for SpeakerValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("id", &self.id.to_string())?;
        map.serialize_entry("name", &self.name)?;
        map.serialize_entry("as", &self.title)?;
        map.serialize_entry("for", &self.on_behalf_of)?;
        map.end()
    }
}

/// A value as JSON without white space.
pub(super) fn compact(value: &Value<'_>) -> String {
    serde_json::to_string(value)
        .expect("keys are texts and there are no floats, so every value has a JSON form")
}

/// One row seen through its columns: an object with their names as keys, in their order.
struct JsonRow<'a, R: 'static> {
    columns: &'a [&'static Column<R>],
    row: &'a R,
}

impl<R> Serialize for JsonRow<'_, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.columns.iter().map(|column| (column.name, (column.value)(self.row))))
    }
}

/// One array: `[]`, or an object a line between `[` and `]`, so that it can be read and compared line by
/// line.
pub(super) fn write_array<R, E: From<io::Error>>(
    out: &mut dyn Write,
    columns: &[&'static Column<R>],
    rows: impl Iterator<Item = Result<R, E>>,
) -> Result<u64, E> {
    let mut count = 0;
    out.write_all(b"[")?;
    for row in rows {
        let row = row?;
        out.write_all(if count == 0 { b"\n" } else { b",\n" })?;
        write_object(out, columns, &row)?;
        count += 1;
    }
    out.write_all(if count == 0 { b"]\n" } else { b"\n]\n" })?;
    Ok(count)
}

/// An object a line.
pub(super) fn write_lines<R, E: From<io::Error>>(
    out: &mut dyn Write,
    columns: &[&'static Column<R>],
    rows: impl Iterator<Item = Result<R, E>>,
) -> Result<u64, E> {
    let mut count = 0;
    for row in rows {
        write_line(out, columns, &row?)?;
        count += 1;
    }
    Ok(count)
}

/// One object on one line.
pub(super) fn write_line<R>(out: &mut dyn Write, columns: &[&'static Column<R>], row: &R) -> io::Result<()> {
    write_object(out, columns, row)?;
    out.write_all(b"\n")
}

/// One object over several lines: a single record is looked at more often than it is piped.
pub(super) fn write_indented<R>(
    out: &mut dyn Write,
    columns: &[&'static Column<R>],
    row: &R,
) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &JsonRow { columns, row })?;
    out.write_all(b"\n")
}

/// One value: over several lines, or for `jsonl` on one.
pub(super) fn write_value(out: &mut dyn Write, value: &Value<'_>, format: Format) -> io::Result<()> {
    if format == Format::Jsonl {
        out.write_all(compact(value).as_bytes())?;
    } else {
        serde_json::to_writer_pretty(&mut *out, value)?;
    }
    out.write_all(b"\n")
}

fn write_object<R>(out: &mut dyn Write, columns: &[&'static Column<R>], row: &R) -> io::Result<()> {
    // In one piece: serde_json writes every bracket by itself, which on an unbuffered writer is a system call
    // each.
    let object = serde_json::to_vec(&JsonRow { columns, row })?;
    out.write_all(&object)
}

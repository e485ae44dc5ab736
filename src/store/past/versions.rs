//! The versions of a record, played backwards from what it is now: what each entry changed, field by field.
//!
//! A record is its root row with the rows of its parts, as in `chain`. Bookkeeping (keys for comparison,
//! bounds of dates, positions, entries) is left out: it follows from what is shown.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::named_params;
use serde_json::Value as Json;

use super::table::{PastRow, Table, number, parse, tables};
use crate::domain::{Deed, Entry, EntryId, FieldChange, record_id};
use crate::store::proof::chain::{RECORDS, RecordKind};
use crate::store::{Reader, StoreError};

/// The rows of a record, by table and key.
type State = BTreeMap<(String, String), PastRow>;

/// One change in the history.
struct Kept {
    seq: i64,
    entry: Option<i64>,
    at: i64,
    table: String,
    key: String,
    was: PastRow,
}

/// A step in the life of a record: an entry, or one change that was made outside after an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Entry(i64),
    Outside { at: i64, seq: i64 },
}

impl Step {
    /// Entries in their order; what was done outside stands after the entry that was then the last.
    fn order(self) -> (i64, i64) {
        match self {
            Self::Entry(id) => (id, 0),
            Self::Outside { at, seq } => (at, seq.max(1)),
        }
    }
}

/// What is asked once for the changes of any number of records: an import can have a hundred thousand.
pub struct Changes<'r, 'l> {
    reader: &'r Reader<'l>,
    tables: Vec<Table>,
    /// The entry that was looked up last: neighbours mostly have one.
    last: Option<Entry>,
}

impl<'l> Reader<'l> {
    /// The way to the changes of records.
    pub fn changes<'r>(&'r self) -> Result<Changes<'r, 'l>, StoreError> {
        Ok(Changes { reader: self, tables: tables(self.conn)?, last: None })
    }
}

impl Changes<'_, '_> {
    /// What every entry changed of a record, oldest first. Empty if there never was such a record.
    pub fn of(&mut self, record: &str, key: &str) -> Result<Vec<FieldChange>, StoreError> {
        let Some(kind) = RECORDS.iter().find(|kind| kind.name == record) else { return Ok(Vec::new()) };
        let kept = self.reader.kept(kind, key)?;
        let mut state = self.reader.state(kind, key, &self.tables)?;
        let mut steps: BTreeSet<(i64, i64, Step)> = BTreeSet::new();
        let mut add = |step: Step| steps.insert((step.order().0, step.order().1, step));
        for change in &kept {
            add(change.entry.map_or(Step::Outside { at: change.at, seq: change.seq }, Step::Entry));
            inserted_by(&change.was).map(Step::Entry).map(&mut add);
        }
        for row in state.values() {
            inserted_by(row).map(Step::Entry).map(&mut add);
        }
        let mut versions = Vec::new();
        for (_, _, step) in steps.into_iter().rev() {
            let after = state.clone();
            for change in kept.iter().rev().filter(|change| match step {
                Step::Entry(id) => change.entry == Some(id),
                Step::Outside { seq, .. } => change.seq == seq,
            }) {
                state.insert((change.table.clone(), change.key.clone()), change.was.clone());
            }
            if let Step::Entry(id) = step {
                state.retain(|_, row| inserted_by(row) != Some(id));
            }
            versions.push((step, differences(kind, &state, &after), state.is_empty(), after.is_empty()));
        }
        versions.reverse();
        versions.retain(|(_, changes, _, _)| !changes.is_empty());
        let mut found = Vec::new();
        for (version, (step, changes, was_absent, is_absent)) in (1..).zip(versions) {
            let entry = match step {
                Step::Entry(id) => Some(EntryId::new(id)),
                Step::Outside { .. } => None,
            };
            let origin = entry.map(|id| self.entry(id)).transpose().or_else(forgive)?;
            let deed = match (was_absent, is_absent) {
                (true, _) => Deed::Recorded,
                (_, true) => Deed::Removed,
                _ => Deed::Changed,
            };
            found.extend(changes.into_iter().map(|(field, before, after)| FieldChange {
                record: record_id(kind.name, key),
                version,
                entry,
                origin: origin.clone(),
                deed,
                field,
                before,
                after,
            }));
        }
        Ok(found)
    }

    fn entry(&mut self, id: EntryId) -> Result<Entry, StoreError> {
        match &self.last {
            Some(last) if last.id == id => Ok(last.clone()),
            _ => Ok(self.last.insert(self.reader.get_entry(id)?).clone()),
        }
    }
}

impl Reader<'_> {
    /// Whether there is or was such a record.
    pub fn was_there(&self, record: &str, key: &str) -> Result<bool, StoreError> {
        const THERE: &str = "
SELECT 1 FROM version WHERE record = :record AND record_id = :number
UNION ALL SELECT 1 FROM history WHERE record = :record AND record_id = :key";
        let mut there = self.conn.prepare_cached(THERE)?;
        let number: Option<i64> = key.parse().ok();
        Ok(there.exists(named_params! {":record": record, ":number": number, ":key": key})?)
    }

    /// The records that an entry left a version of, by table and key.
    pub fn list_records_of(&self, entry: EntryId) -> Result<Vec<(String, String)>, StoreError> {
        const RECORDS: &str = "
SELECT record, CAST(record_id AS TEXT) FROM version WHERE entry_id = :entry ORDER BY record, record_id";
        let mut query = self.conn.prepare_cached(RECORDS)?;
        let found = query
            .query_map(named_params! {":entry": entry.number()}, |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// The changes of the history that concern a record, in order.
    fn kept(&self, kind: &RecordKind, key: &str) -> Result<Vec<Kept>, StoreError> {
        let mut which = vec![format!("(record = '{}' AND record_id = :key)", kind.name)];
        for part in kind.parts {
            let own = if part.order == "id" {
                format!("CAST(was ->> '{}' AS TEXT) = :key", part.owner)
            } else {
                // The owner comes first in the key.
                "record_id > :key || '/' AND record_id < :key || '0'".to_owned()
            };
            which.push(format!("(record = '{}' AND {own})", part.table));
        }
        let which = which.join(" OR ");
        let sql = format!(
            "SELECT seq, entry_id, at_entry, record, record_id, was FROM history WHERE {which} ORDER BY seq"
        );
        let mut query = self.conn.prepare_cached(&sql)?;
        let mut rows = query.query(named_params! {":key": key})?;
        let mut kept = Vec::new();
        while let Some(row) = rows.next()? {
            let (table, key): (String, String) = (row.get(3)?, row.get(4)?);
            let was: String = row.get(5)?;
            let was = parse(&was, &table, &key)?;
            kept.push(Kept {
                seq: row.get(0)?,
                entry: row.get(1)?,
                at: row.get::<_, Option<i64>>(2)?.unwrap_or_default(),
                table,
                key,
                was,
            });
        }
        Ok(kept)
    }

    /// The record as it is.
    fn state(&self, kind: &RecordKind, key: &str, tables: &[Table]) -> Result<State, StoreError> {
        let mut state = State::new();
        let parts = kind.parts.iter().map(|part| (part.table, part.owner));
        for (name, column) in std::iter::once((kind.name, kind.key)).chain(parts) {
            let Some(table) = tables.iter().find(|table| table.name == name) else { continue };
            for row in table.rows_with(self.conn, column, key)? {
                state.insert((name.to_owned(), table.key_in(&row)), row);
            }
        }
        Ok(state)
    }
}

/// An entry that is not there: only in a damaged ledger, which must still be readable.
fn forgive(error: StoreError) -> Result<Option<Entry>, StoreError> {
    if matches!(error, StoreError::NoSuch { .. }) { Ok(None) } else { Err(error) }
}

fn inserted_by(row: &PastRow) -> Option<i64> {
    number(row, "entry_id")
}

/// The fields that differ, by name: those of the root row, then the lists of its parts.
fn differences(
    kind: &RecordKind,
    before: &State,
    after: &State,
) -> Vec<(String, Option<String>, Option<String>)> {
    let fields = |state: &State| -> Vec<(String, String)> {
        let mut fields = Vec::new();
        for ((table, _), row) in state.iter().filter(|((table, _), _)| table == kind.name) {
            let shown = row.iter().filter(|(column, _)| !is_bookkeeping(column));
            fields.extend(shown.filter_map(|(column, value)| {
                Some((field_of(table, column), text_of(table, column, value)?))
            }));
        }
        for part in kind.parts {
            let rows: Vec<(i64, String)> = (state.iter())
                .filter(|((table, _), _)| table == part.table)
                .map(|(_, row)| (number(row, part.order).unwrap_or_default(), part_of(part.owner, row)))
                .collect();
            let mut rows = rows;
            rows.sort();
            if !rows.is_empty() {
                let texts: Vec<String> = rows.into_iter().map(|(_, text)| text).collect();
                fields.push((list_of(part.table).to_owned(), texts.join("; ")));
            }
        }
        fields
    };
    let (before, after) = (fields(before), fields(after));
    let value = |fields: &[(String, String)], name: &str| {
        fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.clone())
    };
    let mut names: Vec<&String> = Vec::new();
    for (name, _) in after.iter().chain(&before) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let changes = names.into_iter().map(|name| (name.clone(), value(&before, name), value(&after, name)));
    changes.filter(|(_, before, after)| before != after).collect()
}

fn is_bookkeeping(column: &str) -> bool {
    matches!(
        column,
        "id" | "entry_id" | "withdrawn_entry_id" | "survivor_id" | "packed" | "packing" | "position"
    ) || ["_key", "_earliest", "_latest", "_rule"].iter().any(|ending| column.ends_with(ending))
}

/// The name of a field as the command line has it.
fn field_of(table: &str, column: &str) -> String {
    match (table, column) {
        ("relation", "type") => "relation".into(),
        ("relation", "to_claim_id") => "target".into(),
        (_, column) => column.trim_end_matches("_edtf").trim_end_matches("_id").to_owned(),
    }
}

fn list_of(table: &str) -> &str {
    match table {
        "claim_speaker" => "by",
        "claim_body" => "for",
        "appearance_speaker" => "as given",
        "article_address" => "addresses",
        "speaker_same_as" | "outlet_same_as" => "same-as",
        "claim_about" => "about",
        "claim_topic" | "article_topic" => "topics",
        "hop" => "via",
        other => other,
    }
}

/// A value for people: what names a record as its public id.
fn text_of(table: &str, column: &str, value: &Json) -> Option<String> {
    let text = match value {
        Json::Null => return None,
        Json::String(text) => text.clone(),
        other => other.to_string(),
    };
    let noun = match column {
        "merged_into" if table == "article" => "article",
        "speaker_id" | "on_behalf_of" | "organization_id" | "person_id" | "merged_into" => "speaker",
        "claim_id" | "to_claim_id" => "claim",
        "article_id" => "article",
        "outlet_id" => "outlet",
        "topic_id" => "topic",
        "capture_id" => "capture",
        _ => return Some(text),
    };
    Some(record_id(noun, &text))
}

/// A part in one line: `Ann (s7), spokeswoman, for s3`.
fn part_of(owner: &str, row: &PastRow) -> String {
    let value = |column: &str| row.get(column).and_then(|value| text_of("", column, value));
    let mut text = ["name_as_given", "exact", "name", "address", "url"]
        .iter()
        .find_map(|column| value(column))
        .unwrap_or_default();
    for source in
        ["speaker_id", "outlet_id", "organization_id", "topic_id"].iter().filter(|column| **column != owner)
    {
        if let Some(id) = value(source) {
            text = if text.is_empty() { id } else { format!("{text} ({id})") };
        }
    }
    for detail in ["title", "role", "cue", "from_edtf", "until_edtf", "withdrawn"] {
        text.extend(value(detail).map(|detail| format!(", {detail}")));
    }
    text.extend(value("on_behalf_of").map(|body| format!(", for {body}")));
    if let (Some(capture), Some(start), Some(end)) =
        (value("capture_id"), value("start_offset"), value("end_offset"))
    {
        text.push_str(&[" [", &capture, " ", &start, "-", &end, "]"].concat());
    }
    text
}

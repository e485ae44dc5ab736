//! Entries, and the versions of a record field by field.

use super::{columns, parts};
use crate::domain::{Entry, EntryId, FieldChange};
use crate::output::{Columns, Value};

/// A row for each entry.
pub static ENTRIES: Columns<Entry> = columns! { "entries",
    "id,at,who,command,why,records,undoes,undone_by,tool";
    "id", ALWAYS, "the entry's id": |entry| entry.id.to_string().into();
    "at", ALWAYS, "when, UTC": |entry| entry.at.as_str().into();
    "who", ALWAYS, "who ran the command": |entry| entry.who.as_str().into();
    "command", ALWAYS, "the command as typed": |entry| entry.command.as_str().into();
    "why", ALWAYS, "why, if they said so": |entry| entry.why.as_deref().into();
    "records", ALWAYS, "how many records it changed": |entry| parts::count(entry.records);
    "undoes", DETAIL, "the entry that it undid": |entry| id(entry.undoes);
    "undone_by", ALWAYS, "the entry that undid it": |entry| id(entry.undone_by);
    "tool", DETAIL, "the program and its version": |entry| entry.tool.as_str().into();
};

/// A row for each field that a version of a record changed.
pub static VERSIONS: Columns<FieldChange> = columns! { "versions",
    "record,version,entry,at,who,command,why,deed,field,before,after";
    "record", ALWAYS, "the record's id": |change| change.record.as_str().into();
    "version", ALWAYS, "which of its versions, from 1": |change| parts::count(change.version);
    "entry", ALWAYS, "the entry that made it; none: changed outside of gainsay":
        |change| Value::Explained(Box::new(id(change.entry)), change.entry.map_or_else(|| "outside".into(), |e| e.to_string()));
    "at", ALWAYS, "when, UTC": |change| change.origin.as_ref().map(|entry| entry.at.as_str()).into();
    "who", ALWAYS, "who ran the command": |change| change.origin.as_ref().map(|entry| entry.who.as_str()).into();
    "command", DETAIL, "the command as typed": |change| change.origin.as_ref().map(|entry| entry.command.as_str()).into();
    "why", DETAIL, "why, if they said so": |change| change.origin.as_ref().and_then(|entry| entry.why.as_deref()).into();
    "deed", ALWAYS, "what it did to the record: recorded, changed, removed": |change| parts::word(Some(change.deed));
    "field", ALWAYS, "the field that differs": |change| change.field.as_str().into();
    "before", ALWAYS, "what it was": |change| change.before.as_deref().into();
    "after", ALWAYS, "what it became": |change| change.after.as_deref().into();
};

fn id(entry: Option<EntryId>) -> Value<'static> {
    entry.map(|entry| entry.to_string()).into()
}

//! Hashes of record versions, chained from entry to entry: what makes an altered ledger tell.
//!
//! Owns the canonical form of a row and of a record, and the link of an entry. `ledger` calls it at the close
//! of every writing transaction, `open` once when it upgrades a ledger from before the chain. It never
//! changes a record, and never holds more than one record in memory.
//!
//! # The forms, for other tools
//!
//! **A row** is its table's name and a line feed, then for each column that is not NULL, columns in the order
//! of their names (as bytes), one of these and a line feed: `NAME iDIGITS` for an integer in decimal, `NAME
//! tLENGTH:BYTES` for a text, `NAME bLENGTH:BYTES` for a blob. The length counts bytes, in decimal; texts are
//! UTF-8 as stored. A column that a later version of the schema adds is NULL in older rows, so it changes no
//! older hash.
//!
//! **A record** is its root row, then the rows of its parts: part tables in the order of their names, rows in
//! the order of their keys ([`RECORDS`]). A version's `sha256` is the SHA-256 of that.
//!
//! **The link of an entry** (`entry.sha256`) is the SHA-256, in hexadecimal digits, of four pieces one after
//! the other: the link of the entry with the next lower id and a line feed (for the first one only the line
//! feed); the row of the entry without the columns `is_open` and `sha256`; the SHA-256 (32 bytes) of the rows
//! of its versions, one after the other, in the order of `record` and `record_id`; and the SHA-256 (32 bytes)
//! of the rows of its history, in the order of `seq`. To its history belong the rows with its id and, if they
//! were not part of an earlier one, those without an entry (changed outside of gainsay) whose `at_entry` is
//! lower than its id.
//!
//! **The contents** of a ledger have the SHA-256 of one line for each record, in the order of `record` and
//! `record_id`: `RECORD ID SHA256` and a line feed, the hash in hexadecimal digits.

mod form;
mod link;
mod proof;
mod records;
mod touched;

pub(in crate::store) use link::{close, link_all};
pub(in crate::store) use touched::{Before, Touched};

/// A kind of record: the table of its root row, and the tables of its parts with the column that names the
/// root.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) struct RecordKind {
    /// The table of the root row, and the name of the record.
    pub name: &'static str,
    /// The key of the root row.
    pub key: &'static str,
    /// The tables of its parts, by name, each with the column that holds the root's key and the rest of its
    /// own key.
    pub parts: &'static [PartTable],
}

/// A table whose rows are parts of records.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) struct PartTable {
    /// The table.
    pub table: &'static str,
    /// The column that holds the key of the root row.
    pub owner: &'static str,
    /// The column that orders the parts of one record.
    pub order: &'static str,
}

const fn part(table: &'static str, owner: &'static str, order: &'static str) -> PartTable {
    PartTable { table, owner, order }
}

/// Every kind of record, by name.
pub(in crate::store) const RECORDS: &[RecordKind] = &[
    RecordKind {
        name: "appearance",
        key: "id",
        parts: &[
            part("appearance_speaker", "appearance_id", "position"),
            part("hop", "appearance_id", "position"),
            part("quote", "appearance_id", "position"),
        ],
    },
    RecordKind {
        name: "article",
        key: "id",
        parts: &[
            part("article_address", "article_id", "id"),
            part("article_topic", "article_id", "topic_id"),
        ],
    },
    RecordKind { name: "assessment", key: "id", parts: &[] },
    RecordKind { name: "capture", key: "id", parts: &[] },
    RecordKind {
        name: "claim",
        key: "id",
        parts: &[
            part("claim_about", "claim_id", "position"),
            part("claim_body", "claim_id", "speaker_position, position"),
            part("claim_speaker", "claim_id", "position"),
            part("claim_topic", "claim_id", "topic_id"),
        ],
    },
    RecordKind { name: "content", key: "sha256", parts: &[] },
    RecordKind { name: "outlet", key: "id", parts: &[part("outlet_same_as", "outlet_id", "id")] },
    RecordKind { name: "relation", key: "id", parts: &[] },
    RecordKind {
        name: "speaker",
        key: "id",
        parts: &[
            part("affiliation", "person_id", "id"),
            part("alias", "speaker_id", "id"),
            part("speaker_same_as", "speaker_id", "id"),
        ],
    },
    RecordKind { name: "topic", key: "id", parts: &[] },
];

/// The kind of record that a row of this table belongs to, and for a part the key of the root row.
pub(in crate::store) fn owner_of(
    table: &str,
    row: &serde_json::Map<String, serde_json::Value>,
) -> Option<(&'static str, Option<String>)> {
    if let Some(kind) = RECORDS.iter().find(|kind| kind.name == table) {
        return Some((kind.name, None));
    }
    RECORDS.iter().find_map(|kind| {
        let part = kind.parts.iter().find(|part| part.table == table)?;
        Some((kind.name, row.get(part.owner).map(ToString::to_string)))
    })
}

//! The walk over the whole chain: every record against its last version, every entry against its link.
//!
//! One streaming pass over records and versions, both in the order of their keys, one over the history, one
//! over the entries. Held in memory: a hash in the making for each entry, and what is found.

use std::collections::HashMap;

use rusqlite::types::{Type, ValueRef};
use rusqlite::{Connection, Rows, Statement, named_params};
use sha2::{Digest, Sha256};

use super::form::{Form, Hash, hex, version};
use super::link::{NOT_LINKED, link};
use super::records::each_after;
use super::{RECORDS, RecordKind};
use crate::domain::{EntryId, Proof, ProofFault, Seal, record_id};
use crate::store::{Reader, StoreError};

/// The hashes of the rows of each entry, in the making.
type Hashers = HashMap<i64, (Sha256, i64)>;

impl Reader<'_> {
    /// Recomputes every hash of the ledger.
    ///
    /// # Errors
    /// [`StoreError`] if the file is too damaged to be read.
    pub fn prove(&self) -> Result<Proof, StoreError> {
        let conn = self.conn;
        let mut faults = Vec::new();
        let (mut contents, mut records) = (Sha256::new(), 0_u64);
        let mut versions = Hashers::new();
        for kind in RECORDS {
            let mut walk = Walk { conn, kind, versions: &mut versions, faults: &mut faults };
            walk.records(|key, hash| {
                contents.update(format!("{} {key} {}\n", kind.name, hex(hash)));
                records += 1;
            })?;
        }
        let (history, outside) = hash_history(conn, &mut faults)?;
        let seal = walk_entries(conn, versions, history, &mut faults)?;
        Ok(Proof { seal, records, contents: hex(&contents.finalize()), outside, faults })
    }

    /// The state of the ledger by its last entry, as it stands there.
    pub fn seal(&self) -> Result<Seal, StoreError> {
        const LAST: &str = "SELECT id, coalesce(sha256, '') FROM entry ORDER BY id DESC LIMIT 1";
        let mut query = self.conn.prepare_cached(LAST)?;
        let mut rows = query.query([])?;
        match rows.next()? {
            Some(row) => Ok(Seal { number: row.get(0)?, sha256: row.get(1)? }),
            None => Ok(no_entries()),
        }
    }

    /// In what way the ledger is not the one that was sealed; `None`: everything up to the seal is as it was.
    ///
    /// It compares with what the ledger says of itself; only together with [`prove`](Self::prove) does it
    /// prove anything.
    pub fn find_broken_seal(&self, seal: &Seal) -> Result<Option<ProofFault>, StoreError> {
        let now = self.seal()?;
        let entry = EntryId::new(seal.number);
        let mut query = self.conn.prepare_cached("SELECT coalesce(sha256, '') FROM entry WHERE id = :id")?;
        let mut rows = query.query(named_params! {":id": seal.number})?;
        let why = match rows.next()? {
            _ if seal.number == 0 => {
                return Ok((*seal != no_entries()).then(|| ProofFault::Unsealed {
                    entry,
                    why: "no ledger without entries has this seal".into(),
                }));
            }
            Some(row) if row.get::<_, String>(0)? == seal.sha256 => return Ok(None),
            Some(_) => {
                format!("{entry} or something before it is not what was sealed: the record was rewritten")
            }
            None if now.number < seal.number => {
                format!(
                    "the ledger ends with {}; what was recorded after it, up to {entry}, is gone",
                    EntryId::new(now.number)
                )
            }
            None => format!("{entry} is gone"),
        };
        Ok(Some(ProofFault::Unsealed { entry, why }))
    }

    /// The records that entries after this one left a version of, by their public ids; and how many such
    /// entries there are.
    pub fn list_changed_since(&self, entry: i64) -> Result<(u64, Vec<String>), StoreError> {
        const ENTRIES: &str = "SELECT count(*) FROM entry WHERE id > :entry";
        const RECORDS: &str = "
SELECT DISTINCT record, CAST(record_id AS TEXT) FROM version WHERE entry_id > :entry ORDER BY record, record_id";
        let entries = self
            .conn
            .prepare_cached(ENTRIES)?
            .query_row(named_params! {":entry": entry}, |row| row.get(0))?;
        let mut query = self.conn.prepare_cached(RECORDS)?;
        let found = query.query_map(named_params! {":entry": entry}, |row| {
            Ok(record_id(&row.get::<_, String>(0)?, &row.get::<_, String>(1)?))
        })?;
        Ok((entries, found.collect::<Result<_, _>>()?))
    }
}

/// The seal of a ledger that has no entry: the SHA-256 of nothing.
fn no_entries() -> Seal {
    Seal { number: 0, sha256: hex(&Sha256::digest([])) }
}

/// The key of a record, in the order in which SQLite has them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(i64),
    Text(String),
}

impl Key {
    fn of(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Integer(number) => Self::Number(number),
            ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
                Self::Text(String::from_utf8_lossy(bytes).into_owned())
            }
            ValueRef::Null | ValueRef::Real(_) => Self::Text(String::new()),
        }
    }
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}

/// The records of one kind beside their versions.
struct Walk<'w, 'c> {
    conn: &'c Connection,
    kind: &'w RecordKind,
    versions: &'w mut Hashers,
    faults: &'w mut Vec<ProofFault>,
}

impl Walk<'_, '_> {
    fn records(&mut self, mut take: impl FnMut(&Key, &Hash)) -> Result<(), StoreError> {
        const VERSIONS: &str = "
SELECT record_id, entry_id, sha256 FROM version WHERE record = :record ORDER BY record_id, entry_id";
        let mut query = self.conn.prepare_cached(VERSIONS)?;
        let rows = query.query(named_params! {":record": self.kind.name})?;
        let mut latest = Latest { rows, record: self.kind.name, ahead: None, row: Vec::new() };
        let mut last = latest.next(self.versions)?;
        let (conn, kind) = (self.conn, self.kind);
        let (versions, faults) = (&mut *self.versions, &mut *self.faults);
        let mut trace = conn.prepare(&traces(kind))?;
        each_after(conn, (kind, &|_| true), i64::MIN, |key, hash| {
            let key = Key::of(key);
            take(&key, hash);
            while let Some(version) = last.as_ref().filter(|version| version.key < key) {
                gone(kind, version, &mut trace, faults)?;
                last = latest.next(versions)?;
            }
            match last.take_if(|version| version.key == key) {
                Some(version) => {
                    if version.hash.as_deref() != Some(hash.as_slice()) {
                        let record = record_id(kind.name, &key.to_string());
                        let since = EntryId::new(version.entry);
                        faults.push(if version.hash.is_none() {
                            ProofFault::Unknown { record }
                        } else {
                            ProofFault::Differs { record, since, traced: is_traced(&mut trace, &version)? }
                        });
                    }
                    last = latest.next(versions)?;
                }
                None => faults.push(ProofFault::Unknown { record: record_id(kind.name, &key.to_string()) }),
            }
            Ok(())
        })?;
        while let Some(version) = last {
            gone(kind, &version, &mut trace, faults)?;
            last = latest.next(versions)?;
        }
        Ok(())
    }
}

/// A record that is not there must have a last version that says so.
fn gone(
    kind: &RecordKind,
    version: &Last,
    trace: &mut Statement<'_>,
    faults: &mut Vec<ProofFault>,
) -> Result<(), StoreError> {
    if version.hash.is_some() {
        faults.push(ProofFault::Vanished {
            record: record_id(kind.name, &version.key.to_string()),
            since: EntryId::new(version.entry),
            traced: is_traced(trace, version)?,
        });
    }
    Ok(())
}

/// Asks whether the history has a change of this record that was made outside, at this entry or later.
fn traces(kind: &RecordKind) -> String {
    let parts = kind.parts.iter().map(|part| {
        format!(" OR record = '{}' AND CAST(was ->> '{}' AS TEXT) = :key", part.table, part.owner)
    });
    format!(
        "SELECT 1 FROM history WHERE entry_id IS NULL AND at_entry >= :since AND (record = '{}' AND record_id = :key{}) LIMIT 1",
        kind.name,
        parts.collect::<Vec<_>>().concat()
    )
}

fn is_traced(trace: &mut Statement<'_>, version: &Last) -> Result<bool, StoreError> {
    Ok(trace.exists(named_params! {":since": version.entry, ":key": version.key.to_string()})?)
}

/// The last version of a record.
struct Last {
    key: Key,
    entry: i64,
    hash: Option<Vec<u8>>,
}

/// Versions in the order of their keys, of each key the last.
struct Latest<'s> {
    rows: Rows<'s>,
    record: &'static str,
    ahead: Option<Last>,
    row: Vec<u8>,
}

impl Latest<'_> {
    fn next(&mut self, versions: &mut Hashers) -> Result<Option<Last>, StoreError> {
        loop {
            let Some(next) = self.read(versions)? else { return Ok(self.ahead.take()) };
            match self.ahead.replace(next) {
                Some(done) if self.ahead.as_ref().is_some_and(|next| next.key != done.key) => {
                    return Ok(Some(done));
                }
                _ => {}
            }
        }
    }

    fn read(&mut self, versions: &mut Hashers) -> Result<Option<Last>, StoreError> {
        let Some(row) = self.rows.next()? else { return Ok(None) };
        let (key, entry) = (row.get_ref(0)?, row.get(1)?);
        let hash = match row.get_ref(2)? {
            value if value.data_type() == Type::Null => None,
            value => Some(value.as_bytes().map_err(rusqlite::Error::from)?.to_vec()),
        };
        self.row.clear();
        let fixed = hash.as_deref().and_then(|hash| <&Hash>::try_from(hash).ok());
        version(&mut self.row, self.record, key, entry, fixed);
        let (hasher, count) = versions.entry(entry).or_default();
        hasher.update(&self.row);
        *count += 1;
        Ok(Some(Last { key: Key::of(key), entry, hash }))
    }
}

/// The hash of the history of each entry, and how many changes no entry has taken in yet.
fn hash_history(conn: &Connection, faults: &mut Vec<ProofFault>) -> Result<(Hashers, u64), StoreError> {
    let ids = conn
        .prepare("SELECT id FROM entry ORDER BY id")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<Vec<i64>, _>>()?;
    let mut query = conn.prepare("SELECT entry_id, at_entry, history.* FROM history ORDER BY seq")?;
    let form = Form::of(conn, &query, ("history", 2), &[])?;
    let mut rows = query.query([])?;
    let (mut hashers, mut outside, mut bytes) = (Hashers::new(), 0, Vec::new());
    while let Some(row) = rows.next()? {
        let entry: Option<i64> = row.get(0)?;
        let at = row.get::<_, Option<i64>>(1)?.unwrap_or_default();
        // What was changed outside belongs to the next entry.
        let Some(owner) = entry.or_else(|| ids.get(ids.partition_point(|id| *id <= at)).copied()) else {
            outside += 1;
            continue;
        };
        if ids.binary_search(&owner).is_err() {
            faults.push(ProofFault::Stray {
                of: EntryId::new(owner).to_string(),
                what: "a row of its history is there, the entry is not",
            });
        }
        bytes.clear();
        form.put(&mut bytes, row)?;
        hashers.entry(owner).or_default().0.update(&bytes);
    }
    Ok((hashers, outside))
}

fn walk_entries(
    conn: &Connection,
    mut versions: Hashers,
    mut history: Hashers,
    faults: &mut Vec<ProofFault>,
) -> Result<Seal, StoreError> {
    const ENTRIES: &str = "SELECT id, coalesce(sha256, ''), records, is_open, entry.* FROM entry ORDER BY id";
    let mut query = conn.prepare(ENTRIES)?;
    let form = Form::of(conn, &query, ("entry", 4), NOT_LINKED)?;
    let mut rows = query.query([])?;
    let (mut last, mut previous) = (None, String::new());
    while let Some(row) = rows.next()? {
        let (id, sha256): (i64, String) = (row.get(0)?, row.get(1)?);
        let (of_versions, count) = versions.remove(&id).unwrap_or_default();
        let (of_history, _) = history.remove(&id).unwrap_or_default();
        let expected = link(
            &previous,
            (&form, row, row.get(2)?),
            &of_versions.finalize().into(),
            &of_history.finalize().into(),
        )?;
        let why = if row.get::<_, i64>(3)? != 0 {
            Some("it is still open: it was made outside of gainsay")
        } else if sha256.is_empty() {
            Some("it has no link: it was made outside of gainsay")
        } else if row.get::<_, Option<i64>>(2)? != Some(count) {
            Some("it has not the number of versions that it left")
        } else if hex(&expected) != sha256 {
            Some("it, what it left, or the entry before it is not what its link was made of")
        } else {
            None
        };
        faults.extend(why.map(|why| ProofFault::Broken { entry: EntryId::new(id), why }));
        previous.clone_from(&sha256);
        last = Some(Seal { number: id, sha256 });
    }
    let mut stray: Vec<i64> = versions.into_keys().collect();
    stray.sort_unstable();
    for entry in stray {
        let what = "a version of it is there, the entry is not";
        faults.push(ProofFault::Stray { of: EntryId::new(entry).to_string(), what });
    }
    Ok(last.unwrap_or_else(no_entries))
}

//! Checksums of what a ledger's file holds beside the record: the blocks of the search index, and the record
//! of schema steps.
//!
//! The record itself has the hashes of its versions (`chain`). `search` calls this whenever it has changed
//! the index, `open` after an upgrade, `check` compares. Nothing else depends on them: the index can be made
//! again, and then they are, too.
//!
//! A sum is the first 8 bytes, as a big-endian signed number, of the SHA-256 of every value of the rows in
//! the order of their key: for each value a byte for its type (0 nothing, 1 integer, 2 real, 3 text, 4
//! bytes), its length in bytes as 8 bytes big-endian, then itself (numbers as 8 bytes big-endian).

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::hooks::Action;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, named_params};
use sha2::{Digest, Sha256};

/// A table that is added up.
pub(super) struct SummedTable {
    pub(super) name: &'static str,
    /// How many rows, by number, have one sum. Large rows have one each; of small ones many, or the sums
    /// would weigh as much as they.
    rows: i64,
    /// The rows of a stretch of numbers, a number first, by which they are ordered.
    select: &'static str,
}

pub(super) const PARTS: [SummedTable; 10] = [
    SummedTable {
        name: "refinery_schema_history",
        rows: 1,
        select: "SELECT version, name, applied_on, checksum FROM refinery_schema_history WHERE version BETWEEN :first AND :last ORDER BY version",
    },
    SummedTable {
        name: "search_article_config",
        rows: 1,
        select: "SELECT 0, k, v FROM search_article_config WHERE 0 BETWEEN :first AND :last ORDER BY k",
    },
    SummedTable {
        name: "search_article_data",
        rows: 1,
        select: "SELECT id, block FROM search_article_data WHERE id BETWEEN :first AND :last ORDER BY id",
    },
    SummedTable {
        name: "search_article_docsize",
        rows: 256,
        select: "SELECT id, sz, origin FROM search_article_docsize WHERE id BETWEEN :first AND :last ORDER BY id",
    },
    SummedTable {
        name: "search_article_idx",
        rows: 1,
        select: "SELECT segid, term, pgno FROM search_article_idx WHERE segid BETWEEN :first AND :last ORDER BY segid, term",
    },
    SummedTable {
        name: "search_claim_config",
        rows: 1,
        select: "SELECT 0, k, v FROM search_claim_config WHERE 0 BETWEEN :first AND :last ORDER BY k",
    },
    SummedTable {
        name: "search_claim_data",
        rows: 1,
        select: "SELECT id, block FROM search_claim_data WHERE id BETWEEN :first AND :last ORDER BY id",
    },
    SummedTable {
        name: "search_claim_docsize",
        rows: 256,
        select: "SELECT id, sz, origin FROM search_claim_docsize WHERE id BETWEEN :first AND :last ORDER BY id",
    },
    SummedTable {
        name: "search_claim_idx",
        rows: 1,
        select: "SELECT segid, term, pgno FROM search_claim_idx WHERE segid BETWEEN :first AND :last ORDER BY segid, term",
    },
    SummedTable {
        name: "search_state",
        rows: 1,
        select: "SELECT id, claim, appearance, article, capture, history FROM search_state WHERE id BETWEEN :first AND :last ORDER BY id",
    },
];

/// FTS5 numbers a block by its segment, in the bits from this one on; a segment's rows in the `idx` table, of
/// which SQLite tells no hook, change only with its blocks.
const SEGMENT: u32 = 37;

/// The sums that have to be made again: which part, and which sum of it.
type Stale = BTreeSet<(usize, i64)>;

/// Notes which blocks of the index a connection writes, until they are added up.
#[derive(Debug, Clone, Default)]
pub(in crate::store) struct Watch(Arc<Mutex<Stale>>);

impl Watch {
    /// Begins to note what this connection writes.
    pub(in crate::store) fn on(conn: &mut Connection) -> rusqlite::Result<Self> {
        let watch = Self::default();
        let noted = watch.clone();
        // Called for every row that is written, of any table.
        conn.update_hook(Some(move |_: Action, _: &str, table: &str, row: i64| {
            if let Some(at) = PARTS.iter().position(|part| part.name == table) {
                noted.stale().insert((at, row.div_euclid(PARTS[at].rows)));
                if let Some(index) = table.strip_suffix("_data") {
                    noted.stale().extend(beside(index, row >> SEGMENT));
                }
            }
        }))?;
        Ok(watch)
    }

    /// Adds up what was written since this was done last. The index must have been told to write everything
    /// before.
    pub(in crate::store) fn settle(&self, conn: &Connection) -> rusqlite::Result<()> {
        // What is written here is noted, too, but belongs to none of the parts.
        let stale = std::mem::take(&mut *self.stale());
        for (at, id) in stale {
            put(conn, &PARTS[at], id)?;
        }
        Ok(())
    }

    fn stale(&self) -> MutexGuard<'_, Stale> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What changes with the blocks of a segment of an index, and tells no hook.
fn beside(index: &str, segment: i64) -> Stale {
    let place = |ending: &str| {
        PARTS.iter().position(|part| part.name.strip_prefix(index).is_some_and(|rest| rest == ending))
    };
    let segment = place("_idx").map(|at| (at, segment)).filter(|_| segment > 0);
    segment.into_iter().chain(place("_config").map(|at| (at, 0))).collect()
}

/// Adds up everything anew.
pub(in crate::store) fn add_up(conn: &Connection) -> rusqlite::Result<()> {
    const KEEP: &str = "INSERT INTO checksum (part, id, sum) VALUES (:part, :id, :sum)";
    conn.execute("DELETE FROM checksum", [])?;
    let mut keep = conn.prepare(KEEP)?;
    for part in &PARTS {
        each_sum(conn, part, ALL, |id, sum| {
            keep.execute(named_params! {":part": part.name, ":id": id, ":sum": sum}).map(drop)
        })?;
    }
    Ok(())
}

/// Makes one sum again; takes it away where the rows are gone.
fn put(conn: &Connection, part: &SummedTable, id: i64) -> rusqlite::Result<()> {
    const PUT: &str = "
INSERT INTO checksum (part, id, sum) VALUES (:part, :id, :sum) ON CONFLICT (part, id) DO UPDATE SET sum = excluded.sum";
    const TAKE: &str = "DELETE FROM checksum WHERE part = :part AND id = :id";
    let first = id.saturating_mul(part.rows);
    let mut found = None;
    each_sum(conn, part, (first, first.saturating_add(part.rows - 1)), |_, sum| {
        found = Some(sum);
        Ok(())
    })?;
    match found {
        Some(sum) => {
            conn.prepare_cached(PUT)?.execute(named_params! {":part": part.name, ":id": id, ":sum": sum})?
        }
        None => conn.prepare_cached(TAKE)?.execute(named_params! {":part": part.name, ":id": id})?,
    };
    Ok(())
}

/// Every number that a row can have.
pub(super) const ALL: (i64, i64) = (i64::MIN, i64::MAX);

/// Makes the sums of the rows of a stretch as they come.
pub(super) fn each_sum(
    conn: &Connection,
    part: &SummedTable,
    (first, last): (i64, i64),
    mut take: impl FnMut(i64, i64) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let mut select = conn.prepare_cached(part.select)?;
    let mut rows = select.query(named_params! {":first": first, ":last": last})?;
    let mut open: Option<(i64, Sha256)> = None;
    while let Some(row) = rows.next()? {
        let id = row.get::<_, i64>(0)?.div_euclid(part.rows);
        if let Some((done, hasher)) = open.take_if(|(now, _)| *now != id) {
            take(done, short(hasher))?;
        }
        let (_, hasher) = open.get_or_insert_with(|| (id, Sha256::new()));
        for column in 0..row.as_ref().column_count() {
            feed(hasher, row.get_ref(column)?);
        }
    }
    if let Some((done, hasher)) = open {
        take(done, short(hasher))?;
    }
    Ok(())
}

fn feed(hasher: &mut Sha256, value: ValueRef<'_>) {
    let number;
    let (kind, bytes): (u8, &[u8]) = match value {
        ValueRef::Null => (0, &[]),
        ValueRef::Integer(value) => {
            number = value.to_be_bytes();
            (1, &number)
        }
        ValueRef::Real(value) => {
            number = value.to_be_bytes();
            (2, &number)
        }
        ValueRef::Text(bytes) => (3, bytes),
        ValueRef::Blob(bytes) => (4, bytes),
    };
    hasher.update([kind]);
    hasher.update((bytes.len() as u64).to_be_bytes());
    hasher.update(bytes);
}

fn short(hasher: Sha256) -> i64 {
    let digest = hasher.finalize();
    i64::from_be_bytes(std::array::from_fn(|at| digest[at]))
}

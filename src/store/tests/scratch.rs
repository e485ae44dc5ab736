//! A folder for one test, gone when the test is done; what tests ask of the files in it, and
//! the records that several tests make.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::DateTime;
use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::domain::{
    Basis, ClaimId, Force, NewClaim, NewRelation, Origin, Party, RelationType, Scope, SpeakerId,
};
use crate::store::Ledger;
use crate::store::file::schema;

/// A folder of its own; removed with all that is in it, unless the test fails.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    /// A new, empty folder.
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("gainsay-test-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    /// The folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.0
    }

    /// A file in it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// The names of the files in it, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        let files = std::fs::read_dir(&self.0).unwrap();
        let mut names: Vec<String> =
            files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// A new ledger, `ledger.db`.
    pub(crate) fn ledger(&self) -> Ledger {
        Ledger::create(&self.path("ledger.db")).unwrap()
    }

    /// A ledger of an earlier schema with one article, one claim and its speaker, `ledger.db`.
    pub(crate) fn ledger_of_schema(&self, schema: usize) -> PathBuf {
        let path = self.path("ledger.db");
        let mut conn = Connection::open(&path).unwrap();
        conn.pragma_update(None, "foreign_keys", false).unwrap();
        let fence = schema::Fence::on(&mut conn).unwrap();
        let transaction = conn.transaction().unwrap();
        schema::apply(&transaction, &schema::steps().unwrap()[..schema], &fence).unwrap();
        transaction.execute_batch(ONE_CLAIM).unwrap();
        transaction.commit().unwrap();
        path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }
}

const ONE_CLAIM: &str = "
INSERT INTO entry (id, at, who, tool, command, is_open) VALUES (1, '2024-06-21T09:30:00.000Z', 'kim', 'test', 'test', 0);
INSERT INTO article (id, headline, entry_id) VALUES (1, 'One', 1);
INSERT INTO speaker (id, name, name_key, entry_id) VALUES (1, 'Ann', 'ann', 1);
INSERT INTO alias (id, speaker_id, name, name_key, entry_id) VALUES (1, 1, 'A.', 'a.', 1), (2, 1, 'Annie', 'annie', 1);
INSERT INTO claim (id, kind, text, entry_id) VALUES (1, 'statement', 'It rains.', 1);
INSERT INTO claim_speaker (claim_id, position, speaker_id, name_as_given, entry_id) VALUES (1, 1, 1, 'Ann', 1);
INSERT INTO appearance (id, claim_id, article_id, position, entry_id) VALUES (1, 1, 1, 1, 1);";

/// A command of a fixed instant.
pub(crate) fn origin() -> Origin {
    Origin {
        at: DateTime::from_timestamp_millis(1_718_962_200_123).unwrap(),
        who: "kim".into(),
        command: "gainsay test".into(),
    }
}

/// A statement in these words.
pub(crate) fn statement(speakers: Vec<Party>, text: &str) -> NewClaim {
    NewClaim { text: Some(text.into()), speakers, ..NewClaim::default() }
}

/// Someone who is called Ann where it stands.
pub(crate) fn party(speaker: SpeakerId) -> Party {
    Party { speaker, name_as_given: "Ann".into(), title: None, bodies: Vec::new() }
}

/// That one claim denies another as a whole.
pub(crate) fn denial(claim: ClaimId, target: ClaimId) -> NewRelation {
    NewRelation {
        claim,
        relation: RelationType::Denies,
        target,
        scope: Some(Scope::Full),
        part: None,
        force: Some(Force::Categorical),
        basis: Basis::Explicit,
        note: None,
        article: None,
        quote: None,
    }
}

/// A connection that knows nothing of ledgers, as another SQLite tool has it.
pub(crate) fn outside(path: &Path) -> Connection {
    Connection::open(path).unwrap()
}

/// SHA-256 of a file that no connection has open.
pub(crate) fn digest(path: &Path) -> Vec<u8> {
    Sha256::digest(std::fs::read(path).unwrap()).to_vec()
}

/// The number of rows of a table.
pub(crate) fn count(conn: &Connection, table: &str) -> i64 {
    conn.query_row(&format!("SELECT count(*) FROM \"{table}\""), [], |row| row.get(0)).unwrap()
}

/// Every table of the record, with its columns: what a user's words and decisions are kept in.
pub(crate) fn record_tables(conn: &Connection) -> Vec<(String, Vec<String>)> {
    const NOT_RECORD: [&str; 6] =
        ["article_key", "checksum", "entry", "history", "version", "refinery_schema_history"];
    let mut names = conn
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'search_*'
             ORDER BY name",
        )
        .unwrap();
    let names = names.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap);
    names
        .filter(|name| !NOT_RECORD.contains(&name.as_str()))
        .map(|name| {
            let mut columns = conn.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid").unwrap();
            let columns = columns.query_map([&name], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
            (name, columns)
        })
        .collect()
}

/// Everything that a ledger holds, row by row: two ledgers that read the same are the same.
pub(crate) fn everything(ledger: &Ledger) -> String {
    let mut tables = record_tables(&ledger.conn);
    for table in ["entry", "history"] {
        tables.push((table.into(), vec!["rowid".into(), "*".into()]));
    }
    let mut all = Vec::new();
    for (table, columns) in tables {
        let sql = format!("SELECT {} FROM {table} ORDER BY 1, 2", columns.join(", "));
        let mut query = ledger.conn.prepare(&sql).unwrap();
        let width = query.column_count();
        let mut rows = query.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<String> =
                (0..width).map(|at| format!("{:?}", row.get_ref(at).unwrap())).collect();
            all.push(format!("{table}: {}", values.join(", ")));
        }
    }
    all.join("\n")
}

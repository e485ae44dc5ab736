//! What is released stays readable: ledgers that earlier versions wrote open with every row they had.
//!
//! `tests/ledgers/schema-N.sql` is a ledger of schema N as text: the steps, the record of steps, and rows of
//! every table. It is frozen when schema N is released. Until then `cargo test --test migrations -- --ignored
//! freeze_again` writes its upper part again from `migrations/`.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its stage has failed")]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use gainsay::store::{APPLICATION_ID, Access, Ledger};
use rusqlite::Connection;
use rusqlite::types::Value;

/// The schemas of which a frozen ledger is kept: all but the newest.
fn frozen() -> std::ops::Range<i64> {
    1..newest()
}

/// The schema of a new ledger.
fn newest() -> i64 {
    static NEWEST: LazyLock<i64> = LazyLock::new(|| {
        let scratch = Scratch::new("newest");
        let path = scratch.path("new.db");
        drop(Ledger::create(&path).unwrap());
        Connection::open(&path).unwrap().query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap()
    });
    *NEWEST
}

/// A folder of its own, gone when the test is done.
struct Scratch(PathBuf);

impl Scratch {
    fn new(test: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("gainsay-migrations-{}-{test}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn frozen_file(schema: i64) -> PathBuf {
    root().join(format!("tests/ledgers/schema-{schema}.sql"))
}

/// A ledger of this schema, from its frozen text.
fn thaw(schema: i64, path: &Path) -> Connection {
    let text = std::fs::read_to_string(frozen_file(schema)).unwrap();
    let conn = Connection::open(path).unwrap();
    conn.pragma_update(None, "foreign_keys", false).unwrap();
    conn.execute_batch(&text).unwrap();
    conn.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
    conn.pragma_update(None, "user_version", schema).unwrap();
    conn
}

fn lines(conn: &Connection, sql: &str) -> Vec<String> {
    let mut query = conn.prepare(sql).unwrap();
    let width = query.column_count();
    let rows = query.query_map([], |row| {
        let cells: rusqlite::Result<Vec<String>> = (0..width)
            .map(|at| {
                row.get(at).map(|value: Value| match value {
                    Value::Null => "NULL".into(),
                    Value::Integer(number) => number.to_string(),
                    Value::Text(text) => text,
                    other => format!("{other:?}"),
                })
            })
            .collect();
        cells.map(|cells| cells.join(" "))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

/// Every row of every table but the record of steps, with the columns that the table has in the older ledger.
fn rows(old: &Connection, conn: &Connection) -> Vec<String> {
    let tables = lines(
        old,
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'
         AND name <> 'refinery_schema_history' AND name NOT GLOB 'search_*' AND name <> 'checksum' ORDER BY name",
    );
    let mut all = Vec::new();
    for table in tables {
        let columns = lines(old, &format!("SELECT name FROM pragma_table_info('{table}')")).join(", ");
        let found = lines(conn, &format!("SELECT {columns} FROM {table} ORDER BY 1, 2"));
        assert!(!found.is_empty(), "the frozen ledger has no row in {table}");
        all.extend(found.into_iter().map(|row| format!("{table}: {row}")));
    }
    all
}

fn schema_of(conn: &Connection) -> Vec<String> {
    lines(conn, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")
}

#[test]
fn every_schema_but_the_newest_has_a_frozen_ledger() {
    for schema in frozen() {
        let file = frozen_file(schema);
        let what = "a ledger of that schema as text, with rows of every table, frozen before the next step";
        assert!(file.exists(), "{} is missing: {what}", file.display());
    }
}

#[test]
fn a_ledger_of_an_earlier_schema_opens_with_all_it_had() {
    for schema in frozen() {
        let scratch = Scratch::new(&format!("upgrade-{schema}"));
        let path = scratch.path("old ledger.db");
        let old = thaw(schema, &path);
        let before = rows(&old, &old);
        drop(old);
        let ledger =
            Ledger::open(&path, Access::Read).unwrap_or_else(|error| panic!("schema {schema}: {error}"));
        let upgrade = ledger.upgraded().expect("an older ledger is upgraded").clone();
        assert_eq!((upgrade.from, upgrade.to), (schema, newest()));
        assert_eq!(upgrade.copy, scratch.path(&format!("old ledger.db.before-v{}.bak", upgrade.to)));
        drop(ledger);

        let now = Connection::open(&path).unwrap();
        let copy = Connection::open(&upgrade.copy).unwrap();
        assert_eq!(rows(&copy, &now), before, "the upgraded ledger");
        assert_eq!(rows(&copy, &copy), before, "the copy from before");
        for conn in [&now, &copy] {
            assert_eq!(lines(conn, "PRAGMA integrity_check"), ["ok"]);
            assert_eq!(lines(conn, "PRAGMA foreign_key_check"), [""; 0]);
        }
        drop(Ledger::create(&scratch.path("new.db")).unwrap());
        let new = Connection::open(scratch.path("new.db")).unwrap();
        assert_eq!(schema_of(&now), schema_of(&new), "an upgraded ledger has the schema of a new one");
    }
}

#[test]
fn an_upgraded_ledger_can_be_read_and_written() {
    use gainsay::store::{ClaimFilter, Intent, StoreError};
    for schema in frozen() {
        let scratch = Scratch::new(&format!("use-{schema}"));
        let path = scratch.path("ledger.db");
        drop(thaw(schema, &path));
        let mut ledger = Ledger::open(&path, Access::Write).unwrap();
        let claims =
            ledger.read(|r| r.claims(&ClaimFilter::default()).collect::<Result<Vec<_>, StoreError>>());
        let claims = claims.unwrap();
        assert!(claims.iter().any(|claim| !claim.relations.is_empty()) && claims.len() > 1);
        let origin = gainsay::domain::Origin {
            at: chrono::DateTime::from_timestamp_millis(1_795_000_000_000).unwrap(),
            who: "kim".into(),
            command: "gainsay test".into(),
        };
        let written = ledger.write(&origin, Intent::Commit, |w| w.add_topic("a new one", None)).unwrap();
        assert!(written.entry.is_some());
    }
}

#[test]
fn words_that_an_earlier_schema_cut_otherwise_are_found() {
    use gainsay::domain::ClaimId;
    use gainsay::domain::search::Query;
    use gainsay::report::{SearchQuery, hits, search};
    use gainsay::store::{ClaimFilter, StoreError};
    let scratch = Scratch::new("stems");
    let path = scratch.path("ledger.db");
    drop(thaw(8, &path));
    let mut ledger = Ledger::open(&path, Access::Read).unwrap();
    for (words, found) in [("use", &[ClaimId::new(6)][..]), ("US", &[]), ("pump", &[ClaimId::new(6)])] {
        let asked = SearchQuery {
            query: Query::parse(words).unwrap(),
            claims: ClaimFilter::default(),
            as_of: None,
            limit: None,
        };
        let ids = ledger.read(|r| {
            let ranked = search(r, &asked)?;
            hits(r, &asked, &ranked)
                .map(|hit| Ok(hit?.judged.claim.id))
                .collect::<Result<Vec<_>, StoreError>>()
        });
        assert_eq!(ids.unwrap(), found, "{words}");
    }
}

/// Writes the upper part of each frozen ledger again; only for schemas that no released version has.
#[test]
#[ignore = "changes files: run it when a schema is frozen"]
fn freeze_again() {
    let scratch = Scratch::new("freeze");
    drop(Ledger::create(&scratch.path("new.db")).unwrap());
    let conn = Connection::open(scratch.path("new.db")).unwrap();
    for schema in frozen() {
        let table = "SELECT sql || ';' FROM sqlite_schema WHERE name = 'refinery_schema_history'";
        let mut text = lines(&conn, table).join("\n") + "\n";
        for version in 1..=schema {
            let step = "SELECT 'V' || version || '__' || name || '.sql' FROM refinery_schema_history WHERE version = ";
            let file = root().join("migrations").join(lines(&conn, &format!("{step}{version}")).concat());
            text += &std::fs::read_to_string(file).unwrap();
            let record = "SELECT 'INSERT INTO refinery_schema_history VALUES (' || version || ', ' || quote(name)
                          || ', ''2026-11-20T08:00:00Z'', ' || quote(checksum) || ');' FROM refinery_schema_history WHERE version = ";
            text += &(lines(&conn, &format!("{record}{version}")).concat() + "\n");
        }
        let frozen = std::fs::read_to_string(frozen_file(schema)).unwrap();
        let rows = &frozen[frozen.find("-- rows\n").expect("the frozen ledger has a line `-- rows`")..];
        std::fs::write(frozen_file(schema), text + rows).unwrap();
    }
}

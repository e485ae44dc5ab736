//! What a ledger is like once it is open, whatever path led there.

use std::path::Path;

use rusqlite::Connection;

use super::scratch::{Scratch, count, outside, record_tables};
use crate::store::file::schema;
use crate::store::{APPLICATION_ID, Access, Ledger, StoreError};

fn text(conn: &Connection, sql: &str) -> String {
    conn.query_row(sql, [], |row| row.get::<_, rusqlite::types::Value>(0))
        .map(|value| format!("{value:?}"))
        .unwrap()
}

fn assert_settled(ledger: &Ledger) {
    let conn = &ledger.conn;
    for (pragma, expected) in [
        ("application_id", format!("Integer({APPLICATION_ID})")),
        ("user_version", format!("Integer({})", schema::known())),
        ("journal_mode", "Text(\"delete\")".into()),
        // 3 is EXTRA.
        ("synchronous", "Integer(3)".into()),
        ("foreign_keys", "Integer(1)".into()),
        ("cell_size_check", "Integer(1)".into()),
        ("recursive_triggers", "Integer(1)".into()),
        ("busy_timeout", "Integer(10000)".into()),
        ("trusted_schema", "Integer(0)".into()),
        ("integrity_check", "Text(\"ok\")".into()),
    ] {
        assert_eq!(text(conn, &format!("PRAGMA {pragma}")), expected, "{pragma}");
    }
}

#[test]
fn the_sqlite_inside_has_no_wal_reset_bug() {
    assert!(rusqlite::version_number() >= 3_051_003, "{}", rusqlite::version());
}

#[test]
fn a_new_ledger_is_settled_on_every_way_in() {
    let scratch = Scratch::new();
    let ledger = scratch.ledger();
    assert_settled(&ledger);
    drop(ledger);
    for access in [Access::Read, Access::Write] {
        assert_settled(&Ledger::open(&scratch.path("ledger.db"), access).unwrap());
    }
    assert_eq!(scratch.names(), ["ledger.db"]);
}

#[test]
fn every_table_of_a_new_ledger_is_strict() {
    let scratch = Scratch::new();
    let ledger = scratch.ledger();
    let lax = "SELECT group_concat(name) FROM pragma_table_list
               WHERE schema = 'main' AND type = 'table' AND strict = 0
                 AND name NOT IN ('sqlite_schema', 'sqlite_sequence', 'refinery_schema_history')";
    assert_eq!(text(&ledger.conn, lax), "Null");
    assert!(record_tables(&ledger.conn).len() >= 14);
}

#[test]
fn a_reading_ledger_cannot_be_written() {
    let scratch = Scratch::new();
    drop(scratch.ledger());
    let ledger = Ledger::open(&scratch.path("ledger.db"), Access::Read).unwrap();
    assert!(ledger.conn.execute("DELETE FROM topic", []).is_err());
}

#[test]
fn sql_cannot_damage_the_structure_of_a_ledger() {
    let scratch = Scratch::new();
    let ledger = scratch.ledger();
    assert!(ledger.conn.execute_batch("PRAGMA writable_schema = 1; DELETE FROM sqlite_schema;").is_err());
}

#[test]
fn paths_are_taken_as_they_are() {
    for name in ["with space.db", "what?mode=memory.db", "50% #1.db", "日本 é.db", "file:x.db", "-.db"] {
        let scratch = Scratch::new();
        drop(Ledger::create(&scratch.path(name)).unwrap());
        drop(Ledger::open(&scratch.path(name), Access::Write).unwrap());
        assert_eq!(scratch.names(), [name]);
    }
}

#[cfg(unix)]
#[test]
fn a_path_that_is_no_unicode_is_taken_as_it_is() {
    use std::os::unix::ffi::OsStrExt;
    let scratch = Scratch::new();
    let path = scratch.folder().join(std::ffi::OsStr::from_bytes(b"\xff.db"));
    drop(Ledger::create(&path).unwrap());
    drop(Ledger::open(&path, Access::Write).unwrap());
}

#[cfg(unix)]
#[test]
fn a_ledger_opens_through_a_symbolic_link() {
    let scratch = Scratch::new();
    drop(scratch.ledger());
    std::os::unix::fs::symlink("ledger.db", scratch.path("link.db")).unwrap();
    drop(Ledger::open(&scratch.path("link.db"), Access::Write).unwrap());
    assert!(matches!(Ledger::create(&scratch.path("link.db")), Err(StoreError::AlreadyThere { .. })));
}

#[test]
fn creating_never_touches_what_is_there() {
    let scratch = Scratch::new();
    std::fs::write(scratch.path("notes.txt"), "mine").unwrap();
    std::fs::create_dir(scratch.path("folder")).unwrap();
    for name in ["notes.txt", "folder"] {
        let error = Ledger::create(&scratch.path(name)).unwrap_err();
        assert_eq!(error.kind(), "already-there");
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere", scratch.path("dangling")).unwrap();
        assert_eq!(Ledger::create(&scratch.path("dangling")).unwrap_err().kind(), "already-there");
        std::fs::remove_file(scratch.path("dangling")).unwrap();
    }
    assert_eq!(std::fs::read_to_string(scratch.path("notes.txt")).unwrap(), "mine");
    assert_eq!(scratch.names(), ["folder", "notes.txt"]);
}

#[test]
fn creating_in_a_folder_that_is_missing_names_the_folder() {
    let scratch = Scratch::new();
    let error = Ledger::create(&scratch.path("no/such/ledger.db")).unwrap_err();
    assert!(!error.to_string().contains(".lock"), "{error}");
    assert!(error.to_string().contains("no/such"), "{error}");
}

#[test]
fn an_unfinished_ledger_of_an_interrupted_run_is_begun_again() {
    let scratch = Scratch::new();
    std::fs::write(scratch.path("ledger.db.new"), "half of it").unwrap();
    std::fs::write(scratch.path("ledger.db.lock"), "").unwrap();
    assert_settled(&scratch.ledger());
    assert_eq!(scratch.names(), ["ledger.db"]);
}

#[test]
fn a_ledger_in_wal_mode_is_read_as_it_is_and_converted_by_the_first_writer() {
    let scratch = Scratch::new();
    drop(scratch.ledger());
    let path = scratch.path("ledger.db");
    let other = outside(&path);
    assert_eq!(text(&other, "PRAGMA journal_mode = WAL"), "Text(\"wal\")");
    other.execute_batch("INSERT INTO entry (at, who, tool, command, is_open) VALUES ('2024-06-21T09:30:00.000Z', 'k', 't', 'c', 0)").unwrap();
    let reader = Ledger::open(&path, Access::Read).unwrap();
    assert_eq!(count(&reader.conn, "entry"), 1);
    drop((reader, other));
    assert_settled(&Ledger::open(&path, Access::Write).unwrap());
    assert_eq!(scratch.names(), ["ledger.db"]);
}

/// A ledger as a killed writer leaves it: half of a large change in the file, the rest of the truth in its
/// journal.
fn interrupted(scratch: &Scratch, from: &Path) {
    let conn = outside(from);
    conn.execute_batch("PRAGMA cache_size = 5; PRAGMA synchronous = EXTRA; BEGIN IMMEDIATE;").unwrap();
    conn.execute_batch(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)
         INSERT INTO topic (name, name_key, note, entry_id) SELECT i, i, printf('%2000d', i), 1 FROM n;
         UPDATE topic SET note = 'changed';",
    )
    .unwrap();
    let journal = from.with_file_name("ledger.db-journal");
    assert!(journal.metadata().unwrap().len() > 512, "the change must have reached the file");
    std::fs::copy(from, scratch.path("copy.db")).unwrap();
    std::fs::copy(journal, scratch.path("copy.db-journal")).unwrap();
}

#[test]
fn an_interrupted_change_is_rolled_back_even_for_a_reader() {
    let scratch = Scratch::new();
    let path = scratch.ledger_of_schema(schema::steps().unwrap().len());
    interrupted(&scratch, &path);
    let ledger = Ledger::open(&scratch.path("copy.db"), Access::Read).unwrap();
    assert_eq!((count(&ledger.conn, "topic"), count(&ledger.conn, "claim")), (0, 1));
    assert_settled(&ledger);
    assert!(!scratch.path("copy.db-journal").exists());
}

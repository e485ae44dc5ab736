//! Files that are refused: with which word, and that nothing about them changes.

use std::path::Path;

use super::scratch::{Scratch, digest, outside};
use crate::store::{Access, Ledger, StoreError};

/// Refuses the file both ways, and leaves it and its folder as they were.
fn refuse(scratch: &Scratch, path: &Path) -> StoreError {
    let (sum, names) = (digest(path), scratch.names());
    let mut errors = [Access::Read, Access::Write].map(|access| Ledger::open(path, access).unwrap_err());
    assert_eq!(errors[0].to_string(), errors[1].to_string());
    assert_eq!(digest(path), sum, "a refused file changed: {}", errors[0]);
    assert_eq!(scratch.names(), names, "a refused file got company: {}", errors[0]);
    assert!(errors[0].is_unusable_ledger() && !errors[0].hints().is_empty(), "{}", errors[0]);
    std::mem::replace(&mut errors[0], StoreError::Missing { path: path.to_path_buf() })
}

fn refuse_bytes(bytes: &[u8]) -> StoreError {
    let scratch = Scratch::new();
    std::fs::write(scratch.path("file"), bytes).unwrap();
    refuse(&scratch, &scratch.path("file"))
}

fn refuse_altered(sql: &str) -> StoreError {
    let scratch = Scratch::new();
    drop(scratch.ledger());
    outside(&scratch.path("ledger.db")).execute_batch(sql).unwrap();
    refuse(&scratch, &scratch.path("ledger.db"))
}

#[test]
fn a_missing_ledger_is_not_made_by_opening_it() {
    let scratch = Scratch::new();
    for access in [Access::Read, Access::Write] {
        let error = Ledger::open(&scratch.path("no.db"), access).unwrap_err();
        assert_eq!(error.kind(), "missing");
        let error = Ledger::open(&scratch.path("no/such.db"), access).unwrap_err();
        assert_eq!(error.kind(), "missing");
    }
    assert_eq!(scratch.names(), [""; 0]);
}

#[test]
fn a_folder_is_no_ledger() {
    let scratch = Scratch::new();
    let error = Ledger::open(scratch.folder(), Access::Write).unwrap_err();
    assert_eq!((error.kind(), scratch.names().len()), ("not-a-ledger", 0));
    assert!(error.to_string().ends_with("is not a ledger (a folder)"), "{error}");
}

#[test]
fn a_file_below_a_file_is_missing_or_unreadable() {
    let scratch = Scratch::new();
    std::fs::write(scratch.path("file"), "x").unwrap();
    let error = Ledger::open(&scratch.path("file/ledger.db"), Access::Read).unwrap_err();
    assert_eq!(error.kind(), "unreadable", "{error}");
}

#[test]
fn files_that_are_not_sqlite_are_no_ledgers() {
    let mut random = 0x2545_F491_u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        random.to_le_bytes()[3]
    })
    .take(8192)
    .collect();
    for bytes in [&b"x"[..], b"[article]\nurl = \"https://example.org\"\n", &b"text ".repeat(2000), &noise] {
        let error = refuse_bytes(bytes);
        assert_eq!(error.kind(), "not-a-ledger", "{error}");
    }
}

#[test]
fn an_empty_file_is_no_ledger() {
    let error = refuse_bytes(b"");
    assert_eq!(error.kind(), "not-a-ledger");
    assert!(error.to_string().ends_with("(the file is empty)"), "{error}");
}

#[test]
fn the_beginning_of_a_ledger_alone_is_refused() {
    let scratch = Scratch::new();
    drop(scratch.ledger());
    let whole = std::fs::read(scratch.path("ledger.db")).unwrap();
    for length in [100, 1000, 4096, whole.len() / 2, whole.len() - 4096] {
        let error = refuse_bytes(&whole[..length]);
        assert!(["damaged", "not-a-ledger"].contains(&error.kind()), "{length}: {} {error}", error.kind());
    }
}

#[test]
fn an_sqlite_file_of_another_program_is_refused() {
    for (sql, found) in [
        ("CREATE TABLE visits (id); PRAGMA application_id = 252006674; PRAGMA user_version = 2", "visits"),
        ("CREATE TABLE visits (id); PRAGMA user_version = 1", "visits"),
        ("CREATE TABLE claim (id)", "claim"),
        ("CREATE VIEW only_a_view AS SELECT 1", "only_a_view"),
        ("PRAGMA user_version = 7", "the file is empty"),
    ] {
        let scratch = Scratch::new();
        let path = scratch.path("other.db");
        outside(&path).execute_batch(sql).unwrap();
        let error = refuse(&scratch, &path);
        assert_eq!(error.kind(), "not-a-ledger");
        assert!(error.to_string().contains(found), "{error}");
    }
}

#[test]
fn an_sqlite_file_of_another_program_in_wal_mode_gets_no_company() {
    let scratch = Scratch::new();
    let path = scratch.path("places.sqlite");
    outside(&path).execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE visits (id)").unwrap();
    assert_eq!(refuse(&scratch, &path).kind(), "not-a-ledger");
}

#[test]
fn the_interrupted_change_of_another_program_is_left_to_it() {
    let scratch = Scratch::new();
    let path = scratch.path("other.db");
    let conn = outside(&path);
    conn.execute_batch(
        "CREATE TABLE visits (id, text); PRAGMA cache_size = 5; BEGIN IMMEDIATE;
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)
         INSERT INTO visits SELECT i, printf('%2000d', i) FROM n; UPDATE visits SET text = 'changed';",
    )
    .unwrap();
    std::fs::copy(&path, scratch.path("copy.db")).unwrap();
    std::fs::copy(scratch.path("other.db-journal"), scratch.path("copy.db-journal")).unwrap();
    drop(conn);
    let journal = digest(&scratch.path("copy.db-journal"));
    assert_eq!(refuse(&scratch, &scratch.path("copy.db")).kind(), "not-a-ledger");
    assert_eq!(digest(&scratch.path("copy.db-journal")), journal);
}

#[test]
fn a_newer_ledger_says_what_wrote_it() {
    let error = refuse_altered(
        "INSERT INTO entry (at, who, tool, command, is_open)
         VALUES ('2026-01-01T00:00:00.000Z', 'kim', 'gainsay 9.9.9', 'log', 0);
         PRAGMA user_version = 99",
    );
    assert_eq!(error.kind(), "too-new");
    assert!(error.to_string().contains("gainsay 9.9.9"), "{error}");
    assert!(error.to_string().contains("(schema 99)"), "{error}");
}

#[test]
fn a_newer_ledger_of_another_shape_is_still_only_newer() {
    let error = refuse_altered("DROP TABLE refinery_schema_history; PRAGMA user_version = 99");
    assert_eq!(error.kind(), "too-new");
}

#[test]
fn a_ledger_made_by_an_edited_step_is_refused_by_its_name() {
    let error = refuse_altered("UPDATE refinery_schema_history SET checksum = '1' WHERE version = 2");
    assert_eq!(error.kind(), "altered");
    assert!(error.to_string().contains("V2__"), "{error}");
    let error = refuse_altered("DELETE FROM refinery_schema_history WHERE version = 1");
    assert!(error.to_string().contains("V1__"), "{error}");
}

#[test]
fn a_ledger_with_a_step_that_its_number_does_not_count_is_refused() {
    let error = refuse_altered("INSERT INTO refinery_schema_history VALUES (99, 'x', 'y', '1')");
    assert_eq!(error.kind(), "altered");
    assert!(error.to_string().contains("V99__x"), "{error}");
}

#[test]
fn a_damaged_record_of_steps_is_refused() {
    for sql in [
        "UPDATE refinery_schema_history SET checksum = NULL",
        "UPDATE refinery_schema_history SET checksum = x'00ff'",
        "UPDATE refinery_schema_history SET name = NULL",
        "UPDATE refinery_schema_history SET version = 'first' WHERE version = 1",
        "DELETE FROM refinery_schema_history",
        "DROP TABLE refinery_schema_history",
    ] {
        let error = refuse_altered(sql);
        assert!(["altered", "damaged"].contains(&error.kind()), "{sql}: {} {error}", error.kind());
        assert!(!error.to_string().contains("SELECT"), "{error}");
    }
}

/// What the mode bits forbid, they do not forbid the administrator.
#[cfg(unix)]
fn mode_bits_count(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o000)).unwrap();
    std::fs::File::open(path).is_err()
}

#[cfg(unix)]
#[test]
fn a_ledger_that_may_not_be_written_can_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let allow = |path: &Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    let scratch = Scratch::new();
    drop(scratch.ledger());
    let path = scratch.path("ledger.db");
    if !mode_bits_count(&path) {
        allow(&path, 0o644);
        return; // Run by the administrator: nothing can be forbidden here.
    }
    assert_eq!(Ledger::open(&path, Access::Read).unwrap_err().kind(), "unreadable");
    allow(&path, 0o444);
    drop(Ledger::open(&path, Access::Read).unwrap());
    assert_eq!(Ledger::open(&path, Access::Write).unwrap_err().kind(), "read-only");
    allow(&path, 0o644);
    allow(scratch.folder(), 0o555);
    drop(Ledger::open(&path, Access::Read).unwrap());
    let created = Ledger::create(&scratch.path("second.db")).unwrap_err();
    allow(scratch.folder(), 0o755);
    assert!(!created.to_string().contains(".lock"), "{created}");
    assert_eq!(scratch.names(), ["ledger.db"]);
}

//! Upgrades: a copy first, then all steps or none.

use refinery_core::Migration;
use rusqlite::Connection;

use super::scratch::{Scratch, count, digest, outside};
use crate::store::file::{open, schema};
use crate::store::{Access, Ledger, StoreError};

fn sqlite_schema(conn: &Connection) -> Vec<String> {
    conn.prepare(
        "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY type, name",
    )
    .unwrap()
    .query_map([], |row| row.get(0))
    .unwrap()
    .map(Result::unwrap)
    .collect()
}

#[test]
fn an_upgraded_ledger_has_the_schema_of_a_new_one_and_all_its_rows() {
    let new = Scratch::new();
    let expected = sqlite_schema(&new.ledger().conn);
    for from in 1..schema::steps().unwrap().len() {
        let scratch = Scratch::new();
        let path = scratch.ledger_of_schema(from);
        let before = digest(&path);
        let ledger = Ledger::open(&path, Access::Read).unwrap();
        let upgrade = ledger.upgraded().unwrap();
        assert_eq!((upgrade.from, upgrade.to), (i64::try_from(from).unwrap(), schema::known()));
        assert_eq!(sqlite_schema(&ledger.conn), expected);
        for table in ["entry", "article", "speaker", "claim", "claim_speaker", "appearance"] {
            assert_eq!(count(&ledger.conn, table), 1, "{table}");
        }
        let copy = format!("ledger.db.before-v{}.bak", schema::known());
        assert_eq!(scratch.names(), ["ledger.db".to_owned(), copy.clone()]);
        assert_eq!(upgrade.copy, scratch.path(&copy));
        let copied = outside(&scratch.path(&copy));
        let sound: String = copied.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!((sound.as_str(), count(&copied, "claim")), ("ok", 1));
        let version: i64 = copied.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
        assert_eq!(usize::try_from(version).unwrap(), from);
        drop((ledger, copied));
        assert_ne!(digest(&path), before);
        let after = (digest(&path), scratch.names());
        assert!(Ledger::open(&path, Access::Write).unwrap().upgraded().is_none());
        assert_eq!((digest(&path), scratch.names()), after, "opening again must write nothing");
    }
}

#[test]
fn the_copy_never_takes_the_name_of_another_file() {
    let scratch = Scratch::new();
    let path = scratch.ledger_of_schema(1);
    let taken = format!("ledger.db.before-v{}.bak", schema::known());
    std::fs::write(scratch.path(&taken), "mine").unwrap();
    let ledger = Ledger::open(&path, Access::Write).unwrap();
    let copy = &ledger.upgraded().unwrap().copy;
    assert_eq!(*copy, scratch.path(&format!("ledger.db.before-v{}-2.bak", schema::known())));
    assert_eq!(std::fs::read_to_string(scratch.path(&taken)).unwrap(), "mine");
}

#[test]
fn an_older_ledger_in_wal_mode_is_upgraded_with_all_its_rows() {
    let scratch = Scratch::new();
    let path = scratch.ledger_of_schema(1);
    outside(&path).execute_batch("PRAGMA journal_mode = WAL; UPDATE claim SET text = 'It pours.'").unwrap();
    let ledger = Ledger::open(&path, Access::Read).unwrap();
    let text: String = ledger.conn.query_row("SELECT text FROM claim", [], |row| row.get(0)).unwrap();
    assert_eq!(text, "It pours.");
    assert_eq!(scratch.names().len(), 2, "{:?}", scratch.names());
}

#[test]
fn an_older_ledger_with_an_edited_step_is_refused_before_anything_is_written() {
    let scratch = Scratch::new();
    let path = scratch.ledger_of_schema(1);
    outside(&path).execute_batch("UPDATE refinery_schema_history SET checksum = '1'").unwrap();
    let before = digest(&path);
    let error = Ledger::open(&path, Access::Read).unwrap_err();
    assert_eq!(error.kind(), "altered");
    assert_eq!((digest(&path), scratch.names().len()), (before, 1));
}

#[test]
fn an_older_ledger_with_a_damaged_record_of_steps_is_refused() {
    for sql in [
        "UPDATE refinery_schema_history SET applied_on = 'some day'",
        "UPDATE refinery_schema_history SET checksum = NULL",
        "DROP TABLE refinery_schema_history",
    ] {
        let scratch = Scratch::new();
        let path = scratch.ledger_of_schema(1);
        outside(&path).execute_batch(sql).unwrap();
        let before = digest(&path);
        let error = Ledger::open(&path, Access::Read).unwrap_err();
        assert!(error.is_unusable_ledger(), "{sql}: {error}");
        assert_eq!(digest(&path), before, "{sql}");
    }
}

/// The refusal of an upgrade by one more step, of this text; the ledger is then as it was, and there is a
/// copy.
fn refusal(sql: &str) -> String {
    let scratch = Scratch::new();
    let path = scratch.ledger_of_schema(schema::steps().unwrap().len());
    let before = digest(&path);
    let mut steps = schema::steps().unwrap();
    let next = i32::try_from(schema::known()).unwrap() + 1;
    steps.push(Migration::unapplied(&format!("V{next}__trial"), sql).unwrap());
    let error = open::upgrade(&path, schema::known(), &steps).unwrap_err();
    assert_eq!(digest(&path), before, "the ledger must be as it was");
    assert_eq!(error.kind(), "upgrade-failed", "{error}");
    let copy = scratch.path(&format!("ledger.db.before-v{next}.bak"));
    assert!(error.hints()[0].contains(&copy.display().to_string()), "{:?}", error.hints());
    assert_eq!(count(&outside(&copy), "claim"), 1);
    let StoreError::UpgradeFailed { why, .. } = error else { panic!("{error}") };
    assert!(why.starts_with(&format!("V{next}__trial: ")), "{why}");
    why[format!("V{next}__trial: ").len()..].to_owned()
}

#[test]
fn a_step_with_an_error_is_named_and_undone() {
    let why = refusal(
        "CREATE TABLE extra (id INTEGER) STRICT;\nUPDATE claim SET text = 'x';\nINSERT INTO nowhere VALUES (1);\n",
    );
    assert_eq!(why, "no such table: nowhere");
}

#[test]
fn a_step_that_breaks_a_rule_is_named_and_undone() {
    let why = refusal("UPDATE claim SET text = '';");
    assert_eq!(why, "CHECK constraint failed: claim_text_is_not_blank");
}

#[test]
fn a_step_may_not_end_the_transaction_or_reach_other_files() {
    for sql in [
        "UPDATE claim SET text = 'x'; COMMIT;",
        "UPDATE claim SET text = 'x'; ROLLBACK;",
        "SAVEPOINT s;",
        "PRAGMA foreign_keys = ON;",
        "PRAGMA journal_mode = WAL;",
        "PRAGMA user_version = 9;",
        "ATTACH ':memory:' AS other;",
        "VACUUM;",
    ] {
        let why = refusal(sql);
        assert!(
            why.contains("may not begin or end a transaction, attach a file or set a pragma")
                || sql == "VACUUM;",
            "{sql}: {why}"
        );
    }
}

#[test]
fn a_step_that_loses_rows_is_refused() {
    assert_eq!(refusal("DELETE FROM appearance;"), "1 of 1 rows of appearance would be lost");
    let rebuilt = "
CREATE TABLE alias_new (id INTEGER PRIMARY KEY, speaker_id INTEGER NOT NULL, name TEXT, name_key TEXT, entry_id INTEGER) STRICT;
INSERT INTO alias_new SELECT id, speaker_id, name, name_key, entry_id FROM alias WHERE id > 1;
DROP TABLE alias;
ALTER TABLE alias_new RENAME TO alias;";
    assert_eq!(refusal(rebuilt), "1 of 2 rows of alias would be lost");
}

#[test]
fn a_step_that_leaves_references_to_nothing_is_refused() {
    assert_eq!(
        refusal("UPDATE appearance SET article_id = 77;"),
        "1 row would name something that is not there"
    );
}

#[test]
fn a_step_that_only_adds_is_applied_and_recorded() {
    let scratch = Scratch::new();
    let path = scratch.ledger_of_schema(schema::steps().unwrap().len());
    let mut steps = schema::steps().unwrap();
    let next = schema::known() + 1;
    steps.push(
        Migration::unapplied(&format!("V{next}__more"), "ALTER TABLE topic ADD COLUMN colour TEXT;").unwrap(),
    );
    let upgrade = open::upgrade(&path, schema::known(), &steps).unwrap().unwrap();
    assert_eq!((upgrade.from, upgrade.to), (schema::known(), next));
    let error = Ledger::open(&path, Access::Read).unwrap_err();
    assert_eq!(error.kind(), "too-new");
}

#[test]
fn an_older_ledger_in_which_something_would_act_is_not_upgraded() {
    for from in 1..schema::steps().unwrap().len() {
        let scratch = Scratch::new();
        let path = scratch.ledger_of_schema(from);
        let evil = "CREATE TRIGGER evil AFTER UPDATE ON entry BEGIN UPDATE claim SET text = 'EVIL'; END";
        outside(&path).execute_batch(evil).unwrap();
        let before = digest(&path);
        match Ledger::open(&path, Access::Read).unwrap_err() {
            StoreError::Tampered { faults, .. } => {
                let named: Vec<&str> = faults.iter().map(|fault| fault.object.as_str()).collect();
                assert_eq!(named, ["trigger evil"], "schema {from}");
            }
            other => panic!("schema {from}: {other}"),
        }
        assert_eq!((digest(&path), scratch.names()), (before, vec!["ledger.db".to_owned()]));
    }
}

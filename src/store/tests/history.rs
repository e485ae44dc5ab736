//! Earlier versions: what every change on every table of the record leaves behind.

use rusqlite::Connection;
use rusqlite::types::Value;
use serde_json::Value as Json;

use super::scratch::{Scratch, count, origin, outside, record_tables};
use crate::domain::EntryId;
use crate::store::{Intent, StoreError};

/// One row in every table of the record, every column filled where the rules allow it.
const ONE_OF_EACH: &str = "
PRAGMA foreign_keys = OFF;
INSERT INTO entry (id, at, who, tool, command, is_open) VALUES (1, '2024-06-21T09:30:00.000Z', 'kim', 'test', 'test', 0);
INSERT INTO outlet VALUES (1, 'Wire', 'wire', 'example.org', 'KR', 0, 'n', 1);
INSERT INTO article VALUES (1, 'https://example.org/1', 'One', 1, 'Ann', 'Friday', '2024-06-21', '2024-06-21', '2024-06-21', 'calendar', 'en', 'news', 'n', 1, 'a slip', 1, 2, 2),
                           (2, 'https://example.org/2', 'Two', 1, 'Ann', NULL, NULL, NULL, NULL, NULL, 'en', 'news', 'n', 1, 'a slip', 1, NULL, NULL);
INSERT INTO speaker VALUES (1, 'Ann', 'ann', 'person', 'n', 1, 'a slip', 1, 2, 2), (2, 'Body', 'body', 'organization', 'n', 1, 'a slip', 1, NULL, NULL);
INSERT INTO alias VALUES (1, 1, 'A.', 'a.', 1, 'a slip', 1);
INSERT INTO affiliation VALUES (1, 1, 2, 'head', '2020', '2024', 1, 'a slip', 1);
INSERT INTO claim VALUES (1, 'one', 'statement', 'It rains.', 'today', '2024-06-21', '2024-06-21', '2024-06-21', 'today', 'June', '2024-06', '2024-06-01', '2024-06-30', 'calendar', 'n', 1, 'a slip', 1),
                         (2, 'two', 'denial', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, 'a slip', 1);
INSERT INTO claim_speaker VALUES (1, 1, 1, 'Ann', 'Dr', 2, 1);
INSERT INTO claim_about VALUES (1, 1, 2, 'the body', 'it', 1, 1);
INSERT INTO appearance VALUES (1, 1, 1, 1, 'direct', 'n', 1, 'a slip', 1, '00:12:31', 'allegedly');
INSERT INTO appearance_speaker VALUES (1, 1, 1, 'Ann', 'Dr', 1);
INSERT INTO claim_body VALUES (1, 1, 2, 2, 1);
INSERT INTO speaker_same_as VALUES (1, 1, 'https://register.example/1', 'register.example/1', 1);
INSERT INTO outlet_same_as VALUES (1, 1, 'https://register.example/2', 'register.example/2', 1);
INSERT INTO article_address VALUES (1, 1, 'https://m.example.org/1', 'm.example.org/1', 1);
INSERT INTO content VALUES (printf('%064d', 7), 5, 'deflate', x'0102ff', 1);
INSERT INTO capture VALUES (1, 1, printf('%064d', 7), '2024-06-21T09:30:00.000Z', 'fetch', 'https://example.org/1', 'https://example.org/2', 'html', 'UTF-8', 'It rains.', printf('%064d', 8), 1, 'a slip', 1);
INSERT INTO quote VALUES (1, 1, 'rains', 1, 1, 3, 8, 'It', '.');
INSERT INTO hop VALUES (1, 1, 1, NULL, 'Ann', 'Dr', 'said', 1);
INSERT INTO relation VALUES (1, 2, 'denies', 1, 'partial', 'the rain', 'qualified', 'analyst', 'n', 1, 'a slip', 1, 1, 'no rain');
INSERT INTO assessment VALUES (1, 1, 'half true', 'five steps', 1, 'Ann', 'https://example.org/3', 'today', '2024-06-21', '2024-06-21', '2024-06-21', 'today', 'n', 1, 'a slip', 1);
INSERT INTO topic VALUES (1, 'rain', 'rain', 'n', 1);
INSERT INTO claim_topic VALUES (1, 1, 1);
INSERT INTO article_topic VALUES (1, 1, 1);";

fn json_of(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Integer(number) => (*number).into(),
        Value::Text(text) => text.as_str().into(),
        // As SQLite's hex() writes it.
        Value::Blob(bytes) => {
            bytes.iter().fold(String::new(), |text, byte| format!("{text}{byte:02X}")).into()
        }
        other @ Value::Real(_) => panic!("no column of the record holds {other:?}"),
    }
}

fn row(conn: &Connection, table: &str, columns: &[String]) -> Json {
    let sql = format!("SELECT {} FROM {table} LIMIT 1", columns.join(", "));
    conn.query_row(&sql, [], |row| {
        let values = columns
            .iter()
            .enumerate()
            .map(|(at, name)| Ok((name.clone(), json_of(&row.get::<_, Value>(at)?))));
        values.collect::<rusqlite::Result<serde_json::Map<_, _>>>().map(Json::Object)
    })
    .unwrap_or_else(|error| panic!("{table}: the test's own row is missing: {error}"))
}

/// The last row of the history: entry, op, key, what was.
fn last(conn: &Connection) -> (Option<i64>, String, String, Json) {
    let sql = "SELECT entry_id, op, record || ' ' || record_id, was FROM history ORDER BY seq DESC LIMIT 1";
    let (entry, op, key, was) = conn
        .query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get::<_, String>(3)?)))
        .unwrap();
    (entry, op, key, serde_json::from_str(&was).unwrap())
}

fn primary_key(conn: &Connection, table: &str) -> Vec<String> {
    conn.prepare("SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk")
        .unwrap()
        .query_map([table], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

#[test]
fn every_change_on_every_table_keeps_every_column_of_the_row_before() {
    let scratch = Scratch::new();
    drop(scratch.ledger());
    let conn = outside(&scratch.path("ledger.db"));
    conn.execute_batch(ONE_OF_EACH).unwrap();
    // What is kept stays: only here, to look at one version at a time, is it taken out.
    conn.execute_batch("DROP TRIGGER history_stays").unwrap();
    let tables = record_tables(&conn);
    assert_eq!(count(&conn, "history"), 0, "what is only added has no earlier version");
    for (table, columns) in &tables {
        let was = row(&conn, table, columns);
        let key = primary_key(&conn, table);
        let key: Vec<String> =
            key.iter().map(|name| was[name].to_string().trim_matches('"').to_owned()).collect();
        let key = format!("{table} {}", key.join("/"));
        for (op, sql) in [
            ("update", format!("UPDATE {table} SET entry_id = entry_id")),
            ("delete", format!("DELETE FROM {table}")),
        ] {
            let rows = count(&conn, table);
            conn.execute("DELETE FROM history", []).unwrap();
            conn.execute(&sql, []).unwrap();
            assert_eq!(count(&conn, "history"), rows, "{sql}");
            conn.execute("DELETE FROM history WHERE seq > (SELECT min(seq) FROM history)", []).unwrap();
            assert_eq!(last(&conn), (None, op.to_owned(), key.clone(), was.clone()), "{table}, {op}");
        }
    }
}

#[test]
fn a_replaced_row_is_kept_by_the_connections_of_the_store() {
    let scratch = Scratch::new();
    let ledger = scratch.ledger();
    ledger.conn.execute_batch(ONE_OF_EACH).unwrap();
    ledger.conn.execute_batch("INSERT OR REPLACE INTO topic VALUES (1, 'snow', 'snow', NULL, 1)").unwrap();
    assert_eq!(last(&ledger.conn).1, "delete");
}

#[test]
fn a_change_by_a_command_belongs_to_its_entry() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    let topic = ledger.write(&origin(), Intent::Commit, |w| w.add_topic("rain", None)).unwrap().value;
    let written =
        ledger.write(&origin(), Intent::Commit, |w| w.update_topic(topic, "rain", Some("and snow"))).unwrap();
    let (entry, op, key, was) = last(&ledger.conn);
    assert_eq!((entry, op.as_str(), key.as_str()), (written.entry.map(EntryId::number), "update", "topic 1"));
    assert_eq!(was["note"], Json::Null);
    let entries = "SELECT group_concat(at || who || tool || command || is_open, ';') FROM entry";
    let entries: String = ledger.conn.query_row(entries, [], |row| row.get(0)).unwrap();
    let one = concat!("2024-06-21T09:30:00.123Zkimgainsay ", env!("CARGO_PKG_VERSION"), "gainsay test0");
    assert_eq!(entries, format!("{one};{one}"));
}

#[test]
fn a_change_from_outside_belongs_to_no_entry() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    ledger.write(&origin(), Intent::Commit, |w| w.add_topic("rain", None)).unwrap();
    outside(ledger.path()).execute("UPDATE topic SET name = 'sun', name_key = 'sun'", []).unwrap();
    let (entry, _, _, was) = last(&ledger.conn);
    assert_eq!((entry, was["name"].as_str()), (None, Some("rain")));
}

#[test]
fn a_command_that_changes_nothing_makes_no_entry() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    let topic = ledger.write(&origin(), Intent::Commit, |w| w.add_topic("rain", Some("n"))).unwrap().value;
    let written =
        ledger.write(&origin(), Intent::Commit, |w| w.update_topic(topic, "rain", Some("n"))).unwrap();
    assert_eq!((written.value, written.entry), (false, None));
    assert_eq!((count(&ledger.conn, "entry"), count(&ledger.conn, "history")), (1, 0));
}

#[test]
fn a_command_that_is_only_tried_leaves_nothing() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    let tried = ledger.write(&origin(), Intent::Try, |w| w.add_topic("rain", None)).unwrap();
    assert_eq!((tried.value.to_string().as_str(), tried.entry), ("t1", None));
    assert_eq!((count(&ledger.conn, "topic"), count(&ledger.conn, "entry")), (0, 0));
    let meant = ledger.write(&origin(), Intent::Commit, |w| w.add_topic("rain", None)).unwrap();
    assert_eq!(meant.value.to_string(), "t1", "a trial takes no id");
}

#[test]
fn a_command_that_fails_leaves_nothing() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    let failed = ledger.write(&origin(), Intent::Commit, |w| {
        w.add_topic("rain", None)?;
        w.add_topic("Rain", None)
    });
    assert_eq!(failed.unwrap_err().to_string(), "there is already a topic with this name");
    assert_eq!((count(&ledger.conn, "topic"), count(&ledger.conn, "entry")), (0, 0));
    let next = ledger.write(&origin(), Intent::Commit, |w| w.add_topic("rain", None));
    assert!(next.is_ok(), "the ledger must be usable after a failed command");
    let topics = ledger.read(|r| Ok::<_, StoreError>(r.list_topics()?.len()));
    assert_eq!(topics.unwrap(), 1);
}

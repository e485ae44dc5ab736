//! Fourteen ways to alter a ledger behind gainsay's back: which are refused, which `check` notices, which
//! only a seal shows.

use std::collections::BTreeMap;

use rusqlite::Connection;
use rusqlite::types::Value;
use sha2::{Digest, Sha256};

use crate::sandbox::Sandbox;

/// A connection as another tool has it: no foreign keys, no knowledge of ledgers.
fn open(sandbox: &Sandbox) -> Connection {
    let conn = Connection::open(sandbox.path("gainsay.db")).unwrap();
    conn.pragma_update(None, "foreign_keys", false).unwrap();
    conn
}

/// Runs SQL while these triggers are away, and puts them back as they were.
fn quietly(conn: &Connection, triggers: &[&str], change: impl FnOnce(&Connection)) {
    let sql = |name: &&str| {
        let sql = "SELECT sql FROM sqlite_schema WHERE name = ?1";
        conn.query_row(sql, [*name], |row| row.get::<_, String>(0)).unwrap_or_else(|e| panic!("{name}: {e}"))
    };
    let kept: Vec<String> = triggers.iter().map(sql).collect();
    for name in triggers {
        conn.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    change(conn);
    for sql in &kept {
        conn.execute_batch(sql).unwrap();
    }
}

fn rules(sandbox: &Sandbox, args: &[&str]) -> (i32, Vec<String>) {
    let ran = sandbox.run(&[&["check", "--format", "json"], args].concat());
    let found: serde_json::Value =
        serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {} {}", ran.out, ran.err));
    let mut rules: Vec<String> = found["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["rule"].as_str().unwrap().to_owned())
        .collect();
    rules.dedup();
    (ran.code, rules)
}

/// The form of a row as the documentation of `store::chain` defines it.
fn form(table: &str, row: &BTreeMap<String, Value>) -> Vec<u8> {
    let mut bytes = format!("{table}\n").into_bytes();
    for (name, value) in row {
        match value {
            Value::Integer(number) => bytes.extend(format!("{name} i{number}\n").bytes()),
            Value::Text(text) => bytes.extend(format!("{name} t{}:{text}\n", text.len()).bytes()),
            Value::Blob(blob) => {
                bytes.extend(format!("{name} b{}:", blob.len()).bytes());
                bytes.extend(blob);
                bytes.push(b'\n');
            }
            _ => {}
        }
    }
    bytes
}

fn rows(conn: &Connection, sql: &str) -> Vec<BTreeMap<String, Value>> {
    let mut query = conn.prepare(sql).unwrap();
    let names: Vec<String> = query.column_names().map(str::to_owned).collect();
    let rows = query.query_map([], |row| {
        names.iter().map(|name| Ok((name.clone(), row.get(name.as_str())?))).collect::<rusqlite::Result<_>>()
    });
    rows.unwrap().map(Result::unwrap).collect()
}

/// What somebody who has read the documentation does: a record is forged, and every hash computed anew.
/// A field that the search index does not hold: a forged text would not agree with its words there.
fn forge_all(conn: &Connection) {
    let quiet = ["claim_keeps_updated", "version_is_kept", "entry_is_kept"];
    quietly(conn, &quiet, |conn| {
        conn.execute_batch("UPDATE claim SET note = 'forged' WHERE id = 1").unwrap();
        let mut bytes = form("claim", &rows(conn, "SELECT * FROM claim WHERE id = 1")[0]);
        for (table, order) in
            [("claim_about", "position"), ("claim_speaker", "position"), ("claim_topic", "topic_id")]
        {
            for row in rows(conn, &format!("SELECT * FROM {table} WHERE claim_id = 1 ORDER BY {order}")) {
                bytes.extend(form(table, &row));
            }
        }
        let hash = Sha256::digest(&bytes).to_vec();
        conn.execute("UPDATE version SET sha256 = ?1 WHERE record = 'claim' AND record_id = 1", [hash])
            .unwrap();
        let mut previous = String::new();
        for mut entry in rows(conn, "SELECT * FROM entry ORDER BY id") {
            let Value::Integer(id) = entry["id"] else { panic!() };
            entry.remove("sha256");
            entry.remove("is_open");
            let mut bytes = format!("{previous}\n").into_bytes();
            bytes.extend(form("entry", &entry));
            for (table, order) in [("version", "record, record_id"), ("history", "seq")] {
                let sql = format!("SELECT * FROM {table} WHERE entry_id = {id} ORDER BY {order}");
                let all: Vec<u8> = rows(conn, &sql).iter().flat_map(|row| form(table, row)).collect();
                bytes.extend(Sha256::digest(all));
            }
            previous =
                Sha256::digest(&bytes).iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
            conn.execute("UPDATE entry SET sha256 = ?1 WHERE id = ?2", (&previous, id)).unwrap();
        }
    });
}

/// The last entry, and all that it left, as if it had never been.
fn cut_the_tail(conn: &Connection) {
    let quiet = ["topic_keeps_deleted", "version_stays", "history_stays", "entry_stays"];
    quietly(conn, &quiet, |conn| {
        conn.execute_batch(
            "DELETE FROM topic WHERE entry_id = (SELECT max(id) FROM entry);
             DELETE FROM version WHERE entry_id = (SELECT max(id) FROM entry);
             DELETE FROM history WHERE entry_id = (SELECT max(id) FROM entry);
             DELETE FROM entry WHERE id = (SELECT max(id) FROM entry);
             UPDATE sqlite_sequence SET seq = seq - 1 WHERE name IN ('entry', 'topic');",
        )
        .unwrap();
    });
}

type Way = (&'static str, fn(&Connection) -> rusqlite::Result<()>);

fn sql(conn: &Connection, sql: &str) -> rusqlite::Result<()> {
    conn.execute_batch(sql)
}

const WAYS: [Way; 14] = [
    ("UPDATE", |c| sql(c, "UPDATE claim SET text = 'x' WHERE id = 1")),
    ("DELETE", |c| sql(c, "DELETE FROM relation WHERE id = 1")),
    ("DELETE of all", |c| sql(c, "DELETE FROM claim")),
    ("REPLACE", |c| sql(c, "REPLACE INTO topic (id, name, name_key, entry_id) VALUES (1, 'x', 'x', 1)")),
    ("UPDATE OR REPLACE onto another id", |c| sql(c, "UPDATE OR REPLACE claim SET id = 2 WHERE id = 1")),
    ("INSERT", |c| sql(c, "INSERT INTO claim (kind, text, entry_id) VALUES ('statement', 'x', 1)")),
    ("UPDATE while the trigger is away", |c| {
        quietly(c, &["claim_keeps_updated"], |c| sql(c, "UPDATE claim SET text = 'x' WHERE id = 1").unwrap());
        Ok(())
    }),
    ("DROP TRIGGER", |c| sql(c, "DROP TRIGGER claim_keeps_updated")),
    ("UPDATE of the history", |c| sql(c, "UPDATE history SET was = '{}' WHERE seq = 1")),
    ("forged history", |c| {
        quietly(c, &["history_is_kept"], |c| sql(c, "UPDATE history SET was = '{}' WHERE seq = 1").unwrap());
        Ok(())
    }),
    ("ALTER TABLE DROP COLUMN", |c| sql(c, "ALTER TABLE claim DROP COLUMN said_words")),
    ("DROP TABLE", |c| sql(c, "DROP TABLE relation")),
    ("the tail cut off", |c| {
        cut_the_tail(c);
        Ok(())
    }),
    ("record, versions and chain forged", |c| {
        forge_all(c);
        Ok(())
    }),
];

#[test]
fn of_fourteen_ways_two_are_refused_and_twelve_are_noticed_two_of_them_with_a_seal() {
    let sandbox = Sandbox::with_examples();
    sandbox.ok(&["claim", "edit", "c1", "--note", "looked at"]);
    sandbox.ok(&["topic", "add", "a last one"]);
    let seal = sandbox.ok(&["seal"]).out;
    assert_eq!(rules(&sandbox, &["--seal", seal.trim()]), (0, vec![]));
    let sound = sandbox.read("gainsay.db");
    let (mut refused, mut noticed, mut with_seal) = (Vec::new(), Vec::new(), Vec::new());
    for (name, way) in WAYS {
        sandbox.write("gainsay.db", &sound);
        let conn = open(&sandbox);
        let done = way(&conn);
        drop(conn);
        if done.is_err() {
            refused.push(name);
            assert_eq!(rules(&sandbox, &["--seal", seal.trim()]), (0, vec![]), "{name}");
        } else if rules(&sandbox, &[]).0 == 3 {
            noticed.push(name);
        } else {
            assert_eq!(rules(&sandbox, &["--seal", seal.trim()]), (3, vec!["seal".to_owned()]), "{name}");
            with_seal.push(name);
        }
    }
    assert_eq!(refused, ["UPDATE of the history", "ALTER TABLE DROP COLUMN"]);
    assert_eq!(with_seal, ["the tail cut off", "record, versions and chain forged"]);
    assert_eq!(noticed.len(), 10);
}

#[test]
fn a_finding_says_since_when_and_whether_it_left_a_trace() {
    let sandbox = Sandbox::with_examples();
    let conn = open(&sandbox);
    conn.execute_batch("UPDATE claim SET text = 'x' WHERE id = 2").unwrap();
    quietly(&conn, &["claim_keeps_updated"], |c| {
        c.execute_batch("UPDATE claim SET text = 'y' WHERE id = 3").unwrap();
    });
    conn.execute_batch("INSERT INTO topic (name, name_key, entry_id) VALUES ('z', 'z', 1)").unwrap();
    drop(conn);
    let ran = sandbox.run(&["check", "--format", "json"]);
    let found: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let of = |id: &str| {
        let list = found["findings"].as_array().unwrap();
        let finding = list.iter().find(|f| f["id"] == id && f["rule"] == "version").unwrap();
        finding["message"].as_str().unwrap().to_owned()
    };
    assert_eq!(of("c2"), "it is not what e1 left: it was changed after that, outside of gainsay");
    assert_eq!(
        of("c3"),
        "it is not what e1 left: it was changed after that, without a trace: by a failing disk, or on purpose"
    );
    let topic: serde_json::Value = sandbox.json(&["topic", "list"]);
    let z = topic.as_array().unwrap().iter().find(|t| t["name"] == "z").unwrap()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(of(&z), "no entry put it there: it was added outside of gainsay");
    let refused = sandbox.run(&["seal"]);
    assert_eq!(refused.code, 1);
    assert!(
        refused.err.contains("no seal: the ledger is not what its entries left (3 findings)"),
        "{}",
        refused.err
    );
}

#[test]
fn an_article_that_is_filed_wrongly_or_led_astray_is_named() {
    let sandbox = Sandbox::with_examples();
    sandbox.ok(&["article", "add", "--url", "https://example.org/third"]);
    sandbox.ok(&["article", "merge", "a3", "a1"]);
    assert_eq!(rules(&sandbox, &[]), (0, vec![]));
    let conn = open(&sandbox);
    conn.execute("UPDATE article_key SET key = 'elsewhere' WHERE article_id = 2", []).unwrap();
    conn.execute("UPDATE article SET survivor_id = 2 WHERE id = 3", []).unwrap();
    drop(conn);
    let (code, found) = rules(&sandbox, &[]);
    assert_eq!(code, 3);
    assert!(["merge", "article-key"].iter().all(|rule| found.iter().any(|it| it == rule)), "{found:?}");
    let ran = sandbox.run(&["check", "--format", "csv"]);
    assert!(ran.out.contains("merge,a3,") && ran.out.contains("gainsay article unmerge a3"), "{}", ran.out);
    assert!(ran.out.contains("article-key,a2,"), "{}", ran.out);
}

//! A row altered, or taken out, in every table that a ledger has, with the triggers in their place and with
//! them away: nothing of it is silent.

use rusqlite::Connection;

use crate::sandbox::Sandbox;

const SHEET: &str = r#"
[article]
url = "https://example.org/harbour"
headline = "The harbour is deep enough, says everybody"
outlet = "Example Wire"
published = 2024-06-20
language = "en"
text = "harbour.txt"
topics = ["harbour"]

[[claim]]
ref = "deep"
by = [{ name = "Ada Lindqvist", as = "harbour master", for = ["Port Office", "Ministry of Ports"], kind = "person" }]
about = ["Ministry of Ports"]
on = "2024-06-19"
text = "The harbour is deep enough."
quote = "the harbour is deep enough"
via = [{ name = "Example Radio", kind = "organization" }]
topics = ["harbour"]

[[claim]]
kind = "denial"
by = "Cy Dahl"
on = "2024-06-20"
text = "The harbour is not deep enough."
denies = "deep"
"#;

/// A ledger with rows in every table that can have some.
fn full() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write(
        "harbour.txt",
        "Harbour news\n\nOn Wednesday Ada Lindqvist said that the harbour is deep enough, Example Radio reported. Cy Dahl denies it.\n",
    );
    sandbox.write("sheet.toml", SHEET);
    sandbox.ok(&["log", "sheet.toml"]);
    for args in [
        &["speaker", "alias", "Ada Lindqvist", "A. Lindqvist"][..],
        &["speaker", "affiliate", "Cy Dahl", "Port Office", "--role", "pilot"],
        &["claim", "edit", "c1", "--note", "looked at"],
        &["assess", "c1", "--rating", "False", "--by", "Example Check"],
        &["topic", "add", "a last one"],
    ] {
        sandbox.ok(args);
    }
    let conn = open(&sandbox);
    assert!(tables(&conn).len() > 30, "{:?}", tables(&conn));
    sandbox
}

/// A connection as another tool has it, with every precaution of SQLite off.
fn open(sandbox: &Sandbox) -> Connection {
    let conn = Connection::open(sandbox.path("gainsay.db")).unwrap();
    for off in ["foreign_keys", "recursive_triggers"] {
        conn.pragma_update(None, off, false).unwrap();
    }
    conn.pragma_update(None, "ignore_check_constraints", true).unwrap();
    // A test loses nothing if the power goes.
    conn.pragma_update(None, "synchronous", "OFF").unwrap();
    conn
}

fn list(conn: &Connection, sql: &str) -> Vec<String> {
    let mut query = conn.prepare(sql).unwrap();
    query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// Every table.
fn tables(conn: &Connection) -> Vec<String> {
    list(
        conn,
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')
         AND name NOT IN ('sqlite_schema', 'sqlite_stat1') ORDER BY name",
    )
}

/// What is done to a table: each of its columns gets another value in one row, and one row is taken out.
fn ways(conn: &Connection, table: &str) -> Vec<String> {
    let columns = list(
        conn,
        &format!("SELECT name || '|' || type FROM pragma_table_info('{table}') WHERE pk = 0 ORDER BY cid"),
    );
    let keys = list(conn, &format!("SELECT name FROM pragma_table_info('{table}') WHERE pk > 0 ORDER BY pk"));
    let key = if keys.is_empty() { "rowid".to_owned() } else { keys.join(", ") };
    let one = format!("({key}) = (SELECT {key} FROM {table} ORDER BY {key} LIMIT 1)");
    let mut ways: Vec<String> = columns
        .iter()
        .map(|column| {
            let (name, kind) = column.split_once('|').unwrap();
            let other = match kind {
                // A higher one only leaves numbers out; a lower one gives a number twice.
                _ if table == "sqlite_sequence" && name == "seq" => format!("{name} - 1"),
                "INTEGER" | "INT4" => format!("coalesce({name} + 1, 1)"),
                "BLOB" => "x'00'".to_owned(),
                _ => format!("CASE WHEN typeof({name}) = 'integer' THEN {name} + 1 ELSE coalesce({name}, '') || 'x' END"),
            };
            format!("UPDATE {table} SET {name} = {other} WHERE {one}")
        })
        .collect();
    ways.push(format!("DELETE FROM {table} WHERE {one}"));
    ways
}

#[test]
fn nothing_that_is_altered_in_any_table_is_silent() {
    let sandbox = full();
    let seal = sandbox.ok(&["seal"]).out;
    sandbox.ok(&["check", "--seal", seal.trim()]);
    let sound = sandbox.read("gainsay.db");
    let (mut tried, mut empty, mut silent) = (0, Vec::new(), Vec::new());
    let tables = tables(&open(&sandbox));
    for table in tables {
        let all = ways(&open(&sandbox), &table);
        for (at, way) in all.iter().enumerate() {
            // With the triggers away each column is tried; in their place the first, and the row that goes.
            for quiet in [true, false] {
                if !quiet && at > 0 && at + 1 < all.len() {
                    continue;
                }
                sandbox.write("gainsay.db", &sound);
                let conn = open(&sandbox);
                let triggers = list(&conn, "SELECT name FROM sqlite_schema WHERE type = 'trigger'");
                let kept = list(&conn, "SELECT sql FROM sqlite_schema WHERE type = 'trigger'");
                conn.execute_batch("BEGIN").unwrap();
                if quiet {
                    for name in &triggers {
                        conn.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
                    }
                }
                // What the schema refuses alters nothing.
                let Ok(changed) = conn.execute(way, []) else { continue };
                if quiet {
                    for sql in &kept {
                        conn.execute_batch(sql).unwrap();
                    }
                }
                conn.execute_batch("COMMIT").unwrap();
                drop(conn);
                if changed == 0 {
                    empty.push(table.clone());
                } else {
                    tried += 1;
                    if sandbox.run(&["check"]).code == 0 {
                        silent.push(way.clone());
                    }
                }
            }
        }
    }
    empty.dedup();
    // Their rows come by ways that this ledger does not go; as parts of a record they have its hash.
    assert_eq!(empty, ["appearance_speaker", "article_address", "outlet_same_as", "speaker_same_as"]);
    assert!(tried > 250, "{tried}");
    assert_eq!(silent, Vec::<String>::new());
}

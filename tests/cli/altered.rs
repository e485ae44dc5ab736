//! Ledgers whose tables, indexes, views and triggers somebody altered: nothing acts in the name of who writes
//! next, nothing hangs, nothing panics, and `check` names it.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use crate::sandbox::{Ran, Sandbox};

/// A connection as another tool has it, which may write SQLite's own list.
fn open(sandbox: &Sandbox, ledger: &str) -> Connection {
    let conn = Connection::open(sandbox.path(ledger)).unwrap();
    conn.pragma_update(None, "foreign_keys", false).unwrap();
    conn.pragma_update(None, "writable_schema", true).unwrap();
    conn.pragma_update(None, "synchronous", "OFF").unwrap();
    conn
}

fn alter(sandbox: &Sandbox, sql: &str) {
    open(sandbox, "gainsay.db").execute_batch(sql).unwrap_or_else(|e| panic!("{sql}: {e}"));
}

/// Runs a command that has to end within a minute.
fn run_to_its_end(sandbox: &Sandbox, args: &[&str]) -> Ran {
    let started = Instant::now();
    let (out, err) = (sandbox.path("out.txt"), sandbox.path("err.txt"));
    let mut command = sandbox.command(args);
    let file = |path: &std::path::Path| std::fs::File::create(path).unwrap();
    let mut child = command.stdout(file(&out)).stderr(file(&err)).spawn().unwrap();
    let code = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status.code().unwrap_or(-1);
        }
        if started.elapsed() > Duration::from_mins(1) {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("{args:?} does not end");
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let text = |path| String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
    Ran { out: text(&out), err: text(&err), code }
}

const EVIL: &str =
    "CREATE TRIGGER evil AFTER INSERT ON entry BEGIN UPDATE claim SET text = 'EVIL' WHERE id = 2; END;";

#[test]
fn a_planted_trigger_does_not_act_in_the_name_of_who_writes_next() {
    let sandbox = Sandbox::with_examples();
    let before = sandbox.json(&["claim", "show", "c2"]);
    let seal = sandbox.ok(&["seal"]).out;
    alter(&sandbox, EVIL);
    for args in [&["topic", "add", "harbours"][..], &["claim", "edit", "c1", "--note", "x"], &["undo", "e1"]]
    {
        let refused = sandbox.run(args);
        assert_eq!(refused.code, 4, "{args:?} {}", refused.err);
        assert!(refused.err.contains("the trigger evil was put there by another program"), "{}", refused.err);
        assert!(refused.err.contains("gainsay check"), "{}", refused.err);
    }
    let told = sandbox.run(&["topic", "add", "harbours", "--format", "json"]);
    assert!(told.err.contains("\"altered\""), "{} {}", told.out, told.err);
    assert_eq!(sandbox.run(&["search", "--rebuild"]).code, 4);
    let unsealed = sandbox.run(&["seal"]);
    assert_eq!((unsealed.code, unsealed.out.as_str()), (4, ""), "{}", unsealed.err);
    let checked = sandbox.run(&["check"]);
    assert_eq!(checked.code, 3);
    assert!(checked.out.contains("trigger evil"), "{}", checked.out);
    // Reading goes on: no trigger acts on that.
    sandbox.ok(&["claim", "list"]);
    alter(&sandbox, "DROP TRIGGER evil");
    sandbox.ok(&["topic", "add", "harbours"]);
    assert_eq!(sandbox.json(&["claim", "show", "c2"]), before);
    sandbox.ok(&["check", "--seal", seal.trim()]);
}

#[test]
fn what_acts_or_is_a_rule_forbids_to_write_however_it_is_dressed() {
    let ways = [
        // Under a name that SQLite keeps for itself, and as something else than it is.
        "INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_evil', 'entry', 0,
           'CREATE TRIGGER sqlite_evil AFTER INSERT ON entry BEGIN UPDATE claim SET text = ''EVIL'' WHERE id = 2; END')",
        "INSERT INTO sqlite_schema VALUES ('view', 'harmless', 'harmless', 0,
           'CREATE TRIGGER harmless AFTER INSERT ON entry BEGIN UPDATE claim SET text = ''EVIL'' WHERE id = 2; END')",
        "INSERT INTO sqlite_schema VALUES ('index', 'harmless', 'entry', 0,
           'create /* index */ TRIGGER harmless AFTER INSERT ON entry BEGIN UPDATE claim SET text = ''EVIL'' WHERE id = 2; END')",
        "CREATE TRIGGER evil BEFORE INSERT ON entry WHEN 0 BEGIN SELECT 1; END",
        "CREATE TABLE theirs (x); CREATE TRIGGER evil AFTER INSERT ON theirs BEGIN DELETE FROM claim; END",
        "CREATE VIEW theirs AS SELECT 1 AS x; CREATE TRIGGER evil INSTEAD OF INSERT ON theirs BEGIN DELETE FROM claim; END",
        "CREATE UNIQUE INDEX evil ON topic (note)",
        // Ours, changed, replaced or gone.
        "DROP TRIGGER claim_keeps_updated",
        "DROP INDEX history_entry",
        "DROP INDEX history_entry; CREATE INDEX history_entry ON history (op)",
        "UPDATE sqlite_schema SET sql = replace(sql, '''update''', '''delete''') WHERE name = 'claim_keeps_updated'",
        "UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (op IN (''update'', ''delete''))', 'CHECK (1)') WHERE name = 'history'",
        "UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE name = 'topic'",
        "ALTER TABLE topic ADD COLUMN evil TEXT DEFAULT 'x'",
    ];
    let sandbox = Sandbox::with_examples();
    let sound = sandbox.read("gainsay.db");
    for way in ways {
        sandbox.write("gainsay.db", &sound);
        alter(&sandbox, way);
        for args in [&["topic", "add", "harbours"][..], &["seal"]] {
            let refused = sandbox.run(args);
            assert_eq!(refused.code, 4, "{way} {args:?} {}", refused.err);
        }
        let checked = sandbox.run(&["check", "--quick"]);
        // SQLite itself does not open a file that says one thing and means another.
        assert!(matches!(checked.code, 3 | 4), "{way} {}", checked.err);
        assert!(format!("{}{}", checked.out, checked.err).contains("schema"), "{way} {}", checked.out);
    }
}

#[test]
fn what_another_program_added_for_itself_is_allowed_and_named() {
    let ways = [
        ("CREATE VIEW theirs AS SELECT id, text FROM claim", "view theirs"),
        ("CREATE INDEX theirs ON claim (note)", "index theirs"),
        ("CREATE TABLE theirs (x UNIQUE)", "table theirs"),
        ("CREATE TABLE theirs (x); CREATE UNIQUE INDEX one ON theirs (x)", "index one"),
        ("CREATE VIRTUAL TABLE theirs USING fts5(x)", "table theirs"),
        (
            "CREATE VIEW theirs AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n",
            "view theirs",
        ),
    ];
    let sandbox = Sandbox::with_examples();
    let sound = sandbox.read("gainsay.db");
    for (way, named) in ways {
        sandbox.write("gainsay.db", &sound);
        alter(&sandbox, way);
        sandbox.ok(&["topic", "add", "harbours"]);
        sandbox.ok(&["seal"]);
        let checked = sandbox.run(&["check", "--format", "csv"]);
        assert_eq!(checked.code, 3, "{way} {}", checked.err);
        assert!(checked.out.contains(named), "{way} {}", checked.out);
        assert!(checked.out.lines().skip(1).all(|line| line.starts_with("schema,")), "{way} {}", checked.out);
    }
    // What ANALYZE leaves is SQLite's.
    sandbox.write("gainsay.db", &sound);
    alter(&sandbox, "ANALYZE");
    sandbox.ok(&["check"]);
}

const READING: [&[&str]; 12] = [
    &["claim", "list"],
    &["claim", "show", "c1"],
    &["disputed"],
    &["matrix"],
    &["timeline", "--limit", "3"],
    &["unanswered"],
    &["origins"],
    &["search", "troops"],
    &["history"],
    &["export", "claims", "-o", "-"],
    &["backup", "copy.db"],
    &["seal"],
];

#[test]
fn a_view_without_end_in_the_place_of_a_table_does_not_hang() {
    let sandbox = Sandbox::with_examples();
    let sound = sandbox.read("gainsay.db");
    let tables: Vec<String> = {
        let conn = open(&sandbox, "gainsay.db");
        let mut names = conn
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'")
            .unwrap();
        names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    for table in tables {
        sandbox.write("gainsay.db", &sound);
        let columns = {
            let conn = open(&sandbox, "gainsay.db");
            let mut names =
                conn.prepare("SELECT group_concat(quote(name)) FROM pragma_table_info(?1)").unwrap();
            names.query_row([&table], |row| row.get::<_, String>(0)).unwrap().replace('\'', "\"")
        };
        let width = columns.split(',').count();
        let endless = format!(
            "CREATE VIEW {table} ({columns}) AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT {} FROM n",
            vec!["x"; width].join(", ")
        );
        alter(
            &sandbox,
            &format!(
                "DELETE FROM sqlite_schema WHERE tbl_name = '{table}';
                 INSERT INTO sqlite_schema VALUES ('view', '{table}', '{table}', 0, '{endless}')"
            ),
        );
        for args in READING {
            let refused = run_to_its_end(&sandbox, args);
            assert_eq!(refused.code, 4, "{table} {args:?} {} {}", refused.out, refused.err);
        }
        let checked = run_to_its_end(&sandbox, &["check"]);
        assert!(matches!(checked.code, 3 | 4), "{table} {} {}", checked.out, checked.err);
        assert!(format!("{}{}", checked.out, checked.err).contains(&table), "{table} {}", checked.out);
        // Dressed as a newer schema, or as a backup to go back to.
        let conn = open(&sandbox, "gainsay.db");
        std::fs::copy(sandbox.path("gainsay.db"), sandbox.path("copy-of-it.db")).unwrap();
        conn.pragma_update(None, "user_version", 99).unwrap();
        drop(conn);
        assert_eq!(run_to_its_end(&sandbox, &["claim", "list"]).code, 4, "{table}");
        sandbox.write("gainsay.db", &sound);
        run_to_its_end(&sandbox, &["restore-from", "copy-of-it.db", "--dry-run"]);
        std::fs::remove_file(sandbox.path("copy-of-it.db")).unwrap();
    }
}

/// A text in which every time that a word stands for itself, one byte of it is none of any text.
fn damaged(sql: &str, word: &str, first_only: bool) -> Vec<u8> {
    let is_word = |at: usize| sql.as_bytes().get(at).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
    let mut bytes = sql.as_bytes().to_vec();
    for (at, _) in sql.match_indices(word) {
        if !is_word(at + word.len()) && !at.checked_sub(1).is_some_and(is_word) {
            bytes[at + word.len() / 2] = 0xFF;
            if first_only {
                break;
            }
        }
    }
    bytes
}

#[test]
fn a_byte_that_is_no_text_in_the_name_of_any_column_ends_no_command_in_a_panic() {
    let sandbox = Sandbox::with_examples();
    let sound = sandbox.read("gainsay.db");
    let mut columns: Vec<(String, String, String)> = Vec::new();
    {
        let conn = open(&sandbox, "gainsay.db");
        let mut query = conn
            .prepare(
                "SELECT s.name, c.name, s.sql FROM sqlite_schema AS s, pragma_table_info(s.name) AS c
                 WHERE s.type = 'table' AND s.name NOT GLOB 'sqlite_*' AND s.name NOT GLOB 'search_*_*'",
            )
            .unwrap();
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
        columns.extend(rows.map(Result::unwrap));
    }
    assert!(columns.len() > 170, "{}", columns.len());
    let left = Mutex::new(columns.iter().enumerate().collect::<Vec<_>>());
    let runs = Mutex::new(0);
    let work = || {
        while let Some((at, (table, column, sql))) = { left.lock().unwrap().pop() } {
            let ledger = format!("{at}.db");
            for first_only in [at % 2 == 0] {
                sandbox.write(&ledger, &sound);
                let conn = open(&sandbox, &ledger);
                conn.execute(
                    "UPDATE sqlite_schema SET sql = CAST(?1 AS TEXT) WHERE type = 'table' AND name = ?2",
                    (damaged(sql, column, first_only), table),
                )
                .unwrap();
                drop(conn);
                let reading: [&[&str]; 3] = [&["check"], &["seal"], READING[at % 11]];
                for args in reading {
                    let copy = format!("{at}-copy.db");
                    let args: Vec<&str> =
                        args.iter().map(|a| if *a == "copy.db" { &copy } else { *a }).collect();
                    let mut command = sandbox.command(&[&["--db", &ledger], args.as_slice()].concat());
                    let output = command.output().unwrap();
                    let told = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
                    let code = output.status.code().unwrap_or(-1);
                    assert!(!told.contains("panicked"), "{table}.{column} {args:?}: {told}");
                    let expected = if args[0] == "check" { &[3, 4][..] } else { &[4] };
                    assert!(expected.contains(&code), "{table}.{column} {args:?}: {code} {told}");
                    assert!(told.contains(table.as_str()), "{table}.{column} {args:?}: {told}");
                    *runs.lock().unwrap() += 1;
                }
            }
            std::fs::remove_file(sandbox.path(&ledger)).unwrap();
        }
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..4).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            worker.join().unwrap();
        }
    });
    assert!(*runs.lock().unwrap() >= 540, "{}", runs.lock().unwrap());
}

#[test]
fn an_added_column_whose_name_is_no_text_is_named() {
    let sandbox = Sandbox::with_examples();
    for (table, sql) in [("claim", "claim"), ("entry", "entry"), ("history", "history")] {
        let sound = sandbox.read("gainsay.db");
        let conn = open(&sandbox, "gainsay.db");
        conn.execute_batch(&format!("ALTER TABLE {sql} ADD COLUMN qqqq TEXT")).unwrap();
        let found: String = conn
            .query_row("SELECT sql FROM sqlite_schema WHERE name = ?1", [table], |row| row.get(0))
            .unwrap();
        let bytes = damaged(&found, "qqqq", false);
        conn.execute("UPDATE sqlite_schema SET sql = CAST(?1 AS TEXT) WHERE name = ?2", (bytes, table))
            .unwrap();
        drop(conn);
        for args in [&["check"][..], &["claim", "list"], &["seal"], &["topic", "add", "x"]] {
            let ran = sandbox.run(args);
            assert!(matches!(ran.code, 3 | 4), "{table} {args:?} {} {} {}", ran.code, ran.out, ran.err);
            assert!(!ran.err.contains("panicked"), "{}", ran.err);
            assert!(
                format!("{}{}", ran.out, ran.err).contains(table),
                "{table} {args:?} {} {}",
                ran.out,
                ran.err
            );
        }
        sandbox.write("gainsay.db", sound);
    }
}

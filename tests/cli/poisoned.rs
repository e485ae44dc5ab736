//! A ledger of a stranger: every text in it commands a terminal. Nothing of that reaches one, whatever is
//! asked and in whatever format.

use std::io::Read;

use rusqlite::Connection;
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

use crate::sandbox::Sandbox;

/// Colour, the clipboard (OSC 52), the title of the window, a control of the upper half, another direction, a
/// return to the beginning of the line.
const POISON: &str = "\u{1b}[31m\u{1b}[1m\u{1b}]52;c;aGk=\u{7}\u{1b}]0;x\u{7}\u{9b}2J\u{202e}\u{2066}\r\u{8}";

/// Every command that reads, with something to show.
const ASKED: &[&[&str]] = &[
    &["claim", "list"],
    &["claim", "show", "c1"],
    &["claim", "similar", "c1"],
    &["article", "list"],
    &["article", "show", "a1"],
    &["article", "worksheet", "a1"],
    &["speaker", "list"],
    &["speaker", "show", "s1"],
    &["speaker", "duplicates"],
    &["outlet", "list"],
    &["outlet", "show", "o1"],
    &["topic", "list"],
    &["relation", "list"],
    &["relation", "show", "r1"],
    &["disputed"],
    &["matrix"],
    &["timeline"],
    &["unanswered"],
    &["reversals"],
    &["origins", "c1"],
    &["search", "shells"],
    &["history"],
    &["history", "c1"],
    &["history", "e1"],
    &["check", "--quick"],
];

/// What a terminal of 80 columns received, and the columns of the texts.
fn on_terminal(sandbox: &Sandbox, args: &[&str]) -> String {
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&master).unwrap();
    unlockpt(&master).unwrap();
    let name = ptsname(&master, Vec::new()).unwrap().into_string().unwrap();
    let terminal = std::fs::File::options().read(true).write(true).open(name).unwrap();
    let mut command = sandbox.command(args);
    command.env("TERM", "xterm").stdout(terminal.try_clone().unwrap()).stderr(terminal);
    let mut child = command.spawn().unwrap();
    // The command holds its ends of the terminal: while it does, what is printed would never end.
    drop(command);
    let (mut seen, mut buffer) = (Vec::new(), [0; 4096]);
    let mut master = std::fs::File::from(master);
    while let Ok(length @ 1..) = master.read(&mut buffer) {
        seen.extend_from_slice(&buffer[..length]);
    }
    child.wait().unwrap();
    String::from_utf8(seen).unwrap()
}

fn poison(sandbox: &Sandbox) {
    let conn = Connection::open(sandbox.path("gainsay.db")).unwrap();
    let strings = |sql: &str| -> Vec<String> {
        let mut found = conn.prepare(sql).unwrap();
        found.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    for trigger in strings("SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
        conn.execute_batch(&format!("DROP TRIGGER \"{trigger}\"")).unwrap();
    }
    let tables = [
        "outlet",
        "article",
        "speaker",
        "speaker_alias",
        "topic",
        "claim",
        "appearance",
        "relation",
        "entry",
        "assessment",
    ];
    let mut poisoned = 0;
    for table in tables {
        for column in strings(&format!("SELECT name FROM pragma_table_info('{table}') WHERE type = 'TEXT'")) {
            let sql = format!(
                "UPDATE {table} SET \"{column}\" = \"{column}\" || ?1 WHERE \"{column}\" IS NOT NULL"
            );
            // What has a form (a kind, a day) refuses it.
            poisoned += conn.execute(&sql, [POISON]).map_or(0, |changed| usize::from(changed > 0));
        }
    }
    assert!(poisoned > 20, "{poisoned} columns");
}

#[test]
fn nothing_of_a_record_commands_the_terminal() {
    let sandbox = Sandbox::with_examples();
    poison(&sandbox);
    let mut told = 0;
    for asked in ASKED {
        for format in ["table", "json", "jsonl", "csv", "md"] {
            let args = if asked.contains(&"worksheet") {
                asked.to_vec()
            } else {
                [asked, &["--format", format][..]].concat()
            };
            let seen = on_terminal(&sandbox, &args);
            told += usize::from(seen.contains("52;c"));
            // Our own headings are bold; the terminal makes "\r\n" of each line end.
            let left = seen.replace("\u{1b}[1m", "").replace("\u{1b}[0m", "").replace("\r\n", "\n");
            let raw = left.chars().find(|c| {
                c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{202e}' | '\u{2066}')
            });
            assert!(raw.is_none(), "{args:?}: {raw:?} in {left:?}");
            assert_eq!(seen.matches("\u{1b}[1m").count(), seen.matches("\u{1b}[0m").count(), "{args:?}");
        }
    }
    assert!(told > 60, "the poison was seen in {told} results");
}

//! A ledger under every bad condition: what is said, with which exit code, and that nothing was changed.

use std::fmt::Write;
use std::process::Stdio;

use rusqlite::Connection;
use snapbox::{assert_data_eq, str};

use crate::sandbox::Sandbox;

const SHEET: &str = "[article]\nurl = \"https://example.org/1\"\n[[claim]]\nref = \"rain\"\nby = \"Ann\"\ntext = \"It rains.\"\n";
const ADD: [&str; 3] = ["topic", "add", "rain"];

#[test]
fn a_ledger_that_another_program_holds_for_ten_seconds() {
    let sandbox = Sandbox::with(SHEET);
    let before = sandbox.read("gainsay.db");
    let other = Connection::open(sandbox.path("gainsay.db")).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let run =
        |args: &[&str]| sandbox.command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // Side by side: each waits its ten seconds.
    let children = [run(&ADD), run(&["claim", "list"]), run(&["backup", "copy.db"])];
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(4));
        assert_data_eq!(
            String::from_utf8(output.stderr).unwrap(),
            str![[r"
error: gainsay.db is in use by another program (waited 10 s)
  hint: try again when it is done; nothing was changed

"]]
        );
    }
    other.execute_batch("ROLLBACK").unwrap();
    drop(other);
    assert_eq!(sandbox.read("gainsay.db"), before);
    assert_eq!(sandbox.files(), ["gainsay.db", "sheet.toml"]);
}

#[test]
fn a_first_command_that_fails_or_changes_nothing_leaves_no_ledger() {
    let sandbox = Sandbox::new();
    sandbox
        .write("bad.toml", "[article]\nheadline = \"One\"\n[[claim]]\nby = \"Ann\"\ndenies = \"nothing\"\n");
    let ran = sandbox.run(&["log", "bad.toml"]);
    assert_eq!(ran.code, 1);
    assert!(!ran.err.contains("started a new ledger"), "{}", ran.err);
    assert_eq!(sandbox.files(), ["bad.toml"]);
    sandbox.ok(&ADD);
    assert_eq!(sandbox.files(), ["bad.toml", "gainsay.db"]);
}

#[cfg(unix)]
#[test]
fn a_ledger_with_two_names_is_read_and_not_written() {
    let sandbox = Sandbox::with(SHEET);
    std::fs::hard_link(sandbox.path("gainsay.db"), sandbox.path("second.db")).unwrap();
    let before = sandbox.read("gainsay.db");
    sandbox.ok(&["claim", "list"]);
    let ran = sandbox.run(&ADD);
    assert_eq!(ran.code, 4);
    assert_data_eq!(
        ran.err,
        str![[r"
error: gainsay.db has 2 names (hard links): writing under one of them could damage it for the others
  hint: make a copy of its own with: gainsay backup FILE; nothing was changed

"]]
    );
    assert_eq!(sandbox.read("gainsay.db"), before);
    sandbox.ok(&["backup", "own.db"]);
    sandbox.ok(&["--db", "own.db", "topic", "add", "rain"]);
}

#[test]
fn what_sqlite_leaves_beside_a_ledger_is_used_and_not_lost() {
    let sandbox = Sandbox::with(SHEET);
    // Another tool: WAL, and gone without a checkpoint.
    let other = Connection::open(sandbox.path("gainsay.db")).unwrap();
    other.execute_batch("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0").unwrap();
    other.execute_batch("UPDATE claim SET note = 'from the log beside it'").unwrap();
    for name in ["gainsay.db", "gainsay.db-wal"] {
        std::fs::copy(sandbox.path(name), sandbox.path(&format!("left-{name}"))).unwrap();
    }
    drop(other);
    for (from, to) in [("left-gainsay.db", "gainsay.db"), ("left-gainsay.db-wal", "gainsay.db-wal")] {
        std::fs::rename(sandbox.path(from), sandbox.path(to)).unwrap();
    }
    assert_eq!(sandbox.json(&["claim", "show", "rain"])["note"], "from the log beside it");
    sandbox.ok(&ADD);
    assert_eq!(sandbox.json(&["claim", "show", "rain"])["note"], "from the log beside it");
    assert_eq!(sandbox.files(), ["gainsay.db", "sheet.toml"], "one file again");
    // An empty journal belongs to nothing that was interrupted.
    sandbox.write("gainsay.db-journal", "");
    sandbox.ok(&["topic", "add", "snow"]);
    assert_eq!(sandbox.json(&["topic", "list"]).as_array().unwrap().len(), 2);
}

#[test]
fn no_room_for_more_pages_is_no_room() {
    let sandbox = Sandbox::with(SHEET);
    let before = sandbox.json(&["claim", "list"]);
    let mut sheet = String::from("[article]\nurl = \"https://example.org/2\"\n");
    for claim in 0..200 {
        writeln!(sheet, "[[claim]]\nby = \"Ann\"\ntext = \"{claim} {}\"", "x".repeat(4000)).unwrap();
    }
    sandbox.write("large.toml", sheet);
    // The limit of the shell stops the file from growing, with a signal that is ignored here.
    let script =
        format!("trap '' XFSZ; ulimit -f 600; exec {} log large.toml", env!("CARGO_BIN_EXE_gainsay"));
    let output = sandbox.shell(&script);
    assert_eq!(output.code, 1, "{}", output.err);
    assert!(output.err.contains("nothing of this command was saved"), "{}", output.err);
    assert_eq!(sandbox.json(&["claim", "list"]), before);
    sandbox.ok(&["log", "large.toml"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_is_an_error_of_every_command_that_prints() {
    let sandbox = Sandbox::with_examples();
    for args in [
        "claim list",
        "claim show shells",
        "disputed --format json",
        "export claims -o -",
        "export --list",
        "speaker list --format csv",
        "check --format json",
        "article worksheet a1",
        "topic list --format md",
        "man",
        "completions bash",
        "date 2024-06",
        "article show a1 --text",
    ] {
        let script = format!("{} {args} > /dev/full", env!("CARGO_BIN_EXE_gainsay"));
        let output = sandbox.shell(&script);
        assert_eq!(output.code, 1, "{args}: {}", output.err);
        assert!(output.err.contains("no room left"), "{args}: {}", output.err);
    }
    // What was saved is saved, and says so.
    let script = format!("{} topic add rain > /dev/full", env!("CARGO_BIN_EXE_gainsay"));
    let output = sandbox.shell(&script);
    assert!(output.err.contains("saved as entry e2"), "{}", output.err);
}

#[test]
fn names_that_would_command_the_terminal_are_written_out() {
    let sandbox = Sandbox::new();
    let turned = "Ann \u{202e}nnA";
    sandbox.ok(&["speaker", "add", turned]);
    for args in [
        vec!["speaker", "add", turned],
        vec!["speaker", "add", "Bob", "--alias", turned],
        vec!["claim", "list", "--speaker", "\u{202e}nobody"],
        vec!["speaker", "list"],
        vec!["speaker", "show", "s1"],
        vec!["topic", "add", "\u{1b}[2J"],
    ] {
        let ran = sandbox.run(&args);
        assert!(!format!("{}{}", ran.out, ran.err).contains(['\u{202e}', '\u{1b}']), "{args:?}");
    }
}

#[cfg(unix)]
fn mode(sandbox: &Sandbox, name: &str) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(&sandbox.path(name).metadata().unwrap().permissions()) & 0o777
}

#[cfg(unix)]
#[test]
fn a_new_ledger_is_its_owners_and_a_copy_is_for_who_may_read_the_ledger() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::with_examples();
    assert_eq!(mode(&sandbox, "gainsay.db"), 0o600);
    sandbox.ok(&["--db", "other.db", "init"]);
    assert_eq!(mode(&sandbox, "other.db"), 0o600);
    for wanted in [0o600, 0o640, 0o644] {
        let name = format!("copy-{wanted:o}.db");
        std::fs::set_permissions(sandbox.path("gainsay.db"), PermissionsExt::from_mode(wanted)).unwrap();
        sandbox.ok(&["backup", &name]);
        assert_eq!(mode(&sandbox, &name), wanted);
        // The ledger that is put away keeps its own.
        let before: Vec<String> = sandbox.files();
        sandbox.ok(&["restore-from", &name]);
        assert_eq!(mode(&sandbox, "gainsay.db"), wanted);
        let kept: Vec<String> = sandbox.files().into_iter().filter(|f| !before.contains(f)).collect();
        assert_eq!(kept.len(), 1, "{kept:?}");
        assert_eq!(mode(&sandbox, &kept[0]), wanted);
        sandbox.ok(&["--db", &format!("new-{wanted:o}.db"), "restore-from", &name]);
        assert_eq!(mode(&sandbox, &format!("new-{wanted:o}.db")), wanted);
    }
}

#[cfg(unix)]
#[test]
fn a_list_of_what_was_written_that_is_a_pipe_or_without_end_hangs_nothing() {
    let sandbox = Sandbox::with_examples();
    assert_eq!(sandbox.shell("mkfifo .gainsay.sha256").code, 0);
    let refused =
        sandbox.shell(&format!("timeout 20 '{}' export claims -o claims.csv", env!("CARGO_BIN_EXE_gainsay")));
    assert_eq!(refused.code, 1, "{}", refused.err);
    assert!(refused.err.contains(".gainsay.sha256: it is no ordinary file"), "{}", refused.err);
    assert_eq!(sandbox.shell("rm .gainsay.sha256; truncate -s 300M .gainsay.sha256").code, 0);
    let refused = sandbox.run(&["export", "claims", "-o", "claims.csv"]);
    assert_eq!(refused.code, 1, "{}", refused.err);
    assert!(refused.err.contains("too large"), "{}", refused.err);
    assert!(!sandbox.path("claims.csv").exists());
}

//! Which ledger: `--db`, `GAINSAY_DB`, the nearest upward, or a new one.

use crate::sandbox::{NOW, Sandbox};

const SHEET: &str = "[article]\nheadline = \"H\"\n[[claim]]\nby = \"A\"\ntext = \"t\"\n";

#[test]
fn a_writing_command_starts_a_ledger_and_says_so() {
    let sandbox = Sandbox::new();
    sandbox.write("sheet.toml", SHEET);
    let ran = sandbox.ok(&["log", "sheet.toml"]);
    assert!(ran.err.starts_with("started a new ledger: ./gainsay.db\n"), "{}", ran.err);
    assert_eq!(sandbox.files(), ["gainsay.db", "sheet.toml"]);
}

#[test]
fn a_dry_run_starts_none() {
    let sandbox = Sandbox::new();
    sandbox.write("sheet.toml", SHEET);
    let ran = sandbox.ok(&["log", "sheet.toml", "--dry-run"]);
    assert!(ran.out.contains("new      claim    c1"), "{}", ran.out);
    assert_eq!(sandbox.files(), ["sheet.toml"]);
}

#[test]
fn a_reading_command_without_a_ledger_says_how_to_start() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["disputed"]);
    assert_eq!(ran.code, 4);
    assert!(
        ran.err.contains("no ledger here") && ran.err.contains("gainsay log WORKSHEET.toml"),
        "{}",
        ran.err
    );
    assert_eq!(sandbox.files(), Vec::<String>::new());
}

#[test]
fn a_named_ledger_that_is_missing_is_an_error_and_is_not_made() {
    let sandbox = Sandbox::new();
    sandbox.write("sheet.toml", SHEET);
    for args in [&["--db", "typo.db", "log", "sheet.toml"][..], &["--db", "typo.db", "disputed"]] {
        let ran = sandbox.run(args);
        assert_eq!(ran.code, 4);
        assert!(ran.err.contains("no ledger at typo.db") && ran.err.contains("init"), "{}", ran.err);
    }
    assert_eq!(sandbox.files(), ["sheet.toml"]);
}

#[test]
fn the_nearest_ledger_upward_is_found() {
    let sandbox = Sandbox::with(SHEET);
    std::fs::create_dir_all(sandbox.path("a/b")).unwrap();
    let output =
        sandbox.command(&["claim", "list", "--format", "jsonl"]).current_dir(sandbox.path("a/b")).output();
    let output = output.unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("\"id\":\"c1\""));
}

#[test]
fn the_environment_names_a_ledger_and_the_flag_wins() {
    let sandbox = Sandbox::new();
    sandbox.ok(&["--db", "one.db", "init"]);
    sandbox.ok(&["--db", "two.db", "init"]);
    sandbox.write("sheet.toml", SHEET);
    let run = |args: &[&str]| {
        let output =
            sandbox.command(args).env("GAINSAY_DB", "one.db").env("GAINSAY_NOW", NOW).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    run(&["log", "sheet.toml"]);
    assert_eq!(run(&["claim", "list", "--format", "csv", "--fields", "id"]), "id\nc1\n");
    assert_eq!(run(&["--db", "two.db", "claim", "list", "--format", "csv", "--fields", "id"]), "id\n");
}

#[test]
fn init_refuses_what_is_already_there() {
    let sandbox = Sandbox::new();
    sandbox.ok(&["init"]);
    let before = sandbox.read("gainsay.db");
    let ran = sandbox.run(&["init"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("gainsay.db is already there"), "{}", ran.err);
    assert_eq!(sandbox.read("gainsay.db"), before);
}

#[test]
fn the_reason_of_the_first_entry_is_kept() {
    let sandbox = Sandbox::new();
    sandbox.ok(&["topic", "add", "Ports", "--why", "a new desk"]);
    let entries = sandbox.json(&["history"]);
    assert_eq!(entries[0]["why"], "a new desk");
}

#[test]
fn where_there_is_no_ledger_it_is_not_the_record_that_is_missing() {
    let sandbox = Sandbox::new();
    for command in [
        &["undo", "e1"][..],
        &["undo", "e1", "--dry-run"],
        &["claim", "edit", "c1", "--note", "looked at"],
        &["withdraw", "c1", "--reason", "misread"],
    ] {
        let ran = sandbox.run(command);
        assert_eq!(ran.code, 4, "{command:?}: {}", ran.err);
        assert!(ran.err.contains("no ledger here"), "{command:?}: {}", ran.err);
        assert!(!sandbox.path("gainsay.db").exists(), "{command:?}");
    }
}

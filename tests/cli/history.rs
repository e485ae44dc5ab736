//! Who changed what: history, undo, seal.

use crate::sandbox::Sandbox;

#[test]
fn history_lists_entries_versions_and_what_an_entry_changed() {
    let sandbox = Sandbox::with_examples();
    sandbox.ok(&["claim", "edit", "c1", "--note", "looked at", "--why", "a reader asked"]);
    let entries = sandbox.json(&["history"]);
    let ids: Vec<&str> = entries.as_array().unwrap().iter().map(|e| e["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["e2", "e1"]);
    assert_eq!((&entries[0]["why"], &entries[0]["who"]), (&"a reader asked".into(), &"tester".into()));
    assert_eq!(entries[0]["records"], 1);
    assert_eq!(sandbox.json(&["history", "--limit", "1"]).as_array().unwrap().len(), 1);
    assert_eq!(sandbox.json(&["history", "--command", "EDIT"]).as_array().unwrap().len(), 1);
    assert_eq!(sandbox.json(&["history", "--until", "2024-06-24"]).as_array().unwrap().len(), 0);
    assert_eq!(sandbox.json(&["history", "--since", "2024-06-25"]).as_array().unwrap().len(), 2);

    let versions = sandbox.json(&["history", "c1"]);
    let last = versions.as_array().unwrap().last().unwrap();
    let cells =
        ["record", "version", "entry", "deed", "field", "before", "after"].map(|name| last[name].clone());
    assert_eq!(
        cells,
        [
            "c1".into(),
            2.into(),
            "e2".into(),
            "changed".into(),
            "note".into(),
            serde_json::Value::Null,
            "looked at".into()
        ]
    );
    assert!(versions.as_array().unwrap().iter().any(|row| row["field"] == "by" && row["deed"] == "recorded"));
    let of_entry = sandbox.json(&["history", "e2"]);
    assert_eq!(of_entry.as_array().unwrap().len(), 1);
    assert_eq!(of_entry[0]["record"], "c1");
}

#[test]
fn history_marks_what_was_changed_outside() {
    let sandbox = Sandbox::with_examples();
    let conn = rusqlite::Connection::open(sandbox.path("gainsay.db")).unwrap();
    conn.execute("UPDATE claim SET note = 'x' WHERE id = 1", []).unwrap();
    drop(conn);
    let versions = sandbox.json(&["history", "c1"]);
    let last = versions.as_array().unwrap().last().unwrap();
    assert_eq!(
        (&last["entry"], &last["field"], &last["after"]),
        (&serde_json::Value::Null, &"note".into(), &"x".into())
    );
    assert!(sandbox.ok(&["history", "c1"]).out.contains("outside"));
}

#[test]
fn history_of_what_never_was_is_refused() {
    let sandbox = Sandbox::with_examples();
    for (args, code) in [(["history", "c999"], 1), (["history", "e99"], 1), (["history", "nonsense"], 1)] {
        let ran = sandbox.run(&args);
        assert_eq!(ran.code, code, "{args:?}");
        assert!(ran.err.starts_with("error: there is no "), "{}", ran.err);
    }
}

#[test]
fn undo_gives_back_the_ledger_as_it_was_and_can_be_undone() {
    let sandbox = Sandbox::with_examples();
    let contents = |sandbox: &Sandbox| sandbox.json(&["seal"])["contents"].as_str().unwrap().to_owned();
    let before = contents(&sandbox);
    sandbox.ok(&["speaker", "add", "Ann Example", "--kind", "person"]);
    let after = contents(&sandbox);
    let undone = sandbox.ok(&["undo", "e2", "--why", "a slip"]);
    assert!(
        undone.err.contains("saved as entry e3: 0 new, 0 updated, 0 unchanged, 1 removed"),
        "{}",
        undone.err
    );
    assert!(undone.err.starts_with("undoing e2: gainsay speaker add"), "{}", undone.err);
    assert!(undone.out.contains("Ann Example"), "what goes is named: {}", undone.out);
    assert_eq!(contents(&sandbox), before);
    let entries = sandbox.json(&["history"]);
    assert_eq!((&entries[0]["undoes"], &entries[1]["undone_by"]), (&"e2".into(), &"e3".into()));
    sandbox.ok(&["undo", "e3"]);
    assert_eq!(contents(&sandbox), after);
    sandbox.ok(&["check", "--fields", "rule"]);
}

#[test]
fn undo_says_of_each_record_which_one_it_is() {
    let sandbox = Sandbox::new();
    sandbox.ok(&["init"]);
    sandbox.ok(&["speaker", "add", "Ann Example"]);
    sandbox.ok(&["speaker", "add", "A. Example"]);
    sandbox.ok(&["speaker", "merge", "s2", "s1"]);
    sandbox.ok(&["topic", "add", "rivers"]);
    sandbox.ok(&["outlet", "add", "Example Wire"]);
    let summary = |entry: &str| {
        let undone = sandbox.ok(&["undo", entry, "--format", "json"]).out;
        let undone: serde_json::Value = serde_json::from_str(&undone).unwrap();
        undone["changes"][0]["summary"].as_str().unwrap().to_owned()
    };
    assert_eq!(["e3", "e4", "e5"].map(summary), ["A. Example", "rivers", "Example Wire"]);
    assert_eq!(["e6", "e7", "e8"].map(summary), ["A. Example", "rivers", "Example Wire"]);
}

#[test]
fn undo_names_what_stands_in_its_way() {
    let sandbox = Sandbox::with_examples();
    sandbox.ok(&["claim", "edit", "c1", "--note", "looked at"]);
    let ran = sandbox.run(&["undo", "e1", "--format", "json"]);
    assert_eq!(ran.code, 1);
    let error: serde_json::Value = serde_json::from_str(&ran.err).unwrap();
    assert_eq!(error["error"]["kind"], "in-the-way");
    assert_eq!(error["error"]["message"], "e1 cannot be undone as things are: e2 changed or uses c1");
}

#[test]
fn undo_without_an_entry_names_the_last_one() {
    let sandbox = Sandbox::with_examples();
    let ran = sandbox.run(&["undo"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("gainsay undo e1"), "{}", ran.err);
}

#[test]
fn a_seal_holds_while_nothing_before_it_is_rewritten() {
    let sandbox = Sandbox::with_examples();
    sandbox.ok(&["seal", "-o", "ledger.seal", "--format", "table"]);
    sandbox.ok(&["topic", "add", "later"]);
    let ran = sandbox.run(&["check", "--seal", "ledger.seal", "--format", "json"]);
    assert!(ran.err.contains("as it was sealed; since then 1 entry changed t"), "{}", ran.err);
    let other = format!("1:{}", "0".repeat(64));
    let ran = sandbox.run(&["check", "--seal", &other, "--format", "csv"]);
    assert_eq!(ran.code, 3);
    assert!(ran.out.contains("e1 or something before it is not what was sealed"), "{}", ran.out);
    let ran = sandbox.run(&["check", "--seal", "nonsense"]);
    assert_eq!(ran.code, 2);
}

#[test]
fn a_quick_check_looks_at_structure_and_schema() {
    let sandbox = Sandbox::with_examples();
    let ran = sandbox.ok(&["check", "--quick"]);
    assert_eq!(ran.err, "nothing found: 2 rules, all kept\n");
    let conn = rusqlite::Connection::open(sandbox.path("gainsay.db")).unwrap();
    conn.execute_batch(
        "CREATE TRIGGER mine AFTER INSERT ON claim BEGIN SELECT 1; END; DROP TRIGGER history_stays",
    )
    .unwrap();
    drop(conn);
    let ran = sandbox.run(&["check", "--quick", "--format", "csv", "--fields", "message"]);
    assert_eq!(ran.code, 3);
    assert_eq!(
        ran.out,
        "message\nthe trigger mine was put there by another program and would act on what gainsay writes\nthe trigger history_stays is missing\n"
    );
}

#[test]
fn what_was_taken_out_since_is_named_by_its_id() {
    let sandbox = Sandbox::new();
    sandbox.ok(&["init"]);
    sandbox.ok(&["claim", "add", "--by", "Ann", "--text", "It rained."]);
    sandbox.ok(&["deny", "c1", "--by", "Ben"]);
    for entry in ["e2", "e3", "e2"] {
        sandbox.ok(&["undo", entry]);
    }
    // e4 put back what e5 took out again.
    let ran = sandbox.run(&["undo", "e4"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("e5 changed or uses c2, r1, s2"), "{}", ran.err);
}

#[test]
fn the_changes_of_an_entry_are_cut_where_a_limit_says() {
    let sandbox = Sandbox::with_examples();
    let all = sandbox.ok(&["history", "e1", "--format", "csv"]).out;
    let cut = sandbox.ok(&["history", "e1", "--format", "csv", "--limit", "7"]);
    assert_eq!(cut.out, all.split_inclusive('\n').take(8).collect::<String>());
    assert_eq!(cut.err, "the first 7 changes; --limit shows more\n");
    let whole = sandbox.ok(&["history", "e1", "--format", "csv", "--limit", "0"]);
    assert_eq!((whole.out, whole.err.as_str()), (all, ""));
    assert_eq!(sandbox.ok(&["history", "c1", "--format", "csv", "--limit", "2"]).out.lines().count(), 3);
}

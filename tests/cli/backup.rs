//! `backup` and `restore-from`, end to end.

use crate::sandbox::Sandbox;

#[test]
fn a_backup_says_its_hash_and_can_be_put_back() {
    let sandbox = Sandbox::with_examples();
    let backup = sandbox.json(&["backup", "copy.db"]);
    assert_eq!(backup["sha256"].as_str().unwrap(), gainsay::store::sha256(&sandbox.read("copy.db")));
    assert_eq!((&backup["last_entry"], &backup["articles"]), (&"e1".into(), &2.into()));
    let claims = sandbox.ok(&["claim", "list", "--format", "csv"]).out;

    sandbox.ok(&["claim", "edit", "shells", "--note", "mine"]);
    let tried = sandbox.ok(&["restore-from", "copy.db", "--dry-run"]);
    assert!(tried.err.contains("tried only, nothing was changed"), "{}", tried.err);
    let restored = sandbox.ok(&["restore-from", "copy.db"]);
    assert!(
        restored
            .err
            .contains("note: the last entry of the ledger from before, up to e2, is not in the backup")
    );
    assert!(
        restored.err.contains("the ledger from before is at gainsay.db.before-restore.bak"),
        "{}",
        restored.err
    );
    assert_eq!(sandbox.ok(&["claim", "list", "--format", "csv"]).out, claims);
    let kept = sandbox.json(&["--db", "gainsay.db.before-restore.bak", "claim", "show", "shells"]);
    assert_eq!(kept["note"], "mine");
}

#[test]
fn a_backup_is_refused_where_something_is() {
    let sandbox = Sandbox::with_examples();
    sandbox.write("copy.db", "mine");
    let ran = sandbox.run(&["backup", "copy.db", "--format", "json"]);
    assert_eq!(ran.code, 1);
    let error: serde_json::Value = serde_json::from_str(&ran.err).unwrap();
    assert_eq!(error["error"]["kind"], "already-there");
    assert_eq!(sandbox.read("copy.db"), b"mine");
    assert_eq!(sandbox.run(&["backup"]).code, 2);
    assert_eq!(sandbox.run(&["restore-from", "none.db"]).code, 1);
    assert_eq!(Sandbox::new().run(&["backup", "copy.db"]).code, 4, "no ledger");
}

#[test]
fn restoring_from_a_file_that_is_not_there_speaks_of_copies() {
    let sandbox =
        Sandbox::with("[article]\nheadline = \"x\"\n[[claim]]\nby = \"Ann\"\ntext = \"It rains.\"\n");
    let refused = sandbox.run(&["restore-from", "no.db"]);
    assert!(refused.code == 1 && refused.err.contains("there is no file no.db"), "{refused:?}");
    assert!(
        refused.err.contains("a copy that gainsay backup made") && !refused.err.contains("init"),
        "{refused:?}"
    );
}

#[test]
fn a_limit_of_none_is_no_limit() {
    let sandbox =
        Sandbox::with("[article]\nheadline = \"x\"\n[[claim]]\nby = \"Ann\"\ntext = \"It rains.\"\n");
    for list in [&["claim", "list", "--limit", "0"], &["search", "rains", "--limit", "0"]] {
        assert_eq!(sandbox.json(list).as_array().unwrap().len(), 1, "{list:?}");
    }
    assert!(sandbox.ok(&["history", "--limit", "0"]).out.contains("e1"));
}

//! Exports for spreadsheets, and the descriptions of files.

use crate::sandbox::Sandbox;

const SHEET: &str = r#"
[article]
headline = "Awkward"
published = 2024-06-21

[[claim]]
by = "Chicolini"
text = "=1+1"
"#;

#[test]
fn export_for_a_spreadsheet_guards_what_would_run_and_says_so() {
    let sandbox = Sandbox::with(SHEET);
    sandbox.ok(&["export", "claims", "--spreadsheet", "--delimiter", ";", "-o", "claims.csv"]);
    let text = String::from_utf8(sandbox.read("claims.csv")).unwrap();
    assert!(text.starts_with("\u{feff}\"id\";\"ref\";") && text.contains(";\"'=1+1\";"), "{text}");
    let package: serde_json::Value =
        serde_json::from_slice(&sandbox.read("claims.csv.datapackage.json")).unwrap();
    let resource = &package["resources"][0];
    assert_eq!((&resource["path"], &resource["rows"]), (&"claims.csv".into(), &1.into()));
    assert_eq!(resource["dialect"]["delimiter"], ";");
    // Without the flag it is as recorded.
    let plain = sandbox.ok(&["export", "claims", "-o", "-"]).out;
    assert!(plain.starts_with("id,ref,") && plain.contains(",=1+1,"), "{plain}");
}

#[test]
fn export_to_a_workbook_has_a_sheet_for_each_report_and_the_same_bytes_again() {
    let sandbox = Sandbox::with_examples();
    let first = sandbox.ok(&["export", "--all", "-o", "reports.xlsx", "--no-package"]);
    assert!(first.err.starts_with("new") && first.err.contains("reports.xlsx"), "{}", first.err);
    let bytes = sandbox.read("reports.xlsx");
    assert!(bytes.starts_with(b"PK") && !sandbox.path("reports.xlsx.datapackage.json").exists());
    let again = sandbox.ok(&["export", "--all", "--format", "xlsx", "-o", "again.xlsx"]);
    assert!(again.err.contains("again.xlsx.datapackage.json"), "{}", again.err);
    assert_eq!(sandbox.read("again.xlsx"), bytes);
}

#[test]
fn a_description_says_what_was_asked() {
    let sandbox = Sandbox::with_examples();
    let args = ["--topic", "shells", "--as-of", "2024-06-24", "--known-on", "e1", "--fields", "claim,status"];
    sandbox.ok(&[&["export", "disputed", "-o", "d.csv"], &args[..]].concat());
    let package: serde_json::Value = serde_json::from_slice(&sandbox.read("d.csv.datapackage.json")).unwrap();
    let asked = &package["resources"][0]["gainsay"];
    assert_eq!(asked["filters"], serde_json::json!({"topic": "shells"}));
    assert_eq!((&asked["as_of"], &asked["known_on"]), (&"2024-06-24".into(), &"e1".into()));
    assert_eq!((&asked["entry"], &asked["fields"][1]), (&"e1".into(), &"status".into()));
}

#[test]
fn what_does_not_go_together_is_a_usage_error() {
    let sandbox = Sandbox::with_examples();
    for (args, words) in [
        (&["export", "claims", "--spreadsheet", "--format", "json"][..], "a way to write CSV"),
        (&["export", "claims", "--spreadsheet", "-o", "claims.xlsx"], "a way to write CSV"),
        (&["export", "claims", "--split"], "--spreadsheet and XLSX"),
        (&["export", "claims", "--spreadsheet", "--delimiter", "|"], "it takes , or ;"),
        (&["export", "--all", "-o", "all.csv"], "-o reports.xlsx"),
    ] {
        let ran = sandbox.run(args);
        assert_eq!(ran.code, 2, "{args:?}: {}", ran.err);
        assert!(ran.err.contains(words), "{args:?}: {}", ran.err);
    }
    assert!(!sandbox.path("exports").exists());
}

#[test]
fn a_text_that_no_cell_holds_goes_to_a_spreadsheet_and_back() {
    let sandbox = Sandbox::with(&SHEET.replace("=1+1", &"x".repeat(40_000)));
    for name in ["claims.csv", "claims.xlsx"] {
        let spreadsheet: &[&str] = if name.ends_with("csv") { &["--spreadsheet"] } else { &[] };
        let ran = sandbox.ok(&[&["export", "claims", "-o", name], spreadsheet].concat());
        assert!(ran.err.contains("note: 1 cell has only the beginning"), "{}", ran.err);
        let ran = sandbox.ok(&["import", name]);
        assert!(ran.err.contains("0 changes: 1 row: 0 new, 0 updated, 1 unchanged"), "{}", ran.err);
        assert!(ran.err.contains("the whole text stays"), "{}", ran.err);
    }
    let sheet = String::from_utf8(sandbox.read("claims.csv")).unwrap();
    for (was, edited, why) in [
        ("\"xxx", "\"yxx", "and that was changed"),
        (" [cut by gainsay:", "", "changed or removed"),
        ("40000 characters", "40001 characters", "another text"),
    ] {
        std::fs::write(sandbox.path("edited.csv"), sheet.replacen(was, edited, 1)).unwrap();
        let ran = sandbox.run(&["import", "edited.csv", "--format", "jsonl"]);
        assert_eq!(ran.code, 1);
        assert!(ran.out.contains(why) && ran.err.contains("nothing was recorded"), "{}{}", ran.out, ran.err);
    }
    // In another ledger there is nothing of which it is the beginning.
    let other = Sandbox::with(SHEET);
    std::fs::write(other.path("claims.csv"), sheet.replace("\"c1\"", "\"\"")).unwrap();
    let ran = other.run(&["import", "claims.csv", "--format", "jsonl"]);
    assert!(ran.code == 1 && ran.out.contains("the row is no claim of this ledger"), "{}", ran.out);
}

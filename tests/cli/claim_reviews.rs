//! Assessed claims as ClaimReview.

use crate::sandbox::Sandbox;

#[test]
fn without_an_assessment_there_is_an_empty_list_and_tables_are_refused() {
    let sandbox = Sandbox::with_examples();
    assert_eq!(sandbox.ok(&["export", "claimreview", "-o", "-"]).out, "[]\n");
    let ran = sandbox.ok(&["export", "claimreview", "--topic", "shells"]);
    assert!(ran.err.contains("exports/claimreview.json  0 rows"), "{}", ran.err);
    let package: serde_json::Value =
        serde_json::from_slice(&sandbox.read("exports/datapackage.json")).unwrap();
    assert_eq!(package["resources"][0]["gainsay"]["filters"]["topic"], "shells");
    for (args, words) in [
        (&["--format", "csv"][..], "its formats are json"),
        (&["--format", "xlsx"], "its formats are json"),
        (&["--spreadsheet"], "are for tables"),
        (&["--fields", "id"], "cannot be narrowed by fields"),
        (&["--by", "Russia"], "cannot be narrowed"),
    ] {
        let ran = sandbox.run(&[&["export", "claimreview"], args].concat());
        assert_eq!(ran.code, 2, "{args:?}: {}", ran.err);
        assert!(ran.err.contains(words), "{args:?}: {}", ran.err);
    }
    let ran = sandbox.run(&["export", "claimreveiw"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("claims, disputed"), "{}", ran.err);
}

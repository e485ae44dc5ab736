//! Assessed claims as ClaimReview.

use crate::sandbox::Sandbox;

#[test]
fn without_an_assessment_there_is_an_empty_list_and_tables_are_refused() {
    let sandbox = Sandbox::with_examples();
    assert_eq!(sandbox.ok(&["export", "claimreview", "-o", "-"]).out, "[]\n");
    let ran = sandbox.ok(&["export", "claimreview", "--topic", "shells"]);
    assert!(ran.err.contains("exports/claimreview.json  0 rows"), "{}", ran.err);
    assert!(
        ran.err.contains("has an assessment") && ran.err.contains("hint: record one with: gainsay assess"),
        "{}",
        ran.err
    );
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

const REVIEW: &str = r#"{"@context":"https://schema.org","@type":"ClaimReview","url":"https://example.org/checks/1","datePublished":"2024-07-02",
"author":{"@type":"Organization","name":"Example Checks"},"claimReviewed":"Sylvania sent crates.",
"reviewRating":{"@type":"Rating","ratingValue":2,"bestRating":5,"worstRating":1,"alternateName":"Mostly false"},
"itemReviewed":{"@type":"Claim","datePublished":"2024-06-20","author":{"@type":"Person","name":"Rufus Firefly"},
"firstAppearance":{"@type":"NewsArticle","url":"https://example.org/crates"}}}"#;

#[test]
fn import_takes_a_file_of_reviews_and_export_gives_it_back() {
    let sandbox = Sandbox::new();
    sandbox.write("checks.json", REVIEW);
    let tried = sandbox.ok(&["import", "checks.json", "--dry-run"]);
    assert!(tried.err.contains("tried only") && !sandbox.path("gainsay.db").exists(), "{}", tried.err);
    let taken = sandbox.ok(&["import", "checks.json"]);
    assert!(taken.out.contains("Mostly false by Example Checks"), "{}", taken.out);
    assert!(sandbox.ok(&["import", "checks.json"]).err.contains("nothing to change"));
    let exported = sandbox.ok(&["export", "claimreview", "-o", "-"]);
    let exported: serde_json::Value = serde_json::from_str(&exported.out).unwrap();
    let given: serde_json::Value = serde_json::from_str(REVIEW).unwrap();
    assert_eq!(exported, serde_json::json!([given]));
}

#[test]
fn a_review_that_cannot_be_recorded_holds_the_others_back_unless_partial() {
    let sandbox = Sandbox::new();
    sandbox.write("checks.json", format!("[{REVIEW},{{\"@type\":\"ClaimReview\"}}]"));
    let ran = sandbox.run(&["import", "checks.json", "--format", "json"]);
    assert_eq!(ran.code, 1);
    let error: serde_json::Value = serde_json::from_str(&ran.err[ran.err.find('{').unwrap()..]).unwrap();
    assert_eq!(error["error"]["kind"], "rejected");
    assert!(error["error"]["hints"][0].as_str().unwrap().starts_with("review 2: "), "{error}");
    assert!(sandbox.files().iter().all(|name| name != "gainsay.db"), "what records nothing starts no ledger");
    let ran = sandbox.ok(&["import", "checks.json", "--partial"]);
    assert!(ran.err.contains("review 2 was rejected"), "{}", ran.err);
    assert_eq!(sandbox.run(&["import", "checks.json", "--map", "text=x"]).code, 2);
}

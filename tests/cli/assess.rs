//! What others concluded about a claim, beside its status.

use crate::sandbox::Sandbox;

/// c1 rain (disputed), c2 its denial; s1 Sylvania, s2 Freedonia.
const RAIN: &str = r#"
[article]
url = "https://example.org/1"
headline = "Rain"
outlet = "Example Wire"
published = 2024-06-21

[[claim]]
ref = "rain"
kind = "allegation"
by = "Sylvania"
text = "It rained on the parade."

[[claim]]
by = "Freedonia"
denies = "rain"
"#;

const URL: &str = "https://example.org/check/rain";

fn assess<'a>(rating: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["assess", "rain", "--rating", rating, "--by", "Example Check"], more].concat()
}

#[test]
fn an_assessment_is_shown_beside_the_status_and_never_changes_it() {
    let sandbox = Sandbox::with(RAIN);
    let first = assess("False", &["--scale", "True to False", "--on", "2024-06-24", "--url", URL]);
    let tried = sandbox.ok(&[first.as_slice(), &["--dry-run"]].concat());
    assert!(
        tried.err.contains("tried only") && tried.out.contains("c1: False by Example Check"),
        "{tried:?}"
    );
    assert_eq!(sandbox.json(&["claim", "show", "rain"])["assessments"], serde_json::json!([]));

    let before = sandbox.json(&["claim", "show", "rain"]);
    sandbox.ok(&first);
    let shown = sandbox.json(&["claim", "show", "rain"]);
    for key in ["status", "possible", "why"] {
        assert_eq!(shown[key], before[key], "{key}");
    }
    assert_eq!(shown["status"], "disputed");
    assert_eq!(
        shown["assessments"],
        serde_json::json!([{
            "id": "m1", "rating": "False", "scale": "True to False", "by": "Example Check",
            "assessed": {"words": null, "edtf": "2024-06-24", "earliest": "2024-06-24", "latest": "2024-06-24"},
            "url": URL, "note": null, "entry": "e2", "assessor": "s3", "name_as_given": "Example Check",
        }])
    );
    let table = sandbox.ok(&["claim", "show", "rain"]).out;
    let section = "assessed\n  m1  False (scale: True to False) · Example Check · 2024-06-24\n      https://example.org/check/rain\n";
    assert!(table.contains(section), "{table}");
    assert!(sandbox.ok(&["check"]).out.lines().count() <= 1);
}

#[test]
fn the_same_address_or_date_is_the_same_assessment_and_what_is_left_out_stays() {
    let sandbox = Sandbox::with(RAIN);
    let on = ["--on", "2024-06-24", "--note", "nobody saw it"];
    sandbox.ok(&assess("False", &[&on[..], &["--url", URL]].concat()));
    let again = sandbox.ok(&assess("False", &["--url", URL]));
    assert!(again.err.contains("nothing to change: 0 new, 0 updated, 1 unchanged"), "{again:?}");
    let receipt = sandbox.json(&assess("Half true", &["--url", URL]));
    assert_eq!(receipt["entry"], "e3");
    let change = &receipt["changes"][0];
    assert_eq!(
        (change["outcome"].as_str(), change["noun"].as_str(), change["id"].as_str()),
        (Some("updated"), Some("assessment"), Some("m1"))
    );
    assert_eq!(change["fields"], serde_json::json!(["rating"]));
    // Without an address it is one by its date.
    sandbox.ok(&assess("False", &["--on", "2024-06-23"]));
    let by_date = sandbox.json(&assess("Unproven", &["--on", "2024-06-23"]));
    assert_eq!(by_date["changes"][0]["id"], "m2");
    let of_then = sandbox.json(&["claim", "show", "rain", "--known-on", "e2"]);
    assert_eq!(of_then["assessments"][0]["rating"], "False");

    let found = sandbox.json(&["export", "assessments", "-o", "-"]);
    let rows: Vec<_> = found.as_array().unwrap().iter().map(|row| (&row["rating"], &row["note"])).collect();
    assert_eq!(
        serde_json::json!(rows),
        serde_json::json!([["Half true", "nobody saw it"], ["Unproven", null]])
    );
    let none = sandbox.json(&["export", "assessments", "--kind", "denial", "-o", "-"]);
    assert_eq!(none, serde_json::json!([]));
}

#[test]
fn an_assessor_is_found_by_id_alias_and_through_a_merge() {
    let sandbox = Sandbox::with(RAIN);
    sandbox.ok(&assess("False", &["--url", URL]));
    sandbox.ok(&["speaker", "add", "The Check", "--alias", "TC"]);
    sandbox.ok(&["speaker", "merge", "Example Check", "The Check"]);
    for by in ["s3", "s4", "TC", "the check"] {
        let receipt = sandbox.json(&["assess", "c1", "--rating", "False", "--by", by, "--url", URL]);
        let changes = receipt["changes"].as_array().unwrap();
        assert_eq!((changes.len(), changes[0]["id"].as_str()), (1, Some("m1")), "{by}: {receipt}");
    }
    assert_eq!(sandbox.json(&["claim", "show", "rain"])["assessments"][0]["by"], "The Check");
}

#[test]
fn what_cannot_be_recorded_is_refused_and_changes_nothing() {
    let sandbox = Sandbox::with(RAIN);
    for (more, words) in [
        (&["--on", "the day after"][..], "--on"),
        (&["--url", "two\nlines"], "--url"),
        (&["--scale", ""], "--scale"),
    ] {
        let ran = sandbox.run(&assess("False", more));
        assert!(ran.code == 2 && ran.err.contains(words), "{ran:?}");
    }
    assert_eq!(sandbox.run(&["assess", "rain", "--rating", "False"]).code, 2);
    let ran = sandbox.run(&["assess", "c9", "--rating", "False", "--by", "X", "--format", "json"]);
    assert!(ran.code == 1 && ran.err.contains("\"kind\":\"not-found\""), "{ran:?}");
    let ran = sandbox.run(&["assess", "rain", "--rating", "False", "--by", "s9", "--format", "json"]);
    assert!(ran.code == 1 && ran.err.contains("\"kind\":\"not-found\""), "{ran:?}");
    assert_eq!(sandbox.json(&["history"]).as_array().unwrap().len(), 1);
}

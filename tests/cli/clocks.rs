//! The two clocks: what had been said by a day, and what the ledger had recorded by then.

use serde_json::json;
use snapbox::{IntoData, assert_data_eq, str};

use crate::sandbox::Sandbox;

const BRIDGE: &str = r#"
[article]
headline = "A bridge"
outlet = "Example Wire"
published = 2024-06-10
[[claim]]
ref = "bridge"
kind = "allegation"
by = "Osterlich"
on = 2024-06-10
text = "The bridge was blown up."
about = "Freedonia"
"#;

const DENIAL: &str = r#"
[article]
headline = "A denial"
outlet = "Example Post"
published = 2024-06-20
[[claim]]
ref = "no"
by = "Freedonia"
on = 2024-06-20
text = "It fell down."
denies = "bridge"
"#;

/// The allegation recorded on 11 June, the denial of 20 June on the 25th.
fn bridge() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("one.toml", BRIDGE);
    sandbox.write("two.toml", DENIAL);
    for (sheet, now) in [("one.toml", "2024-06-11T23:30:00+02:00"), ("two.toml", "2024-06-25T00:10:00+02:00")]
    {
        let ran = sandbox.command(&["log", sheet]).env("GAINSAY_NOW", now).output().unwrap();
        assert!(ran.status.success());
    }
    sandbox
}

fn status(sandbox: &Sandbox, clocks: &[&str]) -> String {
    let claim = sandbox.json(&[&["claim", "show", "bridge"], clocks].concat());
    claim["status"].as_str().unwrap().to_owned()
}

#[test]
fn a_denial_counts_from_the_day_it_was_said() {
    let sandbox = bridge();
    for (day, expected) in
        [("2024-06-19", "unchallenged"), ("2024-06-20", "disputed"), ("2024-06-21", "disputed")]
    {
        assert_eq!(status(&sandbox, &["--as-of", day]), expected, "{day}");
    }
    assert_eq!(sandbox.ok(&["disputed", "--as-of", "2024-06-19"]).err.trim(), "no disputed claims");
    assert_data_eq!(
        sandbox.ok(&["disputed", "--as-of", "2024-06-20"]).out,
        str![[r"
c1  bridge · allegation · said 2024-06-10 · disputed
    Osterlich
    The bridge was blown up.
    seen in a1 (Example Wire, 2024-06-10)
    denied in full by Freedonia · 2024-06-20 · c2 in a2 (Example Post)

"]]
        .raw()
    );
}

#[test]
fn a_denial_is_known_from_the_day_it_was_recorded() {
    let sandbox = bridge();
    // By the clock of the user: the denial was recorded ten minutes past midnight there, before midnight in
    // UTC.
    for (day, expected) in [
        ("2024-06-24", "unchallenged"),
        ("2024-06-25", "disputed"),
        ("e1", "unchallenged"),
        ("e2", "disputed"),
    ] {
        assert_eq!(status(&sandbox, &["--known-on", day]), expected, "{day}");
    }
    for (instant, expected) in
        [("2024-06-24T22:09:59Z", "unchallenged"), ("2024-06-24T22:10:00Z", "disputed")]
    {
        assert_eq!(status(&sandbox, &["--known-on", instant]), expected, "{instant}");
    }
    // Both at once: said by then, but not recorded yet.
    assert_eq!(status(&sandbox, &["--as-of", "2024-06-21", "--known-on", "2024-06-24"]), "unchallenged");
    assert_eq!(status(&sandbox, &["--as-of", "2024-06-19", "--known-on", "2024-06-25"]), "unchallenged");
    let missing = sandbox.run(&["claim", "show", "no", "--known-on", "2024-06-24"]);
    assert_eq!(missing.code, 1, "{}", missing.err);
    assert_eq!(sandbox.ok(&["claim", "list", "--known-on", "2024-06-10"]).err.trim(), "no claims");
}

#[test]
fn the_why_names_the_deciding_row_when_where_and_its_entry() {
    let sandbox = bridge();
    let shown = sandbox.ok(&["claim", "show", "bridge"]).out;
    let why = shown.split("\n\n").find(|section| section.starts_with("why")).unwrap();
    assert_data_eq!(
        why,
        str![[r"
why disputed
  denied in full by Freedonia · 2024-06-20 · c2 in a2 (Example Post) · r1,
      recorded 2024-06-24 (e2)
"]]
        .raw()
    );
    let claim = sandbox.json(&["claim", "show", "bridge"]);
    assert_eq!(
        claim["why"],
        json!([{"relation_id": "r1", "claim": "c2", "part": "challenges", "heard": "said"}])
    );
    assert_eq!(claim["challenges"][0]["entry"], "e2");
}

#[test]
fn a_date_that_leaves_it_open_is_marked_and_both_are_named() {
    let sandbox = bridge();
    sandbox.ok(&["claim", "edit", "no", "--on", "2024-06"]);
    let claim = sandbox.json(&["claim", "show", "bridge", "--as-of", "2024-06-19"]);
    assert_eq!(
        (&claim["status"], &claim["possible"]),
        (&json!("disputed?"), &json!(["disputed", "unchallenged"]))
    );
    let shown = sandbox.ok(&["disputed", "--as-of", "2024-06-19"]).out;
    assert!(
        shown.contains("disputed? (disputed or unchallenged)")
            && shown.contains("· perhaps\n      not said yet"),
        "{shown}"
    );
    let counted = sandbox.json(&["claim", "list", "--count", "--as-of", "2024-06-19"]);
    let of = |status: &str| {
        counted.as_array().unwrap().iter().find(|row| row["status"] == status).unwrap().clone()
    };
    assert_eq!(of("disputed"), json!({"status": "disputed", "claims": 0, "uncertain": 1}));
    // The denial itself may not have been said yet.
    assert_eq!(of("unchallenged"), json!({"status": "unchallenged", "claims": 0, "uncertain": 1}));
    let csv = sandbox.ok(&["export", "claims", "-o", "-", "--as-of", "2024-06-19"]).out;
    assert!(csv.lines().nth(1).unwrap().contains(",disputed; unchallenged,"), "{csv}");
}

#[test]
fn claims_are_listed_by_status() {
    let sandbox = bridge();
    let ids = |args: &[&str]| -> Vec<String> {
        let found = sandbox.json(&[&["claim", "list"], args].concat());
        found.as_array().unwrap().iter().map(|claim| claim["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(&["--status", "disputed"]), ["c1"]);
    assert_eq!(ids(&["--status", "disputed,unchallenged"]), ["c1", "c2"]);
    assert_eq!(ids(&["--status", "retracted"]), [""; 0]);
    assert_eq!(ids(&["--as-of", "2024-06-15"]), ["c1"], "what had not been said yet is left out");
    let wrong = sandbox.run(&["claim", "list", "--status", "dispute"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("disputed"), "{}", wrong.err);
}

#[test]
fn a_clock_that_is_no_date_is_refused() {
    let sandbox = bridge();
    for (args, said) in [
        (["disputed", "--as-of", "soon"], "--as-of"),
        (["disputed", "--as-of", "2024/.."], "--as-of takes a date with a certain last day"),
        (["disputed", "--known-on", "whenever"], "--known-on"),
    ] {
        let ran = sandbox.run(&args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(ran.err.contains(said), "{args:?}: {}", ran.err);
    }
    let ran = sandbox.run(&["disputed", "--known-on", "e9"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("e9"), "{}", ran.err);
}

#[test]
fn a_flag_that_is_no_date_is_not_told_of_worksheets() {
    let sandbox = Sandbox::with_examples();
    for args in
        [["disputed", "--since", "foo"], ["disputed", "--as-of", "foo"], ["disputed", "--known-on", "foo"]]
    {
        let ran = sandbox.run(&args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(
            ran.err.contains("does not read \"foo\" as a date; write the value, like 2024-06-20\n"),
            "{}",
            ran.err
        );
    }
}

//! The questions: matrix, timeline, unanswered, reversals, origins.

#![expect(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots that way")]

use serde_json::{Value, json};
use snapbox::{IntoData, assert_data_eq, str};

use crate::sandbox::Sandbox;

const BRIDGE: &str = r#"
[article]
headline = "A bridge"
outlet = "Example Wire"
published = 2024-06-20
[[claim]]
ref = "bridge"
kind = "allegation"
by = "Osterlich"
on = 2024-06-10
text = "The bridge was blown up."
about = ["Freedonia", "Sylvania"]
topics = ["bridge"]
[[claim]]
ref = "no"
by = { name = "Rufus Firefly", for = "Freedonia" }
on = 2024-06-12
text = "It fell down."
denies = "bridge"
[[claim]]
ref = "yes"
by = "Freedonia"
on = 2024-06-14
quote = "it was blown up after all"
confirms = "bridge"
[[claim]]
ref = "month"
by = "Sylvania"
on = "2024-06"
text = "The bridge is old."
topics = ["bridge"]
"#;

fn is_80_wide(text: &str) -> bool {
    text.lines().all(|line| line.chars().count() <= 80)
}

#[test]
fn the_matrix_names_what_came_before_and_what_stands_beside() {
    let sheet = r#"
[article]
headline = "A ferry"
published = 2024-06-20
[[claim]]
ref = "late"
by = "Osterlich"
on = 2024-06-10
text = "The ferry was late and empty."
[[claim]]
by = "Freedonia"
on = 2024-06-12
denies = { claim = "late", part = "empty" }
[[claim]]
by = "Freedonia"
on = 2024-06-12
denies = "late"
[[claim]]
kind = "no-comment"
by = "Sylvania"
responds-to = "late"
"#;
    let sandbox = Sandbox::with(sheet);
    assert_data_eq!(
        sandbox.ok(&["matrix"]).out,
        str![[r#"
c1  late · said 2024-06-10 · disputed
    The ferry was late and empty.
    asserts     Osterlich
    denies      Freedonia (also: partly c2)

"#]]
        .raw()
    );
}

#[test]
fn the_matrix_is_read_by_people_by_programs_and_in_a_spreadsheet() {
    let sandbox = Sandbox::with(BRIDGE);
    assert_data_eq!(
        sandbox.ok(&["matrix"]).out,
        str![[r#"
c1  bridge · said 2024-06-10 · conceded
    The bridge was blown up.
    asserts     Osterlich; Freedonia (before: denies c2)

c4  month · said 2024-06 · unchallenged
    The bridge is old.
    asserts     Sylvania

"#]]
        .raw()
    );
    assert_data_eq!(
        sandbox.ok(&["matrix", "--wide"]).out,
        str![[r#"
1 Osterlich · 2 Freedonia · 3 Sylvania

      1   2   3
c1    A   A   ·  The bridge was blown up.
c4    ·   ·   A  The bridge is old.

A asserts · D denies · p denies a part · n non-denial · b took back · ? unclear

"#]]
        .raw()
    );
    let wide = sandbox.ok(&["matrix", "--wide", "--as-of", "2024-06-13", "--format", "csv"]).out;
    assert_data_eq!(
        wide,
        str![[r#"
claim,ref,status,text,Osterlich,Freedonia,Sylvania
c1,bridge,disputed,The bridge was blown up.,asserts,denies,
c4,month,unchallenged?,The bridge is old.,,,asserts

"#]]
        .raw()
    );
    let rows = sandbox.json(&["matrix", "--topic", "bridge"]);
    assert_eq!(rows[1]["party_name"], "Freedonia");
    assert_eq!(rows[1]["positions"], json!(["denies c2", "asserts c3"]));
    let refused = sandbox.run(&["matrix", "--wide", "--format", "json"]);
    assert!(refused.code == 2 && refused.err.contains("--wide is for table, csv and md"), "{refused:?}");
    let first = sandbox.ok(&["matrix", "--limit", "1"]);
    assert!(first.err.contains("note: only the first 1 claims; there are more"), "{first:?}");
}

#[test]
fn a_timeline_says_what_a_date_leaves_open() {
    let sandbox = Sandbox::with(BRIDGE);
    assert_data_eq!(
        sandbox.ok(&["timeline", "--topic", "bridge"]).out,
        str![[r#"
2024-06  · on which day is not known
  c4  month · statement · unchallenged
      Sylvania
      The bridge is old.

2024-06-10
  c1  bridge · allegation · conceded
      Osterlich
      The bridge was blown up.

2024-06-12
  c2  no · denial · unchallenged
      Rufus Firefly (for Freedonia)
      It fell down.
      denies c1 in full

2024-06-14
  c3  yes · confirmation · unchallenged
      Freedonia
      it was blown up after all
      confirms c1

"#]]
        .raw()
    );
    let rows = sandbox.json(&["timeline", "--as-of", "2024-06-12"]);
    let heard: Vec<&Value> = rows.as_array().unwrap().iter().map(|row| &row["heard"]).collect();
    assert_eq!(heard, ["perhaps", "said", "said"]);
    assert_eq!(sandbox.run(&["timeline", "--since", "soon"]).code, 2);
}

#[test]
fn who_has_not_answered_is_listed_with_the_days() {
    let sandbox = Sandbox::with(BRIDGE);
    assert_data_eq!(
        sandbox.ok(&["unanswered"]).out,
        str![[r#"
c1  bridge · allegation · said 2024-06-10 · conceded
    Osterlich
    The bridge was blown up.
    seen in a1 (Example Wire, 2024-06-20)
    no response from Sylvania · for 15 days, to 2024-06-25

"#]]
        .raw()
    );
    let rows = sandbox.json(&["unanswered", "--as-of", "2024-06-11"]);
    let rows: Vec<(&Value, &Value)> =
        rows.as_array().unwrap().iter().map(|row| (&row["party_name"], &row["days_at_least"])).collect();
    assert_eq!(rows, [(&json!("Freedonia"), &json!(1)), (&json!("Sylvania"), &json!(1))]);
    let none = sandbox.ok(&["unanswered", "--kind", "warning"]);
    assert_eq!((none.out.as_str(), none.err.trim()), ("", "no accusations without a response"));
}

#[test]
fn who_changed_position_is_listed_with_both_statements() {
    let sandbox = Sandbox::with(BRIDGE);
    assert_data_eq!(
        sandbox.ok(&["reversals"]).out,
        str![[r#"
Freedonia  denied c1 (bridge), then asserted
    The bridge was blown up.
    2024-06-12  denied · c2 in a1 (Example Wire) · Rufus Firefly (for Freedonia)
      It fell down.
    2024-06-14  asserted · c3 in a1 (Example Wire) · Freedonia
      “it was blown up after all”

"#]]
        .raw()
    );
    let rows = sandbox.json(&["reversals", "--certain"]);
    assert_eq!(
        (&rows[0]["from"], &rows[0]["to"], &rows[0]["certain"]),
        (&json!("denies"), &json!("asserts"), &json!(true))
    );
    assert_eq!(sandbox.json(&["reversals", "--as-of", "2024-06-13"]), json!([]));
    assert_eq!(sandbox.json(&["reversals", "--known-on", "2024-06-24"]), json!([]));
}

#[test]
fn the_questions_fit_a_terminal_and_a_spreadsheet() {
    let sandbox = Sandbox::with_examples();
    sandbox.ok(&["log", crate::sandbox::example("kursk-admission.toml").to_str().unwrap()]);
    for question in
        [&["matrix"][..], &["matrix", "--wide"], &["timeline"], &["unanswered"], &["reversals"], &["origins"]]
    {
        let table = sandbox.ok(question).out;
        assert!(!table.is_empty() && is_80_wide(&table), "{question:?}\n{table}");
        let csv = sandbox.ok(&[question, &["--format", "csv"]].concat()).out;
        let mut reader = csv::ReaderBuilder::new().from_reader(csv.as_bytes());
        assert!(reader.records().all(|record| record.is_ok()), "{question:?}");
        assert!(!sandbox.ok(&[question, &["--format", "md"]].concat()).out.is_empty());
    }
    let exported = sandbox.ok(&["export", "reversals", "-o", "-"]).out;
    assert_eq!(exported, sandbox.ok(&["reversals", "--format", "csv"]).out);
}

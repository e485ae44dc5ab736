//! Relations: what is said of them, what is refused, and withdrawing one.

use crate::sandbox::Sandbox;

#[test]
fn a_withdrawn_relation_counts_for_nothing_and_is_still_there() {
    let sandbox = Sandbox::with(TWO_CLAIMS);
    sandbox.ok(&["link", "no", "denies", "rain"]);
    let status = |sandbox: &Sandbox| sandbox.json(&["claim", "show", "rain"])["status"].clone();
    assert_eq!(status(&sandbox), "disputed");
    let tried = sandbox.ok(&["relation", "withdraw", "r1", "--reason", "meant another claim", "--dry-run"]);
    assert!(tried.out.contains("c2 denies c1") && tried.err.contains("tried only"), "{tried:?}");
    assert_eq!(status(&sandbox), "disputed");
    sandbox.ok(&["relation", "withdraw", "r1", "--reason", "meant another claim"]);
    assert_eq!(status(&sandbox), "unchallenged");
    assert_eq!(sandbox.json(&["relation", "list"]), serde_json::json!([]));
    assert_eq!(sandbox.json(&["relation", "list", "--all"])[0]["withdrawn"], "meant another claim");
    assert_eq!(
        sandbox.json(&["relation", "list", "--known-on", "e2"])[0]["withdrawn"],
        serde_json::Value::Null
    );
    assert_eq!(sandbox.json(&["relation", "show", "r1"])["withdrawn"], "meant another claim");
    let again = sandbox.run(&["link", "no", "denies", "rain"]);
    assert!(
        again.code == 1 && again.err.contains("was recorded as r1 and withdrawn: meant another claim"),
        "{again:?}"
    );
    assert_eq!(sandbox.run(&["relation", "withdraw", "r1"]).code, 2);
    let missing = sandbox.run(&["relation", "withdraw", "r9", "--reason", "x", "--format", "json"]);
    assert!(missing.code == 1 && missing.err.contains("\"kind\":\"not-found\""), "{missing:?}");
}

#[test]
fn a_relation_says_where_it_was_read_and_what_only_its_speaker_can_do_is_refused_to_others() {
    let sandbox = Sandbox::with(TWO_CLAIMS);
    sandbox.ok(&["article", "add", "--headline", "Another", "--url", "https://example.org/other"]);
    let linked = sandbox.ok(&[
        "link",
        "rain",
        "responds-to",
        "no",
        "--article",
        "https://example.org/other",
        "--quote",
        "replied to it",
    ]);
    assert!(
        linked.err.contains("note: c1 responds-to c2, and was said before it: 2024-06-20 against 2024-06-21"),
        "{linked:?}"
    );
    let shown = sandbox.json(&["relation", "show", "r1"]);
    assert_eq!((shown["article"].as_str(), shown["quote"].as_str()), (Some("a2"), Some("replied to it")));
    sandbox.ok(&["relation", "edit", "r1", "--clear", "quote"]);
    assert_eq!(sandbox.json(&["relation", "show", "r1"])["quote"], serde_json::Value::Null);
    let foreign = sandbox.run(&["link", "no", "retracts", "rain"]);
    assert!(foreign.code == 1 && foreign.err.contains("c2 cannot be said to `retracts` c1"), "{foreign:?}");
    let itself = sandbox.run(&["link", "no", "denies", "no"]);
    assert!(
        itself.code == 2 && itself.err.contains("a claim cannot stand in relation to itself"),
        "{itself:?}"
    );
}

const TWO_CLAIMS: &str = r#"
[article]
headline = "Rain"
published = 2024-06-21
[[claim]]
ref = "rain"
by = "Ann"
on = 2024-06-20
text = "It rains."
[[claim]]
ref = "no"
by = "Bob"
on = 2024-06-21
text = "It does not."
"#;

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
    let again = sandbox.ok(&["link", "no", "denies", "rain"]);
    assert!(
        again.err.contains("was withdrawn as r1 (meant another claim) and stays so")
            && again.err.contains("nothing to change"),
        "{again:?}"
    );
    assert_eq!(status(&sandbox), "unchallenged");
    sandbox.ok(&["relation", "restore", "r1"]);
    assert_eq!(status(&sandbox), "disputed");
    assert_eq!(sandbox.run(&["relation", "withdraw", "r1"]).code, 2);
    let missing = sandbox.run(&["relation", "withdraw", "r9", "--reason", "x", "--format", "json"]);
    assert!(missing.code == 1 && missing.err.contains("\"kind\":\"not-found\""), "{missing:?}");
}

#[test]
fn any_record_is_withdrawn_with_a_reason_shown_on_request_and_brought_back() {
    let sandbox = Sandbox::with(TWO_CLAIMS);
    sandbox.ok(&["link", "no", "denies", "rain"]);
    let ids = |sandbox: &Sandbox, args: &[&str]| {
        let rows = sandbox.json(&[&["claim", "list"], args].concat());
        rows.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let tried = sandbox.ok(&["withdraw", "no", "--reason", "misread", "--dry-run"]);
    assert!(tried.out.contains("c2") && tried.err.contains("tried only"), "{tried:?}");
    sandbox.ok(&["claim", "withdraw", "no", "--reason", "misread"]);
    assert_eq!(ids(&sandbox, &[]), ["c1"]);
    assert_eq!(sandbox.json(&["claim", "show", "rain"])["status"], "unchallenged");
    assert_eq!(ids(&sandbox, &["--all"]), ["c1", "c2"]);
    assert_eq!(sandbox.json(&["claim", "list", "--all"])[1]["withdrawn"], "misread");
    assert!(sandbox.ok(&["claim", "list", "--all"]).out.contains("c2 (withdrawn)"));
    let shown = sandbox.ok(&["claim", "show", "no"]);
    assert!(
        shown
            .err
            .contains("c2 is left out of lists: withdrawn by e3: misread; gainsay restore c2 brings it back"),
        "{shown:?}"
    );
    assert_eq!(sandbox.json(&["claim", "show", "c2"])["withdrawn"], "misread");
    // Nothing is made twice of it, and nothing new is said of it.
    let again = sandbox.ok(&["log", "sheet.toml"]);
    assert!(
        again.err.contains("nothing to change") && again.err.contains("c2 is left out of lists"),
        "{again:?}"
    );
    let refused = sandbox.run(&["deny", "no", "--by", "Ann", "--article", "a1"]);
    assert!(refused.code == 2 && refused.err.contains("gainsay restore c2 brings it back"), "{refused:?}");
    let unchanged = sandbox.ok(&["withdraw", "c2", "--reason", "misread"]);
    assert!(unchanged.err.contains("nothing to change"), "{unchanged:?}");
    let other = sandbox.run(&["withdraw", "t1", "--reason", "x"]);
    assert!(other.code == 2 && other.err.contains("t1 cannot be withdrawn"), "{other:?}");

    sandbox.ok(&["restore", "c2"]);
    assert_eq!(sandbox.json(&["claim", "show", "rain"])["status"], "disputed");
    sandbox.ok(&["article", "withdraw", "a1", "--reason", "a hoax"]);
    assert_eq!(ids(&sandbox, &[]), [""; 0]);
    assert_eq!(sandbox.json(&["article", "list"]), serde_json::json!([]));
    assert_eq!(sandbox.json(&["article", "list", "--all"])[0]["withdrawn"], "a hoax");
    sandbox.ok(&["undo", "e5"]);
    assert_eq!(ids(&sandbox, &[]), ["c1", "c2"]);
    let named = sandbox.run(&["speaker", "withdraw", "s1", "--reason", "nobody"]);
    assert!(named.code == 1 && named.err.contains("is still named by c1"), "{named:?}");
    sandbox.ok(&["speaker", "add", "Nobody Known"]);
    sandbox.ok(&["speaker", "withdraw", "Nobody Known", "--reason", "nobody"]);
    assert!(!sandbox.ok(&["speaker", "list"]).out.contains("Nobody"));
    assert!(sandbox.ok(&["speaker", "list", "--all"]).out.contains("Nobody Known"));
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
    assert!(
        foreign.code == 2
            && foreign
                .err
                .contains("`retracts` is for a claim of one's own, and \"rain\" was made by others"),
        "{foreign:?}"
    );
    let itself = sandbox.run(&["link", "no", "denies", "no"]);
    assert!(itself.code == 2 && itself.err.contains("is this claim itself"), "{itself:?}");
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

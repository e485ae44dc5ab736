//! Two speakers that turn out to be one: merge, unmerge, and who may be one.

use crate::sandbox::Sandbox;

/// s1 Freedonia, s2 Republic of Freedonia, s3 Sylvania.
const TWO_ARTICLES: &str = r#"
[article]
url = "https://example.org/1"
headline = "Rain"
outlet = "Example Wire"
published = 2024-06-21

[[claim]]
ref = "rain"
kind = "allegation"
by = "Freedonia"
text = "It rained on the parade."

[[claim]]
ref = "sun"
by = "Republic of Freedonia"
text = "The sun shone on the parade."

[[claim]]
kind = "denial"
by = "Sylvania"
denies = ["rain", "sun"]

[[claim]]
kind = "correction"
by = "Republic of Freedonia"
corrects = "rain"
text = "It did not rain."
"#;

fn ids(list: &serde_json::Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect()
}

#[test]
fn a_merged_speaker_counts_as_the_one_that_stays_everywhere() {
    let sandbox = Sandbox::with(TWO_ARTICLES);
    let status = || sandbox.json(&["claim", "show", "rain"])["status"].as_str().unwrap().to_owned();
    assert_eq!(status(), "disputed", "somebody else does not correct it");

    let ran = sandbox.ok(&["speaker", "merge", "s2", "s1"]);
    assert!(ran.out.contains("Republic of Freedonia is merged into s1"), "{}", ran.out);
    assert!(ran.out.contains("Freedonia, which stays, now with 3 claims"), "{}", ran.out);
    assert!(ran.err.contains("saved as entry e2"), "{}", ran.err);

    assert_eq!(status(), "corrected", "its speaker fixed it");
    for name in ["s1", "s2", "Freedonia", "republic of freedonia"] {
        assert_eq!(ids(&sandbox.json(&["claim", "list", "--speaker", name])), ["c1", "c2", "c4"], "{name}");
    }
    let shown = sandbox.json(&["claim", "show", "sun"]);
    assert_eq!(shown["speakers"][0]["id"], "s1");
    assert_eq!(shown["speakers"][0]["name"], "Freedonia");
    let given = sandbox
        .ok(&["export", "claim_speakers", "-o", "-", "--fields", "claim,speaker,name,name_as_given"])
        .out;
    assert!(given.contains("c2,s1,Freedonia,Republic of Freedonia\n"), "{given}");

    let old = sandbox.run(&["speaker", "show", "s2", "--format", "json"]);
    let shown: serde_json::Value = serde_json::from_str(&old.out).unwrap();
    assert_eq!((&shown["id"], &shown["claims"]), (&"s1".into(), &3.into()));
    assert_eq!(shown["merged"][0], "s2 Republic of Freedonia");
    assert_eq!(shown["aliases"][0], "Republic of Freedonia");
    assert_eq!(old.err, "note: s2 is merged into s1 Freedonia\n");
    assert_eq!(ids(&sandbox.json(&["speaker", "list"])), ["s1", "s3"]);
    assert_eq!(ids(&sandbox.json(&["speaker", "list", "--merged"])), ["s1", "s2", "s3"]);

    let before = sandbox.json(&["claim", "list", "--speaker", "s2", "--known-on", "e1"]);
    assert_eq!(ids(&before), ["c2", "c4"], "as it was known then");

    let back = sandbox.ok(&["speaker", "unmerge", "s2"]);
    assert!(back.out.contains("s2 with 2 claims, s1 with"), "{}", back.out);
    assert_eq!(status(), "disputed");
    assert_eq!(ids(&sandbox.json(&["claim", "list", "--speaker", "s2"])), ["c2", "c4"]);
}

#[test]
fn a_merge_that_is_only_tried_is_not_kept() {
    let sandbox = Sandbox::with(TWO_ARTICLES);
    let before = sandbox.read("gainsay.db");
    let receipt = sandbox.json(&["speaker", "merge", "s2", "s1", "--dry-run"]);
    assert_eq!((&receipt["dry_run"], &receipt["entry"]), (&true.into(), &serde_json::Value::Null));
    assert_eq!(receipt["changes"][0]["id"], "s2");
    assert_eq!(sandbox.read("gainsay.db"), before);
}

#[test]
fn a_merge_that_makes_no_sense_says_what_to_do() {
    let sandbox = Sandbox::with(TWO_ARTICLES);
    sandbox.ok(&["speaker", "merge", "s2", "s1"]);
    for (args, code, words) in [
        (vec!["speaker", "merge", "s1", "s2"], 1, "gainsay speaker unmerge s2"),
        (vec!["speaker", "merge", "s3", "s3"], 1, "into itself"),
        (vec!["speaker", "merge", "s2", "s3"], 1, "already merged into s1"),
        (vec!["speaker", "merge", "s3", "s9"], 1, "no speaker s9"),
        (vec!["speaker", "merge", "s3"], 2, "<STAYS>"),
        (vec!["speaker", "unmerge", "s1"], 1, "gainsay speaker unmerge s2"),
    ] {
        let ran = sandbox.run(&args);
        assert_eq!(ran.code, code, "{args:?}: {}", ran.err);
        assert!(ran.err.contains(words), "{args:?}: {}", ran.err);
    }
}

#[test]
fn who_may_be_one_is_proposed_with_the_reason_and_the_command() {
    let sandbox = Sandbox::with(TWO_ARTICLES);
    for name in ["Silvania", "Sylvánia", "Rufus Firefly"] {
        sandbox.ok(&["speaker", "add", name]);
    }
    let found = sandbox.json(&["speaker", "duplicates"]);
    let lines: Vec<(&str, &str)> = (found.as_array().unwrap().iter())
        .map(|pair| (pair["reason"].as_str().unwrap(), pair["command"].as_str().unwrap()))
        .collect();
    assert_eq!(
        lines,
        [
            ("spelling", "gainsay speaker merge s5 s3"),
            ("form", "gainsay speaker merge s1 s2"),
            ("sound", "gainsay speaker merge s4 s3"),
        ]
    );
    for (format, start) in [
        ("csv", "merged,merged_name,merged_claims,stays,"),
        ("jsonl", "{\"merged\":\"s5\""),
        ("md", "| merged | "),
        ("table", "merged  "),
    ] {
        let shown = sandbox.ok(&["speaker", "duplicates", "--format", format]).out;
        assert!(shown.starts_with(start), "{format}: {shown}");
    }
    sandbox.ok(&["speaker", "merge", "s5", "s3"]);
    assert_eq!(sandbox.json(&["speaker", "duplicates"]).as_array().unwrap().len(), 2);
    let none = Sandbox::new();
    none.ok(&["init"]);
    assert_eq!(none.ok(&["speaker", "duplicates"]).err, "no speakers that may be one\n");
}

#[test]
fn a_merge_that_does_not_lead_where_it_says_is_a_finding() {
    let sandbox = Sandbox::with(TWO_ARTICLES);
    sandbox.ok(&["speaker", "merge", "s2", "s1"]);
    sandbox.ok(&["speaker", "unmerge", "s2"]);
    sandbox.ok(&["speaker", "merge", "s1", "s3"]);
    let lost =
        || sandbox.run(&["check", "--format", "csv"]).out.lines().filter(|l| l.starts_with("merge,")).count();
    assert_eq!(lost(), 0);
    let ledger = rusqlite::Connection::open(sandbox.path("gainsay.db")).unwrap();
    ledger.execute("UPDATE speaker SET merged_into = 1, survivor_id = 1 WHERE id = 2", []).unwrap();
    let out = sandbox.run(&["check", "--format", "csv"]).out;
    assert!(out.contains("merge,s2,\"it counts as s1, but its merges lead to s3\""), "{out}");
    ledger.execute("UPDATE speaker SET merged_into = 2, survivor_id = 2 WHERE id = 3", []).unwrap();
    let out = sandbox.run(&["check", "--format", "csv"]).out;
    assert!(out.contains("merge,s3,\"it counts as s2, but its merges lead in a circle\""), "{out}");
    assert_eq!(lost(), 3);
}

#[test]
fn a_merged_article_is_shown_as_the_one_that_stayed() {
    let sandbox = Sandbox::new();
    for url in ["https://example.org/1", "https://example.net/1"] {
        sandbox.ok(&["article", "add", "--url", url, "--headline", "Rain"]);
    }
    sandbox.ok(&["article", "merge", "a2", "a1"]);
    let told = "note: a2 is merged into a1 Rain\n";
    let shown = sandbox.ok(&["article", "show", "a2"]);
    assert!(shown.out.starts_with("id         a1\n") && shown.err == told, "{}{}", shown.out, shown.err);
    assert_eq!(sandbox.ok(&["article", "show", "a1"]).err, "");
    // Whoever asks for the address finds what stands there.
    assert_eq!(sandbox.ok(&["article", "show", "https://example.net/1"]).err, "");
}

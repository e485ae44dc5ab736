//! One record at a time: add, edit, show, list, alias, deny, link.

use crate::sandbox::Sandbox;

/// An allegation by two governments in an article.
const SHELLS: &str = r#"
[article]
url = "https://example.org/1"
headline = "Headline"
outlet = "Example Wire"
published = 2024-06-21
topics = ["arms"]

[[claim]]
ref = "shells"
kind = "allegation"
by = ["United States", "Ukraine"]
text = "North Korea has supplied shells."
topics = ["arms"]

[[claim]]
ref = "missiles"
kind = "allegation"
by = [{ name = "John Kirby", as = "spokesman", for = "White House", kind = "person" }]
on = "2024-06-20"
text = "North Korea has supplied missiles."
"#;

#[test]
fn a_denial_of_several_claims_is_one_claim_with_its_links() {
    let sandbox = Sandbox::with(SHELLS);
    let receipt = sandbox.json(&[
        "deny",
        "shells",
        "c2",
        "--by",
        "Russia",
        "--by",
        "{ name = \"Choe Son Hui\", for = \"North Korea\" }",
        "--on",
        "2024-06",
        "--article",
        "a1",
        "--quote",
        "deny those assertions",
    ]);
    assert_eq!(receipt["counts"]["new"], 6, "three speakers, a claim, two relations: {receipt}");
    let disputed = sandbox.json(&["disputed"]);
    let ids: Vec<&str> =
        disputed.as_array().unwrap().iter().map(|d| d["claim"]["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["c1", "c2"]);
    let denial = &disputed[0]["challenges"][0];
    assert_eq!(
        (&denial["relation"], &denial["scope"], &denial["claim"]["id"]),
        (&"denies".into(), &"full".into(), &"c3".into())
    );
    assert_eq!(denial["claim"]["speakers"][1]["for"], "North Korea");
    assert_eq!(denial["claim"]["said"]["earliest"], "2024-06-01");
}

#[test]
fn a_repeated_command_changes_nothing() {
    let sandbox = Sandbox::with(SHELLS);
    for args in [
        &["deny", "shells", "--by", "Russia", "--on", "2024-06", "--article", "a1"][..],
        &["claim", "add", "--by", "Kim", "--on", "2024-06-20", "--text", "We did not."],
        &["claim", "add", "--by", "Kim", "--text", "Said there.", "--article", "a1"],
        &["link", "c1", "repeats", "c2"],
        &["speaker", "alias", "United States", "US"],
    ] {
        let first = sandbox.json(args);
        assert!(first["entry"].is_string(), "{args:?}: {first}");
        let second = sandbox.json(args);
        assert_eq!(second["entry"], serde_json::Value::Null, "{args:?}: {second}");
    }
}

#[test]
fn a_partial_denial_disputes_only_partly() {
    let sandbox = Sandbox::with(SHELLS);
    sandbox.ok(&["deny", "shells", "--by", "Russia", "--part", "the \"heavy\" ones"]);
    assert_eq!(sandbox.json(&["disputed"]), serde_json::json!([]));
    let partly = sandbox.json(&["disputed", "--include", "partly"]);
    assert_eq!(
        (&partly[0]["status"], &partly[0]["challenges"][0]["part"]),
        (&"partly-disputed".into(), &"the \"heavy\" ones".into())
    );
}

#[test]
fn filters_find_a_speaker_by_alias_and_on_behalf() {
    let sandbox = Sandbox::with(SHELLS);
    sandbox.ok(&["speaker", "alias", "United States", "US", "USA"]);
    let ids = |args: &[&str]| {
        let args = [&["claim", "list", "--fields", "id", "--format", "csv"], args].concat();
        sandbox.ok(&args).out.lines().skip(1).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(ids(&["--speaker", "us"]), "c1");
    assert_eq!(ids(&["--speaker", "White House"]), "c2");
    assert_eq!(ids(&["--speaker", "s1"]), "c1");
    assert_eq!(ids(&["--outlet", "example wire", "--topic", "ARMS"]), "c1");
    assert_eq!(ids(&["--kind", "allegation", "--text", "MISSILES"]), "c2");
    assert_eq!(ids(&["--since", "2024-06-20", "--until", "2024-06-20"]), "c1 c2");
    assert_eq!(ids(&["--since", "2024-06-22"]), "");
    assert_eq!(ids(&["--until", "2024-06-19"]), "c1", "said by the 21st can be before the 19th");
}

#[test]
fn a_cut_list_says_so() {
    let sandbox = Sandbox::with(SHELLS);
    let ran = sandbox.ok(&["claim", "list", "--limit", "1"]);
    assert!(ran.err.contains("the first 1 of 2 claims"), "{}", ran.err);
    sandbox.ok(&["claim", "add", "--by", "A", "--text", "Undated."]);
    let ran = sandbox.ok(&["claim", "list", "--since", "2024"]);
    assert!(ran.err.contains("1 claims without a date are not listed"), "{}", ran.err);
}

#[test]
fn an_edit_keeps_the_earlier_version() {
    let sandbox = Sandbox::with(SHELLS);
    let receipt = sandbox.json(&[
        "claim",
        "edit",
        "shells",
        "--text",
        "Mended.",
        "--on",
        "20 June 2024",
        "--note",
        "n",
    ]);
    assert_eq!(receipt["changes"][0]["fields"], serde_json::json!(["text", "said", "note"]));
    sandbox.ok(&["claim", "edit", "c1", "--clear", "note,topics", "--ref", "rounds"]);
    let claim = sandbox.json(&["claim", "show", "rounds"]);
    assert_eq!(
        (&claim["text"], &claim["said"]["words"], &claim["note"]),
        (&"Mended.".into(), &"20 June 2024".into(), &serde_json::Value::Null)
    );
    assert_eq!(claim["topics"], serde_json::json!([]));
    let ledger = rusqlite::Connection::open(sandbox.path("gainsay.db")).unwrap();
    let was: String = ledger
        .query_row(
            "SELECT was ->> 'text' FROM history WHERE record = 'claim' AND record_id = '1' ORDER BY seq",
            [],
            |r| r.get(0),
        )
        .unwrap();
    assert_eq!(was, "North Korea has supplied shells.");
}

#[test]
fn a_claim_is_seen_again_in_another_article() {
    let sandbox = Sandbox::with(SHELLS);
    sandbox.ok(&[
        "article",
        "add",
        "--url",
        "https://example.net/2",
        "--headline",
        "Second",
        "--published",
        "2024-06-23",
    ]);
    sandbox.ok(&["claim", "edit", "shells", "--article", "a2", "--quote", "as both have said"]);
    let claim = sandbox.json(&["claim", "show", "shells"]);
    let articles: Vec<&str> =
        claim["appearances"].as_array().unwrap().iter().map(|a| a["article"].as_str().unwrap()).collect();
    assert_eq!(articles, ["a1", "a2"]);
    let ran = sandbox.run(&["claim", "edit", "shells", "--article", "a2", "--text", "Other."]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--text: c1 was recorded in a1 with another `text`"), "{}", ran.err);
}

#[test]
fn a_new_date_of_publication_moves_the_claims_that_rest_on_it() {
    let sandbox = Sandbox::with(SHELLS);
    sandbox.ok(&["article", "edit", "a1", "--published", "2024-06-19"]);
    assert_eq!(sandbox.json(&["claim", "show", "c1"])["said"]["edtf"], "../2024-06-19");
    assert_eq!(
        sandbox.json(&["claim", "show", "c2"])["said"]["edtf"],
        "2024-06-20",
        "it has a date of its own"
    );
}

#[test]
fn links_are_edited_and_shown() {
    let sandbox = Sandbox::with(SHELLS);
    sandbox.ok(&["link", "missiles", "disputes", "shells", "--force", "qualified", "--basis", "analyst"]);
    let show = sandbox.json(&["relation", "show", "r1"]);
    assert_eq!(
        (&show["relation"], &show["force"], &show["basis"]),
        (&"disputes".into(), &"qualified".into(), &"analyst".into())
    );
    sandbox.ok(&["relation", "edit", "r1", "--type", "repeats"]);
    let show = sandbox.json(&["relation", "show", "r1"]);
    assert_eq!((&show["relation"], &show["force"]), (&"repeats".into(), &serde_json::Value::Null));
    assert_eq!(sandbox.json(&["relation", "list", "--type", "disputes"]), serde_json::json!([]));
}

#[test]
fn two_of_one_name_are_told_apart_by_id() {
    let sandbox = Sandbox::with(SHELLS);
    let ran = sandbox.run(&["speaker", "add", "ukraine"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("already recorded: s2 Ukraine") && ran.err.contains("--namesake"),
        "{}",
        ran.err
    );
    sandbox.ok(&["speaker", "add", "Ukraine", "--namesake"]);
    let ran = sandbox.run(&["claim", "add", "--by", "Ukraine", "--text", "t"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--by: \"Ukraine\" fits 2 speakers: s2 Ukraine; s5 Ukraine"), "{}", ran.err);
    sandbox.ok(&["claim", "add", "--by", "s5", "--text", "t"]);
    assert_eq!(sandbox.json(&["claim", "show", "c3"])["speakers"][0]["id"], "s5");
}

#[test]
fn outlets_topics_and_speakers_can_be_added_edited_and_shown() {
    let sandbox = Sandbox::with(SHELLS);
    sandbox.ok(&["outlet", "edit", "Example Wire", "--domain", "example.org", "--state-controlled", "no"]);
    assert_eq!(sandbox.json(&["outlet", "show", "o1"])["state_controlled"], false);
    sandbox.ok(&["outlet", "add", "KCNA", "--country", "KP", "--state-controlled", "yes"]);
    sandbox.ok(&["outlet", "edit", "KCNA", "--clear", "country"]);
    assert_eq!(sandbox.json(&["outlet", "show", "KCNA"])["country"], serde_json::Value::Null);
    sandbox.ok(&["topic", "add", "sanctions", "--note", "n"]);
    sandbox.ok(&["topic", "edit", "sanctions", "--name", "Sanctions"]);
    assert_eq!(sandbox.json(&["topic", "list"]).as_array().unwrap().len(), 2);
    sandbox.ok(&["speaker", "edit", "John Kirby", "--note", "White House"]);
    sandbox.ok(&[
        "speaker",
        "affiliate",
        "John Kirby",
        "White House",
        "--role",
        "spokesman",
        "--from",
        "2022-05",
    ]);
    let speaker = sandbox.json(&["speaker", "show", "John Kirby"]);
    assert!(speaker["affiliations"][0].as_str().unwrap().contains("spokesman, White House"), "{speaker}");
}

#[test]
fn dates_are_explained_before_they_are_recorded() {
    let sandbox = Sandbox::new();
    let rows = sandbox.json(&["date", "20 June 2024", "../2024-06", "yesterday"]);
    assert_eq!(rows[0]["edtf"], "2024-06-20");
    assert_eq!(rows[1]["latest"], "2024-06-30");
    assert_eq!(rows[2]["edtf"], "2024-06-24", "by the fixed clock");
    let ran = sandbox.run(&["date", "06/07/2024"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("2024-07-06") && ran.err.contains("2024-06-07"), "{}", ran.err);
}

#[test]
fn a_quote_without_an_article_is_refused_and_not_dropped() {
    let sandbox = Sandbox::with(SHELLS);
    let before = sandbox.read("gainsay.db");
    for args in [
        &["claim", "add", "--by", "A", "--text", "t", "--quote", "verbatim"][..],
        &["claim", "add", "--by", "A", "--text", "t", "--via", "Reuters"],
        &["deny", "shells", "--by", "A", "--mode", "direct"],
    ] {
        let ran = sandbox.run(args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(ran.err.contains("is that of an article, and none is named"), "{}", ran.err);
        assert_eq!(sandbox.read("gainsay.db"), before);
    }
}

#[test]
fn a_denial_without_an_article_is_recorded_once() {
    let sandbox = Sandbox::with(SHELLS);
    assert!(sandbox.json(&["deny", "shells", "--by", "Russia"])["entry"].is_string());
    assert!(sandbox.json(&["deny", "shells", "--by", "Russia"])["entry"].is_null());
    assert!(sandbox.json(&["deny", "missiles", "--by", "Russia"])["entry"].is_string(), "another denial");
}

#[test]
fn adding_a_claim_never_edits_another() {
    let sandbox = Sandbox::with(SHELLS);
    sandbox.ok(&["claim", "add", "--by", "A", "--text", "hello"]);
    let receipt =
        sandbox.json(&["claim", "add", "--by", "A", "--text", "hello", "--kind", "warning", "--note", "n"]);
    assert_eq!(
        (&receipt["counts"]["new"], &receipt["counts"]["updated"]),
        (&1.into(), &0.into()),
        "{receipt}"
    );
}

#[test]
fn a_date_that_was_taken_out_stays_out_and_one_that_rests_on_nothing_goes() {
    let sandbox = Sandbox::with(SHELLS);
    sandbox.ok(&["claim", "edit", "missiles", "--clear", "on"]);
    sandbox.ok(&["article", "edit", "a1", "--published", "2024-06-23"]);
    assert_eq!(sandbox.json(&["claim", "show", "missiles"])["said"], serde_json::Value::Null);
    assert_eq!(sandbox.json(&["claim", "show", "shells"])["said"]["edtf"], "../2024-06-23");
    sandbox.ok(&["article", "edit", "a1", "--clear", "published"]);
    assert_eq!(sandbox.json(&["claim", "show", "shells"])["said"], serde_json::Value::Null);
}

#[test]
fn a_name_that_is_taken_is_taken_on_every_path() {
    let sandbox = Sandbox::with(SHELLS);
    for args in [
        &["speaker", "alias", "s1", "Ukraine"][..],
        &["speaker", "edit", "s1", "--name", "ukraine"],
        &["speaker", "add", "Somebody", "--alias", "Ukraine"],
    ] {
        let ran = sandbox.run(args);
        assert_eq!(ran.code, 1, "{args:?}");
        assert!(ran.err.contains("is already the name of s2 Ukraine"), "{}", ran.err);
    }
}

#[test]
fn a_shown_claim_says_who_spoke_for_whom() {
    let sandbox = Sandbox::with(SHELLS);
    let shown = sandbox.ok(&["claim", "show", "missiles"]).out;
    assert!(shown.contains("John Kirby, spokesman (for White House)"), "{shown}");
    let csv =
        sandbox.ok(&["claim", "list", "--format", "csv", "--fields", "speakers,titles,speaking_for"]).out;
    assert!(csv.ends_with("John Kirby,spokesman,White House\n"), "{csv}");
}

#[test]
fn a_broken_inline_table_is_one_problem() {
    let sandbox = Sandbox::with(SHELLS);
    for broken in ["{ name = \"X", "{ name = \"X\" }, \"Other\""] {
        let ran = sandbox.run(&["claim", "add", "--text", "t", "--by", broken]);
        assert_eq!(ran.code, 2);
        assert!(
            ran.err.contains("a problem with the flags") && ran.err.contains("is not an inline table"),
            "{}",
            ran.err
        );
    }
}

//! `gainsay search`.

use crate::sandbox::Sandbox;

const SHEET: &str = r#"
[article]
headline = "A pact, and what it may carry"
published = 2024-06-21
language = "en"

[[claim]]
ref = "shells"
kind = "allegation"
by = ["Sylvania"]
text = "Freedonia has supplied artillery shells."

[[claim]]
kind = "denial"
by = ["Freedonia"]
denies = "shells"
quote = "not a single shell crossed the border"

[[claim]]
by = ["Osterlich"]
on = "2024-06-18"
text = "The harvest was good."
"#;

fn ids(found: &serde_json::Value) -> Vec<&str> {
    found.as_array().unwrap().iter().map(|hit| hit["id"].as_str().unwrap()).collect()
}

#[test]
fn search_finds_words_in_texts_quotes_and_headlines_best_first() {
    let sandbox = Sandbox::with(SHEET);
    let found = sandbox.json(&["search", "shell"]);
    assert_eq!(ids(&found), ["c1", "c2"]);
    assert_eq!(
        (&found[0]["hit"], &found[0]["status"]),
        (&"Freedonia has supplied artillery **shells**.".into(), &"disputed".into())
    );
    assert_eq!(
        (&found[1]["place"], &found[1]["hit"]),
        (&"quote".into(), &"not a single **shell** crossed the border".into())
    );
    let found = sandbox.json(&["search", "pact"]);
    assert_eq!((ids(&found).len(), &found[0]["place"]), (3, &"headline".into()));
    let table = sandbox.ok(&["search", "pact"]).out;
    assert!(table.contains("The harvest was good. (headline: A\n"), "{table}");
    let ran = sandbox.ok(&["search", "shells", "--speaker", "Sylvania"]);
    assert!(
        ran.out.contains("c1") && ran.out.contains("**shells**") && !ran.out.contains("c2"),
        "{}",
        ran.out
    );
}

#[test]
fn search_goes_by_both_clocks() {
    let sandbox = Sandbox::with(SHEET);
    sandbox.ok(&["claim", "edit", "shells", "--text", "Freedonia has supplied mortars."]);
    assert_eq!(ids(&sandbox.json(&["search", "artillery"])), [""; 0]);
    assert_eq!(ids(&sandbox.json(&["search", "artillery", "--known-on", "e1"])), ["c1"]);
    assert_eq!(ids(&sandbox.json(&["search", "mortars", "--known-on", "e1"])), [""; 0]);
    assert_eq!(ids(&sandbox.json(&["search", "pact", "--as-of", "2024-06-19"])), ["c3", "c2", "c1"]);
    assert_eq!(ids(&sandbox.json(&["search", "harvest", "--as-of", "2024-06-17"])), [""; 0]);
}

#[test]
fn search_says_when_there_is_more_and_when_there_is_nothing() {
    let sandbox = Sandbox::with(SHEET);
    let ran = sandbox.ok(&["search", "pact", "--limit", "1"]);
    assert!(ran.err.contains("the best 1 of 3; --limit 0 for all"), "{}", ran.err);
    assert_eq!(sandbox.ok(&["search", "pact", "--limit", "0", "--format", "csv"]).out.lines().count(), 4);
    let ran = sandbox.ok(&["search", "unheard"]);
    assert_eq!((ran.out.as_str(), ran.err.as_str()), ("", "no hits\n"));
    let ran = sandbox.ok(&["search", "osterlich"]);
    let named = "Osterlich is a speaker, and who said it is not searched: gainsay claim list --speaker s3";
    assert_eq!(ran.err, format!("no hits\n{named}\n"));
    assert_eq!(ids(&sandbox.json(&["claim", "list", "--speaker", "s3"])), ["c3"]);
    assert_eq!(sandbox.ok(&["search", "osterlich harvests"]).err, "no hits\n");
}

#[test]
fn search_articles_looks_into_captured_texts() {
    let sandbox = Sandbox::with(SHEET);
    sandbox.write("page.txt", "The harbour\n\nNobody spoke of the lighthouse keeper.\n");
    sandbox.ok(&["article", "add", "page.txt", "--headline", "The harbour"]);
    let found = sandbox.json(&["search", "lighthouse", "--articles"]);
    assert_eq!((ids(&found), &found[0]["place"]), (vec!["a2"], &"text".into()));
    assert!(found[0]["hit"].as_str().unwrap().contains("the **lighthouse** keeper"));
    let ran = sandbox.run(&["search", "lighthouse", "--articles", "--speaker", "Sylvania"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
}

#[test]
fn search_refuses_what_has_no_word() {
    let sandbox = Sandbox::with(SHEET);
    for (typed, why) in [("\"…\"", "no word"), ("-shells", "what to leave out")] {
        let ran = sandbox.run(&["search", "--", typed]);
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains(why), "{}", ran.err);
    }
    for (typed, query) in [
        (&["search", "tax", "-Trump"][..], "tax -Trump"),
        (&["search", "tax", "-Trump", "--speaker", "Russia"], "tax -Trump"),
        (&["search", "tax", "-Trump", "-Biden", "-o", "x.csv"], "tax -Trump -Biden"),
        (&["--why", "so", "--db=gainsay.db", "search", "tax", "-Trump"], "tax -Trump"),
        (&["search", "o'brien", "-Trump"], "these words -word"),
        (&["search", "-Trump"], "these words -word"),
        (&["search", "--limit", "2", "tax", "-Trump"], "these words -word"),
    ] {
        let ran = sandbox.run(typed);
        let tip = format!("put all words into quotes: gainsay search '{query}'\n");
        assert!(ran.err.contains(&tip) && ran.code == 2, "{typed:?}: {}", ran.err);
    }
    let ran = sandbox.run(&["--why", "so", "search", "port", "-oil"]);
    assert!(ran.code == 2 && ran.err.contains("gainsay search 'these words -oil'"), "{}", ran.err);
    assert_eq!(sandbox.files(), ["gainsay.db", "sheet.toml"]);
    let ran = sandbox.run(&["claim", "add", "--text", "search", "-xy"]);
    assert!(!ran.err.contains("into quotes"), "{}", ran.err);
    let page = "rain ".repeat(2_000);
    let ran = sandbox.run(&["search", &page]);
    assert!(ran.code == 2 && ran.err.contains("rain …\": ") && ran.err.len() < 300, "{}", ran.err);
    let ran = sandbox.run(&["search", "!", "--format", "json"]);
    let error: serde_json::Value = serde_json::from_str(&ran.err).unwrap();
    assert_eq!(error["error"]["kind"], "usage");
    assert_eq!(sandbox.run(&["search"]).code, 2);
}

#[test]
fn search_can_make_its_index_again() {
    let sandbox = Sandbox::with(SHEET);
    let ran = sandbox.ok(&["search", "--rebuild"]);
    assert!(ran.err.contains("was made again"), "{}", ran.err);
    assert_eq!(ids(&sandbox.json(&["search", "artillery"])), ["c1"]);
}

//! Captures: quotes that stand in the text, silent edits, altered bytes, what a page says of itself.

use crate::sandbox::Sandbox;

const TEXT: &str = "Ferry stops\n\nThe ferry line said on Thursday that “no boat will sail before Monday”.\n\n\
                    Its crews, who were not asked, call the decision a mistake.\n";

const SHEET: &str = r#"[article]
url = "https://example.org/ferry"
published = 2024-06-21
text = "ferry.txt"

[[claim]]
ref = "boats"
by = "Ferry line"
text = "No boat will sail before Monday."
quote = "no boat will sail before Monday"

[[claim]]
ref = "mistake"
by = { name = "the crews", kind = "group" }
text = "The decision is a mistake."
quote = ["Its crews", "call the decision a mistake"]
"#;

fn logged() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("ferry.txt", TEXT);
    sandbox.write("sheet.toml", SHEET);
    sandbox.ok(&["log", "sheet.toml"]);
    sandbox
}

#[test]
fn a_quote_is_recorded_with_where_it_stands() {
    let sandbox = logged();
    let claim = sandbox.json(&["claim", "show", "mistake"]);
    let places = claim["appearances"][0]["stands_at"].as_array().unwrap().clone();
    let stands: Vec<String> = places
        .iter()
        .map(|place| {
            let (start, end) = place.as_str().unwrap().split_once('-').unwrap();
            let (start, end): (usize, usize) = (start.parse().unwrap(), end.parse().unwrap());
            TEXT.chars().skip(start).take(end - start).collect()
        })
        .collect();
    assert_eq!(stands, ["Its crews", "call the decision a mistake"]);
    assert!(sandbox.json(&["log", "sheet.toml"])["entry"].is_null(), "logging again changes nothing");
    assert_eq!(sandbox.json(&["check"])["count"], 0);
}

#[test]
fn a_changed_word_is_refused_with_the_nearest_passage() {
    let sandbox = Sandbox::new();
    sandbox.write("ferry.txt", TEXT);
    sandbox.write("sheet.toml", SHEET.replace("no boat will sail before", "no ship will sail before"));
    let ran = sandbox.run(&["log", "sheet.toml"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("sheet.toml:10:9: the quote is not in the text word for word; nearest, line 3"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("[ship → boat]"), "{}", ran.err);
}

#[test]
fn typing_is_forgiven() {
    let sandbox = Sandbox::new();
    sandbox.write("ferry.txt", TEXT);
    let typed = "quote = 'said on Thursday that \"no boat will  sail … Monday\"'";
    sandbox.write("sheet.toml", SHEET.replace("quote = \"no boat will sail before Monday\"", typed));
    sandbox.ok(&["log", "sheet.toml"]);
    sandbox.ok(&[
        "claim",
        "add",
        "--by",
        "A",
        "--text",
        "t",
        "--article",
        "a1",
        "--quote",
        "[t]he ferry line said",
    ]);
    let ran = sandbox.run(&[
        "claim",
        "add",
        "--by",
        "A",
        "--text",
        "u",
        "--article",
        "a1",
        "--quote",
        "The ferry company said",
    ]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("--quote: the quote piece 1 is not in the text")
            || ran.err.contains("--quote: the quote is not in the text"),
        "{}",
        ran.err
    );
}

#[test]
fn a_silent_edit_shows_when_the_article_is_taken_again() {
    let sandbox = logged();
    sandbox.write("again.txt", TEXT.replace("a mistake", "a pity"));
    let quotes = sandbox.json(&["article", "recapture", "a1", "again.txt"]);
    let states: Vec<&str> = quotes.as_array().unwrap().iter().map(|q| q["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["stands", "stands", "vanished"]);
    let ran = sandbox.ok(&["article", "recapture", "a1", "again.txt", "--vanished", "--format", "csv"]);
    assert!(ran.err.contains("the same bytes as the latest capture"), "{}", ran.err);
    assert!(ran.err.contains("2 quotes stand, 0 moved with their words, 1 vanished"), "{}", ran.err);
    assert!(ran.out.contains("[mistake → pity]") && ran.out.lines().count() == 2, "{}", ran.out);
}

#[test]
fn an_article_shows_what_was_retrieved_of_it() {
    let sandbox = logged();
    let edited = TEXT.replace("a mistake", "a pity");
    sandbox.write("again.txt", &edited);
    sandbox.ok(&["article", "recapture", "a1", "again.txt"]);
    let captures = sandbox.json(&["article", "show", "a1"])["captures"].clone();
    let of = |key: &str| [captures[0][key].clone(), captures[1][key].clone()];
    assert_eq!(of("id"), ["k1", "k2"]);
    assert_eq!(of("source"), ["ferry.txt", "again.txt"]);
    assert_eq!(of("bytes"), [TEXT.len(), edited.len()]);
    assert_eq!(of("characters"), [TEXT.chars().count(), edited.chars().count()]);
    let shown = sandbox.ok(&["article", "show", "a1"]).out;
    let (_, below) = shown.split_once("captures\n").unwrap();
    assert_eq!(below.lines().filter(|line| line.contains("file ")).count(), 2, "{shown}");
    assert!(sandbox.ok(&["article", "show", "a1", "--format", "md"]).out.contains("| k2 |"));
    let fields = sandbox.ok(&["article", "show", "a1", "--fields", "id", "--format", "csv"]).out;
    assert_eq!(fields, "id\na1\n");

    sandbox.ok(&["withdraw", "k2", "--reason", "the wrong page"]);
    assert_eq!(sandbox.json(&["article", "show", "a1"])["captures"].as_array().unwrap().len(), 1);
}

#[test]
fn one_altered_byte_is_named_and_exits_with_3() {
    let sandbox = logged();
    let ledger = rusqlite::Connection::open(sandbox.path("gainsay.db")).unwrap();
    ledger.execute("UPDATE capture SET text = replace(text, 'Monday', 'Sunday')", []).unwrap();
    drop(ledger);
    let ran = sandbox.run(&["check", "--format", "json"]);
    assert_eq!(ran.code, 3);
    let found: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let rules: Vec<&str> =
        found["findings"].as_array().unwrap().iter().map(|f| f["rule"].as_str().unwrap()).collect();
    assert_eq!(rules, ["version", "capture-text", "quote-stands"], "{found}");
    let ledger = rusqlite::Connection::open(sandbox.path("gainsay.db")).unwrap();
    ledger
        .execute(
            "UPDATE content SET packed = CAST(substr(packed, 1, 20) || x'00' || substr(packed, 22) AS BLOB)",
            [],
        )
        .unwrap();
    let ran = sandbox.run(&["check"]);
    assert_eq!(ran.code, 3);
    assert!(ran.out.contains("capture-bytes"), "{}", ran.out);
}

#[test]
fn the_text_is_shown_with_its_claims() {
    let sandbox = logged();
    let text = sandbox.ok(&["article", "show", "a1", "--text"]).out;
    assert!(text.contains("that “[c1: no boat will sail before Monday]”."), "{text}");
    assert!(
        text.contains("[c2: Its crews], who were not asked, [c2: call the decision a mistake]."),
        "{text}"
    );
}

#[test]
fn a_claim_without_an_article_is_a_finding() {
    let sandbox = logged();
    sandbox.ok(&["claim", "add", "--by", "A", "--text", "From nowhere."]);
    let ran = sandbox.run(&["check", "--format", "csv"]);
    assert_eq!(ran.code, 3);
    assert!(ran.out.contains("claim-source,c3,"), "{}", ran.out);
}

#[test]
fn the_table_of_findings_has_the_first_of_each_rule_and_says_how_many_more() {
    let sandbox = Sandbox::new();
    let rows: Vec<String> =
        (1..=25).map(|number| format!("A,Claim number {number} has no article.")).collect();
    sandbox.write("claims.csv", format!("by,text\n{}\n", rows.join("\n")));
    sandbox.ok(&["init"]);
    sandbox.ok(&["import", "claims.csv"]);
    let table = sandbox.run(&["check"]);
    assert_eq!(table.code, 3);
    assert_eq!(table.out.matches("claim-source").count(), 20, "{}", table.out);
    assert!(table.err.contains("and 5 more of claim-source: all of them with --format csv"), "{}", table.err);
    assert!(table.err.contains("25 findings"), "{}", table.err);
    let all = sandbox.run(&["check", "--format", "csv"]);
    assert_eq!((all.code, all.out.matches("claim-source").count()), (3, 25));
    assert!(!all.err.contains("more of"), "{}", all.err);
    let filed = sandbox.run(&["check", "-o", "findings.txt"]);
    assert!(!filed.err.contains("more of"), "{}", filed.err);
    let filed = String::from_utf8(sandbox.read("findings.txt")).unwrap();
    assert_eq!(filed.matches("claim-source").count(), 25);
}

const PAGE: &str = r#"<!doctype html><html lang="en"><head><title>Ferry stops - Harbour Post</title>
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry stops","datePublished":"2024-06-21T08:00:00+02:00",
"author":{"@type":"Person","name":"Ann Quay"},"publisher":{"@type":"Organization","name":"Harbour Post"}}</script>
<link rel="canonical" href="https://harbour.example/ferry"></head><body><nav>Home Sport</nav><article><h1>Ferry stops</h1>
<p>The ferry line said on Thursday that no boat will sail before Monday, because the harbour is closed for repairs.</p>
<p>Its crews, who were not asked, call the decision a mistake and say that half of the island now has to wait for bread.</p>
<p>The mayor told reporters that a small boat would carry medicine in the meantime, and that nobody would go hungry.</p>
</article><footer>Imprint</footer></body></html>"#;

#[test]
fn a_page_gives_its_own_particulars_and_nothing_is_overridden() {
    let sandbox = Sandbox::new();
    sandbox.write("page.html", PAGE);
    let found = sandbox.json(&["article", "add", "page.html", "--dry-run"]);
    assert_eq!(found["published"]["value"], "2024-06-21", "{found}");
    assert!(found["published"]["source"].as_str().unwrap().contains("JSON-LD"));
    assert_eq!(
        (&found["headline"]["value"], &found["url"]["value"]),
        (&"Ferry stops".into(), &"https://harbour.example/ferry".into())
    );
    assert!(found["text"]["value"].as_str().unwrap().contains("half of the island"));
    assert_eq!(sandbox.files(), ["page.html"], "nothing is stored");

    sandbox.ok(&["article", "add", "page.html", "--headline", "My own headline"]);
    let article = sandbox.json(&["article", "show", "a1"]);
    assert_eq!(
        (&article["headline"], &article["outlet"]),
        (&"My own headline".into(), &"Harbour Post".into())
    );
    assert_eq!(article["published"]["edtf"], "2024-06-21");
    let again = sandbox.json(&["article", "add", "page.html"]);
    assert!(again["entry"].is_null(), "{again}");
    assert_eq!(sandbox.json(&["article", "show", "a1"])["headline"], "My own headline");
    let lines =
        sandbox.ok(&["article", "add", "page.html", "page.html", "--dry-run", "--format", "jsonl"]).out;
    assert_eq!(lines.lines().count(), 2);
}

#[test]
fn what_is_no_article_is_refused_and_nothing_is_stored() {
    let sandbox = Sandbox::new();
    sandbox.write("empty.html", "");
    sandbox.write("binary.html", [0_u8, 159, 146, 150, 0, 1, 2, 3].repeat(50));
    sandbox.write("big.html", vec![b'x'; 21 << 20]);
    sandbox.write("deep.html", "<div>".repeat(100_000) + "deep");
    for name in ["empty.html", "binary.html", "big.html", "nowhere.html"] {
        let ran = sandbox.run(&["article", "add", name]);
        assert_eq!(ran.code, 1, "{name}: {}", ran.err);
        assert!(ran.err.contains(name) && !ran.err.contains("panicked"), "{name}: {}", ran.err);
    }
    let ran = sandbox.run(&["article", "add", "deep.html"]);
    assert!(ran.code == 2 && ran.err.contains("headline"), "{}", ran.err);
}

#[test]
fn typing_a_quote_otherwise_is_no_second_denial() {
    let sandbox = Sandbox::new();
    let sheet = |quote: &str| {
        format!(
            "[article]\nheadline = \"H\"\npublished = 2024-06-21\n[[claim]]\nref = \"one\"\nby = \"A\"\ntext = \"t\"\n\
             [[claim]]\nby = [\"Russia\", \"North Korea\"]\ndenies = \"one\"\nquote = '{quote}'\n"
        )
    };
    for quote in
        ["Both \"deny\" it", "Both \u{201c}deny\u{201d} it", "Both governments deny it", "They deny it"]
    {
        sandbox.write("sheet.toml", sheet(quote));
        sandbox.ok(&["log", "sheet.toml"]);
    }
    let claims = sandbox.json(&["claim", "list"]);
    assert_eq!(claims.as_array().map(Vec::len), Some(2), "{claims}");
    assert_eq!(claims[1]["quote"], "They deny it");
}

#[test]
fn an_article_that_changed_can_still_be_logged_and_its_old_text_is_no_new_capture() {
    let sandbox = logged();
    sandbox.write("again.txt", TEXT.replace("a mistake", "a pity"));
    sandbox.ok(&["article", "recapture", "a1", "again.txt"]);
    let back = sandbox.ok(&["article", "worksheet", "a1"]).out;
    sandbox.write("back.toml", back);
    assert!(
        sandbox.json(&["log", "back.toml"])["entry"].is_null(),
        "an unchanged quote stands where it was found"
    );
    assert!(sandbox.json(&["log", "sheet.toml"])["entry"].is_null(), "these bytes are already a capture");
    sandbox.ok(&[
        "claim",
        "add",
        "--by",
        "A",
        "--text",
        "t",
        "--article",
        "a1",
        "--quote",
        "call the decision a pity",
    ]);
}

#[test]
fn text_that_is_no_utf_8_any_more_is_named_by_check() {
    let sandbox = logged();
    let ledger = rusqlite::Connection::open(sandbox.path("gainsay.db")).unwrap();
    ledger.execute("UPDATE capture SET text = CAST(x'ff41' AS TEXT)", []).unwrap();
    drop(ledger);
    let ran = sandbox.run(&["check", "--format", "csv"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.out.contains("capture-text,k1,"), "{}", ran.out);
}

#[test]
fn a_page_fills_in_what_the_worksheet_leaves_out() {
    let sandbox = Sandbox::new();
    sandbox.write("page.html", PAGE);
    sandbox.write(
        "sheet.toml",
        "[article]\ntext = \"page.html\"\nbyline = \"My own\"\n[[claim]]\nby = \"Ferry line\"\non = \"Thursday\"\n\
         quote = \"no boat will sail before Monday\"\n",
    );
    sandbox.ok(&["log", "sheet.toml"]);
    let article = sandbox.json(&["article", "show", "a1"]);
    assert_eq!((&article["headline"], &article["byline"]), (&"Ferry stops".into(), &"My own".into()));
    assert_eq!(article["published"]["edtf"], "2024-06-21");
    assert_eq!(sandbox.json(&["claim", "show", "c1"])["said"]["edtf"], "2024-06-20");
    sandbox.ok(&["article", "edit", "a1", "--headline", "Corrected"]);
    assert!(sandbox.json(&["log", "sheet.toml"])["entry"].is_null(), "what is recorded is not overridden");
    sandbox.ok(&["article", "edit", "a1", "--published", "2024-06-28"]);
    assert_eq!(
        sandbox.json(&["claim", "show", "c1"])["said"]["edtf"],
        "2024-06-27",
        "Thursday counts from the new day"
    );
}

#[test]
fn the_words_that_state_a_relation_must_stand_in_their_article_too() {
    let sandbox = logged();
    sandbox.ok(&["link", "mistake", "disputes", "boats"]);
    let ledger = rusqlite::Connection::open(sandbox.path("gainsay.db")).unwrap();
    let own = ledger.execute("UPDATE relation SET quote = 'a mistake'", []).unwrap();
    assert!(own > 0, "the sample has a relation");
    drop(ledger);
    let rules = |sandbox: &Sandbox| -> Vec<(String, String)> {
        let found: serde_json::Value =
            serde_json::from_str(&sandbox.run(&["check", "--format", "json"]).out).unwrap();
        let text = |finding: &serde_json::Value, key: &str| finding[key].as_str().unwrap().to_owned();
        found["findings"].as_array().unwrap().iter().map(|f| (text(f, "rule"), text(f, "id"))).collect()
    };
    // Changed outside, but to words that are there.
    assert!(rules(&sandbox).iter().all(|(rule, _)| rule == "version"));
    let ledger = rusqlite::Connection::open(sandbox.path("gainsay.db")).unwrap();
    ledger.execute("UPDATE relation SET quote = 'words that nobody wrote'", []).unwrap();
    drop(ledger);
    assert!(rules(&sandbox).contains(&("quote-stands".to_owned(), "r1".to_owned())), "{:?}", rules(&sandbox));
}

#[test]
fn what_was_retrieved_by_mistake_is_no_evidence() {
    let sandbox = logged();
    sandbox.write("again.txt", TEXT.replace("a mistake", "a pity"));
    sandbox.ok(&["article", "recapture", "a1", "again.txt"]);
    let add = |quote: &str| {
        let claim = ["claim", "add", "--by", "Ann", "--article", "a1", "--text", quote, "--quote", quote];
        sandbox.run(&[&claim[..], &["--dry-run"]].concat()).code
    };
    let found = |word: &str| sandbox.json(&["search", word, "--articles"]).as_array().unwrap().len();
    assert_eq!([add("a pity"), add("a mistake")], [0, 2]);
    assert_eq!([found("pity"), found("mistake")], [1, 0]);
    sandbox.ok(&["withdraw", "k2", "--reason", "another page"]);
    assert_eq!([add("a pity"), add("a mistake")], [2, 0]);
    assert_eq!([found("pity"), found("mistake")], [0, 1]);
    sandbox.ok(&["check"]);
    let ran = sandbox.ok(&["article", "recapture", "a1", "ferry.txt"]);
    assert!(ran.err.contains("the same bytes as the latest capture"), "{}", ran.err);
    sandbox.ok(&["restore", "k2"]);
    assert_eq!([found("pity"), found("mistake")], [1, 0]);
    sandbox.ok(&["check"]);
    // With none left, quotes are taken on trust, as of an article that was never captured.
    sandbox.ok(&["withdraw", "k1", "k2", "--reason", "another page"]);
    assert_eq!([add("a pity"), add("in no text")], [0, 0]);
    sandbox.ok(&[
        "claim",
        "add",
        "--by",
        "Ann",
        "--article",
        "a1",
        "--text",
        "So it is",
        "--quote",
        "in no text",
    ]);
    sandbox.ok(&["check"]);
    let ran = sandbox.ok(&["log", "sheet.toml"]);
    assert!(
        ran.err.contains("k1 has these bytes and was withdrawn") && ran.err.contains("0 new"),
        "{}",
        ran.err
    );
    assert_eq!(sandbox.json(&["article", "show", "a1"])["captures"].as_array().unwrap().len(), 0);
    let ran = sandbox.ok(&["article", "show", "a1"]);
    assert!(
        ran.err.contains("k1 was withdrawn by e") && ran.err.contains("gainsay restore k2"),
        "{}",
        ran.err
    );
    let ran = sandbox.run(&["article", "show", "a1", "--text"]);
    assert!(ran.code == 1 && ran.err.contains("every capture of a1 was withdrawn"), "{}", ran.err);
    sandbox.ok(&["check"]);
}

//! `gainsay draft`: from an article to a worksheet that logs as it is.

use crate::sandbox::Sandbox;

/// An invented article; each paragraph has one sure pattern.
const ARTICLE: &str = "A mill, and who owns it\n\n\
    The council said on Tuesday that the old mill was sold last year, according to two residents.\n\n\
    Both Eddon Council and the River Board have alleged that Hale Timber has cut down the protected oaks by the mill. \
    Both Hale Timber and Ruiz Holdings deny those assertions.\n\n\
    “We sold nothing,” said Ana Ruiz, the mayor of Eddon. “Not a stone.”\n\n\
    Ms. Ruiz added that the roof would be mended in spring.\n\n\
    Tom Hale declined to comment.\n";

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("mill.txt", ARTICLE);
    sandbox
}

#[test]
fn a_draft_logs_as_it_is_and_a_second_time_changes_nothing() {
    let sandbox = sandbox();
    let ran = sandbox.ok(&["draft", "mill.txt", "-o", "mill.toml", "--published", "2024-06-20"]);
    assert!(ran.err.contains("look them over, then: gainsay log mill.toml"), "{}", ran.err);
    assert_eq!(
        sandbox.files(),
        [".gainsay.sha256", "mill.toml", "mill.txt"],
        "nothing is recorded by itself"
    );
    sandbox.ok(&["log", "mill.toml", "--dry-run"]);
    sandbox.ok(&["log", "mill.toml"]);
    let again = sandbox.json(&["log", "mill.toml"]);
    assert!(again["entry"].is_null(), "{again}");
    let check = sandbox.run(&["check"]);
    assert_eq!(check.code, 0, "every quote stands in the text: {}", check.out);
    let disputed = sandbox.ok(&["disputed"]).out;
    assert!(
        disputed.contains("protected oaks") && disputed.contains("denied in full by Hale Timber"),
        "{disputed}"
    );
    let ruiz = sandbox.json(&["claim", "list", "--speaker", "Ana Ruiz"]);
    assert_eq!(ruiz.as_array().unwrap().len(), 2, "named once, then as Ms. Ruiz: {ruiz}");
}

#[test]
fn an_article_of_the_ledger_is_drafted_without_what_is_recorded() {
    let sandbox = sandbox();
    sandbox.write(
        "sheet.toml",
        "[article]\nheadline = \"A mill, and who owns it\"\npublished = 2024-06-20\ntext = \"mill.txt\"\n\
         [[claim]]\nby = \"Ana Ruiz\"\ntext = \"Nothing was sold.\"\nquote = [\"We sold nothing\", \"Not a stone.\"]\n",
    );
    sandbox.ok(&["log", "sheet.toml"]);
    let draft = sandbox.ok(&["draft", "a1"]);
    assert!(!draft.out.contains("We sold nothing"), "{}", draft.out);
    assert!(draft.err.contains("recorded already: c1"), "{}", draft.err);
    sandbox.write("more.toml", &draft.out);
    let more = sandbox.json(&["log", "more.toml"]);
    assert_eq!(more["changes"][0]["id"], "a1", "{more}");
}

#[test]
fn programs_get_a_draft_a_line_with_places_in_the_text_as_it_is() {
    let sandbox = sandbox();
    sandbox.write("mill.txt", ARTICLE.replace('\n', "\r\n"));
    let lines = sandbox.ok(&["draft", "mill.txt", "--format", "jsonl", "--published", "2024-06-20"]).out;
    let drafts: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let text: Vec<char> = ARTICLE.replace('\n', "\r\n").chars().collect();
    let at = |span: &serde_json::Value, from: &str, to: &str| -> String {
        let place = |key: &str| usize::try_from(span[key].as_u64().unwrap()).unwrap();
        text[place(from)..place(to)].iter().collect()
    };
    let mayor = drafts.iter().find(|draft| draft["spans"].as_array().unwrap().len() == 2).unwrap();
    assert_eq!(mayor["resolved"], "Ana Ruiz");
    assert_eq!(mayor["mode"], "direct");
    assert!(at(&mayor["speaker"], "start", "end").contains("Ana Ruiz"), "{mayor}");
    assert_eq!(at(&mayor["cue"], "start", "end"), "said");
    assert_eq!(mayor["tier"], "high");
    let spans = mayor["spans"][0].as_array().unwrap();
    let place = |at: usize| usize::try_from(spans[at].as_u64().unwrap()).unwrap();
    assert!(text[place(0)..place(1)].iter().collect::<String>().contains("We sold nothing"));
    for key in ["verb", "kind", "pattern", "said"] {
        assert!(mayor.get(key).is_some(), "{key}: {mayor}");
    }
    let array = sandbox.json(&["draft", "mill.txt"]);
    assert_eq!(array.as_array().unwrap().len(), drafts.len());
}

#[test]
fn fewer_are_drafted_where_more_certainty_is_asked_for() {
    let sandbox = sandbox();
    let count = |tier: &str| {
        sandbox.ok(&["draft", "mill.txt", "--format", "jsonl", "--tier", tier]).out.lines().count()
    };
    assert!(count("high") < count("all") && count("medium") <= count("all"));
    let ran = sandbox.run(&["draft", "mill.txt", "--tier", "highest"]);
    assert_eq!(ran.code, 2);
}

#[test]
fn what_cannot_be_drafted_is_named() {
    let sandbox = sandbox();
    let ran = sandbox.run(&["draft", "nope.txt"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("cannot read nope.txt: there is no such file"), "{}", ran.err);
    let ran = sandbox.run(&["draft", "mill.txt", "--published", "32 June", "--format", "json"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    let error: serde_json::Value = serde_json::from_str(&ran.err).unwrap();
    assert_eq!(error["error"]["kind"], "usage");
    sandbox.write("mine.toml", "mine");
    let ran = sandbox.run(&["draft", "mill.txt", "-o", "mine.toml"]);
    assert_eq!((ran.code, sandbox.read("mine.toml")), (1, b"mine".to_vec()), "{}", ran.err);
}

#[test]
fn a_text_from_standard_input_is_saved_beside_its_worksheet() {
    let sandbox = sandbox();
    let ran = sandbox.run_with_input(&["draft", "-", "-o", "in.toml"], ARTICLE.as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(sandbox.read("in.txt"), ARTICLE.as_bytes());
    sandbox.ok(&["log", "in.toml"]);
    let ran = sandbox.run_with_input(&["draft", "-"], ARTICLE.as_bytes());
    assert!(ran.err.contains("with -o FILE it is saved"), "{}", ran.err);
}

#[test]
fn an_article_without_statements_gives_a_worksheet_with_a_head() {
    let sandbox = Sandbox::new();
    sandbox.write("list.txt", "Opening hours\n\nMonday to Friday, 9 to 5.\n");
    let ran = sandbox.ok(&["draft", "list.txt", "-o", "list.toml"]);
    assert!(ran.err.contains("no statements"), "{}", ran.err);
    sandbox.ok(&["log", "list.toml"]);
}

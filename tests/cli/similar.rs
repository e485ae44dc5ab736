//! `gainsay claim similar`, and the hints of `log` and `claim add`.

use crate::sandbox::Sandbox;

const SHEET: &str = r#"
[article]
headline = "A pact"

[[claim]]
ref = "shells"
by = ["Sylvania"]
text = "Freedonia has supplied Osterlich with artillery shells."

[[claim]]
by = ["Trentino"]
text = "The harvest in the north was good."
"#;

#[test]
fn similar_lists_the_claim_that_says_the_same_first() {
    let sandbox = Sandbox::with(SHEET);
    let found = sandbox.json(&[
        "claim",
        "similar",
        "--text",
        "Osterlich was supplied with shells from Freedonia, report says",
    ]);
    assert_eq!(found[0]["id"], "c1");
    assert!(found[0]["likeness"].as_i64().unwrap() > 70, "{found}");
    let ran = sandbox.ok(&["claim", "similar", "shells"]);
    assert!(ran.err.contains("no similar claims"), "not the claim itself: {}", ran.out);
    assert_eq!(sandbox.run(&["claim", "similar"]).code, 2);
}

#[test]
fn a_claim_much_like_a_stored_one_is_hinted_with_the_command_that_links_it() {
    let sandbox = Sandbox::with(SHEET);
    let add =
        ["claim", "add", "--by", "Trentino", "--text", "Freedonia supplied artillery shells to Osterlich"];
    let ran = sandbox.ok(&add);
    assert!(
        ran.err.contains("hint: c3 is much like c1 (") && ran.err.contains("gainsay link c3 repeats c1"),
        "{}",
        ran.err
    );
    let again = "Freedonia supplied Osterlich with artillery shells again";
    let ran = sandbox.ok(&["claim", "add", "--by", "Trentino", "--text", again, "--repeats", "shells"]);
    assert!(!ran.err.contains("like c1"), "it is linked: {}", ran.err);
    let ran = sandbox.ok(&["claim", "add", "--by", "Trentino", "--text", "Nobody knows."]);
    assert!(!ran.err.contains("hint"), "{}", ran.err);
}

#[test]
fn similar_refuses_a_text_without_a_word() {
    let sandbox =
        Sandbox::with("[article]\nheadline = \"x\"\n[[claim]]\nby = \"Ann\"\ntext = \"It rains.\"\n");
    for text in ["", " … "] {
        let ran = sandbox.run(&["claim", "similar", "--text", text]);
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains("no word in it to compare"), "{}", ran.err);
    }
}

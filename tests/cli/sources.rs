//! Sources that are no pages: read by their kind, drafted, logged, shown with time codes, taken again.

use crate::sandbox::Sandbox;

fn source(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sources").join(name);
    std::fs::read(path).unwrap()
}

fn with(name: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write(name, source(name));
    sandbox
}

#[test]
fn subtitles_are_drafted_with_time_codes_logged_shown_and_taken_again() {
    let sandbox = with("council.vtt");
    let drafted = sandbox.ok(&["draft", "council.vtt", "-o", "council.toml", "--published", "2024-06-20"]);
    assert!(drafted.err.contains("council.vtt: read as subtitles: 5 captions"), "{}", drafted.err);
    let sheet = String::from_utf8(sandbox.read("council.toml")).unwrap();
    assert!(sheet.contains("headline = \"Hulvik council, evening session\""), "{sheet}");
    assert!(sheet.contains("kind = \"broadcast\""), "{sheet}");
    assert!(sheet.contains("at = \"00:12:31\""), "{sheet}");
    assert!(sheet.contains("by = [\"Rita Solberg\"]"), "{sheet}");
    assert!(sheet.contains("denies = { text = \"The council did sell the old mill.\" }"), "{sheet}");
    sandbox.ok(&["log", "council.toml"]);
    let shown = sandbox.ok(&["article", "show", "a1", "--text"]).out;
    assert!(shown.contains("[00:12:28] Ivo Lang: Did the council"), "{shown}");
    assert!(shown.contains("[00:12:31] Rita Solberg: [c1: "), "{shown}");
    assert!(shown.contains("[00:12:45] Rita Solberg: [c"), "{shown}");
    let again = sandbox.ok(&["article", "recapture", "a1", "council.vtt"]);
    assert!(again.err.contains("0 vanished"), "{}", again.err);
    // A denial that was drafted without what it denies is for a person to link.
    let findings = sandbox.run(&["check", "--format", "csv"]).out;
    assert!(findings.lines().skip(1).all(|finding| finding.starts_with("denial-link,")), "{findings}");
    // From the ledger again: nothing new, and the time codes are there.
    let again = sandbox.ok(&["draft", "a1"]);
    assert!(again.err.contains("no statements proposed"), "{}", again.err);
}

#[test]
fn a_briefing_is_drafted_by_its_turns_and_dated_by_its_header() {
    let sandbox = with("briefing.txt");
    let drafted = sandbox.ok(&["draft", "briefing.txt", "-o", "briefing.toml"]);
    assert!(drafted.err.contains("read as a transcript: 7 turns, 1 speaker with a name"), "{}", drafted.err);
    let sheet = String::from_utf8(sandbox.read("briefing.toml")).unwrap();
    for line in [
        "published = 2024-06-20",
        "kind = \"transcript\"",
        "denies = { text = \"The authority did sell the old mill.\" }",
        "denies = { text = \"The quay is mined.\" }",
        "kind = \"no-comment\"",
        "via = [\"Clara Voss\"]",
    ] {
        assert!(sheet.contains(line), "{line}\n{sheet}");
    }
    assert!(!sheet.contains("QUESTION"), "{sheet}");
    sandbox.ok(&["log", "briefing.toml"]);
    assert_eq!(sandbox.run(&["check"]).code, 0, "{}", sandbox.run(&["check"]).out);
    let speakers = sandbox.ok(&["speaker", "list"]).out;
    assert!(speakers.contains("Clara Voss") && !speakers.contains("VOSS"), "{speakers}");
}

#[test]
fn a_person_can_say_of_which_kind_a_source_is() {
    let sandbox = with("council.vtt");
    let found = sandbox.json(&["article", "add", "council.vtt", "--dry-run", "--as", "text"]);
    assert_eq!(found["kind"], "text");
    assert!(found["text"]["value"].as_str().unwrap().starts_with("WEBVTT"));
    let refused = sandbox.run(&["article", "add", "council.vtt", "--as", "novel"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("subtitles"), "{}", refused.err);
    sandbox.write("plain.txt", "Harbour news\n\nThe quay is closed.\n");
    let refused = sandbox.run(&["article", "add", "plain.txt", "--as", "subtitles"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("there is no caption in it"), "{}", refused.err);
}

#[test]
fn posts_are_listed_and_the_one_that_is_meant_is_drafted_and_logged() {
    let sandbox = with("port-channel.json");
    let refused = sandbox.run(&["draft", "port-channel.json"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("it has 3 posts; say which one"), "{}", refused.err);
    assert!(refused.err.contains("gainsay article add port-channel.json --list"), "{}", refused.err);
    let listed = sandbox.ok(&["article", "add", "port-channel.json", "--list"]).out;
    assert_eq!(listed.lines().count(), 3, "{listed}");
    assert!(
        listed.starts_with("7  2024-06-19 09:30:00 UTC  Hulvik Port  The old mill stays ours."),
        "{listed}"
    );
    sandbox.ok(&["draft", "port-channel.json", "--post", "8", "-o", "post.toml"]);
    let sheet = String::from_utf8(sandbox.read("post.toml")).unwrap();
    for line in [
        "url = \"https://t.me/c/1200345/8\"",
        "published = 2024-06-20",
        "kind = \"post\"",
        "by = [\"Hulvik Port\"]",
        "by = [\"The ministry\"]",
        "via = [\"Hulvik Port\"]",
        "Reports of a mine are false.",
    ] {
        assert!(sheet.contains(line), "{line}\n{sheet}");
    }
    sandbox.ok(&["log", "post.toml"]);
    // A denial that was drafted without what it denies is for a person to link.
    let findings = sandbox.run(&["check", "--format", "csv"]).out;
    assert!(findings.lines().skip(1).all(|finding| finding.starts_with("denial-link,")), "{findings}");
    let shown = sandbox.ok(&["article", "show", "a1", "--text"]).out;
    assert!(shown.starts_with("Hulvik Port · 2024-06-20 09:30:00 UTC\n\n"), "{shown}");
    // A post that passes on another's words is by the other, through the channel.
    let forwarded = sandbox.ok(&["draft", "port-channel.json", "--post", "9"]).out;
    assert!(forwarded.contains("by = [\"Harbour News\"]"), "{forwarded}");
    assert!(forwarded.contains("via = [\"Hulvik Port\"]"), "{forwarded}");
    assert!(
        forwarded.contains("in reply to https://t.me/c/1200345/8; forwarded from Harbour News"),
        "{forwarded}"
    );
}

#[test]
fn posts_of_a_day_and_later_are_an_article_each() {
    let sandbox = with("port-channel.json");
    sandbox.ok(&["article", "add", "port-channel.json", "--since", "2024-06-20"]);
    let articles = sandbox.json(&["article", "list"]);
    assert_eq!(articles.as_array().unwrap().len(), 2);
    let drafted = sandbox.ok(&["draft", "a1"]).out;
    assert!(drafted.contains("by = [\"Hulvik Port\"]"), "{drafted}");
    let none = sandbox.run(&["article", "add", "port-channel.json", "--since", "2025"]);
    assert!(none.err.contains("none of its 3 posts is of 2025 or later"), "{}", none.err);
    let none = sandbox.run(&["draft", "port-channel.json", "--post", "99"]);
    assert!(none.err.contains("none of its 3 posts has the id or address 99"), "{}", none.err);
}

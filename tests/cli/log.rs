//! `gainsay log`: from a worksheet to the ledger and back.

use crate::sandbox::{Sandbox, example};

#[test]
fn logging_twice_changes_nothing() {
    let sandbox = Sandbox::with_examples();
    let before = sandbox.read("gainsay.db");
    for name in ["pact-week.toml", "seoul-answer.toml"] {
        let receipt = sandbox.json(&["log", example(name).to_str().unwrap()]);
        assert_eq!(receipt["entry"], serde_json::Value::Null);
        assert_eq!(receipt["counts"]["new"], 0);
        assert_eq!(receipt["counts"]["updated"], 0);
    }
    assert_eq!(sandbox.read("gainsay.db"), before, "not even a byte");
}

#[test]
fn an_article_is_written_back_without_loss() {
    let sandbox = Sandbox::with_examples();
    let first = sandbox.ok(&["article", "worksheet", "a1"]).out;
    let second = sandbox.ok(&["article", "worksheet", "a2"]).out;
    sandbox.write("a1.toml", &first);
    sandbox.write("a2.toml", &second);
    let receipt = sandbox.json(&["log", "a1.toml", "a2.toml"]);
    assert_eq!(receipt["entry"], serde_json::Value::Null, "{receipt}");
    sandbox.ok(&["--db", "copy.db", "init"]);
    sandbox.ok(&["--db", "copy.db", "log", "a1.toml", "a2.toml"]);
    assert_eq!(sandbox.ok(&["--db", "copy.db", "article", "worksheet", "a1"]).out, first);
    assert_eq!(sandbox.ok(&["--db", "copy.db", "article", "worksheet", "a2"]).out, second);
    // Not the appearances report: where quotes stand is known only where the texts are.
    for report in ["claims", "disputed", "denials", "speakers", "relations", "claim_speakers"] {
        let export = |db| sandbox.ok(&["--db", db, "export", report, "-o", "-"]).out;
        assert_eq!(export("copy.db"), export("gainsay.db"), "{report}");
    }
}

#[test]
fn an_edited_worksheet_updates_what_changed() {
    let sandbox = Sandbox::new();
    let sheet = "[article]\nurl = \"https://example.org/1\"\npublished = 2024-06-21\n\
                 [[claim]]\nref = \"one\"\nby = \"A\"\ntext = \"first\"\n\
                 [[claim]]\nby = \"B\"\ntext = \"second\"\n";
    sandbox.write("sheet.toml", sheet);
    sandbox.ok(&["log", "sheet.toml"]);
    sandbox.write(
        "sheet.toml",
        sheet.replace("\"first\"", "\"first, mended\"").replace("2024-06-21", "2024-06-22"),
    );
    let receipt = sandbox.json(&["log", "sheet.toml"]);
    let updated: Vec<String> = receipt["changes"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|change| change["outcome"] == "updated")
        .map(|change| format!("{} {}", change["id"].as_str().unwrap(), change["fields"]))
        .collect();
    assert_eq!(updated, ["a1 [\"published\"]", "c1 [\"text\",\"said\"]", "c2 [\"said\"]"]);
    let claim = sandbox.json(&["claim", "show", "one"]);
    assert_eq!((&claim["text"], &claim["said"]["edtf"]), (&"first, mended".into(), &"../2024-06-22".into()));
}

#[test]
fn a_worksheet_comes_from_standard_input() {
    let sandbox = Sandbox::new();
    let sheet = std::fs::read(example("pact-week.toml")).unwrap();
    sandbox.write("pact-week.txt", std::fs::read(example("pact-week.txt")).unwrap());
    let ran = sandbox.run_with_input(&["log", "-", "--format", "json"], &sheet);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let receipt: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(receipt["entry"], "e1");
}

#[test]
fn a_dry_run_shows_the_changes_and_keeps_nothing() {
    let sandbox = Sandbox::with_examples();
    let before = sandbox.read("gainsay.db");
    sandbox.write(
        "more.toml",
        "[article]\nheadline = \"More\"\n[[claim]]\nby = \"Russia\"\ntext = \"t\"\ndenies = \"shells\"\n",
    );
    let receipt = sandbox.json(&["log", "more.toml", "--dry-run"]);
    assert_eq!((&receipt["dry_run"], &receipt["entry"]), (&true.into(), &serde_json::Value::Null));
    assert_eq!(receipt["counts"]["new"], 3, "article, claim, relation: {receipt}");
    assert_eq!(sandbox.read("gainsay.db"), before);
}

#[test]
fn one_bad_worksheet_keeps_the_good_one_out_too() {
    let sandbox = Sandbox::new();
    sandbox.write("good.toml", "[article]\nheadline = \"Good\"\n[[claim]]\nby = \"A\"\ntext = \"t\"\n");
    sandbox.write("bad.toml", "[article]\nheadline = \"Bad\"\n[[claim]]\nby = \"A\"\ntext = \"t\"\ndenise = \"x\"\non = \"2024-06-31\"\n");
    let ran = sandbox.run(&["log", "good.toml", "bad.toml"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("bad.toml:6:1: ") && ran.err.contains("bad.toml:7:6: "), "{}", ran.err);
    let list = sandbox.run(&["claim", "list"]);
    assert!(list.out.is_empty(), "{}", list.out);
}

#[test]
fn entries_say_when_who_and_which_command() {
    let sandbox = Sandbox::with_examples();
    let ledger = rusqlite::Connection::open(sandbox.path("gainsay.db")).unwrap();
    let row = |column: &str| {
        ledger
            .query_row(&format!("SELECT {column} FROM entry WHERE id = 1"), [], |row| row.get::<_, String>(0))
            .unwrap()
    };
    assert_eq!(row("at"), "2024-06-25T08:00:00.000Z");
    assert_eq!(row("who"), "tester");
    assert!(row("command").starts_with("gainsay log ") && row("command").ends_with("seoul-answer.toml"));
}

#[test]
fn an_edited_link_moves_instead_of_leaving_the_old_one() {
    let sandbox = Sandbox::new();
    let sheet = |link: &str| {
        format!(
            "[article]\nheadline = \"H\"\n[[claim]]\nref = \"one\"\nby = \"A\"\ntext = \"t\"\n\
             [[claim]]\nref = \"two\"\nby = \"B\"\ntext = \"u\"\n[[claim]]\nref = \"three\"\nby = \"C\"\ntext = \"v\"\n{link}\n"
        )
    };
    let relations = || {
        let list = sandbox.ok(&["relation", "list", "--format", "csv", "--fields", "id,relation,target"]).out;
        list.lines().skip(1).collect::<Vec<_>>().join(" ")
    };
    for (link, expected) in [
        ("denies = { claim = \"one\", part = \"some\" }", "r1,denies,c1"),
        ("disputes = \"one\"", "r1,disputes,c1"),
        ("disputes = \"two\"", "r1,disputes,c2"),
        ("disputes = [\"two\", \"one\"]", "r1,disputes,c2 r2,disputes,c1"),
    ] {
        sandbox.write("sheet.toml", sheet(link));
        sandbox.ok(&["log", "sheet.toml"]);
        assert_eq!(relations(), expected, "{link}");
        let again = sandbox.json(&["log", "sheet.toml"]);
        assert!(again["entry"].is_null(), "{link}: {again}");
    }
}

#[test]
fn an_empty_list_is_no_way_to_empty_a_field() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "sheet.toml",
        "[article]\nheadline = \"H\"\n[[claim]]\nby = \"A\"\ntext = \"t\"\ntopics = []\n",
    );
    let ran = sandbox.run(&["log", "sheet.toml"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("sheet.toml:6:10: `topics` is an empty list") && ran.err.contains("--clear"),
        "{}",
        ran.err
    );
}

#[test]
fn a_missing_file_does_not_hide_the_problems_of_the_others() {
    let sandbox = Sandbox::new();
    sandbox.write("bad.toml", "[article]\nheadlin = \"H\"\n");
    let ran = sandbox.run(&["log", "bad.toml", "nope.toml"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("bad.toml:2:1: ") && ran.err.contains("nope.toml: cannot be read"),
        "{}",
        ran.err
    );
}

#[cfg(target_os = "linux")]
#[test]
fn what_was_saved_is_said_also_when_the_result_cannot_be_printed() {
    let sandbox = Sandbox::new();
    sandbox.write("sheet.toml", "[article]\nheadline = \"H\"\n[[claim]]\nby = \"A\"\ntext = \"t\"\n");
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let output = sandbox.command(&["log", "sheet.toml"]).stdout(full).output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{err}");
    assert!(err.contains("saved as entry e1") && err.contains("no room left"), "{err}");
}

#[test]
fn an_article_in_the_place_of_a_worksheet_is_one_error_that_names_draft() {
    let sandbox = Sandbox::new();
    sandbox.write("article.txt", "It rains, Ann said.\nIt does not, said Bob.\n");
    let refused = sandbox.run(&["log", "article.txt"]);
    assert_eq!(refused.code, 2, "{refused:?}");
    assert!(refused.err.contains("article.txt is an article, not a worksheet"), "{refused:?}");
    assert!(refused.err.contains("gainsay draft article.txt -o draft.toml"), "{refused:?}");
}

//! `draft --with`: another program drafts, and nothing of it is believed.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Once;
use std::time::Duration;

use crate::sandbox::{Ran, Sandbox};

const ARTICLE: &str = "A mill, and who owns it\n\n\
    The council said on Tuesday that the old mill was sold last year.\n\n\
    Both Eddon Council and the River Board have alleged that Hale Timber has cut down the protected oaks by the mill. \
    Both Hale Timber and Ruiz Holdings deny those assertions.\n\n\
    “We sold nothing,” said Ana Ruiz, the mayor of Eddon. “Not a stone.”\n";

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("mill.txt", ARTICLE);
    sandbox
}

/// The program of `examples/drafter.rs`; built here if only these tests were, or it has changed since.
fn drafter() -> PathBuf {
    static BUILT: Once = Once::new();
    let test = std::env::current_exe().unwrap();
    let folder = test.parent().and_then(Path::parent).unwrap();
    let program = folder.join("examples").join(format!("drafter{}", std::env::consts::EXE_SUFFIX));
    BUILT.call_once(|| {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join("drafter.rs");
        let made = |path: &Path| path.metadata().and_then(|data| data.modified()).ok();
        if made(&program) < made(&source) {
            let name = folder.file_name().unwrap().to_string_lossy();
            let profile = if name == "debug" { "dev" } else { &name };
            let mut cargo = Command::new(env!("CARGO"));
            cargo.current_dir(env!("CARGO_MANIFEST_DIR"));
            cargo.args(["build", "--quiet", "--example", "drafter", "--profile", profile]);
            assert!(cargo.status().unwrap().success());
        }
    });
    program
}

/// Arguments after `draft mill.txt`, for the drafter with these words.
fn with(sandbox: &Sandbox, words: &[&str], more: &[&str]) -> Ran {
    sandbox.run(&args(&drafter().display().to_string(), words, more))
}

fn args<'a>(program: &'a str, words: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    let mut args = vec!["draft", "mill.txt", "--published", "2024-06-20", "--with", program];
    args.extend(words.iter().flat_map(|word| ["--with-arg", word]));
    args.extend(more);
    args
}

/// The answer of a drafter that gives these lines.
fn given(lines: &str, more: &[&str]) -> Ran {
    let sandbox = sandbox();
    sandbox.write("lines", lines);
    with(&sandbox, &["lines", "lines"], more)
}

#[test]
fn the_drafts_of_the_rules_given_back_make_the_same_worksheet_that_logs() {
    let sandbox = sandbox();
    let own = sandbox.ok(&["draft", "mill.txt", "--published", "2024-06-20"]).out;
    let ran = with(&sandbox, &[], &["-o", "mill.toml"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!ran.err.contains("refused"), "{}", ran.err);
    let sheet = String::from_utf8(sandbox.read("mill.toml")).unwrap();
    assert!(sheet.contains("# drafted by the rules again 1: "), "{sheet}");
    let keys = |sheet: &str| -> Vec<String> {
        sheet.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
    };
    assert_eq!(keys(&sheet), keys(&own));
    sandbox.ok(&["log", "mill.toml"]);
    assert_eq!(sandbox.run(&["check"]).code, 0);
    assert!(sandbox.ok(&["disputed"]).out.contains("protected oaks"));
}

#[test]
fn a_drafter_is_told_the_article_and_whom_the_ledger_knows_in_it() {
    let sandbox = sandbox();
    sandbox.ok(&["speaker", "add", "Ana Ruiz"]);
    sandbox.ok(&["speaker", "add", "Bo Stranger"]);
    sandbox.ok(&["speaker", "add", "Council of Eddon", "--alias", "eddon council"]);
    // `cat` gives back what it is told: no statement, and the reason shows what it got.
    if !cfg!(unix) {
        return;
    }
    let ran = sandbox.run(&args("tee", &["told"], &[]));
    assert_eq!(ran.code, 1, "{}", ran.out);
    let told: serde_json::Value = serde_json::from_slice(&sandbox.read("told")).unwrap();
    assert_eq!((told["protocol"].as_u64(), told["text"].as_str()), (Some(1), Some(ARTICLE)));
    assert_eq!(told["published"], "2024-06-20");
    let names: Vec<&str> =
        told["speakers"].as_array().unwrap().iter().filter_map(|one| one["name"].as_str()).collect();
    assert_eq!(names, ["Ana Ruiz", "Council of Eddon"]);
    let own = sandbox.json(&["draft", "mill.txt", "--published", "2024-06-20"]);
    assert_eq!(told["drafts"], own);
}

#[test]
fn what_is_refused_is_counted_and_stands_in_the_head_of_the_worksheet() {
    let lines = r#"{"drafter": {"name": "dreamer", "version": "0.1"}}
{"quotes": ["We sold everything"], "speakers": ["Ana Ruiz"]}
Sure! Here is the JSON you asked for:
{"quotes": ["Not a stone."], "speakers": ["Ana Ruiz"], "via": ["Zoe Invented"], "answers": [{"draft": 0, "sure": true}]}
"#;
    let ran = given(lines, &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for told in [&ran.out, &ran.err] {
        assert!(told.contains("2 statements and 2 parts of what the drafter gave refused"), "{told}");
        assert!(
            told.contains("line 2: its quote “We sold everything” is not in the text word for word"),
            "{told}"
        );
        assert!(told.contains("line 3: is not JSON"), "{told}");
        assert!(told.contains("“Zoe Invented”"), "{told}");
    }
    assert!(
        ran.out.starts_with("# 1 statement drafted") && ran.out.contains("# drafted by dreamer 0.1"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("by = \"Zoe"), "{}", ran.out);
    let ran = given("no\nJSON\n", &[]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(
        ran.err.contains("nothing that drafter gave can be taken") && ran.err.contains("line 1"),
        "{}",
        ran.err
    );
    let ran = given("", &[]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("no statements"), "{}", ran.err);
}

#[test]
fn a_drafter_that_fails_is_an_error_for_people_and_programs() {
    let sandbox = sandbox();
    let ran = sandbox.run(&args("./nowhere/drafter", &[], &[]));
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("./nowhere/drafter cannot be started: there is no such program"), "{}", ran.err);
    let ran = with(&sandbox, &["fail"], &["--format", "json"]);
    let error: serde_json::Value = serde_json::from_str(&ran.err).unwrap();
    assert_eq!((ran.code, &error["error"]["kind"]), (1, &"drafter".into()));
    let message = error["error"]["message"].as_str().unwrap();
    assert!(message.contains("failed with exit code 3; it said: the model is not there"), "{message}");
    let ran = with(&sandbox, &["endless"], &["-o", "mill.toml"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("wrote more than 16 MiB"), "{}", ran.err);
    assert_eq!(sandbox.files(), ["mill.txt"]);
    let ran = sandbox.run(&["draft", "mill.txt", "--with-arg", "x"]);
    assert_eq!(ran.code, 2);
    let ran = sandbox.run(&["log", "mill.txt", "--with", "x"]);
    assert!(ran.code == 2 && ran.err.contains("--review"), "{}", ran.err);
}

#[test]
fn a_drafter_that_does_not_read_may_answer() {
    let sandbox = sandbox();
    sandbox.write("mill.txt", format!("{ARTICLE}\n{}", "More of the same. ".repeat(100_000)));
    sandbox.write("lines", r#"{"quotes": "Not a stone.", "speakers": "Ana Ruiz"}"#);
    let ran = with(&sandbox, &["deaf", "lines"], &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("did not read all of its input"), "{}", ran.err);
    assert!(ran.out.contains("quote = \"Not a stone.\""), "{}", ran.out);
}

/// Whether what beats into this file has stopped.
fn has_stopped(sandbox: &Sandbox, file: &str) -> bool {
    let length = || sandbox.read(file).len();
    // Ended a moment ago, it may still write once.
    (0..50).any(|_| {
        let before = length();
        std::thread::sleep(Duration::from_millis(200));
        length() == before
    })
}

#[test]
fn a_drafter_that_takes_too_long_is_ended() {
    let sandbox = sandbox();
    let ran = with(&sandbox, &["beat", "beats"], &["--with-timeout", "1"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("was ended after 1 s") && ran.err.contains("--with-timeout"), "{}", ran.err);
    assert!(has_stopped(&sandbox, "beats"));
}

#[cfg(unix)]
#[test]
fn what_a_drafter_leaves_behind_is_ended_with_it() {
    let sandbox = sandbox();
    let ran = with(&sandbox, &["leave", "beats"], &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(has_stopped(&sandbox, "beats"));
}

#[cfg(target_os = "linux")]
#[test]
fn what_a_drafter_sends_out_of_its_group_is_ended_too() {
    let sandbox = sandbox();
    let ran = with(&sandbox, &["daemon", "beats"], &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(has_stopped(&sandbox, "beats"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_drafter_has_no_more_memory_than_it_is_given() {
    let ran = with(&sandbox(), &["hoard"], &["--with-memory", "1"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("memory allocation of"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn a_drafter_does_not_outlive_the_command_however_it_ends() {
    let sandbox = sandbox();
    let program = drafter().display().to_string();
    let mut command = sandbox.command(&args(&program, &["beat", "beats"], &[]));
    let mut running = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    while !sandbox.path("beats").exists() {
        std::thread::sleep(Duration::from_millis(5));
    }
    // It was started before its watcher.
    std::thread::sleep(Duration::from_millis(500));
    running.kill().unwrap();
    running.wait().unwrap();
    assert!(has_stopped(&sandbox, "beats"));
}

#[test]
fn a_review_goes_through_what_a_drafter_gave() {
    let sandbox = sandbox();
    let lines = r#"{"drafter": {"name": "dreamer", "version": "0.1"}}
{"quotes": ["Not a stone."], "speakers": ["Ana Ruiz"], "kind": "denial", "text": "Ana Ruiz sold nothing."}
{"quotes": ["a changed word"]}
"#;
    sandbox.write("lines", lines);
    let program = drafter().display().to_string();
    let ran = sandbox.run_with_input(
        &["log", "--review", "mill.txt", "--with", &program, "--with-arg", "lines", "--with-arg", "lines"],
        b"accept\nlog\n",
    );
    assert_eq!(ran.code, 0, "{}\n{}", ran.out, ran.err);
    let claims = sandbox.json(&["claim", "list"]);
    assert_eq!(claims.as_array().unwrap().len(), 1, "{claims}");
    let progress = String::from_utf8(sandbox.read("mill.txt.review.toml")).unwrap();
    assert!(
        progress.contains("# drafted by: dreamer 0.1\n") && progress.contains("a changed word"),
        "{progress}"
    );
}

#[test]
fn the_entry_of_a_review_names_the_drafter_also_when_it_is_taken_up_without_it() {
    let sandbox = sandbox();
    let lines = r#"{"drafter": {"name": "dreamer", "version": "0.1"}}
{"quotes": ["Not a stone."], "speakers": ["Ana Ruiz"], "kind": "denial"}
"#;
    sandbox.write("lines", lines);
    let program = drafter().display().to_string();
    let ran = sandbox
        .run_with_input(&["log", "--review", "mill.txt", "--with", &program, "lines", "lines"], b"accept\n");
    assert!(ran.err.contains("nothing was logged"), "{}\n{}", ran.out, ran.err);
    let ran = sandbox.run_with_input(&["log", "--review", "mill.txt"], b"log\n");
    assert_eq!(ran.code, 0, "{}\n{}", ran.out, ran.err);
    let history = sandbox.json(&["history"]);
    assert!(history.to_string().contains("log --review mill.txt # drafted by dreamer 0.1"), "{history}");
}

#[test]
fn the_same_words_of_two_speakers_are_two_statements() {
    let sandbox = sandbox();
    let lines = r#"{"quotes": ["the old mill was sold last year"], "speakers": ["council"], "kind": "allegation"}
{"quotes": ["the old mill was sold last year"], "speakers": ["River Board"], "kind": "confirmation", "answers": [{"draft": 0, "sure": true}]}
{"quotes": ["the old mill was sold last year"], "speakers": ["river Board"]}
"#;
    sandbox.write("lines", lines);
    let ran = with(&sandbox, &["lines", "lines"], &["-o", "mill.toml"]);
    assert!(ran.err.contains("line 3: has the words and the speakers of one before"), "{}", ran.err);
    let program = drafter().display().to_string();
    let review = ["log", "--review", "mill.txt", "--with", &program, "lines", "lines"];
    let ran = sandbox.run_with_input(&review, b"discard\naccept\nquit\n");
    let progress = String::from_utf8(sandbox.read("mill.txt.review.toml")).unwrap();
    assert!(progress.contains("# discarded: ") && progress.contains("/1\n"), "{progress}\n{}", ran.err);
    let ran = sandbox.run_with_input(&review, b"log\n");
    assert_eq!(ran.code, 0, "{}\n{}", ran.out, ran.err);
    let by = sandbox.json(&["claim", "list"]);
    assert!(by.to_string().contains("River Board") && !by.to_string().contains("council"), "{by}");
    std::fs::remove_file(sandbox.path("gainsay.db")).unwrap();
    sandbox.ok(&["log", "mill.toml"]);
    assert_eq!(sandbox.json(&["claim", "list"]).as_array().unwrap().len(), 2);
    assert_eq!(sandbox.json(&["relation", "list"]).as_array().unwrap().len(), 1);
}

#[test]
fn a_draft_is_shown_beside_that_of_the_rules() {
    let sandbox = sandbox();
    let lines = r#"{"drafter": {"name": "dreamer", "version": "0.1"}}
{"quotes": ["We sold nothing", "Not a stone."], "speakers": ["Hale Timber"], "kind": "denial"}
{"quotes": ["A mill, and who owns it"]}
"#;
    sandbox.write("lines", lines);
    let ran = with(&sandbox, &["lines", "lines"], &["--compare"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.starts_with("dreamer 0.1: 2, the rules: "), "{}", ran.out);
    assert!(ran.out.contains("speaker: Hale Timber | the rules: Ana Ruiz\n"), "{}", ran.out);
    assert!(ran.out.contains("\ndrafter  “A mill, and who owns it”\n"), "{}", ran.out);
    assert!(ran.out.contains("\nrules    “that the old mill was sold last year”\n"), "{}", ran.out);
    let ran = with(&sandbox, &["lines", "lines"], &["--compare", "--format", "json"]);
    let all: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let sold =
        all.as_array().unwrap().iter().find(|one| !one["drafter"].is_null() && !one["rules"].is_null());
    assert!(sold.unwrap()["differs"].to_string().contains("speaker"), "{all}");
    assert_eq!(sandbox.run(&["draft", "mill.txt", "--compare"]).code, 2);
}

#[test]
fn several_sure_links_are_made_but_none_that_could_not_be_logged() {
    let lines = r#"{"quotes": ["the old mill was sold last year"], "speakers": ["council"], "kind": "allegation"}
{"quotes": ["cut down the protected oaks"], "speakers": ["River Board"], "kind": "allegation"}
{"quotes": ["We sold nothing"], "speakers": ["Ana Ruiz"], "kind": "denial", "answers": [{"draft": 0, "sure": true}, {"draft": 1, "sure": true, "relation": "disputes"}]}
{"quotes": ["Not a stone."], "speakers": ["Ana Ruiz"], "kind": "retraction", "answers": [{"draft": 0, "sure": true}, {"draft": 2, "sure": true, "relation": "denies"}]}
"#;
    let sandbox = sandbox();
    sandbox.write("lines", lines);
    let ran = with(&sandbox, &["lines", "lines"], &["-o", "mill.toml"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    sandbox.ok(&["log", "mill.toml"]);
    let relations = sandbox.json(&["relation", "list"]);
    let all: Vec<&str> =
        relations.as_array().unwrap().iter().filter_map(|one| one["relation"].as_str()).collect();
    assert_eq!(all, ["denies", "disputes"], "{relations}");
}

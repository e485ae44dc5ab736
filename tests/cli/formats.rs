//! Every list and show in every format, quiet pipes, and files.

use std::io::Read;
use std::process::Stdio;

use crate::sandbox::Sandbox;

const LISTS: &[&[&str]] = &[
    &["disputed"],
    &["disputed", "--include", "partly,challenged"],
    &["claim", "list"],
    &["article", "list"],
    &["speaker", "list"],
    &["relation", "list"],
    &["outlet", "list"],
    &["topic", "list"],
    &["date", "2024-06", "today"],
    &["export", "--list"],
];

const SHOWS: &[&[&str]] = &[
    &["claim", "show", "shells"],
    &["article", "show", "a1"],
    &["speaker", "show", "s1"],
    &["relation", "show", "r1"],
    &["outlet", "show", "o1"],
    &["topic", "show", "t1"],
];

#[test]
fn lists_in_every_format() {
    let sandbox = Sandbox::with_examples();
    for list in LISTS {
        let rows = sandbox.json(list).as_array().map(Vec::len).unwrap();
        assert!(rows > 0, "{list:?}");
        let jsonl = sandbox.ok(&[*list, &["--format", "jsonl"]].concat()).out;
        assert_eq!(
            jsonl.lines().filter(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()).count(),
            rows,
            "{list:?}"
        );
        let csv = sandbox.ok(&[*list, &["--format", "csv"]].concat()).out;
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let columns = reader.headers().unwrap().len();
        assert!(reader.records().all(|record| record.unwrap().len() == columns), "{list:?}");
        let md = sandbox.ok(&[*list, &["--format", "md"]].concat()).out;
        assert!(md.starts_with("| ") && md.lines().nth(1).unwrap().starts_with("| -"), "{list:?}: {md}");
        let table = sandbox.ok(list).out;
        let widest = table.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= 80, "{list:?}: {widest}\n{table}");
    }
}

#[test]
fn shows_in_every_format() {
    let sandbox = Sandbox::with_examples();
    for show in SHOWS {
        assert!(sandbox.json(show).is_object(), "{show:?}");
        for format in ["jsonl", "csv", "md", "table"] {
            assert!(
                !sandbox.ok(&[*show, &["--format", format]].concat()).out.is_empty(),
                "{show:?} {format}"
            );
        }
    }
}

#[test]
fn an_empty_list_is_no_failure() {
    let sandbox = Sandbox::new();
    sandbox.ok(&["init"]);
    for list in &LISTS[..8] {
        let ran = sandbox.ok(list);
        assert!(ran.out.is_empty() && ran.err.starts_with("no "), "{list:?}: {} {}", ran.out, ran.err);
        assert_eq!(sandbox.json(list), serde_json::json!([]), "{list:?}");
    }
}

#[test]
fn fields_are_chosen_and_a_wrong_one_lists_them_all() {
    let sandbox = Sandbox::with_examples();
    let ran = sandbox.ok(&["claim", "list", "--fields", "id,said_latest", "--limit", "1", "--format", "csv"]);
    assert_eq!(ran.out, "id,said_latest\nc1,2024-06-21\n");
    let ran = sandbox.run(&["claim", "list", "--fields", "speaker"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("speakers") && ran.err.contains("said_earliest"), "{}", ran.err);
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let sandbox = Sandbox::with_examples();
    for args in [&["claim", "list", "--format", "json"][..], &["disputed"], &["export", "claims", "-o", "-"]]
    {
        let mut child = sandbox.command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0), "{args:?}: {err}");
        assert_eq!(err, "", "{args:?}");
    }
}

#[test]
fn the_ending_of_a_file_decides_the_format() {
    let sandbox = Sandbox::with_examples();
    sandbox.ok(&["claim", "list", "-o", "claims.json"]);
    let written: serde_json::Value = serde_json::from_slice(&sandbox.read("claims.json")).unwrap();
    assert_eq!(written.as_array().unwrap().len(), sandbox.json(&["claim", "list"]).as_array().unwrap().len());
    sandbox.ok(&["claim", "list", "-o", "claims.csv"]);
    assert_eq!(sandbox.read("claims.csv"), sandbox.ok(&["claim", "list", "--format", "csv"]).out.as_bytes());
}

#[test]
fn a_file_of_somebody_elses_is_kept() {
    let sandbox = Sandbox::with_examples();
    sandbox.write("mine.csv", "my own work\n");
    for args in [&["claim", "list", "-o", "mine.csv"][..], &["export", "claims", "-o", "mine.csv"]] {
        let ran = sandbox.run(args);
        assert_eq!(ran.code, 1, "{args:?}");
        assert!(
            ran.err.contains("mine.csv was not written by gainsay") && ran.err.contains("--force"),
            "{}",
            ran.err
        );
        assert_eq!(sandbox.read("mine.csv"), b"my own work\n");
    }
    sandbox.ok(&["export", "claims", "-o", "mine.csv", "--force"]);
    assert_ne!(sandbox.read("mine.csv"), b"my own work\n");
}

#[test]
fn an_export_that_was_edited_since_is_kept() {
    let sandbox = Sandbox::with_examples();
    sandbox.ok(&["export", "--all"]);
    let mut edited = sandbox.read("exports/claims.csv");
    edited.extend_from_slice(b"a line of mine\n");
    sandbox.write("exports/claims.csv", &edited);
    let ran = sandbox.run(&["export", "--all"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("exports/claims.csv was changed since gainsay wrote it"), "{}", ran.err);
    assert_eq!(sandbox.read("exports/claims.csv"), edited);
}

#[test]
fn the_ledger_itself_is_never_overwritten() {
    let sandbox = Sandbox::with_examples();
    let before = sandbox.read("gainsay.db");
    for args in [
        &["export", "claims", "--format", "csv", "-o", "gainsay.db", "--force"][..],
        &["claim", "list", "--format", "csv", "-o", "gainsay.db", "--force"],
    ] {
        assert_eq!(sandbox.run(args).code, 1, "{args:?}");
        assert_eq!(sandbox.read("gainsay.db"), before, "{args:?}");
    }
}

#[test]
fn errors_are_json_when_results_are() {
    let sandbox = Sandbox::with_examples();
    for (args, kind) in [
        (&["claim", "show", "nothing", "--format", "json"][..], "not-found"),
        (&["claim", "lsit", "--format", "json"], "usage"),
        (&["--db", "no.db", "claim", "list", "--format=json"], "missing"),
    ] {
        let ran = sandbox.run(args);
        let error: serde_json::Value =
            serde_json::from_str(&ran.err).unwrap_or_else(|e| panic!("{e}: {}", ran.err));
        assert_eq!(error["error"]["kind"], kind, "{}", ran.err);
        assert!(error["error"]["hints"].is_array());
    }
}

#[test]
fn an_ending_of_no_format_is_refused() {
    let sandbox = Sandbox::with_examples();
    for args in [&["claim", "list", "-o", "claims.xlsx"][..], &["export", "claims", "-o", "claims.xls"]] {
        let ran = sandbox.run(args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(ran.err.contains("no format has the ending .xls"), "{}", ran.err);
    }
    assert!(!sandbox.files().contains(&"claims.xlsx".to_owned()));
}

#[test]
fn an_export_that_stops_half_way_says_what_it_wrote() {
    let sandbox = Sandbox::with_examples();
    sandbox.write("exports/denials.csv", "mine\n");
    let ran = sandbox.run(&["export", "--all"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("exports/claims.csv") && ran.err.contains("denials.csv was not written by gainsay"),
        "{}",
        ran.err
    );
}

#[test]
fn export_without_a_report_names_them() {
    let ran = Sandbox::with_examples().run(&["export"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("claims, disputed, denials") && ran.err.contains("--all"), "{}", ran.err);
}

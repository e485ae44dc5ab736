//! What is refused: each error names the place, the value and what to do, has its exit code, and changes
//! nothing.

use crate::sandbox::Sandbox;

const GOOD: &str = "[article]\nurl = \"https://example.org/1\"\nheadline = \"H\"\npublished = 2024-06-21\n\
                    [[claim]]\nref = \"one\"\nby = \"Russia\"\ntext = \"first\"\n\
                    [[claim]]\nref = \"two\"\nby = \"Ukraine\"\ntext = \"second\"\n";

/// A ledger with two claims and two speakers of one name.
fn ledger() -> Sandbox {
    let sandbox = Sandbox::with(GOOD);
    sandbox.ok(&["speaker", "add", "Smith"]);
    sandbox.ok(&["speaker", "add", "Smith", "--namesake", "--kind", "person"]);
    sandbox
}

/// A worksheet with this claim, and what its one problem says.
const WORKSHEETS: &[(&str, &str)] = &[
    (
        "by = \"A\"\ntext = \"t\"\ndenise = \"one\"",
        "3:1: unknown key `denise`\n  hint: did you mean `denies`?",
    ),
    ("by = 7\ntext = \"t\"", "1:6: `by` takes a name or a list of names"),
    ("by = \"A\"\ntext = \"t\"\non = \"2024-02-30\"", "3:6: \"2024-02-30\""),
    ("by = \"A\"\ntext = \"t\"\non = \"some day\"", "3:6: gainsay does not read \"some day\" as a date;"),
    (
        "by = \"A\"\ntext = \"t\"\non = \"06/07/2024\"",
        "3:6: \"06/07/2024\" is a date in numbers whose order differs",
    ),
    (
        "by = \"A\"\ndenies = \"oen\"",
        "2:10: `denies` names \"oen\", which is no claim of this worksheet or of the ledger",
    ),
    ("by = \"A\"\ndenies = \"c99\"", "2:10: `denies` names \"c99\""),
    ("by = \"Smith\"\ntext = \"t\"", "1:6: \"Smith\" fits 2 speakers: s3 Smith; s4 Smith, person"),
    ("by = \"s99\"\ntext = \"t\"", "1:6: there is no speaker s99 in this ledger"),
    ("kind = \"alegation\"\nby = \"A\"\ntext = \"t\"", "1:8: "),
    ("text = \"t\"", "the claim has no `by`"),
    ("by = \"A\"", "the claim says nothing"),
    ("ref = \"c99\"\nby = \"A\"\ntext = \"t\"", "1:7: there is no claim c99 in this ledger"),
    ("ref = \"a word\"\nby = \"A\"\ntext = \"t\"", "1:7: "),
    ("by = \"A\"\ndenies = { claim = \"one\", scope = \"partial\" }", "2:"),
    ("by = \"A\"\nrepeats = { claim = \"one\", force = \"qualified\" }", "2:"),
    ("by = [\"A\", \"a\"]\ntext = \"t\"", "1:12: \"a\" is already named in `by`"),
    (
        "by = { name = \"Russia\", for = \"Russia\" }\ntext = \"t\"",
        "a speaker cannot speak on behalf of itself",
    ),
    ("by = \"A\"\ntext = \"a\\u001b[31mred\"", "2:8: "),
    ("by = \"A\"\ntext = \"t", "2:10: the text is not closed"),
    (
        "by = \"A\"\ntext = \"t\"\n[[claim]]\nref = \"x\"\nby = \"B\"\ntext = \"t\"\n[[claim]]\nref = \"x\"\nby = \"C\"\ntext = \"u\"",
        "8:7: ",
    ),
];

#[test]
fn bad_worksheets() {
    let sandbox = ledger();
    let before = sandbox.read("gainsay.db");
    for (claim, expected) in WORKSHEETS {
        sandbox.write("bad.toml", format!("[article]\nheadline = \"New\"\n[[claim]]\n{claim}\n"));
        let ran = sandbox.run(&["log", "bad.toml"]);
        assert_eq!(ran.code, 1, "{claim}\n{}", ran.err);
        // Places are counted from the claim's first line here, and the worksheet has three lines before it.
        let expected = shifted(expected);
        assert!(ran.err.contains(&expected), "{claim}\nexpected {expected:?}\n{}", ran.err);
        assert!(
            ran.err.starts_with("error: nothing was recorded: 1 problem in bad.toml\nbad.toml:"),
            "{}",
            ran.err
        );
        assert!(ran.out.is_empty());
        assert_eq!(sandbox.read("gainsay.db"), before, "{claim}");
    }
    assert_eq!(sandbox.files(), ["bad.toml", "gainsay.db", "sheet.toml"]);
}

/// "3:1: …" as a place in the whole worksheet.
fn shifted(expected: &str) -> String {
    match expected.split_once(':') {
        Some((line, rest)) if line.parse::<usize>().is_ok() => {
            format!("bad.toml:{}:{rest}", line.parse::<usize>().unwrap() + 3)
        }
        _ => expected.to_owned(),
    }
}

#[test]
fn files_that_are_no_worksheets() {
    let sandbox = ledger();
    let before = sandbox.read("gainsay.db");
    sandbox.write("latin.toml", b"[article]\nheadline = \"caf\xe9\"\n");
    sandbox.write("utf16.toml", b"\xff\xfe[\x00a\x00");
    sandbox.write("empty.toml", "");
    std::fs::create_dir(sandbox.path("folder")).unwrap();
    for (name, expected) in [
        ("nowhere.toml", "nowhere.toml: cannot be read: there is no such file"),
        ("folder", "folder: cannot be read: it is a folder"),
        ("latin.toml", "latin.toml:2:16: "),
        ("utf16.toml", "UTF-16"),
        ("empty.toml", "[article]"),
    ] {
        let ran = sandbox.run(&["log", name]);
        assert_eq!(ran.code, 1, "{name}\n{}", ran.err);
        assert!(ran.err.contains(expected), "{name}\n{}", ran.err);
        assert_eq!(sandbox.read("gainsay.db"), before, "{name}");
    }
}

#[test]
fn bad_command_lines() {
    let sandbox = ledger();
    let before = sandbox.read("gainsay.db");
    for (args, code, expected) in [
        (&["claim", "show", "c99"][..], 1, "there is no claim c99 in this ledger"),
        (&["claim", "show", "oen"], 1, "did you mean \"one\"?"),
        (&["claim", "list", "--speaker", "Rusia"], 1, "did you mean \"Russia\"?"),
        (&["claim", "list", "--since", "soon"], 2, "--since: gainsay does not read \"soon\""),
        (
            &["claim", "list", "--since", "2024-07", "--until", "2024-06"],
            2,
            "--until (2024-06-30) is before --since (2024-07-01)",
        ),
        (&["claim", "list", "--kind", "denail"], 2, "did you mean \"denial\"?"),
        (&["claim", "add", "--text", "t"], 2, "claim add: the claim has no `by`"),
        (&["claim", "add", "--by", "A", "--text", "t", "--on", "2024-13"], 2, "claim add: --on: "),
        (
            &["claim", "add", "--ref", "one", "--by", "A", "--text", "t"],
            1,
            "there is already a claim \"one\": c1",
        ),
        (&["claim", "edit", "one", "--ref", "two"], 2, "\"two\" is the ref of c2"),
        (
            &["deny", "nothing", "--by", "A"],
            2,
            "deny: `denies` names \"nothing\", which is no claim of the ledger",
        ),
        (&["deny", "one"], 2, "deny: the claim has no `by`"),
        (&["link", "one", "denies", "one"], 2, "\"one\" is this claim itself"),
        (&["link", "one", "denise", "two"], 2, "did you mean \"denies\"?"),
        (&["link", "one", "repeats", "two", "--force", "qualified"], 2, "`force` belongs to a challenge"),
        (&["speaker", "add", "s7"], 2, "looks like an id"),
        (&["speaker", "alias", "Russia", "Ukraine"], 1, "\"Ukraine\" is already the name of s2 Ukraine"),
        (&["article", "edit", "a1", "--clear", "url,headline"], 1, "an article has a url or a headline"),
        (&["article", "show", "a9"], 1, "there is no article a9 in this ledger"),
        (&["relation", "show", "c1"], 2, "\"c1\" is not the id of a relation; such an id looks like r12"),
        (&["export", "clams"], 2, "did you mean \"claims\"?"),
        (&["export", "claims", "-o", "no/where.csv"], 1, "there is no folder no"),
        (&["disputed", "--format", "xlsx"], 2, "is not a format"),
        (&["log"], 2, "<WORKSHEET>..."),
        (&["clam", "list"], 2, "unrecognized subcommand 'clam'"),
    ] {
        let ran = sandbox.run(args);
        assert_eq!(ran.code, code, "{args:?}\n{}", ran.err);
        assert!(ran.err.contains(expected), "{args:?}\n{}", ran.err);
        assert!(ran.out.is_empty(), "{args:?}\n{}", ran.out);
        assert_eq!(sandbox.read("gainsay.db"), before, "{args:?}");
    }
    assert_eq!(sandbox.files(), ["gainsay.db", "sheet.toml"]);
}

#[test]
fn files_that_are_no_ledgers() {
    let sandbox = ledger();
    sandbox.write(
        "text.db",
        "this is a text, and a rather long one, so that it is longer than a header of SQLite files is\n"
            .repeat(3),
    );
    sandbox.write("empty.db", "");
    std::fs::create_dir(sandbox.path("folder.db")).unwrap();
    let foreign = rusqlite::Connection::open(sandbox.path("foreign.db")).unwrap();
    foreign.execute_batch("CREATE TABLE moz_places (id INTEGER);").unwrap();
    drop(foreign);
    for (name, expected) in [
        ("text.db", "is not a ledger"),
        ("empty.db", "the file is empty"),
        ("folder.db", "a folder"),
        ("foreign.db", "moz_places"),
    ] {
        let before = std::fs::read(sandbox.path(name)).ok();
        for args in [&["--db", name, "log", "sheet.toml"][..], &["--db", name, "disputed"]] {
            let ran = sandbox.run(args);
            assert_eq!(ran.code, 4, "{args:?}\n{}", ran.err);
            assert!(
                ran.err.contains(expected) && ran.err.contains("nothing was changed"),
                "{args:?}\n{}",
                ran.err
            );
        }
        assert_eq!(std::fs::read(sandbox.path(name)).ok(), before, "{name}");
    }
    assert_eq!(
        sandbox.files(),
        ["empty.db", "folder.db", "foreign.db", "gainsay.db", "sheet.toml", "text.db"]
    );
}

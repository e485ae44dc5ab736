//! The rules between the layers that the compiler does not know: see `src/lib.rs`.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its stage has failed")]

mod circles;

use std::path::{Path, PathBuf};

/// The most lines that a file may have.
const LONGEST: usize = 400;

/// Each layer and the layers that it may use.
const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("whole_file", &[]),
    ("store", &["domain", "whole_file"]),
    ("output", &["domain"]),
    ("reading", &["domain"]),
    ("record", &["domain", "store"]),
    ("intake", &["domain", "store", "reading", "record"]),
    ("report", &["domain", "store"]),
    ("export", &["domain", "whole_file", "store", "report", "output"]),
    ("cli", &["domain", "whole_file", "store", "report", "output", "reading", "record", "intake", "export"]),
];

/// A file of the library.
struct Source {
    /// Its path below `src`, with `/`.
    name: String,
    text: String,
    /// Its text without comments and without the texts of string literals: what the program does.
    code: String,
    /// Whether it is compiled for tests only.
    is_test: bool,
}

impl Source {
    fn layer(&self) -> &str {
        self.name.split(['/', '.']).next().unwrap_or_default()
    }

    /// The code before the unit tests at its end.
    fn without_tests(&self) -> &str {
        match self.code.find("#[cfg(test)]\nmod tests {") {
            Some(at) => &self.code[..at],
            None => &self.code,
        }
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        Source { name, code: code_of(&text), text, is_test: false }
    };
    let mut sources: Vec<Source> = files.into_iter().map(read).collect();
    let tests: Vec<String> = sources.iter().flat_map(test_modules).collect();
    for source in &mut sources {
        source.is_test = tests.iter().any(|module| {
            source.name.strip_prefix(module.as_str()).is_some_and(|rest| rest.starts_with(['.', '/']))
        });
    }
    assert!(sources.len() > 40);
    sources
}

/// The modules that a file declares for tests only, as paths without their ending.
fn test_modules(source: &Source) -> Vec<String> {
    let stem = source.name.trim_end_matches(".rs");
    let folder = match stem.rsplit_once('/') {
        Some((folder, "mod")) => format!("{folder}/"),
        None if stem == "lib" => String::new(),
        _ => format!("{stem}/"),
    };
    let declared = source.code.split("#[cfg(test)]\n").skip(1).filter_map(|after| {
        let (line, _) = after.split_once('\n')?;
        line.rsplit_once("mod ")?.1.strip_suffix(';')
    });
    declared.map(|name| format!("{folder}{name}")).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

/// The text without `//` comments and without what stands in plain string literals. Line breaks stay.
fn code_of(text: &str) -> String {
    let mut code = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['"', '/', '\'']) {
        code.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with('"') && code.ends_with('#') && code.trim_end_matches('#').ends_with('r') {
            let hashes = code.len() - code.trim_end_matches('#').len();
            let end = format!("\"{}", "#".repeat(hashes));
            rest[1..].find(&end).map_or(rest.len(), |at| at + 1 + end.len())
        } else if let Some(literal) = rest.strip_prefix('"') {
            let mut escaped = false;
            let end = literal.find(|c: char| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            end.map_or(rest.len(), |at| at + 2)
        } else if let Some(length) =
            ["'\"'", "'\\\"'", "'/'"].iter().find(|c| rest.starts_with(**c)).map(|c| c.len())
        {
            length
        } else {
            code.push_str(&rest[..1]);
            rest = &rest[1..];
            continue;
        };
        rest = &rest[length..];
    }
    code + rest
}

/// Whether a word stands in the code as a whole word.
fn has_word(code: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word)
        .any(|(at, _)| !code[..at].ends_with(is_part) && !code[at + word.len()..].starts_with(is_part))
}

fn names(sources: &[Source], is_bad: impl Fn(&Source) -> bool) -> Vec<&str> {
    sources.iter().filter(|source| is_bad(source)).map(|source| source.name.as_str()).collect()
}

#[test]
fn a_layer_uses_only_what_stands_below_it() {
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| !["lib", "main"].contains(&source.layer())) {
        let (layer, below) = LAYERS
            .iter()
            .find(|(layer, _)| *layer == source.layer())
            .unwrap_or_else(|| panic!("{}: a new layer must be named in this test", source.name));
        // Tests may set a stage with any layer; what is shipped may not.
        if source.is_test {
            continue;
        }
        for (other, _) in LAYERS {
            if other != layer
                && !below.contains(other)
                && source.without_tests().contains(&format!("crate::{other}"))
            {
                found.push(format!("{} uses {other}", source.name));
            }
        }
        if source.without_tests().contains("crate::{") {
            found.push(format!(
                "{} imports several layers in one line; give each a line of its own",
                source.name
            ));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn only_the_store_names_the_database() {
    let found = sources();
    let crates = ["rusqlite", "refinery", "refinery_core", "libsqlite3_sys"];
    let found = names(&found, |source| {
        source.layer() != "store" && crates.iter().any(|name| has_word(&source.code, name))
    });
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn domain_does_no_input_and_no_output() {
    let found = sources();
    let outside =
        ["std::fs", "std::io", "std::env", "std::process", "std::net", "clap", "chrono::Local", "serde_json"];
    let found = names(&found, |source| {
        source.layer() == "domain" && outside.iter().any(|name| has_word(source.without_tests(), name))
    });
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn only_one_file_prints() {
    let found = sources();
    let printing = ["println!", "eprintln!", "print!", "eprint!", "dbg!"];
    let found = names(&found, |source| {
        let prints = printing.iter().any(|print| {
            source
                .code
                .match_indices(print)
                .any(|(at, _)| !source.code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
        });
        // Whether the output is a terminal is a fact about the surroundings; the streams of another program are its
        // own.
        let streams = ![
            "cli/config.rs",
            "intake/capture/child.rs",
            "intake/drafter/child.rs",
            "intake/drafter/group.rs",
        ]
        .contains(&source.name.as_str())
            && ["anstream", "stdout", "stderr"].iter().any(|name| has_word(source.without_tests(), name));
        source.name != "cli/ui.rs" && !source.is_test && (prints || streams)
    });
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn only_one_file_reads_the_environment_and_the_clock() {
    let found = sources();
    let outside =
        ["env::var", "env::var_os", "env::vars", "env::vars_os", "Utc::now", "Local::now", "SystemTime::now"];
    let found = names(&found, |source| {
        source.name != "cli/config.rs" && outside.iter().any(|name| has_word(&source.code, name))
    });
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn only_the_command_line_names_clap() {
    let found = sources();
    let found = names(&found, |source| {
        source.layer() != "cli"
            && ["clap", "clap_complete", "clap_mangen"].iter().any(|name| has_word(&source.code, name))
    });
    assert!(found.is_empty(), "{found:?}");
}

/// What writes a record of a noun. `store` has them, `record` calls them.
const WRITERS: &[&str] = &[
    "add_address",
    "add_affiliation",
    "add_alias",
    "add_appearance",
    "add_article",
    "add_assessment",
    "add_capture",
    "add_claim",
    "add_outlet",
    "add_outlet_same_as",
    "add_relation",
    "add_speaker",
    "add_speaker_same_as",
    "add_topic",
    "merge_article",
    "merge_speaker",
    "order_appearances",
    "restore",
    "set_anchors",
    "unmerge_article",
    "unmerge_speaker",
    "update_appearance",
    "update_article",
    "update_assessment",
    "update_claim",
    "update_outlet",
    "update_relation",
    "update_speaker",
    "update_topic",
    "withdraw",
];

#[test]
fn only_the_record_writes_records() {
    let mut found = Vec::new();
    for source in sources() {
        if source.is_test || matches!(source.layer(), "record" | "store") {
            continue;
        }
        for writer in WRITERS {
            // As a method: a function of that name is the record's own.
            if source.code.contains(&format!(".{writer}(")) {
                found.push(format!("{} calls {writer}", source.name));
            }
        }
    }
    assert!(found.is_empty(), "whatever is recorded goes through `record`: {found:#?}");
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let sources = sources();
    let house = circles::House::of(&sources);
    let found: Vec<Vec<String>> = house.circles().iter().map(|circle| house.told(circle)).collect();
    assert!(found.is_empty(), "give the type that both need a file of its own: {found:#?}");
}

#[test]
fn no_file_is_too_long_to_read() {
    let found: Vec<String> = sources()
        .iter()
        .map(|source| (source.text.lines().count(), &source.name))
        .filter(|(lines, _)| *lines > LONGEST)
        .map(|(lines, name)| format!("{name}: {lines} lines"))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn comments_are_as_wide_as_code_and_stand_alone() {
    let mut found = Vec::new();
    for source in sources() {
        for (at, line) in
            source.text.lines().enumerate().filter(|(_, line)| line.trim_start().starts_with("//"))
        {
            let is_too_wide = line.chars().count() > 110;
            // Who reads one doc comment has not read the one before.
            let leans = [
                "/// The same.",
                "/// The same with",
                "/// The same for",
                "/// The same of",
                "/// The same,",
            ];
            if is_too_wide || leans.iter().any(|leans| line.trim_start().starts_with(leans)) {
                found.push(format!("{}:{}: {line}", source.name, at + 1));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_file_says_what_it_owns() {
    let found = sources();
    let found = names(&found, |source| !source.is_test && !source.text.starts_with("//! "));
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn no_file_is_named_after_nothing() {
    let nothing = ["util", "utils", "helper", "helpers", "common", "manager", "misc", "shared"];
    let found = sources();
    let found = names(&found, |source| {
        source.name.split('/').any(|part| nothing.contains(&part.trim_end_matches(".rs")))
    });
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn this_test_sees_code_and_not_words() {
    let code = code_of("a // crate::store\n\"println! \\\" rusqlite\" b '\"' r#\"x \" clap\"# 'c' x/y");
    assert_eq!(code, "a \n b  r# 'c' x/y");
    assert!(has_word("use rusqlite::Row;", "rusqlite") && !has_word("my_rusqlite", "rusqlite"));
}

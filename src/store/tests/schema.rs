//! The schema and the sentences that explain it.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::Connection;

use super::scratch::Scratch;
use crate::store::file::schema;
use crate::store::rules;

#[test]
fn the_steps_are_the_files_of_the_folder() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    let steps = schema::steps().unwrap();
    let embedded: BTreeSet<String> = steps.iter().map(|step| schema::name_of(step) + ".sql").collect();
    assert_eq!(files, embedded);
    let versions: Vec<_> = steps.iter().map(|step| i64::from(step.version())).collect();
    assert_eq!(versions, (1..=schema::known()).collect::<Vec<_>>(), "one file for each number from 1");
}

#[test]
fn the_text_of_every_step_is_that_of_its_file() {
    for step in schema::steps().unwrap() {
        let file =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(schema::name_of(&step) + ".sql");
        let text = std::fs::read_to_string(&file).unwrap();
        assert_eq!(step.sql(), Some(text.as_str()), "{}", file.display());
        assert!(!text.contains('\r'), "{} must have LF only", file.display());
        assert!(text.ends_with('\n'), "{}", file.display());
        for word in ["Why:", "What old rows become:"] {
            assert!(text.contains(word), "{} does not say: {word}", file.display());
        }
    }
}

fn all(conn: &Connection, sql: &str) -> Vec<String> {
    conn.prepare(sql).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

fn has_sentence(name: &str) -> bool {
    rules::RULES.iter().any(|(known, _)| *known == name)
}

#[test]
fn every_check_of_the_schema_has_a_name_and_a_sentence() {
    let scratch = Scratch::new();
    let ledger = scratch.ledger();
    let tables = all(
        &ledger.conn,
        "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name <> 'refinery_schema_history'
           AND name NOT GLOB 'search_*_*'",
    );
    let mut checks = 0;
    for sql in &tables {
        // The words between a CONSTRAINT and its CHECK are its name; a CHECK without one could not be
        // explained.
        let mut words = sql.split_whitespace();
        let mut name = None;
        while let Some(word) = words.next() {
            if word == "CONSTRAINT" {
                name = words.next();
            } else if word.starts_with("CHECK") {
                checks += 1;
                let name = name.take().unwrap_or_else(|| panic!("a CHECK without a name in {sql}"));
                assert!(has_sentence(name), "store/rules.rs has no sentence for {name}");
            } else {
                name = None;
            }
        }
    }
    assert!(checks > 30, "{checks}");
}

/// Keys that the program makes itself: that one is taken is never the user's doing.
const OURS: [&str; 13] = [
    "appearance_speaker.appearance_id, appearance_speaker.position",
    "claim_body.claim_id, claim_body.speaker_position, claim_body.position",
    "checksum.part, checksum.id",
    "refinery_schema_history.version",
    "entry.is_open",
    "claim_speaker.claim_id, claim_speaker.position",
    "claim_about.claim_id, claim_about.position",
    "quote.appearance_id, quote.position",
    "hop.appearance_id, hop.position",
    "claim_topic.claim_id, claim_topic.topic_id",
    "article_topic.article_id, article_topic.topic_id",
    "history.seq",
    "version.record, version.record_id, version.entry_id",
];

#[test]
fn every_unique_index_of_the_schema_has_a_sentence_or_an_excuse() {
    let scratch = Scratch::new();
    let ledger = scratch.ledger();
    let unique = all(
        &ledger.conn,
        // SQLite names the columns; the index, if that is over an expression.
        "SELECT (SELECT CASE WHEN count(c.name) < count(*) THEN i.name ELSE group_concat(t.name || '.' || c.name, ', ') END
                 FROM pragma_index_info(i.name) AS c)
         FROM sqlite_schema AS t, pragma_index_list(t.name) AS i WHERE t.type = 'table' AND i.\"unique\" = 1 AND t.name NOT GLOB 'search_*'",
    );
    assert!(unique.len() > 10);
    for columns in unique {
        assert!(
            has_sentence(&columns) || OURS.contains(&columns.as_str()),
            "store/rules.rs has no sentence for UNIQUE ({columns})"
        );
    }
}

#[test]
fn every_sentence_explains_something_that_the_schema_has() {
    let scratch = Scratch::new();
    let ledger = scratch.ledger();
    let schema = all(&ledger.conn, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL").join("\n");
    for (name, _) in rules::RULES {
        let column = name.split(", ").next().and_then(|first| first.split('.').nth(1)).unwrap_or(name);
        assert!(schema.contains(column) || *name == "FOREIGN KEY", "{name} is no longer in the schema");
    }
}

#[test]
fn a_rule_is_found_by_its_whole_name() {
    for (name, sentence) in rules::RULES {
        for message in [
            format!("CHECK constraint failed: {name}"),
            format!("UNIQUE constraint failed: {name}"),
            format!("{name} constraint failed"),
        ] {
            assert_eq!(rules::rule_of(&message), *sentence, "{message}");
        }
    }
}

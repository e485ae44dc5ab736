//! One table of rules and entrances: the same fault has the same verdict, in the same words, through whichever
//! entrance it comes.
//!
//! Whoever adds a refusal or a warning to `src/record` adds a row: `every_rule_has_a_row` counts.

mod articles;
mod claims;
mod nouns;
mod people;
mod relations;
mod row;
mod warnings;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use row::Row;

const PARTS: [&[Row]; 6] =
    [people::ROWS, claims::ROWS, relations::ROWS, articles::ROWS, nouns::ROWS, warnings::ROWS];

/// That each fault of a part of the table has the verdict of its row.
fn try_out(rows: &[Row]) {
    let faults: Vec<String> = rows.iter().flat_map(Row::try_out).collect();
    assert!(faults.is_empty(), "{} of them:\n\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn whoever_cannot_be_meant_is_refused_through_every_entrance() {
    try_out(people::ROWS);
}

#[test]
fn a_claim_that_cannot_be_is_refused_through_every_entrance() {
    try_out(claims::ROWS);
}

#[test]
fn a_relation_that_cannot_be_is_refused_through_every_entrance() {
    try_out(relations::ROWS);
}

#[test]
fn an_article_that_cannot_be_meant_is_refused_through_every_entrance() {
    try_out(articles::ROWS);
}

#[test]
fn a_record_that_cannot_be_is_refused_by_the_command_that_makes_it() {
    try_out(nouns::ROWS);
}

#[test]
fn what_is_recorded_and_odd_is_told_through_every_entrance() {
    try_out(warnings::ROWS);
}

/// What refuses or warns in `src/record`.
const REFUSING: &[&str] = &[
    ".refuse(",
    ".refuse_plainly(",
    ".refuse_else(",
    ".miss(",
    "Refused::new(",
    "Refused::plainly(",
    "Settled::Refused(",
    "Settled::Recorded(",
    "self.warn(",
    "Warning {",
    ".with_warning(",
    ".warnings.push(",
    ".warnings.extend(",
];

/// Where these stand and are no rule: what carries a refusal or a warning on.
const CARRYING: &[&str] =
    &["outcome", "refusal", "names::refuse_nobody", "recorder::record_claims", "write::warn"];

/// How often each function of the record refuses or warns.
fn rules() -> BTreeMap<String, usize> {
    let mut rules = BTreeMap::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/record");
    for file in fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
        if file.extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        let module = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let mut function = String::new();
        for line in fs::read_to_string(&file).unwrap().lines().map(str::trim) {
            let code = line.split("//").next().unwrap_or_default();
            let declares = code.split_once("fn ").filter(|(before, _)| {
                before.split_whitespace().all(|word| word.starts_with("pub") || word.ends_with("uper)"))
            });
            if let Some((_, rest)) = declares {
                function = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                continue;
            }
            let rule = format!("{module}::{function}");
            if REFUSING.iter().any(|word| code.contains(word))
                && !CARRYING.iter().any(|carrying| *carrying == module || *carrying == rule)
            {
                *rules.entry(rule).or_default() += 1;
            }
        }
    }
    rules
}

#[test]
fn every_rule_has_a_row() {
    let mut rows: BTreeMap<&str, usize> = BTreeMap::new();
    PARTS.into_iter().flatten().for_each(|row| *rows.entry(row.rule).or_default() += 1);
    let rules = rules();
    let mut missing: Vec<String> = Vec::new();
    for (rule, count) in &rules {
        let has = rows.remove(rule.as_str()).unwrap_or_default();
        if has < *count {
            missing.push(format!(
                "src/record: {rule} refuses or warns {count} times, and {has} rows are for it"
            ));
        }
    }
    missing
        .extend(rows.keys().map(|rule| format!("a row is for {rule}, which refuses and warns of nothing")));
    assert!(missing.is_empty(), "add to tests/cli/entrances:\n{}", missing.join("\n"));
}

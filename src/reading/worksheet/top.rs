//! Reads a whole worksheet: `[article]`, then each `[[claim]]`, and what holds between the claims.

use super::claim::CLAIM;
use super::place::Lines;
use super::problem::{Problem, ProblemList};
use super::quoted::shown;
use super::reading::{Reading, Value};
use super::sheet::{ArticleSheet, ClaimSheet, Worksheet};
use super::{article, claim, syntax};
use crate::domain::vocabulary::nearest;
use std::collections::HashMap;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

const ONE_ARTICLE: &str = "a worksheet is about one article: put each into a file of its own";
const TWO_BRACKETS: &str = "write [[claim]], with two brackets on each side, before each claim";

/// Reads a text without byte order mark.
pub(super) fn read(text: &str, problems: &mut ProblemList) -> Worksheet {
    let lines = Lines::new(text);
    let parsed = syntax::parse(&lines);
    if !parsed.problems.is_empty() {
        problems.mark_partly_unread();
    }
    parsed.problems.into_iter().for_each(|problem| problems.push(problem));
    let mut reading = Reading::new(&lines, &parsed.faults, problems);
    refuse_other_tables(&mut reading, &parsed.root);
    let article = read_article(&mut reading, &parsed.root);
    let mut claims = Vec::new();
    for key in ["claim", "claims"] {
        if let Some((written, value)) = parsed.root.get_key_value(key) {
            claims.extend(read_claims(&mut reading, key, &written.span(), value));
        }
    }
    refuse_repeated_refs(&mut reading, &claims);
    Worksheet { article, claims }
}

/// Anything at the top that is neither `[article]` nor `[[claim]]`. Not looked for when parts of the file
/// could not be read: without its header, a key of an article seems to stand outside.
fn refuse_other_tables<'t>(reading: &mut Reading<'_, 't>, root: &DeTable<'t>) {
    if reading.problems.partly_unread() {
        return;
    }
    for (key, value) in root {
        let name: &str = key.get_ref();
        if matches!(name, "article" | "claim" | "claims") {
            continue;
        }
        let place = reading.place(&key.span());
        let problem = match value.get_ref() {
            DeValue::Table(_) | DeValue::Array(_) if reading.is_in_header(&key.span()) => {
                let problem = Problem::at(place, format!("unknown table `{}`", shown(name)));
                match nearest(&shown(name), ["article", "claim"]) {
                    Some("article") => {
                        problem.hint("did you mean [article]? (a worksheet has [article] and [[claim]])")
                    }
                    Some(_) => {
                        problem.hint("did you mean [[claim]]? (a worksheet has [article] and [[claim]])")
                    }
                    None => problem.hint("a worksheet has [article] and [[claim]]"),
                }
            }
            _ => {
                let problem = Problem::at(place, format!("`{}` stands before any table", shown(name)));
                if article::ARTICLE.keys.contains(&name) {
                    problem.hint("put it below the line [article]")
                } else if CLAIM.keys.contains(&name) {
                    problem.hint("put it below a line [[claim]]")
                } else {
                    problem.hint("a worksheet has [article] and [[claim]]")
                }
            }
        };
        reading.problems.push(problem);
    }
}

fn read_article<'t>(reading: &mut Reading<'_, 't>, root: &DeTable<'t>) -> ArticleSheet {
    let Some((key, value)) = root.get_key_value("article") else {
        let problem = Problem::of_the_file("there is no [article]");
        let hint = "begin with a line [article], and below it url = \"…\" or headline = \"…\"";
        reading.problems.push_missing(problem.hint(hint));
        return ArticleSheet::default();
    };
    match value.get_ref() {
        DeValue::Table(table) => article::read(reading, table, reading.place(&value.span())),
        DeValue::Array(tables) => {
            let second = tables.get(1).map_or_else(|| value.span(), toml::Spanned::span);
            let message = "[[article]] is a list of articles";
            let problem = Problem::at(reading.place(&second), message);
            reading.problems.push(match tables.len() {
                0 | 1 => problem.hint("write [article], with one bracket on each side"),
                _ => problem.hint(ONE_ARTICLE),
            });
            match tables.first().map(|first| (first.span(), first.get_ref())) {
                Some((span, DeValue::Table(table))) => article::read(reading, table, reading.place(&span)),
                _ => ArticleSheet::default(),
            }
        }
        _ => {
            let problem = Problem::at(reading.place(&key.span()), "`article` is not a table");
            reading.problems.push(problem.hint("write a line [article], and its keys below it"));
            ArticleSheet::default()
        }
    }
}

fn read_claims<'t>(
    reading: &mut Reading<'_, 't>,
    key: &str,
    written: &Range<usize>,
    value: &Value<'t>,
) -> Vec<ClaimSheet> {
    let span = value.span();
    let place = reading.place(if reading.is_in_header(written) { &span } else { written });
    let tables = match value.get_ref() {
        DeValue::Array(tables) => {
            if key == "claims" {
                let problem = Problem::at(place, "unknown table [[claims]]");
                reading.problems.push(problem.hint("write [[claim]], in the singular, before each claim"));
            }
            &tables[..]
        }
        DeValue::Table(_) => {
            if !reading.is_broken(written) {
                reading.problems.push(Problem::at(place, format!("[{key}] is one table")).hint(TWO_BRACKETS));
            }
            std::slice::from_ref(value)
        }
        _ => {
            reading.problems.push(Problem::at(place, format!("`{key}` is not a table")).hint(TWO_BRACKETS));
            return Vec::new();
        }
    };
    let mut claims = Vec::new();
    for table in tables {
        let place = reading.place(&table.span());
        match table.get_ref() {
            DeValue::Table(entries) => claims.push(claim::read(reading, entries, place)),
            _ if reading.is_broken(&table.span()) => {}
            _ => reading.problems.push(Problem::at(place, "a claim is a table").hint(TWO_BRACKETS)),
        }
    }
    claims
}

fn refuse_repeated_refs(reading: &mut Reading<'_, '_>, claims: &[ClaimSheet]) {
    let mut seen = HashMap::new();
    let own = claims
        .iter()
        .flat_map(|claim| claim.r#ref.iter().chain(claim.relations.iter().filter_map(|link| link.own_ref())));
    for own in own {
        if let Some(first) = seen.insert(own.as_str(), own.place.line) {
            let message = format!("the ref {:?} is already that of the claim in line {first}", shown(own));
            reading.problems.push(Problem::at(own.place, message).hint("give each claim a ref of its own"));
            seen.insert(own.as_str(), first);
        }
    }
}

//! Reads the relations of a claim: one key for each type.

use super::place::{Located, Place};
use super::problem::Problem;
use super::quoted::shown;
use super::reading::{Form, Reading, Value};
use super::sheet::{RelationSheet, TargetSheet};
use super::text;
use crate::domain::{RelationProblem, RelationType, Scope, Vocabulary as _};
use std::collections::HashSet;
use toml::de::{DeTable, DeValue};

const TAKES: &str = "a claim (its ref, or its id such as c14), { claim = … }, { text = … } for what nobody said, or a list of them";

const RELATION: Form = Form {
    name: "a relation",
    keys: &["claim", "text", "ref", "scope", "part", "force", "basis", "note", "article", "quote"],
    also: &[
        ("what", "text"),
        ("that", "text"),
        ("id", "claim"),
        ("target", "claim"),
        ("to", "claim"),
        ("parts", "part"),
        ("in", "article"),
        ("url", "article"),
    ],
};

/// All relations of a claim, in the order of [`RelationType`]; `own` is the claim's own ref.
pub(super) fn read<'t>(
    reading: &mut Reading<'_, 't>,
    table: &DeTable<'t>,
    own: Option<&str>,
) -> Vec<Located<RelationSheet>> {
    let mut relations = Vec::new();
    for relation in RelationType::ALL {
        let found = reading.one_or_many(table, relation.as_str(), |reading, value, in_list| {
            one(reading, *relation, value, in_list)
        });
        let mut seen = HashSet::new();
        for link in &found {
            let Some(target) = link.named() else { continue };
            if !seen.insert(target.as_str()) {
                let problem =
                    Problem::at(target.place, format!("`{relation}` names {:?} twice", shown(target)));
                reading.problems.push(problem.hint("keep one of the two"));
            }
            if own == Some(target.as_str()) {
                let problem = Problem::at(target.place, format!("{:?} is this claim itself", shown(target)));
                reading.problems.push(problem.hint("name the earlier claim that is meant"));
            }
        }
        relations.extend(found);
    }
    relations
}

fn one<'t>(
    reading: &mut Reading<'_, 't>,
    relation: RelationType,
    value: &Value<'t>,
    in_list: bool,
) -> Option<Located<RelationSheet>> {
    let place = reading.place(&value.span());
    let key = relation.as_str();
    match value.get_ref() {
        DeValue::String(_) => {
            let target = reading.checked(key, TAKES, value, in_list, text::reference)?;
            let link = RelationSheet {
                relation,
                target: TargetSheet::Claim(composed(&target)),
                scope: None,
                part: None,
                force: None,
                basis: None,
                note: None,
                article: None,
                quote: None,
            };
            Some(Located::new(link, place))
        }
        DeValue::Table(table) => {
            reading.refuse_unknown_keys(table, &RELATION);
            check_challenge(reading, relation, table);
            let target = target(reading, relation, table, place);
            let scope = reading.word::<Scope>(table, "scope");
            let part = reading.line(table, "part");
            check_part(reading, table, scope, place);
            let link = RelationSheet {
                relation,
                scope: scope.map(|scope| scope.value),
                part: part.map(|part| part.value),
                force: reading.word(table, "force").map(|force| force.value),
                basis: reading.word(table, "basis").map(|basis| basis.value),
                note: reading.text(table, "note").map(|note| note.value),
                article: reading.line(table, "article"),
                quote: reading.text(table, "quote"),
                target: target?,
            };
            Some(Located::new(link, place))
        }
        _ => {
            reading.wrong_type(key, TAKES, value, in_list);
            None
        }
    }
}

/// What a relation points to: a claim by its ref or id, or a text that nobody is said to have said.
fn target<'t>(
    reading: &mut Reading<'_, 't>,
    relation: RelationType,
    table: &DeTable<'t>,
    place: Place,
) -> Option<TargetSheet> {
    let key_place = |reading: &Reading<'_, 't>, key: &str| {
        table.get_key_value(key).map_or(place, |(written, _)| reading.place(&written.span()))
    };
    if table.contains_key("text") {
        if table.contains_key("claim") {
            let problem =
                Problem::at(key_place(reading, "text"), format!("`{relation}` has both `claim` and `text`"));
            let hint =
                "`claim` names a claim that somebody made; `text` is for what nobody is said to have said";
            reading.problems.push(problem.hint(hint));
        }
        if relation.is_for_own() {
            let message = format!(
                "`{relation}` is for a claim of one's own, and `text` is what nobody is said to have said"
            );
            let problem = Problem::at(key_place(reading, "text"), message);
            reading
                .problems
                .push(problem.hint("record the earlier claim with its speaker, and name it with `claim`"));
        }
        let own = reading.line_that(table, "ref", text::reference);
        let text = reading.text(table, "text")?;
        return Some(TargetSheet::Unattributed { text, r#ref: own.map(|own| composed(&own)) });
    }
    if table.contains_key("ref") && !table.contains_key("claim") {
        let problem = Problem::at(
            key_place(reading, "ref"),
            "`ref` goes with `text`: it is a word for what nobody said",
        );
        reading.problems.push(problem.hint("to name a claim that is there, write claim = \"…\""));
        return None;
    }
    if !table.contains_key("claim") {
        let problem = Problem::at(place, format!("`{relation}` does not say which claim"));
        let hint =
            "add claim = \"…\" with its ref, or its id such as c14; for what nobody said, text = \"…\"";
        reading.problems.push_missing(problem.hint(hint));
    }
    let target = reading.line_that(table, "claim", text::reference)?;
    Some(TargetSheet::Claim(composed(&target)))
}

fn composed(target: &Located<String>) -> Located<String> {
    Located::new(text::composed(&target.value), target.place)
}

/// Only a challenge has a scope, a part and a force.
fn check_challenge<'t>(reading: &mut Reading<'_, 't>, relation: RelationType, table: &DeTable<'t>) {
    if relation.is_challenge() {
        return;
    }
    for key in ["scope", "part", "force"] {
        if let Some((written, _)) = table.get_key_value(key) {
            let place = reading.place(&written.span());
            let problem =
                Problem::at(place, RelationProblem::NoChallenge { what: key, relation }.to_string());
            reading.problems.push(problem.hint("remove it, or say one of these instead"));
        }
    }
}

/// A partial challenge says in words which part, and a part makes a challenge partial.
fn check_part<'t>(
    reading: &mut Reading<'_, 't>,
    table: &DeTable<'t>,
    scope: Option<Located<Scope>>,
    place: Place,
) {
    let partial = scope.is_some_and(|scope| scope.value == Scope::Partial);
    let part = table.get_key_value("part").map(|(key, _)| reading.place(&key.span()));
    match part {
        None if partial => {
            let at = scope.map_or(place, |scope| scope.place);
            let problem = Problem::at(at, RelationProblem::PartMissing.to_string());
            reading
                .problems
                .push_missing(problem.hint("add part = \"…\": the part that is rejected, in words"));
        }
        Some(at) if scope.is_some_and(|scope| scope.value == Scope::Full) => {
            let problem = Problem::at(at, RelationProblem::PartOfWhole.to_string());
            reading.problems.push(problem.hint("remove one of the two"));
        }
        _ => {}
    }
}

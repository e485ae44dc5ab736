//! Reads the entries of `by`, `about` and `via`.

use super::place::Located;
use super::problem::Problem;
use super::quoted::{basic, shown};
use super::reading::{Form, Reading, Value};
use super::sheet::PartySheet;
use super::text::{self, folded};
use crate::domain::{SpeakerId, SpeakerKind, looks_like_id};
use std::collections::HashSet;
use toml::de::{DeTable, DeValue};

const ALSO: &[(&str, &str)] = &[
    ("role", "as"),
    ("title", "as"),
    ("position", "as"),
    ("speaker", "name"),
    ("who", "name"),
    ("type", "kind"),
    ("on_behalf_of", "for"),
    ("behalf", "for"),
    ("same-as", "same_as"),
    ("sameAs", "same_as"),
    ("wikidata", "same_as"),
];

const SPEAKER: Form =
    Form { name: "a speaker", keys: &["name", "as", "for", "kind", "id", "same_as"], also: ALSO };

const HOP: Form =
    Form { name: "an entry of `via`", keys: &["name", "as", "kind", "id", "cue", "same_as"], also: ALSO };

/// The speakers under a key, in order.
pub(super) fn read<'t>(
    reading: &mut Reading<'_, 't>,
    table: &DeTable<'t>,
    key: &str,
) -> Vec<Located<PartySheet>> {
    let parties =
        reading.one_or_many(table, key, |reading, value, in_list| one(reading, key, value, in_list));
    // A chain of attribution may come back to the same source; a list of speakers names each once.
    if key != "via" {
        refuse_repeated(reading, key, &parties);
    }
    parties
}

fn one<'t>(
    reading: &mut Reading<'_, 't>,
    key: &str,
    value: &Value<'t>,
    in_list: bool,
) -> Option<Located<PartySheet>> {
    let place = reading.place(&value.span());
    match value.get_ref() {
        DeValue::String(_) => {
            let written = reading.checked(key, "", value, in_list, text::line)?;
            if let Ok(id) = written.parse::<SpeakerId>() {
                return Some(Located::new(PartySheet { id: Some(id), ..PartySheet::default() }, place));
            }
            if looks_like_id(&written) {
                let message = format!("{:?} looks like an id, but not a speaker's", written.value);
                let hint = format!(
                    "a speaker's id looks like s7; a name that looks so is {{ name = {:?} }}",
                    written.value
                );
                reading.problems.push(Problem::at(place, message).hint(hint));
            }
            Some(Located::new(PartySheet { name: Some(written.value), ..PartySheet::default() }, place))
        }
        DeValue::Table(table) => {
            let form = if key == "via" { &HOP } else { &SPEAKER };
            reading.refuse_unknown_keys(table, form);
            if !["name", "id", "same_as"].iter().any(|key| table.contains_key(*key)) {
                let problem = Problem::at(place, format!("an entry of `{key}` has neither `name` nor `id`"));
                reading.problems.push_missing(problem.hint("add the name as the article gives it"));
            }
            let name = reading.line(table, "name");
            if let Some(name) = &name
                && name.parse::<SpeakerId>().is_ok()
            {
                let message = format!("the name {:?} is a speaker's id", name.value);
                let hint = format!("write id = {} instead of `name`", basic(name));
                reading.problems.push(Problem::at(name.place, message).hint(hint));
            }
            let party = PartySheet {
                name: name.map(|name| name.value),
                id: speaker_id(reading, table),
                title: reading.line(table, "as").map(|title| title.value),
                bodies: if key == "via" { Vec::new() } else { bodies(reading, table) },
                kind: reading.word::<SpeakerKind>(table, "kind").map(|kind| kind.value),
                cue: if key == "via" { reading.line(table, "cue").map(|cue| cue.value) } else { None },
                same_as: reading.texts(table, "same_as", text::url),
            };
            Some(Located::new(party, place))
        }
        _ => {
            reading.wrong_type(key, "a name or a list of names", value, in_list);
            None
        }
    }
}

/// The bodies spoken for, each once.
fn bodies<'t>(reading: &mut Reading<'_, 't>, table: &DeTable<'t>) -> Vec<Located<String>> {
    let bodies = reading.texts(table, "for", text::line);
    let mut seen = HashSet::new();
    for body in &bodies {
        if !seen.insert(folded(body)) {
            let problem = Problem::at(body.place, format!("{:?} is already named in `for`", shown(body)));
            reading.problems.push(problem.hint("keep one of the two"));
        }
    }
    bodies
}

fn speaker_id<'t>(reading: &mut Reading<'_, 't>, table: &DeTable<'t>) -> Option<SpeakerId> {
    let written = reading.line(table, "id")?;
    match written.parse() {
        Ok(id) => Some(id),
        Err(_) if written.trim().is_empty() => None,
        Err(_) => {
            let message = format!("{:?} is not the id of a speaker", shown(&written));
            let hint = "such an id looks like s7; without one, leave `id` out and give the `name`";
            reading.problems.push(Problem::at(written.place, message).hint(hint));
            None
        }
    }
}

fn refuse_repeated(reading: &mut Reading<'_, '_>, key: &str, parties: &[Located<PartySheet>]) {
    let mut seen = HashSet::new();
    for party in parties {
        let who = match (&party.id, &party.name) {
            (Some(id), _) => id.to_string(),
            // "A US official" twice can be two people, and so can two bodies' "spokesman".
            (None, Some(name)) if party.kind != Some(SpeakerKind::Unnamed) => folded(name),
            _ => continue,
        };
        let bodies: Vec<String> = party.bodies.iter().map(|body| folded(body)).collect();
        if !who.is_empty() && !seen.insert((who, bodies)) {
            let who = party.name.clone().or(party.id.map(|id| id.to_string())).unwrap_or_default();
            let problem = Problem::at(party.place, format!("{:?} is already named in `{key}`", shown(&who)));
            reading.problems.push(problem.hint("keep one of the two"));
        }
    }
}

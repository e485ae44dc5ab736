//! Recorded facts in words, for the formats that people read.
//!
//! Owns how a date, a speaker, a place and a challenge are said in a sentence. Never used for what programs read, and
//! never escapes anything: whoever writes the sentence does that.

use crate::domain::date::SourceDate;
use crate::domain::{
    Appearance, Basis, Challenge, Claim, Force, NamedParty, NewRelation, Relation, RelationType, Scope,
};

/// A date: "by 2024-06-21", "2024-06-17 to 2024-06-20", "since 2024-06", "undated"; every other value as EDTF.
pub(super) fn date(date: Option<&SourceDate>) -> String {
    let Some(date) = date else { return "undated".to_owned() };
    let edtf = date.edtf().as_str();
    if !date.edtf().is_interval() {
        return edtf.to_owned();
    }
    match edtf.split_once('/') {
        Some(("..", end)) if !matches!(end, "" | "..") => format!("by {end}"),
        Some((start, "..")) if !matches!(start, "" | "..") => format!("since {start}"),
        Some((start, end)) if ![start, end].iter().any(|at| matches!(*at, "" | "..")) => {
            format!("{start} to {end}")
        }
        _ => edtf.to_owned(),
    }
}

/// When a claim was said: "said by 2024-06-21", "undated".
pub(super) fn said(claim: &Claim) -> String {
    let when = date(claim.said.as_ref());
    if claim.said.is_some() { format!("said {when}") } else { when }
}

/// Who said it: "Russia; Dmitry Peskov (for Kremlin)".
pub(super) fn speakers(parties: &[NamedParty]) -> String {
    let speaker = |named: &NamedParty| match &named.on_behalf_of_name {
        Some(body) => format!("{} (for {body})", named.name),
        None => named.name.clone(),
    };
    parties.iter().map(speaker).collect::<Vec<_>>().join("; ")
}

/// Where a claim was seen: "a1 (Example Wire, 2024-06-21); a4 (Daily Example)".
pub(super) fn seen_in(claim: &Claim) -> String {
    claim.appearances.iter().map(|seen| article(seen, true)).collect::<Vec<_>>().join("; ")
}

/// An article: its id, and in brackets what is known of outlet and, if wanted, date.
fn article(seen: &Appearance, dated: bool) -> String {
    let published = seen.article.published.as_ref().filter(|_| dated);
    let known: Vec<String> =
        seen.article.outlet.iter().cloned().chain(published.map(|day| date(Some(day)))).collect();
    let id = seen.article.id;
    if known.is_empty() { id.to_string() } else { format!("{id} ({})", known.join(", ")) }
}

/// A claim and where it was first seen: "c2 in a1 (Example Wire)".
pub(super) fn place(claim: &Claim) -> String {
    match claim.home() {
        Some(home) => format!("{} in {}", claim.id, article(home, false)),
        None => claim.id.to_string(),
    }
}

/// What a relation does to the earlier claim, as seen from that: "denied in part ("the missiles")", "confirmed".
pub(super) fn done(relation: &NewRelation) -> String {
    let verb = match relation.relation {
        RelationType::Denies => "denied",
        RelationType::Contradicts => "contradicted",
        RelationType::Disputes => "disputed",
        RelationType::Refutes => "refuted",
        RelationType::Confirms => "confirmed",
        RelationType::Supports => "supported",
        RelationType::Repeats => "repeated",
        RelationType::Quotes => "quoted",
        RelationType::Qualifies => "qualified",
        RelationType::Corrects => "corrected",
        RelationType::Retracts => "retracted",
        RelationType::Supersedes => "superseded",
        RelationType::RespondsTo => "answered",
    };
    let of = scope(relation);
    match relation.force {
        // "Denied in full" would say more than a non-denial does.
        Some(Force::NonDenial) => {
            let part = if relation.scope == Some(Scope::Partial) { of } else { String::new() };
            match relation.relation {
                RelationType::Denies => format!("a non-denial{part}"),
                other => format!("a non-denial ({other}){part}"),
            }
        }
        Some(Force::Qualified) => format!("{verb}{of} (qualified)"),
        Some(Force::Categorical) | None => format!("{verb}{of}"),
    }
}

/// What a claim does to an earlier one: "denies c1 in full".
pub(super) fn doing(relation: &Relation) -> String {
    let fields = &relation.fields;
    let mut words = format!("{} {}{}", fields.relation, fields.target, scope(fields));
    match fields.force {
        Some(Force::NonDenial) => words.push_str(" (a non-denial)"),
        Some(Force::Qualified) => words.push_str(" (qualified)"),
        Some(Force::Categorical) | None => {}
    }
    if fields.basis == Basis::Analyst {
        words.push_str(READING);
    }
    words
}

const READING: &str = " · the analyst's reading";

fn scope(relation: &NewRelation) -> String {
    match (relation.scope, &relation.part) {
        (Some(Scope::Partial), Some(part)) => format!(" in part (\"{part}\")"),
        (Some(Scope::Partial), None) => " in part".to_owned(),
        (Some(Scope::Full), _) => " in full".to_owned(),
        (None, _) => String::new(),
    }
}

/// What else a reader must know of a challenge: whose reading it is, and that it was taken back.
pub(super) fn reservations(challenge: &Challenge) -> String {
    let mut words = String::new();
    if challenge.relation.fields.basis == Basis::Analyst {
        words.push_str(READING);
    }
    if !challenge.stands() {
        let ids: Vec<String> = challenge.retractions.iter().map(|claim| claim.id.to_string()).collect();
        words.extend([" · taken back (", &ids.join(", "), ")"]);
    }
    words
}

/// A relation to a claim in one sentence: "denied in full by Russia · by 2024-06-21 · c2 in a1 (Example Wire)".
pub(super) fn challenge(challenge: &Challenge) -> String {
    let by = &challenge.claim;
    format!(
        "{} by {} · {} · {}{}",
        done(&challenge.relation.fields),
        speakers(&by.speakers),
        date(by.said.as_ref()),
        place(by),
        reservations(challenge)
    )
}

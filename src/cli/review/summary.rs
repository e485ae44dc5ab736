//! A proposal in words: what the screen and the transcript both say of it.
//!
//! Owns the labels and their order. Pure.

use crate::domain::{ClaimKind, Vocabulary};
use crate::intake::proposal::Proposal;
use crate::intake::review::{Choice, Field, HEAD_KEYS, Review};
use crate::reading::worksheet::{PartySheet, RelationSheet};

/// Who, what and when, with labels.
pub(super) fn particulars(review: &Review) -> Vec<(&'static str, String)> {
    let Some(proposal) = review.current() else { return Vec::new() };
    let claim = &proposal.claim;
    let who: Vec<String> = claim.by.iter().map(|party| who(party)).collect();
    let mut kind = review.value(Field::Kind);
    let mode = review.value(Field::Mode);
    if let Some(other) = review.other_kind().filter(|_| proposal.kinds.iter().any(|one| one.as_str() == kind))
    {
        kind = format!("{kind} or {other} (K)");
    }
    if !mode.is_empty() {
        kind = format!("{kind}, {mode}");
    }
    let when = match &claim.on {
        None => "by the day the article appeared".to_owned(),
        Some(date) => match &date.edtf {
            Some(edtf) => format!("{} ({})", edtf.value, date.words),
            None => date.words.clone(),
        },
    };
    let mut lines = vec![("by", who.join("; ")), ("kind", format!("{kind} · on {when}"))];
    let text = review.value(Field::Text);
    if !text.is_empty() {
        lines.push(("text", text));
    }
    for (label, field) in [
        ("about", Field::About),
        ("event", Field::Event),
        ("via", Field::Via),
        ("at", Field::At),
        ("hedge", Field::Hedge),
        ("topics", Field::Topics),
        ("ref", Field::Ref),
        ("note", Field::Note),
    ] {
        let value = review.value(field);
        if !value.is_empty() {
            lines.push((label, value));
        }
    }
    if !proposal.how.is_empty() {
        lines.push(("how", proposal.how.join("; ")));
    }
    lines
}

/// A statement in a few words: `denial by Norlin`.
pub(super) fn in_brief(proposal: &Proposal) -> String {
    let names: Vec<&str> = proposal.claim.by.iter().filter_map(|party| party.name.as_deref()).collect();
    let kind = proposal.claim.kind.as_ref().map_or(ClaimKind::Statement, |kind| kind.value);
    format!("{kind} by {}", names.join("; "))
}

/// What it does to other claims, and what it may do.
pub(super) fn links(review: &Review) -> Vec<(&'static str, String)> {
    let Some(proposal) = review.current() else { return Vec::new() };
    let sure = proposal.claim.relations.iter().map(|link| ("link", link_line(review, link)));
    let offered = review.deniable();
    let is_offered = |target: &str| offered.iter().any(|choice| choice.value == target);
    let maybe = proposal.open_links().filter(|maybe| !is_offered(maybe.link.target_text())).map(|maybe| {
        let link = &maybe.link;
        ("link?", format!("{} {}? {}", link.relation, link.target_text(), maybe.shown))
    });
    sure.chain(maybe).collect()
}

/// What a denial may deny, with the number that links it.
pub(super) fn deniable(review: &Review) -> Vec<(&'static str, String)> {
    let numbered = review.deniable().into_iter().enumerate();
    let line = |(at, choice): (usize, Choice)| {
        (if at == 0 { "denies?" } else { "" }, format!("{}  {}", at + 1, choice.shown))
    };
    numbered.map(line).collect()
}

fn link_line(review: &Review, link: &RelationSheet) -> String {
    let target = link.target_text();
    let part = link.part.as_ref().map(|part| format!(" in part ({part})")).unwrap_or_default();
    let other = review.proposals.iter().find(|other| other.name() == target);
    let said = other.map(|other| {
        let claim = &other.claim;
        let names: Vec<&str> = claim.by.iter().filter_map(|party| party.name.as_deref()).collect();
        let text = claim.text.as_ref().or(claim.quotes.first()).map_or("", |text| text.value.as_str());
        format!(": {}: {text}", names.join(", "))
    });
    let that = if link.named().is_none() { "that " } else { "" };
    format!("{} {that}{target}{part}{}", link.relation, said.unwrap_or_default())
}

fn who(party: &PartySheet) -> String {
    let mut name = party.name.clone().or(party.id.map(|id| id.to_string())).unwrap_or_default();
    if let Some(title) = &party.title {
        name = format!("{name}, {title}");
    }
    if !party.bodies.is_empty() {
        let bodies: Vec<&str> = party.bodies.iter().map(|body| body.value.as_str()).collect();
        name = format!("{name} (for {})", bodies.join(", "));
    }
    match party.kind {
        Some(kind) => format!("{name} [{kind}]"),
        None => name,
    }
}

/// What is known of the article, with labels.
pub(super) fn of_article(review: &Review) -> Vec<(&'static str, String)> {
    let fields = HEAD_KEYS.iter().map(|(_, field)| (field.as_str(), review.head_value(*field)));
    let remarks = review.head.remarks.iter().map(|remark| ("note", remark.clone()));
    fields.chain(remarks).collect()
}

//! What a person may mean while typing a name or looking for a claim: from the article first, then from the
//! ledger.
//!
//! Owns the order of the choices. The ledger is asked through [`Known`], so that a review can be tried
//! without one. Called by `desk` and by the fields.

use super::decision::Decision;
use super::known::{Choice, Known, shown};
use super::state::Review;
use crate::domain::text::fold_name;
use crate::domain::{ClaimKind, RelationType};
use crate::intake::proposal::{Maybe, Proposal};

/// Statements and claims that a search finds at most.
const FOUND: usize = 60;
/// Names that are offered at a time.
pub(super) const OFFERED: usize = 6;

/// Before words for what nobody here said, where a claim could be named: no ref has a blank in it.
const THAT: &str = "that ";

/// The words for what nobody here said, if that is what was typed.
pub(super) fn said_by_nobody(typed: &str) -> Option<&str> {
    typed.trim_start().strip_prefix(THAT).map(str::trim).filter(|text| !text.is_empty())
}

fn nobody_said(text: &str) -> Choice {
    Choice { value: format!("{THAT}{text}"), shown: format!("what nobody here said: {text}") }
}

impl Review {
    /// What the denial that is looked at may deny, while it denies nothing: statements of the article, best
    /// first, then claims of the ledger, then, in words, what nobody here said. Each is chosen by its number,
    /// from 1. Nothing for what is no denial.
    pub fn deniable(&self) -> Vec<Choice> {
        let Some(current) = self.current() else { return Vec::new() };
        let denies = current.claim.relations.iter().any(|link| link.relation == RelationType::Denies);
        if denies || current.claim.kind_or_implied() != ClaimKind::Denial {
            return Vec::new();
        }
        let is_here = |target: &str| self.proposals.iter().any(|other| other.name() == target);
        let stored = current.open_links().filter(|maybe| {
            maybe.link.relation == RelationType::Denies && !is_here(maybe.link.target_text())
        });
        let choices = self
            .answered(current)
            .chain(stored.map(of_maybe))
            .chain(current.denied.as_deref().map(nobody_said));
        choices.collect()
    }

    /// The statements of the article that one may answer, best first; one that was logged before and is left
    /// out now is its claim in the ledger.
    fn answered<'r>(&'r self, current: &'r Proposal) -> impl Iterator<Item = Choice> + 'r {
        current.answers.iter().filter_map(|at| {
            let other = self.proposals.get(*at).filter(|_| *at != self.at)?;
            let choice = of_proposal(other);
            match (self.decisions.get(*at), other.recorded) {
                (Some(Decision::Discarded), None) => None,
                (Some(Decision::Discarded), Some(id)) => Some(Choice { value: id.to_string(), ..choice }),
                _ => Some(choice),
            }
        })
    }
}

fn of_maybe(maybe: &Maybe) -> Choice {
    let target = maybe.link.target_text();
    Choice { value: target.to_owned(), shown: format!("{target}  {}", maybe.shown) }
}

/// The names that may be meant by what was typed: those near the statement, those of other speakers, the
/// nearest first, then whoever else the article names, then the ledger's.
pub(super) fn speakers(review: &Review, typed: &str, known: &dyn Known) -> Vec<Choice> {
    let key = fold_name(typed);
    let words = |name: &str| {
        let name = fold_name(name);
        key.is_empty() || name.starts_with(&key) || name.split(' ').any(|word| word.starts_with(&key))
    };
    let here = review.names.iter().chain(&review.others).map(String::as_str).filter(|name| words(name));
    let mut names = match review.current().map(|one| (one.spans.first(), one.spans.last())) {
        Some((Some(first), Some(last))) => review.near(here.clone(), (first.0, last.1)),
        _ => Vec::new(),
    };
    let (before, after) = review.proposals.split_at(review.at.min(review.proposals.len()));
    let speakers = before.iter().rev().chain(after).flat_map(|one| &one.claim.by);
    names.extend(speakers.filter_map(|party| party.name.clone()).filter(|name| words(name)));
    names.extend(here.map(str::to_owned));
    let mut choices: Vec<Choice> =
        names.into_iter().map(|name| Choice { shown: name.clone(), value: name }).collect();
    if !key.is_empty() {
        // What the ledger has of this name stands among the first, however many the article has.
        let stored = known.speakers(typed);
        let at = choices.len().min(OFFERED.saturating_sub(stored.len().min(OFFERED / 2)));
        choices.splice(at..at, stored);
    }
    distinct(choices, OFFERED)
}

/// The claims that may be meant: those that seemed so to the draft, those of the article, then the ledger's.
pub(super) fn claims(review: &Review, typed: &str, known: &dyn Known) -> Vec<Choice> {
    if let Some(text) = said_by_nobody(typed) {
        return vec![nobody_said(text)];
    }
    let typed = typed.trim();
    let Some(current) = review.current() else { return Vec::new() };
    let words: Vec<String> = fold_name(typed).split(' ').map(str::to_owned).collect();
    let fits = |shown: &str| {
        let shown = fold_name(shown);
        words.iter().all(|word| shown.contains(word.as_str()))
    };
    let mut choices = Vec::new();
    choices.extend(current.open_links().map(of_maybe));
    choices.extend(review.answered(current));
    let others = review
        .proposals
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != review.at && review.decisions.get(*at) != Some(&Decision::Discarded));
    let (before, after): (Vec<_>, Vec<_>) = others.partition(|(at, _)| *at < review.at);
    // The nearest before it is the likeliest to be meant.
    for (_, other) in before.into_iter().rev().chain(after) {
        choices.push(of_proposal(other));
    }
    choices.retain(|choice| fits(&choice.shown));
    let asked = match (typed, &current.claim.text) {
        ("", Some(text)) => text.value.as_str(),
        _ => typed,
    };
    // What the ledger has stands beside what the article has; a claim that is named goes before all.
    let at = choices.len().min(OFFERED / 2);
    choices.splice(at..at, known.claims(asked));
    choices.splice(0..0, known.claim(typed));
    distinct(choices, FOUND)
}

/// A statement of the article as a choice.
pub(super) fn of_proposal(proposal: &Proposal) -> Choice {
    let claim = &proposal.claim;
    let who: Vec<String> = claim.by.iter().map(|party| shown(party)).collect();
    let said = claim.text.as_ref().or(claim.quotes.first()).map_or("", |text| text.value.as_str());
    let name = proposal.name();
    Choice { value: name.to_owned(), shown: format!("{name}  {}: {said}", who.join(", ")) }
}

fn distinct(choices: Vec<Choice>, most: usize) -> Vec<Choice> {
    let mut kept: Vec<Choice> = Vec::new();
    for choice in choices {
        if kept.len() < most && !kept.iter().any(|known| known.value == choice.value) {
            kept.push(choice);
        }
    }
    kept
}

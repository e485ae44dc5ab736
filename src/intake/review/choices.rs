//! What a person may mean while typing a name or looking for a claim: from the article first, then from the
//! ledger.
//!
//! Owns the order of the choices. The ledger is asked through [`Known`], so that a review can be tried
//! without one. Called by `desk` and by the fields.

use super::fields::shown;
use super::{Decision, Refused, Review};
use crate::domain::text::fold_name;
use crate::domain::{SpeakerId, SpeakerKind, looks_like_id};
use crate::intake::proposal::Proposal;
use crate::reading::worksheet::{Located, PartySheet};

/// Choices that are offered at a time.
pub(super) const OFFERED: usize = 6;

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is taken: a name, a ref, an id.
    pub value: String,
    /// What the person sees.
    pub shown: String,
}

/// What the ledger knows.
pub trait Known {
    /// Speakers with a name or alias like this, best first.
    fn speakers(&self, typed: &str) -> Vec<Choice>;
    /// Claims with words like these, best first.
    fn claims(&self, typed: &str) -> Vec<Choice>;
    /// The claim with this ref or id.
    fn claim(&self, name: &str) -> Option<Choice>;
}

/// No ledger.
#[derive(Debug, Clone, Copy)]
pub struct Nobody;

impl Known for Nobody {
    fn speakers(&self, _: &str) -> Vec<Choice> {
        Vec::new()
    }
    fn claims(&self, _: &str) -> Vec<Choice> {
        Vec::new()
    }
    fn claim(&self, _: &str) -> Option<Choice> {
        None
    }
}

/// Everybody whom these proposals name as a speaker or as a body spoken for, without repetition.
pub(super) fn names_of(proposals: &[Proposal]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for party in proposals.iter().flat_map(|proposal| &proposal.claim.by) {
        let body = party.on_behalf_of.as_ref().map(|body| body.value.clone());
        for name in [party.name.clone(), body].into_iter().flatten() {
            if !names.iter().any(|known| fold_name(known) == fold_name(&name)) {
                names.push(name);
            }
        }
    }
    names
}

/// Whom a typed name means as an entry of a worksheet: as a statement of the article has them already, with
/// their title; the id of a speaker; a name in lower case ("some analysts") is that of somebody unnamed.
pub(super) fn party_called(name: &str, proposals: &[Proposal]) -> Result<PartySheet, Refused> {
    if let Ok(id) = name.parse::<SpeakerId>() {
        return Ok(PartySheet { id: Some(id), ..PartySheet::default() });
    }
    if looks_like_id(name) {
        return Err(format!("{name:?} looks like an id, but not a speaker's"));
    }
    let key = fold_name(name);
    let parties = || proposals.iter().flat_map(|proposal| &proposal.claim.by);
    let same =
        |party: &&Located<PartySheet>| party.name.as_deref().is_some_and(|other| fold_name(other) == key);
    if let Some(party) =
        parties().filter(same).find(|party| party.title.is_some()).or_else(|| parties().find(same))
    {
        return Ok(party.value.clone());
    }
    let unnamed = !name.chars().any(char::is_uppercase) && name.chars().any(char::is_lowercase);
    let kind = unnamed.then_some(SpeakerKind::Unnamed);
    Ok(PartySheet { name: Some(name.to_owned()), kind, ..PartySheet::default() })
}

/// The names that may be meant by what stands after the last `;`.
pub(super) fn speakers(review: &Review, typed: &str, known: &dyn Known) -> Vec<Choice> {
    let key = fold_name(typed);
    let words = |name: &str| {
        let name = fold_name(name);
        key.is_empty() || name.starts_with(&key) || name.split(' ').any(|word| word.starts_with(&key))
    };
    let mut choices: Vec<Choice> = review
        .names()
        .iter()
        .filter(|name| words(name))
        .map(|name| Choice { value: name.clone(), shown: name.clone() })
        .collect();
    if !key.is_empty() {
        choices.extend(known.speakers(typed));
    }
    distinct(choices)
}

/// The claims that may be meant: those that seemed so to the draft, those of the article, then the ledger's.
pub(super) fn claims(review: &Review, typed: &str, known: &dyn Known) -> Vec<Choice> {
    let typed = typed.trim();
    let Some(current) = review.current() else { return Vec::new() };
    let words: Vec<String> = fold_name(typed).split(' ').map(str::to_owned).collect();
    let fits = |shown: &str| {
        let shown = fold_name(shown);
        words.iter().all(|word| shown.contains(word.as_str()))
    };
    let mut choices = Vec::new();
    for maybe in current.open_links() {
        let target = &maybe.link.target.value;
        choices.push(Choice { value: target.clone(), shown: format!("{target}  {}", maybe.shown) });
    }
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
    let stored = known.claim(typed).into_iter().chain(known.claims(asked));
    let at = if typed.is_empty() { choices.len().min(OFFERED / 2) } else { 0 };
    // Without a search, what the ledger has stands beside what the article has.
    choices.splice(at..at, stored);
    distinct(choices)
}

/// A statement of the article as a choice.
pub(super) fn of_proposal(proposal: &Proposal) -> Choice {
    let claim = &proposal.claim;
    let who: Vec<String> = claim.by.iter().map(|party| shown(party)).collect();
    let said = claim.text.as_ref().or(claim.quotes.first()).map_or("", |text| text.value.as_str());
    let name = proposal.name();
    Choice { value: name.to_owned(), shown: format!("{name}  {}: {said}", who.join(", ")) }
}

fn distinct(choices: Vec<Choice>) -> Vec<Choice> {
    let mut kept: Vec<Choice> = Vec::new();
    for choice in choices {
        if kept.len() < OFFERED && !kept.iter().any(|known| known.value == choice.value) {
            kept.push(choice);
        }
    }
    kept
}

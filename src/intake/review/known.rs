//! Whom and what is known beside the proposal that is looked at: the names of its article, and what the
//! ledger has.

use super::refused::Refused;
use crate::domain::text::fold_name;
use crate::domain::{SpeakerId, SpeakerKind, looks_like_id};
use crate::intake::proposal::Proposal;
use crate::reading::worksheet::{Located, PartySheet};

/// No ledger.
#[derive(Debug, Clone, Copy)]
pub struct Nobody;

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
    /// Outlets with a name like this, by name.
    fn outlets(&self, typed: &str) -> Vec<Choice>;
}

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
    fn outlets(&self, _: &str) -> Vec<Choice> {
        Vec::new()
    }
}

/// Everybody whom these proposals name as a speaker or as a body spoken for, without repetition.
pub(super) fn names_of(proposals: &[Proposal]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for party in proposals.iter().flat_map(|proposal| &proposal.claim.by) {
        let bodies = party.bodies.iter().map(|body| body.value.clone());
        for name in party.name.clone().into_iter().chain(bodies) {
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

/// What to call a party on a line: its name, else its id.
pub(super) fn shown(party: &PartySheet) -> String {
    party.name.clone().or(party.id.map(|id| id.to_string())).unwrap_or_default()
}

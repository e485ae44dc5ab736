//! The stored claims that a statement may deny, confirm or repeat.
//!
//! Owns how likely is likely enough: a proposal is a question to a person, never a link that is made. Called by `of_draft`, and
//! by whoever looks for a claim by its words.

use std::collections::BTreeSet;

use super::refs::telling_words;
use crate::domain::{Claim, ClaimId};
use crate::store::{ClaimFilter, Reader, StoreError};

/// Words of a statement that stored claims are looked for by.
const ASKED: usize = 3;
/// Stored claims that are compared for each word.
const COMPARED: usize = 200;

/// A claim of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Its id.
    pub id: ClaimId,
    /// How a worksheet names it: its ref, else its id.
    pub name: String,
    /// Who said what, for the eye.
    pub shown: String,
    /// The share of the words of the shorter one that both have, in hundredths.
    pub likeness: usize,
}

impl Stored {
    /// A claim, for the eye.
    pub fn of(claim: &Claim) -> Self {
        let said = claim.content().unwrap_or_default();
        Self {
            id: claim.id,
            name: claim.r#ref.clone().unwrap_or_else(|| claim.id.to_string()),
            shown: format!("{}: {said}", claim.speaker_names().join(", ")),
            likeness: 0,
        }
    }
}

/// The claims of the ledger with most of the words of a text, likeliest first; at most `limit`.
pub fn stored_claims(ledger: &Reader<'_>, text: &str, limit: usize) -> Result<Vec<Stored>, StoreError> {
    let words = telling_words(text);
    let mut asked: Vec<&String> = words.iter().collect();
    asked.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    asked.dedup();
    let mut found: Vec<Stored> = Vec::new();
    for word in asked.into_iter().take(ASKED) {
        let filter = ClaimFilter { text: Some(word.clone()), ..ClaimFilter::default() };
        for claim in ledger.claims(&filter).take(COMPARED) {
            let claim = claim?;
            if !found.iter().any(|known| known.id == claim.id) {
                let likeness = likeness(&words, &telling_words(&claim.content().unwrap_or_default()));
                found.push(Stored { likeness, ..Stored::of(&claim) });
            }
        }
    }
    found.sort_by_key(|stored| (std::cmp::Reverse(stored.likeness), stored.id));
    found.truncate(limit);
    Ok(found)
}

/// The share of the words of the shorter list that the other has too, in hundredths.
pub(super) fn likeness(one: &[String], other: &[String]) -> usize {
    let stems = |words: &[String]| words.iter().map(|word| stem(word)).collect::<BTreeSet<String>>();
    let (one, other) = (stems(one), stems(other));
    let least = one.len().min(other.len());
    (one.intersection(&other).count() * 100).checked_div(least).unwrap_or(0)
}

/// A word without the endings that English adds to it.
fn stem(word: &str) -> String {
    let stem = ["ing", "ed", "es", "s"].iter().find_map(|ending| word.strip_suffix(ending));
    stem.filter(|stem| stem.chars().count() > 3).unwrap_or(word).to_owned()
}

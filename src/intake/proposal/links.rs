//! The stored claims that a statement may deny, confirm or repeat.
//!
//! Owns how likely is likely enough: a proposal is a question to a person, never a link that is made. Called
//! by `of_draft`, and by whoever looks for a claim by its words.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::refs::telling_words;
use crate::domain::search::{Cut, HitPlace, Query};
use crate::domain::{Claim, ClaimId};
use crate::store::{ClaimFilter, Reader, StoreError};

/// Words of a statement that stored claims are looked for by.
const ASKED: usize = 3;
/// Stored claims with one of these words that are compared, the newest.
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
    let mut asked: Vec<&str> = words.iter().map(String::as_str).collect();
    asked.sort_by_key(|word| (Reverse(word.chars().count()), *word));
    asked.dedup();
    asked.truncate(ASKED);
    let cut = Cut::of(&asked.join(" "));
    if cut.is_empty() {
        return Ok(Vec::new());
    }
    let query = Query::any_of(cut.stems().map(str::to_owned));
    let filter = ClaimFilter::default();
    let mut ids = ledger.propose_claims(&query.to_fts(), &filter, COMPARED)?;
    ids.extend(ledger.claims_beside_index(&filter)?);
    let mut ranked: Vec<(usize, ClaimId)> = Vec::new();
    for claim in ledger.searchable_claims(&ids)? {
        let own = claim.texts.iter().filter(|(place, _)| *place != HitPlace::Headline);
        let most = own.map(|(_, text)| likeness(&words, &telling_words(text))).max();
        ranked.push((most.unwrap_or(0), claim.id));
    }
    ranked.sort_by_key(|(likeness, id)| (Reverse(*likeness), *id));
    ranked.truncate(limit);
    let ids: Vec<ClaimId> = ranked.iter().map(|(_, id)| *id).collect();
    let mut found: Vec<Stored> = ledger.load_claims(&ids)?.iter().map(Stored::of).collect();
    for stored in &mut found {
        stored.likeness = ranked.iter().find(|(_, id)| *id == stored.id).map_or(0, |(likeness, _)| *likeness);
    }
    found.sort_by_key(|stored| (Reverse(stored.likeness), stored.id));
    Ok(found)
}

/// The newest claims of the ledger with all of these words; the last may be the beginning of one. At most
/// `limit`.
pub fn claims_with_words(ledger: &Reader<'_>, typed: &str, limit: usize) -> Result<Vec<Stored>, StoreError> {
    let Ok(query) = Query::parse(&format!("{}*", typed.trim())) else { return Ok(Vec::new()) };
    let ids = ledger.propose_claims(&query.to_fts(), &ClaimFilter::default(), limit)?;
    Ok(ledger.load_claims(&ids)?.iter().map(Stored::of).collect())
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

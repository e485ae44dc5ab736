//! The speakers of the ledger whom a text names.
//!
//! Owns when a text names one: a name or an alias stands in it, as whole words, however it is capitalised.
//! Called by `drafter`; it only reads.

use std::collections::{BTreeMap, HashSet};

use crate::domain::SpeakerId;
use crate::domain::text::fold_name;
use crate::store::{Reader, StoreError};

/// Speakers that a drafter is told of.
const MOST: usize = 500;

/// Those whom the text names, by id, each with the name as the ledger lists it; none without a ledger.
pub(super) fn speakers(
    ledger: Option<&Reader<'_>>,
    text: &str,
) -> Result<Vec<(SpeakerId, String)>, StoreError> {
    let Some(ledger) = ledger else { return Ok(Vec::new()) };
    let folded = fold_name(text);
    let words: HashSet<&str> = runs(&folded).collect();
    let mut found = BTreeMap::new();
    ledger.for_each_name(|known| {
        let name = fold_name(known.called);
        // Most names have a word that the text does not have.
        if runs(&name).all(|word| words.contains(word)) && stands(&folded, &name) {
            found.entry(known.id).or_insert_with(|| known.listed.to_owned());
        }
    })?;
    Ok(found.into_iter().take(MOST).collect())
}

fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether the name stands in the text as whole words.
fn stands(text: &str, name: &str) -> bool {
    let is_part = char::is_alphanumeric;
    !name.is_empty()
        && text
            .match_indices(name)
            .any(|(at, _)| !text[..at].ends_with(is_part) && !text[at + name.len()..].starts_with(is_part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_as_whole_words() {
        assert!(stands("the mayor, ana ruiz, said", "ana ruiz"));
        assert!(!stands("diana ruiz said", "ana ruiz"));
        assert!(!stands("ana ruizova said", "ana ruiz") && !stands("x", ""));
    }
}

//! Which claims are proposed as ones that may say the same.

use super::scratch::{Scratch, origin, statement};
use crate::domain::ClaimId;
use crate::domain::search::Profile;
use crate::store::{Intent, Reader, StoreError};

/// What is proposed for a text.
fn proposed(reader: &Reader<'_>, text: &str) -> Result<Vec<ClaimId>, StoreError> {
    let asked = Profile::of(text);
    let stems: Vec<&str> = asked.stems().collect();
    let (counts, all) = reader.estimate_frequencies(&stems)?;
    let counted: Vec<(&str, f64)> = stems.iter().copied().zip(counts).collect();
    reader.propose_alike(&counted, all)
}

#[test]
fn what_shares_most_words_is_proposed_however_many_newer_ones_share_some() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    let written = ledger.write(&origin(), Intent::Commit, |writer| {
        let old = writer.add_claim(&statement(Vec::new(), "A levy on grain in every harbour"))?;
        for pair in ["a levy on grain", "grain in the harbour", "the harbour has a levy"] {
            for number in 0..200 {
                writer.add_claim(&statement(Vec::new(), &format!("Of {pair}, says number {number}")))?;
            }
        }
        Ok::<_, StoreError>(old)
    });
    let old = written.unwrap().value;
    let found = ledger.read(|reader| {
        Ok::<_, StoreError>((
            proposed(reader, "Every harbour is to raise a levy on grain")?,
            proposed(reader, "Nobody was ever heard")?,
        ))
    });
    let (found, of_unknown_words) = found.unwrap();
    assert!(found.contains(&old), "{found:?}");
    assert!(found.len() < 100 && found.is_sorted(), "{found:?}");
    assert_eq!(of_unknown_words, []);
}

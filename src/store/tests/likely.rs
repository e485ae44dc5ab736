//! Which claims are proposed as ones that may say the same.

use super::scratch::{Scratch, origin, statement};
use crate::domain::ClaimId;
use crate::domain::search::Profile;
use crate::store::{Intent, Likely, Reader, StoreError};

/// What is proposed for a text, and how many claims have its stems.
fn proposed(reader: &Reader<'_>, text: &str) -> Result<Likely, StoreError> {
    reader.propose_alike(&Profile::of(text).stems().collect::<Vec<_>>())
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
            proposed(reader, "Every harbour is to raise a levy on grain")?.claims,
            proposed(reader, "Nobody was ever heard")?.claims,
        ))
    });
    let (found, of_unknown_words) = found.unwrap();
    assert!(found.contains(&old), "{found:?}");
    assert!(found.len() < 100 && found.is_sorted(), "{found:?}");
    assert_eq!(of_unknown_words, []);
}

#[test]
fn a_word_that_only_the_newest_have_is_not_taken_to_be_frequent() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    let written = ledger.write(&origin(), Intent::Commit, |writer| {
        for number in 0..700 {
            writer.add_claim(&statement(Vec::new(), &format!("Harvest number {number}")))?;
        }
        for number in 0..300 {
            writer.add_claim(&statement(Vec::new(), &format!("Flood number {number}")))?;
        }
        Ok::<_, StoreError>(())
    });
    written.unwrap();
    let likely = ledger.read(|reader| proposed(reader, "harvest flood unheard number 7")).unwrap();
    assert_eq!((likely.all, &likely.having[..3]), (1000.0, [700.0, 300.0, 0.0].as_slice()));
    assert_eq!(likely.claims.len(), 60);
    assert!(likely.claims.contains(&ClaimId::new(708)), "flood number 7: {:?}", likely.claims);
}

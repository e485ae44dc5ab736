//! What was withdrawn is left out with all that depends on it, and comes back with it.

use super::scratch::{Scratch, denial, everything, origin, party, statement};
use crate::domain::{
    ArticleId, Claim, ClaimId, EntryId, NewAppearance, NewArticle, NewSpeaker, SpeakerId, Withdrawable,
};
use crate::store::{ClaimFilter, Extent, Intent, KnownOn, Ledger, StoreError, Writer};

fn claim(w: &Writer<'_>, text: &str, by: SpeakerId, articles: &[ArticleId]) -> Result<ClaimId, StoreError> {
    let id = w.add_claim(&statement(vec![party(by)], text))?;
    for article in articles {
        w.add_appearance(id, *article, &NewAppearance::default())?;
    }
    Ok(id)
}

/// c1 in a1, c2 in a1 and a2, c3 nowhere, c4 in a2 denies c1.
fn ledger(scratch: &Scratch) -> Ledger {
    let mut ledger = scratch.ledger();
    write(&mut ledger, |w| {
        let ann = w.add_speaker(&NewSpeaker { name: "Ann".into(), ..NewSpeaker::default() })?;
        let one = w.add_article(&NewArticle { headline: Some("One".into()), ..NewArticle::default() })?;
        let two = w.add_article(&NewArticle { headline: Some("Two".into()), ..NewArticle::default() })?;
        let first = claim(w, "first", ann, &[one])?;
        claim(w, "second", ann, &[one, two])?;
        claim(w, "third", ann, &[])?;
        let denying = claim(w, "not so", ann, &[two])?;
        w.add_relation(&denial(denying, first)).map(drop)
    });
    ledger
}

fn write(ledger: &mut Ledger, change: impl FnOnce(&Writer<'_>) -> Result<(), StoreError>) {
    ledger.write(&origin(), Intent::Commit, change).unwrap();
}

fn claims(ledger: &mut Ledger, moment: Option<KnownOn>, extent: Extent) -> Vec<Claim> {
    let all = |r: &crate::store::Reader<'_>| {
        r.claims(&ClaimFilter::default()).collect::<Result<Vec<_>, StoreError>>()
    };
    ledger.read_known_on(moment, extent, all).unwrap()
}

fn standing(ledger: &mut Ledger, moment: Option<KnownOn>) -> Vec<i64> {
    claims(ledger, moment, Extent::Standing).iter().map(|claim| claim.id.number()).collect()
}

#[test]
fn with_an_article_goes_what_was_seen_only_there_and_comes_back_with_it() {
    let scratch = Scratch::new();
    let mut ledger = ledger(&scratch);
    let whole = claims(&mut ledger, None, Extent::Standing);
    assert_eq!(whole.len(), 4);
    let article = Withdrawable::Article(ArticleId::new(1));
    write(&mut ledger, |w| w.withdraw(article, "a hoax").map(drop));

    assert_eq!(standing(&mut ledger, None), [2, 3, 4]);
    let left = claims(&mut ledger, None, Extent::Standing);
    assert_eq!(left[0].appearances.len(), 1, "seen in the other article alone");
    assert!(left[2].relations.is_empty(), "its target is left out");
    assert_eq!(claims(&mut ledger, None, Extent::All).len(), 4);
    let why = ledger.read(|r| r.find_left_out(ClaimId::new(1))).unwrap().unwrap();
    assert_eq!(why.to_string(), "no article in which it was seen stands (a1 withdrawn by e2: a hoax)");
    assert_eq!(standing(&mut ledger, Some(KnownOn::After(EntryId::new(1)))), [1, 2, 3, 4]);

    write(&mut ledger, |w| w.restore(article).map(drop));
    assert_eq!(claims(&mut ledger, None, Extent::Standing), whole);
    assert_eq!(standing(&mut ledger, Some(KnownOn::After(EntryId::new(2)))), [2, 3, 4]);
}

#[test]
fn a_withdrawn_appearance_takes_a_claim_along_only_if_it_was_the_last() {
    let scratch = Scratch::new();
    let mut ledger = ledger(&scratch);
    for (appearance, left) in [(2, vec![1, 2, 3, 4]), (3, vec![1, 3, 4])] {
        let record = Withdrawable::Appearance(crate::domain::AppearanceId::new(appearance));
        write(&mut ledger, |w| w.withdraw(record, "another claim").map(drop));
        assert_eq!(standing(&mut ledger, None), left);
    }
}

#[test]
fn a_withdrawn_claim_denies_nothing_and_takes_nothing_new() {
    let scratch = Scratch::new();
    let mut ledger = ledger(&scratch);
    write(&mut ledger, |w| w.withdraw(Withdrawable::Claim(ClaimId::new(4)), "misread").map(drop));
    assert_eq!(standing(&mut ledger, None), [1, 2, 3]);
    let challenged = |r: &crate::store::Reader<'_>| {
        r.challenged(&ClaimFilter::default(), None, None)
            .map(|found| found.map(|found| found.incoming.len()))
            .collect::<Result<Vec<_>, StoreError>>()
    };
    assert_eq!(ledger.read_known_on(None, Extent::Standing, challenged).unwrap(), [0; 0]);

    for (from, to) in [(4, 2), (2, 4)] {
        let refused = ledger.write(&origin(), Intent::Commit, |w| {
            w.add_relation(&denial(ClaimId::new(from), ClaimId::new(to)))
        });
        let error = refused.unwrap_err();
        assert_eq!(error.to_string(), "c4 is left out of the record: withdrawn by e2: misread");
        assert_eq!(error.hints(), ["bring it back first: gainsay restore c4"]);
    }
}

#[test]
fn undoing_a_withdrawal_is_bringing_it_back() {
    let scratch = Scratch::new();
    let mut ledger = ledger(&scratch);
    let before = claims(&mut ledger, None, Extent::Standing);
    write(&mut ledger, |w| w.withdraw(Withdrawable::Claim(ClaimId::new(1)), "misread").map(drop));
    write(&mut ledger, |w| w.undo(EntryId::new(2)).map(drop));
    assert_eq!(claims(&mut ledger, None, Extent::Standing), before);
    assert!(!everything(&ledger).is_empty());
}

//! Every name of every speaker is given once, with the survivor to whom it leads.

use super::scratch::{Scratch, origin, party, statement};
use crate::domain::{NewSpeaker, SpeakerId, SpeakerKind, Withdrawable};
use crate::store::{Intent, StoreError};

#[test]
fn names_aliases_and_merged_names_lead_to_whoever_stands() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    let written = ledger.write(&origin(), Intent::Commit, |w| {
        let add = |name: &str, kind| w.add_speaker(&NewSpeaker { name: name.into(), kind, note: None });
        let freedonia = add("Freedonia", Some(SpeakerKind::Government))?;
        let merged = add("Republic of Freedonia", None)?;
        let official = add("an official", Some(SpeakerKind::Unnamed))?;
        let gone = add("Sylvania", None)?;
        let firefly = add("Firefly", None)?;
        w.add_alias(merged, "RoF")?;
        w.add_alias(firefly, "Rufus Firefly")?;
        w.add_alias(gone, "Silvania")?;
        w.add_claim(&statement(vec![party(freedonia), party(merged)], "It rained."))?;
        w.add_claim(&statement(vec![party(merged)], "It hailed."))?;
        w.add_claim(&statement(vec![party(firefly), party(official)], "It snowed."))?;
        w.merge_speaker(merged, freedonia)?;
        w.withdraw(Withdrawable::Speaker(gone), "a mistake")?;
        Ok::<_, StoreError>(())
    });
    written.unwrap();
    let (names, counts) = ledger
        .read(|reader| {
            let mut names = Vec::new();
            reader.for_each_name(|known| {
                names.push(format!("{} {} = {} {:?}", known.id, known.listed, known.called, known.kind));
            })?;
            Ok::<_, StoreError>((names, reader.count_claims_by_speaker()?))
        })
        .unwrap();
    assert_eq!(
        names,
        [
            "s1 Freedonia = Freedonia Some(Government)",
            "s5 Firefly = Firefly None",
            "s1 Freedonia = RoF Some(Government)",
            "s5 Firefly = Rufus Firefly None",
            "s1 Freedonia = Republic of Freedonia Some(Government)",
        ]
    );
    assert_eq!(counts[&SpeakerId::new(1)], 2, "a claim of both counts once");
    assert_eq!(counts[&SpeakerId::new(5)], 1);
}

//! Speakers that were merged, as worksheets, questions and edits meet them.

use proptest::prelude::*;

use super::{Desk, sheet};
use crate::domain::{Party, SpeakerId};
use crate::store::tests::scratch::{everything, origin};
use crate::store::{ClaimFilter, Intent, StoreError};

/// s1 Freedonia, s2 Freedonia Gov, s3 Sylvania, s4 Rufus Firefly.
const FOUR: &str = r#"
[[claim]]
ref = "rain"
by = [{ name = "Freedonia", kind = "government" }, { name = "Freedonia Gov", kind = "organization" }, "Sylvania"]
text = "It rains."
via = ["Freedonia Gov"]

[[claim]]
kind = "denial"
by = [{ name = "Rufus Firefly", as = "spokesman", for = "Freedonia Gov" }]
about = ["Freedonia Gov"]
denies = "rain"
"#;

fn s(number: i64) -> SpeakerId {
    SpeakerId::new(number)
}

impl Desk {
    fn merge(&mut self, id: i64, into: i64) -> Result<bool, StoreError> {
        let merged = self.ledger.write(&origin(), Intent::Commit, |w| w.merge_speaker(s(id), s(into)));
        merged.map(|written| written.value)
    }

    fn unmerge(&mut self, id: i64) {
        let back = self.ledger.write(&origin(), Intent::Commit, |w| w.unmerge_speaker(s(id)));
        back.unwrap_or_else(|error| panic!("{error}"));
    }

    /// The record without who made it when: history and entries only grow.
    fn record(&self) -> String {
        let grows =
            |line: &&str| ["entry: ", "history: ", "version: "].iter().any(|table| line.starts_with(table));
        everything(&self.ledger).lines().filter(|line| !grows(line)).collect::<Vec<_>>().join("\n")
    }

    fn claims_of(&mut self, speakers: &[i64]) -> Vec<String> {
        let ids: Vec<SpeakerId> = speakers.iter().map(|id| s(*id)).collect();
        let found = self.ledger.read(|r| {
            let filter = ClaimFilter { speakers: Some(r.list_merged_with(&ids)?), ..ClaimFilter::default() };
            r.claims(&filter).map(|claim| claim.map(|claim| claim.id.to_string())).collect()
        });
        found.unwrap_or_else(|error: StoreError| panic!("{error}"))
    }
}

#[test]
fn a_worksheet_from_before_the_merge_is_settled_after_it() {
    let mut desk = Desk::new();
    desk.log(&sheet(FOUR));
    desk.merge(2, 1).unwrap();
    assert_eq!(desk.speaker_ids(1), ["s1", "s3"], "two that are one count once");
    desk.assert_settled(&sheet(FOUR));
    desk.unmerge(2);
    assert_eq!(desk.speaker_ids(1), ["s1", "s2", "s3"]);
    desk.assert_settled(&sheet(FOUR));
}

#[test]
fn a_name_of_the_merged_means_the_survivor_and_the_name_as_given_stays() {
    let mut desk = Desk::new();
    desk.log(&sheet(FOUR));
    desk.merge(2, 1).unwrap();
    desk.log(&sheet(&format!("{FOUR}\n[[claim]]\nby = \"Freedonia Gov\"\ntext = \"It snows.\"\n")));
    let claim = desk.claim(3);
    assert_eq!(claim.speakers[0].party.speaker, s(1));
    assert_eq!(claim.speakers[0].party.name_as_given, "Freedonia Gov");
    assert_eq!(claim.speakers[0].name, "Freedonia");
    assert_eq!(desk.claims_of(&[1]), ["c1", "c2", "c3"]);
    desk.unmerge(2);
    assert_eq!(desk.claims_of(&[1]), ["c1", "c3"], "what was recorded of the survivor stays with it");
    assert_eq!(desk.claims_of(&[2]), ["c1", "c2"], "on its behalf too");
}

#[test]
fn an_edit_after_the_merge_leaves_the_others_as_they_were_recorded() {
    let mut desk = Desk::new();
    desk.log(&sheet(FOUR));
    desk.merge(2, 1).unwrap();
    let edited = FOUR.replace("\"Sylvania\"]", "\"Sylvania\", \"Ruritania\"]").replace("spokesman", "envoy");
    desk.log(&sheet(&edited));
    assert_eq!(desk.speaker_ids(1), ["s1", "s3", "s5"]);
    desk.unmerge(2);
    assert_eq!(desk.speaker_ids(1), ["s1", "s2", "s3", "s5"]);
    assert_eq!(desk.claim(2).speakers[0].party.bodies, [s(2)]);
    desk.assert_settled(&sheet(&edited));
}

#[test]
fn a_body_merged_with_its_speaker_is_spoken_for_by_nobody() {
    let mut desk = Desk::new();
    desk.log(&sheet(FOUR));
    desk.merge(4, 2).unwrap();
    let Party { speaker, bodies, .. } = desk.claim(2).speakers[0].party.clone();
    assert_eq!((speaker, bodies), (s(2), Vec::new()));
    assert_eq!(desk.claim(2).speakers[0].body_names, [""; 0]);
    desk.unmerge(4);
    assert_eq!(desk.claim(2).speakers[0].party.bodies, [s(2)]);
}

#[test]
fn chains_lead_to_their_end_and_come_apart_where_they_are_cut() {
    let mut desk = Desk::new();
    desk.log(&sheet(FOUR));
    desk.merge(4, 3).unwrap();
    desk.merge(3, 2).unwrap();
    desk.merge(2, 1).unwrap();
    let ends = |desk: &mut Desk| {
        [1, 2, 3, 4].map(|id| {
            let end = desk.ledger.read(|r| r.survivor_of(s(id)));
            end.unwrap_or_else(|error: StoreError| panic!("{error}")).number()
        })
    };
    assert_eq!(ends(&mut desk), [1, 1, 1, 1]);
    desk.unmerge(3);
    assert_eq!(ends(&mut desk), [1, 1, 3, 3]);
    assert!(desk.merge(1, 2).unwrap_err().to_string().contains("gainsay speaker unmerge s2"));
    assert!(desk.merge(4, 1).unwrap_err().to_string().contains("already merged into s3"));
    assert!(!desk.merge(4, 3).unwrap(), "the same again changes nothing");
    assert!(desk.merge(1, 1).is_err() && desk.merge(9, 1).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is merged, in whatever order, and taken back in whatever order: the record is what it was.
    #[test]
    fn merges_that_were_all_taken_back_leave_nothing(
        merges in prop::collection::vec((1_i64..=4, 1_i64..=4), 1..6),
        back in Just([1_i64, 2, 3, 4]).prop_shuffle(),
    ) {
        let mut desk = Desk::new();
        desk.log(&sheet(FOUR));
        let before = desk.record();
        for (id, into) in merges {
            let _ = desk.merge(id, into);
        }
        for id in back {
            let is_merged = desk.ledger.read(|r| r.get_redirect(s(id)));
            if is_merged.unwrap_or_else(|error: StoreError| panic!("{error}")).is_some() {
                desk.unmerge(id);
            }
        }
        prop_assert_eq!(desk.record(), before);
    }
}

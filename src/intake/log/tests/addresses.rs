//! Addresses of speakers elsewhere, as worksheets give them.

use super::{Desk, sheet};
use crate::domain::{ClaimId, SpeakerId};

const REGISTER: &str = "https://register.example/";

/// A claim by somebody with an address of the register, or by a table as it is.
fn by(name: &str, address: &str, text: &str) -> String {
    let party = if address.is_empty() {
        format!("{{ name = \"{name}\" }}")
    } else {
        format!("{{ name = \"{name}\", same_as = \"{REGISTER}{address}\" }}")
    };
    said(&party, text)
}

fn said(party: &str, text: &str) -> String {
    format!("[[claim]]\nby = {party}\ntext = \"{text}\"\n")
}

impl Desk {
    fn speakers(&mut self, claims: i64) -> Vec<i64> {
        (1..=claims).map(|claim| self.claim(claim).speakers[0].party.speaker.number()).collect()
    }

    fn addresses(&mut self, speaker: i64) -> Vec<String> {
        let found = self.ledger.read(|r| r.list_speaker_same_as(SpeakerId::new(speaker))).unwrap();
        found.into_iter().map(|address| address.replace(REGISTER, "")).collect()
    }

    fn warnings(&mut self, text: &str) -> Vec<String> {
        let written = self.try_log(&[("w.toml", text)]).unwrap_or_else(|error| panic!("{error}"));
        written.value.into_iter().flat_map(|one| one.changes).flat_map(|change| change.warnings).collect()
    }
}

#[test]
fn one_name_with_two_addresses_of_one_register_is_two_speakers() {
    let two = sheet(&(by("John Smith", "Q1", "One.") + &by("John Smith", "Q2", "Two.")));
    let mut desk = Desk::new();
    desk.log(&two);
    assert_eq!(desk.speakers(2), [1, 2]);
    assert_eq!((desk.addresses(1), desk.addresses(2)), (vec!["Q1".to_owned()], vec!["Q2".to_owned()]));
    desk.assert_settled(&two);
    // The name by itself means neither.
    let bare = sheet(
        &(by("John Smith", "Q1", "One.") + &by("John Smith", "Q2", "Two.") + &by("John Smith", "", "Three.")),
    );
    assert!(desk.refusal(&[("w.toml", &bare)]).contains("\"John Smith\" is several here"));
}

#[test]
fn an_address_beside_one_of_another_register_is_one_more_of_the_same_speaker() {
    let mut desk = Desk::new();
    let other = said("{ name = \"Ada\", same_as = \"https://other.example/7\" }", "Two.");
    desk.log(&sheet(&(by("Ada", "Q1", "One.") + &other)));
    assert_eq!(desk.speakers(2), [1, 1]);
    assert_eq!(desk.addresses(1), ["Q1", "https://other.example/7"]);
}

#[test]
fn another_address_never_joins_whoever_the_article_already_called_so() {
    let mut desk = Desk::new();
    let one = by("Ada", "Q1", "One.");
    desk.log(&sheet(&one));
    desk.log(&sheet(&(one.clone() + &by("Ada", "Q9", "Two."))));
    assert_eq!(desk.speakers(2), [1, 2]);
    assert_eq!((desk.addresses(1), desk.addresses(2)), (vec!["Q1".to_owned()], vec!["Q9".to_owned()]));
    let by_id = said("{ id = \"s1\", same_as = \"https://register.example/Q7\" }", "Three.");
    let refused = desk.refusal(&[("w.toml", &sheet(&by_id))]);
    assert!(refused.contains("Ada (s1) has another address of the same register"), "{refused}");
}

#[test]
fn nobody_named_has_neither_an_address_nor_a_name() {
    let mut desk = Desk::new();
    desk.log(&sheet(&said("\"unattributed\"", "It is over.")));
    for party in [
        "{ name = \"unattributed\", same_as = \"https://register.example/Q1\" }",
        "{ id = \"s1\", same_as = \"https://register.example/Q1\" }",
        "{ name = \"Bob Stone\", id = \"s1\", same_as = \"https://register.example/Q1\" }",
    ] {
        let refused = desk.refusal(&[("w.toml", &sheet(&said(party, "Not yet.")))]);
        assert!(refused.contains("has no address elsewhere"), "{party}: {refused}");
    }
    let refused = desk.refusal(&[("w.toml", &sheet(&said("{ name = \"Bob Stone\", id = \"s1\" }", "No.")))]);
    assert!(refused.contains("s1 is nobody named, and \"Bob Stone\" is a name"), "{refused}");
    desk.log(&sheet(&said("{ name = \"unattributed\", id = \"s1\" }", "It is over.")));
    assert_eq!(desk.claim(1).id, ClaimId::new(1));
}

#[test]
fn a_name_that_an_id_or_an_address_overrules_is_told_once() {
    let mut desk = Desk::new();
    let known = by("Ada", "", "One.") + &by("Bob Stone", "Q33", "Two.");
    desk.log(&sheet(&known));
    let by_id = sheet(&(known.clone() + &said("{ name = \"Bob Stone\", id = \"s1\" }", "Three.")));
    let told = desk.warnings(&by_id);
    let note = "\"Bob Stone\" is s1 Ada here, by the id, and s2 Bob Stone goes by that name";
    assert!(told.iter().any(|what| what.ends_with(note)), "{told:?}");
    assert_eq!(desk.warnings(&by_id), [""; 0]);
    let by_address = super::article(2) + &by("New Guy", "Q33", "Four.");
    let told = desk.warnings(&by_address);
    let note = "\"New Guy\" is s2 Bob Stone, by the address https://register.example/Q33";
    assert!(told.iter().any(|what| what.ends_with(note)), "{told:?}");
    assert_eq!(desk.warnings(&by_address), [""; 0]);
}

#[test]
fn an_address_of_somebody_new_in_this_worksheet_is_nobody_elses() {
    let mut desk = Desk::new();
    let text = by("Ada", "", "One.") + &by("Bob Stone", "Q33", "Two.") + &by("New Guy", "Q33", "Three.");
    let told = desk.warnings(&sheet(&text));
    assert_eq!(desk.speakers(3), [1, 2, 2]);
    assert!(told.iter().any(|what| what.contains("\"New Guy\" is Bob Stone, by the address")), "{told:?}");
    let known = by("Cleo", "Q40", "Four.") + &by("Ada", "Q40", "Five.");
    let refused = desk.refusal(&[("w.toml", &(super::article(2) + &known))]);
    assert!(
        refused.contains("\"Ada\" is s1 Ada, and https://register.example/Q40 is an address of"),
        "{refused}"
    );
}

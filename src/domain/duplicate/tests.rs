//! Which names are alike, and which are not.

use super::*;
use crate::domain::NewSpeaker;

fn speaker(id: i64, name: &str, aliases: &[&str]) -> Speaker {
    Speaker {
        id: SpeakerId::new(id),
        fields: NewSpeaker { name: name.to_owned(), ..NewSpeaker::default() },
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        affiliations: Vec::new(),
        claims: 0,
        denials: 0,
        on_behalf: 0,
        merged_into: None,
        merged: Vec::new(),
        withdrawn: None,
    }
}

fn likeness(one: &str, other: &str) -> Option<Likeness> {
    let found = find_duplicates(&[speaker(1, one, &[]), speaker(2, other, &[])]);
    assert!(found.len() <= 1, "{found:?}");
    found.first().map(|found| found.likeness)
}

#[test]
fn names_that_may_be_one_say_why() {
    for (one, other, why) in [
        ("Freedonia", "FREEDONIA", Likeness::SameName),
        ("José Ruiz", "Jose Ruiz", Likeness::Spelling),
        ("Ruiz, José", "José Ruiz", Likeness::Spelling),
        ("Al Manar", "Al-Manar", Likeness::Spelling),
        ("Al Manar", "Almanar", Likeness::Spelling),
        ("O'Neill", "ONeill", Likeness::Spelling),
        ("Rufus Firefly", "Rufus Firefyl", Likeness::Slip),
        ("Ministry of Defence", "Ministry of Defense", Likeness::Slip),
        ("Konstantinopolski", "Konstantinopolskiy", Likeness::Slip),
        ("Konstantinopolski", "Konstantinopolskij", Likeness::Slip),
        ("Administration", "Adminstraton", Likeness::Slip),
        ("USF", "United States of Freedonia", Likeness::Initials),
        ("Firefly", "Rufus Firefly", Likeness::Part),
        ("Rufus Firefly", "President Rufus Firefly", Likeness::Part),
    ] {
        assert_eq!(likeness(one, other), Some(why), "{one} / {other}");
        assert_eq!(likeness(other, one), Some(why), "{other} / {one}");
    }
}

#[test]
fn names_of_others_are_not_proposed() {
    for (one, other) in [
        ("North Korea", "South Korea"),
        ("Iran", "Iraq"),
        ("Austria", "Australia"),
        ("Gambia", "Zambia"),
        ("Brigade 155", "Brigade 156"),
        ("John Smith", "John Brown"),
        ("Kim", "Lee Kim"),
        ("United States", "United Kingdom"),
    ] {
        assert_eq!(likeness(one, other), None, "{one} / {other}");
    }
}

#[test]
fn the_one_with_more_claims_stays() {
    let mut speakers = [speaker(1, "Firefly", &[]), speaker(2, "firefly", &[])];
    let ends = |speakers: &[Speaker]| find_duplicates(speakers)[0].command();
    assert_eq!(ends(&speakers), "gainsay speaker merge s2 s1");
    speakers[1].claims = 3;
    assert_eq!(ends(&speakers), "gainsay speaker merge s1 s2");
}

#[test]
fn an_alias_leads_to_the_other() {
    let found = find_duplicates(&[speaker(1, "United States", &["US"]), speaker(2, "US", &[])]);
    assert_eq!(found.len(), 1, "once, with the strongest reason");
    assert_eq!(found[0].likeness, Likeness::SameAlias);
    assert_eq!(found[0].names, ("US".to_owned(), "US".to_owned()));
}

#[test]
fn the_unnamed_and_two_kinds_are_left_out() {
    let mut speakers = [speaker(1, "an official", &[]), speaker(2, "an official", &[])];
    speakers[0].fields.kind = Some(SpeakerKind::Unnamed);
    assert_eq!(find_duplicates(&speakers), []);
    let mut speakers = [speaker(1, "Rufus Firefly", &[]), speaker(2, "Rufus Firefli", &[])];
    (speakers[0].fields.kind, speakers[1].fields.kind) =
        (Some(SpeakerKind::Person), Some(SpeakerKind::Organization));
    assert_eq!(find_duplicates(&speakers), []);
}

#[test]
fn many_of_one_name_make_no_more_pairs_than_there_are_speakers() {
    let speakers: Vec<Speaker> = (1..=500).map(|id| speaker(id, "Firefly", &[])).collect();
    assert_eq!(find_duplicates(&speakers).len(), 499);
}

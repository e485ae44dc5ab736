//! Which speaker a name means.

use super::{Desk, article, origin, sheet};
use crate::domain::{NewSpeaker, SpeakerId, SpeakerKind};
use crate::store::Intent;

fn claim(by: &str) -> String {
    format!("[[claim]]\nby = {by}\ntext = \"One.\"\n")
}

#[test]
fn a_name_is_one_speaker_however_it_is_typed() {
    let mut desk = Desk::new();
    let claims =
        [claim("\"United States\""), claim("\"united  states\""), claim("\"UNITED STATES\"")].concat();
    desk.log(&sheet(&claims));
    assert_eq!([1, 2, 3].map(|c| desk.speaker_ids(c)), [["s1"], ["s1"], ["s1"]]);
    assert_eq!(desk.claim(2).speakers[0].party.name_as_given, "united  states");
    desk.assert_settled(&sheet(&claims));
}

#[test]
fn a_speaker_is_found_by_an_alias() {
    let mut desk = Desk::new();
    desk.log(&sheet(&claim("\"North Korea\"")));
    desk.ledger.write(&origin(), Intent::Commit, |w| w.add_alias(SpeakerId::new(1), "DPRK")).unwrap();
    desk.log(&(article(2) + &claim("\"dprk\"")));
    let party = &desk.claim(2).speakers[0];
    assert_eq!((party.party.speaker.to_string().as_str(), party.name.as_str()), ("s1", "North Korea"));
    assert_eq!(party.party.name_as_given, "dprk");
}

#[test]
fn a_speaker_is_found_by_an_id_and_keeps_the_name_the_article_gives() {
    let mut desk = Desk::new();
    desk.log(&sheet(&claim("\"North Korea\"")));
    let text = article(2) + &claim("[\"s1\", { id = \"s1\", name = \"Pyongyang\" }]");
    let problem = desk.refusal(&[("w.toml", &text)]);
    assert!(problem.contains("\"Pyongyang\" is already named in `by`"), "{problem}");
    desk.log(&(article(2) + &claim("{ id = \"s1\", name = \"Pyongyang\" }")));
    assert_eq!(desk.claim(2).speakers[0].party.name_as_given, "Pyongyang");
    let problem = desk.refusal(&[("w.toml", &(article(3) + &claim("\"s77\"")))]);
    assert!(problem.starts_with("w.toml:7:6: there is no speaker s77 in this ledger\n  hint: "), "{problem}");
}

#[test]
fn a_speaker_who_is_renamed_does_not_change_what_an_article_called_them() {
    let mut desk = Desk::new();
    desk.log(&sheet(&claim("\"North Korea\"")));
    let by_id = article(2) + &claim("\"s1\"");
    desk.log(&by_id);
    let renamed = NewSpeaker { name: "DPRK".into(), kind: None, note: None };
    desk.ledger.write(&origin(), Intent::Commit, |w| w.update_speaker(SpeakerId::new(1), &renamed)).unwrap();
    desk.assert_settled(&by_id);
    assert_eq!(desk.claim(2).speakers[0].party.name_as_given, "North Korea");
}

#[test]
fn a_name_that_fits_two_speakers_is_a_question() {
    let mut desk = Desk::new();
    let add = |desk: &mut Desk, kind| {
        let new = NewSpeaker { name: "Ann".into(), kind, note: None };
        desk.ledger.write(&origin(), Intent::Commit, |w| w.add_speaker(&new)).unwrap();
    };
    add(&mut desk, None);
    add(&mut desk, Some(SpeakerKind::Person));
    let problem = desk.refusal(&[("w.toml", &sheet(&claim("\"Ann\"")))]);
    assert_eq!(
        problem,
        "w.toml:7:6: \"Ann\" fits 2 speakers: s1 Ann; s2 Ann, person\n  hint: say which one by its id, such as { id = \"s1\", name = \"Ann\" }"
    );
    desk.log(&sheet(&claim("{ id = \"s2\", name = \"Ann\" }")));
    assert_eq!(desk.speaker_ids(1), ["s2"]);
}

#[test]
fn a_name_that_became_ambiguous_still_means_whom_it_meant_in_its_article() {
    let mut desk = Desk::new();
    desk.log(&sheet(&claim("\"Ann\"")));
    let new = NewSpeaker { name: "Ann".into(), kind: None, note: None };
    desk.ledger.write(&origin(), Intent::Commit, |w| w.add_speaker(&new)).unwrap();
    desk.assert_settled(&sheet(&claim("\"Ann\"")));
    assert!(desk.refusal(&[("w.toml", &(article(2) + &claim("\"Ann\"")))]).contains("fits 2 speakers"));
}

#[test]
fn the_unnamed_of_two_articles_are_two_speakers() {
    let mut desk = Desk::new();
    let unnamed = claim("{ name = \"a US official\", kind = \"unnamed\" }");
    desk.log(&sheet(&unnamed));
    desk.log(&(article(2) + &unnamed));
    assert_eq!([1, 2].map(|c| desk.speaker_ids(c)), [["s1"], ["s2"]]);
    desk.assert_settled(&sheet(&unnamed));
    desk.assert_settled(&(article(2) + &unnamed));
}

#[test]
fn an_unnamed_speaker_is_one_throughout_an_article() {
    let mut desk = Desk::new();
    let claims = claim("{ name = \"a US official\", kind = \"unnamed\" }")
        + &claim("\"A US official\"")
        + "[[claim]]\nby = \"Ann\"\ntext = \"Two.\"\nabout = [{ name = \"the office\", for = \"a US official\" }]\nvia = \"a US official\"\n";
    desk.log(&sheet(&claims));
    assert_eq!([1, 2].map(|c| desk.speaker_ids(c)), [["s1"], ["s1"]]);
    desk.assert_settled(&sheet(&claims));
}

#[test]
fn an_unnamed_body_spoken_for_stays_the_same_one() {
    let mut desk = Desk::new();
    for key in ["by", "about"] {
        let claims = format!(
            "[[claim]]\nby = \"Ann\"\ntext = \"{key}\"\nabout = [\"Bob\"]\nvia = [{{ name = \"some body {key}\", kind = \"unnamed\" }}]\n\
             [[claim]]\nby = \"Cid\"\nabout = \"Dan\"\ntext = \"x\"\n"
        )
        .replace(
            if key == "by" { "by = \"Cid\"" } else { "about = \"Dan\"" },
            &format!("{key} = {{ name = \"E\", for = \"some body {key}\" }}"),
        );
        let text = article(if key == "by" { 1 } else { 2 }) + &claims;
        desk.log(&text);
        desk.assert_settled(&text);
    }
}

#[test]
fn the_unnamed_of_a_claim_seen_again_are_those_of_its_own_article() {
    let mut desk = Desk::new();
    let unnamed = "{ name = \"a US official\", kind = \"unnamed\" }";
    desk.log(&sheet(&(claim(unnamed) + "ref = \"one\"\n")));
    let again = article(2)
        + "[[claim]]\nref = \"one\"\nquote = \"one, it said\"\n"
        + &claim(unnamed).replace("One.", "Two.");
    desk.log(&again);
    assert_eq!(desk.speaker_ids(2), ["s2"]);
    desk.assert_settled(&again);
}

#[test]
fn a_kind_is_added_once_and_then_must_agree() {
    let mut desk = Desk::new();
    desk.log(&sheet(&claim("\"Ann\"")));
    let person = sheet(&claim("{ name = \"Ann\", kind = \"person\" }"));
    assert_eq!(desk.news(&person), ["updated speaker s1: kind"]);
    desk.assert_settled(&person);
    let problem = desk.refusal(&[("w.toml", &person.replace("person", "organization"))]);
    assert_eq!(
        problem,
        "w.toml:7:6: Ann (s1) is recorded as kind \"person\", here it is \"organization\"\n  \
         hint: change the source, or the record with: gainsay speaker edit s1 --kind organization"
    );
}

#[test]
fn a_speaker_of_two_kinds_in_one_worksheet_is_refused() {
    let claims =
        claim("{ name = \"Ann\", kind = \"person\" }") + &claim("{ name = \"ann\", kind = \"group\" }");
    let problem = Desk::new().refusal(&[("w.toml", &sheet(&claims))]);
    assert!(
        problem.starts_with("w.toml:10:6: Ann is recorded as kind \"person\", here it is \"group\""),
        "{problem}"
    );
}

#[test]
fn the_body_spoken_for_is_a_speaker_by_name_or_id() {
    let mut desk = Desk::new();
    let claims = claim("{ name = \"Ann\", as = \"spokeswoman\", for = \"State Department\" }");
    desk.log(&sheet(&claims));
    let party = &desk.claim(1).speakers[0];
    assert_eq!(party.body_names, ["State Department"]);
    assert_eq!(party.party.title.as_deref(), Some("spokeswoman"));
    let by_id = claims.replace("\"State Department\"", "\"s2\"");
    assert_eq!(desk.news(&sheet(&by_id)), [""; 0]);
    let problem = desk.refusal(&[("w.toml", &sheet(&claim("{ name = \"Ann\", for = \"ann\" }")))]);
    assert!(problem.contains("a speaker cannot speak on behalf of itself"), "{problem}");
    let problem = desk.refusal(&[("w.toml", &sheet(&claim("{ name = \"Ann\", for = \"s9\" }")))]);
    assert!(problem.contains("there is no speaker s9"), "{problem}");
}

#[test]
fn one_speaker_under_two_names_is_not_named_twice() {
    let mut desk = Desk::new();
    desk.log(&sheet(&claim("\"North Korea\"")));
    desk.ledger.write(&origin(), Intent::Commit, |w| w.add_alias(SpeakerId::new(1), "DPRK")).unwrap();
    let twice = desk.refusal(&[("w.toml", &(article(2) + &claim("[\"s77\", \"DPRK\", \"North Korea\"]")))]);
    assert!(twice.contains("w.toml:7:22: \"North Korea\" is already named in `by`"), "{twice}");
    let text = article(2) + &claim("\"Ann\"") + "about = [\"DPRK\", \"North Korea\"]\n";
    let twice = desk.refusal(&[("w.toml", &text)]);
    assert!(twice.contains("w.toml:9:18: \"North Korea\" is already named in `about`"), "{twice}");
}

#[test]
fn who_relays_is_a_speaker_of_that_name_or_else_an_outlet() {
    let mut desk = Desk::new();
    desk.log(&(article(1) + &claim("\"Ann\"") + "via = [\"Example Wire\"]\n"));
    desk.log(&(article(2).replace("Example Wire", "Other Wire") + &claim("\"Ann\"")));
    let relayed = article(3) + &claim("\"Ann\"") + "via = [\"Other Wire\", \"Nobody knows\"]\n";
    assert!(desk.news(&relayed).iter().any(|line| line == "new speaker s3"));
    let via: Vec<String> =
        desk.claim(3).appearances[0].via.iter().map(|hop| format!("{:?}", hop.source)).collect();
    assert_eq!(via, ["Outlet(OutletId(2))", "Speaker(SpeakerId(3))"]);
    desk.assert_settled(&relayed);
}

#[test]
fn an_outlet_that_speaks_later_does_not_change_who_relayed_before() {
    let mut desk = Desk::new();
    desk.log(&(article(1).replace("Example Wire", "KCNA") + &claim("\"Ann\"")));
    let relayed =
        article(2) + &claim("\"Ann\"") + "via = \"KCNA\"\n[[claim]]\nby = \"KCNA\"\ntext = \"Two.\"\n";
    desk.log(&relayed);
    desk.assert_settled(&relayed);
    let before = article(3) + &claim("\"Ann\"") + "via = \"Wire Two\"\n";
    desk.log(&(article(4).replace("Example Wire", "Wire Two") + &claim("\"Ann\"")));
    desk.log(&before);
    desk.log(&(article(5) + &claim("\"Wire Two\"")));
    desk.assert_settled(&before);
}

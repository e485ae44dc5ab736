//! Keys and words in, decisions and a worksheet out.

mod denials;
mod head;
mod made;
mod same;
pub(crate) mod sample;
mod undone;

use proptest::prelude::*;

use super::*;
use crate::domain::{ClaimKind, RelationType, SpeakerKind};
use crate::reading::worksheet;
use sample::{TEXT, link, review};

/// A ledger with one speaker and one claim.
struct Small;

impl Known for Small {
    fn speakers(&self, typed: &str) -> Vec<Choice> {
        let name = "Ruth Adler";
        let fits = name.to_lowercase().contains(&typed.to_lowercase());
        fits.then(|| Choice { value: name.into(), shown: format!("{name}  (s7)") }).into_iter().collect()
    }
    fn claims(&self, typed: &str) -> Vec<Choice> {
        let fits = typed.contains("mill");
        fits.then(|| Choice { value: "c9".into(), shown: "c9  Kim: the mill is gone".into() })
            .into_iter()
            .collect()
    }
    fn claim(&self, name: &str) -> Option<Choice> {
        (name == "c9").then(|| Choice { value: "c9".into(), shown: "c9  Kim: the mill is gone".into() })
    }
    fn outlets(&self, typed: &str) -> Vec<Choice> {
        let fits = "Eddon Mail".starts_with(typed);
        fits.then(|| Choice { value: "Eddon Mail".into(), shown: "Eddon Mail  (o3)".into() })
            .into_iter()
            .collect()
    }
}

fn press(desk: &mut Desk, keys: &str) -> Outcome {
    let mut last = Outcome::Draw;
    for c in keys.chars() {
        let key = match c {
            '⏎' => Key::Enter,
            '⎋' => Key::Escape,
            '⇥' => Key::Tab,
            '↓' => Key::Down,
            '↑' => Key::Up,
            '←' => Key::Left,
            '→' => Key::Right,
            '⌫' => Key::Clear,
            c => Key::Char(c),
        };
        last = desk.press(key, &Small);
    }
    last
}

fn worksheet_of(review: &Review) -> worksheet::Worksheet {
    let toml = review.to_toml();
    worksheet::read("mill.txt.review.toml", &toml).unwrap_or_else(|problems| panic!("{problems}\n{toml}"))
}

#[test]
fn one_key_decides_and_goes_on_and_the_last_leads_to_the_sum() {
    let mut desk = Desk::new(review());
    assert_eq!(press(&mut desk, "a"), Outcome::Keep);
    assert_eq!(press(&mut desk, "⏎d"), Outcome::Keep);
    assert_eq!(desk.review.at, 3);
    press(&mut desk, "a");
    assert!(desk.review.current().is_none());
    assert_eq!((desk.review.count(Decision::Accepted), desk.review.count(Decision::Discarded)), (3, 1));
    assert_eq!(press(&mut desk, "⏎"), Outcome::Log);
}

#[test]
fn back_and_another_decision_replace_the_first() {
    let mut desk = Desk::new(review());
    press(&mut desk, "ab");
    assert_eq!((desk.review.at, desk.review.decisions[0]), (0, Decision::Accepted));
    press(&mut desk, "d");
    assert_eq!((desk.review.at, desk.review.decisions[0]), (1, Decision::Discarded));
    press(&mut desk, "bb");
    assert_eq!(desk.notice.as_deref(), Some("this is the first one"));
    press(&mut desk, "A");
    assert_eq!(desk.review.count(Decision::Accepted), 3, "a decision that was made stays");
}

#[test]
fn nothing_accepted_is_nothing_to_log() {
    let mut desk = Desk::new(review());
    assert_eq!(press(&mut desk, "dddd⏎"), Outcome::Draw);
    assert!(desk.notice.unwrap().contains("nothing to log"));
    assert_eq!(press(&mut Desk::new(review()), "q"), Outcome::Leave);
    assert_eq!(Desk::new(review()).press(Key::Interrupt, &Nobody), Outcome::Interrupted);
}

#[test]
fn a_link_that_was_proposed_is_two_keys_away() {
    let mut desk = Desk::new(review());
    press(&mut desk, "al⏎⏎a");
    assert!(desk.notice.is_none(), "{:?}", desk.notice);
    let sheet = worksheet_of(&desk.review);
    assert_eq!(sheet.claims[0].r#ref.as_ref().unwrap().value, "mill");
    assert_eq!(sheet.claims[1].relations[0].value, link(RelationType::Denies, "mill"));
    assert_eq!(desk.review.proposals[1].open_links().count(), 0, "it is a link now");
}

#[test]
fn a_link_goes_to_the_ledger_too_and_makes_a_denial_of_a_statement() {
    let mut desk = Desk::new(review());
    press(&mut desk, "ksldxyz");
    assert!(matches!(&desk.mode, Mode::Target(linking) if linking.choices.is_empty()), "{:?}", desk.mode);
    press(&mut desk, "⌫mill is");
    assert!(
        matches!(&desk.mode, Mode::Target(linking) if linking.choices[0].value == "c9"),
        "{:?}",
        desk.mode
    );
    press(&mut desk, "⏎");
    let claim = &desk.review.proposals[0].claim;
    assert_eq!(claim.relations[0].value, link(RelationType::Denies, "c9"));
    assert_eq!(claim.kind_or_implied(), ClaimKind::Denial);
    press(&mut desk, "lu");
    assert!(desk.review.proposals[0].claim.relations.is_empty());
}

#[test]
fn a_claim_that_nobody_knows_is_refused_and_the_line_stays() {
    let mut desk = Desk::new(review());
    press(&mut desk, "ldzzz⏎");
    assert!(desk.notice.as_deref().unwrap().contains("no claim \"zzz\""), "{:?}", desk.notice);
    assert!(matches!(&desk.mode, Mode::Target(linking) if linking.line.text() == "zzz"));
    press(&mut desk, "⎋");
    assert_eq!(desk.mode, Mode::Look);
}

#[test]
fn a_link_to_what_is_discarded_is_not_logged() {
    let mut desk = Desk::new(review());
    press(&mut desk, "dl⏎⏎");
    press(&mut desk, "a");
    let sheet = worksheet_of(&desk.review);
    assert!(sheet.claims[0].relations.is_empty(), "{:?}", sheet.claims);
    press(&mut desk, "bba");
    assert_eq!(
        worksheet_of(&desk.review).claims[1].relations.len(),
        1,
        "accepted after all: the link is back"
    );
}

#[test]
fn a_link_to_a_statement_that_is_not_accepted_waits_for_it() {
    let mut first = review();
    let target = first.proposals[0].name().to_owned();
    first.proposals[1].claim.relations =
        vec![worksheet::Located::unplaced(link(RelationType::Denies, &target))];
    first.decisions[1] = Decision::Accepted;
    assert_eq!(first.waiting_links().count(), 1);
    assert!(worksheet_of(&first).claims[0].relations.is_empty(), "it names a claim that is not there");
    let mut again = review();
    again.resume(begun("p", &first.to_toml(), TEXT).unwrap());
    again.decisions[0] = Decision::Accepted;
    assert_eq!(again.waiting_links().count(), 0);
    let links = &worksheet_of(&again).claims[1].relations;
    assert_eq!(
        (links.len(), links[0].relation, links[0].target_text()),
        (1, RelationType::Denies, target.as_str())
    );
}

#[test]
fn a_speaker_is_completed_from_the_article_and_from_the_ledger() {
    let mut desk = Desk::new(review());
    press(&mut desk, "sRui⇥; Adl⇥⏎");
    let by = &desk.review.proposals[0].claim.by;
    assert_eq!(by[0].title.as_deref(), Some("the mayor"), "with the title that the article gives");
    assert_eq!(by[1].name.as_deref(), Some("Ruth Adler"));
    press(&mut desk, "s↓⏎");
    assert_eq!(
        desk.review.value(Field::By),
        "Ana Ruiz",
        "the first choice is the first name that stands in the review by now"
    );
    press(&mut desk, "san expert⏎");
    assert_eq!(desk.review.proposals[0].claim.by[0].kind, Some(SpeakerKind::Unnamed));
    press(&mut desk, "sA; ⌫;⏎");
    assert!(desk.notice.as_deref().unwrap().contains("give a name"));
}

#[test]
fn a_speaker_is_typed_from_an_empty_line_and_the_old_one_taken_back() {
    let mut desk = Desk::new(review());
    press(&mut desk, "n");
    press(&mut desk, "s⏎");
    assert_eq!((desk.review.value(Field::By).as_str(), &desk.mode), ("Ana Ruiz", &Mode::Look));
    press(&mut desk, "s↑, once mayor⏎");
    assert_eq!(desk.review.value(Field::By), "Ana Ruiz, once mayor");
    press(&mut desk, "s9");
    assert!(desk.notice.is_some());
    press(&mut desk, "1");
    assert_eq!(desk.review.value(Field::By), "two newspapers", "a digit takes what is offered");
    press(&mut desk, "s 2 newspapers⏎");
    assert_eq!(desk.review.value(Field::By), "2 newspapers");
}

#[test]
fn a_date_is_counted_from_the_article() {
    let mut desk = Desk::new(review());
    press(&mut desk, "eoWednesday⏎");
    let on = desk.review.proposals[0].claim.on.clone().unwrap();
    assert_eq!((on.words.as_str(), on.edtf.as_ref().unwrap().as_str()), ("Wednesday", "2024-06-19"));
    press(&mut desk, "eo⌫someday⏎");
    assert!(desk.notice.is_some());
    assert!(
        matches!(&desk.mode, Mode::Type(typing) if typing.field == Typed::Claim(Field::On)),
        "what was typed is still there"
    );
    press(&mut desk, "⌫in summer = 2024-06⏎");
    assert_eq!(desk.review.value(Field::On), "in summer = 2024-06");
    press(&mut desk, "eo⌫⏎");
    assert!(desk.review.proposals[0].claim.on.is_none());
}

#[test]
fn a_quote_must_stand_in_the_text() {
    let mut desk = Desk::new(review());
    press(&mut desk, "eq⌫the council has burnt the mill⏎");
    assert!(desk.notice.as_deref().unwrap().starts_with("the quote "), "{:?}", desk.notice);
    press(&mut desk, "⌫The council | the old mill⏎");
    assert_eq!(desk.review.proposals[0].claim.quotes.len(), 2);
}

#[test]
fn a_part_makes_a_denial_partial() {
    let mut desk = Desk::new(review());
    press(&mut desk, "epthe roof⏎");
    assert!(desk.notice.is_some(), "there is no link yet");
    press(&mut desk, "⎋al⏎⏎epthe roof⏎a");
    let text = desk.review.to_toml();
    assert!(
        text.contains("denies = { claim = \"mill\", scope = \"partial\", part = \"the roof\" }"),
        "{text}"
    );
}

#[test]
fn what_others_name_can_be_called_otherwise() {
    let mut desk = Desk::new(review());
    press(&mut desk, "al⏎⏎abberold-mill⏎");
    let sheet = worksheet_of(&desk.review);
    assert_eq!(sheet.claims[0].r#ref.as_ref().unwrap().value, "old-mill");
    assert_eq!(sheet.claims[1].relations[0].target_text(), "old-mill");
    press(&mut desk, "er⌫two words⏎");
    assert!(desk.notice.is_some());
}

#[test]
fn the_progress_is_a_worksheet_that_takes_the_review_up_again() {
    let mut desk = Desk::new(review());
    press(&mut desk, "al⏎⏎ad");
    let toml = desk.review.to_toml();
    let mut again = review();
    again.resume(begun("p", &toml, TEXT).unwrap());
    assert_eq!(again.to_toml(), toml);
    assert_eq!((again.at, &again.decisions), (3, &desk.review.decisions));
}

#[test]
fn what_is_changed_by_hand_stands() {
    let mut desk = Desk::new(review());
    press(&mut desk, "ad");
    let toml = desk.review.to_toml().replace("kind = \"allegation\"", "kind = \"forecast\"")
        + "\n[[claim]]\nby = \"Kim\"\ntext = \"The mill was a ruin.\"\n";
    let mut again = review();
    again.resume(begun("p", &toml, TEXT).unwrap());
    assert_eq!(again.proposals[0].claim.kind_or_implied(), ClaimKind::Forecast);
    assert_eq!(again.by_hand.len(), 1);
    let written = worksheet_of(&again);
    assert_eq!((written.claims.len(), written.claims[1].by[0].name.as_deref()), (2, Some("Kim")));
}

#[test]
fn another_file_is_no_progress_of_this_review() {
    let toml = review().to_toml();
    assert!(matches!(begun("p", &toml, "another text"), Err(ProgressError::OtherText)));
    assert!(matches!(begun("p", "[article]\nheadline = \"h\"\n", TEXT), Err(ProgressError::NotOurs)));
    let broken = toml.replace("headline", "headlin");
    assert!(matches!(begun("p", &broken, TEXT), Err(ProgressError::Problems(_))));
}

proptest! {
    /// Whatever is typed, nothing breaks, and what is kept reads back as what was decided.
    #[test]
    fn any_keys_leave_a_worksheet(keys in "[adAbnsekKulqoth⏎⎋⇥↓⌫ ;=|é0-9]{0,60}") {
        let mut desk = Desk::new(review());
        for key in keys.chars() {
            if matches!(press(&mut desk, &key.to_string()), Outcome::Log | Outcome::Leave) {
                break;
            }
        }
        let accepted = desk.review.count(Decision::Accepted);
        prop_assert_eq!(worksheet_of(&desk.review).claims.len(), accepted);
        let mut again = review();
        again.resume(begun("p", &desk.review.to_toml(), TEXT).unwrap());
        prop_assert_eq!(again.to_toml(), desk.review.to_toml());
    }
}

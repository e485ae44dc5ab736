//! Statements that a person makes: added, split, joined; and that they are there again after a break.

use proptest::prelude::*;

use super::sample::{TEXT, review};
use super::{Small, press, worksheet_of};
use crate::domain::anchor::Text;
use crate::domain::{ClaimKind, Mode as Given, RelationType};
use crate::intake::review::{Action, Decision, Desk, Field, Mode, Nobody, Outcome, Review, begun};

fn again(before: &Review) -> Review {
    let mut again = review();
    again.resume(begun("p", &before.to_toml(), TEXT).unwrap());
    again
}

fn quotes(review: &Review) -> Vec<Vec<&str>> {
    review
        .proposals
        .iter()
        .map(|one| one.claim.quotes.iter().map(|quote| quote.value.as_str()).collect())
        .collect()
}

fn apply(review: &mut Review, action: impl std::borrow::Borrow<Action>) -> Result<bool, String> {
    review.apply(action.borrow(), &Small)
}

fn add(words: &str) -> Action {
    Action::AddWords(words.into())
}

#[test]
fn a_statement_is_marked_by_its_first_and_last_words() {
    let mut desk = Desk::new(review());
    press(&mut desk, "nn+her dep⏎tom ha⏎");
    assert!(matches!(&desk.mode, Mode::Type(typing) if typing.field.to_string() == "by"), "{:?}", desk.mode);
    assert_eq!(press(&mut desk, "Kim⏎"), Outcome::Keep);
    assert_eq!((desk.review.at, desk.review.value(Field::By).as_str()), (3, "Kim"));
    assert_eq!(quotes(&desk.review)[3], ["Her deputy, Tom Hale"]);
    assert_eq!(desk.review.value(Field::Text), "Her deputy, Tom Hale.");
    assert_eq!(desk.review.decisions[3], Decision::Open);
    press(&mut desk, "a");
    assert_eq!(worksheet_of(&desk.review).claims.len(), 1);
}

#[test]
fn a_statement_is_marked_with_arrows_from_the_next_bare_sentence() {
    let mut desk = Desk::new(review());
    press(&mut desk, "nn+⏎⏎⎋");
    assert_eq!(quotes(&desk.review)[2], ["Some residents said the mill should become a school."], "own");
    let mut desk = Desk::new(review());
    press(&mut desk, "+⎋⎋n+→→⏎←←⏎⎋");
    assert_eq!(desk.review.proposals.len(), 5);
    let added = quotes(&desk.review).into_iter().find(|pieces| pieces[0].starts_with("nothing,” said"));
    assert_eq!(added, Some(vec!["nothing,” said Ana Ruiz, the mayor"]), "{:?}", quotes(&desk.review));
}

#[test]
fn whoever_is_named_nearest_is_taken_for_the_speaker_of_what_is_added() {
    let mut review = review();
    apply(&mut review, add("Her deputy")).unwrap();
    assert_eq!(review.value(Field::By), "Tom Hale");
    apply(&mut review, add("said Ana Ruiz, the mayor, on Tuesday.")).unwrap();
    assert_eq!(review.value(Field::By), "Ana Ruiz", "who said what stands before, where nobody is named");
}

#[test]
fn words_that_stand_in_several_places_are_asked_about() {
    let mut review = review();
    let why = apply(&mut review, add("the … mill")).unwrap_err();
    assert!(why.contains("in 2 places"), "{why}");
    let mut review = super::sample::review();
    review.at = 4;
    let why = apply(&mut review, add("said")).unwrap_err();
    assert!(why.contains("in 2 places") && why.contains("\n  2  said the mill"), "{why}");
    assert!(apply(&mut review, Action::Number(3)).unwrap_err().contains("end at 2"));
    apply(&mut review, Action::Number(2)).unwrap();
    assert_eq!(quotes(&review)[2], ["said"]);
    let why = apply(&mut review, add("nothing of the kind")).unwrap_err();
    assert!(why.contains("does not stand in the text"), "{why}");
    assert!(apply(&mut review, add("said")).is_err(), "there already");
}

#[test]
fn the_paragraph_that_is_looked_at_goes_before_the_others() {
    let mut review = review();
    review.at = 2;
    let why = apply(&mut review, add("the mill … school")).unwrap_err();
    assert!(why.contains("statement 3 already"), "a full stop makes no other statement: {why}");
    apply(&mut review, add("residents said … school")).unwrap();
    assert_eq!(quotes(&review)[2], ["residents said the mill should become a school."]);
}

#[test]
fn a_statement_is_split_and_joined_again() {
    let mut desk = Desk::new(review());
    press(&mut desk, "a1K");
    let whole = desk.review.proposals[1].clone();
    press(&mut desk, "/⏎");
    assert_eq!(quotes(&desk.review)[1..3], [["We sold nothing"], ["Not a stone."]]);
    let [first, second] = &desk.review.proposals[1..3] else { panic!() };
    assert_eq!(
        (first.claim.relations.len(), second.claim.relations.len()),
        (1, 0),
        "links stay with the first"
    );
    assert_eq!(second.claim.by, whole.claim.by);
    assert_eq!(desk.review.at, 1);
    press(&mut desk, "&");
    assert_eq!(quotes(&desk.review)[1], ["We sold nothing", "Not a stone."]);
    assert_eq!(
        (desk.review.proposals.len(), desk.review.value(Field::Text).as_str()),
        (4, "We sold nothing. Not a stone.")
    );
    assert_eq!(desk.review.proposals[1].claim.relations, whole.claim.relations);
    press(&mut desk, "uu");
    assert_eq!(desk.review.proposals[1], whole);
}

#[test]
fn a_statement_is_split_at_a_word_and_what_joins_the_halves_is_left_out() {
    let mut review = review();
    let at_words = |words: &str| Action::SplitWords(words.into());
    apply(&mut review, at_words("has sold")).unwrap();
    assert_eq!(quotes(&review)[..2], [["The council"], ["has sold the old mill"]]);
    assert!(apply(&mut review, at_words("The council")).unwrap_err().contains("after its first"));
    assert!(apply(&mut review, at_words("stone")).unwrap_err().contains("does not stand in this statement"));
    assert!(review.apply(&Action::Split(0), &Nobody).is_err());
    review.at = 4;
    assert!(apply(&mut review, Action::Join).unwrap_err().contains("no statement after it"));
}

#[test]
fn what_points_to_a_statement_still_does() {
    let mut desk = Desk::new(review());
    press(&mut desk, "a1");
    assert_eq!(desk.review.proposals[2].answers, [0]);
    // The target of the denial and of the third statement goes into one with the denial.
    let answered = desk.review.proposals[0].name().to_owned();
    apply(&mut desk.review, add("two newspapers")).unwrap();
    assert!(desk.review.proposals[3].answers.contains(&0), "{:?}", desk.review.proposals[3].answers);
    desk.review.at = 2;
    assert_eq!(desk.review.proposals[2].claim.relations[0].target_text(), answered);
    let added = desk.review.proposals[1].name().to_owned();
    apply(&mut desk.review, Action::Link(RelationType::Repeats, added)).unwrap();
    desk.review.at = 0;
    apply(&mut desk.review, Action::Join).unwrap();
    let names: Vec<&str> =
        desk.review.proposals[1].claim.relations.iter().map(|link| link.target_text()).collect();
    assert!(names.iter().all(|name| *name == answered), "{names:?}");
    for (at, one) in desk.review.proposals.iter().enumerate() {
        assert!(one.answers.iter().all(|target| *target < 4 && *target != at), "{:?}", one.answers);
    }
}

#[test]
fn what_is_added_is_offered_to_denials_and_offers_what_it_may_deny() {
    let mut review = review();
    apply(&mut review, add("two newspapers reported")).unwrap();
    let added = review.proposals[1].name().to_owned();
    review.at = 2;
    assert!(review.deniable().iter().any(|choice| choice.value == added), "{:?}", review.deniable());
    apply(&mut review, add("said Ana Ruiz, the mayor")).unwrap();
    apply(&mut review, Action::Set(Field::Kind, "denial".into())).unwrap();
    assert!(!review.deniable().is_empty());
}

#[test]
fn what_was_made_is_there_again_after_a_break() {
    let mut desk = Desk::new(review());
    press(&mut desk, "a/⏎a");
    press(&mut desk, "+two⏎⏎Bo Lind⏎");
    apply(&mut desk.review, Action::Set(Field::Kind, "warning".into())).unwrap();
    let resumed = again(&desk.review);
    assert_eq!(resumed.to_toml(), desk.review.to_toml());
    assert_eq!(quotes(&resumed), quotes(&desk.review));
    assert_eq!(resumed.decisions, desk.review.decisions);
    let added =
        resumed.proposals.iter().find(|one| one.claim.by[0].name.as_deref() == Some("Bo Lind")).unwrap();
    assert_eq!(added.claim.kind_or_implied(), ClaimKind::Warning, "though it is not accepted");
    assert_eq!(added.claim.mode.as_ref().unwrap().value, Given::Indirect);
}

#[test]
fn what_was_typed_before_a_decision_is_there_again_too() {
    let mut desk = Desk::new(review());
    assert_eq!(press(&mut desk, "sBo Lind⏎"), Outcome::Keep);
    press(&mut desk, "etTwo\\lines⏎");
    let resumed = again(&desk.review);
    assert_eq!((resumed.value(Field::By).as_str(), resumed.at), ("Bo Lind", 0));
    assert!(resumed.value(Field::Text).ends_with("Two\\lines"));
    assert_eq!(worksheet_of(&resumed).claims.len(), 0);
}

proptest! {
    /// Whatever is added, split and joined: every quote stands in the text, no two statements at one place,
    /// and all of it is there again after a break.
    #[test]
    fn whatever_is_made_is_kept(steps in prop::collection::vec((0_usize..9, 0_usize..210, 1_usize..60), 0..12)) {
        let mut review = review();
        for (what, at, length) in steps {
            let action = match what {
                0..=2 => Action::Add((at, at + length)),
                3 | 4 => Action::Split(at),
                5 => Action::Join,
                6 => Action::Accept,
                7 => Action::Undo,
                _ => Action::Discard,
            };
            review.at = if what > 2 { at % (review.proposals.len() + 1) } else { review.at };
            let _ = review.apply(&action, &Small);
            let text = Text::new(TEXT);
            let mut keys: Vec<String> = review.proposals.iter().map(crate::intake::proposal::Proposal::key).collect();
            keys.sort();
            let count = keys.len();
            keys.dedup();
            prop_assert_eq!((keys.len(), review.decisions.len()), (count, count));
            for one in &review.proposals {
                prop_assert!(!one.claim.quotes.is_empty());
                let pieces: Vec<&String> = one.claim.quotes.iter().map(|quote| &quote.value).collect();
                prop_assert!(text.find_pieces(&pieces).is_ok(), "{:?}", pieces);
                prop_assert!(one.answers.iter().all(|target| *target < count));
            }
            let resumed = again(&review);
            prop_assert_eq!(resumed.to_toml(), review.to_toml());
            prop_assert_eq!(&resumed.decisions, &review.decisions);
        }
    }
}

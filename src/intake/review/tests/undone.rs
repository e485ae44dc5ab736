//! What was done is taken back, one action after another.

use super::sample::{TEXT, review};
use super::{press, worksheet_of};
use crate::intake::review::{Decision, Desk, Field, Outcome, begun};

#[test]
fn one_key_takes_the_last_decision_back_and_shows_its_statement_again() {
    let mut desk = Desk::new(review());
    assert_eq!(press(&mut desk, "au"), Outcome::Keep);
    assert_eq!((desk.review.at, desk.review.decisions[0]), (0, Decision::Open));
    press(&mut desk, "adAuuu");
    assert_eq!((desk.review.at, desk.review.count(Decision::Open)), (0, 4));
    press(&mut desk, "u");
    assert!(desk.notice.as_deref().unwrap().starts_with("there is nothing to undo"), "{:?}", desk.notice);
}

#[test]
fn what_was_typed_and_linked_is_taken_back_too() {
    let mut desk = Desk::new(review());
    let before = desk.review.clone();
    press(&mut desk, "a");
    press(&mut desk, "1kwet⌫Nothing was sold.⏎ernothing⏎");
    assert_eq!(desk.review.value(Field::Ref), "nothing");
    press(&mut desk, "uuuu");
    assert!(desk.review.proposals[1].claim.relations.is_empty());
    press(&mut desk, "u");
    assert_eq!((&desk.review.proposals, desk.review.at), (&before.proposals, 0));
}

#[test]
fn looking_around_is_nothing_to_take_back() {
    let mut desk = Desk::new(review());
    press(&mut desk, "annbu");
    assert_eq!((desk.review.at, desk.review.decisions[0]), (0, Decision::Open));
}

#[test]
fn a_decision_is_taken_back_at_the_end_too_and_in_the_progress() {
    let mut desk = Desk::new(review());
    press(&mut desk, "aaaa");
    assert_eq!(press(&mut desk, "u"), Outcome::Keep);
    assert_eq!((desk.review.at, worksheet_of(&desk.review).claims.len()), (3, 3));
    let mut again = review();
    again.resume(begun("p", &desk.review.to_toml(), TEXT).unwrap());
    assert_eq!(again.at, 3);
}

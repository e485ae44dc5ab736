//! What a denial denies: the statements that are offered under numbers, and what nobody said; and the other
//! kind that a statement may be of.

use super::sample::{link, review};
use super::{Small, press, worksheet_of};
use crate::domain::{ClaimKind, RelationType};
use crate::intake::proposal::Maybe;
use crate::intake::review::{Action, Decision, Desk, Review};
use crate::reading::worksheet::TargetSheet;

fn offered(review: &Review) -> Vec<String> {
    review.deniable().into_iter().map(|choice| choice.value).collect()
}

fn denied_text(review: &Review, at: usize) -> Vec<&str> {
    let links = &review.proposals[at].claim.relations;
    links.iter().filter(|link| link.named().is_none()).map(|link| link.target_text()).collect()
}

#[test]
fn a_denial_without_a_link_is_offered_what_it_may_deny_a_key_each() {
    let mut desk = Desk::new(review());
    assert!(offered(&desk.review).is_empty(), "an allegation denies nothing");
    press(&mut desk, "a");
    assert_eq!(offered(&desk.review), ["mill", "school", "that The town has sold the old mill."]);
    press(&mut desk, "1");
    assert_eq!(desk.review.proposals[1].claim.relations[0].value, link(RelationType::Denies, "mill"));
    assert!(offered(&desk.review).is_empty(), "it is linked by now");
    press(&mut desk, "u2");
    assert_eq!(desk.review.proposals[1].claim.relations[0].value, link(RelationType::Denies, "school"));
}

#[test]
fn the_last_number_is_what_nobody_here_said() {
    let mut desk = Desk::new(review());
    press(&mut desk, "a3a");
    assert!(desk.notice.is_none(), "{:?}", desk.notice);
    let sheet = worksheet_of(&desk.review);
    let target = &sheet.claims[1].relations[0].target;
    assert!(
        matches!(target, TargetSheet::Unattributed { text, .. } if text.value == "The town has sold the old mill."),
        "{target:?}"
    );
}

#[test]
fn what_is_made_a_denial_is_offered_targets_at_once() {
    let mut desk = Desk::new(review());
    press(&mut desk, "aan");
    press(&mut desk, "b");
    assert_eq!((desk.review.at, offered(&desk.review).len()), (2, 0));
    press(&mut desk, "kd");
    assert_eq!(offered(&desk.review), ["mill"]);
    press(&mut desk, "1a");
    let sheet = worksheet_of(&desk.review);
    assert_eq!(sheet.claims[2].relations[0].target_text(), "mill");
}

#[test]
fn a_number_that_stands_for_nothing_changes_nothing() {
    let mut desk = Desk::new(review());
    press(&mut desk, "1");
    assert!(desk.notice.as_deref().unwrap().starts_with("no claims are numbered here"), "{:?}", desk.notice);
    press(&mut desk, "a4");
    assert_eq!(desk.notice.as_deref(), Some("there is no 4: the numbers end at 3"));
    assert!(desk.review.proposals[1].claim.relations.is_empty());
}

#[test]
fn what_is_discarded_is_not_offered_unless_the_ledger_has_it() {
    let mut desk = Desk::new(review());
    press(&mut desk, "d");
    assert_eq!(offered(&desk.review)[0], "school");
    desk.review.proposals[0].recorded = Some("c9".parse().unwrap());
    assert_eq!(offered(&desk.review)[0], "c9");
    press(&mut desk, "1");
    assert_eq!(desk.review.proposals[1].claim.relations[0].value, link(RelationType::Denies, "c9"));
}

#[test]
fn claims_of_the_ledger_are_offered_after_those_of_the_article() {
    let mut review = review();
    review.at = 1;
    let shown = "Kim: the mill is gone".to_owned();
    review.proposals[1].maybe.push(Maybe { link: link(RelationType::Denies, "c9"), shown });
    assert_eq!(offered(&review)[..3], ["mill", "school", "c9"]);
}

#[test]
fn what_nobody_said_is_typed_after_that() {
    let mut desk = Desk::new(review());
    press(&mut desk, "ald⌫that the mill was sold⏎");
    assert!(desk.notice.is_none(), "{:?}", desk.notice);
    assert_eq!(denied_text(&desk.review, 1), ["the mill was sold"]);
    let also = Action::Link(RelationType::Denies, "that it was given away".into());
    desk.review.apply(&also, &Small).unwrap();
    assert_eq!(denied_text(&desk.review, 1), ["the mill was sold", "it was given away"]);
    desk.review.apply(&also, &Small).unwrap();
    assert_eq!(denied_text(&desk.review, 1).len(), 2, "once is enough");
    let own = Action::Link(RelationType::Retracts, "that it was sold".into());
    assert!(desk.review.apply(&own, &Small).unwrap_err().contains("of the same speaker"));
}

#[test]
fn words_of_a_persons_own_replace_those_of_the_draft() {
    let mut desk = Desk::new(review());
    press(&mut desk, "a3");
    let better = Action::Link(RelationType::Denies, "that the town sold it".into());
    desk.review.apply(&better, &Small).unwrap();
    assert_eq!(denied_text(&desk.review, 1), ["the town sold it"]);
}

#[test]
fn one_key_takes_the_other_likely_kind_and_takes_it_back() {
    let mut desk = Desk::new(review());
    let kind = |desk: &Desk| desk.review.proposals[0].claim.kind_or_implied();
    press(&mut desk, "K");
    assert_eq!(kind(&desk), ClaimKind::Statement);
    press(&mut desk, "K");
    assert_eq!(kind(&desk), ClaimKind::Allegation);
    press(&mut desk, "kwK");
    assert_eq!(kind(&desk), ClaimKind::Allegation, "from a kind of a person's own to the likeliest");
    assert_eq!(desk.review.decisions[0], Decision::Open);
}

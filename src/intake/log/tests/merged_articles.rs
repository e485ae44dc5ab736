//! Articles that were merged, as worksheets meet them.

use super::{Desk, article};
use crate::domain::{ArticleId, ClaimId};
use crate::record::repeated_since_merge;
use crate::store::Intent;
use crate::store::tests::scratch::{everything, origin};

const RAIN: &str = "[[claim]]\nby = \"Ann\"\ntext = \"It rains.\"\n";
const DRY: &str = "[[claim]]\nby = \"Bob\"\ntext = \"It does not.\"\n";
const SNOW: &str = "[[claim]]\nby = \"Cleo\"\ntext = \"It snows.\"\n";

/// A worksheet of an article with these claims.
fn of(number: u32, claims: &[&str]) -> String {
    article(number) + &claims.concat()
}

/// One page under two addresses, recorded from each, and then merged into the first, `a1`.
fn merged(first: &[&str], second: &[&str]) -> Desk {
    let mut desk = Desk::new();
    desk.log(&of(1, first));
    desk.log(&of(2, second));
    merge(&mut desk, 2, 1);
    desk
}

fn merge(desk: &mut Desk, id: i64, into: i64) {
    let merge = |w: &crate::store::Writer<'_>| w.merge_article(ArticleId::new(id), ArticleId::new(into));
    desk.ledger.write(&origin(), Intent::Commit, merge).unwrap_or_else(|error| panic!("{error}"));
}

impl Desk {
    /// That nothing is new, and no entry made.
    fn assert_no_news(&mut self, text: &str) {
        let before = everything(&self.ledger);
        assert_eq!(self.news(text), [""; 0]);
        assert_eq!(everything(&self.ledger), before);
    }
}

#[test]
fn both_worksheets_are_settled_once_their_articles_are_one() {
    for (first, second) in [
        (vec![RAIN, DRY], vec![RAIN, DRY]),
        (vec![RAIN, DRY], vec![DRY, RAIN]),
        (vec![RAIN, RAIN], vec![RAIN]),
    ] {
        let mut desk = merged(&first, &second);
        desk.assert_no_news(&of(1, &first));
        let of_merged = desk.news(&of(2, &second));
        let left: Vec<&str> = if first.len() > second.len() { vec!["left claim c2"] } else { Vec::new() };
        assert_eq!(of_merged, left);
        desk.assert_settled(&of(2, &second));
    }
}

#[test]
fn the_survivor_may_be_the_later_one() {
    let mut desk = Desk::new();
    desk.log(&of(1, &[RAIN, DRY]));
    desk.log(&of(2, &[RAIN, DRY]));
    merge(&mut desk, 1, 2);
    desk.assert_no_news(&of(1, &[RAIN, DRY]));
    // Its own claim is the one that is changed.
    let edited = RAIN.to_owned() + "topics = [\"weather\"]\n";
    assert_eq!(desk.news(&of(2, &[edited.as_str(), DRY])), ["updated claim c3: topics"]);
}

#[test]
fn what_only_the_merged_one_has_is_left_once() {
    let mut desk = merged(&[RAIN], &[RAIN, DRY]);
    assert_eq!(desk.news(&of(1, &[RAIN])), ["left claim c3"]);
    let mut desk = merged(&[RAIN, DRY], &[RAIN, DRY]);
    assert_eq!(desk.news(&of(1, &[RAIN])), ["left claim c2"], "c4 is the same claim");
}

#[test]
fn an_edited_claim_is_recognised_though_it_is_there_twice() {
    let mut desk = merged(&[RAIN, DRY], &[RAIN, DRY]);
    let edited = RAIN.replace("It rains", "It rains much");
    assert_eq!(desk.news(&of(1, &[&edited, DRY])), ["updated claim c1: text"]);
    // The one that it was is no other claim's edited form.
    let mut desk = merged(&[RAIN, DRY], &[RAIN, DRY]);
    assert_eq!(desk.news(&of(1, &[RAIN, &edited, DRY])), ["updated article a1: order", "new claim c5"]);
}

#[test]
fn all_claims_of_both_written_down_are_all_recognised() {
    let mut desk = merged(&[RAIN, DRY], &[RAIN, DRY, SNOW]);
    desk.assert_no_news(&of(1, &[RAIN, DRY, RAIN, DRY, SNOW]));
}

#[test]
fn an_order_that_mixes_both_is_kept() {
    let mut desk = merged(&[RAIN], &[SNOW]);
    assert_eq!(desk.news(&of(1, &[SNOW, RAIN])), ["updated article a1: order"]);
    desk.assert_no_news(&of(1, &[SNOW, RAIN]));
    desk.assert_settled(&of(2, &[SNOW]));
}

/// A claim with a ref, and a denial of it that has none.
fn shut_and_denied(name: &str) -> [String; 2] {
    [
        format!("[[claim]]\nref = \"{name}\"\nby = \"Ada\"\ntext = \"It is shut.\"\n"),
        format!("[[claim]]\nby = \"Union\"\ntext = \"It is not shut.\"\ndenies = \"{name}\"\n"),
    ]
}

#[test]
fn a_denial_stays_with_the_claim_that_its_own_worksheet_denies() {
    let sheets = ["shut", "shut2"].map(shut_and_denied);
    let [first, second] = sheets.each_ref().map(|sheet| sheet.each_ref().map(String::as_str));
    let mut desk = merged(&first, &second);
    desk.assert_settled(&of(2, &second));
    desk.assert_settled(&of(1, &first));
    desk.assert_no_news(&of(2, &second));
}

#[test]
fn what_is_edited_in_a_worksheet_is_a_claim_of_that_worksheet() {
    let mut desk = merged(&[RAIN], &[RAIN]);
    let edited = RAIN.to_owned() + "topics = [\"weather\"]\n";
    assert_eq!(desk.news(&of(2, &[&edited])), ["updated claim c2: topics"]);
}

#[test]
fn of_equal_denials_each_is_known_by_what_it_denies() {
    let sheets = ["shut", "shut2"].map(shut_and_denied);
    let [[one, denied], [two, denied_too]] =
        sheets.each_ref().map(|sheet| sheet.each_ref().map(String::as_str));
    let mut desk = Desk::new();
    desk.log(&of(1, &[one, two, denied, denied_too]));
    assert_eq!(desk.news(&of(1, &[one, two, denied_too, denied])), ["updated article a1: order"]);
}

#[test]
fn a_merge_can_say_which_claims_are_there_twice() {
    let mut desk = merged(&[RAIN, DRY], &[SNOW, DRY]);
    let repeated = desk.ledger.read(|r| repeated_since_merge(r, ArticleId::new(1))).unwrap();
    assert_eq!(repeated, [(ClaimId::new(4), ClaimId::new(2))]);
}

//! What is known of the article is changed within the review, and the days of its statements follow its date.

use super::press;
use super::sample::{TEXT, review};
use crate::intake::review::{Action, Desk, HeadField, Nobody, Outcome, begun};

#[test]
fn the_fields_of_the_article_are_a_key_and_a_value_away() {
    let mut desk = Desk::new(review());
    press(&mut desk, "Eo⇥⏎");
    press(&mut desk, "h⌫The mill is sold⏎");
    assert_eq!(press(&mut desk, "uhttps://example.org/mill⏎"), Outcome::Keep);
    let sheet = &desk.review.head.sheet;
    assert_eq!(sheet.outlet.as_ref().unwrap().value, "Eddon Mail");
    assert_eq!(sheet.headline.as_ref().unwrap().value, "The mill is sold");
    assert_eq!(sheet.url.as_ref().unwrap().value, "https://example.org/mill");
    press(&mut desk, "h⌫⏎u⌫⏎");
    assert!(
        desk.notice.as_deref().unwrap().contains("named by its headline or its url"),
        "{:?}",
        desk.notice
    );
    press(&mut desk, "⎋Ed⌫never⏎");
    assert!(desk.notice.is_some());
    press(&mut desk, "⎋⎋a");
    assert_eq!(desk.review.at, 1);
    assert_eq!(desk.review.head_value(HeadField::Published), "2024-06-20");
}

#[test]
fn what_was_changed_of_the_article_is_kept_and_can_be_undone() {
    let mut desk = Desk::new(review());
    press(&mut desk, "EoEddon Post⏎");
    let mut again = review();
    again.resume(begun("p", &desk.review.to_toml(), TEXT).unwrap());
    assert_eq!(again.head_value(HeadField::Outlet), "Eddon Post");
    press(&mut desk, "⎋u");
    assert_eq!(desk.review.head_value(HeadField::Outlet), "");
}

#[test]
fn days_in_words_are_counted_from_the_new_date() {
    let mut review = review();
    let set = |review: &mut crate::intake::review::Review, date: &str| {
        review.apply(&Action::SetHead(HeadField::Published, date.into()), &Nobody).unwrap();
        review.proposals[1].claim.on.as_ref().map(|on| on.edtf.as_ref().unwrap().value.clone())
    };
    assert_eq!(set(&mut review, "2024-06-27").as_deref(), Some("2024-06-25"));
    assert_eq!(set(&mut review, "27 June 2024 = 2024-06-27").as_deref(), Some("2024-06-25"));
    review.proposals[1].claim.on.as_mut().unwrap().value.edtf.as_mut().unwrap().value = "2024-06-04".into();
    assert_eq!(set(&mut review, "2024-07-04").as_deref(), Some("2024-06-04"), "a person gave it");
}

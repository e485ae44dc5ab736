//! A correction of who said it is offered for the statements that follow; and whose names are offered.

use super::press;
use super::sample::{proposal, review};
use crate::domain::ClaimKind;
use crate::intake::review::{Decision, Desk, Field, Mode, Outcome, Review};

const TEXT: &str = "Hale bought the mill. He said the roof is new. He said it is worth it.\n\n\
    Hale said the town was paid. Then he said that all is well. Vera Moss was there.\n";

fn of_hale() -> Review {
    let mut review = review();
    let statements = ["the roof is new", "it is worth it", "the town was paid", "all is well"];
    let one = |words: &str| {
        let start = TEXT.find(words).unwrap();
        let mut one = proposal(&["declined to comment"], "Tom Hale", ClaimKind::Statement);
        one.spans = vec![(start, start + words.len())];
        one.handle = words.replace(' ', "-");
        one
    };
    let proposals = statements.iter().map(|words| one(words)).collect();
    review = Review::new("mill.txt".into(), TEXT.into(), review.head, None, proposals);
    review
}

fn speakers(review: &Review) -> Vec<String> {
    review.proposals.iter().map(|one| one.claim.by[0].name.clone().unwrap_or_default()).collect()
}

#[test]
fn another_speaker_is_offered_for_what_follows_and_one_key_says_yes() {
    let mut desk = Desk::new(of_hale());
    press(&mut desk, "sBo Lind⏎");
    assert_eq!(desk.review.offer().unwrap().statements, [1, 2, 3]);
    assert_eq!(press(&mut desk, "y"), Outcome::Keep);
    assert_eq!(speakers(&desk.review), ["Bo Lind"; 4]);
    press(&mut desk, "u");
    assert_eq!(speakers(&desk.review), ["Bo Lind", "Tom Hale", "Tom Hale", "Tom Hale"]);
    press(&mut desk, "y");
    assert!(desk.notice.as_deref().unwrap().starts_with("nothing is offered"), "{:?}", desk.notice);
}

#[test]
fn where_only_he_stood_it_is_offered_until_the_name_comes_up_again() {
    let mut review = of_hale();
    review.text = review.text.replace("Hale bought", "Ruth bought");
    let mut desk = Desk::new(review);
    press(&mut desk, "sRuth⏎");
    assert_eq!(desk.review.offer().unwrap().statements, [1]);
}

#[test]
fn a_title_and_a_body_are_offered_too_but_not_to_what_is_discarded_or_has_them() {
    let mut desk = Desk::new(of_hale());
    desk.review.decisions[1] = Decision::Discarded;
    desk.review.proposals[2].claim.by[0].value.title = Some("a dealer".into());
    press(&mut desk, "eaa dealer⏎");
    assert_eq!(desk.review.offer().unwrap().statements, [3]);
    press(&mut desk, "yefEddon Timber⏎y");
    assert_eq!(desk.review.proposals[3].claim.by[0].title.as_deref(), Some("a dealer"));
    assert_eq!(desk.review.proposals[2].claim.by[0].bodies[0].value, "Eddon Timber");
    press(&mut desk, "kw");
    assert!(desk.review.offer().is_none());
}

#[test]
fn who_is_named_near_is_offered_first_and_everybody_in_the_text_is() {
    let mut desk = Desk::new(of_hale());
    desk.review.at = 3;
    press(&mut desk, "s");
    let Mode::Type(typing) = &desk.mode else { panic!("{:?}", desk.mode) };
    let offered: Vec<&str> = typing.choices.iter().map(|choice| choice.value.as_str()).collect();
    assert_eq!(offered, ["Vera Moss"], "the old one is not offered");
    press(&mut desk, "mos⇥⏎");
    assert_eq!(desk.review.value(Field::By), "Vera Moss");
}

use super::*;
use crate::domain::Origin;
use crate::domain::{Review, SpeakerKind};
use crate::export::{Frame, claim_review, write_reviews};
use crate::intake::reviews::{Recorded, record};
use crate::reading::claim_review::read;
use crate::store::Intent;

/// Twenty reviews in the shapes in which they are published; the names and texts are invented.
fn published() -> Vec<Review> {
    read(include_bytes!("claim_reviews.json")).unwrap()
}

#[test]
fn twenty_published_shapes_come_back_in_every_field_that_is_kept() {
    let first = published();
    assert_eq!(first.len(), 20);
    let written = serde_json::to_vec(&first.iter().map(claim_review).collect::<Vec<_>>()).unwrap();
    let again = read(&written).unwrap();
    for (first, again) in first.iter().zip(&again) {
        // An author of no stated kind leaves as the kind that is most likely, because schema.org has no
        // other.
        let mut wanted = first.clone();
        if let Some(reviewer) = &mut wanted.reviewer {
            reviewer.kind = reviewer.kind.or(Some(SpeakerKind::Organization));
        }
        for speaker in &mut wanted.speakers {
            speaker.kind = speaker.kind.or(Some(SpeakerKind::Person));
        }
        assert_eq!(again, &wanted);
    }
    assert_eq!(again.len(), 20);
    assert_eq!(serde_json::to_vec(&again.iter().map(claim_review).collect::<Vec<_>>()).unwrap(), written);
}

#[test]
fn each_shape_is_read_as_it_is_meant() {
    let reviews = published();
    let of =
        |end: &str| reviews.iter().find(|r| r.url.as_deref().is_some_and(|url| url.ends_with(end))).unwrap();
    let crates = of("/crates");
    assert_eq!(crates.speakers[0].bodies, ["Freedonia"]);
    assert_eq!(crates.appearances.len(), 3);
    assert_eq!(crates.appearances[0].outlet.as_deref(), Some("Example Wire"));
    assert_eq!(crates.rating.as_ref().unwrap().value.as_deref(), Some("2"));
    assert_eq!(of("/old").appearances[0].url.as_deref(), Some("https://example.org/speech"));
    assert_eq!(of("#review").rating.as_ref().unwrap().words.as_deref(), Some("Missing context"));
    assert_eq!(of("/feed1").rating.as_ref().unwrap().scale.as_deref(), Some("Example Scale"));
    assert_eq!(of("/joint").speakers.len(), 3);
    assert_eq!(of("/value").claim.as_deref(), Some("A text with its language."));
    assert_eq!(of("/twice").appearances.len(), 2);
    assert_eq!(of("/number").rating.as_ref().unwrap().value.as_deref(), Some("3.5"));
    assert_eq!(of("/nulls").speakers.len(), 1);
    assert_eq!(of("/publisher").reviewer.as_ref().unwrap().name, "Example Checks");
}

fn take(ledger: &mut Ledger, reviews: &[Review]) -> Recorded {
    let origin = Origin {
        at: "2024-12-01T09:30:00Z".parse().unwrap(),
        who: "test".into(),
        command: "gainsay import reviews.json".into(),
    };
    ledger.write(&origin, Intent::Commit, |writer| record(writer, reviews, None)).unwrap().value
}

fn exported(ledger: &mut Ledger) -> Vec<Review> {
    let mut out = Vec::new();
    let written =
        ledger.read(|reader| write_reviews(reader, &Query::default(), Frame::Array, &mut out)).unwrap();
    let reviews = read(&out).unwrap();
    assert_eq!(written.0, reviews.len() as u64);
    reviews
}

#[test]
fn twenty_reviews_come_back_from_the_ledger_in_every_field_that_is_kept() {
    let folder = Folder::new();
    let mut ledger = folder.ledger();
    let first = published();
    let recorded = take(&mut ledger, &first);
    assert_eq!(recorded.rejected, []);
    let again = exported(&mut ledger);
    assert_eq!(again.len(), 20);
    for (first, again) in first.iter().zip(&again) {
        let mut wanted = first.clone();
        // The ledger has one kind for a name, and no page of an assessor.
        if let (Some(wanted), Some(found)) = (&mut wanted.reviewer, &again.reviewer) {
            wanted.url = None;
            wanted.kind = wanted.kind.or(found.kind);
        }
        for (wanted, found) in wanted.speakers.iter_mut().zip(&again.speakers) {
            wanted.kind = wanted.kind.or(found.kind);
        }
        assert_eq!(again, &wanted);
    }
    // The same file again, and what was exported, change nothing.
    for reviews in [first, again] {
        let recorded = take(&mut ledger, &reviews);
        let changed: Vec<_> = recorded.changes.iter().filter(|c| c.outcome != Outcome::Unchanged).collect();
        assert!(changed.is_empty() && recorded.rejected.is_empty(), "{changed:?}");
    }
}

#[test]
fn a_conclusion_that_changed_is_the_same_assessment_with_another_rating() {
    let folder = Folder::new();
    let mut ledger = folder.ledger();
    let mut reviews = published();
    take(&mut ledger, &reviews);
    reviews.truncate(1);
    if let Some(rating) = &mut reviews[0].rating {
        rating.words = Some("False".into());
    }
    let changes = take(&mut ledger, &reviews).changes;
    let updated: Vec<_> = changes.iter().filter(|change| change.outcome == Outcome::Updated).collect();
    assert_eq!((updated.len(), updated[0].noun), (1, "assessment"), "{changes:?}");
    assert_eq!(exported(&mut ledger)[0].rating.as_ref().unwrap().words.as_deref(), Some("False"));
    assert_eq!(exported(&mut ledger).len(), 20);
}

#[test]
fn what_is_no_whole_review_is_left_out_with_everything_that_is_wrong() {
    let folder = Folder::new();
    let mut ledger = folder.ledger();
    let file = br#"[{"@type":"ClaimReview","claimReviewed":"x","datePublished":"soon","itemReviewed":{"author":{"name":"A"}}},
        {"@type":"ClaimReview"}]"#;
    let recorded = take(&mut ledger, &read(file).unwrap());
    assert!(recorded.changes.is_empty());
    let [(1, first), (2, second)] = &recorded.rejected[..] else { panic!("{:?}", recorded.rejected) };
    assert!(
        first.contains("\"soon\"") && first.contains("(author)") && first.contains("(reviewRating)"),
        "{first}"
    );
    assert!(second.contains("(claimReviewed)") && second.contains("(itemReviewed.author)"), "{second}");
    let mut out = Vec::new();
    ledger.read(|reader| write_reviews(reader, &Query::default(), Frame::Array, &mut out)).unwrap();
    assert_eq!(out, b"[]\n");
}

#[test]
fn a_date_that_schema_org_cannot_have_is_left_out_and_said_to_be_missing() {
    let folder = Folder::new();
    let mut ledger = folder.ledger();
    let mut reviews = published();
    reviews.truncate(1);
    reviews[0].published = Some("[2024-07-01..2024-07-03]".into());
    reviews[0].said = Some("../2024-06-20".into());
    take(&mut ledger, &reviews);
    let mut out = Vec::new();
    let (_, found) =
        ledger.read(|reader| write_reviews(reader, &Query::default(), Frame::Lines, &mut out)).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(
        !text.contains("2024-07") && !text.contains("..2024-06-20") && text.lines().count() == 1,
        "{text}"
    );
    assert!(found[0].what.join(";").contains("datePublished"), "{found:?}");
}

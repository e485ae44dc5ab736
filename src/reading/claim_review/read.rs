//! From JSON-LD to reviews, in the shapes in which ClaimReview is published.
//!
//! Owns which shapes are understood: one object, a list, `@graph`, a feed (`dataFeedElement` with `item`s),
//! and a mixture; a value by itself or in a list; a text where an object with a name or an address could
//! stand; numbers as numbers or texts; older objects whose `itemReviewed` is a `CreativeWork`. What a review
//! has beyond the fields of [`Review`] is not kept.

use serde_json::{Map, Value};

use crate::domain::{Review, ReviewRating, ReviewedAppearance, ReviewedSpeaker, Reviewer, SpeakerKind};

/// How deep lists and graphs may stand in each other; published files need three.
const DEEPEST: usize = 16;

type Object = Map<String, Value>;

/// Every ClaimReview of a file, in its order.
pub(super) fn reviews(file: &Value) -> Vec<Review> {
    let mut found = Vec::new();
    collect(file, DEEPEST, &mut found);
    found
}

/// Whether there is a ClaimReview in it.
pub(super) fn has_reviews(file: &Value) -> bool {
    !reviews(file).is_empty()
}

fn collect(value: &Value, deep: usize, found: &mut Vec<Review>) {
    if deep == 0 {
        return;
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, deep - 1, found)),
        Value::Object(object) if is_a(object, "ClaimReview") => found.push(review(object)),
        Value::Object(object) => {
            for key in ["@graph", "dataFeedElement", "item", "itemListElement", "hasPart"] {
                if let Some(inside) = object.get(key) {
                    collect(inside, deep - 1, found);
                }
            }
        }
        _ => {}
    }
}

/// The object's type, which may be one of several and may be written as an address.
fn is_a(object: &Object, wanted: &str) -> bool {
    let is = |value: &Value| value.as_str().is_some_and(|kind| last_part(kind) == wanted);
    match object.get("@type").or_else(|| object.get("type")) {
        Some(Value::Array(kinds)) => kinds.iter().any(is),
        Some(kind) => is(kind),
        None => false,
    }
}

fn last_part(kind: &str) -> &str {
    kind.rsplit(['/', ':', '#']).next().unwrap_or(kind)
}

fn review(object: &Object) -> Review {
    let item = one(object, "itemReviewed").and_then(Value::as_object);
    let of_item = |key: &str| item.map(|item| many(item, key)).unwrap_or_default();
    let mut appearances: Vec<ReviewedAppearance> = Vec::new();
    for key in ["firstAppearance", "appearance", "url", "sameAs"] {
        // The address of an older kind of item is where it was seen; that of a Claim is a page about it.
        if matches!(key, "url" | "sameAs") && item.is_none_or(|item| is_a(item, "Claim")) {
            continue;
        }
        for seen in of_item(key).into_iter().filter_map(appearance) {
            let again = |other: &ReviewedAppearance| other.url.is_some() && other.url == seen.url;
            if !appearances.iter().any(again) {
                appearances.push(seen);
            }
        }
    }
    Review {
        url: text(object, "url").or_else(|| text(object, "@id").filter(|id| id.starts_with("http"))),
        published: text(object, "datePublished"),
        reviewer: one(object, "author").or_else(|| one(object, "publisher")).and_then(reviewer),
        rating: one(object, "reviewRating").and_then(rating),
        claim: text(object, "claimReviewed").or_else(|| item.and_then(|item| text(item, "name"))),
        said: item.and_then(|item| text(item, "datePublished").or_else(|| text(item, "dateCreated"))),
        speakers: of_item("author").into_iter().filter_map(speaker).collect(),
        appearances,
    }
}

fn one<'o>(object: &'o Object, key: &str) -> Option<&'o Value> {
    many(object, key).into_iter().next()
}

/// The values of a key: one by itself, or those of a list.
fn many<'o>(object: &'o Object, key: &str) -> Vec<&'o Value> {
    match object.get(key) {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(values)) => values.iter().filter(|value| !value.is_null()).collect(),
        Some(value) => vec![value],
    }
}

/// A text, or a number as it is written; none if it is blank.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned),
        Value::Number(number) => Some(number.to_string()),
        // A text with its language.
        Value::Object(object) => object.get("@value").and_then(plain),
        _ => None,
    }
}

fn text(object: &Object, key: &str) -> Option<String> {
    many(object, key).into_iter().find_map(plain)
}

/// What the type of an author says of them.
fn kind(object: &Object) -> Option<SpeakerKind> {
    let is = |kinds: &[&str]| kinds.iter().any(|kind| is_a(object, kind));
    if is(&["Person"]) {
        Some(SpeakerKind::Person)
    } else if is(&["GovernmentOrganization"]) {
        Some(SpeakerKind::Government)
    } else if is(&["Organization", "NewsMediaOrganization", "Corporation", "NGO", "PoliticalParty"]) {
        Some(SpeakerKind::Organization)
    } else {
        None
    }
}

fn reviewer(value: &Value) -> Option<Reviewer> {
    match value {
        Value::Object(object) => Some(Reviewer {
            name: text(object, "name").or_else(|| text(object, "url"))?,
            url: text(object, "url").filter(|_| object.contains_key("name")),
            kind: kind(object),
        }),
        other => plain(other).map(|name| Reviewer { name, ..Reviewer::default() }),
    }
}

fn rating(value: &Value) -> Option<ReviewRating> {
    let rating = match value {
        Value::Object(object) => ReviewRating {
            words: text(object, "alternateName").or_else(|| text(object, "name")),
            scale: text(object, "name")
                .filter(|name| text(object, "alternateName").is_some_and(|words| words != *name)),
            value: text(object, "ratingValue"),
            best: text(object, "bestRating"),
            worst: text(object, "worstRating"),
            explanation: text(object, "ratingExplanation"),
        },
        other => ReviewRating { words: plain(other), ..ReviewRating::default() },
    };
    (rating.words.is_some() || rating.value.is_some()).then_some(rating)
}

fn speaker(value: &Value) -> Option<ReviewedSpeaker> {
    match value {
        Value::Object(object) => {
            let bodies = [many(object, "affiliation"), many(object, "worksFor")];
            let bodies = bodies.into_iter().find(|bodies| !bodies.is_empty()).unwrap_or_default();
            Some(ReviewedSpeaker {
                name: text(object, "name")?,
                kind: kind(object),
                title: text(object, "jobTitle"),
                bodies: bodies.into_iter().filter_map(name).collect(),
                same_as: many(object, "sameAs").into_iter().filter_map(plain).collect(),
            })
        }
        other => plain(other).map(|name| ReviewedSpeaker { name, ..ReviewedSpeaker::default() }),
    }
}

fn name(value: &Value) -> Option<String> {
    match value {
        Value::Object(object) => text(object, "name"),
        other => plain(other),
    }
}

fn appearance(value: &Value) -> Option<ReviewedAppearance> {
    match value {
        Value::Object(object) => {
            let seen = ReviewedAppearance {
                url: text(object, "url").or_else(|| text(object, "@id")),
                headline: text(object, "headline").or_else(|| text(object, "name")),
                outlet: one(object, "publisher").and_then(name),
                published: text(object, "datePublished"),
            };
            (seen.url.is_some() || seen.headline.is_some()).then_some(seen)
        }
        other => {
            let url = plain(other)?;
            Some(ReviewedAppearance { url: Some(url), ..ReviewedAppearance::default() })
        }
    }
}

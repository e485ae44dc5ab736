//! From JSON-LD to reviews, in the shapes in which ClaimReview is published.
//!
//! Owns which shapes are understood: one object, a list, a graph, a feed, one within an article, and a
//! mixture; a value by itself or in a list; a text where an object with a name or an address could stand; an
//! object that is only named (`@id`) and stands elsewhere in the file; numbers as numbers or texts; texts
//! with markup and character references; older objects whose `itemReviewed` is a `CreativeWork`; the answers
//! of Google's Fact Check Tools. What a review has beyond the fields of [`Review`] is not kept.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::domain::{Review, ReviewRating, ReviewedAppearance, ReviewedSpeaker, Reviewer, SpeakerKind};
use crate::reading::page::json_ld;

/// How deep values may stand in each other; published files need a few, and the JSON reader stops at 128.
const DEEPEST: usize = 64;

type Object = Map<String, Value>;

/// The values of a file, and which object has which `@id`.
pub(super) struct Published<'v> {
    values: &'v [Value],
    by_id: HashMap<&'v str, &'v Object>,
}

impl<'v> Published<'v> {
    pub(super) fn new(values: &'v [Value]) -> Self {
        let mut published = Self { values, by_id: HashMap::new() };
        for value in values {
            published.index(value, DEEPEST);
        }
        published
    }

    /// Every ClaimReview, in the order of the file.
    pub(super) fn reviews(&self) -> Vec<Review> {
        let mut found = Vec::new();
        for value in self.values {
            self.collect(value, DEEPEST, &mut found);
        }
        found
    }

    fn index(&mut self, value: &'v Value, deep: usize) {
        if deep == 0 {
            return;
        }
        match value {
            Value::Array(values) => values.iter().for_each(|value| self.index(value, deep - 1)),
            Value::Object(object) => {
                if let Some(id) = object.get("@id").and_then(Value::as_str)
                    && !is_reference(object)
                {
                    self.by_id.entry(id).or_insert(object);
                }
                object.values().for_each(|value| self.index(value, deep - 1));
            }
            _ => {}
        }
    }

    fn collect(&self, value: &'v Value, deep: usize, found: &mut Vec<Review>) {
        if deep == 0 {
            return;
        }
        match value {
            Value::Array(values) => values.iter().for_each(|value| self.collect(value, deep - 1, found)),
            Value::Object(object) if is_a(object, "ClaimReview") => found.push(self.review(object)),
            Value::Object(object) if is_search_result(object) => found.extend(self.search_result(object)),
            // A review stands in whatever it is published with: an article, a feed, a graph.
            Value::Object(object) => object.values().for_each(|value| self.collect(value, deep - 1, found)),
            _ => {}
        }
    }

    fn review(&self, object: &'v Object) -> Review {
        let items: Vec<&Object> =
            many(object, "itemReviewed").into_iter().filter_map(Value::as_object).collect();
        let claims: Vec<&Object> = items.iter().copied().filter(|item| is_a(item, "Claim")).collect();
        let first = claims.first().or(items.first()).copied();
        let mut reviewers = many(object, "author").into_iter().filter_map(|value| self.reviewer(value));
        let mut review = Review {
            url: address(object, "url")
                .or_else(|| address(object, "@id").filter(|id| id.starts_with("http"))),
            published: text(object, "datePublished"),
            reviewer: reviewers.next(),
            further_reviewers: reviewers.collect(),
            claim: Self::claim(object, first),
            said: first.and_then(|item| text(item, "datePublished").or_else(|| text(item, "dateCreated"))),
            ..Review::default()
        };
        if review.reviewer.is_none() {
            review.reviewer = many(object, "publisher").into_iter().find_map(|value| self.reviewer(value));
        }
        let mut ratings = many(object, "reviewRating").into_iter().filter_map(|value| self.rating(value));
        review.rating = ratings.next();
        for rating in ratings {
            let (words, scale) = rating.recorded();
            let told = words.into_iter().chain(scale).collect::<Vec<_>>().join(", ");
            review.left_out.push(format!("a further rating: {told}"));
        }
        for item in items {
            self.item(item, first, &mut review);
        }
        review
    }

    /// What was claimed: as the review says it, else as its item does.
    fn claim(object: &'v Object, item: Option<&'v Object>) -> Option<String> {
        let reviewed = many(object, "claimReviewed").into_iter().find_map(|value| match value {
            Value::Object(claim) if !claim.contains_key("@value") => {
                text(claim, "text").or_else(|| text(claim, "name"))
            }
            other => plain(other),
        });
        reviewed.or_else(|| item.and_then(|item| text(item, "text").or_else(|| text(item, "name"))))
    }

    /// One of the items that are reviewed: who said it, and where it was seen.
    fn item(&self, item: &'v Object, first: Option<&'v Object>, review: &mut Review) {
        let is_claim = is_a(item, "Claim");
        let speakers = many(item, "author").into_iter().filter_map(|value| self.speaker(value));
        let before = review.speakers.len();
        for speaker in speakers {
            // Two items by one speaker; twice in one item is a mistake, and not for the reader to hide.
            if review.speakers[..before].iter().any(|known| known.name == speaker.name) {
                continue;
            }
            if is_claim || first.is_some_and(|first| std::ptr::eq(first, item)) {
                review.speakers.push(speaker);
            } else {
                // Who wrote the work in which the claim stands did not make it for that.
                review.left_out.push(format!("{} as the author of another item", speaker.name));
            }
        }
        for key in ["firstAppearance", "appearance", "url", "sameAs"] {
            // The address of an older kind of item is where it was seen; that of a Claim is a page about it.
            if matches!(key, "url" | "sameAs") && is_claim {
                continue;
            }
            for seen in many(item, key).into_iter().filter_map(|value| self.appearance(value)) {
                let again = |other: &ReviewedAppearance| other.url.is_some() && other.url == seen.url;
                if !review.appearances.iter().any(again) {
                    review.appearances.push(seen);
                }
            }
        }
    }

    /// What the search interface of the Fact Check Tools gives: a claim with all reviews of it.
    fn search_result(&self, claim: &'v Object) -> Vec<Review> {
        let of = |review: &'v Object| {
            let publisher = one(review, "publisher").and_then(Value::as_object);
            let name = publisher.and_then(|by| text(by, "name").or_else(|| text(by, "site")));
            Review {
                url: address(review, "url"),
                published: text(review, "reviewDate"),
                reviewer: name.map(|name| Reviewer { name, ..Reviewer::default() }),
                rating: text(review, "textualRating")
                    .map(|words| ReviewRating { words: Some(words), ..ReviewRating::default() }),
                claim: text(claim, "text"),
                said: text(claim, "claimDate"),
                speakers: many(claim, "claimant")
                    .into_iter()
                    .filter_map(|value| self.speaker(value))
                    .collect(),
                ..Review::default()
            }
        };
        many(claim, "claimReview").into_iter().filter_map(Value::as_object).map(of).collect()
    }

    /// The object that a value is, or names by its `@id`.
    fn object(&self, value: &'v Value) -> Option<&'v Object> {
        let object = value.as_object()?;
        let id = object.get("@id").and_then(Value::as_str).filter(|_| is_reference(object));
        Some(id.and_then(|id| self.by_id.get(id).copied()).unwrap_or(object))
    }

    fn reviewer(&self, value: &'v Value) -> Option<Reviewer> {
        match self.object(value) {
            Some(object) => Some(Reviewer {
                name: text(object, "name").or_else(|| address(object, "url"))?,
                url: address(object, "url").filter(|_| object.contains_key("name")),
                kind: kind(object),
            }),
            None => plain(value).map(|name| Reviewer { name, ..Reviewer::default() }),
        }
    }

    fn rating(&self, value: &'v Value) -> Option<ReviewRating> {
        let rating = match self.object(value) {
            Some(object) => {
                let text = |key: &str| text(object, key);
                let words = text("alternateName");
                ReviewRating {
                    scale: text("name").filter(|name| words.as_ref().is_some_and(|words| words != name)),
                    words: words.or_else(|| text("name")),
                    value: text("ratingValue"),
                    best: text("bestRating"),
                    worst: text("worstRating"),
                    explanation: text("ratingExplanation"),
                }
            }
            None => ReviewRating { words: plain(value), ..ReviewRating::default() },
        };
        (rating.words.is_some() || rating.value.is_some()).then_some(rating)
    }

    fn speaker(&self, value: &'v Value) -> Option<ReviewedSpeaker> {
        let Some(object) = self.object(value) else {
            return plain(value).map(|name| ReviewedSpeaker { name, ..ReviewedSpeaker::default() });
        };
        let bodies = [many(object, "affiliation"), many(object, "worksFor")];
        let bodies = bodies.into_iter().find(|bodies| !bodies.is_empty()).unwrap_or_default();
        Some(ReviewedSpeaker {
            name: text(object, "name")?,
            kind: kind(object),
            title: text(object, "jobTitle"),
            bodies: bodies.into_iter().filter_map(|value| self.name(value)).collect(),
            same_as: many(object, "sameAs").into_iter().filter_map(plain).collect(),
        })
    }

    fn name(&self, value: &'v Value) -> Option<String> {
        match self.object(value) {
            Some(object) => text(object, "name"),
            None => plain(value),
        }
    }

    fn appearance(&self, value: &'v Value) -> Option<ReviewedAppearance> {
        let Some(object) = self.object(value) else {
            let url = plain(value).map(|url| json_ld::address(&url).into_owned())?;
            return Some(ReviewedAppearance { url: Some(url), ..ReviewedAppearance::default() });
        };
        let seen = ReviewedAppearance {
            url: address(object, "url").or_else(|| address(object, "@id").filter(|id| id.contains(':'))),
            headline: text(object, "headline").or_else(|| text(object, "name")),
            outlet: one(object, "publisher").and_then(|value| self.name(value)),
            published: text(object, "datePublished"),
        };
        (seen.url.is_some() || seen.headline.is_some()).then_some(seen)
    }
}

fn one<'v>(object: &'v Object, key: &str) -> Option<&'v Value> {
    many(object, key).into_iter().next()
}

/// The values of a key: one by itself, or those of a list.
fn many<'v>(object: &'v Object, key: &str) -> Vec<&'v Value> {
    let values = match object.get(key) {
        None | Some(Value::Null) => &[][..],
        Some(Value::Array(values)) => values,
        Some(value) => std::slice::from_ref(value),
    };
    values.iter().filter(|value| !value.is_null()).collect()
}

fn text(object: &Object, key: &str) -> Option<String> {
    many(object, key).into_iter().find_map(plain)
}

/// The object's type, which may be one of several and may be written as an address.
fn is_a(object: &Object, wanted: &str) -> bool {
    let is = |value: &Value| value.as_str().is_some_and(|kind| last_part(kind).eq_ignore_ascii_case(wanted));
    match object.get("@type").or_else(|| object.get("type")) {
        Some(Value::Array(kinds)) => kinds.iter().any(is),
        Some(kind) => is(kind),
        None => false,
    }
}

fn last_part(kind: &str) -> &str {
    kind.rsplit(['/', ':', '#']).next().unwrap_or(kind)
}

/// Whether it only names another object.
fn is_reference(object: &Object) -> bool {
    object.keys().all(|key| matches!(key.as_str(), "@id" | "@type"))
}

/// Whether it is a claim as the search interface of the Fact Check Tools gives it.
fn is_search_result(object: &Object) -> bool {
    object.contains_key("text") && object.get("claimReview").is_some_and(Value::is_array)
}

/// A text without markup, or a number as it is written; none if it is blank.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => {
            let words = json_ld::words(text);
            Some(words.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
        }
        Value::Number(number) => Some(number.to_string()),
        // A text with its language.
        Value::Object(object) => object.get("@value").and_then(plain),
        _ => None,
    }
}

/// An address, which is no text with words in it.
fn address(object: &Object, key: &str) -> Option<String> {
    let value = match object.get(key)? {
        Value::Array(values) => values.first()?,
        value => value,
    };
    let value = value
        .as_object()
        .and_then(|object| object.get("@id").or_else(|| object.get("@value")))
        .unwrap_or(value);
    let written = value.as_str()?.trim();
    (!written.is_empty()).then(|| json_ld::address(written).into_owned())
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

//! Reviews as JSON-LD: schema.org/ClaimReview, as search engines and fact-check databases read it.
//!
//! Owns the shape of the objects. What the ledger does not know is left out, never made up: a date that is no
//! day, month or year has no form in schema.org, which knows ISO 8601 and no sets. `intake::claim_review`
//! reads this back.

use serde_json::{Map, Value, json};

use crate::domain::date::SourceDate;
use crate::domain::{
    Appearance, Assessed, NamedParty, Review, ReviewRating, ReviewedAppearance, ReviewedSpeaker, Reviewer,
    SpeakerKind,
};

/// The object of one review.
pub fn claim_review(review: &Review) -> Value {
    let mut object = typed("ClaimReview");
    object.shift_insert(0, "@context".to_owned(), json!("https://schema.org"));
    put(&mut object, "url", review.url.as_deref());
    put(&mut object, "datePublished", review.published.as_deref());
    object.extend(review.reviewer.as_ref().map(|by| ("author".to_owned(), reviewer(by))));
    put(&mut object, "claimReviewed", review.claim.as_deref());
    object.extend(review.rating.as_ref().map(|found| ("reviewRating".to_owned(), rating(found))));
    let mut claim = typed("Claim");
    put(&mut claim, "datePublished", review.said.as_deref());
    many(&mut claim, "author", review.speakers.iter().map(speaker).collect());
    let mut seen: Vec<Value> = review.appearances.iter().map(appearance).collect();
    if !seen.is_empty() {
        claim.insert("firstAppearance".to_owned(), seen.remove(0));
    }
    many(&mut claim, "appearance", seen);
    object.insert("itemReviewed".to_owned(), Value::Object(claim));
    Value::Object(object)
}

fn typed(kind: &str) -> Map<String, Value> {
    Map::from_iter([("@type".to_owned(), json!(kind))])
}

fn put(object: &mut Map<String, Value>, key: &str, value: Option<&str>) {
    object.extend(value.map(|value| (key.to_owned(), json!(value))));
}

/// One value by itself, several as a list, none not at all.
fn many(object: &mut Map<String, Value>, key: &str, mut values: Vec<Value>) {
    match values.len() {
        0 => {}
        1 => {
            object.insert(key.to_owned(), values.remove(0));
        }
        _ => {
            object.insert(key.to_owned(), Value::Array(values));
        }
    }
}

fn type_of(kind: Option<SpeakerKind>) -> &'static str {
    match kind {
        Some(SpeakerKind::Government) => "GovernmentOrganization",
        Some(SpeakerKind::Organization | SpeakerKind::Group) => "Organization",
        // Whoever is of no known kind is most often a person; schema.org has nothing between the two.
        Some(SpeakerKind::Person | SpeakerKind::Unnamed) | None => "Person",
    }
}

fn reviewer(by: &Reviewer) -> Value {
    // Whoever assesses and is of no known kind is most often a newsroom.
    let mut object = typed(by.kind.map_or("Organization", |kind| type_of(Some(kind))));
    put(&mut object, "name", Some(&by.name));
    put(&mut object, "url", by.url.as_deref());
    Value::Object(object)
}

fn rating(found: &ReviewRating) -> Value {
    let mut object = typed("Rating");
    let ReviewRating { words, value, best, worst, scale, explanation } = found;
    for (key, text) in [("ratingValue", value), ("bestRating", best), ("worstRating", worst)] {
        // A number where it is one, so that a reader can compare; as written, "3.50" would not survive that.
        let number = text.as_ref().and_then(|text| serde_json::from_str::<Value>(text).ok());
        let number = number.filter(|number| number.is_i64() && Some(number.to_string()) == *text);
        object.extend(text.as_ref().map(|text| (key.to_owned(), number.unwrap_or_else(|| json!(text)))));
    }
    put(&mut object, "alternateName", words.as_deref());
    put(&mut object, "name", scale.as_deref());
    put(&mut object, "ratingExplanation", explanation.as_deref());
    Value::Object(object)
}

fn speaker(who: &ReviewedSpeaker) -> Value {
    let mut object = typed(type_of(who.kind));
    put(&mut object, "name", Some(&who.name));
    put(&mut object, "jobTitle", who.title.as_deref());
    let bodies = who.bodies.iter().map(|body| {
        let mut organization = typed("Organization");
        put(&mut organization, "name", Some(body));
        Value::Object(organization)
    });
    put_all(&mut object, "affiliation", bodies.collect());
    put_all(&mut object, "sameAs", who.same_as.iter().map(|address| json!(address)).collect());
    Value::Object(object)
}

/// Several values as a list, a single one by itself.
fn put_all(object: &mut Map<String, Value>, key: &str, mut values: Vec<Value>) {
    match values.len() {
        0 => {}
        1 => drop(object.insert(key.to_owned(), values.remove(0))),
        _ => drop(object.insert(key.to_owned(), Value::Array(values))),
    }
}

fn appearance(seen: &ReviewedAppearance) -> Value {
    let mut object = typed("NewsArticle");
    put(&mut object, "url", seen.url.as_deref());
    put(&mut object, "headline", seen.headline.as_deref());
    put(&mut object, "datePublished", seen.published.as_deref());
    object.extend(seen.outlet.as_ref().map(|outlet| {
        let mut organization = typed("NewsMediaOrganization");
        put(&mut organization, "name", Some(outlet));
        ("publisher".to_owned(), Value::Object(organization))
    }));
    Value::Object(object)
}

/// The review that an assessment of the ledger is.
pub fn review_of(assessed: &Assessed) -> Review {
    let (claim, found) = (&assessed.claim, &assessed.assessment);
    let fields = &found.fields;
    Review {
        url: fields.url.clone(),
        published: iso(fields.assessed.as_ref()),
        reviewer: Some(Reviewer { name: fields.name_as_given.clone(), url: None, kind: found.assessor_kind }),
        rating: Some(ReviewRating::of(&fields.rating, fields.scale.as_deref(), fields.note.as_deref())),
        claim: claim.content(),
        said: iso(claim.said.as_ref()),
        speakers: claim.speakers.iter().map(named).collect(),
        appearances: claim.appearances.iter().map(seen).collect(),
        ..Review::default()
    }
}

fn named(who: &NamedParty) -> ReviewedSpeaker {
    ReviewedSpeaker {
        name: who.party.name_as_given.clone(),
        kind: who.kind,
        title: who.party.title.clone(),
        bodies: who.body_names.clone(),
        same_as: who.same_as.clone(),
    }
}

fn seen(appearance: &Appearance) -> ReviewedAppearance {
    let article = &appearance.article;
    ReviewedAppearance {
        url: article.url.clone(),
        headline: article.headline.clone(),
        outlet: article.outlet.clone(),
        published: iso(article.published.as_ref()),
    }
}

/// A date that ISO 8601 has too: a year, a month, a day, or an instant. Seasons, sets, intervals and doubts
/// have no form there.
fn iso(date: Option<&SourceDate>) -> Option<String> {
    let text = date?.edtf().to_string();
    let day = text.split('T').next().unwrap_or_default();
    let mut parts = day.split('-');
    let digits = |part: Option<&str>, length: usize, most: u32| {
        part.is_none_or(|part| {
            part.len() == length && part.parse::<u32>().is_ok_and(|number| (1..=most).contains(&number))
        })
    };
    let is_iso = digits(parts.next(), 4, 9999)
        && digits(parts.next(), 2, 12)
        && digits(parts.next(), 2, 31)
        && parts.next().is_none();
    is_iso.then_some(text)
}

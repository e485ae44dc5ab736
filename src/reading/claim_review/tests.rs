use serde_json::json;

use super::{ReviewError, is_claim_review, read};

#[test]
fn a_file_of_something_else_is_told_apart() {
    let review = br#"{"@type":"ClaimReview","claimReviewed":"x"}"#;
    assert!(is_claim_review(review));
    assert!(is_claim_review(&[b"\xef\xbb\xbf".as_slice(), review].concat()));
    for other in [&b"[]"[..], br#"{"text":"ClaimReview"}"#, b"id,text\nc1,ClaimReview\n", b""] {
        assert!(!is_claim_review(other), "{:?}", String::from_utf8_lossy(other));
    }
}

#[test]
fn a_review_that_is_cut_off_is_one_that_cannot_be_read() {
    let cut = br#"{"@type":"ClaimReview","url":"#;
    assert!(is_claim_review(cut));
    assert!(matches!(read(cut), Err(ReviewError::NotJson { .. })));
}

#[test]
fn what_cannot_be_read_says_why_and_where() {
    let error = read(b"[{\"@type\":\n \"ClaimReview\":}]").unwrap_err();
    assert!(matches!(error, ReviewError::NotJson { line: 2, .. }), "{error}");
    assert!(error.to_string().contains("line 2"), "{error}");
    assert_eq!(read(b"{}").unwrap_err(), ReviewError::None);
    // Lists in lists, too deep for any published file, end quietly.
    let deep = format!("{}{{\"@type\":\"ClaimReview\"}}{}", "[".repeat(100), "]".repeat(100));
    assert_eq!(read(deep.as_bytes()).unwrap_err(), ReviewError::None);
}

/// A review with these values in the place of its own.
fn review(with: &[(&str, serde_json::Value)]) -> serde_json::Value {
    let mut review = serde_json::json!({
        "@type": "ClaimReview",
        "url": "https://checks.example/1",
        "claimReviewed": "The well is dry.",
        "author": {"@type": "Organization", "name": "Example Checks"},
        "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Ona Reed"}},
        "reviewRating": {"@type": "Rating", "alternateName": "False"},
    });
    for (key, value) in with {
        review[*key] = value.clone();
    }
    review
}

fn only(file: &serde_json::Value) -> crate::domain::Review {
    let mut found = read(file.to_string().as_bytes()).unwrap();
    assert_eq!(found.len(), 1, "{file}");
    found.remove(0)
}

#[test]
fn a_claim_is_read_from_wherever_it_stands() {
    let dry = "The well is dry.";
    for with in [
        ("claimReviewed", json!({"@type": "Claim", "text": dry})),
        ("claimReviewed", json!({"@type": "Claim", "name": dry})),
        ("claimReviewed", json!({"@value": dry, "@language": "en"})),
        ("claimReviewed", json!("<p>The <b>well</b> is dry.</p>")),
        ("claimReviewed", json!("&lt;p&gt;The well is dry.&lt;/p&gt;")),
        ("itemReviewed", json!([{"@type": "Claim", "author": "Ona Reed"}])),
        ("@type", json!("schema:claimReview")),
    ] {
        let found = only(&review(std::slice::from_ref(&with)));
        assert_eq!(found.claim.as_deref(), Some(dry), "{with:?}");
        assert_eq!(found.speakers[0].name, "Ona Reed");
    }
    let found = only(&review(&[("claimReviewed", json!("He said &quot;dry&quot; &amp; isn&#8217;t 1 < 2"))]));
    assert_eq!(found.claim.as_deref(), Some("He said \"dry\" & isn’t 1 < 2"));
    let found = only(&review(&[("url", json!("https://checks.example/?a=1&amp;copy=2"))]));
    assert_eq!(found.url.as_deref(), Some("https://checks.example/?a=1&copy=2"));
}

#[test]
fn an_object_that_is_only_named_is_the_one_of_that_name() {
    let graph = json!({"@graph": [
        review(&[
            ("author", json!({"@id": "#org"})),
            ("itemReviewed", json!({"@type": "Claim", "author": {"@type": "Person", "@id": "#ona"}})),
        ]),
        {"@type": "Organization", "@id": "#org", "name": "Named Checks"},
        {"@type": "Person", "@id": "#ona", "name": "Ona Reed", "jobTitle": "mayor"},
    ]});
    let found = only(&graph);
    assert_eq!(found.reviewer.unwrap().name, "Named Checks");
    assert_eq!(
        (found.speakers[0].name.as_str(), found.speakers[0].title.as_deref()),
        ("Ona Reed", Some("mayor"))
    );
    // A name that nobody has, and one that names itself: read as far as it goes.
    assert!(only(&review(&[("author", json!({"@id": "#nobody"}))])).reviewer.is_none());
    assert!(only(&review(&[("author", json!({"@id": "#a", "@type": "Person"}))])).reviewer.is_none());
}

#[test]
fn everybody_who_made_it_is_kept_and_what_is_not_is_told() {
    let found = only(&review(&[
        (
            "author",
            json!([{"@type": "Person", "name": "Bo Ash"}, {"@type": "Organization", "name": "Example Checks"}]),
        ),
        (
            "reviewRating",
            json!([{"alternateName": "False"}, {"ratingValue": 2, "bestRating": 5, "worstRating": 1}]),
        ),
        (
            "itemReviewed",
            json!([
                {"@type": "CreativeWork", "url": "https://news.example/1", "author": "Cy Moor"},
                {"@type": "Claim", "author": "Ona Reed"},
                {"@type": "Claim", "author": "Di Field"},
            ]),
        ),
    ]));
    assert_eq!(found.reviewer.unwrap().name, "Bo Ash");
    assert_eq!(found.further_reviewers[0].name, "Example Checks");
    let speakers: Vec<&str> = found.speakers.iter().map(|who| who.name.as_str()).collect();
    assert_eq!(speakers, ["Ona Reed", "Di Field"]);
    assert_eq!(found.appearances[0].url.as_deref(), Some("https://news.example/1"));
    assert_eq!(found.left_out, ["a further rating: 2, 1..5", "Cy Moor as the author of another item"]);
}

#[test]
fn reviews_are_found_in_whatever_they_are_published_with() {
    let one = review(&[]);
    let page = format!("<!doctype html><html><script type='application/ld+json'>{one}</script><p>x</p>");
    let script = format!("<script type=\"application/ld+json\">\n{one}\n</script>");
    let broken = one.to_string().replace("The well is", "The well\nis").replace("}}", "},}");
    for file in [
        json!({"@type": "NewsArticle", "review": one}).to_string(),
        json!({"@type": "WebPage", "mainEntity": {"@type": "Article", "subjectOf": [one]}}).to_string(),
        json!({"dataFeedElement": [{"item": [one]}]}).to_string(),
        page,
        script,
        broken,
    ] {
        assert!(is_claim_review(file.as_bytes()), "{file}");
        let found = read(file.as_bytes()).unwrap();
        assert_eq!(found.len(), 1, "{file}");
        assert_eq!(found[0].claim.as_deref(), Some("The well is dry."), "{file}");
    }
    let lines = format!("{one}\n\n{}\n", review(&[("claimReviewed", json!("It rains."))]));
    assert_eq!(read(lines.as_bytes()).unwrap().len(), 2);
    let search = json!({"claims": [{"text": "The well is dry.", "claimant": "Ona Reed", "claimDate": "2024-06-20T00:00:00Z",
    "claimReview": [
        {"publisher": {"name": "Example Checks", "site": "checks.example"}, "url": "https://checks.example/1",
         "reviewDate": "2024-06-25T00:00:00Z", "textualRating": "False"},
        {"publisher": {"site": "other.example"}, "textualRating": "Half true"},
    ]}]});
    let found = read(search.to_string().as_bytes()).unwrap();
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].rating.as_ref().unwrap().words.as_deref(), Some("False"));
    assert_eq!(found[1].reviewer.as_ref().unwrap().name, "other.example");
    assert_eq!(found[1].speakers[0].name, "Ona Reed");
}

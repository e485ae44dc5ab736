//! A check of the ledger: named rules, and every finding of each.
//!
//! It looks and never mends. What a rule cannot look at (a text without a capture) is no finding.

use crate::domain::anchor::Text;
use crate::domain::{Capture, Finding, StandingQuote};
use crate::store::{Reader, StoreError, sha256};

/// The rules, in the order in which they are looked at, each with its meaning.
pub const RULES: &[(&str, &str)] = &[
    ("structure", "the file is sound, and no row names one that is not there"),
    ("capture-bytes", "the bytes of a capture have the hash that was recorded with them"),
    ("capture-text", "so does the text taken from them"),
    ("quote-stands", "a quote stands in the text of its capture, where it was found"),
    ("readable", "every claim can be read: its words and dates are ones that gainsay writes"),
    ("search-index", "a search looks at every claim, with the words that are recorded"),
    ("claim-source", "a claim was seen in an article"),
    ("challenge-date", "a denial was not said before the claim that it denies"),
];

/// Looks at everything.
///
/// # Errors
/// [`StoreError`] if the ledger cannot be read at all.
pub fn check(reader: &Reader<'_>) -> Result<Vec<Finding>, StoreError> {
    let mut findings = Vec::new();
    for fault in reader.list_structural_faults()? {
        findings.push(Finding {
            rule: "structure",
            id: "ledger".into(),
            message: fault,
            hint: "do not write to it; copy it first, and go back to the last good copy".into(),
        });
    }
    for capture in reader.list_captures(None)? {
        check_capture(reader, &capture, &mut findings)?;
    }
    for article in reader.list_articles(&crate::store::ArticleFilter::default())? {
        let captures = reader.list_captures(Some(article.id))?;
        let texts: Vec<(&Capture, Text<'_>)> =
            captures.iter().map(|capture| (capture, Text::new(&capture.text))).collect();
        for quote in reader.list_quotes(article.id)? {
            check_quote(&quote, &texts, &mut findings);
        }
    }
    for claim in reader.claims(&crate::store::ClaimFilter::default()) {
        if let Err(error) = claim {
            findings.push(Finding {
                rule: "readable",
                id: "ledger".into(),
                message: error.to_string(),
                hint: "it was changed outside of gainsay; put back what was there".into(),
            });
            break;
        }
    }
    for id in reader.list_claims_wrong_in_search()? {
        findings.push(Finding {
            rule: "search-index",
            id: id.to_string(),
            message: "the search index has other words for it than the record".into(),
            hint: "make the index again: gainsay search --rebuild".into(),
        });
    }
    for id in reader.list_claims_without_source()? {
        findings.push(Finding {
            rule: "claim-source",
            id: id.to_string(),
            message: "it was seen in no article".into(),
            hint: format!("name the article: gainsay claim edit {id} --article a1 --quote '…'"),
        });
    }
    for id in reader.list_challenges_before_their_claim()? {
        let relation = reader.get_relation(id)?.fields;
        findings.push(Finding {
            rule: "challenge-date",
            id: id.to_string(),
            message: format!(
                "{} {} {}, and was said before it",
                relation.claim, relation.relation, relation.target
            ),
            hint: format!("look at both dates: gainsay relation show {id}"),
        });
    }
    Ok(findings)
}

fn check_capture(
    reader: &Reader<'_>,
    capture: &Capture,
    findings: &mut Vec<Finding>,
) -> Result<(), StoreError> {
    let bytes = reader.find_content(&capture.sha256)?;
    let sound = bytes.is_some_and(|bytes| sha256(&bytes) == capture.sha256);
    let hint = || "it was changed outside of gainsay, or the disk is failing; compare with a copy".to_owned();
    if !sound {
        let message =
            format!("the bytes of {} are not those that were retrieved on {}", capture.article, capture.at);
        findings.push(Finding { rule: "capture-bytes", id: capture.id.to_string(), message, hint: hint() });
    }
    if sha256(capture.text.as_bytes()) != capture.text_sha256 {
        let message =
            format!("the text of {} is not the one that was taken on {}", capture.article, capture.at);
        findings.push(Finding { rule: "capture-text", id: capture.id.to_string(), message, hint: hint() });
    }
    Ok(())
}

/// A quote that is anchored must stand there; one that is not must stand somewhere in the latest text.
fn check_quote(quote: &StandingQuote, texts: &[(&Capture, Text<'_>)], findings: &mut Vec<Finding>) {
    let anchored = quote.anchor.as_ref().map(|anchor| anchor.capture);
    let Some((capture, text)) =
        texts.iter().rev().find(|(capture, _)| anchored.is_none_or(|id| id == capture.id))
    else {
        return;
    };
    let message = match text.find(&quote.exact) {
        Err(why) => why.to_string(),
        Ok(places) => match &quote.anchor {
            Some(anchor)
                if !places.iter().any(|place| (place.start, place.end) == (anchor.start, anchor.end)) =>
            {
                let first = places.first();
                format!(
                    "stands at {}-{}, but is recorded at {}-{}",
                    first.start, first.end, anchor.start, anchor.end
                )
            }
            _ => return,
        },
    };
    findings.push(Finding {
        rule: "quote-stands",
        id: quote.claim.to_string(),
        message: format!("piece {} of its quote in {} {message}", quote.piece, capture.id),
        hint: format!("look at the text: gainsay article show {} --text", capture.article),
    });
}

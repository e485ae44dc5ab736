//! From what a person types to what the ledger holds: an id, a name, a ref, a url.

use super::CliError;
use crate::domain::vocabulary::{names_with, nearest, nearest_names};
use crate::domain::{
    ArticleId, ClaimId, OutletId, RelationId, SpeakerId, TopicId, UNATTRIBUTED, looks_like_id,
};
use crate::store::{NameMatch, Reader};

/// The claim with this id or ref.
pub(super) fn claim(ledger: &Reader<'_>, text: &str) -> Result<ClaimId, CliError> {
    if let Some(id) = ledger.find_claim(text)? {
        return Ok(id);
    }
    let refs = if text.parse::<ClaimId>().is_ok() { Vec::new() } else { ledger.list_refs()? };
    let near = nearest(text, refs.iter().map(String::as_str));
    Err(not_found("claim", text, near.as_slice(), "gainsay claim list"))
}

/// The article to which this id or url leads: of a merged one, the survivor.
pub(super) fn article(ledger: &Reader<'_>, text: &str) -> Result<ArticleId, CliError> {
    if let Ok(id) = text.parse::<ArticleId>() {
        return Ok(ledger.get_article_redirect(id)?.map_or(id, |redirect| redirect.survivor));
    }
    match ledger.find_article_by_url(text)? {
        Some(id) => Ok(id),
        None => Err(not_found("article", text, &[], "gainsay article list")),
    }
}

/// The outlet with this id or name.
pub(super) fn outlet(ledger: &Reader<'_>, text: &str) -> Result<OutletId, CliError> {
    if let Ok(id) = text.parse::<OutletId>() {
        return Ok(ledger.get_outlet(id)?.id);
    }
    if let Some(id) = ledger.find_outlet(text)? {
        return Ok(id);
    }
    let all = ledger.list_outlets()?;
    let near = nearest_names(text, all.iter().map(|outlet| outlet.fields.name.as_str()));
    Err(not_found("outlet", text, &near, "gainsay outlet list"))
}

/// The topic with this id or name.
pub(super) fn topic(ledger: &Reader<'_>, text: &str) -> Result<TopicId, CliError> {
    if let Ok(id) = text.parse::<TopicId>() {
        return Ok(ledger.get_topic(id)?.id);
    }
    if let Some(id) = ledger.find_topic(text)? {
        return Ok(id);
    }
    let all = ledger.list_topics()?;
    let near = nearest_names(text, all.iter().map(|topic| topic.name.as_str()));
    Err(not_found("topic", text, &near, "gainsay topic list"))
}

/// The relation with this id.
pub(super) fn relation(ledger: &Reader<'_>, text: &str) -> Result<RelationId, CliError> {
    let id: RelationId = text.parse().map_err(|e: crate::domain::NotAnId| CliError::usage(e.to_string()))?;
    Ok(ledger.get_relation(id)?.id)
}

/// Everybody whom a filter means by this id or name: all who go by it, also as an alias, and whoever was
/// merged with them.
pub(super) fn speakers(ledger: &Reader<'_>, text: &str) -> Result<Vec<SpeakerId>, CliError> {
    Ok(ledger.list_merged_with(&survivors(ledger, text)?)?)
}

/// A few speakers of whose names this is a part, such as a surname.
pub(super) fn speakers_called(ledger: &Reader<'_>, part: &str) -> Result<Vec<NameMatch>, CliError> {
    let names = ledger.list_speaker_names()?;
    let mut found: Vec<NameMatch> = Vec::new();
    for name in names_with(part, names.iter().map(String::as_str)) {
        for speaker in ledger.find_speakers(name)? {
            if !found.iter().any(|known| known.id == speaker.id) {
                found.push(speaker);
            }
        }
    }
    Ok(found)
}

/// Everybody to whom this id or name leads.
fn survivors(ledger: &Reader<'_>, text: &str) -> Result<Vec<SpeakerId>, CliError> {
    if let Ok(id) = text.parse::<SpeakerId>() {
        return Ok(vec![ledger.get_speaker(id)?.id]);
    }
    // The word of a worksheet, and the name under which the ledger lists them.
    let text = if text == "unattributed" { UNATTRIBUTED } else { text };
    let found = ledger.find_speakers_to_filter(text)?;
    if !found.is_empty() {
        return Ok(found);
    }
    let names = ledger.list_speaker_names()?;
    let near = nearest_names(text, names.iter().map(String::as_str));
    Err(not_found("speaker", text, &near, "gainsay speaker list"))
}

/// The one speaker to whom this id or name leads: of a merged one, the survivor.
pub(super) fn speaker(ledger: &Reader<'_>, text: &str) -> Result<SpeakerId, CliError> {
    match survivors(ledger, text)?.as_slice() {
        [only] => Ok(*only),
        several => {
            let ids: Vec<String> = several.iter().map(ToString::to_string).collect();
            let message = format!("{text:?} fits {} speakers: {}", several.len(), ids.join(", "));
            Err(CliError::failed("ambiguous", message)
                .hint(format!("say which one by its id; see: gainsay speaker list --text '{text}'")))
        }
    }
}

fn not_found(noun: &str, text: &str, near: &[&str], list: &str) -> CliError {
    let named = if looks_like_id(text) { text.to_owned() } else { format!("{text:?}") };
    let error = CliError::failed("not-found", format!("there is no {noun} {named} in this ledger"));
    match near {
        [] => error.hint(format!("see them all with: {list}")),
        [only] => error.hint(format!("did you mean {only:?}?")),
        [others @ .., final_one] => {
            let others: Vec<String> = others.iter().map(|name| format!("{name:?}")).collect();
            error.hint(format!("did you mean {} or {final_one:?}?", others.join(", ")))
        }
    }
}

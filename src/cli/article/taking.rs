//! Articles taken from a file, standard input or an address: what was found, and which of it goes into the
//! record.

use serde_json::{Value, json};

use super::super::{CliError, Session, ui};
use super::ArticleFieldArgs;
use crate::domain::{Article, Vocabulary};
use crate::intake::capture::fetch::Limits;
use crate::intake::capture::retrieve::retrieve;
use crate::intake::capture::take::{TakeError, Taken, take};
use crate::reading::page::metadata::{Metadata, PageFinding};
use crate::reading::worksheet::Flag;

/// Takes the article that a person named: a file, `-`, or an address.
pub(super) fn taken(target: &str, session: &Session) -> Result<Taken, CliError> {
    let retrieved = retrieve(target, Limits::default())?;
    Ok(take(retrieved, session.config.clock.now())?)
}

/// All that was found, for a program: each field with its source. A page without a text still says something
/// of itself; then there is an error too.
pub(super) fn found(target: &str, session: &Session) -> (Option<Value>, Option<CliError>) {
    let retrieved = match retrieve(target, Limits::default()) {
        Ok(retrieved) => retrieved,
        Err(error) => return (None, Some(error.into())),
    };
    match take(retrieved, session.config.clock.now()) {
        Ok(taken) => {
            let mut found = particulars(&taken.name, &taken.metadata);
            found["text"] = json!({ "value": taken.capture.text, "source": taken.text_source });
            found["media"] = taken.capture.media.as_str().into();
            found["charset"] = taken.capture.charset.as_str().into();
            found["sha256"] = crate::store::sha256(&taken.capture.bytes).into();
            (Some(found), None)
        }
        Err(error) => {
            let found = match &error {
                TakeError::Text { name, metadata, .. } => Some(particulars(name, metadata)),
                TakeError::Decode { .. } => None,
            };
            (found, Some(error.into()))
        }
    }
}

fn particulars(name: &str, metadata: &Metadata) -> Value {
    let text = |found: &[PageFinding<String>]| {
        found.first().map_or(Value::Null, |best| json!({ "value": best.value, "source": best.source }))
    };
    let published = metadata.published.first().map_or(Value::Null, |best| {
        json!({
            "value": best.value.as_str(),
            "source": best.source,
            "words": best.words,
            "earliest": best.value.earliest().map(|day| day.to_string()),
            "latest": best.value.latest().map(|day| day.to_string()),
        })
    });
    json!({
        "file": name,
        "headline": text(&metadata.headline),
        "byline": text(&metadata.byline),
        "outlet": text(&metadata.outlet),
        "language": text(&metadata.language),
        "url": text(&metadata.url),
        "published": published,
        "text": Value::Null,
    })
}

/// The flags of the article: what the person gave; else what is recorded; else what the page says, and that
/// is said.
pub(super) fn flags(given: &ArticleFieldArgs, taken: &Taken, recorded: Option<&Article>) -> Vec<Flag> {
    let mut flags = given.flags();
    let metadata = &taken.metadata;
    let fields = recorded.map(|article| &article.fields);
    let known = |key: &str| match key {
        "url" => fields.is_some_and(|f| f.url.is_some()),
        "headline" => fields.is_some_and(|f| f.headline.is_some()),
        "byline" => fields.is_some_and(|f| f.byline.is_some()),
        "outlet" => fields.is_some_and(|f| f.outlet.is_some()),
        "language" => fields.is_some_and(|f| f.language.is_some()),
        _ => fields.is_some_and(|f| f.published.is_some()),
    };
    let best =
        |found: &[PageFinding<String>]| found.first().map(|best| (best.value.clone(), best.source.clone()));
    let published = metadata.published.first();
    let candidates = [
        ("url", taken.address()),
        ("headline", best(&metadata.headline)),
        ("byline", best(&metadata.byline)),
        ("outlet", best(&metadata.outlet)),
        ("language", best(&metadata.language)),
        ("published", published.map(|best| (best.value.to_string(), best.source.clone()))),
    ];
    for (key, candidate) in candidates {
        let asked = flags.iter().any(|flag| flag.key == key && !flag.values.is_empty());
        if let Some((value, source)) = candidate.filter(|_| !asked && !known(key)) {
            ui::status(&format!("{key}: {value} (from {source})"));
            flags.retain(|flag| flag.key != key);
            flags.push(Flag::one(key, Some(&value)));
        }
    }
    flags
}

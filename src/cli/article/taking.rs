//! Articles taken from a file, standard input or an address: what was found, and which of it goes into the
//! record.

use std::path::Path;

use serde_json::{Value, json};

use super::super::source::{SourceArgs, listing, say_kind};
use super::super::{CliError, Session, ui};
use super::ArticleFieldArgs;
use crate::domain::{Article, Vocabulary};
use crate::intake::capture::fetch::{Limits, is_address};
use crate::intake::capture::retrieve::{list as list_pages, retrieve};
use crate::intake::capture::take::{TakeError, Taken, list, take_each, take_one};
use crate::intake::capture::wanted::Wanted;
use crate::output::Format;
use crate::reading::page::metadata::{Metadata, PageFinding};
use crate::reading::worksheet::Flag;

/// Takes the article that a person named: a file, `-`, or an address.
pub(super) fn taken(target: &str, wanted: &Wanted, session: &Session) -> Result<Taken, CliError> {
    let retrieved = retrieve(target, Limits::default(), wanted)?;
    let taken = take_one(&retrieved, session.config.clock.now(), wanted)?;
    say_kind(&taken);
    Ok(taken)
}

/// Takes the articles of a file that a person named: one, or each of the posts that are asked for.
pub(super) fn taken_each(target: &str, wanted: &Wanted, session: &Session) -> Result<Vec<Taken>, CliError> {
    let retrieved = retrieve(target, Limits::default(), wanted)?;
    let all = take_each(&retrieved, session.config.clock.now(), wanted)?;
    all.iter().for_each(say_kind);
    Ok(all)
}

/// What is in files with several articles, a line each.
pub(super) fn listed(targets: &[String], source: &SourceArgs, format: Format) -> Result<String, CliError> {
    let mut all = Vec::new();
    for target in targets {
        let is_file = target != "-" && !is_address(target);
        let pages = if is_file { list_pages(Path::new(target))? } else { None };
        let wanted = source.wanted();
        let listed = match pages {
            Some(pages) => pages,
            None => list(&retrieve(target, Limits::default(), &wanted)?, &wanted)?,
        };
        if listed.is_empty() {
            ui::status(&format!("{target} is one article"));
        }
        all.extend(listed);
    }
    Ok(listing(&all, format))
}

/// All that was found, for a program: each field with its source. A page without a text still says something
/// of itself; then there is an error too.
pub(super) fn found(target: &str, wanted: &Wanted, session: &Session) -> (Option<Value>, Option<CliError>) {
    let retrieved = match retrieve(target, Limits::default(), wanted) {
        Ok(retrieved) => retrieved,
        Err(error) => return (None, Some(error.into())),
    };
    match take_one(&retrieved, session.config.clock.now(), wanted) {
        Ok(taken) => {
            let mut found = particulars(&taken.name, &taken.metadata);
            found["kind"] = taken.kind.as_str().into();
            found["text"] = json!({ "value": taken.capture.text, "source": taken.text_source });
            found["media"] = taken.capture.media.as_str().into();
            found["charset"] = taken.capture.charset.as_str().into();
            found["sha256"] = crate::store::sha256(&taken.capture.bytes).into();
            (Some(found), None)
        }
        Err(error) => {
            let found = match &error {
                TakeError::Text { name, metadata, .. } => Some(particulars(name, metadata)),
                _ => None,
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
        "note" => fields.is_some_and(|f| f.note.is_some()),
        "kind" => fields.is_some_and(|f| f.kind.is_some()),
        _ => fields.is_some_and(|f| f.published.is_some()),
    };
    let best =
        |found: &[PageFinding<String>]| found.first().map(|best| (best.value.clone(), best.source.clone()));
    let published = metadata.published.first();
    let kind = taken.article_kind.map(|kind| (kind.to_string(), taken.text_source.clone()));
    let candidates = [
        ("url", taken.address()),
        ("headline", best(&metadata.headline)),
        ("byline", best(&metadata.byline)),
        ("outlet", best(&metadata.outlet)),
        ("language", best(&metadata.language)),
        ("kind", kind),
        ("note", taken.note.clone().map(|note| (note, taken.text_source.clone()))),
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

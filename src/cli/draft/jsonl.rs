//! Drafts for other programs: a JSON object each, with places in the text as it was read.
//!
//! Owns the keys, which are a promise. Places are code points from 0, `end` is the first after it.

use serde_json::{Value, json};

use crate::domain::date::SourceDate;
use crate::intake::proposal::Proposal;
use crate::reading::draft::{Draft, Mention, Span};

/// The drafts that are kept, an object a line or all in one array.
pub(super) fn write(drafts: &[Draft], proposals: &[Proposal], kept: &[usize], lines: bool) -> String {
    written(objects(drafts, proposals, kept), lines)
}

/// Objects, one a line or all in one array.
pub(super) fn written(objects: Vec<Value>, lines: bool) -> String {
    if lines {
        return objects.into_iter().map(|object| object.to_string() + "\n").collect();
    }
    format!("{:#}\n", Value::Array(objects))
}

/// An object for each draft that is kept.
pub(super) fn objects(drafts: &[Draft], proposals: &[Proposal], kept: &[usize]) -> Vec<Value> {
    let line = |at: usize| kept.iter().position(|kept| *kept == at);
    kept.iter().map(|at| object(&drafts[*at], &proposals[*at], &line)).collect()
}

/// One draft; `line` says on which line another stands, if it is written.
fn object(draft: &Draft, proposal: &Proposal, line: &dyn Fn(usize) -> Option<usize>) -> Value {
    let names: Vec<&str> =
        draft.speakers.iter().filter_map(|one| one.resolved.as_ref()).map(|who| who.name.as_str()).collect();
    let speakers: Vec<Value> = draft
        .speakers
        .iter()
        .map(|one| {
            json!({
                "mention": place(one.mention.as_ref()),
                "name": one.resolved.as_ref().map(|who| &who.name),
                "how": one.resolved.as_ref().map(|who| who.how.to_string()),
                "as": one.title,
                "for": one.on_behalf_of,
            })
        })
        .collect();
    let answers: Vec<Value> = draft
        .answers
        .iter()
        .filter_map(|answer| {
            let line = line(answer.draft)?;
            let mut answered =
                json!({ "draft": line, "sure": answer.sure, "likely": rounded(answer.likely) });
            if let Some(relation) = answer.relation {
                answered["relation"] = relation.to_string().into();
            }
            Some(answered)
        })
        .collect();
    let mut kinds = draft.kinds.to_vec();
    kinds.dedup();
    json!({
        "spans": draft.spans.iter().map(|span| [span.start, span.end]).collect::<Vec<_>>(),
        "speaker": place(draft.speaker.as_ref()),
        "cue": place(draft.cue.as_ref()),
        "verb": draft.verb,
        "kind": draft.kind.to_string(),
        "kinds": kinds.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "leans": draft.leans.map(|kind| kind.to_string()),
        "mode": draft.mode.to_string(),
        "pattern": draft.pattern.to_string(),
        "tier": draft.tier.to_string(),
        "likely": rounded(draft.likely),
        "resolved": (!names.is_empty()).then(|| names.join("; ")),
        "speakers": speakers,
        "via": draft.via.iter().map(|via| place(Some(via))).collect::<Vec<_>>(),
        "said": draft.said.as_ref().map(|said| date(said.phrase.as_ref(), &said.date)),
        "text": draft.text,
        "quotes": proposal.claim.quotes.iter().map(|quote| quote.value.as_str()).collect::<Vec<_>>(),
        "denied": draft.denied.as_ref().map(|text| json!({ "text": text })),
        "answers": answers,
        "sentence": span(draft.sentence),
        "recorded": proposal.recorded.map(|id| id.to_string()),
    })
}

/// A probability to thousandths.
fn rounded(likely: f64) -> f64 {
    (likely * 1000.0).round() / 1000.0
}

fn span(span: Span) -> Value {
    json!({ "start": span.start, "end": span.end })
}

fn place(mention: Option<&Mention>) -> Value {
    mention.map_or(
        Value::Null,
        |mention| json!({ "start": mention.span.start, "end": mention.span.end, "text": mention.text }),
    )
}

fn date(words: Option<&Mention>, date: &SourceDate) -> Value {
    json!({
        "words": words.map(|words| words.text.as_str()),
        "edtf": date.edtf().as_str(),
        "earliest": date.edtf().earliest().map(|day| day.to_string()),
        "latest": date.edtf().latest().map(|day| day.to_string()),
    })
}

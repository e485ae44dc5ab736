//! Articles with their statements marked by hand, and drafts in the form that other scorers read.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use gainsay::domain::date::Edtf;
use gainsay::reading::date_words::Anchor;
use gainsay::reading::draft::{Draft, Mention, Span};
use serde_json::{Value, json};

/// An article of the gold.
pub(crate) struct Article {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) chars: Vec<char>,
    published: Option<Edtf>,
    pub(crate) statements: Vec<Marked>,
}

/// A statement as somebody marked it.
pub(crate) struct Marked {
    pub(crate) content: HashSet<usize>,
    pub(crate) speaker: HashSet<usize>,
    pub(crate) cue: HashSet<usize>,
    pub(crate) cue_text: String,
    pub(crate) is_speech: bool,
    /// "direct", "mixed", "indirect"
    pub(crate) mode: String,
}

impl Article {
    pub(crate) fn anchor(&self) -> Anchor<'_> {
        Anchor::published(self.published.as_ref())
    }

    /// The places of letters and digits in these spans: all that counts.
    pub(crate) fn letters(&self, spans: &[Span]) -> HashSet<usize> {
        let places = spans.iter().flat_map(|span| span.start..span.end.min(self.chars.len()));
        places.filter(|&at| self.chars[at].is_alphanumeric()).collect()
    }

    pub(crate) fn words(&self, spans: &[Span]) -> String {
        let pieces =
            spans.iter().map(|span| self.chars[span.start..span.end.min(self.chars.len())].iter().collect());
        pieces.collect::<Vec<String>>().join(" … ").replace('\n', "/")
    }
}

/// Reads the gold and, beside it, the words of speech.
pub(crate) fn read(path: &Path) -> Vec<Article> {
    let cues = fs::read_to_string(path.with_file_name("speech_cues.txt")).ok();
    let cues: Option<HashSet<&str>> = cues.as_ref().map(|cues| {
        cues.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
    });
    fs::read_to_string(path).unwrap().lines().map(|line| article(line, cues.as_ref())).collect()
}

fn article(line: &str, cues: Option<&HashSet<&str>>) -> Article {
    let value: Value = serde_json::from_str(line).unwrap();
    let text = value["text"].as_str().unwrap().to_owned();
    let mut article = Article {
        id: value["id"].as_str().unwrap().to_owned(),
        chars: text.chars().collect(),
        text,
        published: value["date"].as_str().and_then(|date| date.parse().ok()),
        statements: Vec::new(),
    };
    for quote in value["quotes"].as_array().unwrap() {
        let cue_text = quote["cue"]["text"].as_str().unwrap_or_default().to_lowercase();
        article.statements.push(Marked {
            content: article.letters(&spans(quote)),
            speaker: article.letters(&spans(&quote["speaker"])),
            cue: article.letters(&spans(&quote["cue"])),
            is_speech: cues.is_none_or(|cues| is_speech(&cue_text, cues)),
            cue_text,
            mode: quote["type"].as_str().unwrap_or_default().to_owned(),
        });
    }
    article
}

fn is_speech(cue: &str, cues: &HashSet<&str>) -> bool {
    let is_letter = |c: char| c.is_ascii_lowercase() || c == '\'';
    cue.contains("according to")
        || cue.trim_end().ends_with(':')
        || cue.split(|c| !is_letter(c)).any(|word| cues.contains(word))
}

fn spans(value: &Value) -> Vec<Span> {
    let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let pair = |pair: &Value| Span { start: number(&pair[0]), end: number(&pair[1]) };
    match value["spans"].as_array() {
        Some(spans) => spans.iter().map(pair).collect(),
        None => Vec::new(),
    }
}

/// The drafts of an article as a line of JSON.
pub(crate) fn predictions(article: &Article, drafts: &[Draft]) -> String {
    let place = |mention: &Option<Mention>| {
        mention.as_ref().map(|mention| json!({"start": mention.span.start, "end": mention.span.end}))
    };
    let quotes: Vec<Value> = drafts
        .iter()
        .map(|draft| {
            let spans: Vec<[usize; 2]> = draft.spans.iter().map(|span| [span.start, span.end]).collect();
            json!({
                "spans": spans, "speaker": place(&draft.speaker), "cue": place(&draft.cue), "verb": draft.verb,
                "kind": draft.kind.to_string(), "pattern": draft.pattern.to_string(), "tier": draft.tier.to_string(),
            })
        })
        .collect();
    json!({"id": article.id, "quotes": quotes}).to_string()
}

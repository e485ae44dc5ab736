//! What a text says of itself, by its kind: an article as plain text, a transcript, subtitles.
//!
//! Owns which of the readers is asked, and how their findings are worded. Called by `take`.

use crate::domain::ArticleKind;
use crate::domain::date::Edtf;
use crate::reading::date_words::{self, Anchor};
use crate::reading::marks::Marks;
use crate::reading::page::metadata::{Metadata, PageFinding};
use crate::reading::page::text;
use crate::reading::source::SourceKind;
use crate::reading::subtitles::{self, SubtitlesError};
use crate::reading::transcript::{self, Transcript};

/// A text that was read.
#[derive(Debug)]
pub(super) struct OfText {
    pub(super) kind: SourceKind,
    pub(super) text: String,
    /// Where the text was found, in words.
    pub(super) source: String,
    pub(super) metadata: Metadata,
    pub(super) article_kind: Option<ArticleKind>,
    pub(super) marks: Marks,
    /// What else is to be kept of it, in words.
    pub(super) note: Option<String>,
    /// What a person should know of it.
    pub(super) notices: Vec<String>,
}

/// Reads a text of this kind.
///
/// # Errors
/// [`SubtitlesError`], if it is to be subtitles and has none.
pub(super) fn read(decoded: &str, kind: SourceKind) -> Result<OfText, SubtitlesError> {
    if kind == SourceKind::Subtitles {
        return of_subtitles(decoded);
    }
    let text = text::of_plain(decoded);
    let transcript = match kind {
        SourceKind::Transcript => transcript::read_as_told(&text),
        _ => None,
    };
    let mut metadata = of_plain(&text);
    let Some(transcript) = transcript else {
        let source = "the whole text".to_owned();
        let (article_kind, marks, note) = (None, Marks::default(), None);
        return Ok(OfText {
            kind: SourceKind::Text,
            text,
            source,
            metadata,
            article_kind,
            marks,
            note,
            notices: Vec::new(),
        });
    };
    let header = &transcript.header;
    if header.range.is_empty() {
        metadata.headline.clear();
    }
    if let Some((words, value)) = header.date.clone().and_then(|range| day(&text[range])) {
        let source = format!("the transcript's header: {words}");
        metadata.published.push(PageFinding { value, source, words: Some(words) });
    }
    let (source, marks) = (of_turns(&transcript), transcript.times(&text));
    let article_kind = Some(ArticleKind::Transcript);
    Ok(OfText { kind, text, source, metadata, article_kind, marks, note: None, notices: Vec::new() })
}

/// A day and its words.
fn day(words: &str) -> Option<(String, Edtf)> {
    let none = Anchor::none("it is the day of the occasion itself");
    let read = date_words::read(words, &none).ok()?;
    Some((words.to_owned(), read.edtf().clone()))
}

/// How much was found, in words.
fn of_turns(transcript: &Transcript) -> String {
    let count = |count: usize, one: &str, many: &str| {
        if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
    };
    let turns = count(transcript.turns.len(), "turn", "turns");
    let cast = count(transcript.cast.len(), "speaker", "speakers");
    format!("a transcript: {turns}, {cast} with a name")
}

fn of_subtitles(decoded: &str) -> Result<OfText, SubtitlesError> {
    let read = subtitles::read(decoded)?;
    let mut metadata = Metadata::default();
    let found = |value: String, source: &str| PageFinding { value, source: source.to_owned(), words: None };
    metadata.headline.extend(read.title.map(|title| found(title, "the title of the subtitles")));
    metadata.language.extend(read.language.map(|tag| found(tag, "the head of the subtitles")));
    let folded =
        if read.folded > 0 { format!(", {} repeated lines folded", read.folded) } else { String::new() };
    Ok(OfText {
        kind: SourceKind::Subtitles,
        text: read.text,
        source: format!("subtitles: {} captions{folded}", read.cues),
        metadata,
        article_kind: Some(ArticleKind::Broadcast),
        marks: read.times,
        note: None,
        notices: Vec::new(),
    })
}

/// Reads the text that a program made of a PDF.
pub(super) fn of_paper(text: String) -> OfText {
    let marks = Marks::of_pages(&text);
    let pages = marks.iter().count().saturating_sub(1).max(1);
    let pages = if pages == 1 { "1 page".to_owned() } else { format!("{pages} pages") };
    OfText {
        kind: SourceKind::Pdf,
        metadata: of_plain(&text),
        text,
        source: format!("a PDF: {pages}"),
        article_kind: Some(ArticleKind::Report),
        marks,
        note: None,
        notices: Vec::new(),
    }
}

/// What is certain of a plain text: its first line is its headline, if that is one line among several and no
/// longer than headlines are.
fn of_plain(text: &str) -> Metadata {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut metadata = Metadata::default();
    if let (Some(first), Some(_)) = (lines.next(), lines.next())
        && first.chars().count() <= 300
    {
        metadata.headline.push(PageFinding {
            value: first.to_owned(),
            source: "first line".to_owned(),
            words: None,
        });
    }
    metadata
}

/// The time codes and pages of a text that was taken from these bytes.
pub fn marks(text: &str, bytes: &[u8]) -> Marks {
    let pages = Marks::of_pages(text);
    if !pages.is_empty() {
        return pages;
    }
    let written = String::from_utf8_lossy(bytes);
    if subtitles::looks_like(&written)
        && let Ok(read) = subtitles::read(&written)
        && read.text == text
    {
        return read.times;
    }
    transcript::read(text).map(|transcript| transcript.times(text)).unwrap_or_default()
}

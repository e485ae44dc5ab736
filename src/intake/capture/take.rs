//! An article as it was taken: its bytes, the text in them, and what the page says of itself.
//!
//! Brings together `retrieve` (bytes), `page::decode` (characters), and what the reader of its kind finds:
//! the article's text, and its headline, byline, outlet, language, url and date. Called by the command line
//! before any transaction.

use chrono::{DateTime, Utc};

use super::fetch::Limits;
use super::of_text::{self, OfText};
pub use super::refused::TakeError;
use super::retrieve::Retrieved;
use super::wanted::{Listed, NotChosen, Wanted};
use super::{of_posts, pdf};
use crate::domain::{ArticleKind, Media, NewCapture};
use crate::reading::marks::Marks;
use crate::reading::page::decode::{Decoded, Media as PageMedia, Origin, decode};
use crate::reading::page::metadata::{self, Metadata, PageFinding};
use crate::reading::page::notice;
use crate::reading::page::text::{self, FoundBy};
use crate::reading::posts::{self, Post};
use crate::reading::source::SourceKind;
use crate::reading::{language, mhtml, warc};

/// The charset of what was UTF-8 before or was made so.
const UTF_8: &str = "UTF-8";

/// An article as it was taken.
#[derive(Debug)]
pub struct Taken {
    /// How a person would name it: the file, the address, "standard input".
    pub name: String,
    /// What is to be kept.
    pub capture: NewCapture,
    /// Where its text was found, in words.
    pub text_source: String,
    /// What it says of itself, best guess first.
    pub metadata: Metadata,
    /// Which kind of source it was read as.
    pub kind: SourceKind,
    /// What sort of piece it is, if its kind tells.
    pub article_kind: Option<ArticleKind>,
    /// Where time codes and pages begin in its text.
    pub marks: Marks,
    /// What else is to be kept of it: what a post replies to or quotes.
    pub note: Option<String>,
    /// What a person should know: that it is cut off, or no article at all.
    pub notices: Vec<String>,
}

impl Taken {
    /// The page's address and where that comes from: what it says itself, unless that is the front page of a
    /// site, which many pages name by mistake; else the one that answered.
    pub fn address(&self) -> Option<(String, String)> {
        let own = self.metadata.url.iter().find(|found| !is_front_page(&found.value));
        own.map(|found| (found.value.clone(), found.source.clone()))
            .or_else(|| self.capture.final_url.clone().map(|url| (url, "the address".to_owned())))
    }
}

fn is_front_page(url: &str) -> bool {
    let path = url.split("://").nth(1).and_then(|rest| rest.split_once('/')).map_or("", |(_, path)| path);
    path.trim_matches('/').is_empty()
}

/// Reads what was retrieved, as the kind that its bytes show unless another is told. `at` is the instant of
/// retrieval.
///
/// # Errors
/// [`TakeError`]; then there is nothing worth keeping.
pub fn take_one(retrieved: &Retrieved, at: DateTime<Utc>, wanted: &Wanted) -> Result<Taken, TakeError> {
    let name = retrieved.name.clone();
    let mut all = take_each(retrieved, at, wanted)?;
    match (all.pop(), all.len()) {
        (Some(only), 0) => Ok(only),
        (_, others) => {
            let source = NotChosen::Several { count: others + 1, what: "posts" };
            Err(TakeError::NotChosen { name, source })
        }
    }
}

/// Reads what was retrieved: of a file with several posts, each that is wanted.
///
/// # Errors
/// [`TakeError`]; then there is nothing worth keeping.
pub fn take_each(retrieved: &Retrieved, at: DateTime<Utc>, wanted: &Wanted) -> Result<Vec<Taken>, TakeError> {
    let name = retrieved.name.clone();
    let one = |at, charset, read| Ok(vec![taken(retrieved.clone(), at, charset, read)]);
    match wanted.kind.or_else(|| SourceKind::of_bytes(&retrieved.bytes)) {
        Some(SourceKind::Pdf) => {
            let text = pdf::text(&retrieved.bytes, wanted.pdf_with.as_ref());
            let text = text.map_err(|source| TakeError::Pdf { name, source })?;
            one(at, UTF_8, of_text::of_paper(text))
        }
        Some(SourceKind::Mhtml) => {
            let page = mhtml::read(&retrieved.bytes);
            let page = page.map_err(|source| TakeError::Mhtml { name: name.clone(), source })?;
            // Who saved it retrieved it then.
            let at = page.saved.filter(|saved| *saved < at).unwrap_or(at);
            let served = Served { content_type: Some(&page.content_type), url: page.url.as_deref(), at };
            let (charset, read) = of_page(&name, &page.html, &served)?;
            let source = format!("a page saved as one file (MHTML), {}", read.source);
            one(at, charset, OfText { kind: SourceKind::Mhtml, source, ..read })
        }
        Some(SourceKind::Warc) => {
            let page = warc::response(&retrieved.bytes, Limits::default().bytes);
            let page = page.map_err(|source| TakeError::Warc { name: name.clone(), source })?;
            let captured = DateTime::parse_from_rfc3339(&page.date).ok().map(|date| date.to_utc());
            let at = captured.filter(|captured| *captured < at).unwrap_or(at);
            let served = Served { content_type: page.content_type.as_deref(), url: Some(&page.url), at };
            let (charset, read) = of_page(&name, &page.body, &served)?;
            let source =
                format!("{} in an archive (WARC), captured {}, {}", page.url, page.date, read.source);
            one(at, charset, OfText { kind: SourceKind::Warc, source, ..read })
        }
        told => take_characters(retrieved, at, told, wanted),
    }
}

/// Reads a page or a text.
fn take_characters(
    retrieved: &Retrieved,
    at: DateTime<Utc>,
    told: Option<SourceKind>,
    wanted: &Wanted,
) -> Result<Vec<Taken>, TakeError> {
    let name = &retrieved.name;
    let decoded = decoded(retrieved, told)?;
    let kind = kind(&decoded, told);
    let one = |charset, read| Ok(vec![taken(retrieved.clone(), at, charset, read)]);
    if kind == SourceKind::Html {
        return one(decoded.charset, of_html(name, &decoded.text, retrieved.final_url.as_deref(), at)?);
    }
    if kind != SourceKind::Posts {
        let read = of_text::read(&decoded.text, kind);
        let read = read.map_err(|source| TakeError::Subtitles { name: name.clone(), source })?;
        return one(decoded.charset, read);
    }
    let export =
        posts::read(&decoded.text).map_err(|source| TakeError::Posts { name: name.clone(), source })?;
    let chosen = of_posts::chosen(&export, wanted)
        .map_err(|source| TakeError::NotChosen { name: name.clone(), source })?;
    let of = |post: &Post| {
        let part = decoded.text.get(post.range.clone()).filter(|part| !part.is_empty());
        let part = part.filter(|_| export.posts.len() > 1);
        let (bytes, charset) = match part {
            Some(part) => (part.as_bytes().to_vec(), UTF_8),
            None => (retrieved.bytes.clone(), decoded.charset),
        };
        taken(Retrieved { bytes, ..retrieved.clone() }, at, charset, of_posts::of(post, &export))
    };
    Ok(chosen.into_iter().map(of).collect())
}

/// What a file with several posts has, for somebody who chooses; of any other file, nothing.
///
/// # Errors
/// [`TakeError`], if it cannot be read.
pub fn list(retrieved: &Retrieved, wanted: &Wanted) -> Result<Vec<Listed>, TakeError> {
    let told = wanted.kind.or_else(|| SourceKind::of_bytes(&retrieved.bytes));
    if told.is_some_and(|kind| kind != SourceKind::Posts) {
        return Ok(Vec::new());
    }
    let decoded = decoded(retrieved, told)?;
    if kind(&decoded, told) != SourceKind::Posts {
        return Ok(Vec::new());
    }
    let export = posts::read(&decoded.text);
    let export = export.map_err(|source| TakeError::Posts { name: retrieved.name.clone(), source })?;
    Ok(of_posts::listed(&export))
}

fn decoded(retrieved: &Retrieved, told: Option<SourceKind>) -> Result<Decoded, TakeError> {
    let Retrieved { name, content_type, final_url, .. } = retrieved;
    let told = match told {
        None => content_type.as_deref(),
        Some(SourceKind::Html) => Some("text/html"),
        Some(_) => Some("text/plain"),
    };
    let origin = Origin { name: final_url.as_deref().unwrap_or(name), content_type: told };
    decode(&retrieved.bytes, origin).map_err(|source| TakeError::Decode { name: name.clone(), source })
}

fn kind(decoded: &Decoded, told: Option<SourceKind>) -> SourceKind {
    match (told, decoded.media) {
        (Some(kind), _) => kind,
        (None, PageMedia::Html) => SourceKind::Html,
        (None, PageMedia::Plain) => SourceKind::of_text(&decoded.text),
    }
}

fn taken(retrieved: Retrieved, at: DateTime<Utc>, charset: &str, read: OfText) -> Taken {
    let Retrieved { name, bytes, method, final_url, .. } = retrieved;
    let OfText { kind, text, source, mut metadata, article_kind, marks, note, notices } = read;
    if metadata.language.is_empty()
        && let Some(tag) = language::other_than_english(&text)
    {
        let source = "the words of the text".to_owned();
        metadata.language.push(PageFinding { value: tag.to_owned(), source, words: None });
    }
    let is_page = matches!(kind, SourceKind::Html | SourceKind::Mhtml | SourceKind::Warc);
    let media = if is_page { Media::Html } else { Media::Plain };
    let capture = NewCapture {
        at,
        method,
        source: Some(name.clone()).filter(|_| name != "standard input"),
        final_url,
        media,
        charset: charset.to_owned(),
        bytes,
        text,
    };
    Taken { name, capture, text_source: source, metadata, kind, article_kind, marks, note, notices }
}

/// How a page in a container was served.
struct Served<'s> {
    content_type: Option<&'s str>,
    url: Option<&'s str>,
    at: DateTime<Utc>,
}

/// Reads a page that stands in a container; its charset, and what it says.
fn of_page(name: &str, bytes: &[u8], served: &Served<'_>) -> Result<(&'static str, OfText), TakeError> {
    let origin = Origin { name: "page.html", content_type: served.content_type };
    let decoded =
        decode(bytes, origin).map_err(|source| TakeError::Decode { name: name.to_owned(), source })?;
    Ok((decoded.charset, of_html(name, &decoded.text, served.url, served.at)?))
}

/// Reads a page; `url` is the address that answered.
fn of_html(name: &str, html: &str, url: Option<&str>, at: DateTime<Utc>) -> Result<OfText, TakeError> {
    let metadata = metadata::find_as_of(html, url, Some(at.date_naive().into()));
    match text::of_html(html) {
        Ok(page) => Ok(OfText {
            kind: SourceKind::Html,
            notices: notice::notices(html, &page.text),
            text: page.text,
            source: found_by(page.found_by).to_owned(),
            metadata,
            article_kind: None,
            marks: Marks::default(),
            note: None,
        }),
        Err(source) => Err(TakeError::Text { name: name.to_owned(), source, metadata: Box::new(metadata) }),
    }
}

fn found_by(found_by: FoundBy) -> &'static str {
    match found_by {
        FoundBy::Extractor => "the page's main text",
        FoundBy::StructuredData => "JSON-LD articleBody",
        FoundBy::Shape => "the largest run of paragraphs; it may hold more or less than the article",
    }
}

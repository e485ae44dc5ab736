//! An article as it was taken: its bytes, the text in them, and what the page says of itself.
//!
//! Brings together `retrieve` (bytes), `page::decode` (characters), `page::text` (the article's text) and
//! `page::metadata` (headline, byline, outlet, language, url, date). Called by the command line before any
//! transaction.

use chrono::{DateTime, Utc};

use super::retrieve::Retrieved;
use crate::domain::{Media, NewCapture};
use crate::reading::page::decode::{DecodeError, Media as PageMedia, Origin, decode};
use crate::reading::page::metadata::{self, Metadata, PageFinding};
use crate::reading::page::text::{self, FoundBy, TextError};

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

/// Why bytes are no article.
#[derive(Debug, thiserror::Error)]
pub enum TakeError {
    /// They are no characters.
    #[error("{name}: {source}")]
    Decode {
        /// What was to be taken.
        name: String,
        /// Why not.
        source: DecodeError,
    },
    /// There is no text in them.
    #[error("{name}: {source}")]
    Text {
        /// What was to be taken.
        name: String,
        /// Why not.
        source: TextError,
        /// What the page says of itself all the same.
        metadata: Box<Metadata>,
    },
}

impl TakeError {
    /// What to do next.
    pub fn hints(&self) -> Vec<String> {
        match self {
            Self::Decode { source, .. } => source.hints(),
            Self::Text { source, .. } => source.hints(),
        }
    }
}

/// Reads what was retrieved. `at` is the instant of retrieval.
///
/// # Errors
/// [`TakeError`]; then there is nothing worth keeping.
pub fn take(retrieved: Retrieved, at: DateTime<Utc>) -> Result<Taken, TakeError> {
    let Retrieved { name, bytes, content_type, method, final_url } = retrieved;
    let origin =
        Origin { name: final_url.as_deref().unwrap_or(&name), content_type: content_type.as_deref() };
    let decoded =
        decode(&bytes, origin).map_err(|source| TakeError::Decode { name: name.clone(), source })?;
    let (media, text, text_source, metadata) = match decoded.media {
        PageMedia::Html => {
            let metadata =
                metadata::find_as_of(&decoded.text, final_url.as_deref(), Some(at.date_naive().into()));
            let page = match text::of_html(&decoded.text) {
                Ok(page) => page,
                Err(source) => {
                    return Err(TakeError::Text { name, source, metadata: Box::new(metadata) });
                }
            };
            (Media::Html, page.text, found_by(page.found_by).to_owned(), metadata)
        }
        PageMedia::Plain => {
            let text = text::of_plain(&decoded.text);
            let metadata = of_plain_text(&text);
            (Media::Plain, text, "the whole text".to_owned(), metadata)
        }
    };
    let capture = NewCapture {
        at,
        method,
        source: Some(name.clone()).filter(|_| name != "standard input"),
        final_url,
        media,
        charset: decoded.charset.to_owned(),
        bytes,
        text,
    };
    Ok(Taken { name, capture, text_source, metadata })
}

fn found_by(found_by: FoundBy) -> &'static str {
    match found_by {
        FoundBy::Extractor => "the page's main text",
        FoundBy::StructuredData => "JSON-LD articleBody",
        FoundBy::Shape => "the largest run of paragraphs; it may hold more or less than the article",
    }
}

/// What is certain of a plain text: its first line is its headline, if that is one line among several and no
/// longer than headlines are.
fn of_plain_text(text: &str) -> Metadata {
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

//! The words of an article, as paragraphs, out of a page or a text file.
//!
//! Owns which part of a page is its article and how it is written as plain text: paragraphs with an empty
//! line between, items of lists on lines of their own, a line break where the page has one. Quotes are looked
//! for in this text, so words are never altered, and leaving a sentence out is worse than leaving a caption
//! in. Called when a capture is taken. Gives the same text for the same page; never fails silently: a page
//! without text is an error that says what to do.
//!
//! A page goes through `bounded` (what the extractor may see), `extractor` (which part is the article) and
//! `tidy` (what it left in). Where that finds too little, the page's own structured data (`structured`) or
//! the largest run of paragraphs (`shape`) is taken.

mod block;
mod bounded;
mod extractor;
mod shape;
mod shown;
mod structured;
#[cfg(test)]
mod tests;
mod tidy;

use block::{Block, joined};

/// Fewer words than this are doubted, and the other ways are asked too.
const FEW_WORDS: usize = 60;

/// The text of an article that was found in a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageText {
    /// The paragraphs, with `\n` as line end and an empty line between paragraphs; no white space at its
    /// ends. Not empty.
    pub text: String,
    /// How it was found.
    pub found_by: FoundBy,
}

/// How the text of an article was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoundBy {
    /// By the extractor, from the whole build of the page.
    Extractor,
    /// In the page's structured data (`articleBody` of schema.org in JSON-LD).
    StructuredData,
    /// As the largest run of paragraphs: what is about the page may be in it, and parts of the article may be
    /// missing.
    Shape,
}

/// Why a page has no text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// There is markup, and no words outside of menus and the like.
    #[error("no text of an article was found in the page{}", title.as_ref().map(|title| format!(" \u{201c}{title}\u{201d}")).unwrap_or_default())]
    NoText {
        /// The page's title, if it has one.
        title: Option<String>,
    },
}

impl TextError {
    /// What to do next.
    pub fn hints(&self) -> Vec<String> {
        match self {
            Self::NoText { .. } => vec![
                "a page that is filled in by scripts has no text when it is fetched: open it in a browser and save it \
                 there as a complete web page (.html)"
                    .to_owned(),
                "or copy the article's text from the browser into a .txt file and capture that".to_owned(),
            ],
        }
    }
}

/// The text of the article of a page.
///
/// Any input is taken: time and memory grow with its length alone.
pub fn of_html(html: &str) -> Result<PageText, TextError> {
    let title = tidy::Titles::of(html);
    let extracted = bounded::bounded(html).and_then(|page| extractor::article(&page)).unwrap_or_default();
    let extracted = tidy::tidied(extracted, &title);
    let found = |blocks: &[Block], found_by| PageText { text: joined(blocks), found_by };
    let words = word_count(&extracted);

    let structured = structured::article_body(html);
    if word_count(&structured) > words.saturating_mul(2) {
        return Ok(found(&structured, FoundBy::StructuredData));
    }
    if words < FEW_WORDS {
        let shaped = tidy::tidied(shape::article(html), &title);
        if word_count(&shaped) > words.saturating_mul(2) {
            return Ok(found(&shaped, FoundBy::Shape));
        }
    }
    if words == 0 {
        return Err(TextError::NoText { title: title.first() });
    }
    Ok(found(&extracted, FoundBy::Extractor))
}

/// A plain text as it is kept: every line end as `\n`, nothing else changed.
pub fn of_plain(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn word_count(blocks: &[Block]) -> usize {
    blocks.iter().map(|block| block.text.split_whitespace().count()).sum()
}

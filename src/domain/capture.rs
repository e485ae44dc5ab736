//! The bytes of an article as somebody retrieved them, never altered (oa:cachedSource; the Berkeley
//! Protocol's "evidentiary copy"), the plain text taken from them, and where quotes stand in it.

use chrono::{DateTime, Utc};

use super::anchor::{AnchorStanding, Stored, Text};
use super::vocabulary::vocabulary;
use super::{AppearanceId, ArticleId, CaptureId, ClaimId};

vocabulary!(
    /// How the bytes were retrieved.
    Method, "method of retrieval", {
        /// From a file.
        File => "file",
        /// From standard input.
        Stdin => "stdin",
        /// From the address, by gainsay itself.
        Fetch => "fetch",
    }
);

vocabulary!(
    /// What the bytes are.
    Media, "kind of content", {
        /// A web page.
        Html => "html",
        /// Plain text.
        Plain => "plain",
    }
);

/// A retrieval that is to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCapture {
    /// When the bytes were retrieved, UTC.
    pub at: DateTime<Utc>,
    /// How.
    pub method: Method,
    /// The file's name or the address that was asked for.
    pub source: Option<String>,
    /// The address that answered, after redirects.
    pub final_url: Option<String>,
    /// What the bytes are.
    pub media: Media,
    /// The character encoding in which they were read, by its WHATWG name.
    pub charset: String,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The plain text taken from them; paragraphs stand apart by a blank line.
    pub text: String,
}

/// A recorded retrieval, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    /// Its id, `k4`; higher is later.
    pub id: CaptureId,
    /// The article.
    pub article: ArticleId,
    /// SHA-256 of the bytes, in hexadecimal: what `sha256sum` prints.
    pub sha256: String,
    /// How many bytes there are.
    pub size: u64,
    /// When they were retrieved, `2024-06-21T09:30:00.000Z`.
    pub at: String,
    /// How.
    pub method: Method,
    /// The file's name or the address that was asked for.
    pub source: Option<String>,
    /// The address that answered.
    pub final_url: Option<String>,
    /// What the bytes are.
    pub media: Media,
    /// The character encoding in which they were read.
    pub charset: String,
    /// The plain text taken from them.
    pub text: String,
    /// SHA-256 of the text in UTF-8, as it was recorded.
    pub text_sha256: String,
}

/// Where a piece of a quote stands (oa:TextPositionSelector, oa:TextQuoteSelector).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteAnchor {
    /// Which piece, from 1.
    pub piece: u32,
    /// In which capture.
    pub capture: CaptureId,
    /// The first code point of it in the capture's text, from 0.
    pub start: usize,
    /// The code point after its last.
    pub end: usize,
    /// The words before it.
    pub prefix: String,
    /// The words after it.
    pub suffix: String,
}

/// A piece of a quote and where it was last found, if it ever was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingQuote {
    /// The appearance it belongs to.
    pub appearance: AppearanceId,
    /// The claim.
    pub claim: ClaimId,
    /// Which piece, from 1.
    pub piece: u32,
    /// The words, as recorded.
    pub exact: String,
    /// Where it was last found.
    pub anchor: Option<QuoteAnchor>,
}

vocabulary!(
    /// What became of a quote in another capture of its article.
    QuoteState, "state of a quote", {
        /// Its words stand where they stood.
        Stands => "stands",
        /// Its words stand at another place.
        Moved => "moved",
        /// The words are gone or altered.
        Vanished => "vanished",
    }
);

/// A piece of a quote and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteStanding {
    /// The claim.
    pub claim: ClaimId,
    /// The appearance it belongs to.
    pub appearance: AppearanceId,
    /// Which piece, from 1.
    pub piece: u32,
    /// The words, as recorded.
    pub exact: String,
    /// What became of them.
    pub state: QuoteState,
    /// Where they are now, or what is nearest to them.
    pub detail: Option<String>,
}

impl QuoteStanding {
    /// What became of a quote in this text. `earlier` is the text of the capture in which it is anchored.
    pub fn of(text: &Text<'_>, quote: &StandingQuote, earlier: Option<&str>) -> Self {
        let (state, detail) = compare(text, quote, earlier);
        Self {
            claim: quote.claim,
            appearance: quote.appearance,
            piece: quote.piece,
            exact: quote.exact.clone(),
            state,
            detail,
        }
    }
}

/// An anchored quote is compared with the words that stood there; one that never was is looked for as it was
/// typed.
fn compare(text: &Text<'_>, quote: &StandingQuote, earlier: Option<&str>) -> (QuoteState, Option<String>) {
    let words = quote.anchor.as_ref().zip(earlier).and_then(|(anchor, earlier)| {
        let words: String =
            earlier.chars().skip(anchor.start).take(anchor.end.saturating_sub(anchor.start)).collect();
        (!words.is_empty()).then_some((anchor, words))
    });
    let Some((anchor, words)) = words else {
        return match text.find(&quote.exact) {
            Ok(places) => (QuoteState::Stands, Some(format!("at {}", places.first().start))),
            Err(why) => (QuoteState::Vanished, Some(why.to_string())),
        };
    };
    let stored =
        Stored { exact: &words, prefix: &anchor.prefix, suffix: &anchor.suffix, start: anchor.start };
    match text.still_stands(&stored) {
        AnchorStanding::Stands => (QuoteState::Stands, None),
        AnchorStanding::Moved { to } => {
            (QuoteState::Moved, Some(format!("from {} to {}", anchor.start, to.start)))
        }
        AnchorStanding::Vanished(why) => (QuoteState::Vanished, Some(why.to_string())),
    }
}

//! An article taken again: the new bytes are kept, and each recorded quote is looked for in the new text.
//!
//! The anchors stay as they are: they say where a quote stood when it was recorded, in the capture of that
//! time.

use crate::domain::anchor::Text;
use crate::domain::{ArticleId, CaptureId, NewCapture, QuoteStanding};
use crate::store::{Reader, StoreError, Writer, sha256};

/// What a recapture showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recaptured {
    /// The new capture; `None` if the bytes are those of the latest one.
    pub capture: Option<CaptureId>,
    /// Every piece of every quote of the article.
    pub quotes: Vec<QuoteStanding>,
}

/// Keeps the bytes, unless the latest capture that was not withdrawn has the same, and compares the quotes.
pub fn recapture(
    ledger: &Writer<'_>,
    article: ArticleId,
    new: &NewCapture,
) -> Result<Recaptured, StoreError> {
    let latest = ledger.find_latest_capture(article)?;
    let capture = match latest {
        Some(latest) if latest.sha256 == sha256(&new.bytes) => None,
        _ => Some(ledger.add_capture(article, new)?),
    };
    Ok(Recaptured { capture, quotes: standing_in(ledger, article, &new.text)? })
}

/// What becomes of the quotes of an article in a text.
fn standing_in(
    ledger: &Reader<'_>,
    article: ArticleId,
    text: &str,
) -> Result<Vec<QuoteStanding>, StoreError> {
    let captures = ledger.list_captures(Some(article))?;
    let text = Text::new(text);
    let quotes = ledger.list_quotes(article)?;
    Ok(quotes
        .into_iter()
        .map(|quote| {
            let earlier = quote
                .anchor
                .as_ref()
                .and_then(|anchor| captures.iter().find(|capture| capture.id == anchor.capture))
                .map(|capture| capture.text.as_str());
            QuoteStanding::of(&text, &quote, earlier)
        })
        .collect())
}

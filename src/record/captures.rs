//! What was retrieved of an article: kept once, and compared with the quotes that are recorded.

use super::home::Home;
use crate::domain::anchor::Text;
use crate::domain::{ArticleId, CaptureId, Change, NewCapture, Outcome, QuoteStanding};
use crate::store::{Reader, StoreError, Writer, sha256};

/// What the ledger has of the bytes that were retrieved of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retrieved {
    /// Nothing was retrieved.
    Nothing,
    /// The bytes are no capture of the article yet.
    New,
    /// They are this one.
    Kept(CaptureId),
    /// They are this one, which was withdrawn: to record them again does not bring it back.
    Withdrawn(CaptureId),
}

impl Retrieved {
    /// What the ledger has of these bytes; `article` is `None` if it is not recorded yet.
    pub(super) fn of(
        ledger: &Writer<'_>,
        article: Option<ArticleId>,
        retrieved: Option<&NewCapture>,
    ) -> Result<Self, StoreError> {
        let Some(retrieved) = retrieved else { return Ok(Self::Nothing) };
        let Some(article) = article else { return Ok(Self::New) };
        Ok(match ledger.find_capture_of(article, &sha256(&retrieved.bytes))? {
            None => Self::New,
            Some((id, false)) => Self::Kept(id),
            Some((id, true)) => Self::Withdrawn(id),
        })
    }

    /// The text in which the quotes of an article must stand: what was just retrieved, unless it was
    /// withdrawn, else its latest capture.
    ///
    /// # Errors
    /// Those of the ledger.
    pub fn text(
        self,
        ledger: &Reader<'_>,
        retrieved: Option<&NewCapture>,
        article: Option<ArticleId>,
    ) -> Result<Option<String>, StoreError> {
        if let (Some(retrieved), Self::New | Self::Kept(_)) = (retrieved, self) {
            return Ok(Some(retrieved.text.clone()));
        }
        let latest = article.map(|article| ledger.find_latest_capture(article)).transpose()?.flatten();
        Ok(latest.map(|capture| capture.text))
    }
}

impl Home {
    /// Records the bytes that were retrieved, if they are new; and names the capture that quotes are anchored
    /// in: theirs, else the latest.
    ///
    /// # Errors
    /// Those of the ledger.
    pub fn capture(
        &mut self,
        ledger: &Writer<'_>,
        (known, retrieved): (Retrieved, Option<&NewCapture>),
        changes: &mut Vec<Change>,
    ) -> Result<(), StoreError> {
        let article = self.article;
        self.capture = match (known, retrieved) {
            (Retrieved::Kept(id), _) => Some(id),
            (Retrieved::New, Some(new)) => {
                let id = ledger.add_capture(article, new)?;
                let from = new.source.as_deref().unwrap_or("standard input");
                changes.push(Change::of(Outcome::New, "capture", id, format!("{article} from {from}")));
                Some(id)
            }
            (Retrieved::Withdrawn(id), _) => {
                let why = format!(
                    "{id} has these bytes and was withdrawn, so no quote is looked for in them; gainsay restore {id} brings it back"
                );
                let known = Change::of(Outcome::Unchanged, "capture", id, format!("of {article}"));
                changes.push(known.with_warning(Some(why)));
                ledger.find_latest_capture_id(article)?
            }
            (Retrieved::Nothing | Retrieved::New, _) => ledger.find_latest_capture_id(article)?,
        };
        Ok(())
    }
}

/// Keeps the bytes of an article taken again, unless the latest capture that was not withdrawn has just
/// these. Returns the new capture, and what becomes of every quote of the article in the text. Anchors stay:
/// they say where a quote stood when it was recorded.
///
/// # Errors
/// Those of the ledger.
pub fn recapture(
    ledger: &Writer<'_>,
    article: ArticleId,
    new: &NewCapture,
) -> Result<(Option<CaptureId>, Vec<QuoteStanding>), StoreError> {
    let latest = ledger.find_latest_capture(article)?;
    let capture = match latest {
        Some(latest) if latest.sha256 == sha256(&new.bytes) => None,
        _ => Some(ledger.add_capture(article, new)?),
    };
    let captures = ledger.list_captures(Some(article))?;
    let text = Text::new(&new.text);
    let standing = ledger.list_quotes(article)?.into_iter().map(|quote| {
        let anchor = quote.anchor.as_ref();
        let earlier = anchor.and_then(|anchor| captures.iter().find(|capture| capture.id == anchor.capture));
        QuoteStanding::of(&text, &quote, earlier.map(|capture| capture.text.as_str()))
    });
    Ok((capture, standing.collect()))
}

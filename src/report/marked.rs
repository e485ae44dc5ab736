//! The text of an article with its claims marked where they stand.

use crate::domain::ArticleId;
use crate::domain::anchor::Text;
use crate::store::{Reader, StoreError};

/// The text of the latest capture, each quote between `[c1: ` and `]`, with each of these time codes and
/// pages before the code point where it begins; `None` if the article was never captured.
///
/// A quote that stands nowhere in it is left out here; `check` and `recapture` name it.
pub fn marked_text(
    reader: &Reader<'_>,
    article: ArticleId,
    places: &[(usize, String)],
) -> Result<Option<String>, StoreError> {
    let Some(capture) = reader.find_latest_capture(article)? else { return Ok(None) };
    let text = Text::new(&capture.text);
    // At one place first what ends there, then what begins there, the longest first.
    let mut marks: Vec<(usize, u8, usize, String)> = Vec::new();
    marks.extend(places.iter().map(|(start, at)| (*start, 1, 0, format!("[{at}] "))));
    for quote in reader.list_quotes(article)? {
        let anchored = quote.anchor.as_ref().filter(|anchor| anchor.capture == capture.id);
        let place = match anchored {
            Some(anchor) => Some((anchor.start, anchor.end)),
            None => text.find(&quote.exact).ok().map(|places| (places.first().start, places.first().end)),
        };
        if let Some((start, end)) = place {
            marks.push((start, 1, usize::MAX - end, format!("[{}: ", quote.claim)));
            marks.push((end, 0, usize::MAX - start, "]".to_owned()));
        }
    }
    marks.sort();
    let mut marked = String::with_capacity(capture.text.len() + marks.len() * 8);
    let mut next = marks.into_iter().peekable();
    for (position, character) in capture.text.chars().enumerate() {
        while let Some((_, _, _, mark)) = next.next_if(|mark| mark.0 <= position) {
            marked.push_str(&mark);
        }
        marked.push(character);
    }
    next.for_each(|(_, _, _, mark)| marked.push_str(&mark));
    if !marked.ends_with('\n') {
        marked.push('\n');
    }
    Ok(Some(marked))
}

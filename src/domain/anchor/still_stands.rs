//! Whether a recorded quote still stands in another capture of its article.
//!
//! Owns the comparison of a recorded anchor with a text. Any layer may use it.

use std::cmp::Reverse;

use super::fold::Folded;
use super::places::Anchor;
use super::search::Span;
use super::{MAX_CONTEXT, NotFound, Text};

/// A recorded anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stored<'a> {
    /// The words, as the earlier capture had them.
    pub exact: &'a str,
    /// What stood before them there.
    pub prefix: &'a str,
    /// What stood after them there.
    pub suffix: &'a str,
    /// Their first code point there, from 0.
    pub start: usize,
}

impl Anchor {
    /// The anchor as it is recorded.
    pub fn stored(&self) -> Stored<'_> {
        Stored { exact: &self.exact, prefix: &self.prefix, suffix: &self.suffix, start: self.start }
    }
}

/// What became of a recorded quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnchorStanding {
    /// Its words stand where they stood.
    Stands,
    /// Its words stand at another place.
    Moved {
        /// Where they stand now.
        to: Box<Anchor>,
    },
    /// The words are gone or altered.
    Vanished(NotFound),
}

impl Text<'_> {
    /// Whether a recorded quote stands in this text, with the forgiveness of [`Text::find`] for typography.
    /// Of several places the one whose surroundings agree best with the recorded ones, then the one nearest
    /// to where it stood. Ellipses and brackets are the recorded text's own and found as they are.
    pub fn still_stands(&self, stored: &Stored<'_>) -> AnchorStanding {
        let exact = Folded::new(stored.exact);
        let places = self.literal(&exact.text);
        let (prefix, suffix) = (Folded::new(stored.prefix), Folded::new(stored.suffix));
        let agreement = |span: Span| {
            agreeing(prefix.text.chars().rev(), self.folded.text[..span.0].chars().rev())
                + agreeing(suffix.text.chars(), self.folded.text[span.1..].chars())
        };
        let rank =
            |span: &Span| (Reverse(agreement(*span)), places.start(*span).abs_diff(stored.start), span.0);
        match places.spans.iter().copied().min_by_key(rank) {
            None => AnchorStanding::Vanished(self.why_not_literal(stored.exact)),
            Some(best) if places.start(best) == stored.start => AnchorStanding::Stands,
            Some(best) => AnchorStanding::Moved { to: Box::new(places.anchor(best)) },
        }
    }
}

/// How many characters agree, white space aside, up to the first that does not; recorded context is short,
/// and no more than twice as much of it is looked at.
fn agreeing(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    let visible = |c: &char| *c != ' ';
    let one = one.take(2 * MAX_CONTEXT).filter(visible);
    one.zip(other.take(4 * MAX_CONTEXT).filter(visible)).take_while(|(one, other)| one == other).count()
}

//! Where a quote stands.
//!
//! Owns anchors and how one of several places is chosen. Any layer may use it.

use super::MAX_CONTEXT;
use super::context::{head, tail};
use super::fold::Folded;
use super::quote::Element;
use super::search::{Span, parts};

/// Where a quote stands in the text of a capture, in enough words to find it again in another capture [Web
/// Annotation `TextQuoteSelector` and `TextPositionSelector`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// First code point, from 0.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// The text's own words between them, as they stand.
    pub exact: String,
    /// The text right before, at most [`MAX_CONTEXT`] code points, from the beginning of a word if possible.
    pub prefix: String,
    /// The text right after, at most [`MAX_CONTEXT`] code points, to the end of a word if possible.
    pub suffix: String,
    /// The stretches that were quoted, in code points of the text as pairs of first and after the last: one,
    /// or more when the quote marks elisions.
    pub parts: Vec<(usize, usize)>,
}

/// All places where a quote stands, in the order of the text; at least one. More than one is ambiguous: the
/// caller decides.
#[derive(Debug)]
pub struct Places<'a, 't> {
    pub(super) text: &'a Folded<'t>,
    pub(super) spans: Vec<Span>,
    pub(super) pattern: Vec<Element>,
}

impl Places<'_, '_> {
    /// How many places there are.
    pub fn count(&self) -> usize {
        self.spans.len()
    }

    /// The first place in the text.
    pub fn first(&self) -> Anchor {
        self.anchor(self.spans.first().copied().unwrap_or_default())
    }

    /// Every place, in the order of the text. Each is made when asked for: they may be millions.
    pub fn iter(&self) -> impl Iterator<Item = Anchor> {
        self.spans.iter().map(|span| self.anchor(*span))
    }

    /// The place whose first code point is nearest to this one; the earlier of two.
    pub fn nearest_to(&self, position: usize) -> Anchor {
        let nearest = self.spans.iter().min_by_key(|span| self.start(**span).abs_diff(position));
        nearest.map_or_else(|| self.first(), |span| self.anchor(*span))
    }

    pub(super) fn start(&self, span: Span) -> usize {
        self.text.position(self.text.raw_start(span.0))
    }

    pub(super) fn anchor(&self, span: Span) -> Anchor {
        let text = self.text;
        let (from, to) = (text.raw_start(span.0), text.raw_end(span.1));
        let code_points =
            |(start, end): Span| (text.position(text.raw_start(start)), text.position(text.raw_end(end)));
        let (start, end) = code_points(span);
        let parts = if self.pattern.is_empty() {
            vec![(start, end)]
        } else {
            parts(text, &self.pattern, span).into_iter().map(code_points).collect()
        };
        Anchor {
            start,
            end,
            exact: text.raw[from..to].to_owned(),
            prefix: tail(&text.raw[..from], MAX_CONTEXT).to_owned(),
            suffix: head(&text.raw[to..], MAX_CONTEXT).to_owned(),
            parts,
        }
    }
}

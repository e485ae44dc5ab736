//! Code points of a text, and the bytes that they stand at.
//!
//! Owns the step between the two. Pure; called by `of_draft` and `wording`.

use crate::reading::draft::Span;

/// A text that can be cut by code points.
pub(super) struct Places<'t> {
    text: &'t str,
    /// The byte at which each code point begins, and the end.
    starts: Vec<usize>,
}

impl<'t> Places<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        Self { text, starts }
    }

    /// What stands from one code point to before another; what is past the end is not there.
    pub(super) fn stretch(&self, Span { start, end }: Span) -> &'t str {
        self.text.get(self.bytes((start, end))).unwrap_or_default()
    }

    /// The bytes from one code point to before another.
    pub(super) fn bytes(&self, (start, end): (usize, usize)) -> std::ops::Range<usize> {
        let at = |place: usize| self.starts.get(place).copied().unwrap_or(self.text.len());
        let (start, end) = (at(start), at(end));
        start..end.max(start)
    }
}

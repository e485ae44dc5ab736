//! Where a quote stands in the text of a capture, word for word.
//!
//! Owns matching, anchors, and what is said when a quote does not match. Any layer may call it. It must never
//! call a quote found whose words the text does not have, and never change a text or a quote: an anchor holds
//! the text's own words.
//!
//! An anchor is what Web Annotation calls a `TextQuoteSelector` (exact, prefix, suffix) together with a
//! `TextPositionSelector` (start, end). Positions are code points of the text, from 0.
//!
//! # What is forgiven, because editors do not count it as a change
//!
//! - **Marks**: single quotation marks and apostrophes of every shape for each other, double ones (also as
//!   two single ones) for each other. A single mark is not a double one, and a mark that is missing is a
//!   change.
//! - **Dashes** of every length, also as several hyphens, with or without white space around them.
//! - **White space**: any run for any other, line breaks and no-break spaces included, and beside punctuation
//!   none for some (French `mots !`). A word that is hyphenated at a line's end is not joined.
//! - **What cannot be seen**: soft hyphens, zero-width characters, marks of direction, variation selectors.
//! - **Unicode normal form**, canonical only: `½` is not `1/2`, and `ﬁ` is not `fi`.
//! - **Ellipses**: `…`, `...` and `. . .` for each other. If the text has none there, an ellipsis in the
//!   quote (also `[...]`, `(…)`) marks an elision: it stands for up to [`MAX_ELISION`] code points of the
//!   text, across paragraphs or not, or for none. Marks of elision at both ends of the quote are ignored.
//! - **Case of a first letter in brackets**: `[T]he` is found as `the`, `The` and `[t]he`.
//! - **Quotation marks and white space around the whole quote**.
//!
//! Nothing else: other words, other case, other punctuation, words left out without a mark, words in
//! brackets.
//!
//! A quote begins and ends at borders of words and numbers: `art` is not found in `party`, nor `500` in
//! `1,500`, nor `we can` in `we can't`. A hyphen is a border.
//!
//! # What it costs
//!
//! [`Text::new`] is linear in the text. [`Text::find`] is linear in text and quote for each marked elision,
//! of which there may be [`MAX_ELISIONS`]. The search for the nearest passage is linear too.

mod align;
mod border;
mod characters;
mod context;
mod difference;
mod fold;
mod limits;
mod nearest;
mod not_found;
mod places;
mod quote;
mod search;
mod still_stands;

#[cfg(test)]
mod tests;

pub use difference::{Altered, Change, Passage};
pub use limits::{MAX_CONTEXT, MAX_ELISION};
pub use not_found::{NotFound, PieceNotFound};
pub use places::{Anchor, Places};
pub use quote::MAX_ELISIONS;
pub use still_stands::{AnchorStanding, Stored};

use std::ops::Range;

use fold::Folded;
use quote::{Element, Quote};
use search::Span;

/// The plain text of a capture, prepared once for any number of quotes.
#[derive(Debug, Clone)]
pub struct Text<'t> {
    folded: Folded<'t>,
}

impl<'t> Text<'t> {
    /// Prepares a text.
    pub fn new(text: &'t str) -> Self {
        Self { folded: Folded::new(text) }
    }

    /// The text as it stands.
    pub fn as_str(&self) -> &'t str {
        self.folded.raw
    }

    /// All places where a quote stands.
    pub fn find(&self, typed: &str) -> Result<Places<'_, 't>, NotFound> {
        let quote = Quote::read(typed).ok_or(NotFound::NoWords)?;
        self.standing(&quote, typed).map_err(|found| {
            if found > MAX_ELISIONS { NotFound::TooManyElisions { found } } else { self.why_not(&quote) }
        })
    }

    /// All places where words stand, as [`Text::find`] finds them; `None` if there is none. It does not look
    /// for the reason, which takes far longer than the words do.
    pub fn places(&self, typed: &str) -> Option<Places<'_, 't>> {
        self.standing(&Quote::read(typed)?, typed).ok()
    }

    /// All places where a quote stands.
    ///
    /// # Errors
    /// There is none. How many elisions its reading with the most of them has.
    fn standing(&self, quote: &Quote<'_>, typed: &str) -> Result<Places<'_, 't>, usize> {
        let mut most = 0;
        for reading in quote.readings() {
            let places = self.literal(&quote.folded.text[reading.clone()]);
            if places.count() > 0 {
                return Ok(places);
            }
            let pattern = quote.pattern(reading);
            let special = pattern.iter().filter(|element| !matches!(element, Element::Words(_))).count();
            most = most.max(special);
            if special == 0 || special > MAX_ELISIONS {
                continue;
            }
            let spans = search::places(&self.folded, &pattern);
            if !spans.is_empty() {
                return Ok(Places { text: &self.folded, spans, pattern });
            }
        }
        // What looks like an outer mark may be of one piece with what is inside, as a mark with an accent on
        // it is.
        let as_typed = self.literal(&Folded::new(typed).text);
        if as_typed.count() > 0 { Ok(as_typed) } else { Err(most) }
    }

    /// The place of each piece of a quote in pieces: each after the one before and as near to it as possible,
    /// if they stand in that order; else the first place of each. All pieces without a place are named at
    /// once.
    pub fn find_pieces<P: AsRef<str>>(&self, pieces: &[P]) -> Result<Vec<Anchor>, Vec<PieceNotFound>> {
        let (mut found, mut missing) = (Vec::new(), Vec::new());
        for (piece, quote) in pieces.iter().enumerate() {
            match self.find(quote.as_ref()) {
                Ok(places) => found.push(places),
                Err(reason) => missing.push(PieceNotFound { piece, reason }),
            }
        }
        if !missing.is_empty() {
            return Err(missing);
        }
        let Some(chosen) = in_order(&found) else { return Ok(found.iter().map(Places::first).collect()) };
        Ok(found.iter().zip(chosen).map(|(places, span)| places.anchor(span)).collect())
    }

    fn literal(&self, folded: &str) -> Places<'_, 't> {
        Places { text: &self.folded, spans: search::literal(&self.folded, folded), pattern: Vec::new() }
    }

    /// Says which part of a quote is not in the text, and what is nearest to it.
    fn why_not(&self, quote: &Quote<'_>) -> NotFound {
        let mut before: Option<Span> = None;
        let mut apart = None;
        for group in quote.groups() {
            let spans = search::places(&self.folded, &quote.pattern(group.clone()));
            let Some(first) = spans.first().copied() else {
                return self.nearest(&quote.folded, group);
            };
            // The first of its places that comes after the part before it, if one does.
            let last_end = before.map_or(0, |span| span.1);
            let after = spans.into_iter().find(|span| span.0 >= last_end).unwrap_or(first);
            if let Some(earlier) = before {
                let far = after.0 < last_end || self.distance(earlier, after) > MAX_ELISION;
                if far && apart.is_none() {
                    apart = Some((earlier, after));
                }
            }
            before = Some(after);
        }
        let passage = |span: Span| Passage::new(&self.folded, span.0, span.1);
        match apart.or(before.map(|span| (span, span))) {
            Some((before, after)) => NotFound::Apart { before: passage(before), after: passage(after) },
            None => NotFound::NoWords,
        }
    }

    /// Why words that are searched for as they are have no place.
    fn why_not_literal(&self, words: &str) -> NotFound {
        let folded = Folded::new(words);
        let whole = 0..folded.text.len();
        if whole.is_empty() { NotFound::NoWords } else { self.nearest(&folded, whole) }
    }

    fn nearest(&self, quote: &Folded<'_>, part: Range<usize>) -> NotFound {
        let altered = nearest::nearest(&self.folded, quote, part.clone())
            .and_then(|found| Altered::new(&self.folded, quote, &found));
        match altered {
            Some(altered) => NotFound::Altered(Box::new(altered)),
            None => NotFound::Nowhere { part: quote.slice(part.start, part.end).to_owned() },
        }
    }

    fn distance(&self, before: Span, after: Span) -> usize {
        let position = |raw| self.folded.position(raw);
        position(self.folded.raw_start(after.0)).saturating_sub(position(self.folded.raw_end(before.1)))
    }
}

/// A place for each piece, each after the one before: the earliest end there is, and from there back the
/// nearest.
fn in_order(pieces: &[Places<'_, '_>]) -> Option<Vec<Span>> {
    let mut end = 0;
    for places in pieces {
        end = places.spans.iter().filter(|span| span.0 >= end).map(|span| span.1).min()?;
    }
    let mut chosen = Vec::with_capacity(pieces.len());
    for places in pieces.iter().rev() {
        let span = places.spans.iter().rev().copied().find(|span| span.1 <= end)?;
        end = span.0;
        chosen.push(span);
    }
    chosen.reverse();
    Some(chosen)
}

//! Why a quote has no place in a text.
//!
//! Owns the reasons and their sentences, which are for a person. Any layer may read them.

use super::difference::{Altered, Passage};
use super::quote::MAX_ELISIONS;
use super::{MAX_ELISION, context};

/// Why a quote does not stand in a text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotFound {
    /// Nothing but white space, punctuation and marks of elision was typed.
    #[error("has no words")]
    NoWords,
    /// A passage is like it, but its words are not the text's.
    #[error(
        "is not in the text word for word; nearest, line {}: {} (what was typed → what the text has){}",
        .0.nearest.line, .0.summary, hint(.0)
    )]
    Altered(Box<Altered>),
    /// Each part between marked elisions stands in the text, but not one soon after the other.
    #[error(
        "has parts that are in the text (lines {} and {}), but the second does not follow within {MAX_ELISION} characters of the first; give them as two pieces, in the order of the text",
        .before.line, .after.line
    )]
    Apart {
        /// A place of the part after which the next one does not come.
        before: Passage,
        /// A place of the next one.
        after: Passage,
    },
    /// More marked elisions and first letters in brackets than are looked for.
    #[error(
        "has {found} marked elisions and bracketed letters; at most {MAX_ELISIONS} are looked for: give it in pieces"
    )]
    TooManyElisions {
        /// How many it has.
        found: usize,
    },
    /// Nothing in the text is much like it.
    #[error("is not in the text, nor anything like it: \u{201C}{}\u{201D}", shown(.part))]
    Nowhere {
        /// The part that was looked for: the whole quote unless it marks elisions.
        part: String,
    },
}

/// Which piece of a quote in pieces has no place, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("piece {} {reason}", .piece + 1)]
pub struct PieceNotFound {
    /// Which piece, from 0.
    pub piece: usize,
    /// Why.
    #[source]
    pub reason: NotFound,
}

fn hint(altered: &Altered) -> String {
    altered.hint().map(|hint| format!("; {hint}")).unwrap_or_default()
}

fn shown(part: &str) -> String {
    let begin = context::head(part, 80);
    if begin.len() < part.len() { format!("{begin}…") } else { part.to_owned() }
}

//! A statement as the grammar finds it, before anybody asks who its speaker is: places in bytes, verb,
//! negation.
//!
//! Owns that type and nothing else; `flow` makes it, all that comes after reads it. It must know no rule of a
//! language.

use std::ops::Range;

use super::drafted::Pattern;
use super::lexicon::{Act, Lemma};
use crate::domain::Mode;

/// A statement before its speaker is looked for.
#[derive(Debug)]
pub(super) struct Statement {
    pub(super) pattern: Pattern,
    /// All in bytes of the text.
    pub(super) pieces: Vec<Range<usize>>,
    pub(super) speaker: Option<Range<usize>>,
    pub(super) cue: Option<Range<usize>>,
    pub(super) sentence: Range<usize>,
    pub(super) lemma: Option<&'static Lemma>,
    pub(super) act: Act,
    pub(super) negated: bool,
    /// Not said, or only perhaps, or by nobody: it is there so that its words are nobody else's, and not
    /// drafted.
    pub(super) unsaid: bool,
    /// Where the cue begins with the auxiliaries of its verb, in bytes.
    pub(super) cue_start: usize,
    pub(super) mode: Mode,
    pub(super) via: Vec<Range<usize>>,
    /// The words of time beside the verb, nearest first: each a stretch of the text.
    pub(super) times: Vec<Range<usize>>,
    pub(super) paragraph: usize,
}

impl Statement {
    /// Whether a paragraph of quotation after it can go on with it.
    pub(super) fn ends_quoted(&self) -> bool {
        matches!(
            self.pattern,
            Pattern::PostPosed
                | Pattern::Inverted
                | Pattern::Floating
                | Pattern::Forward
                | Pattern::Participle
        ) && self.mode == Mode::Direct
            && !self.unsaid
    }

    /// Its pieces in one, as they stand in the text.
    pub(super) fn content(&self, text: &str) -> String {
        let pieces: Vec<&str> = self.pieces.iter().map(|piece| &text[piece.clone()]).collect();
        pieces.join(" ")
    }
}

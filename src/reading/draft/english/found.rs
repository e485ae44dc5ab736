//! A statement and its speaker as places of tokens in a sentence.
//!
//! Owns these shapes. The patterns make them, the engine's flow reads them; they must know no word.

use std::ops::Range;

use crate::reading::draft::drafted::Pattern;
use crate::reading::draft::lexicon::{Act, Lemma};

/// Tokens from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading::draft) struct Phrase {
    pub(in crate::reading::draft) first: usize,
    pub(in crate::reading::draft) last: usize,
}

/// A statement found in a sentence, as places of tokens.
#[derive(Debug, Clone)]
pub(in crate::reading::draft) struct Found {
    pub(in crate::reading::draft) pattern: Pattern,
    pub(in crate::reading::draft) speaker: Option<Phrase>,
    /// The pieces of its content, in the order of the text.
    pub(in crate::reading::draft) content: Vec<Range<usize>>,
    pub(in crate::reading::draft) cue: Range<usize>,
    pub(in crate::reading::draft) lemma: Option<&'static Lemma>,
    pub(in crate::reading::draft) act: Act,
    pub(in crate::reading::draft) negated: bool,
    /// Only perhaps said, or by nobody.
    pub(in crate::reading::draft) unsaid: bool,
    /// Where the cue begins with the auxiliaries of its verb.
    pub(in crate::reading::draft) cue_start: usize,
    /// Who relays it: "…, according to X".
    pub(in crate::reading::draft) via: Vec<Phrase>,
    /// The words of time beside the verb, nearest first.
    pub(in crate::reading::draft) when: Vec<Range<usize>>,
}

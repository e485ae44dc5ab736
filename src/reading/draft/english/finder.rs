//! What the patterns have found in a sentence so far.
//!
//! Owns the list of it and which tokens are used up. Only patterns give it something; it must look for
//! nothing by itself.

use std::ops::Range;

use super::clause::Clause;
use super::found::{Found, Phrase};
use super::sentence::Sentence;
use crate::reading::draft::drafted::Pattern;
use crate::reading::draft::lexicon::{Act, Frame};

/// What was found so far, and which tokens are used up.
pub(super) struct Finder<'r, 's, 't> {
    pub(super) sentence: &'r Sentence<'s, 't>,
    pub(super) used: Vec<bool>,
    pub(super) found: Vec<Found>,
}

impl Finder<'_, '_, '_> {
    /// Notes a statement with a reporting verb; `false` if its content is empty.
    pub(super) fn push_verb(
        &mut self,
        pattern: Pattern,
        verb: usize,
        speaker: Option<Phrase>,
        content: &[Range<usize>],
        clause: Clause,
    ) -> bool {
        let lemma = self.sentence.lemma(verb);
        self.push(Found {
            pattern,
            speaker,
            content: content.to_vec(),
            cue: verb..verb + 1,
            lemma,
            act: lemma.map_or(Act::Statement, |lemma| lemma.act),
            negated: clause.negated,
            unsaid: clause.unsaid || self.sentence.is_told_to_nobody(verb),
            cue_start: clause.start,
            via: Vec::new(),
            when: Vec::new(),
        })
    }

    /// Notes a statement, without the marks at the ends of its pieces; `false` if nothing is left of it.
    pub(super) fn push(&mut self, mut found: Found) -> bool {
        let tokens = self.sentence.tokens;
        for piece in &mut found.content {
            while piece.start < piece.end && tokens[piece.start].is_mark() {
                piece.start += 1;
            }
            while piece.start < piece.end && tokens[piece.end - 1].is_mark() {
                piece.end -= 1;
            }
        }
        found.content.retain(|piece| piece.start < piece.end);
        if found.content.is_empty() {
            return false;
        }
        found.speaker = found.speaker.map(|phrase| self.sentence.without_time(phrase));
        found.unsaid |= found.speaker.is_some_and(|phrase| self.sentence.is_nobody(phrase));
        for piece in found.content.iter().chain([&found.cue]) {
            self.used[piece.clone()].fill(true);
        }
        self.found.push(found);
        true
    }
}

/// Whether a verb of this frame can carry a quotation or clause that stands before it.
pub(super) const fn can_follow(frame: Frame) -> bool {
    matches!(frame, Frame::Clause | Frame::Addressee | Frame::Infinitive)
}

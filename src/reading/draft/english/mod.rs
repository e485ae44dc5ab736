//! How English reports what somebody said: the patterns, tried in their order on one sentence.
//!
//! Owns the grammar; the words are data (`words.txt`). The engine's flow calls [`read`] for each sentence. A
//! pattern is a file here: it finds places and gives them to [`Finder::push`], which notes what is used up,
//! so that the order of [`read`] is the order of trust. A pattern must look only at its sentence, and never
//! fail.

mod according;
mod bare;
mod clause;
mod content;
mod dateline;
mod finder;
mod forward;
mod found;
mod headed;
mod nominal;
mod posted;
mod sentence;
mod subject;
mod unsaid;
mod verbs;
mod when;

use std::ops::Range;

use super::lexicon::Class;
use super::token::Token;
use finder::Finder;
use sentence::Sentence;

pub(super) use dateline::dateline;
pub(super) use found::Found;
pub(super) use headed::transcript_name;

/// An occasion is named no farther from its day, in tokens.
const EVENT_NEAR: usize = 7;

/// What is found in a sentence, in the order of the patterns.
pub(super) fn read(tokens: &[Token<'_>], is_title: bool) -> Vec<Found> {
    let sentence = Sentence::new(tokens, is_title);
    let used = vec![false; tokens.len()];
    let mut finder = Finder { sentence: &sentence, used, found: Vec::new() };
    let relays = finder.according();
    finder.posted();
    finder.forward();
    finder.relayed(&relays);
    finder.bare();
    finder.nominal();
    if finder.found.is_empty() {
        finder.headed(is_title);
    }
    let mut found = finder.found;
    for one in &mut found {
        one.when = sentence.when(one);
    }
    found
}

/// The stretches of words of time in a sentence, and whether each is beside a word for an occasion to speak:
/// "at Monday's hearing".
pub(super) fn times(tokens: &[Token<'_>]) -> Vec<(Range<usize>, bool)> {
    let sentence = Sentence { tokens, end: tokens.len(), verbs: Vec::new(), clauses: Vec::new() };
    let is_event = |run: &Range<usize>| {
        let near = run.start.saturating_sub(EVENT_NEAR)..(run.end + EVENT_NEAR).min(tokens.len());
        tokens[near].iter().any(|token| token.is(Class::EVENT))
    };
    let runs = sentence.all_runs(0..tokens.len()).into_iter();
    runs.map(|run| (run.clone(), is_event(&run))).collect()
}

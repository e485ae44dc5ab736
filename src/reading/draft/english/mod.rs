//! How English reports what somebody said: the patterns, tried in their order on one sentence.
//!
//! Owns the grammar; the words are data (`words.txt`). The engine's flow calls [`read`] for each sentence. A
//! pattern is a file here: it finds places and gives them to [`Finder::push`], which notes what is used up,
//! so that the order of [`read`] is the order of trust. A pattern must look only at its sentence, and never
//! fail.

mod according;
mod bare;
mod content;
mod dateline;
mod forward;
mod headed;
mod nominal;
mod posted;
mod subject;
mod unsaid;
mod verbs;
mod when;

use std::ops::Range;

use super::Pattern;
use super::lexicon::{Act, Class, Form, Frame, Lemma};
use super::token::Token;

pub(super) use dateline::dateline;
pub(super) use headed::transcript_name;
use subject::Clause;

/// Tokens from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) first: usize,
    pub(super) last: usize,
}

/// A statement found in a sentence, as places of tokens.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) pattern: Pattern,
    pub(super) speaker: Option<Phrase>,
    /// The pieces of its content, in the order of the text.
    pub(super) content: Vec<Range<usize>>,
    pub(super) cue: Range<usize>,
    pub(super) lemma: Option<&'static Lemma>,
    pub(super) act: Act,
    pub(super) negated: bool,
    /// Only perhaps said, or by nobody.
    pub(super) unsaid: bool,
    /// Where the cue begins with the auxiliaries of its verb.
    pub(super) cue_start: usize,
    /// Who relays it: "…, according to X".
    pub(super) via: Vec<Phrase>,
    /// The words of time beside the verb, nearest first.
    pub(super) when: Vec<Range<usize>>,
}

/// An occasion is named no farther from its day, in tokens.
const EVENT_NEAR: usize = 7;

/// A first phrase has no more words than this.
const LONGEST_FIRST: usize = 10;

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

/// A sentence with what all patterns ask of it.
struct Sentence<'s, 't> {
    tokens: &'s [Token<'t>],
    /// Where its final marks begin.
    end: usize,
    /// The reporting verbs, and what stands to their left.
    verbs: Vec<usize>,
    clauses: Vec<Clause>,
}

impl<'s, 't> Sentence<'s, 't> {
    fn new(tokens: &'s [Token<'t>], is_title: bool) -> Self {
        let is_final = |token: &Token<'_>| {
            token.is_mark() && (token.text.starts_with('.') || matches!(token.text, "?" | "!" | "…"))
        };
        let end = tokens.iter().rposition(|token| !is_final(token)).map_or(0, |last| last + 1);
        let mut sentence = Self { tokens, end, verbs: Vec::new(), clauses: Vec::new() };
        sentence.verbs = (0..tokens.len()).filter(|&at| sentence.is_reporting(at, is_title)).collect();
        sentence.clauses = sentence.verbs.iter().map(|&at| sentence.clause(at)).collect();
        sentence
    }

    /// The token at a place, if there is one.
    fn at(&self, at: usize) -> Option<&'s Token<'t>> {
        self.tokens.get(at)
    }

    /// The token before a place.
    fn before(&self, at: usize) -> Option<&'s Token<'t>> {
        self.tokens.get(at.checked_sub(1)?)
    }

    /// The token at a place, if it stands before the final marks.
    fn inside(&self, at: usize) -> Option<&'s Token<'t>> {
        self.tokens[..self.end].get(at)
    }

    fn is_word(&self, at: usize, word: &str) -> bool {
        self.at(at).is_some_and(|token| token.lower == word)
    }

    /// Whether the word is one of these.
    fn is_any(&self, at: usize, words: &[&str]) -> bool {
        self.at(at).is_some_and(|token| words.contains(&&*token.lower))
    }

    fn is_class(&self, at: usize, class: Class) -> bool {
        self.at(at).is_some_and(|token| token.is(class))
    }

    fn is_quote(&self, at: usize) -> bool {
        self.at(at).is_some_and(Token::is_quote)
    }

    fn is_comma(&self, at: usize) -> bool {
        self.at(at).is_some_and(Token::is_comma)
    }

    /// Whether the word can be a form of a reporting verb that ends in `-ing`.
    fn is_participle(&self, at: usize) -> bool {
        self.form(at) == Some(Form::Ing)
    }

    fn form(&self, at: usize) -> Option<Form> {
        Some(self.at(at)?.verb?.form)
    }

    fn lemma(&self, at: usize) -> Option<&'static Lemma> {
        Some(self.at(at)?.verb?.lemma)
    }

    /// Finite by its look: "is", "wanted", "says".
    fn is_finite(&self, at: usize) -> bool {
        self.at(at).is_some_and(|token| {
            token.is_word() && (token.is(Class::FINITE) || !token.capital && token.lower.ends_with("ed"))
        })
    }

    fn has_quote(&self, range: Range<usize>) -> bool {
        self.tokens[range.start.min(self.tokens.len())..range.end.min(self.tokens.len())]
            .iter()
            .any(Token::is_quote)
    }

    /// The first phrase of the sentence, where a verb far from its subject may find it.
    fn first_phrase(&self, before: usize) -> Option<Phrase> {
        self.first_phrase_in(0..before)
    }

    /// The first phrase of a stretch that can be a subject.
    fn first_phrase_in(&self, stretch: Range<usize>) -> Option<Phrase> {
        let (start, before) = (stretch.start, stretch.end);
        let first = (start..before).find(|&at| !(self.is_class(at, Class::LEAD) || self.is_comma(at)))?;
        let is_part = |at: usize| {
            self.tokens[at].is_word()
                && !self.is_finite(at)
                && !self.is_other_verb(at)
                && !self.is_class(at, Class::SUBORDINATOR | Class::AUXILIARY)
        };
        let length = (first..before).take_while(|&at| is_part(at)).take(LONGEST_FIRST).count();
        let is_speaker = |at: usize| {
            let token = &self.tokens[at];
            token.capital || token.is(Class::GROUP | Class::PRONOUN | Class::DETERMINER)
        };
        // A determiner alone is nobody.
        let is_alone = length == 1 && self.is_class(first, Class::DETERMINER);
        let found = length > 0 && !is_alone && (first..first + length).any(is_speaker);
        found.then(|| Phrase { first, last: first + length - 1 })
    }
}

/// What was found so far, and which tokens are used up.
struct Finder<'r, 's, 't> {
    sentence: &'r Sentence<'s, 't>,
    used: Vec<bool>,
    found: Vec<Found>,
}

impl Finder<'_, '_, '_> {
    /// Notes a statement with a reporting verb; `false` if its content is empty.
    fn push_verb(
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
    fn push(&mut self, mut found: Found) -> bool {
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
const fn can_follow(frame: Frame) -> bool {
    matches!(frame, Frame::Clause | Frame::Addressee | Frame::Infinitive)
}

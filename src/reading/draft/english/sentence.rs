//! A sentence as the patterns see it: its tokens, its reporting verbs, and what stands to their left.
//!
//! Owns the questions that every pattern asks of one token or one stretch. What only one pattern asks stands
//! in that pattern's file; nothing is noted here.

use std::ops::Range;

use super::clause::Clause;
use super::found::Phrase;
use crate::reading::draft::lexicon::{Class, Form, Lemma};
use crate::reading::draft::token::Token;

/// A first phrase has no more words than this.
const LONGEST_FIRST: usize = 10;

/// A sentence with what all patterns ask of it.
pub(super) struct Sentence<'s, 't> {
    pub(super) tokens: &'s [Token<'t>],
    /// Where its final marks begin.
    pub(super) end: usize,
    /// The reporting verbs, and what stands to their left.
    pub(super) verbs: Vec<usize>,
    pub(super) clauses: Vec<Clause>,
}

impl<'s, 't> Sentence<'s, 't> {
    pub(super) fn new(tokens: &'s [Token<'t>], is_title: bool) -> Self {
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
    pub(super) fn at(&self, at: usize) -> Option<&'s Token<'t>> {
        self.tokens.get(at)
    }

    /// The token before a place.
    pub(super) fn before(&self, at: usize) -> Option<&'s Token<'t>> {
        self.tokens.get(at.checked_sub(1)?)
    }

    /// The token at a place, if it stands before the final marks.
    pub(super) fn inside(&self, at: usize) -> Option<&'s Token<'t>> {
        self.tokens[..self.end].get(at)
    }

    pub(super) fn is_word(&self, at: usize, word: &str) -> bool {
        self.at(at).is_some_and(|token| token.lower == word)
    }

    /// Whether the word is one of these.
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        self.at(at).is_some_and(|token| words.contains(&&*token.lower))
    }

    pub(super) fn is_class(&self, at: usize, class: Class) -> bool {
        self.at(at).is_some_and(|token| token.is(class))
    }

    pub(super) fn is_quote(&self, at: usize) -> bool {
        self.at(at).is_some_and(Token::is_quote)
    }

    pub(super) fn is_comma(&self, at: usize) -> bool {
        self.at(at).is_some_and(Token::is_comma)
    }

    /// Whether the word can be a form of a reporting verb that ends in `-ing`.
    pub(super) fn is_participle(&self, at: usize) -> bool {
        self.form(at) == Some(Form::Ing)
    }

    pub(super) fn form(&self, at: usize) -> Option<Form> {
        Some(self.at(at)?.verb?.form)
    }

    pub(super) fn lemma(&self, at: usize) -> Option<&'static Lemma> {
        Some(self.at(at)?.verb?.lemma)
    }

    /// Finite by its look: "is", "wanted", "says".
    pub(super) fn is_finite(&self, at: usize) -> bool {
        self.at(at).is_some_and(|token| {
            token.is_word() && (token.is(Class::FINITE) || !token.capital && token.lower.ends_with("ed"))
        })
    }

    pub(super) fn has_quote(&self, range: Range<usize>) -> bool {
        self.tokens[range.start.min(self.tokens.len())..range.end.min(self.tokens.len())]
            .iter()
            .any(Token::is_quote)
    }

    /// The first phrase of the sentence, where a verb far from its subject may find it.
    pub(super) fn first_phrase(&self, before: usize) -> Option<Phrase> {
        self.first_phrase_in(0..before)
    }

    /// The first phrase of a stretch that can be a subject.
    pub(super) fn first_phrase_in(&self, stretch: Range<usize>) -> Option<Phrase> {
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

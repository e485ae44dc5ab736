//! Quotations that no reporting verb has taken: after an unknown verb ("he began"), or after a colon.

use super::finder::Finder;
use super::found::{Found, Phrase};
use super::sentence::Sentence;
use crate::reading::draft::drafted::Pattern;
use crate::reading::draft::lexicon::{Act, Class, Form};

/// A quotation of fewer words is no statement of its own, unless its last mark says so.
const FEWEST_WORDS: usize = 3;

impl Finder<'_, '_, '_> {
    pub(super) fn bare(&mut self) {
        for at in 0..self.sentence.tokens.len() {
            let token = &self.sentence.tokens[at];
            let is_speech = matches!(token.last_of_quote(), Some('!' | '?' | ','));
            if !token.is_quote() || self.used[at] || (token.words() < FEWEST_WORDS && !is_speech) {
                continue;
            }
            let found = if is_speech { self.sentence.verb_after(at) } else { None };
            if let Some((pattern, verb, speaker)) = found.or_else(|| self.sentence.verb_before_colon(at)) {
                self.push(Found {
                    pattern,
                    speaker: Some(speaker),
                    content: std::iter::once(at..at + 1).collect(),
                    cue: verb..verb + 1,
                    lemma: None,
                    act: Act::Statement,
                    negated: false,
                    unsaid: false,
                    cue_start: verb,
                    via: Vec::new(),
                    when: Vec::new(),
                });
            }
        }
    }
}

impl Sentence<'_, '_> {
    /// Whether a word looks like the past of some verb.
    fn looks_past(&self, at: usize) -> bool {
        self.at(at).is_some_and(|token| {
            token.is_word()
                && !token.capital
                && (token.lower.ends_with("ed")
                    || matches!(self.form(at), Some(Form::Past | Form::S))
                    || token.is(Class::BARE_PAST))
        })
    }

    /// `"…," began the mayor` and `"…," the mayor began`.
    fn verb_after(&self, quote: usize) -> Option<(Pattern, usize, Phrase)> {
        let next = quote + 1;
        if self.looks_past(next) {
            let begins = self.at(next + 1)?;
            if !(begins.is_name() || begins.is(Class::DETERMINER | Class::PRONOUN)) {
                return None;
            }
            let stop = (next + 1..self.end).find(|&at| self.is_quote(at)).unwrap_or(self.end);
            return (stop > next + 1)
                .then(|| (Pattern::Inverted, next, Phrase { first: next + 1, last: stop - 1 }));
        }
        let verb = (next..self.end.min(next + 9))
            .find(|&at| !self.tokens[at].is_word() || self.looks_past(at))
            .filter(|&at| at > next && self.looks_past(at))?;
        let speaker = Phrase { first: next, last: verb - 1 };
        self.can_speak(speaker).then_some((Pattern::PostPosed, verb, speaker))
    }

    /// `the mayor began: "…"`.
    fn verb_before_colon(&self, quote: usize) -> Option<(Pattern, usize, Phrase)> {
        if self.before(quote)?.text != ":" {
            return None;
        }
        let mut first = (0..quote).find(|&at| !(self.is_class(at, Class::LEAD) || self.is_comma(at)))?;
        if self.is_class(first, Class::PREPOSITION) {
            first = (first..quote).find(|&at| self.is_comma(at))? + 1;
        }
        let is_part = |at: usize| {
            self.tokens[at].is_word()
                && !self.looks_past(at)
                && !self.is_class(at, Class::FINITE | Class::SUBORDINATOR)
        };
        let end = (first..quote).find(|&at| !is_part(at)).unwrap_or(quote);
        let verb = (first..quote).rev().find(|&at| self.looks_past(at))?;
        if end <= first {
            return None;
        }
        let speaker = Phrase { first, last: (end - 1).min(first + 12) };
        self.can_speak(speaker).then_some((Pattern::Colon, verb, speaker))
    }
}

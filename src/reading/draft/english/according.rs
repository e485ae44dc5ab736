//! "According to X, …" and "…, according to X"; and where somebody else speaks in front of it, X relays: "he
//! said, according to state media".

use super::clause::Subject;
use super::finder::{Finder, can_follow};
use super::found::{Found, Phrase};
use crate::reading::draft::drafted::Pattern;
use crate::reading::draft::lexicon::{Act, Class, Form};

/// "…, according to X" behind what somebody else says.
pub(super) struct Relay {
    at: usize,
    source: Phrase,
}

impl Finder<'_, '_, '_> {
    /// Finds what is according to somebody; returns those who may only relay.
    pub(super) fn according(&mut self) -> Vec<Relay> {
        let mut relays = Vec::new();
        for at in 0..self.sentence.tokens.len().saturating_sub(2) {
            if self.sentence.is_word(at, "according") && self.sentence.is_word(at + 1, "to") && !self.used[at]
            {
                relays.extend(self.according_at(at));
            }
        }
        relays
    }

    /// Makes relays of those behind a statement that was found, and statements of the others.
    pub(super) fn relayed(&mut self, relays: &[Relay]) {
        for relay in relays {
            let mut is_relay = false;
            for found in self.found.iter_mut().filter(|found| found.cue.start < relay.at) {
                found.via.push(relay.source);
                is_relay = true;
            }
            if !is_relay {
                self.stated_before(relay.at, relay.source);
            }
        }
    }

    fn according_at(&mut self, at: usize) -> Option<Relay> {
        let sentence = self.sentence;
        let (tokens, end) = (sentence.tokens, sentence.end);
        let first = at + 2;
        let stops_at_comma = at <= 1;
        let last = (first..end)
            .find(|&at| tokens[at].is_quote() || stops_at_comma && tokens[at].is_comma())
            .unwrap_or(end);
        if last <= first {
            return None;
        }
        let source = Phrase { first, last: last - 1 };
        if !stops_at_comma {
            if self.somebody_speaks_before(at) {
                self.used[at..last].fill(true);
                return Some(Relay { at, source });
            }
            self.stated_before(at, source);
        } else if last < end {
            let start = if tokens[last].is_quote() { last } else { last + 1 };
            self.state(at, source, start..sentence.cut(start, end, None));
        }
        self.used[at..last].fill(true);
        None
    }

    fn stated_before(&mut self, at: usize, source: Phrase) {
        let is_start = |at: &usize| !self.used[*at] && !self.sentence.is_class(*at, Class::CONJUNCTION);
        let start = (0..at).find(is_start).unwrap_or(at);
        self.state(at, source, start..at);
    }

    fn state(&mut self, at: usize, source: Phrase, content: std::ops::Range<usize>) {
        let (speaker, via) = self.cited(source);
        self.push(Found {
            pattern: Pattern::According,
            speaker: Some(speaker),
            content: std::iter::once(content).collect(),
            cue: at..at + 2,
            lemma: None,
            act: Act::Statement,
            negated: false,
            unsaid: false,
            cue_start: at,
            via,
            when: Vec::new(),
        });
    }

    /// "the news agency, citing the ministry": the ministry speaks and the agency relays.
    fn cited(&self, source: Phrase) -> (Phrase, Vec<Phrase>) {
        let cites = |at: &usize| self.sentence.is_any(*at, &["citing", "quoting"]);
        let Some(at) = (source.first + 1..source.last).find(cites) else {
            return (source, Vec::new());
        };
        let last = if at > source.first + 1 && self.sentence.is_comma(at - 1) { at - 2 } else { at - 1 };
        (Phrase { first: at + 1, last: source.last }, vec![Phrase { first: source.first, last }])
    }

    /// Whether somebody is the subject of a finite reporting verb before a place.
    fn somebody_speaks_before(&self, at: usize) -> bool {
        let sentence = self.sentence;
        sentence.verbs.iter().zip(&sentence.clauses).any(|(&verb, clause)| {
            verb < at
                && matches!(sentence.form(verb), Some(Form::Past | Form::S))
                && sentence.lemma(verb).is_some_and(|lemma| {
                    can_follow(lemma.frame) && !matches!(lemma.act, Act::Belief | Act::Finding)
                })
                && !clause.passive
                && matches!(clause.subject, Subject::Phrase(phrase, _) if sentence.can_speak(phrase))
        })
    }
}

//! Which words of time say when somebody spoke: those beside the verb, and those that lead in to its clause.
//!
//! Owns that choice; what the words mean is read elsewhere. A day in what was said, in a clause of its own
//! ("after the bridge fell on Monday") or in what is told of the speaker is the day of something else.

use std::ops::Range;

use super::found::Found;
use super::sentence::Sentence;
use crate::reading::draft::lexicon::{Class, Form};
use crate::reading::draft::token::Token;

/// How far behind the verb its words of time can stand, in tokens.
const FARTHEST: usize = 16;
/// Words that make a lead-in about another event.
const OTHER_EVENTS: [&str; 12] = [
    "after",
    "since",
    "before",
    "until",
    "till",
    "following",
    "ahead",
    "despite",
    "amid",
    "because",
    "if",
    "when",
];

impl Sentence<'_, '_> {
    /// The stretches of words of time beside what was found, the nearest first.
    pub(super) fn when(&self, found: &Found) -> Vec<Range<usize>> {
        let mut regions = vec![self.behind_verb(found)];
        if let Some(speaker) = found.speaker.filter(|speaker| speaker.last < found.cue.start) {
            let trailing = self.runs(speaker.first..speaker.last + 1).pop();
            let own = trailing.filter(|run| run.end > speaker.last && run.start > speaker.first);
            regions.push(own.map_or(speaker.last + 1, |run| run.start)..found.cue.start);
            regions.extend(self.lead_in(found, speaker.first));
        } else if found.speaker.is_none() {
            regions.extend(self.lead_in(found, found.cue_start));
        }
        let mut times: Vec<Range<usize>> = regions.into_iter().flat_map(|region| self.runs(region)).collect();
        let is_taken = |run: &Range<usize>| {
            found.content.iter().any(|piece| piece.start < run.end && run.start < piece.end)
        };
        times.retain(|run| !is_taken(run));
        // "accused X on Tuesday of fraud"
        let accuses = found.lemma.is_some_and(|lemma| matches!(lemma.word, "accuse" | "blame" | "charge"));
        for piece in found.content.iter().filter(|_| accuses) {
            let runs = self.runs(piece.clone()).into_iter();
            times.extend(runs.filter(|run| self.is_any(run.end, &["of", "for", "with"])).take(1));
        }
        times
    }

    /// From the verb to its content or to the end of its clause.
    fn behind_verb(&self, found: &Found) -> Range<usize> {
        let start = found.cue.end;
        let next = found.content.iter().map(|piece| piece.start).filter(|first| *first >= start).min();
        let end = next.unwrap_or(self.end).min(start + FARTHEST).min(self.tokens.len());
        let speaker = found.speaker.filter(|speaker| speaker.first >= start);
        let begin = speaker.map_or(start, |speaker| speaker.last + 1).min(end);
        // "said X, who was arrested on Monday"
        let stops = |at: &usize| {
            let token = &self.tokens[*at];
            token.is(Class::SUBORDINATOR) && token.lower != "and"
                || self.is_any(*at, &["after", "before", "following", "since", "until", "ahead"])
                || next.is_none()
                    && token.is_comma()
                    && !self.tokens.get(*at + 1).is_some_and(Token::begins_with_digit)
                || next.is_none() && self.form(*at) == Some(Form::Ing)
        };
        begin..(begin..end).find(stops).unwrap_or(end)
    }

    /// "In a speech on Monday," before the subject; nothing if it is a clause or about another event.
    fn lead_in(&self, found: &Found, subject: usize) -> Option<Range<usize>> {
        let is_border = |at: &usize| {
            let token = &self.tokens[*at];
            let joins = token.is(Class::CONJUNCTION) || matches!(&*token.lower, "but" | "while");
            matches!(token.text, ";" | ":")
                || token.is_quote()
                || joins && self.before(*at).is_some_and(Token::is_comma)
                || found.content.iter().any(|piece| piece.contains(at))
        };
        let start = (0..subject).rev().find(is_border).map_or(0, |at| at + 1);
        let words = || (start..subject).filter(|&at| self.tokens[at].is_word());
        let is_clause = words().any(|at| {
            self.is_finite(at) && !self.tokens[at].is(Class::TIME)
                || self.is_other_verb(at)
                || self.is_any(at, &["who", "which", "that"])
        });
        let is_other = words().any(|at| self.is_any(at, &OTHER_EVENTS));
        (start < subject && !is_clause && !is_other).then_some(start..subject)
    }

    /// The stretches of words of time in a region, without those that own something: "Monday's vote".
    pub(super) fn runs(&self, region: Range<usize>) -> Vec<Range<usize>> {
        let mut runs = self.all_runs(region);
        runs.retain(|run| !self.at(run.end).is_some_and(Token::is_possessive));
        runs
    }

    /// All stretches of words of time in a region.
    pub(super) fn all_runs(&self, region: Range<usize>) -> Vec<Range<usize>> {
        let is_time = |at: usize| {
            let token = &self.tokens[at];
            token.is(Class::TIME) && !self.is_no_time(at) || token.begins_with_digit()
        };
        let mut runs = Vec::new();
        let mut at = region.start;
        while at < region.end {
            let start = at;
            while at < region.end && is_time(at) {
                at += 1;
                // "Sept. 13, 2023"
                let goes_on = |at: usize| {
                    at + 1 < region.end
                        && matches!(self.tokens[at].text, "," | ".")
                        && self.tokens[at + 1].begins_with_digit()
                };
                if goes_on(at) {
                    at += 1;
                }
            }
            if at == start {
                at += 1;
            } else {
                runs.push(start..at);
            }
        }
        runs
    }

    /// "may" as an auxiliary, "USA Today", "the Sunday Times": no time.
    fn is_no_time(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let is_verb = matches!(&*token.lower, "may" | "march") && !token.capital;
        let is_name =
            |token: &Token<'_>| token.is_name() && !token.is(Class::TIME | Class::OPENER | Class::LEAD);
        let next = self.at(at + 1);
        let before = self.before(at);
        let named = token.capital
            && (token.is(Class::DAY)
                && next.is_some_and(is_name)
                && !next.is_some_and(|next| {
                    next.is(Class::TITLE | Class::GROUP | Class::GIVEN_HE | Class::GIVEN_SHE)
                })
                || matches!(&*token.lower, "today" | "tonight" | "yesterday" | "tomorrow")
                    && before.is_some_and(Token::is_word)
                || before.is_some_and(|before| {
                    matches!(&*before.lower, "black" | "super" | "good" | "bloody" | "cyber" | "ash")
                }));
        is_verb || named
    }

    /// Whether words of time begin here that are no adverb of the verb before: "Thursday's vote", "June 3
    /// was".
    pub(super) fn begins_with_time(&self, from: usize) -> bool {
        let is_part = |at: &usize| {
            self.inside(*at)
                .is_some_and(|token| token.is(Class::TIME) || token.begins_with_digit() || token.text == ".")
        };
        let end = (from..self.end).take_while(is_part).last().map_or(from, |last| last + 1);
        let Some(next) = self.inside(end) else { return false };
        end > from
            && (next.is_possessive()
                || next.is(Class::FINITE)
                || self.is_any(
                    end,
                    &["school", "schools", "newspaper", "night's", "marked", "brought", "began"],
                ))
    }
}

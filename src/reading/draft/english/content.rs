//! Where the content of a statement begins after its verb, and where it ends.
//!
//! Owns the boundaries, which decide most of what is right or wrong: what follows a verb is adjuncts ("in an
//! interview on Monday"), then the content, then often a clause that is the reporter's again.

use std::ops::Range;

use super::sentence::Sentence;
use crate::reading::draft::lexicon::{Act, Class, Form, Frame};
use crate::reading::draft::token::Token;

impl Sentence<'_, '_> {
    /// The first place after time words, adverbs and phrases with a preposition, and whether there were such
    /// phrases. With `stops_at_to` a "to" begins the content.
    pub(super) fn after_adjuncts(&self, from: usize, stops_at_to: bool) -> (usize, bool) {
        let mut at = from;
        let mut phrases = false;
        while let Some(token) = self.inside(at) {
            if self.begins_with_time(at) {
                break;
            }
            // "said the next day that"
            if self.is_any(at, &["the", "that", "a"])
                && self.is_any(
                    at + 1,
                    &["next", "same", "following", "day", "week", "month", "year", "previous"],
                )
                && !self.begins_with_time(at + 1)
                && self.is_time_noun(at)
            {
                at += 2;
                continue;
            }
            let is_time = token.is(Class::TIME) && token.lower != "may";
            if token.is_word()
                && (is_time
                    || token.is_adverb()
                    || matches!(&*token.lower, "also" | "again" | "only" | "simply" | "first"))
            {
                at += 1;
            } else if stops_at_to && token.lower == "to" {
                break;
            } else if self.is_approximate(at) {
                // "said about twenty people": no preposition.
                break;
            } else if token.is_word() && token.is(Class::PREPOSITION) && token.lower != "as" {
                phrases = true;
                at = self.after_phrase(at + 1, stops_at_to);
            } else if token.is_word() && is_date_number(&token.lower) {
                at += 1;
            } else {
                break;
            }
        }
        (at, phrases)
    }

    /// "the next day", "a day later": words of time that begin here with an article.
    fn is_time_noun(&self, at: usize) -> bool {
        let units = ["day", "week", "month", "year", "morning", "evening", "night", "afternoon"];
        self.is_any(at + 2, &units)
            || self.is_any(at + 1, &units)
                && self.is_any(at + 2, &["later", "earlier", "before", "that", "he", "she"])
    }

    /// "about 20", "over a dozen".
    fn is_approximate(&self, at: usize) -> bool {
        self.is_any(at, &["about", "over", "under", "between", "near"])
            && self.at(at + 1).is_some_and(|next| next.begins_with_digit() || next.text.starts_with('$'))
    }

    /// The end of the phrase of a preposition.
    fn after_phrase(&self, from: usize, stops_at_to: bool) -> usize {
        let mut at = from;
        let is_part = |at: usize| {
            self.inside(at).is_some_and(|token| {
                token.is_word()
                    && token.lower != "that"
                    && !(stops_at_to && token.lower == "to")
                    && !token.is(Class::SELF)
                    && !self.is_participle(at)
            })
        };
        loop {
            while is_part(at) {
                at += 1;
            }
            if !self.inside(at).is_some_and(Token::is_possessive) {
                return at;
            }
            at += 1;
        }
    }

    /// Where the content ends that begins at `start` and runs to `end` at most.
    pub(super) fn cut(&self, start: usize, end: usize, frame: Option<Frame>) -> usize {
        (start + 1..end).find_map(|at| self.cut_at(start, at, end, frame)).unwrap_or(end)
    }

    /// Where the content ends if it ends about here.
    fn cut_at(&self, start: usize, at: usize, end: usize, frame: Option<Frame>) -> Option<usize> {
        let token = &self.tokens[at];
        let length = at - start;
        if token.is_comma() && at + 1 < end && self.ends_at_comma(start, at, end, frame) {
            return Some(at);
        }
        if token.is_quote()
            && at + 1 < end
            && self.is_participle(at + 1)
            && matches!(token.last_of_quote(), Some(',' | '—'))
        {
            return Some(at + 1);
        }
        if length >= 2 && self.is_reporters_again(start, at, end, frame) {
            return Some(at);
        }
        if token.is_mark() && token.text == ";" {
            return Some(at);
        }
        if !token.is_word() {
            return None;
        }
        let reports_again =
            matches!(&*token.lower, "and" | "but") && length >= 2 && self.reports_again(at + 1, end);
        let while_somebody = token.lower == "while"
            && length > 4
            && self.verbs.iter().zip(&self.clauses).any(|(&verb, clause)| {
                at < verb
                    && verb < end.min(at + 8)
                    && clause.phrase().is_some_and(|phrase| phrase.first == at + 1)
            });
        let according =
            token.lower == "according" && at + 1 < end && self.is_word(at + 1, "to") && length >= 3;
        (reports_again || while_somebody || according).then_some(at)
    }

    fn ends_at_comma(&self, start: usize, at: usize, end: usize, frame: Option<Frame>) -> bool {
        let length = at - start;
        let next = &self.tokens[at + 1];
        let begins_clause = |at: usize| {
            at < end && (self.is_class(at, Class::PRONOUN | Class::DETERMINER) || self.tokens[at].is_name())
        };
        if self.is_participle(at + 1)
            || next.is(Class::CONJUNCTION) && at + 2 < end && self.is_participle(at + 2)
        {
            return true;
        }
        let lower = &*next.lower;
        if self.ends_with_gloss(start, at, end) {
            return true;
        }
        if matches!(lower, "although" | "though" | "whereas") && length >= 2 && begins_clause(at + 2) {
            return true;
        }
        if matches!(lower, "and" | "but" | "however" | "while")
            && length >= 3
            && begins_clause(at + 2)
            && (at + 2..end.min(at + 10)).any(|at| self.is_finite(at))
            && !(at + 2..end.min(at + 6)).any(|at| self.is_comma(at))
        {
            return true;
        }
        let goes_on = |token: &Token<'_>| token.is_quote() || token.lower == "of" || token.is(Class::TERM);
        if frame == Some(Frame::Object)
            && !next.is(Class::CONJUNCTION)
            && !self.tokens[at..end.min(at + 14)].iter().any(goes_on)
        {
            return true;
        }
        if lower == "according" && self.is_word(at + 2, "to") && at + 2 < end {
            return true;
        }
        matches!(lower, "and" | "but" | "while" | "though" | "although" | "as" | "yet" | "with")
            && self.somebody_reports(at, end)
    }

    /// ", implicitly putting …", and at the end of the sentence ", who was there".
    fn ends_with_gloss(&self, start: usize, comma: usize, end: usize) -> bool {
        let next = &self.tokens[comma + 1];
        let length = comma - start;
        let is_ing = |at: usize| {
            self.tokens[..end].get(at).is_some_and(|token| {
                token.is_word() && !token.capital && token.lower.len() > 5 && token.lower.ends_with("ing")
            })
        };
        if length >= 3 && next.is_adverb() && is_ing(comma + 2) {
            return true;
        }
        length >= 4
            && matches!(&*next.lower, "who" | "which")
            && !self.tokens[(comma + 2).min(end)..end]
                .iter()
                .any(|token| token.is_comma() || token.is_quote())
    }

    /// Where the reporter goes on without a comma: a dash or a time after an object, "and" with another verb
    /// in the past.
    fn is_reporters_again(&self, start: usize, at: usize, end: usize, frame: Option<Frame>) -> bool {
        let token = &self.tokens[at];
        let is_object = frame == Some(Frame::Object);
        if is_object
            && (at - start >= 3 && token.is_dash()
                || self.is_any(at, &["during", "after", "before", "while", "when"]))
        {
            return true;
        }
        if !token.is_word() || token.lower != "and" || at + 1 >= end || self.tokens[at + 1].capital {
            return false;
        }
        let is_past = self.form(at + 1) == Some(Form::Past) || self.tokens[at + 1].lower.ends_with("ed");
        let before = &self.tokens[at - 1];
        let after_quotation = at - start >= 3 && (before.is_quote() || before.is(Class::TERM));
        is_past && (is_object || after_quotation) || is_object && self.is_class(at + 1, Class::FINITE)
    }

    /// Whether a clause of somebody who reports begins after the comma at a place.
    fn somebody_reports(&self, comma: usize, end: usize) -> bool {
        self.verbs.iter().zip(&self.clauses).any(|(&verb, clause)| {
            comma + 1 < verb
                && verb < end
                && matches!(self.form(verb), Some(Form::Past | Form::S))
                && self.lemma(verb).is_some_and(|lemma| lemma.act != Act::Belief)
                && clause.phrase().is_some_and(|phrase| {
                    comma < phrase.first && phrase.first <= comma + 3 && self.can_speak(phrase)
                })
        })
    }

    /// "… and insisted that": the same subject reports again with the verb at a place.
    fn reports_again(&self, verb: usize, end: usize) -> bool {
        if verb + 1 >= end
            || !self.verbs.contains(&verb)
            || !matches!(self.form(verb), Some(Form::Past | Form::S))
        {
            return false;
        }
        let Some(lemma) = self.lemma(verb) else { return false };
        let next = &self.tokens[verb + 1];
        lemma.frame != Frame::Preposition
            && lemma.act != Act::Belief
            && (matches!(
                &*next.lower,
                "that" | "to" | "he" | "she" | "they" | "the" | "his" | "her" | "its" | "it" | "their"
            ) || next.is_quote()
                || next.is_name())
    }

    /// A stretch of content without the day at its end.
    pub(super) fn content_before_time(&self, content: Range<usize>) -> Range<usize> {
        content.start..self.before_time(content.start, content.end)
    }
}

/// "13", "13th", "2024": a number as dates have them.
fn is_date_number(lower: &str) -> bool {
    let digits = lower.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ending = &lower[digits.len()..];
    let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    let is_year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    let is_day = digits.len() <= 2 && matches!(ending, "" | "st" | "nd" | "rd" | "th");
    matches!(lower, "a.m" | "p.m") || is_number && (is_day || is_year && ending.is_empty())
}

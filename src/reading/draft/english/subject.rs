//! Who is the subject of a verb: the search to its left.
//!
//! Owns where a noun phrase begins and what of it is a speaker. All searching is bounded by constants here.

use super::clause::{Clause, Subject};
use super::found::Phrase;
use super::sentence::Sentence;
use crate::reading::draft::lexicon::{Class, Form};
use crate::reading::draft::token::{Token, TokenKind};

/// No noun phrase is longer, in tokens.
const LONGEST_PHRASE: usize = 40;
/// How many commas an apposition may hold: "Amin Prasad, 62, a former official of the Fund, said".
const MOST_COMMAS: usize = 7;

impl Sentence<'_, '_> {
    /// What stands to the left of the verb at a place.
    pub(super) fn clause(&self, verb: usize) -> Clause {
        let mut passive = false;
        let mut negated = false;
        let (mut may_be, mut may_have, mut perfect) = (false, false, false);
        let (mut neither, mut will) = (false, false);
        let mut at = verb;
        let mut last = None;
        while let Some(before) = at.checked_sub(1) {
            let token = &self.tokens[before];
            let is_passed_over = token.is(Class::AUXILIARY | Class::BE)
                || token.is_adverb()
                || self.is_floating(before)
                || self.is_neither(before)
                || self.is_part_of_negation(before);
            if !token.is_word() || !is_passed_over {
                last = Some(before);
                break;
            }
            passive |= token.is(Class::BE);
            negated |= self.negates(before);
            may_be |= self.is_any(before, &["could", "might", "may"]);
            may_have |= self.may_have(before);
            neither |= self.is_neither(before);
            will |= self.is_any(before, &["will", "shall"]);
            perfect |= token.lower == "have" || token.lower.ends_with("'ve");
            at = before;
        }
        let subject = last.map_or(Subject::None, |last| self.subject_ending(last));
        let unsaid = may_have && perfect
            || (may_be || will) && !negated && self.form(verb) == Some(Form::Base)
            || neither
            || last.is_some_and(|last| self.is_unsaid(subject, last));
        Clause { subject, passive, negated, unsaid, start: at }
    }

    /// "Brito and Weil both denied", "have both said": a word about the subject that stands behind it.
    fn is_floating(&self, at: usize) -> bool {
        self.is_word(at, "both")
            && self.before(at).is_some_and(|before| {
                before.is(Class::AUXILIARY | Class::PRONOUN) || before.is_name() && !before.is(Class::TIME)
            })
    }

    fn subject_ending(&self, last: usize) -> Subject {
        let token = &self.tokens[last];
        match token.kind {
            TokenKind::Quote => return Subject::None,
            TokenKind::Word if matches!(&*token.lower, "and" | "but" | "or") => return Subject::Same,
            TokenKind::Word if matches!(&*token.lower, "who" | "which" | "that") && last > 0 => {
                return self.antecedent(last);
            }
            TokenKind::Mark if token.is_comma() || token.is_dash() => {
                return match self.apposed(last) {
                    Subject::Phrase(phrase, first) => self.with_partner(phrase, first),
                    none => none,
                };
            }
            TokenKind::Word | TokenKind::Mark => {}
        }
        let Some(mut first) = self.noun_phrase(last) else { return Subject::None };
        // "The woman accused by X"
        if first >= 2
            && self.is_word(first, "by")
            && self.is_other_verb(first - 1)
            && let Some(outer) = self.noun_phrase(first - 2)
        {
            first = outer;
        }
        match self.speaker_in(first, last) {
            Some(phrase) if phrase.first == first => self.with_partner(phrase, first),
            Some(phrase) => Subject::Phrase(phrase, first),
            None => Subject::None,
        }
    }

    /// "X, the mayor, and Y": the subject Y with X before it, whose apposition is closed.
    fn with_partner(&self, phrase: Phrase, clause: usize) -> Subject {
        let alone = Subject::Phrase(phrase, clause);
        let Some(and) = phrase.first.checked_sub(1).filter(|&at| self.is_word(at, "and")) else {
            return alone;
        };
        let Some(comma) = and.checked_sub(1).filter(|&at| self.is_comma(at)) else { return alone };
        let Subject::Phrase(partner, first) = self.apposed(comma) else { return alone };
        let acts = (partner.first..comma).any(|at| self.is_finite(at) || self.is_other_verb(at));
        if acts { alone } else { Subject::Phrase(Phrase { first: partner.first, last: phrase.last }, first) }
    }

    /// "X, who said": X.
    fn antecedent(&self, who: usize) -> Subject {
        let last = if who > 1 && self.is_comma(who - 1) { who - 2 } else { who - 1 };
        let phrase = self.noun_phrase(last).and_then(|first| self.speaker_in(first, last));
        let phrase = phrase.unwrap_or(Phrase { first: who, last: who });
        Subject::Phrase(phrase, phrase.first)
    }

    /// "X, the mayor, said": X, with what is said of X.
    fn apposed(&self, closing: usize) -> Subject {
        let mark = self.tokens[closing].text;
        let openings = (1..closing)
            .rev()
            .take(3 * LONGEST_PHRASE)
            .take_while(|&at| !self.is_quote(at))
            .filter(|&at| self.tokens[at].is_mark() && self.tokens[at].text == mark);
        for opening in openings.take(MOST_COMMAS) {
            let last = opening - 1;
            let Some(phrase) = self.noun_phrase(last).and_then(|first| self.speaker_in(first, last)) else {
                continue;
            };
            let has_name = self.tokens[phrase.last].is_name() || self.tokens[phrase.last].text == ")";
            let has_group =
                (phrase.first..=phrase.last).any(|at| self.is_class(at, Class::GROUP | Class::BODILY));
            let reports = (opening..closing).any(|at| {
                matches!(self.lemma(at).map(|lemma| lemma.word), Some("say" | "tell"))
                    && self.form(at) != Some(Form::Ing)
            });
            // "The engineer, Jan Rell,"
            let is_named = closing > opening + 2
                && self.is_class(phrase.first, Class::DETERMINER)
                && self.tokens[opening + 1..closing].iter().all(|it| it.is_name() && !it.is(Class::TIME));
            if (has_name || has_group || is_named) && !reports {
                let first = self.name_before(phrase, opening, closing).unwrap_or(phrase.first);
                return Subject::Phrase(Phrase { first, last: closing }, first);
            }
        }
        Subject::None
    }

    /// "X, head of Y, Z, said": X, if what was found first is only what is said of X.
    fn name_before(&self, phrase: Phrase, opening: usize, closing: usize) -> Option<usize> {
        let is_bare_name = |phrase: Phrase| {
            phrase.last > phrase.first
                && (phrase.first..=phrase.last).all(|at| {
                    let token = &self.tokens[at];
                    (token.is_name() || token.text == ".")
                        && !token.is(Class::TIME | Class::BODY | Class::GROUP)
                })
        };
        let comma = phrase.first.checked_sub(1).filter(|&at| self.is_comma(at) && at > 0)?;
        let first = self.noun_phrase(comma - 1)?;
        let name = self.speaker_in(first, comma - 1)?;
        let acts = (comma..closing).any(|at| self.is_finite(at) || self.is_other_verb(at));
        let whole = Phrase { first: phrase.first, last: opening - 1 };
        (is_bare_name(name) && !is_bare_name(whole) && !acts).then_some(name.first)
    }

    /// Where the noun phrase begins that ends at a place.
    pub(super) fn noun_phrase(&self, last: usize) -> Option<usize> {
        let mut from = last;
        if self.tokens[last].text == ")" {
            let opening = (0..last).rev().take(LONGEST_PHRASE).find(|&at| self.tokens[at].text == "(")?;
            from = opening.checked_sub(1)?;
        }
        let mut first = None;
        for at in (0..=from).rev().take(LONGEST_PHRASE) {
            let token = &self.tokens[at];
            match token.kind {
                TokenKind::Mark if self.is_inside_name(at) => continue,
                TokenKind::Mark | TokenKind::Quote => break,
                TokenKind::Word => {}
            }
            if token.is(Class::PRONOUN) && token.text != "US" {
                return Some(at);
            }
            if token.is(Class::CONJUNCTION) {
                if first.is_some() && self.joins_names(at) {
                    continue;
                }
                break;
            }
            if token.is(Class::SUBORDINATOR | Class::FINITE) || self.is_other_verb(at) {
                break;
            }
            first = Some(at);
        }
        first
    }

    fn is_inside_name(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let after_initial = token.text == "."
            && self
                .before(at)
                .is_some_and(|before| before.is(Class::ABBREVIATION) || before.text.chars().count() == 1);
        token.is_possessive() || matches!(token.text, "&" | "-" | "/") || after_initial
    }

    fn joins_names(&self, at: usize) -> bool {
        let (Some(before), Some(after)) = (self.before(at), self.at(at + 1)) else {
            return false;
        };
        let both = || (at.saturating_sub(6)..at).any(|at| self.is_word(at, "both"));
        // "Mayor X and union head Y"
        let role = self.tokens[at + 1..].iter().take(5).take_while(|token| token.is_word());
        let is_titled = role.clone().any(Token::is_name)
            && role.take_while(|token| !token.is_name()).any(|token| token.is(Class::GROUP | Class::TITLE));
        before.is_word()
            && ((before.capital && (after.is_name() || is_titled && !after.is(Class::DETERMINER)))
                || before.is(Class::GROUP)
                || after.lower == "the" && both())
    }

    pub(super) fn is_other_verb(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.verb.is_some_and(|verb| {
            matches!(verb.form, Form::Past | Form::S)
                && !token.is(Class::NOUN_S)
                && !token.capital
                && !matches!(&*token.lower, "found" | "shown")
        })
    }

    /// The speaker in a noun phrase: without what leads in to it ("But", "In an interview with us").
    pub(super) fn speaker_in(&self, mut first: usize, last: usize) -> Option<Phrase> {
        while first <= last && self.is_class(first, Class::LEAD) {
            first += 1;
        }
        while first <= last && (self.tokens[first].is_adverb() || self.is_comma(first)) {
            first += 1;
        }
        if first > last {
            return None;
        }
        let leads_in = self.is_class(first, Class::PREPOSITION)
            || (self.is_class(first, Class::TIME) && !self.is_any(first, &["may", "march"]));
        if leads_in {
            first = self.after_lead_in(first, last)?;
        }
        Some(Phrase { first, last })
    }

    /// Where the subject begins in "On Tuesday the mayor": at the last pronoun, the last name, or the last
    /// determiner.
    fn after_lead_in(&self, first: usize, last: usize) -> Option<usize> {
        if let Some(pronoun) = (first..=last).rev().find(|&at| self.is_class(at, Class::PRONOUN)) {
            return Some(pronoun);
        }
        let is_name =
            |token: &Token<'_>| token.is_name() || token.is_possessive() || matches!(token.text, "." | "&");
        let mut name = last;
        let dates = Class::TIME | Class::PREPOSITION;
        while name > first && is_name(&self.tokens[name - 1]) && !self.is_class(name - 1, dates) {
            name -= 1;
        }
        if self.tokens[name].is_name() && !self.is_class(name, Class::TIME) {
            if name > first + 2 && self.is_class(name - 1, Class::PREPOSITION) {
                return Some(self.whose_object(first, name - 1).unwrap_or(name));
            }
            return Some(name);
        }
        (first + 1..=last).rev().find(|&at| self.is_class(at, Class::DETERMINER))
    }

    /// Where "critics of X" begins in "On Tuesday critics of X", if they are a group.
    fn whose_object(&self, first: usize, preposition: usize) -> Option<usize> {
        let stops = Class::TIME | Class::PREPOSITION | Class::DETERMINER;
        let is_part = |at: &usize| self.tokens[*at].is_word() && !self.is_class(*at, stops);
        let begin = (first + 1..preposition).rev().take_while(is_part).last()?;
        let before = begin - 1;
        let start = if before > first && self.is_class(before, Class::DETERMINER) { before } else { begin };
        self.is_class(preposition - 1, Class::GROUP).then_some(start)
    }

    /// Whether a phrase can say something: a pronoun, a group, a number of people, or a name.
    pub(super) fn can_speak(&self, phrase: Phrase) -> bool {
        let words = || (phrase.first..=phrase.last).filter(|&at| self.tokens[at].is_word());
        let count = words().count();
        let known = Class::PRONOUN | Class::GROUP | Class::NUMBER | Class::BODILY;
        words().any(|at| {
            let token = &self.tokens[at];
            token.is(known) || token.begins_with_digit() || (token.capital && (at > 0 || count <= 4))
        })
    }

    /// A phrase without the day at its end: "Prasad on Monday", "Prasad last week".
    pub(super) fn without_time(&self, phrase: Phrase) -> Phrase {
        let end = self.before_time(phrase.first, phrase.last + 1);
        Phrase { first: phrase.first, last: end - 1 }
    }

    /// Where a stretch ends without the day at its end; it always keeps something.
    pub(super) fn before_time(&self, start: usize, end: usize) -> usize {
        let mut at = end;
        let long = end - start >= 2;
        if long && self.is_class(end - 1, Class::DAYTIME) {
            if self.is_class(end - 2, Class::DAY | Class::BEFORE_DAYTIME) {
                at -= 2;
                if at > start && self.is_any(at - 1, &["on", "late", "early"]) {
                    at -= 1;
                }
            }
        } else if long && self.is_class(end - 1, Class::DAY) {
            at -= 1;
            if at - start >= 2 && self.is_any(at - 1, &["on", "late", "early", "last"]) {
                at -= 1;
            }
        }
        if at > start { at } else { end }
    }
}

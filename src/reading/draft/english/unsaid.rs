//! What is reported as not said: "did not say", "nobody said", "could have said", "if she says".
//!
//! Owns which words beside a verb and its subject mean that. Such a statement is found like others, so that
//! its words are nobody else's; whether it is kept is for `kind` to say. All searching is bounded by
//! constants here.

use super::clause::Subject;
use super::found::Phrase;
use super::sentence::Sentence;
use crate::reading::draft::lexicon::{Act, Class, Frame};
use crate::reading::draft::token::Token;

/// How far back the beginning of a clause is looked for, in tokens.
const LONGEST_CLAUSE: usize = 20;
/// How far before an auxiliary a negation can stand: "at no point in the year had she said".
const NEGATION_NEAR: usize = 6;

/// Words that make a clause a condition or a question.
const CONDITIONS: [&str; 4] = ["if", "unless", "whether", "lest"];
/// Words before "that" by which it was not so: "it is false that she said".
const FALSE: [&str; 8] = ["false", "untrue", "doubtful", "unlikely", "impossible", "unclear", "myth", "lie"];
/// Words that ask to imagine a clause.
const IMAGINED: [&str; 5] = ["imagine", "suppose", "supposing", "pretend", "assuming"];
/// Subjects that are nobody.
const NOBODY: [&str; 8] = ["nobody", "none", "neither", "nor", "no-one", "nothing", "hardly", "scarcely"];

impl Sentence<'_, '_> {
    /// Whether a word among the auxiliaries of a verb negates it: "not", but not that of "not only".
    pub(super) fn negates(&self, at: usize) -> bool {
        let only = ["only", "just", "merely", "simply"];
        self.is_class(at, Class::NEGATION) && !self.is_any(at + 1, &only)
            || self.is_word(at, "no") && self.is_word(at + 1, "longer")
    }

    /// The words of "no longer", and the second of "not only".
    pub(super) fn is_part_of_negation(&self, at: usize) -> bool {
        let after = |class: Class| self.before(at).is_some_and(|before| before.is(class));
        self.is_word(at, "only") && after(Class::NEGATION)
            || self.is_word(at, "no") && self.is_word(at + 1, "longer")
            || self.is_word(at, "longer") && self.before(at).is_some_and(|before| before.lower == "no")
    }

    /// "could", "would" and their like, which with "have" mean that it was not so.
    pub(super) fn may_have(&self, at: usize) -> bool {
        self.at(at).is_some_and(|token| {
            let lower = token.lower.strip_suffix("'ve").or_else(|| token.lower.strip_suffix("n't"));
            matches!(lower.unwrap_or(&token.lower), "could" | "would" | "might" | "should" | "may" | "must")
        })
    }

    /// Whether a subject, which ends at this place, says nothing: because it is nobody, or only perhaps says
    /// it.
    pub(super) fn is_unsaid(&self, subject: Subject, last: usize) -> bool {
        match subject {
            Subject::None => false,
            Subject::Same => self.goes_on_unsaid(last),
            Subject::Phrase(phrase, first) => {
                let relative = self.is_any(last, &["who", "which", "that"]);
                self.is_nobody(phrase)
                    || self.is_any(first, &IMAGINED)
                    || !relative && (self.may_be(phrase.first) || self.may_be(first))
            }
        }
    }

    /// "no official", "few of them", "neither", "nor the mayor".
    pub(super) fn is_nobody(&self, phrase: Phrase) -> bool {
        let degrees = ["very", "so", "too", "almost", "virtually", "practically", "only"];
        let is_other = |at: &usize| !self.is_any(*at, &degrees);
        let first = (phrase.first..=phrase.last).find(is_other).unwrap_or(phrase.first);
        let before = self.before(phrase.first);
        if self.is_word(first, "not") {
            return !before.is_some_and(|before| before.is(Class::FINITE));
        }
        if self.is_word(first, "no") {
            // "No. 10", "No 10"
            return self.at(first + 1).is_some_and(|next| next.is_word() && !next.begins_with_digit());
        }
        self.is_any(first, &NOBODY)
            || self.is_word(first, "few")
            || self.is_any(phrase.last, &["none", "nobody"])
            || before.is_some_and(|before| before.lower == "nor")
    }

    /// Whether what begins at this place is a condition, or asked, or negated by what stands before its
    /// auxiliary.
    fn may_be(&self, first: usize) -> bool {
        let Some(before) = first.checked_sub(1) else { return false };
        let is_no = |at: usize| self.negates(at) || self.is_word(at, "no");
        // "no evidence that she said", "not true that she said"
        let denied = self.is_word(before, "that") && (before.saturating_sub(3)..before).any(is_no);
        if denied || self.is_any(before, &CONDITIONS) || self.is_any(before, &IMAGINED) {
            return true;
        }
        let after_that = before > 0 && self.is_word(before, "that");
        if after_that && (self.is_any(before - 1, &FALSE) || self.is_any(before - 1, &IMAGINED)) {
            return true;
        }
        // "Why would she say"
        let asks = before > 0 && self.is_any(before - 1, &["why", "how"]);
        if asks && self.is_any(before, &["would", "could", "should", "might"]) {
            return true;
        }
        let leads = |token: &Token<'_>| {
            token.is(Class::LEAD) && !matches!(&*token.lower, "that" | "what" | "who" | "which")
        };
        let inverts = ["had", "has", "have", "did", "do", "does", "could", "would", "should", "might"];
        self.is_any(before, &inverts)
            && (self.before(before).is_none_or(|token| !token.is_word() || leads(token))
                || (before.saturating_sub(NEGATION_NEAR)..before).any(is_no))
    }

    /// Whether the verb after "and" or "or" goes on with a condition ("If she comes and says"), or with a
    /// negation ("never came or said").
    fn goes_on_unsaid(&self, conjunction: usize) -> bool {
        let words = (0..conjunction).rev().take(LONGEST_CLAUSE).take_while(|&at| self.tokens[at].is_word());
        let first = words.clone().last().unwrap_or(conjunction);
        self.is_any(first, &["if", "unless", "had"])
            || self.is_word(conjunction, "or") && words.clone().any(|at| self.negates(at))
    }

    /// Whether it was told to nobody, or nothing was denied.
    pub(super) fn is_told_to_nobody(&self, verb: usize) -> bool {
        let Some(lemma) = self.lemma(verb) else { return false };
        let nobody = lemma.frame == Frame::Addressee
            && self.is_any(verb + 1, &["nobody", "none", "neither", "no-one", "no"]);
        // "denied nothing", but not "denied nothing was done"
        let nothing = lemma.act == Act::Denial
            && self.is_any(verb + 1, &["nothing", "none", "neither"])
            && !(verb + 2..self.end).any(|at| self.is_finite(at));
        nobody || nothing
    }

    /// The "neither" of "neither confirmed nor denied".
    pub(super) fn is_neither(&self, at: usize) -> bool {
        self.is_word(at, "neither")
            && self.form(at + 1).is_some()
            && self.before(at).is_some_and(Token::is_word)
    }
}

//! Which words of a sentence are reporting verbs there: "claims" can be a noun, "called" a name's.
//!
//! Used once a sentence; the subject and the content are other files' business.

use super::sentence::Sentence;
use crate::reading::draft::lexicon::{Class, Form, Verb};
use crate::reading::draft::token::Token;

impl Sentence<'_, '_> {
    pub(super) fn is_reporting(&self, at: usize, is_title: bool) -> bool {
        let token = &self.tokens[at];
        let Some(verb) = token.verb else { return false };
        if token.capital && at > 0 && !is_title {
            return false;
        }
        let before = self.before(at);
        if let Some(before) = before
            && before.is_word()
            && !fits_after(before, token, verb)
            && !(verb.form == Form::Base && !token.is(Class::NOUN_BASE) && self.ends_plural(at))
        {
            return false;
        }
        if before.is_some_and(Token::is_possessive) && matches!(verb.form, Form::S | Form::Base) {
            return false;
        }
        if verb.form == Form::Base && before.is_none() {
            return false;
        }
        if token.is(Class::NOUN_S | Class::NOUN_BASE)
            && matches!(verb.form, Form::S | Form::Base)
            && !self.is_clearly_verb(at)
        {
            return false;
        }
        !self.names_something(at, verb) && (verb.lemma.word != "state" || self.is_stating(at, verb.form))
    }

    /// Whether a word that is as often a noun ("remarks") is a verb: after a subject, and with no verb right
    /// behind it.
    fn is_clearly_verb(&self, at: usize) -> bool {
        let subject = self.before(at).is_none_or(|before| {
            !before.is_word()
                || before.is_name()
                || before.is_adverb()
                || before.is(Class::PRONOUN | Class::GROUP | Class::AUXILIARY | Class::NUMBER)
                || matches!(&*before.lower, "who" | "that" | "which" | "and")
        });
        subject && !self.is_class(at + 1, Class::FINITE)
    }

    /// "X and Y", "ministers of Z": what stands before can be a subject in the plural though its last word is
    /// none.
    fn ends_plural(&self, at: usize) -> bool {
        let plural = |token: &Token<'_>| {
            token.lower == "and"
                || !token.capital && token.lower.ends_with('s') && !token.lower.ends_with("ss")
        };
        self.before(at).is_some_and(|before| before.is_name() && !before.is(Class::TIME))
            && self.tokens[at.saturating_sub(8)..at]
                .iter()
                .rev()
                .take_while(|token| token.is_word())
                .any(plural)
    }

    /// "a group called X", "a man named Y".
    fn names_something(&self, at: usize, verb: Verb) -> bool {
        if !matches!(verb.lemma.word, "call" | "name" | "dub" | "label") || verb.form != Form::Past {
            return false;
        }
        let (Some(before), Some(next)) = (self.before(at), self.at(at + 1)) else {
            return false;
        };
        let is_named = next.is_name() || next.is_quote() || next.is(Class::TERM);
        if before.is_name() || before.is(Class::PRONOUN | Class::AUXILIARY) || !is_named {
            return false;
        }
        let noun = (at.saturating_sub(6)..at)
            .rev()
            .find(|&k| !self.tokens[k].is_word() || self.is_class(k, Class::DETERMINER));
        noun.is_some_and(|k| self.is_any(k, &["a", "an", "one"]))
    }

    /// The states, a state, or somebody who states something.
    fn is_stating(&self, at: usize, form: Form) -> bool {
        if !matches!(form, Form::S | Form::Base) {
            return true;
        }
        let content = self
            .at(at + 1)
            .is_some_and(|next| next.lower == "that" || next.is_quote() || matches!(next.text, "," | ":"));
        content && self.before(at).is_some_and(|before| before.is_name() || before.is(Class::GROUP))
    }
}

/// Whether a word can be a verb after this one.
fn fits_after(before: &Token<'_>, token: &Token<'_>, verb: Verb) -> bool {
    const ALSO_SUBJECTS: [&str; 7] = ["some", "many", "most", "all", "both", "those", "few"];
    let lower = &*before.lower;
    let form = verb.form;
    if matches!(form, Form::S | Form::Base)
        && before.is(Class::DETERMINER)
        && !ALSO_SUBJECTS.contains(&lower)
        && lower != "several"
    {
        return false;
    }
    if form == Form::Base {
        let plural = lower.ends_with('s') && !lower.ends_with("ss") || lower.ends_with("men");
        let can = before.is(Class::AUXILIARY | Class::PRONOUN | Class::NUMBER)
            || matches!(lower, "people" | "who" | "others" | "also")
            || before.begins_with_digit()
            || before.is_adverb()
            || plural;
        if !can {
            return false;
        }
    }
    if token.is(Class::NOUN_S) && form == Form::S && before.is(Class::DETERMINER | Class::PREPOSITION) {
        return false;
    }
    // "to claim" is a verb, "of claim" is not.
    !(token.is(Class::NOUN_BASE) && form == Form::Base && before.is(Class::PREPOSITION) && lower != "to")
}

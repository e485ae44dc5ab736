//! The content first: `C, S said`, `C, said S`, and `C, S said, C`.

use std::ops::Range;

use super::clause::{Clause, Subject};
use super::finder::{Finder, can_follow};
use super::found::Phrase;
use super::sentence::Sentence;
use crate::reading::draft::drafted::Pattern;
use crate::reading::draft::lexicon::{Act, Class, Form, Frame};
use crate::reading::draft::token::Token;

/// Words that make what stands before "S said" a subordinate clause, not what was said.
const SUBORDINATE: [&str; 7] = ["as", "while", "although", "though", "if", "when", "after"];

impl Finder<'_, '_, '_> {
    pub(super) fn posted(&mut self) {
        for index in 0..self.sentence.verbs.len() {
            let verb = self.sentence.verbs[index];
            let Some(word) = self.sentence.tokens[verb].verb else { continue };
            let is_light_belief = matches!(word.lemma.word, "think" | "believe" | "hope");
            if self.used[verb]
                || !matches!(word.form, Form::Past | Form::S)
                || !can_follow(word.lemma.frame)
                || (word.lemma.act == Act::Belief && !is_light_belief)
            {
                continue;
            }
            if !self.inverted(verb) {
                self.post_posed(index, verb);
            }
        }
    }

    /// `C, said S` at this verb.
    fn inverted(&mut self, verb: usize) -> bool {
        let sentence = self.sentence;
        let (tokens, end) = (sentence.tokens, sentence.end);
        let Some(lemma) = sentence.lemma(verb) else { return false };
        let (Some(before), Some(next)) = (sentence.before(verb), sentence.at(verb + 1)) else {
            return false;
        };
        let behind_quote = verb > 1 && sentence.is_quote(verb - 2);
        let after_mark =
            before.is_mark() && matches!(before.text, "," | "?" | "!") && (verb > 3 || behind_quote);
        if !(before.is_quote() || after_mark) || next.is_quote() || lemma.frame == Frame::Addressee {
            return false;
        }
        let quoted = before.is_quote() || behind_quote;
        let speaker_follows = next.is_name()
            || next.is(Class::DETERMINER | Class::PRONOUN | Class::GROUP | Class::INVERTED)
            || (quoted
                && next.is_word()
                && !next.is(Class::PREPOSITION | Class::TIME)
                && !matches!(&*next.lower, "that" | "to"));
        let can_invert = matches!(
            lemma.word,
            "say" | "add" | "write" | "note" | "explain" | "recall" | "argue" | "warn" | "report" | "tell"
        );
        if !speaker_follows || !(quoted || can_invert) {
            return false;
        }
        let stop = (verb + 1..end).find(|&at| tokens[at].is_quote()).unwrap_or(end);
        // A clause on the right side means that this is `S, V C`.
        // "…, but the union called it a ruin" is a clause of its own.
        let joins = |at: &usize| {
            tokens[*at].is_comma()
                && tokens.get(at + 1).is_some_and(|next| next.is(Class::SUBORDINATOR | Class::CONJUNCTION))
        };
        let clause_end = (verb + 2..stop).find(joins).unwrap_or(stop);
        let has_clause = (verb + 2..clause_end).any(|at| {
            sentence.is_finite(at)
                || (matches!(sentence.form(at), Some(Form::Past | Form::S)) && !tokens[at].is(Class::NOUN_S))
        });
        let that_follows = (verb + 1..end.min(verb + 3)).any(|at| sentence.is_word(at, "that"));
        // "X, the mayor, said Y wants": what stands on the left is a subject, nothing that was said.
        let is_said = quoted || (0..verb).any(|at| sentence.is_finite(at) || sentence.is_other_verb(at));
        if that_follows || !is_said || (!quoted && (has_clause || next.is(Class::PRONOUN))) {
            return false;
        }
        let speaker = Phrase { first: verb + 1, last: self.end_of_inverted(verb, stop) };
        let content_end = if before.is_mark() { verb - 1 } else { verb };
        let start = (0..content_end).find(|&at| !self.used[at]).unwrap_or(content_end);
        let length = content_end - start;
        if length < 1 || (!quoted && length < 4) {
            return false;
        }
        let mut content: Vec<Range<usize>> = std::iter::once(start..content_end).collect();
        if stop < end {
            content.push(stop..sentence.cut(stop, end, None));
        }
        self.push_verb(Pattern::Inverted, verb, Some(speaker), &content, Clause::plain(verb))
    }

    /// The last token of a speaker that follows the verb.
    fn end_of_inverted(&self, verb: usize, stop: usize) -> usize {
        let sentence = self.sentence;
        let tokens = sentence.tokens;
        let mut last = stop - 1;
        while last > verb + 1 && tokens[last].is_mark() && tokens[last].text != ")" {
            last -= 1;
        }
        let mut commas = false;
        for at in verb + 2..=last {
            commas |= tokens[at].is_comma();
            let participle = tokens[at].is_comma() && at < last && sentence.is_participle(at + 1);
            let place = !commas
                && matches!(&*tokens[at].lower, "in" | "during" | "on" | "at")
                && tokens[at - 1].is_name();
            let joins = tokens[at].is_comma()
                && sentence.is_any(at + 1, &["but", "though", "although", "while", "whereas", "yet", "as"]);
            if participle || place || joins {
                return at - 1;
            }
        }
        last
    }

    /// `C, S said` and `C, S said, C` at this verb.
    fn post_posed(&mut self, index: usize, verb: usize) {
        let sentence = self.sentence;
        let tokens = sentence.tokens;
        let clause = sentence.clauses[index];
        let (Subject::Phrase(speaker, _), false) = (clause.subject, clause.passive) else {
            return;
        };
        let Some(mark) = speaker.first.checked_sub(1) else { return };
        if !(tokens[mark].is_quote() || (mark > 0 && (tokens[mark].is_comma() || tokens[mark].is_dash()))) {
            return;
        }
        let rest = sentence.after_addressee(verb);
        let content_end = if tokens[mark].is_quote() { mark + 1 } else { mark };
        let start = (0..content_end).find(|&at| !self.used[at]).unwrap_or(content_end);
        if start >= content_end {
            return;
        }
        let left = start..content_end;
        if let Some(content) = sentence.posted_content(&left, mark, rest) {
            self.push_verb(Pattern::PostPosed, verb, Some(speaker), &content, clause);
        }
    }
}

impl Sentence<'_, '_> {
    /// The place after the verb, whom it was said to, and where and when.
    fn after_addressee(&self, verb: usize) -> usize {
        let (mut at, _) = self.after_adjuncts(verb + 1, false);
        let Some(lemma) = self.lemma(verb) else { return at };
        let is_part = |at: usize| {
            self.inside(at)
                .is_some_and(|token| token.is_word() && token.lower != "that" && !token.is(Class::SELF))
        };
        if (lemma.frame == Frame::Addressee || lemma.word == "ask") && is_part(at) {
            while is_part(at) || self.inside(at).is_some_and(Token::is_possessive) {
                at += 1;
            }
            at = self.after_adjuncts(at, false).0;
        }
        at
    }

    /// The pieces of `left, S V rest`; `None` if what stands on the left is not what was said.
    fn posted_content(&self, left: &Range<usize>, mark: usize, rest: usize) -> Option<Vec<Range<usize>>> {
        let (tokens, end) = (self.tokens, self.end);
        let quoted = tokens[mark].is_quote() || (mark > 0 && tokens[mark - 1].is_quote());
        let length = left.len();
        let right = self.inside(rest);
        let right_comma = right.is_some_and(Token::is_comma);
        let first = &tokens[left.start];
        if right.is_some() && !right_comma && self.is_subordinate(left.start) && self.has_clause(rest) {
            return None;
        }
        let leads_to_quote = right.is_some_and(|token| matches!(token.text, "," | ":"))
            && self.is_quote(rest + 1)
            && rest + 1 < end
            && !self.has_quote(left.clone());
        if leads_to_quote && first.is(Class::PREPOSITION | Class::LEAD | Class::TIME) {
            return None;
        }
        let mut content = vec![left.clone()];
        match right {
            None => {
                if !quoted && length < 4 {
                    return None;
                }
            }
            Some(token) if token.is_comma() => {
                let goes_on = self.goes_on(rest + 1, quoted);
                let is_finite = self.is_finite(rest + 1) && goes_on;
                if !quoted
                    && !is_finite
                    && (length < 4
                        || first.is(Class::PREPOSITION)
                            && length < 8
                            && !left.clone().any(|at| self.is_finite(at)))
                {
                    return None;
                }
                if goes_on {
                    content.push(rest + 1..self.cut(rest + 1, end, None));
                } else if quoted && tokens[mark].last_of_quote() == Some(',') {
                    content.extend(self.later_quotation(rest));
                }
            }
            Some(token) if quoted && token.is_quote() => content.push(rest..self.cut(rest, end, None)),
            Some(token)
                if quoted
                    && tokens[mark].is_quote()
                    && tokens[mark].last_of_quote() == Some(',')
                    && token.lower != "that" =>
            {
                content.extend(self.later_quotation(rest));
            }
            Some(_) => return None,
        }
        Some(content)
    }

    /// `"C," S said on the steps, "C"`: the quotation that goes on.
    fn later_quotation(&self, from: usize) -> Option<Range<usize>> {
        let at = (from..self.end)
            .find(|&at| self.is_quote(at))
            .filter(|&at| at > from && self.is_comma(at - 1))?;
        Some(at..self.cut(at, self.end, None))
    }

    fn is_subordinate(&self, start: usize) -> bool {
        let begins = self.is_any(start, &SUBORDINATE) || self.is_any(start, &["even", "but"]);
        begins && (start..start + 3).any(|at| self.is_any(at, &SUBORDINATE))
    }

    fn has_clause(&self, start: usize) -> bool {
        (start..self.end).any(|at| self.is_finite(at) || self.is_word(at, "that"))
    }

    /// Whether a clause begins here in which somebody else says otherwise: "but the army put the toll at
    /// three".
    fn answers_back(&self, at: usize) -> bool {
        if !self.is_any(at, &["but", "though", "although", "while", "whereas", "yet", "however"]) {
            return false;
        }
        let first = at + 1;
        let is_part = |at: &usize| {
            let token = &self.tokens[*at];
            token.is_word()
                && !self.is_finite(*at)
                && !self.is_other_verb(*at)
                && !token.is(Class::SUBORDINATOR)
        };
        let last = (first..self.end).take(8).take_while(is_part).last();
        last.is_some_and(|last| {
            let subject = Phrase { first, last };
            let is_own = self.is_class(first, Class::PRONOUN) && !self.is_word(first, "others");
            let is_somebody = (first..=last).any(|at| {
                self.is_class(at, Class::GROUP | Class::BODILY)
                    || self.tokens[at].is_name() && !self.is_class(at, Class::TIME)
            });
            !is_own && is_somebody && self.can_speak(subject)
        })
    }

    /// Whether what follows `"…" S said,` is a second piece of what was said.
    fn goes_on(&self, at: usize, quoted: bool) -> bool {
        let Some(token) = self.inside(at) else { return false };
        if token.is_quote() {
            return true;
        }
        if self.is_participle(at)
            || matches!(
                &*token.lower,
                "who" | "which" | "according" | "with" | "when" | "as" | "while" | "after" | "before"
            )
        {
            return false;
        }
        if matches!(&*token.lower, "and" | "but") && self.has_quote(at..self.end) {
            return true;
        }
        !quoted && !self.answers_back(at)
    }
}

//! The verb first: `S said (that) C`, `S told X that C`, `S denied C`, and participles: `…, adding that C`.

use std::ops::Range;

use super::clause::Subject;
use super::finder::Finder;
use super::found::Phrase;
use super::sentence::Sentence;
use crate::reading::draft::drafted::Pattern;
use crate::reading::draft::lexicon::{Act, Class, Form, Frame, Lemma};
use crate::reading::draft::token::Token;

/// How far behind the verb an addressee is looked for, in tokens.
const LONGEST_ADDRESSEE: usize = 12;

/// What a verb is found to say, before it is noted.
struct Forward {
    content: Range<usize>,
    frame: Frame,
    act: Act,
}

impl Finder<'_, '_, '_> {
    pub(super) fn forward(&mut self) {
        let mut last_speaker: Option<Option<Phrase>> = None;
        for index in 0..self.sentence.verbs.len() {
            let verb = self.sentence.verbs[index];
            let Some(word) = self.sentence.tokens[verb].verb else { continue };
            if self.used[verb] {
                continue;
            }
            let participle = word.form == Form::Ing;
            let speaker = if participle {
                self.speaker_of_participle(index, verb, word.lemma)
            } else {
                self.speaker_of_verb(index, verb, last_speaker)
            };
            let Some(speaker) = speaker else { continue };
            let Some(mut forward) = self.sentence.forward_content(verb, speaker) else { continue };
            if forward.frame == Frame::Object {
                forward.content = self.sentence.content_before_time(forward.content);
            }
            let free = self.used[forward.content.clone()].iter().position(|&used| used);
            if let Some(free) = free {
                forward.content.end = forward.content.start + free;
            }
            if forward.content.is_empty() {
                continue;
            }
            let follower = self
                .sentence
                .subject_after(verb, &forward.content)
                .filter(|_| participle && speaker.is_none());
            if let Some(follower) = follower {
                forward.content.end = follower.first - 1;
            }
            let inherits = participle && speaker.is_none() && follower.is_none();
            let speaker = speaker.or(follower);
            let speaker = speaker.or_else(|| if participle { self.inherited(verb) } else { None });
            let pattern = if participle { Pattern::Participle } else { Pattern::Forward };
            let clause = self.sentence.clauses[index];
            if self.push_verb(pattern, verb, speaker, &[forward.content], clause) {
                if let Some(found) = self.found.last_mut() {
                    found.act = forward.act;
                }
                if !inherits {
                    last_speaker = Some(speaker);
                }
            }
        }
    }

    /// Who speaks with a participle: somebody here, or nobody yet (the one who spoke before); `None` if it
    /// does not report.
    #[expect(clippy::option_option, reason = "no statement, and a statement whose speaker is not here")]
    fn speaker_of_participle(&self, index: usize, verb: usize, lemma: &Lemma) -> Option<Option<Phrase>> {
        let asks = lemma.act == Act::Question
            && !(self.sentence.is_quote(verb + 1)
                || self.sentence.is_any(verb + 1, &["if", "whether", "that", "why", "how"]));
        if matches!(lemma.act, Act::Belief | Act::Finding) || asks {
            return None;
        }
        let Some(before) = self.sentence.before(verb) else { return Some(None) };
        match &*before.lower {
            "is" | "are" | "was" | "were" | "been" => return Some(self.sentence.clauses[index].phrase()),
            "by" | "of" | "from" | "in" | "for" | "without" | "while" | "after" | "before" | "keep"
            | "kept" | "about" | "as" => return None,
            "and" | "interview" | "statement" | "letter" | "speech" | "tweet" | "email" | "report" => {
                return Some(None);
            }
            _ => {}
        }
        let reports = !before.is_word() || before.capital || before.is(Class::GROUP);
        reports.then_some(None)
    }

    /// The speaker of the verb before, for a participle without one.
    fn inherited(&self, verb: usize) -> Option<Phrase> {
        let before = self
            .found
            .iter()
            .rev()
            .find(|found| found.speaker.is_some() && found.lemma.is_some() && found.cue.start < verb);
        match before {
            Some(found) => found.speaker,
            None => self
                .sentence
                .first_phrase(verb)
                .filter(|phrase| !self.sentence.is_class(phrase.first, Class::PREPOSITION)),
        }
    }

    /// The speaker of a finite verb; `None` if it does not report.
    #[expect(clippy::option_option, reason = "as for participles")]
    fn speaker_of_verb(
        &self,
        index: usize,
        verb: usize,
        last_speaker: Option<Option<Phrase>>,
    ) -> Option<Option<Phrase>> {
        let sentence = self.sentence;
        let word = sentence.tokens[verb].verb?;
        let (lemma, form) = (word.lemma, word.form);
        let before = sentence.before(verb);
        if form == Form::Participle && !before.is_some_and(|before| before.is(Class::AUXILIARY)) {
            return None;
        }
        let clause = sentence.clauses[index];
        let speaker = match clause.subject {
            Subject::None => return None,
            Subject::Same => match last_speaker {
                Some(speaker) => speaker,
                None => Some(sentence.first_phrase(verb)?),
            },
            Subject::Phrase(phrase, _) => {
                if !sentence.can_speak(phrase) && !sentence.may_speak(phrase, lemma) {
                    return None;
                }
                Some(phrase)
            }
        };
        if clause.passive {
            return None;
        }
        if let Some(phrase) = speaker {
            let has = |words: &[&str]| (phrase.first..=phrase.last).any(|at| sentence.is_any(at, words));
            if has(&["you"]) || (lemma.act == Act::Belief && has(&["i", "we"])) {
                return None;
            }
        }
        // "to say …" only in front of a quotation.
        let infinitive = form == Form::Base && before.is_some_and(|before| before.lower == "to");
        (!infinitive || sentence.is_quote(verb + 1)).then_some(speaker)
    }
}

impl Sentence<'_, '_> {
    /// "the firm said": a phrase without a name that begins with a determiner, before a verb that only
    /// reports.
    fn may_speak(&self, phrase: Phrase, lemma: &Lemma) -> bool {
        let ambiguous = ["find", "show", "continue", "post", "project", "charge", "report"];
        let reports = lemma.frame != Frame::Object
            && lemma.frame != Frame::Preposition
            && !matches!(lemma.act, Act::Belief | Act::Finding)
            && !ambiguous.contains(&lemma.word)
            && (self.is_class(phrase.first, Class::DETERMINER) || self.is_word(phrase.first, "one"));
        reports || matches!(lemma.word, "say" | "tell")
    }

    /// "Saying that C, X resigned": X, if the participle begins the sentence.
    fn subject_after(&self, verb: usize, content: &Range<usize>) -> Option<Phrase> {
        if !(0..verb).all(|at| self.is_class(at, Class::LEAD) || self.is_comma(at)) {
            return None;
        }
        (content.start + 1..self.end).filter(|&at| self.is_comma(at)).find_map(|comma| {
            let phrase = self.first_phrase_in(comma + 1..self.end.min(comma + 8))?;
            let acts = phrase.first == comma + 1
                && (self.is_finite(phrase.last + 1) || self.is_other_verb(phrase.last + 1));
            acts.then_some(phrase)
        })
    }

    /// What the verb at a place says.
    fn forward_content(&self, verb: usize, speaker: Option<Phrase>) -> Option<Forward> {
        let lemma = self.lemma(verb)?;
        let mut frame = lemma.frame;
        let mut act = lemma.act;
        let mut at = verb + 1;
        while self.inside(at).is_some_and(Token::is_adverb) {
            at += 1;
        }
        let mut start = None;
        let takes = self.inside(at).is_some_and(|token| lemma.after.contains(&&*token.lower));
        if takes {
            let mut next = at + 1;
            if self.is_word(at, "out") && self.is_class(next, Class::AFTER_PARTICLE) {
                next += 1;
            }
            start = Some(next);
            if lemma.word == "call" {
                act = Act::Request;
            }
            if lemma.word != "point" {
                frame = Frame::Object;
            }
        } else if frame == Frame::Preposition {
            return None;
        } else if frame != Frame::Object || matches!(act, Act::Request | Act::Question) {
            start = self.clause_content(verb, at, lemma, speaker);
            if let Some(behind) = self.behind_addressee(at, lemma) {
                (start, frame) = (Some(behind), Frame::Object);
            }
        }
        if start.is_none() && frame == Frame::Object && !takes {
            start = self.object_content(verb + 1, lemma);
        }
        let start = start.filter(|&start| start < self.end)?;
        let end = self.cut(start, self.end, Some(frame));
        Some(Forward { content: start..end, frame, act })
    }

    /// "warned the council against C", "spoke to X about C": behind the person and the preposition.
    fn behind_addressee(&self, from: usize, lemma: &Lemma) -> Option<usize> {
        if !matches!(lemma.word, "warn" | "caution") {
            return None;
        }
        let is_person = |at: usize| {
            self.inside(at).is_some_and(|token| token.is_word() && !token.is(Class::CLAUSE_START))
        };
        let at = (from..from + 7)
            .take_while(|&at| is_person(at))
            .find(|&at| self.is_any(at, &["against", "about", "of"]))?;
        (at > from).then_some(at + 1)
    }

    /// Where the object of "deny", "criticize", "refer to" begins.
    fn object_content(&self, from: usize, lemma: &Lemma) -> Option<usize> {
        let mut at = from;
        while self.inside(at).is_some_and(Token::is_adverb) {
            at += 1;
        }
        // "questioned this month whether"
        let times = (at..self.end).take(3).take_while(|&at| self.is_class(at, Class::TIME)).count();
        if times > 1
            && self.is_any(at + times, &["whether", "that", "why", "how", "if", "the", "his", "her", "their"])
        {
            at += times;
        }
        let token = self.inside(at)?;
        let preposition = token.is(Class::PREPOSITION) && token.lower != "as" && lemma.word != "oppose";
        (lemma.word != "refer" && !token.is_mark() && !preposition).then_some(at)
    }

    /// Where a clause, quotation or infinitive begins that a verb takes.
    fn clause_content(
        &self,
        verb: usize,
        from: usize,
        lemma: &Lemma,
        speaker: Option<Phrase>,
    ) -> Option<usize> {
        let stops_at_to = lemma.frame == Frame::Infinitive || matches!(lemma.word, "ask" | "agree");
        let (mut at, phrases) = self.after_adjuncts(from, stops_at_to);
        let takes_addressee = lemma.frame == Frame::Addressee
            || matches!(
                lemma.word,
                "ask" | "warn" | "urge" | "promise" | "show" | "beg" | "implore" | "pledge"
            );
        if takes_addressee
            && self.inside(at).is_some_and(|token| token.is_word() && !self.begins_clause(at, false))
        {
            at = self.after_person(verb, at, lemma.frame);
        }
        let token = self.inside(at)?;
        let start = if token.is_mark() && (token.is_comma() || token.is_dash() || token.text == ":") {
            self.after_mark(at, lemma)?
        } else if phrases
            && !(token.is_quote() || token.lower == "that" || token.is(Class::SELF) || token.lower == "it")
            && !(stops_at_to && token.lower == "to")
        {
            if matches!(lemma.word, "say" | "tell") {
                return None;
            }
            verb + 1
        } else {
            at
        };
        self.fits(verb, start, lemma, speaker).then_some(start)
    }

    fn begins_clause(&self, at: usize, quoted_too: bool) -> bool {
        self.is_class(at, Class::CLAUSE_START) || quoted_too && self.is_quote(at)
    }

    /// The place after the person who is told, warned, asked.
    fn after_person(&self, verb: usize, from: usize, frame: Frame) -> usize {
        let limit = from + if frame == Frame::Addressee { LONGEST_ADDRESSEE } else { 7 };
        let is_part =
            |at: usize| self.inside(at).is_some_and(Token::is_word) && !self.begins_clause(at, false);
        let mut at = from;
        while at < limit && is_part(at) {
            at += 1;
        }
        while self.inside(at).is_some_and(Token::is_possessive) {
            at += 1;
            while is_part(at) {
                at += 1;
            }
        }
        if !self.is_word(at, "to") {
            at = self.after_adjuncts(at, false).0;
        }
        let addressee = frame == Frame::Addressee;
        let mark = self.inside(at).is_some_and(|token| matches!(token.text, "," | ":"));
        if self.inside(at).is_some() && (self.begins_clause(at, true) || mark) {
            let quote_near = !self.is_comma(at) || self.has_quote(at..at + 3);
            return if quote_near || addressee { at } else { from };
        }
        if addressee { (verb + 2).min(self.end.max(verb + 1)) } else { from }
    }

    /// The content after "said," or "said:", over an insertion such as ", in an interview,".
    fn after_mark(&self, mark: usize, lemma: &Lemma) -> Option<usize> {
        let next = mark + 1;
        if self.tokens[mark].text == ":" {
            return Some(next);
        }
        let reach = self.end.min(next + 12);
        let found = (next..reach).find(|&at| self.is_quote(at) || self.is_word(at, "that")).unwrap_or(reach);
        let is_there = found < self.end;
        if is_there && self.is_quote(found) && found > next && !(next..found).any(|at| self.is_comma(at)) {
            return Some(next);
        }
        if is_there && (self.is_quote(found) || self.is_comma(found - 1)) {
            return Some(found);
        }
        if self.is_participle(next) {
            return None;
        }
        let plain = matches!(lemma.word, "say" | "add" | "write" | "tweet" | "note");
        (lemma.frame == Frame::Clause && plain).then_some(next)
    }

    /// Whether a verb that often does something else reports here.
    fn fits(&self, verb: usize, start: usize, lemma: &Lemma, speaker: Option<Phrase>) -> bool {
        let word = lemma.word;
        let that = self.is_word(start, "that");
        if matches!(lemma.act, Act::Belief | Act::Finding) && lemma.frame == Frame::Clause {
            let free = ["think", "believe", "find", "suggest", "conclude", "show", "indicate", "hope"];
            if !free.contains(&word) && !that {
                return false;
            }
        }
        if lemma.frame == Frame::Infinitive && lemma.act == Act::Belief && !self.is_word(start, "to") {
            return false;
        }
        let begins = self.is_quote(start) || self.is_any(start, &["that", "he", "she", "they", "it"]);
        if self.is_participle(verb)
            || begins
            || (start..self.end.min(start + 6)).any(|at| self.is_word(at, "that"))
        {
            return true;
        }
        let never = [
            "continue", "post", "answer", "text", "email", "reason", "echo", "relate", "charge", "respond",
            "counter", "reflect",
        ];
        if never.contains(&word) {
            return false;
        }
        if matches!(word, "find" | "show" | "maintain") {
            return speaker.is_some_and(|phrase| {
                (phrase.first..=phrase.last)
                    .any(|at| self.is_class(at, Class::REPORTS_NUMBERS | Class::PRONOUN))
            });
        }
        true
    }
}

//! How likely a statement is there with these words, and how likely its speaker is right as well.
//!
//! Owns the evidence for both; the weights were learned on labelled articles, so that a tier is a promise.

use std::ops::Range;

use super::choice::{Choice, Possibility, Question};
use super::drafted::How;
use super::kind;
use super::lexicon::{Class, Frame, Lexicon};
use super::model::{Evidence, Weights};
use super::phrase::Reference;
use super::resolver::Found;
use super::statement::Statement;
use crate::domain::vocabulary::Vocabulary;

/// How likely a draft is right, from 0 to 1.
#[derive(Debug, Clone, Copy)]
pub(super) struct Likely {
    /// Its words.
    pub(super) found: f64,
    /// Its words and its speaker.
    pub(super) right: f64,
}

/// What is known of a statement beside the others of its text.
pub(super) struct Around<'r> {
    pub(super) text: &'r str,
    /// All contents, by their beginnings.
    pub(super) contents: &'r [Range<usize>],
}

impl Around<'_> {
    /// Weighs a statement; what was weighed goes into `choices`.
    pub(super) fn likely(
        &self,
        statement: &Statement,
        speakers: &[Found],
        weights: &Weights,
        number: usize,
        choices: Option<&mut Vec<Choice>>,
    ) -> Likely {
        let learns = choices.is_some();
        let mut found = weights.found.evidence(learns);
        self.weigh(&mut found, statement);
        let mut right = weights.right.evidence(learns);
        self.weigh(&mut right, statement);
        weigh_speakers(&mut right, statement, speakers);
        if let Some(choices) = choices {
            let yes = |evidence: &Evidence<'_, 1>| {
                vec![Possibility { what: String::new(), evidence: evidence.names() }]
            };
            choices.push(Choice { question: Question::Found, draft: number, options: yes(&found) });
            choices.push(Choice { question: Question::Right, draft: number, options: yes(&right) });
        }
        Likely { found: found.probability(), right: right.probability() }
    }

    fn weigh(&self, evidence: &mut Evidence<'_, 1>, statement: &Statement) {
        let content = statement.content(self.text);
        let lemma = statement.lemma.map_or("", |lemma| lemma.word);
        let pattern = statement.pattern.as_str();
        evidence.note(&["always"]);
        evidence.note(&["pattern", pattern]);
        evidence.note(&["mode", statement.mode.as_str()]);
        evidence.note(&["mode", statement.mode.as_str(), pattern]);
        evidence.note(&["verb", lemma]);
        if let Some(frame) = statement.lemma.map(|lemma| lemma.frame) {
            let frame = match frame {
                Frame::Clause => "clause",
                Frame::Addressee => "addressee",
                Frame::Object => "object",
                Frame::Infinitive => "infinitive",
                Frame::Preposition => "preposition",
            };
            evidence.note(&["frame", frame, pattern]);
        }
        evidence.note(&["kind", kind::kind(statement, &content).as_str()]);
        evidence.note_if(kind::is_claim(statement, &content), &["claim"]);
        evidence.note_if(statement.negated, &["negated"]);
        evidence.note_if(statement.paragraph == 1, &["headline"]);
        let cue = statement.cue.as_ref().map_or("", |cue| &self.text[cue.clone()]).to_lowercase();
        evidence.note_if(cue.ends_with("ing"), &["cue ing"]);
        evidence.note_if(cue.ends_with('s') && cue != "was", &["cue present"]);
        let words = content.split_whitespace().count();
        let length = match words {
            0..=2 => "two",
            3..=5 => "five",
            6..=9 => "nine",
            10..=19 => "nineteen",
            20..=34 => "thirty-four",
            35..=59 => "fifty-nine",
            _ => "more",
        };
        evidence.note(&["words", length]);
        evidence.note(&["words", length, pattern]);
        evidence.note_if(statement.pieces.len() > 1, &["pieces"]);
        self.weigh_borders(evidence, statement, &content);
        self.weigh_others(evidence, statement);
    }

    /// How the content begins and ends, and what stands around it.
    fn weigh_borders(&self, evidence: &mut Evidence<'_, 1>, statement: &Statement, content: &str) {
        let pattern = statement.pattern.as_str();
        let first = content
            .split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')))
            .find(|word| !word.is_empty());
        let first = first.unwrap_or_default();
        evidence.note(&["first", shape(first)]);
        evidence.note(&["first", shape(first), pattern]);
        if Lexicon::class_of(first)
            .has(Class::PREPOSITION | Class::SUBORDINATOR | Class::PRONOUN | Class::LEAD)
        {
            evidence.note(&["first word", &first.to_lowercase()]);
        }
        let (Some(begin), Some(end)) = (statement.pieces.first(), statement.pieces.last()) else { return };
        let after = &self.text[end.end..];
        let next = after.trim_start_matches(['”', '"', '’', '\'', ' ', '\u{a0}']);
        let border = match next.chars().next() {
            None | Some('\n' | '\r') => "end",
            Some('.' | '?' | '!' | '…') => "stop",
            Some(',') => "comma",
            Some(';' | ':') => "colon",
            Some('—' | '–' | '-') => "dash",
            Some(c) if c.is_uppercase() => "capital",
            Some(c) if c.is_alphanumeric() => "word",
            Some(_) => "mark",
        };
        evidence.note(&["after", border]);
        evidence.note(&["after", border, pattern]);
        let behind = next.trim_start_matches([',', ';', ' ']).split_whitespace().next().unwrap_or_default();
        if border != "end" && border != "stop" && Lexicon::class_of(behind) != Class::default() {
            evidence.note(&["next word", &behind.to_lowercase()]);
        }
        let ends_sentence = end.end + 2 >= statement.sentence.end;
        evidence.note_if(ends_sentence, &["ends sentence", pattern]);
        evidence.note_if(begin.start <= statement.sentence.start + 1, &["begins sentence", pattern]);
        let commas = content.matches(',').count();
        evidence.note_if(commas > 0, &["commas"]);
        evidence.note_if(commas > 2, &["many commas"]);
    }

    /// How it lies among the other contents.
    fn weigh_others(&self, evidence: &mut Evidence<'_, 1>, statement: &Statement) {
        let Some(own) = statement.pieces.first() else { return };
        let near = self.contents.partition_point(|other| other.start < statement.sentence.start);
        let others =
            self.contents[near..].iter().take(12).take_while(|other| other.start < statement.sentence.end);
        let (mut inside, mut around, mut beside) = (false, false, 0);
        for other in others.filter(|other| *other != own) {
            inside |= other.start <= own.start && own.end <= other.end;
            around |= own.start <= other.start && other.end <= own.end;
            beside += 1;
        }
        evidence.note_if(inside, &["inside another"]);
        evidence.note_if(around, &["around another"]);
        evidence.note(&[
            "beside",
            if beside == 0 {
                "none"
            } else if beside == 1 {
                "one"
            } else {
                "more"
            },
        ]);
    }
}

fn weigh_speakers(evidence: &mut Evidence<'_, 1>, statement: &Statement, speakers: &[Found]) {
    let pattern = statement.pattern.as_str();
    evidence.note(&[
        "speakers",
        if speakers.is_empty() {
            "none"
        } else if speakers.len() == 1 {
            "one"
        } else {
            "more"
        },
    ]);
    let Some(speaker) = speakers.first() else { return };
    let reference = match speaker.reference {
        Reference::Own if speaker.mention.is_none() => "same",
        Reference::Own => "own",
        other => other.word().unwrap_or("written"),
    };
    let how = speaker.resolved.as_ref().map_or("nobody", |resolved| resolved.how.as_str());
    evidence.note(&["how", how]);
    evidence.note(&["how", how, reference]);
    evidence.note(&["reference", reference, pattern]);
    let sure = match speaker.sure {
        sure if sure > 0.95 => "95",
        sure if sure > 0.85 => "85",
        sure if sure > 0.7 => "70",
        sure if sure > 0.5 => "50",
        sure if sure > 0.35 => "35",
        _ => "less",
    };
    evidence.note(&["sure", sure]);
    evidence.note(&["sure", sure, reference]);
    if let Some(resolved) = speaker.resolved.as_ref().filter(|resolved| resolved.how == How::AsWritten) {
        let words: Vec<&str> = resolved.name.split_whitespace().collect();
        let length = match words.len() {
            1 => "1",
            2 => "2",
            3..=4 => "4",
            5..=7 => "7",
            _ => "more",
        };
        evidence.note(&["written words", length]);
        let first = words.first().copied().unwrap_or_default();
        evidence.note(&["written first", shape(first)]);
        evidence.note(&["written last", shape(words.last().copied().unwrap_or_default())]);
        evidence
            .note_if(words.iter().any(|word| Lexicon::class_of(word).has(Class::GROUP)), &["written group"]);
        evidence.note_if(
            words.iter().any(|word| Lexicon::class_of(word).has(Class::DOCUMENT)),
            &["written document"],
        );
        evidence.note_if(
            words.iter().any(|word| Lexicon::class_of(word).has(Class::PREPOSITION)),
            &["written preposition"],
        );
    }
}

/// What a word looks like.
fn shape(word: &str) -> &'static str {
    let class = Lexicon::class_of(word);
    match () {
        () if class.has(Class::PRONOUN) => "pronoun",
        () if class.has(Class::DETERMINER) => "determiner",
        () if class.has(Class::PREPOSITION) => "preposition",
        () if class.has(Class::SUBORDINATOR) => "subordinator",
        () if class.has(Class::LEAD) => "lead",
        () if class.has(Class::GROUP) => "group",
        () if word.starts_with(char::is_uppercase) => "capital",
        () if word.starts_with(|c: char| c.is_ascii_digit()) => "number",
        () if word.ends_with("ing") => "ing",
        () => "other",
    }
}

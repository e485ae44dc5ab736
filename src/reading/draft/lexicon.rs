//! The words that the engine knows, read from a table of facts.
//!
//! Owns the format of such a table (its own header says it) and the look-up of a word. The tokens are looked
//! up once; the patterns read classes and verbs, not strings. It knows no language: that is the table's.

use std::collections::HashMap;
use std::ops::BitOr;
use std::sync::LazyLock;

/// Classes of words, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Class(u64);

macro_rules! classes {
    ($($(#[$meta:meta])* $name:ident = $bit:literal;)+) => {
        impl Class {
            $($(#[$meta])* pub(super) const $name: Self = Self(1 << $bit);)+
            const NAMES: &[(&str, Self)] = &[$((stringify!($name), Self::$name)),+];
        }
    };
}

classes! {
    PREPOSITION = 0;
    /// Pronouns that can be a subject.
    PRONOUN = 1;
    DETERMINER = 2;
    /// Stands between a subject and its verb: auxiliaries and common adverbs.
    AUXILIARY = 3;
    BE = 4;
    NEGATION = 5;
    /// Begins a clause or a relative clause, or joins two.
    SUBORDINATOR = 6;
    /// Finite auxiliaries: what stands before them is a subject.
    FINITE = 7;
    TIME = 8;
    /// A day by its name, or "today".
    DAY = 9;
    /// Parts of a day and other units that follow a day's name or "last".
    DAYTIME = 10;
    BEFORE_DAYTIME = 11;
    /// Stands before the subject and is no part of it: "But", "Meanwhile".
    LEAD = 12;
    /// Makes a speaker of a phrase without a name: "officials", "the poll".
    GROUP = 13;
    NUMBER = 14;
    /// Nouns that hold a claim: "the allegation that".
    NOMINAL = 15;
    /// Looks like a verb in `-s` and is as often a plural: "claims".
    NOUN_S = 16;
    /// Looks like a verb's base form and is as often a noun: "claim".
    NOUN_BASE = 17;
    /// A full stop after it may be its own.
    ABBREVIATION = 18;
    /// Abbreviations that often end a sentence.
    TIME_OF_DAY = 19;
    /// With a capital they begin a sentence, almost surely.
    OPENER = 20;
    /// Subjects of which "find" and "show" report.
    REPORTS_NUMBERS = 21;
    CONJUNCTION = 22;
    /// Verbs that carry a quotation though they do not report: "he began".
    BARE_PAST = 23;
    /// Pronouns that begin a clause after a verb without "that".
    SELF = 24;
    /// What can stand before a speaker's name after the verb: "said former …".
    INVERTED = 25;
    /// A word after which the content of "told X …" begins.
    CLAUSE_START = 26;
    /// Follows "out" in "point out", "speak out".
    AFTER_PARTICLE = 27;
    /// A term or title in quotation marks.
    TERM = 28;
    /// Given names of men, of women, of both.
    GIVEN_HE = 29;
    GIVEN_SHE = 30;
    GIVEN = 31;
    /// Stands before a name and is no part of it: "Mayor", "Detective".
    TITLE = 32;
    /// Makes a body, a place or a thing of a name: "University", "Street".
    BODY = 33;
    /// Begins the name of a place or a body: "New", "North".
    PLACE = 34;
    /// Nouns for what speaks though it is nobody: "the bank", "the agency".
    BODILY = 35;
    /// Nouns for what is written: "the letter", "the study".
    DOCUMENT = 36;
    /// Words for an occasion on which people speak: "hearing", "debate".
    EVENT = 37;
}

impl Class {
    /// Whether they have a class in common.
    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Class {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What somebody does by reporting with a verb; the kind of claim follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    Statement,
    Allegation,
    Denial,
    Confirmation,
    Warning,
    Prediction,
    Promise,
    Request,
    Question,
    Announcement,
    Finding,
    Judgement,
    Belief,
    Refusal,
    Retraction,
    NoComment,
}

/// How the content of a verb follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    Clause,
    Addressee,
    Object,
    Infinitive,
    Preposition,
}

/// The form of a verb that a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Base,
    S,
    Past,
    /// Only where it differs from the past.
    Participle,
    Ing,
}

/// A reporting verb.
#[derive(Debug)]
pub(super) struct Lemma {
    pub(super) word: &'static str,
    pub(super) act: Act,
    pub(super) frame: Frame,
    /// Words that can stand between it and its content.
    pub(super) after: Vec<&'static str>,
}

/// A word as a form of a verb.
#[derive(Debug, Clone, Copy)]
pub(super) struct Verb {
    pub(super) lemma: &'static Lemma,
    pub(super) form: Form,
}

type Entry = (Class, Option<Verb>);

/// The words of a language.
#[derive(Debug)]
pub(super) struct Lexicon {
    words: HashMap<String, Entry>,
}

impl Lexicon {
    /// The English table.
    pub(super) fn english() -> &'static Self {
        static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| {
            let mut lexicon = Lexicon::read(include_str!("english/words.txt"));
            lexicon.read_names(include_str!("english/given_names.txt"));
            lexicon
        });
        &ENGLISH
    }

    /// Adds a table of given names.
    fn read_names(&mut self, table: &str) {
        for line in table.lines() {
            let mut words = line.split_whitespace();
            let class = match words.next() {
                Some("he") => Class::GIVEN_HE,
                Some("she") => Class::GIVEN_SHE,
                Some("both") => Class::GIVEN,
                _ => continue,
            };
            for word in words {
                let entry = self.words.entry(word.to_owned()).or_default();
                entry.0 = entry.0 | class;
            }
        }
    }

    /// What is known of a word in lower case.
    pub(super) fn entry(&self, lower: &str) -> Option<Entry> {
        self.words.get(lower).copied()
    }

    /// The classes of an English word, whatever its case.
    pub(super) fn class_of(word: &str) -> Class {
        Self::english().entry(&word.to_lowercase()).unwrap_or_default().0
    }

    /// Reads a table. Lines that it does not understand are passed over here; a test holds that there are
    /// none.
    fn read(table: &'static str) -> Self {
        let mut lemmas: Vec<Lemma> = Vec::new();
        let mut forms: Vec<(&str, Vec<&str>)> = Vec::new();
        let mut classes: Vec<(Class, &str)> = Vec::new();
        for fact in table.lines().filter_map(Fact::read) {
            match fact {
                Fact::Verbs(act, frame, words) => {
                    for word in words {
                        if !lemmas.iter().any(|lemma| lemma.word == word) {
                            lemmas.push(Lemma { word, act, frame, after: Vec::new() });
                        }
                    }
                }
                Fact::Forms(lemma, words) => forms.push((lemma, words)),
                Fact::After(word, words) => {
                    lemmas.iter_mut().filter(|lemma| lemma.word == word).for_each(|lemma| {
                        lemma.after.clone_from(&words);
                    });
                }
                Fact::Class(class, words) => classes.extend(words.into_iter().map(|word| (class, word))),
                Fact::Remark => {}
            }
        }
        let mut words: HashMap<String, Entry> = HashMap::new();
        // Read once and kept for the life of the program.
        for lemma in Vec::leak(lemmas) {
            let lemma: &'static Lemma = lemma;
            for (word, form) in forms_of(lemma.word, &forms) {
                words.entry(word).or_default().1.get_or_insert(Verb { lemma, form });
            }
        }
        for (class, word) in classes {
            let entry = words.entry(word.to_owned()).or_default();
            entry.0 = entry.0 | class;
        }
        Self { words }
    }
}

/// A line of a table.
enum Fact {
    Remark,
    Verbs(Act, Frame, Vec<&'static str>),
    Forms(&'static str, Vec<&'static str>),
    After(&'static str, Vec<&'static str>),
    Class(Class, Vec<&'static str>),
}

impl Fact {
    fn read(line: &'static str) -> Option<Self> {
        let mut words = line.split_whitespace();
        Some(match words.next() {
            None => Self::Remark,
            Some(word) if word.starts_with('#') => Self::Remark,
            Some("verb") => Self::Verbs(act(words.next()?)?, frame(words.next()?)?, words.collect()),
            Some("forms") => {
                Self::Forms(words.next()?, Some(words.collect::<Vec<_>>()).filter(|f| f.len() == 4)?)
            }
            Some("after") => Self::After(words.next()?, words.collect()),
            Some("class") => {
                let name = words.next()?;
                let (_, class) = Class::NAMES.iter().find(|(known, _)| *known == name)?;
                Self::Class(*class, words.collect())
            }
            Some(_) => return None,
        })
    }
}

fn act(word: &str) -> Option<Act> {
    Some(match word {
        "statement" => Act::Statement,
        "allegation" => Act::Allegation,
        "denial" => Act::Denial,
        "confirmation" => Act::Confirmation,
        "warning" => Act::Warning,
        "prediction" => Act::Prediction,
        "promise" => Act::Promise,
        "request" => Act::Request,
        "question" => Act::Question,
        "announcement" => Act::Announcement,
        "finding" => Act::Finding,
        "judgement" => Act::Judgement,
        "belief" => Act::Belief,
        "refusal" => Act::Refusal,
        "retraction" => Act::Retraction,
        "no-comment" => Act::NoComment,
        _ => return None,
    })
}

fn frame(word: &str) -> Option<Frame> {
    Some(match word {
        "clause" => Frame::Clause,
        "addressee" => Frame::Addressee,
        "object" => Frame::Object,
        "infinitive" => Frame::Infinitive,
        "preposition" => Frame::Preposition,
        _ => return None,
    })
}

const FORMS: [Form; 4] = [Form::S, Form::Past, Form::Participle, Form::Ing];

/// The forms of a verb, those of its own lines or else by rule; the first that claims a word has it.
fn forms_of(lemma: &str, irregular: &[(&str, Vec<&str>)]) -> Vec<(String, Form)> {
    let mut forms = vec![(lemma.to_owned(), Form::Base)];
    for (_, words) in irregular.iter().filter(|(word, _)| *word == lemma) {
        forms.extend(words.iter().zip(FORMS).map(|(word, form)| ((*word).to_owned(), form)));
    }
    if forms.len() == 1 {
        let vowel_before_y = lemma.len() > 1 && lemma[..lemma.len() - 1].ends_with(['a', 'e', 'i', 'o', 'u']);
        let (s, past) = if let Some(stem) = lemma.strip_suffix('y').filter(|_| !vowel_before_y) {
            (format!("{stem}ies"), format!("{stem}ied"))
        } else {
            let hissing = ["s", "x", "sh", "ch", "z"].iter().any(|end| lemma.ends_with(end));
            let s = format!("{lemma}{}", if hissing { "es" } else { "s" });
            (s, format!("{lemma}{}", if lemma.ends_with('e') { "d" } else { "ed" }))
        };
        let ing = format!("{}ing", lemma.strip_suffix('e').unwrap_or(lemma));
        forms.extend([(s, Form::S), (past, Form::Past), (ing, Form::Ing)]);
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_understood() {
        let table = include_str!("english/words.txt");
        let wrong: Vec<&str> = table.lines().filter(|line| Fact::read(line).is_none()).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn every_line_about_a_verb_is_about_one_that_is_there() {
        let table = include_str!("english/words.txt");
        let facts: Vec<Fact> = table.lines().filter_map(Fact::read).collect();
        let verbs: Vec<&str> = facts
            .iter()
            .flat_map(|fact| if let Fact::Verbs(.., words) = fact { &words[..] } else { &[] })
            .copied()
            .collect();
        for fact in &facts {
            if let Fact::Forms(lemma, _) | Fact::After(lemma, _) = fact {
                assert!(verbs.contains(lemma), "{lemma}");
            }
        }
    }

    #[test]
    fn forms_follow_the_rules_or_their_own_line() {
        let form = |word: &str| {
            let verb = Lexicon::english().entry(word)?.1?;
            Some((verb.lemma.word, verb.form))
        };
        assert_eq!(form("denies"), Some(("deny", Form::S)));
        assert_eq!(form("denied"), Some(("deny", Form::Past)));
        assert_eq!(form("said"), Some(("say", Form::Past)));
        assert_eq!(form("written"), Some(("write", Form::Participle)));
        assert_eq!(form("confessing"), Some(("confess", Form::Ing)));
        assert_eq!(form("labelled"), Some(("label", Form::Past)));
        assert_eq!(form("table"), None);
    }
}

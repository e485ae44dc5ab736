//! Whom a pronoun or a description can mean, and what speaks for each.
//!
//! Owns the evidence: who spoke last, who is named where, whether gender and title fit. The weights were
//! learned on labelled articles. It must look at a bounded number of mentions, so that a text stays linear.

use std::ops::Range;

use super::gender::Gender;
use super::model::{Evidence, Weights};
use super::people::{At, People};
use super::phrase::{Reference, Sort, front, head};

/// No farther back, in bytes.
const REACH: usize = 4000;
/// No more mentions before are looked at.
const MOST_MENTIONS: usize = 120;
/// No more speakers without a name are looked at.
const MOST_WRITTEN: usize = 8;

/// Who can be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Voice {
    /// Somebody with a name, by the place in [`People::all`].
    Known(usize),
    /// Words that stood for a speaker, by their place in [`Heard::written`].
    Written(usize),
    /// All who spoke together just before.
    Together,
    /// The words themselves.
    Stays,
}

/// Words that stood for a speaker without a name.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) name: String,
    pub(super) sort: Sort,
    /// Where they stood last.
    pub(super) place: usize,
}

/// Who has spoken so far.
#[derive(Debug, Default)]
pub(super) struct Heard {
    pub(super) written: Vec<Written>,
    /// The speakers of the statement before.
    pub(super) last: Vec<Voice>,
    /// The one who spoke before that was somebody else.
    pub(super) second: Option<Voice>,
    /// Everybody who spoke: the place, and who.
    pub(super) spoke: Vec<(usize, Voice)>,
    /// What is known of each person of the text.
    pub(super) genders: Vec<Option<Gender>>,
}

impl Heard {
    /// Notes that somebody spoke.
    pub(super) fn note(&mut self, place: usize, voices: Vec<Voice>) {
        if let Some(before) = self.last.first()
            && !voices.contains(before)
        {
            self.second = Some(before.clone());
        }
        self.spoke.extend(voices.iter().map(|voice| (place, voice.clone())));
        if !voices.is_empty() {
            self.last = voices;
        }
    }
}

/// Where somebody is looked for, and how.
pub(super) struct Search<'s, 't> {
    pub(super) people: &'s People<'t>,
    pub(super) heard: &'s Heard,
    /// The contents of the statements, in bytes, by their beginnings.
    pub(super) contents: &'s [Range<usize>],
    pub(super) weights: &'s Weights,
    pub(super) learns: bool,
    /// The words of the mention, or nothing if the article does not say it again.
    pub(super) words: &'s str,
    pub(super) reference: Reference,
    /// For a description: its main word, and those before it without "the", in lower case.
    pub(super) head: String,
    pub(super) front: Vec<String>,
    /// Where the mention stands.
    pub(super) place: usize,
    /// Those who are named in its words: "the woman accused by X" is not X.
    pub(super) named_inside: &'s [At],
}

/// Where somebody was named last.
struct Near {
    at: At,
    /// How often before.
    count: usize,
    /// How many were named after that.
    rank: usize,
    /// How many others have the title that describes.
    others: usize,
}

/// One who can be meant, with what speaks for it.
pub(super) struct Candidate<'w> {
    pub(super) voice: Voice,
    pub(super) evidence: Evidence<'w, 1>,
}

impl<'s> Search<'s, '_> {
    /// Everybody who can be meant, the likeliest first.
    pub(super) fn candidates(&self) -> Vec<Candidate<'s>> {
        let class = if self.words.is_empty() { Some("same") } else { self.reference.word() };
        let Some(class) = class else { return Vec::new() };
        let mut found = Vec::new();
        let named = self.named();
        let has_fitting = named.iter().any(|(who, ..)| self.fits(*who) == Some(true));
        // Somebody of the other gender is meant only if nobody else can be.
        let can_be = |who: usize| self.can_be(who) && !(has_fitting && self.fits(who) == Some(false));
        let named: Vec<_> = named.into_iter().filter(|(who, ..)| can_be(*who)).collect();
        let with_title = named.iter().filter(|(who, ..)| self.titled(*who) > 0).count();
        if self.reference == Reference::Owned && with_title == 0 {
            return Vec::new();
        }
        for (rank, (who, at, count)) in named.into_iter().enumerate() {
            let mut evidence = self.weights.speaker.evidence(self.learns);
            let others = with_title - usize::from(self.titled(who) > 0);
            let near = Near { at, count, rank, others };
            self.weigh_named(&mut evidence, class, who, &near);
            found.push(Candidate { voice: Voice::Known(who), evidence });
        }
        for (which, written) in self.heard.written.iter().enumerate().rev().take(MOST_WRITTEN) {
            if !self.is_of_sort(written.sort) {
                continue;
            }
            if written.place >= self.place || self.place - written.place > REACH || written.name == self.words
            {
                continue;
            }
            let mut evidence = self.weights.speaker.evidence(self.learns);
            self.weigh_written(&mut evidence, class, which, written);
            found.push(Candidate { voice: Voice::Written(which), evidence });
        }
        if self.heard.last.len() > 1 {
            let mut evidence = self.weights.speaker.evidence(self.learns);
            evidence.note(&[class, "together"]);
            found.push(Candidate { voice: Voice::Together, evidence });
        }
        if matches!(self.reference, Reference::Described(_) | Reference::Owned) && !self.words.is_empty() {
            let mut evidence = self.weights.speaker.evidence(self.learns);
            evidence.note(&[class, "stays"]);
            evidence.note_if(with_title == 0, &[class, "stays untitled"]);
            let again =
                self.heard.written.iter().any(|written| written.name.eq_ignore_ascii_case(self.words));
            evidence.note_if(again, &[class, "stays again"]);
            evidence.note_if(self.words.split_whitespace().count() > 3, &[class, "stays long"]);
            found.push(Candidate { voice: Voice::Stays, evidence });
        }
        found.sort_by_key(|candidate| std::cmp::Reverse(candidate.evidence.sum()));
        found
    }

    /// Whether somebody has the title that describes: 2 if all its words, 1 if the main one, else 0.
    fn titled(&self, who: usize) -> usize {
        let title = &self.people.all[who].title_words;
        let has = |word: &str| title.iter().any(|own| same_role(own, word));
        if self.head.is_empty() || !has(&self.head) {
            return 0;
        }
        if self.front.iter().all(|word| has(word)) { 2 } else { 1 }
    }

    /// Whether a speaker of this sort can be meant at all.
    fn is_of_sort(&self, sort: Sort) -> bool {
        match self.reference {
            Reference::He | Reference::She => matches!(sort, Sort::Person),
            Reference::It => !matches!(sort, Sort::Person | Sort::Group),
            Reference::Described(Sort::Person) | Reference::Owned => sort == Sort::Person,
            Reference::Described(Sort::Group) => matches!(sort, Sort::Group | Sort::Body),
            Reference::Described(Sort::Body | Sort::Document) => matches!(sort, Sort::Body | Sort::Document),
            _ => true,
        }
    }

    /// Whether somebody with a name can be meant: a person, or a body that does something somewhere.
    fn can_be(&self, who: usize) -> bool {
        let named = &self.people.all[who];
        self.is_of_sort(if named.is_body { Sort::Body } else { Sort::Person })
            && (named.acts || !named.is_body)
    }

    /// Whether the gender fits that of the word; `None` if either is not known.
    fn fits(&self, who: usize) -> Option<bool> {
        let asked = match self.reference {
            Reference::He => Gender::He,
            Reference::She => Gender::She,
            _ => return None,
        };
        self.heard.genders[who].map(|gender| gender == asked)
    }

    /// Those with a name that stand before the mention: their last mention, how many there are; the nearest
    /// first.
    fn named(&self) -> Vec<(usize, At, usize)> {
        let mut found: Vec<(usize, At, usize)> = Vec::new();
        for at in self.people.before(self.place).take(MOST_MENTIONS) {
            if self.place - at.place > REACH {
                break;
            }
            if self.named_inside.iter().any(|inside| inside.who == at.who) {
                continue;
            }
            match found.iter_mut().find(|(who, ..)| *who == at.who) {
                Some((_, _, count)) => *count += 1,
                None => found.push((at.who, *at, 1)),
            }
        }
        found
    }

    fn weigh_named(&self, evidence: &mut Evidence<'_, 1>, class: &str, who: usize, near: &Near) {
        let Near { at, count, rank, others } = *near;
        let named = &self.people.all[who];
        let sort = if named.is_body { Sort::Body } else { Sort::Person };
        let mut note = |is_so: bool, name: &str| {
            evidence.note_if(is_so, &["any", name]);
            evidence.note_if(is_so, &[class, name]);
        };
        let sentence = self.people.sentence_at(self.place);
        let apart = match sentence.saturating_sub(at.sentence) {
            0 => "same sentence",
            1 => "sentence before",
            2 => "two sentences before",
            3..=5 => "near",
            6..=12 => "far",
            _ => "very far",
        };
        note(true, apart);
        let paragraphs = self.people.paragraph_of(sentence).saturating_sub(at.paragraph);
        note(paragraphs == 0, "same paragraph");
        note(paragraphs == 1, "paragraph before");
        note(at.is_subject, "subject");
        note(at.is_subject && at.is_first, "first subject");
        note(at.is_first, "first");
        note(at.is_object, "object");
        note(rank == 0, "nearest");
        note(rank == 1, "second nearest");
        note(count > 1, "twice");
        note(count > 3, "often");
        note(at.paragraph == 1, "headline");
        note(self.is_in_content(at.place), "in content");
        note(named.shortened, "shortened");
        note(named.has_given_name, "given name");
        note(named.acts, "acts");
        note(named.title.is_some(), "titled");
        note(!named.is_body && !named.is_surely_person(), "perhaps no person");
        self.weigh_voice(evidence, class, &Voice::Known(who), sort);
        if let Reference::He | Reference::She = self.reference {
            let fits = match self.fits(who) {
                Some(true) => "fits",
                Some(false) => "does not fit",
                None => "may fit",
            };
            evidence.note(&[class, fits]);
        }
        if let Reference::Described(_) | Reference::Owned = self.reference {
            let is_head = |word: &&str| same_role(&word.to_lowercase(), &self.head);
            let titled = self.titled(who);
            evidence.note_if(titled > 0, &[class, "has title"]);
            evidence.note_if(titled > 1, &[class, "has whole title"]);
            evidence.note_if(titled > 0 && others == 0, &[class, "alone has title"]);
            evidence.note_if(titled > 1 && others == 0, &[class, "alone has whole title"]);
            evidence.note_if(named.words.iter().any(is_head), &[class, "has name"]);
        }
    }

    fn weigh_written(&self, evidence: &mut Evidence<'_, 1>, class: &str, which: usize, written: &Written) {
        let sentence = self.people.sentence_at(self.place);
        let apart = sentence.saturating_sub(self.people.sentence_at(written.place));
        evidence.note_if(apart <= 1, &[class, "written near"]);
        evidence.note_if(apart > 5, &[class, "written far"]);
        evidence.note(&[class, "written"]);
        self.weigh_voice(evidence, class, &Voice::Written(which), written.sort);
        if let Reference::Described(_) = self.reference {
            let same = same_role(&head(&written.name).to_lowercase(), &self.head);
            evidence.note_if(same, &[class, "written head"]);
        }
    }

    /// What speaks for whoever it is: its sort, and when it spoke.
    fn weigh_voice(&self, evidence: &mut Evidence<'_, 1>, class: &str, voice: &Voice, sort: Sort) {
        evidence.note(&[class, "is", sort.word()]);
        let mut note = |is_so: bool, name: &str| {
            evidence.note_if(is_so, &["any", name]);
            evidence.note_if(is_so, &[class, name]);
        };
        let last = self.heard.last.len() == 1 && self.heard.last[0] == *voice;
        let second = self.heard.second.as_ref() == Some(voice);
        note(last, "spoke last");
        note(second, "spoke before that");
        let before = self.heard.spoke.iter().rev().take(MOST_MENTIONS).find(|(_, who)| who == voice);
        note(before.is_some(), "has spoken");
        let sentence = self.people.sentence_at(self.place);
        let paragraph = self.people.paragraph_of(sentence);
        let here = before
            .is_some_and(|(place, _)| self.people.paragraph_of(self.people.sentence_at(*place)) == paragraph);
        note(here, "spoke in paragraph");
    }

    fn is_in_content(&self, place: usize) -> bool {
        let end = self.contents.partition_point(|content| content.start <= place);
        self.contents[..end].iter().rev().take(4).any(|content| content.contains(&place))
    }
}

/// "the", "former": what is no part of a title.
fn is_small(word: &str) -> bool {
    let owns = word.ends_with("'s") || word.ends_with("’s");
    owns || matches!(&*word.to_lowercase(), "the" | "his" | "her" | "their" | "its" | "former" | "then")
}

/// The words of a description without "the" and "former", in lower case.
pub(super) fn front_words(words: &str) -> Vec<String> {
    front(words).filter(|word| !is_small(word)).map(str::to_lowercase).collect()
}

/// Whether two words are for the same role: "spokesman" and "spokesperson".
fn same_role(one: &str, other: &str) -> bool {
    fn role(word: &str) -> &str {
        match word {
            "spokesman" | "spokeswoman" | "spokesperson" => "spokes",
            "attorney" => "lawyer",
            "justice" => "judge",
            "chairman" | "chairwoman" | "chairperson" => "chair",
            "congressman" | "congresswoman" => "congress",
            word => word.trim_end_matches("'s"),
        }
    }
    !one.is_empty() && role(one) == role(other)
}

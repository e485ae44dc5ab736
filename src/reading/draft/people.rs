//! The people and bodies that a text names, and where.
//!
//! Owns what the name of a person looks like, and who has it. It is filled sentence by sentence and asked by
//! the files that look for speakers; quotations are not looked into, because whom somebody mentions does not
//! speak.

use std::collections::HashMap;

use super::gender::Gender;
use super::lexicon::{Class, Lexicon};
use super::name_run::{
    PARTICLES, Run, acts, end_of_body, end_of_name, is_body, is_object, is_subject, is_surname,
};
use super::person_title::Title;
use super::token::Token;

/// Somebody with a name of two words or more, or a body.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is another thing that the text says of it")]
pub(super) struct Named<'t> {
    /// The words of the name, without titles.
    pub(super) words: Vec<&'t str>,
    pub(super) is_body: bool,
    pub(super) gender: Option<Gender>,
    pub(super) title: Option<Title>,
    /// The words of the title, in lower case.
    pub(super) title_words: Vec<String>,
    /// Whether a part of the name stands alone somewhere, as it does with people.
    pub(super) shortened: bool,
    /// Whether the first word is a given name.
    pub(super) has_given_name: bool,
    /// Whether it does something somewhere, as a place or a thing does not.
    pub(super) acts: bool,
}

impl Named<'_> {
    pub(super) fn name(&self) -> String {
        self.words.join(" ").replace(" ’s", "’s").replace(" 's", "'s")
    }

    /// Whether something says that it is a person: a given name, a title, "Ms.".
    pub(super) const fn is_surely_person(&self) -> bool {
        !self.is_body && (self.has_given_name || self.title.is_some() || self.gender.is_some())
    }

    /// The word that a person is called by: the last one, without "Jr.".
    pub(super) fn last(&self) -> &str {
        let last = self.words.iter().rev().find(|word| !is_suffix(word));
        last.copied().unwrap_or_default()
    }
}

/// Where somebody is named.
#[derive(Debug, Clone, Copy)]
pub(super) struct At {
    /// The byte at which the name begins.
    pub(super) place: usize,
    /// Its place in [`People::all`].
    pub(super) who: usize,
    pub(super) sentence: usize,
    pub(super) paragraph: usize,
    /// Whether a verb or an apposition follows.
    pub(super) is_subject: bool,
    /// Whether nobody is named before it in its sentence.
    pub(super) is_first: bool,
    /// "of X", "X's".
    pub(super) is_object: bool,
}

/// The people and bodies of a text.
#[derive(Debug, Default)]
pub(super) struct People<'t> {
    pub(super) all: Vec<Named<'t>>,
    by_name: HashMap<String, usize>,
    /// Several people can have one last name.
    by_last: HashMap<String, Vec<usize>>,
    by_first: HashMap<String, usize>,
    by_initials: HashMap<String, usize>,
    /// Where they are named in full or by a part, by place.
    pub(super) mentions: Vec<At>,
    /// Single names that may turn out to be somebody's: the word, and what "Mr." or "Ms." before it says.
    singles: Vec<(At, &'t str, Option<Gender>)>,
    /// Where the sentences that were read begin, in bytes, and the number of their paragraph.
    sentences: Vec<(usize, usize)>,
    paragraph: usize,
}

/// How many mentions before are looked at for a namesake.
const MOST_NAMESAKES: usize = 60;

/// "Mayor", "spokesman": whether a word stands before names as a title.
pub(super) fn is_title(word: &str) -> bool {
    Lexicon::class_of(word).has(Class::TITLE)
}

fn is_suffix(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III" | "IV")
}

/// What two spellings of a word have in common.
fn key(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

impl<'t> People<'t> {
    /// Notes the names of a sentence.
    pub(super) fn read(&mut self, tokens: &[Token<'t>], paragraph: usize) {
        self.paragraph = paragraph;
        self.sentences.push((tokens.first().map_or(0, |token| token.start), paragraph));
        let before = self.mentions.len() + self.singles.len();
        let mut at = 0;
        while at < tokens.len() {
            if !tokens[at].is_name() {
                at += 1;
                continue;
            }
            let start = at;
            at = end_of_name(tokens, start);
            let is_first = self.mentions.len() + self.singles.len() == before;
            at = self.note(tokens, start, at, is_first);
            self.note_initials(tokens, at);
        }
    }

    /// Notes the name of these tokens, titles and leading words still on it; returns where it really ends.
    fn note(&mut self, tokens: &[Token<'t>], start: usize, end: usize, is_first: bool) -> usize {
        let Run { first, after_lead, gender } = Run::of(tokens, start, end);
        let words: Vec<&'t str> =
            tokens[first..end].iter().filter(|token| token.is_word()).map(|token| token.text).collect();
        let Some(last) = words.last() else { return end };
        let at = At {
            place: tokens[first].start,
            who: 0,
            sentence: self.sentences.len(),
            paragraph: self.paragraph,
            is_subject: is_subject(tokens, end),
            is_first,
            is_object: is_object(tokens, start, end),
        };
        let joins = tokens[first..end].iter().any(|token| token.is(Class::BODY | Class::BODILY));
        let whole_end = if joins { end_of_body(tokens, end) } else { end };
        if whole_end > end {
            let words: Vec<&'t str> = tokens[first..whole_end]
                .iter()
                .filter(|token| token.is_word())
                .map(|token| token.text)
                .collect();
            let who = self.body(&words);
            self.all[who].acts |= acts(tokens, whole_end);
            self.mentions.push(At { who, is_subject: is_subject(tokens, whole_end), ..at });
            return whole_end;
        }
        let has_particle = words.len() == 2 && PARTICLES.contains(&&*words[0].to_lowercase());
        if words.len() == 1 || has_particle {
            let begins =
                first == start && start.checked_sub(1).is_none_or(|before| !tokens[before].is_word());
            let is_common = begins && !tokens[first].is(Class::GIVEN_HE | Class::GIVEN_SHE | Class::GIVEN);
            let is_known = gender.is_some() || first > start || !is_common;
            let is_name = is_known || last.chars().nth(1).is_some_and(char::is_uppercase);
            self.singles.push((at, last, gender));
            if is_name && !tokens[first].is(Class::GROUP | Class::NUMBER | Class::TIME | Class::TITLE) {
                let who = self.body(&words);
                self.all[who].acts |= acts(tokens, end);
            }
            return end;
        }
        if is_body(&words, &tokens[first]) {
            let who = self.body(&words);
            self.all[who].acts |= acts(tokens, end);
            self.mentions.push(At { who, ..at });
            return end;
        }
        let person = self.person(&words, gender);
        if self.all[person].title.is_none() {
            self.all[person].title = super::title::beside(tokens, after_lead, first, end);
        }
        self.all[person].acts |= acts(tokens, end);
        self.mentions.push(At { who: person, ..at });
        end
    }

    /// "Customs and Port Protection (CPP)": whose initials stand in brackets behind a name.
    fn note_initials(&mut self, tokens: &[Token<'t>], end: usize) {
        let bracketed = tokens.get(end..end + 3).filter(|three| three[0].text == "(" && three[2].text == ")");
        let Some([_, initials, _]) = bracketed else { return };
        let letters: Vec<char> = initials.text.chars().collect();
        if !(2..=8).contains(&letters.len()) || !letters.iter().all(char::is_ascii_uppercase) {
            return;
        }
        let mut left = letters.len();
        let mut at = end;
        while left > 0 && at > 0 && end - at < 12 {
            at -= 1;
            let is_next = tokens[at].is_word() && tokens[at].text.starts_with(letters[left - 1]);
            let is_small = tokens[at].is_word() && !tokens[at].capital || tokens[at].is_mark();
            if is_next {
                left -= 1;
            } else if !is_small {
                return;
            }
        }
        if left == 0 {
            let words: Vec<&'t str> = tokens[at..end].iter().map(|token| token.text).collect();
            let who = self.body(&words);
            self.all[who].acts = true;
            self.by_initials.insert(initials.text.to_owned(), who);
        }
    }

    fn body(&mut self, words: &[&'t str]) -> usize {
        let name = key(&words.join(" "));
        if let Some(&known) = self.by_name.get(&name) {
            return known;
        }
        let who = self.insert(name, words, true);
        let initials = |is_part: fn(char) -> bool| -> String {
            words.iter().filter_map(|word| word.chars().next()).filter(|c| is_part(*c)).collect()
        };
        if words.len() > 1 {
            self.by_initials.entry(initials(char::is_uppercase)).or_insert(who);
            self.by_initials.entry(initials(char::is_alphabetic).to_uppercase()).or_insert(who);
        }
        who
    }

    fn insert(&mut self, name: String, words: &[&'t str], is_body: bool) -> usize {
        self.all.push(Named {
            words: words.to_vec(),
            is_body,
            gender: None,
            title: None,
            title_words: Vec::new(),
            shortened: false,
            has_given_name: false,
            acts: false,
        });
        self.by_name.insert(name, self.all.len() - 1);
        self.all.len() - 1
    }

    fn person(&mut self, words: &[&'t str], gender: Option<Gender>) -> usize {
        let name = key(&words.join(" "));
        let known = self.by_name.get(&name).copied();
        let person = known.unwrap_or_else(|| self.insert(name, words, false));
        let named = &mut self.all[person];
        let given = Lexicon::class_of(words[0]);
        named.has_given_name = given.has(Class::GIVEN_HE | Class::GIVEN_SHE | Class::GIVEN)
            || words[0].ends_with('.') && words.len() > 1;
        let by_name = match given {
            it if it.has(Class::GIVEN_HE) => Some(Gender::He),
            it if it.has(Class::GIVEN_SHE) => Some(Gender::She),
            _ => None,
        };
        named.gender = gender.or(named.gender).or(by_name);
        let (first, last) = (key(words[0]), key(named.last()));
        let namesakes = self.by_last.entry(last).or_default();
        if !namesakes.contains(&person) {
            namesakes.push(person);
        }
        self.by_first.entry(first).or_insert(person);
        person
    }

    /// When all paragraphs are read: single names become mentions of the people and bodies they belong to.
    pub(super) fn finish(&mut self) {
        self.mentions.sort_unstable_by_key(|at| (at.place, at.who));
        let in_full = self.mentions.len();
        for (at, word, gender) in std::mem::take(&mut self.singles) {
            let word = key(word);
            if let Some(namesakes) = self.by_last.get(&word) {
                let person = self.nearest(namesakes, at.place, in_full);
                self.mentions.push(At { who: person, ..at });
                let person = &mut self.all[person];
                person.shortened = true;
                person.gender = gender.or(person.gender);
            } else if let Some(&body) = self.by_name.get(&word) {
                self.mentions.push(At { who: body, ..at });
            }
        }
        for named in &mut self.all {
            let title = named.title.as_ref().map_or("", |title| &title.title).to_lowercase();
            let words = title.split(|c: char| !c.is_alphanumeric() && c != '-');
            named.title_words = words.filter(|word| !word.is_empty()).map(str::to_owned).collect();
        }
        self.mentions.sort_unstable_by_key(|at| (at.place, at.who));
    }

    /// Of several with one last name, the one who was named last in full before a place; else the first. The
    /// first `in_full` mentions are those in full.
    fn nearest(&self, namesakes: &[usize], place: usize, in_full: usize) -> usize {
        let first = namesakes.first().copied().unwrap_or_default();
        if namesakes.len() < 2 {
            return first;
        }
        let end = self.mentions[..in_full].partition_point(|at| at.place < place);
        let before = self.mentions[..end].iter().rev().take(MOST_NAMESAKES);
        before.map(|at| at.who).find(|who| namesakes.contains(who)).unwrap_or(first)
    }

    /// Whose full name this is.
    pub(super) fn named(&self, name: &str) -> Option<usize> {
        self.by_name.get(&key(name)).copied()
    }

    /// The person whose last name this is at a place; if nobody's, whose first name.
    pub(super) fn with_part(&self, word: &str, place: usize) -> Option<usize> {
        if Lexicon::class_of(word).has(Class::BODY) && !is_surname(word) {
            return None;
        }
        let word = key(word);
        let Some(namesakes) = self.by_last.get(&word) else { return self.by_first.get(&word).copied() };
        let near =
            self.before(place).take(MOST_NAMESAKES).map(|at| at.who).find(|who| namesakes.contains(who));
        near.or_else(|| namesakes.first().copied())
    }

    /// The body whose initials these are: "UAW".
    pub(super) fn with_initials(&self, word: &str) -> Option<usize> {
        let letters: String = word.chars().filter(|c| *c != '.').collect();
        let is_short = (2..=6).contains(&letters.len()) && letters.chars().all(|c| c.is_ascii_uppercase());
        if is_short { self.by_initials.get(&letters).copied() } else { None }
    }

    /// Mentions before a place, the nearest first.
    pub(super) fn before(&self, place: usize) -> impl Iterator<Item = &At> + '_ {
        let end = self.mentions.partition_point(|at| at.place < place);
        self.mentions[..end].iter().rev()
    }

    /// Mentions inside a stretch, in order.
    pub(super) fn within(&self, start: usize, end: usize) -> &[At] {
        let from = self.mentions.partition_point(|at| at.place < start);
        let to = self.mentions.partition_point(|at| at.place < end);
        &self.mentions[from..to]
    }

    /// The number of the sentence in which a place stands, as [`At`] counts them.
    pub(super) fn sentence_at(&self, place: usize) -> usize {
        self.sentences.partition_point(|&(start, _)| start <= place)
    }

    /// The number of the paragraph that a sentence stands in.
    pub(super) fn paragraph_of(&self, sentence: usize) -> usize {
        sentence.checked_sub(1).and_then(|at| self.sentences.get(at)).map_or(0, |&(_, paragraph)| paragraph)
    }
}

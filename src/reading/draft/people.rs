//! The people that a text names, and where.
//!
//! Owns what a person's name looks like. It is filled paragraph by paragraph and asked by `speaker`; quotations are not
//! looked into, because whom somebody mentions does not speak.

use std::collections::HashMap;

use super::lexicon::Class;
use super::token::Token;

/// Of "he" and "she".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    He,
    She,
}

/// Somebody with a name of two words or more.
#[derive(Debug)]
pub(super) struct Person<'t> {
    /// The words of the name, without titles.
    pub(super) words: Vec<&'t str>,
    pub(super) gender: Option<Gender>,
    pub(super) title: Option<Title>,
    /// Whether a part of the name stands alone somewhere, as it does with people.
    pub(super) shortened: bool,
}

/// What a text calls a person, apart from the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Title {
    /// "spokesman", "minister of health"
    pub(super) title: String,
    /// "State Department"
    pub(super) on_behalf_of: Option<String>,
}

impl Person<'_> {
    pub(super) fn name(&self) -> String {
        self.words.join(" ")
    }
}

/// The people of a text.
#[derive(Debug, Default)]
pub(super) struct People<'t> {
    pub(super) all: Vec<Person<'t>>,
    by_name: HashMap<String, usize>,
    by_last: HashMap<String, usize>,
    by_first: HashMap<String, usize>,
    /// Where a person is named in full or by a part, by place (byte).
    pub(super) mentions: Vec<(usize, usize)>,
    /// Single names that may turn out to be somebody's: place, word, and what "Mr." or "Ms." before it says.
    singles: Vec<(usize, String, Option<Gender>)>,
}

const PARTICLES: [&str; 10] = ["de", "van", "von", "al", "bin", "der", "la", "del", "di", "den"];
const TITLES: [&str; 62] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "sen",
    "rep",
    "gov",
    "gen",
    "lt",
    "col",
    "sgt",
    "president",
    "senator",
    "governor",
    "mayor",
    "minister",
    "prime",
    "chief",
    "justice",
    "judge",
    "attorney",
    "secretary",
    "director",
    "officer",
    "police",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "professor",
    "prof",
    "premier",
    "chairman",
    "chairwoman",
    "chair",
    "executive",
    "ceo",
    "rev",
    "former",
    "vice",
    "deputy",
    "republican",
    "democratic",
    "democrat",
    "sir",
    "lord",
    "lady",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "first",
    "secretary-general",
    "ambassador",
    "general",
    "captain",
    "leader",
    "congressman",
    "congresswoman",
    "candidate",
    "nominee",
];
/// Words that make a body, a place or a thing of a name.
const BODIES: [&str; 58] = [
    "university",
    "party",
    "house",
    "committee",
    "department",
    "agency",
    "council",
    "court",
    "service",
    "association",
    "corp",
    "inc",
    "company",
    "group",
    "news",
    "times",
    "post",
    "institute",
    "center",
    "centre",
    "foundation",
    "bank",
    "union",
    "board",
    "commission",
    "ministry",
    "office",
    "school",
    "hospital",
    "street",
    "avenue",
    "city",
    "county",
    "states",
    "state",
    "america",
    "united",
    "college",
    "league",
    "church",
    "federation",
    "network",
    "society",
    "club",
    "airport",
    "federal",
    "national",
    "international",
    "nations",
    "government",
    "act",
    "bill",
    "street",
    "journal",
    "press",
    "nation",
    "korea",
    "kingdom",
];
/// Words with a capital that begin a sentence right before a name: "Nothing X said".
const LEADS: [&str; 9] =
    ["nothing", "everything", "something", "anything", "little", "much", "imagine", "suppose", "supposing"];
const PLACES: [&str; 16] = [
    "new", "north", "south", "san", "los", "british", "great", "supreme", "white", "west", "east", "red",
    "saint", "fort", "el", "mount",
];

/// "Mayor", "spokesman": whether a word stands before names as a title.
pub(super) fn is_title(word: &str) -> bool {
    TITLES.contains(&&*word.to_lowercase())
}

impl<'t> People<'t> {
    /// Notes the names of a paragraph.
    pub(super) fn read(&mut self, tokens: &[Token<'t>]) {
        let mut at = 0;
        while at < tokens.len() {
            if !tokens[at].is_name() {
                at += 1;
                continue;
            }
            let start = at;
            at = end_of_name(tokens, start);
            self.note(tokens, start, at);
        }
    }

    /// Notes the name of these tokens, titles and leading words still on it.
    fn note(&mut self, tokens: &[Token<'t>], start: usize, end: usize) {
        let mut first = start;
        // Behind "But", "If", "Had": that is no part of a title.
        let mut after_lead = start;
        let mut gender = None;
        while first < end {
            let token = &tokens[first];
            let lower = &*token.lower;
            let leads_in = token.is(Class::LEAD
                | Class::PREPOSITION
                | Class::OPENER
                | Class::TIME
                | Class::DETERMINER
                | Class::SUBORDINATOR
                | Class::NEGATION)
                || matches!(lower, "had" | "has" | "have" | "did")
                || LEADS.contains(&lower);
            let leads = first == start && leads_in;
            let is_title =
                TITLES.contains(&lower) || first == start && token.is(Class::GROUP) && end - first > 2;
            if !(leads || token.is_mark() || is_title) {
                break;
            }
            match lower {
                "mr" | "sir" | "king" | "prince" => gender = Some(Gender::He),
                "mrs" | "ms" | "miss" | "queen" | "princess" => gender = Some(Gender::She),
                _ => {}
            }
            first += 1;
            if leads && !is_title {
                after_lead = first;
            }
        }
        // "Russian President X": what stands before the last title is no part of the name.
        let title = (first..end.saturating_sub(1)).rev().find(|&at| TITLES.contains(&&*tokens[at].lower));
        first = title.map_or(first, |title| title + 1);
        while first < end && tokens[first].is_mark() {
            first += 1;
        }
        // "Secretary of State X"
        if start > 0
            && tokens[start - 1].lower == "of"
            && end - first > 2
            && BODIES.contains(&&*tokens[first].lower)
        {
            first += 1;
        }
        let words: Vec<&'t str> =
            tokens[first..end].iter().filter(|token| token.is_word()).map(|token| token.text).collect();
        let Some(last) = words.last() else { return };
        if words.len() == 1 {
            self.singles.push((tokens[first].start, last.to_lowercase(), gender));
            return;
        }
        let place = tokens[first].start;
        let is_body = words.len() > 5
            || words.iter().any(|word| BODIES.contains(&&*word.to_lowercase()))
            || PLACES.contains(&&*words[0].to_lowercase())
            || tokens[first].is(Class::TIME);
        if is_body {
            return;
        }
        let person = self.person(&words, gender);
        if self.all[person].title.is_none() {
            self.all[person].title = super::title::beside(tokens, after_lead, first, end);
        }
        self.mentions.push((place, person));
    }

    fn person(&mut self, words: &[&'t str], gender: Option<Gender>) -> usize {
        let name = words.join(" ");
        let person = *self.by_name.entry(name).or_insert_with(|| {
            self.all.push(Person { words: words.to_vec(), gender: None, title: None, shortened: false });
            self.all.len() - 1
        });
        self.all[person].gender = self.all[person].gender.or(gender);
        if let [first, .., last] = *words {
            self.by_last.insert(last.to_lowercase(), person);
            self.by_first.entry(first.to_lowercase()).or_insert(person);
        }
        person
    }

    /// When all paragraphs are read: single names become mentions of the people they belong to.
    pub(super) fn finish(&mut self) {
        for (place, word, gender) in std::mem::take(&mut self.singles) {
            if let Some(&person) = self.by_last.get(&word) {
                self.mentions.push((place, person));
                let person = &mut self.all[person];
                person.shortened = true;
                person.gender = person.gender.or(gender);
            }
        }
        self.mentions.sort_unstable();
    }

    /// Whose full name this is.
    pub(super) fn named(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// Whose last name this is; if nobody's, whose first name.
    pub(super) fn with_part(&self, word: &str) -> Option<usize> {
        let word = word.to_lowercase();
        if BODIES.contains(&&*word) {
            return None;
        }
        self.by_last.get(&word).or_else(|| self.by_first.get(&word)).copied()
    }

    /// Those named before a place, the nearest first.
    pub(super) fn before(&self, place: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let end = self.mentions.partition_point(|&(at, _)| at < place);
        self.mentions[..end].iter().rev().copied()
    }

    /// Those named inside a stretch, in order.
    pub(super) fn within(&self, start: usize, end: usize) -> &[(usize, usize)] {
        let from = self.mentions.partition_point(|&(at, _)| at < start);
        let to = self.mentions.partition_point(|&(at, _)| at < end);
        &self.mentions[from..to]
    }
}

/// The end of the capitalised words that begin at a place, with initials and particles.
fn end_of_name(tokens: &[Token<'_>], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(token) = tokens.get(at) {
        let after_abbreviation = token.text == "."
            && tokens[at - 1].is_word()
            && tokens[at - 1].end == token.start
            && (tokens[at - 1].is(Class::ABBREVIATION) || tokens[at - 1].text.chars().count() == 1);
        let next_is_name = tokens.get(at + 1).is_some_and(Token::is_name);
        let goes_on =
            token.is_name() || (after_abbreviation || PARTICLES.contains(&&*token.lower)) && next_is_name;
        if !goes_on {
            break;
        }
        at += 1;
    }
    at
}

//! A statement as the links see it: its words, names and numbers, what stands around it, who said it.
//!
//! Owns what is taken from the text once for each statement, so that pairs are compared by sets only.

use super::terms::Terms;
use crate::domain::ClaimKind;
use crate::reading::draft::lexicon::{Class, Lexicon};
use crate::reading::draft::word_lists::{List, Words};

/// How much before and behind a content counts as its surroundings, in bytes.
const LEFT: usize = 110;
const RIGHT: usize = 90;

/// Forms of one word have so many letters in common.
const STEM: usize = 6;

/// A statement of an article, by whomever it was found.
#[derive(Debug, Clone)]
pub struct Stated {
    /// Its pieces, in bytes of the text, in order.
    pub pieces: Vec<std::ops::Range<usize>>,
    /// The words that report, in bytes.
    pub cue: Option<std::ops::Range<usize>>,
    /// Who said it: full names.
    pub speakers: Vec<String>,
    /// Whom they speak for.
    pub bodies: Vec<String>,
    /// Its kind, if a person said so.
    pub kind: Option<ClaimKind>,
}

/// What is known of a statement for its links.
pub(super) struct Seen {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) content: Words,
    pub(super) left: Words,
    pub(super) right: Words,
    pub(super) cue: Words,
    pub(super) stems: Terms,
    pub(super) words: Terms,
    pub(super) around: Terms,
    pub(super) names: Terms,
    pub(super) numbers: Terms,
    /// The words that tell the speaker from others, and the body.
    pub(super) speaker: Terms,
    pub(super) body: Terms,
    pub(super) kind: Option<ClaimKind>,
    pub(super) paragraph: usize,
    pub(super) accuses: bool,
    pub(super) denies: bool,
    pub(super) asks: bool,
}

/// Words that say nothing of what it is about.
const SMALL: [&str; 88] = [
    "the", "and", "for", "that", "this", "those", "these", "its", "his", "her", "their", "are", "was",
    "were", "been", "has", "have", "had", "any", "all", "such", "with", "from", "not", "she", "they", "you",
    "our", "there", "ever", "having", "who", "which", "would", "could", "will", "did", "does", "about",
    "into", "but", "than", "then", "said", "say", "says", "also", "just", "very", "really", "more", "most",
    "much", "many", "some", "one", "other", "out", "over", "after", "before", "between", "because",
    "through", "during", "only", "own", "same", "too", "again", "once", "what", "when", "where", "why",
    "how", "can", "may", "might", "must", "shall", "should", "never", "none", "nothing", "told", "them",
    "him",
];

impl Seen {
    pub(super) fn of(text: &str, stated: &Stated, paragraph: usize) -> Self {
        let start = stated.pieces.first().map_or(0, |piece| piece.start);
        let end = stated.pieces.last().map_or(0, |piece| piece.end);
        let content: Vec<&str> = stated.pieces.iter().map(|piece| &text[piece.clone()]).collect();
        let content = content.join(" ");
        let left = before(text, start);
        let right = behind(text, end);
        let gaps: Vec<&str> = stated
            .pieces
            .windows(2)
            .map(|pair| text.get(pair[0].end..pair[1].start).unwrap_or_default())
            .collect();
        let around = format!("{left} {} {right}", gaps.join(" "));
        let cue = match &stated.cue {
            Some(cue) => {
                let from = back(text, cue.start, 14);
                text[from..forth(text, cue.end, 26)].to_owned()
            }
            None if has_verb(left) => last_clause(left).to_owned(),
            None => format!("{} {right}", last_clause(left)),
        };
        let lowered = |text: &str| text.to_lowercase().replace('’', "'");
        let lower_content = lowered(&content);
        let lower_around = lowered(&around);
        let lower_cue = lowered(&cue);
        let in_cue = Words::of(&lower_cue);
        let in_content = Words::of(&lower_content);
        let words = word_set(&lower_content);
        Self {
            start,
            end,
            stems: stems(&lower_content),
            around: word_set(&lower_around),
            names: names(&content),
            numbers: numbers(&content),
            speaker: keys(&stated.speakers),
            body: keys(&stated.bodies),
            kind: stated.kind,
            paragraph,
            accuses: in_cue.has(List::ACCUSING) || in_content.has(List::WRONG),
            denies: in_cue.denies(),
            asks: content.contains('?'),
            words,
            content: in_content,
            left: Words::of(&lowered(left)),
            right: Words::of(&lowered(right)),
            cue: in_cue,
        }
    }

    /// Whether both are of one speaker.
    pub(super) fn is_by(&self, other: &Self) -> bool {
        self.speaker.meets(&other.speaker)
    }

    /// Whether one lies in the other's words.
    pub(super) fn lies_in(&self, other: &Self) -> bool {
        other.start <= self.start && self.end <= other.end
    }
}

/// The nearest place before another that is no more than so many bytes away and begins a character.
fn back(text: &str, place: usize, bytes: usize) -> usize {
    let mut at = place.saturating_sub(bytes);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

fn forth(text: &str, place: usize, bytes: usize) -> usize {
    let mut at = (place + bytes).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// What stands before a place in its sentence.
fn before(text: &str, place: usize) -> &str {
    let near = &text[back(text, place, LEFT)..place];
    let mut start = 0;
    for (at, mark) in near.char_indices() {
        let rest = &near[at + mark.len_utf8()..];
        let next = rest.trim_start_matches(['"', '”', '’', '\'']);
        let ends = matches!(mark, '.' | '?' | '!')
            && next.starts_with(char::is_whitespace)
            && next.trim_start().starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"'))
            && !is_abbreviation(&near[..at]);
        if ends || matches!(mark, '\n' | '\r') {
            start = near.len() - next.trim_start().len();
        }
    }
    &near[start..]
}

fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    word.chars().count() == 1
        || Lexicon::english().entry(&word).is_some_and(|(class, _)| class.has(Class::ABBREVIATION))
}

/// What stands behind a place in its sentence.
fn behind(text: &str, place: usize) -> &str {
    let near = &text[place..forth(text, place, RIGHT)];
    let end = near
        .char_indices()
        .find(|(at, mark)| {
            let rest = near[at + mark.len_utf8()..].trim_start_matches(['"', '”', '’', '\'']);
            matches!(mark, '\n' | '\r')
                || matches!(mark, '.' | '?' | '!')
                    && *at > 1
                    && rest.starts_with(char::is_whitespace)
                    && !is_abbreviation(&near[..*at])
        })
        .map_or(near.len(), |(at, _)| at);
    &near[..end]
}

fn last_clause(left: &str) -> &str {
    let end = left.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    left[..end].rfind([';', ':', ',']).map_or(left, |at| &left[at..])
}

fn has_verb(left: &str) -> bool {
    left.split(|c: char| !c.is_alphanumeric())
        .any(|word| Lexicon::english().entry(&word.to_lowercase()).is_some_and(|(_, verb)| verb.is_some()))
}

fn word_set(lower: &str) -> Terms {
    Terms::of(lower.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 1))
}

/// The words of a content, cut to their first letters so that forms of one word meet.
fn stems(lower: &str) -> Terms {
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| word.chars().count() > 2 && !SMALL.contains(word));
    Terms::of(words.map(|word| word.char_indices().nth(STEM).map_or(word, |(end, _)| &word[..end])))
}

fn names(content: &str) -> Terms {
    let words = content.split(|c: char| !c.is_alphanumeric());
    let is_name = |word: &&str| word.chars().count() > 2 && word.starts_with(char::is_uppercase);
    let words: Vec<String> = words.filter(is_name).map(str::to_lowercase).collect();
    Terms::of(words.iter().map(String::as_str).filter(|word| !SMALL.contains(word)))
}

fn numbers(content: &str) -> Terms {
    let words = content.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')));
    Terms::of(words.map(|word| word.trim_matches(['.', ','])).filter(|word| !word.is_empty()))
}

/// The words of names that tell them from others.
fn keys(names: &[String]) -> Terms {
    let keys: Vec<String> = names.iter().flat_map(|name| key(name)).collect();
    Terms::of(keys.iter().map(String::as_str))
}

/// The words of a name that tell it from others: the last, and of a long one the first as well.
fn key(name: &str) -> Vec<String> {
    let lower = name.to_lowercase().replace('’', "'").replace("'s", "");
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| {
            let class = Lexicon::english().entry(word).unwrap_or_default().0;
            word.len() > 1
                && !SMALL.contains(word)
                && !class.has(Class::TITLE | Class::GROUP | Class::PREPOSITION | Class::DETERMINER)
        })
        .collect();
    match words[..] {
        [] => Vec::new(),
        [first, .., last] if words.len() > 3 => vec![first.to_owned(), last.to_owned()],
        [.., last] => vec![last.to_owned()],
    }
}

//! Where a name begins and ends in a run of words with capitals, and what stands around it.
//!
//! Owns that: titles before a name, initials and particles in it, and whether it is of a body or a place.
//! Whose name it is, `people` knows.

use super::gender::Gender;
use super::lexicon::{Class, Lexicon};
use super::token::Token;

pub(super) const PARTICLES: [&str; 14] =
    ["de", "van", "von", "al", "bin", "der", "la", "del", "di", "den", "el", "da", "dos", "ter"];
/// Words with a capital that begin a sentence right before a name: "Nothing X said".
const LEADS: [&str; 9] =
    ["nothing", "everything", "something", "anything", "little", "much", "imagine", "suppose", "supposing"];
/// Names of people that are words for places and bodies as well.
const SURNAMES: [&str; 12] = [
    "park", "day", "lake", "church", "deal", "hall", "price", "banks", "bush", "rivers", "marshall", "cannon",
];

/// Whether a word for a place or a body is a surname as well.
pub(super) fn is_surname(word: &str) -> bool {
    SURNAMES.contains(&&*word.to_lowercase())
}

/// Where the name begins in a run of words with capitals.
pub(super) struct Run {
    pub(super) first: usize,
    /// Behind "But", "If", "Had": that is no part of a title.
    pub(super) after_lead: usize,
    pub(super) gender: Option<Gender>,
}

impl Run {
    pub(super) fn of(tokens: &[Token<'_>], start: usize, end: usize) -> Self {
        let mut first = start;
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
                token.is(Class::TITLE) || first == start && token.is(Class::GROUP) && end - first > 2;
            if !(leads || token.is_mark() || is_title) {
                break;
            }
            match lower {
                "mr" | "sir" | "king" | "prince" | "lord" | "congressman" | "actor" => {
                    gender = Some(Gender::He);
                }
                "mrs" | "ms" | "miss" | "queen" | "princess" | "dame" | "lady" | "baroness"
                | "congresswoman" | "actress" => gender = Some(Gender::She),
                _ => {}
            }
            first += 1;
            if leads && !is_title {
                after_lead = first;
            }
        }
        // "Russian President X": what stands before the last title is no part of the name.
        let title = (first..end.saturating_sub(1)).rev().find(|&at| tokens[at].is(Class::TITLE));
        first = title.map_or(first, |title| title + 1);
        // "Attorney for Massachusetts Joshua Ek": the name begins with the given name.
        let after_preposition = start > 0 && tokens[start - 1].is(Class::PREPOSITION);
        let given = Class::GIVEN_HE | Class::GIVEN_SHE;
        let is_given = |at: &usize| tokens[*at].is(given) && tokens[*at + 1].is_name();
        if after_preposition
            && first < end
            && !tokens[first].is(given | Class::GIVEN)
            && tokens[first].text.chars().count() > 1
            && !(first..end).any(|at| tokens[at].is(Class::BODY))
            && let Some(begin) = (first + 1..end.saturating_sub(1)).find(is_given)
            && tokens[begin - 1].is_word()
        {
            first = begin;
        }
        while first < end && tokens[first].is_mark() {
            first += 1;
        }
        // "Prince Karl" has no other name.
        let reigns = |at: usize| {
            matches!(
                &*tokens[at].lower,
                "prince" | "princess" | "king" | "queen" | "pope" | "saint" | "sheikh"
            )
        };
        if first > start && end - first == 1 && reigns(first - 1) {
            first -= 1;
        }
        // "Secretary of State X"
        if start > 0 && tokens[start - 1].lower == "of" && end - first > 2 && tokens[first].is(Class::BODY) {
            first += 1;
        }
        Self { first, after_lead, gender }
    }
}

/// Whether a name of two words or more is that of a body, a place or a thing.
pub(super) fn is_body(words: &[&str], first: &Token<'_>) -> bool {
    let given = first.is(Class::GIVEN_HE | Class::GIVEN_SHE | Class::GIVEN);
    let names_body = |word: &&str| {
        let is_surname = given && is_surname(word);
        Lexicon::class_of(word).has(Class::BODY) && !is_surname || word.ends_with("-based")
    };
    let is_capitals = |word: &&str| word.len() > 1 && !word.contains(char::is_lowercase);
    words.len() > 5
        || words.iter().skip(usize::from(given)).any(names_body)
        || words.iter().any(|word| word.contains(|c: char| c.is_ascii_digit()))
        || first.is(Class::PLACE | Class::TIME)
        || !given && words.iter().any(is_capitals)
}

/// Whether the name that ends here does something: a verb follows.
pub(super) fn acts(tokens: &[Token<'_>], end: usize) -> bool {
    let is_between =
        |token: &&Token<'_>| token.is_adverb() || matches!(&*token.lower, "also" | "later" | "then");
    let skip = tokens[end..].iter().take(2).take_while(is_between).count();
    tokens.get(end + skip).is_some_and(|next| {
        next.is_word()
            && !next.capital
            && (next.is(Class::FINITE) || next.verb.is_some() || next.lower.ends_with("ed"))
    })
}

/// The end of the name of a body with "of" and what follows: "Bank of Port Town", "Centre for Sea Research".
pub(super) fn end_of_body(tokens: &[Token<'_>], end: usize) -> usize {
    let joins = tokens.get(end).is_some_and(|token| matches!(&*token.lower, "of" | "for"));
    if !joins {
        return end;
    }
    let article = usize::from(tokens.get(end + 1).is_some_and(|token| token.lower == "the"));
    let first = end + 1 + article;
    if !tokens.get(first).is_some_and(Token::is_name) {
        return end;
    }
    let last = end_of_name(tokens, first);
    // "the District of Port Town Joshua Ek": the name of a person begins inside.
    (first + 1..last).find(|&at| tokens[at].is(Class::GIVEN_HE | Class::GIVEN_SHE)).unwrap_or(last)
}

/// Whether the name that ends here is followed by a verb, or by words about it between commas.
pub(super) fn is_subject(tokens: &[Token<'_>], end: usize) -> bool {
    let looks_finite = |token: &Token<'_>| {
        token.is_word()
            && !token.capital
            && (token.is(Class::FINITE | Class::BE | Class::AUXILIARY)
                || token.verb.is_some()
                || token.lower.ends_with("ed")
                || token.lower == "who")
    };
    tokens.get(end).is_some_and(|next| looks_finite(next) || next.is_comma())
}

/// Whether the name is the object of a preposition, or somebody's in front of what is theirs.
pub(super) fn is_object(tokens: &[Token<'_>], start: usize, end: usize) -> bool {
    let owns = tokens.get(end).is_some_and(Token::is_possessive);
    let is_small = |token: &&Token<'_>| !token.capital && !token.is_mark();
    let before = tokens[start.saturating_sub(3)..start].iter().rev().take_while(is_small);
    owns || before.take(3).any(|token| token.is(Class::PREPOSITION))
}

/// The end of the capitalised words that begin at a place, with initials and particles.
pub(super) fn end_of_name(tokens: &[Token<'_>], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(token) = tokens.get(at) {
        let before = &tokens[at - 1];
        let after_abbreviation = token.text == "."
            && before.is_word()
            && before.end == token.start
            && (before.is(Class::ABBREVIATION) || before.is_initials());
        let next_is_name = tokens.get(at + 1).is_some_and(Token::is_name);
        // "Inc." and "Jr." end a name; their full stop does not go on.
        let goes_on = token.is_name()
            || (after_abbreviation || PARTICLES.contains(&&*token.lower))
                && next_is_name
                && token.verb.is_none();
        if !goes_on {
            break;
        }
        at += 1;
    }
    at
}

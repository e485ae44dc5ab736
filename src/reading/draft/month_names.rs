//! Words that look like a month and are part of somebody's name: "Theresa May", "June Park", and then "May
//! said".
//!
//! Owns the choice between the two. A token of a name loses its classes, so that nothing behind it reads a
//! date there. A month beside a name and in front of a number, or behind "in" or "last", stays one.

use super::lexicon::{Class, Form};
use super::people::People;
use super::token::Token;
use crate::reading::date_words::MONTHS;

/// Before a month they make a date of it.
const BEFORE_DATES: [&str; 21] = [
    "in", "since", "until", "till", "of", "by", "last", "next", "this", "early", "mid", "late", "on",
    "during", "before", "after", "from", "through", "between", "every", "each",
];
const COURTESY: [&str; 8] = ["mr", "mrs", "ms", "miss", "dr", "sir", "lady", "lord"];
/// How many words may stand between a name and its verb: "has not yet said".
const NEAR_VERB: usize = 4;

/// Takes the classes of a date from the names of a paragraph, with the people that were named before it.
pub(super) fn mark(tokens: &mut [Token<'_>], people: &People<'_>, is_title: bool) {
    let mut names: Vec<usize> =
        (0..tokens.len()).filter(|&at| is_in_name(tokens, at, people, is_title)).collect();
    let mut known: Vec<&str> = names.iter().map(|&at| &*tokens[at].lower).collect();
    known.sort_unstable();
    known.dedup();
    let is_known = |word: &str| known.contains(&word) || people.with_part(word, usize::MAX).is_some();
    let speakers: Vec<usize> = (0..tokens.len())
        .filter(|&at| is_alone(tokens, at) && is_known(&tokens[at].lower) && acts(tokens, at))
        .collect();
    names.extend(speakers);
    for at in names {
        let is_given = tokens[at].is(Class::GIVEN_SHE);
        tokens[at].class = if is_given { Class::GIVEN_SHE } else { Class::default() };
    }
}

fn is_month(token: &Token<'_>) -> bool {
    token.is_name() && MONTHS.iter().any(|spellings| spellings.contains(&&*token.lower))
}

/// A word with a capital that is no date and does not only begin a sentence.
fn is_part_of_name(token: &Token<'_>) -> bool {
    let other = Class::TIME
        | Class::PREPOSITION
        | Class::DETERMINER
        | Class::LEAD
        | Class::OPENER
        | Class::SUBORDINATOR
        | Class::NEGATION
        | Class::PRONOUN
        | Class::TERM;
    token.is_name() && !token.is(other)
}

/// The word before a place, over the full stop of an abbreviation ("Mrs.", "J.").
fn word_before<'s, 't>(tokens: &'s [Token<'t>], at: usize) -> Option<&'s Token<'t>> {
    let before = &tokens[at.checked_sub(1)?];
    if before.text != "." {
        return Some(before);
    }
    let word = &tokens[at.checked_sub(2)?];
    let is_short = word.text.chars().count() == 1 || COURTESY.contains(&&*word.lower);
    (is_short && word.end == before.start).then_some(word)
}

/// Whether "in", "last", "of" before it or a number behind it make a date of a month.
fn is_dated(tokens: &[Token<'_>], at: usize) -> bool {
    let is_number = |at: usize| tokens.get(at).is_some_and(Token::begins_with_digit);
    let is_year = |at: usize| is_number(at) && tokens[at].text.len() == 4;
    let comma = tokens.get(at + 1).is_some_and(Token::is_comma);
    let leads = at.checked_sub(1).is_some_and(|before| {
        let token = &tokens[before];
        let joins = matches!(&*token.lower, "and" | "or" | "to") || token.is_dash();
        BEFORE_DATES.contains(&&*token.lower)
            || token.is(Class::DETERMINER)
            || token.is_possessive()
            || joins && before > 0 && tokens[before - 1].is(Class::TIME)
    });
    leads || is_number(at + 1) || comma && is_year(at + 2)
}

/// Whether a month stands beside a part of a name: "Theresa May", "June Park".
fn is_in_name(tokens: &[Token<'_>], at: usize, people: &People<'_>, is_title: bool) -> bool {
    let token = &tokens[at];
    if !is_month(token) {
        return false;
    }
    let next = tokens.get(at + 1).filter(|next| is_part_of_name(next));
    let is_known = |first: &str, last: &str| people.named(&format!("{first} {last}")).is_some();
    if next.is_some_and(|next| is_known(token.text, next.text)) {
        return true;
    }
    // In a headline every word can have a capital: "Mayor May Leave Office".
    let is_capitals = is_title && token.lower == "may";
    if is_capitals || is_dated(tokens, at) {
        return false;
    }
    let follows = word_before(tokens, at)
        .is_some_and(|before| is_part_of_name(before) || COURTESY.contains(&&*before.lower));
    follows || next.is_some()
}

/// Whether a month stands without a number or "in".
fn is_alone(tokens: &[Token<'_>], at: usize) -> bool {
    is_month(&tokens[at]) && !is_dated(tokens, at)
}

/// Whether somebody of this name acts here: "May said", "said May", "May's aide", and "May, the minister," at
/// the beginning.
fn acts(tokens: &[Token<'_>], at: usize) -> bool {
    let reports = |token: &Token<'_>| {
        token.is_word() && !token.capital && token.verb.is_some_and(|verb| verb.form != Form::Ing)
    };
    let between = |token: &&Token<'_>| token.is(Class::AUXILIARY | Class::BE) || token.is_adverb();
    let rest = &tokens[at + 1..];
    let passed = rest.iter().take(NEAR_VERB).take_while(between).count();
    let begins = at.checked_sub(1).is_none_or(|before| !tokens[before].is_word());
    let has_verb = passed > 0 && begins || rest.get(passed).is_some_and(reports);
    let follows = at.checked_sub(1).is_some_and(|before| reports(&tokens[before]));
    let is_apposed = begins && rest.first().is_some_and(Token::is_comma);
    has_verb || follows || is_apposed || rest.first().is_some_and(Token::is_possessive)
}

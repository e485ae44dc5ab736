//! The sentences of a paragraph, found on its tokens.
//!
//! Owns where a sentence ends; a masked quotation can end one. Nothing here knows of speakers.

use super::lexicon::Class;
use super::token::Token;

/// No sentence is longer, in tokens: what is has no structure that could be read, and all searching inside a
/// sentence stays bounded.
const LONGEST: usize = 240;

/// Splits the tokens of a paragraph into sentences.
pub(super) fn sentences<'s, 't>(tokens: &'s [Token<'t>]) -> Vec<&'s [Token<'t>]> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..tokens.len() {
        if ends(tokens, at) || at - start + 1 >= LONGEST {
            found.push(&tokens[start..=at]);
            start = at + 1;
        }
    }
    if start < tokens.len() {
        found.push(&tokens[start..]);
    }
    found
}

fn ends(tokens: &[Token<'_>], at: usize) -> bool {
    let token = &tokens[at];
    let Some(next) = tokens.get(at + 1) else {
        return true;
    };
    if token.is_quote() {
        return quotation_ends(token, &tokens[at + 1..]);
    }
    if !token.is_mark() || !(matches!(token.text, "?" | "!" | "…") || token.text.starts_with('.')) {
        return false;
    }
    if token.text == "."
        && let Some(before) = at.checked_sub(1).map(|before| &tokens[before])
        && before.end == token.start
        && is_abbreviated(before, next)
    {
        return false;
    }
    next.is_quote()
        || next.capital
        || next.begins_with_digit()
        || next.text.starts_with(['[', '(', '‘', '\'', '@', '•', '$'])
}

/// Whether the full stop after this word may belong to it.
fn is_abbreviated(word: &Token<'_>, next: &Token<'_>) -> bool {
    // "J. Ek", "J.B. Ek"
    if word.is_initials() && !word.is(Class::TIME_OF_DAY) {
        return true;
    }
    if !word.is(Class::ABBREVIATION) {
        return false;
    }
    // "No. 10", but "said no. The".
    if word.lower == "no" {
        return word.capital && next.begins_with_digit();
    }
    // "in the U.S. The", "at 5 p.m. He": what can end a sentence does, when a new one clearly begins.
    let begins = next.capital && next.is(Class::OPENER);
    !(word.is(Class::TIME_OF_DAY) && begins)
}

/// A quotation ends the sentence if a full stop stands in it and a new sentence begins; "…?" he asked does
/// not.
fn quotation_ends(quotation: &Token<'_>, after: &[Token<'_>]) -> bool {
    let Some(last @ ('.' | '?' | '!' | '…')) = quotation.last_of_quote() else {
        return false;
    };
    match after.first() {
        Some(next) if next.is_quote() => true,
        Some(next) if next.capital => {
            let mut near = after.iter().take(7).take_while(|token| token.is_word());
            last == '.' || !near.any(|token| token.verb.is_some())
        }
        _ => false,
    }
}

//! The place and day before the first sentence of a report: "PORT TOWN, June 20 (Example Wire) —".
//!
//! Owns where they end. They are no part of what anybody said, and nobody of that name speaks.

use crate::reading::draft::lexicon::Class;
use crate::reading::draft::token::Token;

/// No dateline is longer, in tokens.
const LONGEST: usize = 16;
/// In which paragraphs of a text a dateline in small letters can stand.
const FIRST_PARAGRAPHS: usize = 4;

/// How many tokens of a paragraph are a dateline.
pub(in crate::reading::draft) fn dateline(tokens: &[Token<'_>], paragraph: usize) -> usize {
    let Some(first) = tokens.first().filter(|first| first.is_name() && !first.is(Class::OPENER)) else {
        return 0;
    };
    let capitals = is_capitals(first);
    let mut in_brackets = false;
    let mut has_brackets = false;
    for (at, token) in tokens.iter().enumerate().take(LONGEST) {
        let ends = token.is_dash() || token.text == ":" && capitals;
        if ends && !in_brackets && at > 0 {
            let begins = tokens
                .get(at + 1)
                .is_some_and(|next| next.capital || next.is_quote() || next.begins_with_digit());
            let is_apart = token.start > tokens[at - 1].end || has_brackets || capitals;
            let is_place = capitals || has_brackets || paragraph <= FIRST_PARAGRAPHS && at <= 4;
            return if begins && is_apart && is_place { at + 1 } else { 0 };
        }
        match token.text {
            "(" => (in_brackets, has_brackets) = (true, true),
            ")" => in_brackets = false,
            _ => {}
        }
        let is_part = in_brackets
            || token.is_name() && token.verb.is_none()
            || token.is(Class::TIME)
            || token.begins_with_digit()
            || matches!(token.text, "," | "." | "/" | "(" | ")")
            || token.lower == "of";
        if !is_part {
            return 0;
        }
    }
    0
}

fn is_capitals(token: &Token<'_>) -> bool {
    token.text.len() > 2 && !token.text.contains(char::is_lowercase)
}

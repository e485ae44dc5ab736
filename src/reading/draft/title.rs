//! The title that stands beside a name: "State Department spokesman X", "X, a spokesman for the ministry,".
//!
//! Owns what of it is the title and what is the body that is spoken for. Only somebody who speaks for others
//! (a spokesman, a press secretary) has such a body; a minister speaks as minister.

use super::lexicon::Class;
use super::person_title::Title;
use super::token::Token;

/// No title is longer, in tokens.
const LONGEST: usize = 16;
/// How many words of a title stand between a body and a name: "national security adviser".
const MOST_WORDS: usize = 4;

/// The title of the name at `first..end`, whose run of capitals begins at `start`.
pub(super) fn beside(tokens: &[Token<'_>], start: usize, first: usize, end: usize) -> Option<Title> {
    before(tokens, start, first).or_else(|| after(tokens, end)).or_else(|| apposed(tokens, first, end))
}

/// "Russian President X", "the ministry's spokesman X", "State Department spokesman X".
fn before(tokens: &[Token<'_>], start: usize, first: usize) -> Option<Title> {
    if first > start {
        let title = text(&tokens[start..first])?;
        let courtesy = ["mr", "mrs", "ms", "miss"];
        return (!courtesy.contains(&&*title.to_lowercase())).then(|| Title::new(title));
    }
    let is_plain = |token: &Token<'_>| {
        token.is_word()
            && !token.capital
            && !token.is(Class::PREPOSITION
                | Class::DETERMINER
                | Class::SUBORDINATOR
                | Class::FINITE
                | Class::TIME)
            && token.verb.is_none()
    };
    let from =
        (start.saturating_sub(MOST_WORDS)..start).rev().take_while(|&at| is_plain(&tokens[at])).last()?;
    if !tokens[start - 1].is(Class::GROUP) {
        return None;
    }
    let title = text(&tokens[from..start])?;
    let last = if from > 0 && tokens[from - 1].is_possessive() { from - 1 } else { from };
    let is_name = |at: &usize| {
        let token = &tokens[*at];
        token.is_name() || token.text == "." && *at > 0 && tokens[*at - 1].is(Class::ABBREVIATION)
    };
    let begin = (last.saturating_sub(LONGEST)..last).rev().take_while(is_name).last();
    let body = begin.and_then(|begin| text(&tokens[begin..last]));
    let speaks = speaks_for(&title);
    Some(match body {
        Some(body) if speaks => Title { title, on_behalf_of: Some(body) },
        Some(body) => Title::new(format!("{body} {title}")),
        None => Title::new(title),
    })
}

/// "X, a spokesman for the ministry," and "X, mayor of Y,".
fn after(tokens: &[Token<'_>], end: usize) -> Option<Title> {
    if !tokens.get(end)?.is_comma() {
        return None;
    }
    let mut first = end + 1;
    // "X, 62, a former …"
    if tokens.get(first)?.begins_with_digit() && tokens.get(first + 1)?.is_comma() {
        first += 2;
    }
    let mut last = first;
    let is_part = |token: &Token<'_>| token.is_word() || token.is_possessive();
    while last < first + LONGEST && tokens.get(last).is_some_and(is_part) {
        last += 1;
    }
    let closed = tokens.get(last).is_none_or(Token::is_mark);
    let words = &tokens[first..last];
    let begin = words.first()?;
    let has_role = words.iter().take(6).any(|token| {
        token.is(Class::GROUP) && !token.is(Class::PRONOUN) && !matches!(&*token.lower, "who" | "one")
    });
    let is_clause = words
        .iter()
        .any(|token| token.is(Class::FINITE | Class::PRONOUN) || matches!(&*token.lower, "who" | "which"));
    let starts = begin.is(Class::DETERMINER)
        || !begin.is(Class::PREPOSITION | Class::SUBORDINATOR | Class::AUXILIARY) && begin.verb.is_none();
    if !closed || !has_role || is_clause || !starts {
        return None;
    }
    let skip = usize::from(matches!(&*begin.lower, "a" | "an" | "the"));
    let words = &words[skip..];
    let title = text(words)?;
    if speaks_for(&title)
        && let Some(at) = words.iter().position(|token| matches!(&*token.lower, "for" | "of"))
    {
        let body = &words[at + 1..];
        let skip = usize::from(body.first().is_some_and(|token| token.lower == "the"));
        return Some(Title { title: text(&words[..at])?, on_behalf_of: text(&body[skip..]) });
    }
    Some(Title::new(title))
}

/// "The owner, X," and "an attorney for the port, X, said".
fn apposed(tokens: &[Token<'_>], first: usize, end: usize) -> Option<Title> {
    let comma = first.checked_sub(1).filter(|&at| tokens[at].is_comma())?;
    if !tokens.get(end).is_none_or(Token::is_mark) {
        return None;
    }
    let is_part = |at: &usize| tokens[*at].is_word() || tokens[*at].is_possessive();
    let start = (comma.saturating_sub(LONGEST)..comma).rev().take_while(is_part).last()?;
    let begin = (start..comma).rev().find(|&at| {
        matches!(&*tokens[at].lower, "a" | "an" | "the")
            && !(at > start && tokens[at - 1].is(Class::PREPOSITION))
    })?;
    let words = &tokens[begin + 1..comma];
    let role = words.iter().take_while(|token| !token.is(Class::PREPOSITION)).last()?;
    let is_role = role.is(Class::GROUP | Class::TITLE) && !role.capital;
    let is_clause = words.iter().any(|token| token.is(Class::FINITE | Class::SUBORDINATOR | Class::PRONOUN));
    (is_role && !is_clause).then(|| text(words)).flatten().map(Title::new)
}

fn speaks_for(title: &str) -> bool {
    let title = title.to_lowercase();
    title.contains("spokes") || title.contains("press secretary")
}

impl Title {
    const fn new(title: String) -> Self {
        Self { title, on_behalf_of: None }
    }
}

/// The words of tokens as they stand in the text; `None` if there are none.
fn text(tokens: &[Token<'_>]) -> Option<String> {
    let mut text = String::new();
    let mut end = tokens.first()?.start;
    for token in tokens {
        if token.start > end {
            text.push(' ');
        }
        text.push_str(token.text);
        end = token.end;
    }
    let text = text.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').to_owned();
    (!text.is_empty()).then_some(text)
}

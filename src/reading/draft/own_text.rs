//! The content of a statement as a text of its own, to begin a claim's text from.
//!
//! Owns how its pieces become sentences, and which contents only point to something said elsewhere ("those
//! assertions").

use std::ops::Range;

use super::kind;
use super::statement::Statement;
use crate::domain::ClaimKind;

/// Nouns that point to what somebody else said.
const POINTING: [&str; 34] = [
    "allegation",
    "allegations",
    "accusation",
    "accusations",
    "assertion",
    "assertions",
    "claim",
    "claims",
    "charge",
    "charges",
    "report",
    "reports",
    "suggestion",
    "suggestions",
    "statement",
    "statements",
    "remark",
    "remarks",
    "it",
    "this",
    "that",
    "them",
    "these",
    "those",
    "wrongdoing",
    "involvement",
    "responsibility",
    "criticism",
    "account",
    "idea",
    "notion",
    "finding",
    "findings",
    "rumours",
];
/// Words that say nothing of what it is about.
const SMALL: [&str; 60] = [
    "the", "a", "an", "of", "to", "in", "on", "for", "and", "or", "that", "this", "those", "these", "it",
    "its", "his", "her", "their", "is", "are", "was", "were", "be", "been", "has", "have", "had", "any",
    "all", "such", "as", "by", "with", "from", "at", "not", "no", "he", "she", "they", "we", "there", "ever",
    "having", "who", "which", "would", "could", "will", "did", "do", "does", "about", "into", "but", "if",
    "so", "than", "then",
];

/// The content to begin the claim's text from: its pieces as sentences, and with the verb where it says
/// nothing without.
pub(super) fn own_text(text: &str, statement: &Statement, kind: ClaimKind) -> Option<String> {
    let mut own = String::new();
    if let ([piece, ..], Some(cue)) = (&statement.pieces[..], &statement.cue)
        && cue.end <= piece.start
        && kind::keeps_verb(statement, kind)
    {
        own.push_str(&text[statement.cue_start..piece.start]);
    }
    join(&mut own, text, &statement.pieces);
    own_content(&own)
}

/// The content of these pieces, as [`own_text`] gives it of a statement whose verb is no part of it.
pub(super) fn content_of(text: &str, pieces: &[Range<usize>]) -> Option<String> {
    let mut content = String::new();
    join(&mut content, text, pieces);
    own_content(&content)
}

/// Puts the pieces behind one another.
fn join(own: &mut String, text: &str, pieces: &[Range<usize>]) {
    let mut end = None;
    for piece in pieces {
        let words = &text[piece.clone()];
        match end.and_then(|end| text.get(end..piece.start)) {
            Some(between) if begins_sentence(between, words) => end_sentence(own),
            Some(_) => own.push(' '),
            None => {}
        }
        own.push_str(words);
        end = Some(piece.end);
    }
}

/// The content in one line, or `None` if it only points to something said elsewhere.
fn own_content(content: &str) -> Option<String> {
    let mut text = content.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(rest) = text.strip_prefix("that ") {
        text = rest.to_owned();
    }
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':')).to_owned();
    (!is_pointing(&text) && !text.is_empty()).then_some(text)
}

/// Whether a piece begins a sentence of its own: a full stop or a paragraph's end stands between it and the
/// one before.
fn begins_sentence(between: &str, piece: &str) -> bool {
    let before = between.trim_end_matches(|c: char| c.is_whitespace() || is_quotation(c));
    let ends =
        before.ends_with(['.', '?', '!', '…']) || between.contains(['\n', '\r', '\u{2028}', '\u{2029}']);
    ends && !piece.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_lowercase)
}

/// Ends a sentence that another follows: with a full stop in place of a comma, behind a quotation inside it
/// as well.
fn end_sentence(text: &mut String) {
    let inner = text.trim_end_matches(|c: char| c.is_whitespace() || is_quotation(c)).len();
    let end =
        text[..inner].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':')).len();
    let has_end = text[..end].ends_with(['.', '?', '!', '…', '—', '–', '-']);
    text.replace_range(end..inner, if has_end { "" } else { "." });
    text.truncate(text.trim_end().len());
    text.push(' ');
}

fn is_quotation(c: char) -> bool {
    super::quote::is_mark(c) || matches!(c, '\'' | '‘' | '’')
}

/// Whether the words only point: "those assertions", "it".
fn is_pointing(content: &str) -> bool {
    let lower = content.to_lowercase();
    let words = || lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words().take(5).count() <= 4
        && words().any(|word| POINTING.contains(&word))
        && words().all(|word| POINTING.contains(&word) || SMALL.contains(&word))
}

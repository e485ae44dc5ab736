//! A name and a colon before what was said: headlines (`Mayor: Bridge is safe`) and transcripts (`MAYOR: …`).

use super::finder::Finder;
use super::found::{Found, Phrase};
use crate::reading::draft::drafted::Pattern;
use crate::reading::draft::lexicon::{Act, Class};

/// Names before a colon that introduce something else.
const NOT_SPEAKERS: [&str; 11] = [
    "note",
    "update",
    "photo",
    "image",
    "video",
    "related",
    "watch",
    "read",
    "correction",
    "editor's note",
    "source",
];

impl Finder<'_, '_, '_> {
    /// `X: C` in a headline, and `X: "…"` anywhere.
    pub(super) fn headed(&mut self, is_title: bool) {
        let sentence = self.sentence;
        let tokens = sentence.tokens;
        let Some(colon) = (1..tokens.len().saturating_sub(1).min(8)).find(|&at| tokens[at].text == ":")
        else {
            return;
        };
        let is_name = |at: usize| {
            let token = &tokens[at];
            token.is_name()
                || token.is_possessive()
                || matches!(token.text, "." | "-" | "&" | ",")
                || matches!(&*token.lower, "of" | "the" | "de" | "in")
        };
        let content = colon + 1..sentence.end;
        if tokens.len() > 3
            && !content.is_empty()
            && (0..colon).all(is_name)
            && (is_title || sentence.is_quote(colon + 1))
            && !NOT_SPEAKERS.contains(&&*tokens[0].lower)
            && !sentence.is_class(0, Class::LEAD)
        {
            self.push(Found {
                pattern: Pattern::Colon,
                speaker: Some(Phrase { first: 0, last: colon - 1 }),
                content: vec![content],
                cue: colon..colon + 1,
                lemma: None,
                act: Act::Statement,
                negated: false,
                unsaid: false,
                cue_start: colon,
                via: Vec::new(),
                when: Vec::new(),
            });
        }
    }
}

/// The name that a line of a transcript begins with, in bytes: up to the colon.
///
/// A line is one of a transcript if its name is in capitals, or (what the caller knows) begins several lines.
pub(in crate::reading::draft) fn transcript_name(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(['"', '“']);
    let (name, rest) = line.split_once(':')?;
    let words = name.split_whitespace().count();
    let fits = (1..=5).contains(&words)
        && name.len() <= 48
        && name.starts_with(char::is_uppercase)
        && name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '\'' | '’' | '-' | '(' | ')'))
        && name.split_whitespace().all(|word| word.trim_start_matches('(').starts_with(char::is_uppercase))
        && rest.starts_with(' ')
        && rest
            .trim_start()
            .starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '\'' | '‘' | '('))
        && line.split_whitespace().take(7).count() > 6;
    (fits && !NOT_SPEAKERS.contains(&&*name.to_lowercase())).then_some(name)
}

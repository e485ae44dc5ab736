//! A paragraph cut into words, marks and quotes.
//!
//! Owns what one token is: a quotation is masked as one token, so that `"A," he said. "B."` has the shape of
//! any other sentence. The splitting into sentences and all patterns read tokens; nothing here knows what a
//! token is used for.

use std::borrow::Cow;

use super::lexicon::{Class, Lexicon, Verb};
use super::quote;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    Word,
    Mark,
    Quote,
}

/// A word, a mark, or a whole quotation.
#[derive(Debug, Clone)]
pub(super) struct Token<'t> {
    /// Byte offsets in the text.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: &'t str,
    /// In lower case, with straight apostrophes; empty for a quotation.
    pub(super) lower: Cow<'t, str>,
    pub(super) kind: TokenKind,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    pub(super) class: Class,
    pub(super) verb: Option<Verb>,
}

impl Token<'_> {
    pub(super) fn is(&self, class: Class) -> bool {
        self.class.has(class)
    }

    pub(super) fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    pub(super) fn is_quote(&self) -> bool {
        self.kind == TokenKind::Quote
    }

    pub(super) fn is_mark(&self) -> bool {
        self.kind == TokenKind::Mark
    }

    pub(super) fn is_comma(&self) -> bool {
        self.is_mark() && self.text == ","
    }

    pub(super) fn is_dash(&self) -> bool {
        self.is_mark() && self.text.starts_with(['—', '–', '―', '-'])
    }

    /// Whether it is a word with a capital.
    pub(super) fn is_name(&self) -> bool {
        self.capital && self.is_word()
    }

    /// "G", "G.K": what stands for given names, before its last full stop.
    pub(super) fn is_initials(&self) -> bool {
        self.capital && self.text.split('.').all(|letter| letter.chars().count() == 1)
    }

    pub(super) fn is_possessive(&self) -> bool {
        self.is_mark() && matches!(&*self.lower, "'s" | "'")
    }

    pub(super) fn begins_with_digit(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }

    /// "clearly", "reportedly": by their shape.
    pub(super) fn is_adverb(&self) -> bool {
        self.is_word() && !self.capital && self.lower.len() > 4 && self.lower.ends_with("ly")
    }

    /// The mark that ends what is said in a quotation.
    pub(super) fn last_of_quote(&self) -> Option<char> {
        let inside = self.text.trim_end_matches(|c| quote::is_mark(c) || matches!(c, '\'' | '’'));
        inside.trim_end().chars().next_back()
    }

    /// How many words a quotation has.
    pub(super) fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }
}

/// The tokens of a paragraph that begins at this byte of the text.
pub(super) fn tokens<'t>(paragraph: &'t str, offset: usize, lexicon: &'static Lexicon) -> Vec<Token<'t>> {
    let mut cutter = Cutter { paragraph, offset, lexicon, tokens: Vec::new() };
    let mut at = 0;
    for quoted in quote::quotes(paragraph) {
        cutter.plain(at, quoted.start);
        at = quoted.end;
        cutter.quotation(quoted.start, quoted.end);
    }
    cutter.plain(at, paragraph.len());
    cutter.tokens
}

struct Cutter<'t> {
    paragraph: &'t str,
    offset: usize,
    lexicon: &'static Lexicon,
    tokens: Vec<Token<'t>>,
}

impl Cutter<'_> {
    fn push(&mut self, start: usize, end: usize, kind: TokenKind) {
        let text = &self.paragraph[start..end];
        let capital = kind == TokenKind::Word && text.starts_with(char::is_uppercase);
        let lower = if kind == TokenKind::Quote { Cow::Borrowed("") } else { lowered(text) };
        let entry = if kind == TokenKind::Word { self.lexicon.entry(&lower) } else { None };
        let (class, verb) = entry.unwrap_or_default();
        let (start, end) = (self.offset + start, self.offset + end);
        self.tokens.push(Token { start, end, text, lower, kind, capital, class, verb });
    }

    fn quotation(&mut self, start: usize, end: usize) {
        let whole = &self.paragraph[start..end];
        let inside = whole.trim_matches(|c| quote::is_mark(c) || matches!(c, '\'' | '’' | '‘')).trim();
        let ending = inside.chars().next_back();
        let after_word = self
            .tokens
            .last()
            .is_some_and(|last| (last.is_word() && last.verb.is_none()) || last.is_possessive());
        if after_word && is_term(inside, ending) {
            // A term or a title in quotation marks is a word like others.
            self.push(start, end, TokenKind::Word);
            if let Some(last) = self.tokens.last_mut() {
                (last.class, last.verb) = (Class::TERM, None);
                last.capital = inside.starts_with(char::is_uppercase);
            }
            if let Some(mark @ (',' | '.')) = ending
                && let Some(at) = whole.rfind(mark)
            {
                self.push(start + at, start + at + 1, TokenKind::Mark);
            }
        } else {
            self.push(start, end, TokenKind::Quote);
        }
    }

    fn plain(&mut self, start: usize, end: usize) {
        let mut at = start;
        while let Some(c) = self.paragraph[at..end].chars().next() {
            let rest = &self.paragraph[at..end];
            let length = if c.is_whitespace() {
                at += c.len_utf8();
                continue;
            } else if c.is_alphanumeric() || matches!(c, '@' | '#' | '$' | '%' | '&' | '£' | '€') {
                self.word(at, word_length(rest));
                at += word_length(rest);
                continue;
            } else if matches!(c, '.' | '-') {
                rest.len() - rest.trim_start_matches(c).len()
            } else if matches!(c, '\'' | '’')
                && rest[c.len_utf8()..].starts_with('s')
                && is_whole_s(&rest[c.len_utf8()..])
            {
                c.len_utf8() + 1
            } else {
                c.len_utf8()
            };
            self.push(at, at + length, TokenKind::Mark);
            at += length;
        }
    }

    /// A word, and the `'s` at its end as a token of its own.
    fn word(&mut self, start: usize, length: usize) {
        let word = &self.paragraph[start..start + length];
        let kind = if word.starts_with(['%', '&']) { TokenKind::Mark } else { TokenKind::Word };
        let stem =
            word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).filter(|stem| !stem.is_empty());
        if let Some(stem) = stem {
            self.push(start, start + stem.len(), kind);
            self.push(start + stem.len(), start + length, TokenKind::Mark);
        } else {
            self.push(start, start + length, kind);
        }
    }
}

/// Whether an `s` after an apostrophe stands alone.
fn is_whole_s(rest: &str) -> bool {
    !rest[1..].starts_with(char::is_alphanumeric)
}

/// How many bytes of the beginning are one word: letters and digits, with single `'`, `-`, `.`, `@`, `&` and
/// `/` between them.
fn word_length(rest: &str) -> usize {
    let mut length = 0;
    let mut before = ' ';
    let mut joint = None;
    for (at, c) in rest.char_indices() {
        if c.is_alphanumeric() || c == '%' {
            // "over.But" is the end of a sentence without its blank.
            if joint == Some('.') && before.is_lowercase() && c.is_uppercase() {
                break;
            }
            (length, before, joint) = (at + c.len_utf8(), c, None);
        } else if at == 0 {
            length = c.len_utf8();
        } else if joint.is_none() && matches!(c, '\'' | '’' | '-' | '.' | '@' | '&' | '#' | '$' | '‑') {
            joint = Some(c);
        } else {
            break;
        }
    }
    length
}

fn lowered(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| c.is_uppercase() || c == '’') {
        Cow::Owned(text.to_lowercase().replace('’', "'"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether the words inside quotation marks are a term or a title, not something said.
fn is_term(inside: &str, ending: Option<char>) -> bool {
    const SMALL: [&str; 9] = ["the", "of", "and", "&", "in", "on", "with", "a", "to"];
    let mut words = inside.split_whitespace();
    let count = words.clone().take(6).count();
    let is_short = count <= 3 && !matches!(ending, Some(',' | '?' | '!'));
    let is_title = count <= 5
        && words.all(|word| word.starts_with(char::is_uppercase) || SMALL.contains(&&*word.to_lowercase()));
    count > 0 && (is_short || is_title)
}

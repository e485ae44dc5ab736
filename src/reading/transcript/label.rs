//! The beginning of a line that may name who speaks.
//!
//! Owns what a line of its own can tell. Whether the text is a transcript, and whether this is a name in it,
//! is `turns`' to say. Pure.

use std::ops::Range;

use super::forms::{after_time, time_at_end};
use super::words::{ASKING, NOT_NAMES, PARTICLES, bare, is_any};
use crate::domain::At;

/// How a label is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Form {
    /// `Q.`, `Q:`, `Q` and a wide space.
    Question,
    /// `A.`
    Answer,
    /// `>>` and no name.
    Arrows,
    /// In capitals.
    Capitals,
    /// In ordinary letters.
    Ordinary,
    /// In ordinary letters, alone on its line, with a place, a party or a time behind.
    Alone,
}

/// A label, in bytes of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) form: Form,
    /// The name: "MR. MILLER", "JAKE TAPPER".
    pub(super) name: Range<usize>,
    /// What stands behind the name after a comma: "CNN ANCHOR".
    pub(super) title: Option<Range<usize>>,
    /// What stands behind it in brackets: "Hull", "Lab"; "Rishi Sunak".
    pub(super) groups: Vec<Range<usize>>,
    pub(super) time: Option<At>,
    /// Where the words begin.
    pub(super) words: usize,
}

/// A label has at most so many bytes, a name so many words.
const LONGEST: usize = 140;
const MOST_WORDS: usize = 6;

/// The label of a line, if it may have one.
pub(super) fn label(line: &str) -> Option<Label> {
    let start =
        line.len() - line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '“')).len();
    let (time, after) = after_time(&line[start..]);
    let start = start + after;
    let rest = &line[start..];
    let found = arrows(rest).or_else(|| letter(rest)).or_else(|| before_colon(rest)).or_else(|| alone(rest));
    let mut label = found?;
    let shift = |range: &mut Range<usize>| *range = range.start + start..range.end + start;
    shift(&mut label.name);
    label.title.iter_mut().for_each(shift);
    label.groups.iter_mut().for_each(shift);
    label.words += start;
    label.time = label.time.or(time);
    Some(label)
}

/// `>> …` without a name, as in captions.
fn arrows(line: &str) -> Option<Label> {
    let rest = line.strip_prefix(">>").filter(|rest| rest.starts_with(' '))?;
    let words = line.len() - rest.trim_start().len();
    Some(Label { form: Form::Arrows, name: 0..2, title: None, groups: Vec::new(), time: None, words })
}

/// `Q. …`, `Q: …`, `Q   …`, `A. …`
fn letter(line: &str) -> Option<Label> {
    let form = match line.as_bytes().first()? {
        b'Q' => Form::Question,
        b'A' => Form::Answer,
        _ => return None,
    };
    let behind = &line[1..];
    let marked = behind.strip_prefix(['.', ':']);
    let rest = marked.unwrap_or(behind);
    let is_wide = rest.starts_with('\t') || rest.starts_with("  ");
    let is_narrow = form == Form::Question && rest.starts_with([' ', '\u{a0}']);
    let fits = match marked {
        Some(rest) => rest.is_empty() || rest.starts_with(char::is_whitespace),
        None => is_wide || is_narrow,
    };
    let words = line.len() - rest.trim_start().len();
    let begins = line[words..].chars().next().is_none_or(|c| !c.is_lowercase());
    let label = Label { form, name: 0..1, title: None, groups: Vec::new(), time: None, words };
    (fits && begins).then_some(label)
}

/// `NAME, TITLE (Place) (Party) (00:12): …`
fn before_colon(line: &str) -> Option<Label> {
    // A time in the label has colons of its own.
    let mut colon = None;
    for (at, _) in line.char_indices().take_while(|(at, _)| *at <= LONGEST).filter(|(_, c)| *c == ':') {
        let next = line[at + 1..].chars().next();
        if next.is_none_or(char::is_whitespace) {
            colon = Some(at);
            break;
        }
        if !next.is_some_and(|c| c.is_ascii_digit()) {
            return None;
        }
    }
    let colon = colon?;
    let mut label = head(&line[..colon])?;
    let rest = &line[colon + 1..];
    let (time, after) = after_time(rest.trim_start());
    label.time = label.time.or(time);
    label.words = line.len() - rest.trim_start().len() + after;
    Some(label)
}

/// `Jane Roe (Hull) (Lab)` or `Jane Roe  00:12:31` alone on a line.
fn alone(line: &str) -> Option<Label> {
    let line = line.trim_end();
    if line.len() > LONGEST || line.ends_with(['.', '?', '!', ',', ';']) {
        return None;
    }
    let mut label = head(line)?;
    let is_parliament = label.groups.len() >= 2;
    let is_timed = label.time.is_some();
    label.form = Form::Alone;
    label.words = line.len();
    ((is_parliament || is_timed) && label.title.is_none()).then_some(label)
}

/// What stands before the colon, taken apart.
fn head(head: &str) -> Option<Label> {
    let (time, mut end) = time_at_end(head);
    let mut groups = Vec::new();
    while head[..end].trim_end().ends_with(')') {
        let trimmed = head[..end].trim_end().len();
        let open = head[..trimmed].rfind('(')?;
        groups.insert(0, open + 1..trimmed - 1);
        end = open;
    }
    let named = head[..end].trim_end();
    let (name, title) = match named.split_once(',') {
        Some((name, title)) => {
            let begin = name.len() + 1 + (title.len() - title.trim_start().len());
            (name, Some(begin..named.len()).filter(|range| !range.is_empty()))
        }
        None => (named, None),
    };
    let form = form(name)?;
    let title = title.filter(|range| head[range.clone()].split_whitespace().count() <= 12);
    Some(Label { form, name: 0..name.len(), title, groups, time, words: head.len() })
}

/// How a name is printed; `None` if it is none.
fn form(name: &str) -> Option<Form> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let fits = (1..=MOST_WORDS).contains(&words.len())
        && name.chars().all(|c| {
            c.is_alphanumeric()
                || matches!(c, ' ' | '\u{a0}' | '.' | '\'' | '’' | '-' | '‑' | '/' | '#' | '&')
        });
    if !fits || !name.starts_with(char::is_uppercase) {
        return None;
    }
    let is_part = |word: &&str| {
        let first = word.chars().next();
        first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '#' | '&' | '’' | '\''))
            || is_any(word, PARTICLES)
            || is_any(&bare(name), ASKING)
            // "al-Assad", "d'Estaing"
            || word.contains(['-', '’', '\'']) && word.chars().any(char::is_uppercase)
    };
    let first = bare(words[0]);
    let whole = name.to_lowercase();
    let is_blocked = is_any(whole.trim_end_matches('.'), NOT_NAMES) || is_any(&first, NOT_NAMES);
    // A name that is a verb or a preposition elsewhere ("May") stands with another name or in capitals.
    let is_blocked = is_blocked && !(words.len() > 1 && matches!(&*first, "may" | "april" | "june" | "part"));
    if is_blocked || !words.iter().all(is_part) {
        return None;
    }
    let letters: Vec<char> = name.chars().filter(|c| c.is_alphabetic()).collect();
    // "McDONALD", "Mr. MILLER"
    let small = letters.iter().filter(|c| c.is_lowercase()).count();
    let is_capitals = letters.len() >= 2
        && (small == 0
            || (small == 1 && name.contains("Mc"))
            || words.iter().skip(1).any(|w| w.len() > 2 && w.chars().all(|c| !c.is_lowercase())));
    Some(if is_capitals { Form::Capitals } else { Form::Ordinary })
}

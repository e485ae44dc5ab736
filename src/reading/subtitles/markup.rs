//! A line of a caption without its markup.
//!
//! Owns what is markup: tags, voice tags, placements, character references, sounds in brackets, notes of
//! music. Words are never changed. Pure.

/// A line of a caption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Who speaks from here on, if the line says so.
    pub(super) speaker: Option<String>,
    /// Whether somebody else speaks from here on, named or not.
    pub(super) is_turn: bool,
    /// The words.
    pub(super) text: String,
}

/// The most characters of a name.
const LONGEST_NAME: usize = 60;

/// A line without markup; `None` if nothing is left.
pub(super) fn line(raw: &str) -> Option<Line> {
    let (text, voice) = without_tags(raw);
    let text = references(&text);
    let mut text = text.trim();
    let mut is_turn = false;
    for mark in [">>>", ">>", "»"] {
        if let Some(rest) = text.strip_prefix(mark) {
            (text, is_turn) = (rest.trim_start(), true);
            break;
        }
    }
    // Two people in one caption: "- Where is it? - Sold."
    if let Some(rest) = text.strip_prefix(['-', '–', '—', '‐'])
        && rest.trim_start().starts_with(|c: char| c.is_alphanumeric() || matches!(c, '“' | '"' | '[' | '('))
    {
        (text, is_turn) = (rest.trim_start(), true);
    }
    let mut speaker = voice;
    if let Some((name, rest)) = named(text, is_turn) {
        (speaker, text) = (Some(name.to_owned()), rest);
    }
    let text = without_sounds(text);
    let is_turn = is_turn || speaker.is_some();
    (!text.is_empty() || speaker.is_some()).then_some(Line { speaker, is_turn, text })
}

/// A name in front of a colon: in capitals, or any after the mark of a turn.
fn named(text: &str, is_turn: bool) -> Option<(&str, &str)> {
    let (name, rest) = text.split_once(':')?;
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let is_capitals = letters().count() > 1 && letters().all(char::is_uppercase);
    let is_name = name.starts_with(char::is_uppercase)
        && name.chars().count() <= LONGEST_NAME
        && name.split_whitespace().count() <= 6
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '.' | '\'' | '’' | '-' | ',' | '(' | ')'));
    let fits = is_name && (is_capitals || is_turn) && (rest.is_empty() || rest.starts_with(' '));
    fits.then(|| (name.trim(), rest.trim()))
}

/// The text without `<…>` and `{\…}`, and the name that a voice tag gives.
fn without_tags(raw: &str) -> (String, Option<String>) {
    let mut text = String::with_capacity(raw.len());
    let mut voice = None;
    let mut rest = raw;
    while let Some(at) = rest.find(['<', '{']) {
        text.push_str(&rest[..at]);
        let tagged = &rest[at..];
        let is_tag = match tagged.as_bytes() {
            [b'<', b'/', ..] | [b'{', b'\\', ..] => true,
            [b'<', next, ..] => next.is_ascii_alphanumeric(),
            _ => false,
        };
        let close = if tagged.starts_with('<') { '>' } else { '}' };
        let Some(end) = tagged.find(close).filter(|_| is_tag) else {
            text.push_str(&tagged[..1]);
            rest = &tagged[1..];
            continue;
        };
        let inner = &tagged[1..end];
        if let Some((tag, name)) = inner.split_once(char::is_whitespace)
            && (tag == "v" || tag.starts_with("v."))
            && !name.trim().is_empty()
            && name.chars().count() <= LONGEST_NAME
        {
            voice = Some(references(name.trim()));
        }
        rest = &tagged[end + 1..];
    }
    text.push_str(rest);
    (text, voice)
}

/// The few character references that captions have.
fn references(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let known = [
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&lrm;", ""),
        ("&rlm;", ""),
        ("&amp;", "&"),
    ];
    known.iter().fold(text.to_owned(), |text, (name, character)| text.replace(name, character))
}

/// The words without notes of music and without sounds that stand alone: `[Applause]`, `(MUSIC)`.
fn without_sounds(text: &str) -> String {
    let text = text.trim_matches(|c: char| matches!(c, '♪' | '♫' | '♬' | '#') || c.is_whitespace());
    let whole = |open: char, close: char| {
        text.strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
            .is_some_and(|inner| !inner.contains([open, close, '.', '?', '!']))
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    if whole('[', ']') || (whole('(', ')') && words.len() <= 4) { String::new() } else { words.join(" ") }
}

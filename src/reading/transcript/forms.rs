//! Time codes in lines of transcripts, and lines that tell of the scene.
//!
//! Owns their forms: `[00:12:31]`, `(12:31)`, `Jane Roe 00:12`. Pure.

use crate::domain::At;

/// A time code at the beginning of a line, and how many bytes it takes with what stands around it.
pub(super) fn after_time(line: &str) -> (Option<At>, usize) {
    let inner = line.strip_prefix(['[', '(']).unwrap_or(line);
    let length = inner.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.'))).unwrap_or(inner.len());
    let opened = inner.len() < line.len();
    let behind = &inner[length..];
    let closed = behind.strip_prefix([']', ')']);
    let rest = match (opened, closed) {
        (true, Some(rest)) => rest,
        (false, None) if behind.starts_with(char::is_whitespace) => behind,
        _ => return (None, 0),
    };
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—'));
    match time(&inner[..length]) {
        Some(at) => (Some(at), line.len() - rest.len()),
        None => (None, 0),
    }
}

/// A time code at the end of a label, and where the label ends without it.
pub(super) fn time_at_end(head: &str) -> (Option<At>, usize) {
    let trimmed = head.trim_end();
    let inner = trimmed.strip_suffix([')', ']']);
    let begin = |text: &str| {
        text.rfind(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.')))
            .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8))
    };
    let found = if let Some(inner) = inner {
        let start = begin(inner);
        let open = inner[..start].strip_suffix(['(', '[']);
        open.and_then(|open| Some((time(&inner[start..])?, open.len())))
    } else {
        let start = begin(trimmed);
        let is_apart = trimmed[..start].ends_with([' ', '\t', '\u{a0}']);
        time(&trimmed[start..]).filter(|_| is_apart).map(|at| (at, start))
    };
    match found {
        Some((at, end)) => (Some(at), head[..end].trim_end().len()),
        None => (None, head.len()),
    }
}

fn time(text: &str) -> Option<At> {
    text.contains(':').then(|| text.trim_end_matches('.').parse().ok()).flatten()
}

/// Whether a line tells of the scene and is said by nobody: "(Applause.)", "[crosstalk]", "* * *", "###",
/// "1:52 p.m. EDT", "END".
pub(super) fn is_scene(line: &str) -> bool {
    let line = line.trim();
    let bracketed =
        (line.starts_with('(') && line.ends_with([')'])) || (line.starts_with('[') && line.ends_with(']'));
    let one = bracketed && !line[1..line.len() - 1].contains(['(', ')', '[', ']']);
    let is_empty = !line.chars().any(char::is_alphanumeric);
    let lower = line.to_lowercase();
    let is_end = matches!(
        lower.trim_matches(|c: char| !c.is_alphanumeric()),
        "end" | "ends" | "end transcript" | "end of transcript"
    );
    let is_clock = line.len() < 24
        && line.starts_with(|c: char| c.is_ascii_digit())
        && (lower.contains("a.m") || lower.contains("p.m") || lower.contains(" am") || lower.contains(" pm"));
    one || is_empty || is_end || is_clock
}

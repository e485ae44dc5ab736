//! The part of a text that shows a hit, with the hit marked.

use std::ops::Range;

/// Longest excerpt, in characters, without the marks.
const LENGTH: usize = 240;
/// What stands before and after a hit.
pub const MARK: &str = "**";

/// A passage around the first hit, each hit in it between two [`MARK`]s, on one line; `…` where the text goes
/// on.
pub fn excerpt(text: &str, hits: &[Range<usize>]) -> String {
    let hits = joined(hits);
    let window = window(text, hits.first().map_or(0, |first| first.start));
    let mut shown = String::new();
    if window.start > 0 {
        shown.push('…');
    }
    let mut at = window.start;
    for hit in hits.iter().filter(|hit| hit.start >= window.start && hit.end <= window.end) {
        push(&mut shown, &text[at..hit.start]);
        shown.push_str(MARK);
        push(&mut shown, &text[hit.clone()]);
        shown.push_str(MARK);
        at = hit.end;
    }
    push(&mut shown, &text[at..window.end]);
    if window.end < text.len() {
        shown.push('…');
    }
    shown
}

fn push(into: &mut String, text: &str) {
    into.extend(text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }));
}

/// Sorted, and one where they overlap.
fn joined(hits: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut sorted = hits.to_vec();
    sorted.sort_by_key(|hit| (hit.start, hit.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for hit in sorted {
        match joined.last_mut() {
            Some(last) if hit.start <= last.end => last.end = last.end.max(hit.end),
            _ => joined.push(hit),
        }
    }
    joined
}

/// The whole text if it is short, else a piece of it that begins and ends between words where it can.
fn window(text: &str, hit: usize) -> Range<usize> {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let length = places.len() - 1;
    if length <= LENGTH {
        return 0..text.len();
    }
    let first = places.partition_point(|at| *at < hit);
    let from = first.saturating_sub(LENGTH / 3).min(length - LENGTH);
    let to = from + LENGTH;
    let space = |range: Range<usize>| {
        text[places[range.start]..places[range.end]].char_indices().find(|(_, c)| c.is_whitespace())
    };
    let start = if from == 0 {
        0
    } else {
        let begin = places[from];
        space(from..first.max(from)).map_or(begin, |(at, c)| begin + at + c.len_utf8())
    };
    let end = if to == length {
        text.len()
    } else {
        let tail = places[to - LENGTH / 6];
        text[tail..places[to]].rfind(char::is_whitespace).map_or(places[to], |at| tail + at)
    };
    start..end
}

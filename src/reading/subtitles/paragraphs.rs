//! Lines of captions as paragraphs, with the time code of each line.
//!
//! Owns where a paragraph ends: where somebody else speaks, at a long pause, and at a sentence's end once it
//! is long. Pure.

use super::fold::Timed;
use crate::reading::marks::{Mark, Marks};

/// A pause after which a new paragraph begins, in milliseconds.
const PAUSE: u64 = 4_000;
/// From this length on, in bytes, a paragraph ends with its sentence; from the other one, with its line.
const LONG: usize = 400;
const TOO_LONG: usize = 900;

/// The text of these lines, and when each of them begins.
pub(super) fn written(lines: &[Timed]) -> (String, Marks) {
    let mut text = String::new();
    let mut marks = Vec::new();
    // Code points of the text so far, where its paragraph began, who speaks.
    let (mut points, mut paragraph) = (0, 0);
    let mut speaker: Option<&str> = None;
    let mut ended = 0;
    for Timed { start, end, line } in lines {
        let is_other = line.is_turn && !(line.speaker.is_some() && line.speaker.as_deref() == speaker);
        let length = text.len() - paragraph;
        let is_sentence = text.ends_with(['.', '?', '!', '…', '"', '”']);
        let is_over = (length > LONG && is_sentence) || length > TOO_LONG;
        let is_new = !text.is_empty() && (is_other || *start > ended + PAUSE || is_over);
        let before = text.len();
        if is_new {
            text.push_str("\n\n");
        } else if !text.is_empty() && !text.ends_with(' ') {
            text.push(' ');
        }
        if is_new || text.is_empty() {
            paragraph = text.len();
        }
        if line.is_turn {
            speaker = line.speaker.as_deref().or(if is_other { None } else { speaker });
        }
        match speaker {
            // Who goes on after a pause is still the one who speaks.
            Some(name) if is_new || is_other => text.extend([name, ": "]),
            None if line.is_turn => text.push_str(">> "),
            _ => {}
        }
        points += text[before..].chars().count();
        if let Some(at) = code(*start) {
            marks.push(Mark { start: points, at });
        }
        text.push_str(&line.text);
        points += line.text.chars().count();
        ended = *end;
    }
    (text, Marks::new(marks))
}

/// A time code in whole seconds.
fn code(milliseconds: u64) -> Option<crate::domain::At> {
    let seconds = milliseconds / 1000;
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60).parse().ok()
}

//! The turns of a text, and whether it has any.
//!
//! Owns which labels are names: what stands before a colon once may be anything, what does so again and again
//! is who speaks. Pure.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::cast::Cast;
use super::forms::is_scene;
use super::header;
use super::label::{Form, Label, label};
use super::turn::{Transcript, Turn, Who};
use super::words::{ASKING, HONORIFICS, OFFICES, TITLES, UNNAMED, bare, is_any};

/// Whether somebody says that the text is a transcript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    Asked,
    None,
}

/// So many lines with labels make a transcript.
const FEWEST: usize = 3;
/// Of so many lines after the first label one must have one.
const ONE_IN: usize = 14;
/// In ordinary letters, labels need to be more.
const FEWEST_ORDINARY: usize = 4;
const ONE_IN_ORDINARY: usize = 5;
/// More names than these speak in no text.
const MOST_NAMES: usize = 2_000;

/// A line, in bytes of the text, and what it may be labelled with.
struct Line {
    range: Range<usize>,
    label: Option<Label>,
}

/// The turns of a text; `None` if it is no transcript.
pub(super) fn read(text: &str, doubt: Doubt) -> Option<Transcript> {
    let mut lines = lines(text);
    accept(text, &mut lines, doubt);
    let names: HashSet<String> =
        lines.iter().filter_map(|line| Some(name_of(text, line, line.label.as_ref()?))).collect();
    if names.len() > MOST_NAMES || (doubt == Doubt::Asked && !is_transcript(&lines)) {
        return None;
    }
    let first = lines.iter().position(|line| line.label.is_some())?;
    let header = header::read(text, 0..lines[first].range.start);
    let mut cast = Cast::new(text, header.range.clone());
    let mut turns: Vec<Turn> = Vec::new();
    for line in &lines[first..] {
        let Range { start, end } = line.range;
        let written = &text[line.range.clone()];
        if let Some(label) = &line.label {
            let name = start + label.name.start..start + label.name.end;
            let who = who(text, start, label, &mut cast);
            let words = trimmed(text, start + label.words..end);
            let paragraphs = if is_scene(&text[words.clone()]) { Vec::new() } else { vec![words] };
            turns.push(Turn { label: name, who, paragraphs, time: label.time.clone() });
        } else if !is_scene(written)
            && let Some(turn) = turns.last_mut()
        {
            turn.paragraphs.push(trimmed(text, start..end));
        }
    }
    for turn in &mut turns {
        turn.paragraphs.retain(|range| !range.is_empty());
    }
    Some(Transcript { turns, cast: cast.members(), header })
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let line = &text[range.clone()];
    let start = range.start + (line.len() - line.trim_start().len());
    let end = range.start + line.trim_end().len();
    start..end.max(start)
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{c}']) {
        if !line.trim().is_empty() {
            lines.push(Line { range: start..start + line.len(), label: label(line) });
        }
        start += line.len();
        start += text[start..].chars().next().map_or(0, char::len_utf8);
    }
    lines
}

/// Takes away the labels that are no names.
fn accept(text: &str, lines: &mut [Line], doubt: Doubt) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    // The surnames of names in full.
    let mut last_words: HashMap<String, usize> = HashMap::new();
    let mut surnames: HashSet<String> = HashSet::new();
    let mut letters = (0, 0);
    for line in lines.iter() {
        let Some(label) = &line.label else { continue };
        // "The Prime Minister (Jane Roe):"
        let groups = label
            .groups
            .iter()
            .map(|group| &text[line.range.start + group.start..line.range.start + group.end]);
        for person in groups.filter(|group| group.contains(' ')) {
            *last_words.entry(last_word(&bare(person))).or_default() += 1;
            surnames.insert(last_word(&bare(person)));
        }
        match label.form {
            Form::Question => letters.0 += 1,
            Form::Answer => letters.1 += 1,
            _ => {
                let name = name_of(text, line, label);
                *last_words.entry(last_word(&name)).or_default() += 1;
                if name.contains(' ') {
                    surnames.insert(last_word(&name));
                }
                *counts.entry(name).or_default() += 1;
            }
        }
    }
    for line in lines {
        let Some(label) = &line.label else { continue };
        let name = name_of(text, line, label);
        let words: Vec<&str> = name.split(' ').collect();
        let is_again = counts.get(&name).is_some_and(|count| *count > 1);
        let is_role = is_any(&name, ASKING) || is_any(&name, OFFICES) || is_any(words[0], UNNAMED);
        let is_titled = words.len() > 1 && (is_any(words[0], HONORIFICS) || is_any(words[0], TITLES));
        let is_known = last_words.get(&last_word(&name)).is_some_and(|count| *count > 1);
        let keeps = match label.form {
            Form::Question => letters.0 >= 2,
            // "A. Smith" is somebody; an answer follows questions.
            Form::Answer => letters.0 >= 2 && letters.1 >= 2,
            Form::Arrows => true,
            Form::Capitals => {
                is_again || is_role || is_titled || is_known || words.len() >= 2 || label.title.is_some()
            }
            Form::Ordinary | Form::Alone => {
                is_again
                    || is_role
                    || is_titled
                    || (is_known && surnames.contains(&last_word(&name)))
                    || !label.groups.is_empty()
                    || label.time.is_some()
                    || (doubt == Doubt::None && words.len() > 1)
            }
        };
        if !keeps {
            line.label = None;
        }
    }
}

/// The name of a label in lower case, without marks.
fn name_of(text: &str, line: &Line, label: &Label) -> String {
    let name = &text[line.range.start + label.name.start..line.range.start + label.name.end];
    let words: Vec<String> = name.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn last_word(name: &str) -> String {
    name.rsplit(' ').next().unwrap_or_default().to_owned()
}

fn is_transcript(lines: &[Line]) -> bool {
    let Some(first) = lines.iter().position(|line| line.label.is_some()) else { return false };
    let labels: Vec<&Label> = lines.iter().filter_map(|line| line.label.as_ref()).collect();
    let is_plain = |label: &&Label| {
        label.time.is_none() && label.groups.is_empty() && matches!(label.form, Form::Ordinary | Form::Arrows)
    };
    let is_ordinary = labels.iter().all(is_plain);
    let (fewest, one_in) = if is_ordinary { (FEWEST_ORDINARY, ONE_IN_ORDINARY) } else { (FEWEST, ONE_IN) };
    let count = labels.len();
    let after = lines.len() - first;
    let is_early = first * 2 <= lines.len() || count >= 20;
    let named = labels.iter().filter(|label| label.form != Form::Arrows).count();
    count >= fewest && count * one_in >= after && is_early && named > 0
}

/// Who speaks under a label.
fn who(text: &str, start: usize, label: &Label, cast: &mut Cast<'_>) -> Who {
    let part = |range: &Range<usize>| &text[start + range.start..start + range.end];
    let name = part(&label.name);
    let words: Vec<String> = name.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
    let plain = words.join(" ");
    match label.form {
        Form::Question => return Who::Asking,
        Form::Arrows => return Who::Unnamed,
        Form::Answer => return cast.who_answers().map_or(Who::Unnamed, Who::Member),
        _ => {}
    }
    let is_numbered =
        words.len() > 1 && words[1..].iter().any(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    if is_any(&plain, ASKING) || (is_numbered && is_any(&words[0], ASKING)) {
        return Who::Asking;
    }
    let first = words.first().map_or("", String::as_str);
    let is_general = is_any(first, UNNAMED)
        && (is_numbered
            || words.len() == 1
            || is_any(first, &["unidentified", "unknown", "male", "female", "hon", "several", "some"]));
    if is_general && label.groups.is_empty() {
        return Who::Unnamed;
    }
    let title = label.title.as_ref().map(part);
    let groups: Vec<&str> = label.groups.iter().map(part).collect();
    Who::Member(cast.member(name, title, &groups))
}

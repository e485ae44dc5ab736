//! The captions of a file of subtitles, as they stand there.
//!
//! Owns the two forms, `WebVTT` and `SubRip`, which differ in little. What stands between captions (NOTE,
//! STYLE, numbers) is passed over. Pure.

use super::markup::{Line, line};

/// A caption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cue {
    /// When it appears, in milliseconds from the beginning.
    pub(super) start: u64,
    /// When it goes.
    pub(super) end: u64,
    /// Its lines without markup; none is empty.
    pub(super) lines: Vec<Line>,
}

/// All that a file says.
#[derive(Debug, Default)]
pub(super) struct File {
    pub(super) title: Option<String>,
    pub(super) language: Option<String>,
    pub(super) cues: Vec<Cue>,
    /// How many captions there are, also those that have no words.
    pub(super) count: usize,
}

/// From when to when, if a line says so: `00:01.000 --> 00:04.000 align:start`.
pub(super) fn times(line: &str) -> Option<(u64, u64)> {
    let (start, rest) = line.split_once("-->")?;
    Some((time(start.trim())?, time(rest.split_whitespace().next()?)?))
}

/// A time code in milliseconds.
fn time(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let is_digits =
        |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let number = |part: &str| part.parse::<u64>().ok().filter(|_| is_digits(part));
    let parts: Vec<&str> = whole.split(':').collect();
    let (hours, minutes, seconds) = match *parts.as_slice() {
        [minutes, seconds] => (0, number(minutes)?, number(seconds)?),
        [hours, minutes, seconds] => (number(hours)?, number(minutes)?, number(seconds)?),
        _ => return None,
    };
    let thousandths = format!("{fraction:0<3}").get(..3).and_then(number)?;
    Some(((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths)
}

/// Reads the captions of a file.
pub(super) fn read(text: &str) -> File {
    let text = text.trim_start_matches('\u{feff}');
    let mut file = File::default();
    let mut lines = text.split('\n').map(|line| line.trim_end_matches('\r')).peekable();
    if let Some(first) = lines.peek().and_then(|line| line.strip_prefix("WEBVTT")) {
        let title = first.trim_start_matches([' ', '\t', '-', '–', '—', ':']).trim();
        file.title = Some(title.to_owned()).filter(|title| !title.is_empty());
    }
    // Within a caption, its lines go on until an empty one.
    let mut current: Option<Cue> = None;
    let mut number: Option<&str> = None;
    for raw in lines {
        if let Some((start, end)) = times(raw) {
            // A file without empty lines: the number of this caption was taken for a line of the last.
            if let (Some(mut cue), Some(taken)) = (current.take(), number.take()) {
                if cue.lines.last().is_some_and(|last| last.text == taken) {
                    cue.lines.pop();
                }
                file.cues.push(cue);
            }
            current = Some(Cue { start, end, lines: Vec::new() });
            number = Some("");
            continue;
        }
        if raw.trim().is_empty() {
            file.cues.extend(current.take());
            continue;
        }
        match &mut current {
            Some(cue) => {
                let trimmed = raw.trim();
                number = Some(if trimmed.bytes().all(|byte| byte.is_ascii_digit()) { trimmed } else { "" });
                cue.lines.extend(line(raw));
            }
            None if file.cues.is_empty() => {
                let language = raw.strip_prefix("Language:").map(str::trim);
                let fits = |tag: &&str| {
                    (2..=12).contains(&tag.len())
                        && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
                };
                file.language = language.filter(fits).map(str::to_owned).or(file.language);
            }
            None => {}
        }
    }
    file.cues.extend(current);
    file.count = file.cues.len();
    file.cues.retain(|cue| !cue.lines.is_empty());
    // Some files have their captions out of order; players show them in time.
    file.cues.sort_by_key(|cue| cue.start);
    file
}

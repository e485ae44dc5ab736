//! Captions that roll: each line stands in two or three of them, and is kept once.
//!
//! Owns when lines are the same line shown again, and never takes out words that were said twice: only in a
//! file of which a good part rolls is a line folded at all. Pure.

use super::cues::Cue;
use super::markup::Line;

/// A line with the time at which it first appears, in milliseconds, and when it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Timed {
    pub(super) start: u64,
    pub(super) end: u64,
    pub(super) line: Line,
}

/// Of so many captions one must begin with what the one before ended with, for the file to roll.
const ONE_IN: usize = 4;
/// Captions roll on without a gap longer than this, in milliseconds.
const GAP: u64 = 1500;

/// The lines of all captions, each once, and how many were folded.
pub(super) fn folded(cues: Vec<Cue>) -> (Vec<Timed>, usize) {
    let is_rolling = is_rolling(&cues);
    let mut lines: Vec<Timed> = Vec::with_capacity(cues.len());
    let mut folded = 0;
    let mut before: Option<Cue> = None;
    for cue in cues {
        // The same caption in two tracks.
        if before.as_ref().is_some_and(|before| before.start == cue.start && before.lines == cue.lines) {
            folded += cue.lines.len();
            continue;
        }
        let goes_on = before.as_ref().is_some_and(|before| cue.start <= before.end + GAP);
        let known = if is_rolling && goes_on { overlap(&lines, &cue.lines) } else { 0 };
        folded += known;
        let mut rest = cue.lines.iter().skip(known);
        for timed in lines.iter_mut().rev().take(known) {
            timed.end = cue.end;
        }
        // A line that grows word by word.
        if is_rolling
            && goes_on
            && let (Some(last), Some(next)) = (lines.last_mut(), cue.lines.get(known))
            && grows(&last.line.text, &next.text)
            && !next.is_turn
        {
            last.line.text.clone_from(&next.text);
            last.end = cue.end;
            folded += 1;
            rest.next();
        }
        let timed = |line: &Line| Timed { start: cue.start, end: cue.end, line: line.clone() };
        lines.extend(rest.map(timed));
        before = Some(cue);
    }
    (lines, folded)
}

fn is_rolling(cues: &[Cue]) -> bool {
    let repeats = |pair: &&[Cue]| {
        let (before, after) = (&pair[0], &pair[1]);
        let (Some(last), Some(first)) = (before.lines.last(), after.lines.first()) else { return false };
        let goes_on = after.start <= before.end + GAP;
        goes_on && (before.lines.iter().any(|line| line.text == first.text) || grows(&last.text, &first.text))
    };
    let count = cues.windows(2).filter(repeats).count();
    count >= 2 && count * ONE_IN >= cues.len()
}

/// How many lines at the beginning of a caption are those that stand last.
fn overlap(lines: &[Timed], next: &[Line]) -> usize {
    let most = next.len().min(lines.len());
    let is_same = |count: &usize| {
        lines[lines.len() - count..].iter().zip(next).all(|(timed, line)| timed.line.text == line.text)
    };
    (1..=most).rev().find(is_same).unwrap_or(0)
}

/// Whether a line is another one with more words behind.
fn grows(line: &str, next: &str) -> bool {
    !line.is_empty()
        && next.len() > line.len()
        && next.starts_with(line)
        && next[line.len()..].starts_with(' ')
}

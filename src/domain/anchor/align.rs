//! Lines up the words of a quote with the words of a text.
//!
//! Owns the alignment and what each difference costs. Used by the other files of this module only. It looks
//! at a bounded piece of both at a time: a long quote is lined up in chunks, each from where the one before
//! it ended.

use std::ops::Range;

/// Most words that are lined up at once.
pub(super) const CHUNK: usize = 300;

/// A token of the text that the quote leaves out.
const LEFT_OUT: u32 = 2;
/// A token of the quote that the text does not have: dear, so that words which do stand in the text are lined
/// up.
const ADDED: u32 = 7;
const OTHER_CASE: u32 = 1;
/// Less than adding one word, so that a changed word at an end of the quote is one.
const OTHER_WORD: u32 = 6;
/// More than adding one sign, so that a comma added at the end is one; less than adding and leaving out.
const OTHER_SIGN: u32 = 8;
/// As much as leaving out and adding, so that neither is said to have become the other.
const OTHER_KIND: u32 = LEFT_OUT + ADDED;

/// How two tokens compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alike {
    /// Equal words.
    Same,
    /// Words that are equal but for case.
    Case,
    /// Two words.
    Words,
    /// Two signs.
    Signs,
    /// A word and a sign.
    Not,
}

/// A token of the text and a token of the quote that stand for each other; one alone is left out or added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) text: Option<usize>,
    pub(super) quote: Option<usize>,
    pub(super) same: bool,
}

/// Lines up all of a quote with the best part of a stretch of the text. Answers what it costs and the pairs.
pub(super) fn align(
    quote: usize,
    text: Range<usize>,
    slack: usize,
    alike: &impl Fn(usize, usize) -> Alike,
) -> (u32, Vec<Pair>) {
    let (mut cost, mut pairs) = (0_u32, Vec::new());
    let (mut done, mut from) = (0, text.start);
    while done < quote {
        let chunk = done..quote.min(done + CHUNK);
        let reach = if done == 0 { 2 * slack } else { slack };
        let end = if quote <= CHUNK { text.end } else { text.end.min(from + chunk.len() + reach) };
        let (more, chunk_pairs) = align_chunk(chunk.clone(), from..end, done == 0, alike);
        cost = cost.saturating_add(more);
        from = chunk_pairs.iter().rev().find_map(|pair| pair.text).map_or(from, |last| last + 1);
        pairs.extend(chunk_pairs);
        done = chunk.end;
    }
    pair_ends(&mut pairs, &text, alike);
    (cost, pairs)
}

/// Words at the ends of a quote that were lined up with nothing stand for the words beside the passage: what
/// looks like another beginning or end is most often another word there.
fn pair_ends(pairs: &mut [Pair], text: &Range<usize>, alike: &impl Fn(usize, usize) -> Alike) {
    let Some(first) = pairs.iter().position(|pair| pair.text.is_some()) else { return };
    let last = pairs.iter().rposition(|pair| pair.text.is_some()).unwrap_or(first);
    let (start, end) = (pairs[first].text, pairs[last].text);
    let mut at = start.unwrap_or_default();
    for pair in pairs[..first].iter_mut().rev() {
        let Some(q) = pair.quote.filter(|q| at > text.start && alike(*q, at - 1) == Alike::Words) else {
            break;
        };
        at -= 1;
        *pair = Pair { text: Some(at), quote: Some(q), same: false };
    }
    for (at, pair) in (end.unwrap_or_default() + 1..).zip(&mut pairs[last + 1..]) {
        let Some(q) = pair.quote.filter(|q| at < text.end && alike(*q, at) == Alike::Words) else { break };
        *pair = Pair { text: Some(at), quote: Some(q), same: false };
    }
}

#[derive(Clone, Copy)]
enum Move {
    Both(bool),
    TextOnly,
    QuoteOnly,
}

/// Words of the text before (if `free_start`) and after the pairs cost nothing.
fn align_chunk(
    quote: Range<usize>,
    text: Range<usize>,
    free_start: bool,
    alike: &impl Fn(usize, usize) -> Alike,
) -> (u32, Vec<Pair>) {
    let width = text.len() + 1;
    let mut moves = vec![Move::TextOnly; width * (quote.len() + 1)];
    let mut row: Vec<u32> = Vec::with_capacity(width);
    let mut cost = 0;
    for _ in 0..width {
        row.push(if free_start { 0 } else { cost });
        cost += LEFT_OUT;
    }
    for (line, q) in quote.clone().enumerate() {
        let base = (line + 1) * width;
        let mut diagonal = row[0];
        row[0] += ADDED;
        moves[base] = Move::QuoteOnly;
        for (column, t) in text.clone().enumerate() {
            let (change, same) = match alike(q, t) {
                Alike::Same => (0, true),
                Alike::Case => (OTHER_CASE, false),
                Alike::Words => (OTHER_WORD, false),
                Alike::Signs => (OTHER_SIGN, false),
                Alike::Not => (OTHER_KIND, false),
            };
            let moves_on =
                [(row[column + 1] + ADDED, Move::QuoteOnly), (row[column] + LEFT_OUT, Move::TextOnly)];
            let mut best = (diagonal + change, Move::Both(same));
            for (cost, step) in moves_on {
                if cost < best.0 || (cost == best.0 && change == OTHER_KIND) {
                    best = (cost, step);
                }
            }
            diagonal = row[column + 1];
            row[column + 1] = best.0;
            moves[base + column + 1] = best.1;
        }
    }
    let (mut column, cost) =
        row.iter().copied().enumerate().min_by_key(|(_, cost)| *cost).unwrap_or_default();
    let mut line = quote.len();
    let mut pairs = Vec::new();
    while line > 0 || (column > 0 && !free_start) {
        let (from_text, from_quote) = (text.start + column, quote.start + line);
        match moves[line * width + column] {
            Move::Both(same) => {
                pairs.push(Pair { text: Some(from_text - 1), quote: Some(from_quote - 1), same });
                line -= 1;
                column -= 1;
            }
            Move::QuoteOnly => {
                pairs.push(Pair { text: None, quote: Some(from_quote - 1), same: false });
                line -= 1;
            }
            Move::TextOnly => {
                pairs.push(Pair { text: Some(from_text - 1), quote: None, same: false });
                column -= 1;
            }
        }
    }
    pairs.reverse();
    (cost, pairs)
}

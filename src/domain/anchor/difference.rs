//! What a quote changed, word by word, and how that is shown.
//!
//! Owns the list of changes and the one line that shows them. Any layer may read it. It must never show words
//! in another form than the text or the quote has them in.

use std::ops::Range;

use super::align::Pair;
use super::context::{head, tail};
use super::fold::Folded;
use super::nearest::Match;

/// Code points of unchanged words shown on each side of a change.
const CONTEXT: usize = 32;
/// Longest changed words that are shown whole, in code points.
const SHOWN: usize = 80;
/// Most changes shown in the one line.
const MOST: usize = 6;

/// A stretch of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// First code point, from 0.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// Line of the text where it begins, from 1.
    pub line: usize,
    /// The text's own words, as they stand.
    pub text: String,
}

impl Passage {
    pub(super) fn new(text: &Folded<'_>, start: usize, end: usize) -> Self {
        let (from, to) = (text.raw_start(start), text.raw_end(end));
        Self {
            start: text.position(from),
            end: text.position(to),
            line: 1 + text.raw[..from].bytes().filter(|byte| *byte == b'\n').count(),
            text: text.slice(start, end).to_owned(),
        }
    }
}

/// One piece of the comparison between a quote and the passage nearest to it, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Words that both have, as the text has them.
    Kept(String),
    /// Words of the quote where the text has others.
    Altered {
        /// As typed.
        quote: String,
        /// As the text has them.
        text: String,
    },
    /// Words of the text that the quote leaves out without a mark.
    LeftOut(String),
    /// Words of the quote that the text does not have.
    Added(String),
}

/// The passage most like a quote that does not stand in the text, and how they differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Altered {
    /// The passage.
    pub nearest: Passage,
    /// The passage and the quote (of one with elisions the altered part), piece by piece; at least one piece
    /// is not [`Change::Kept`].
    pub difference: Vec<Change>,
    /// The differences in one line, as in `…are “incredibly [worrying → concerning]” to us`: what was typed,
    /// and what the text has.
    pub summary: String,
}

/// Tokens of the text and of the quote, either of which may be none.
#[derive(Debug, Clone)]
struct Stretch {
    same: bool,
    text: Range<usize>,
    quote: Range<usize>,
}

impl Altered {
    /// Says how a quote and the passage found for it differ; `None` when they do not.
    pub(super) fn new(text: &Folded<'_>, quote: &Folded<'_>, found: &Match) -> Option<Self> {
        let mut stretches = stretches(&found.pairs);
        if stretches.iter().all(|stretch| stretch.same) {
            stretches = differently_spaced(text, quote, found)?;
        }
        let first = found.pairs.iter().find_map(|pair| pair.text)?;
        let last = found.pairs.iter().rev().find_map(|pair| pair.text)?;
        let nearest = Passage::new(text, found.text[first].start, found.text[last].end);
        let of_text =
            |range: &Range<usize>| match (found.text.get(range.start), found.text.get(range.end - 1)) {
                (Some(first), Some(last)) => text.slice(first.start, last.end),
                _ => "",
            };
        let of_quote =
            |range: &Range<usize>| match (found.quote.get(range.start), found.quote.get(range.end - 1)) {
                (Some(first), Some(last)) => quote.slice(first.place.start, last.place.end),
                _ => "",
            };
        let (mut difference, mut spaced) = (Vec::new(), Vec::new());
        let mut follows_left_out = false;
        for stretch in &stretches {
            let as_in_text = stretch.quote.is_empty() || (follows_left_out && !stretch.text.is_empty());
            follows_left_out = stretch.quote.is_empty();
            spaced.push(if as_in_text {
                found.text.get(stretch.text.start).is_some_and(|token| is_spaced(text, token.start))
            } else {
                found.quote.get(stretch.quote.start).is_some_and(|token| is_spaced(quote, token.place.start))
            });
            difference.push(match (stretch.text.is_empty(), stretch.quote.is_empty()) {
                (true, _) => Change::Added(of_quote(&stretch.quote).to_owned()),
                (_, true) => Change::LeftOut(of_text(&stretch.text).to_owned()),
                _ if stretch.same => Change::Kept(of_text(&stretch.text).to_owned()),
                _ => Change::Altered {
                    quote: of_quote(&stretch.quote).to_owned(),
                    text: of_text(&stretch.text).to_owned(),
                },
            });
        }
        let summary = one_line(&difference, &spaced);
        Some(Self { nearest, difference, summary })
    }

    /// What the user may have meant by the changes, as one more sentence for a person.
    pub fn hint(&self) -> Option<&'static str> {
        let changed: Vec<&Change> =
            self.difference.iter().filter(|change| !matches!(change, Change::Kept(_))).collect();
        let brackets = |change: &&Change| match change {
            Change::Altered { quote, .. } | Change::Added(quote) => quote.contains(['[', ']']),
            Change::Kept(_) | Change::LeftOut(_) => false,
        };
        let case = |change: &&Change| match change {
            Change::Altered { quote, text } => quote.to_lowercase() == text.to_lowercase(),
            _ => false,
        };
        if changed.iter().any(brackets) {
            Some("words in square brackets are not the text's: leave them out and mark the place with …")
        } else if changed.iter().all(case) {
            Some(
                "only capital letters differ: write a first letter that was changed in brackets, as in [t]he",
            )
        } else if changed.iter().all(|change| matches!(change, Change::LeftOut(_))) {
            Some("mark words that are left out with …")
        } else {
            None
        }
    }
}

/// Whether white space stands before a folded position.
fn is_spaced(text: &Folded<'_>, at: usize) -> bool {
    text.raw[..text.raw_start(at)].chars().next_back().is_some_and(char::is_whitespace)
}

/// Neighbouring pairs of one kind as one stretch each.
fn stretches(pairs: &[Pair]) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let (mut text, mut quote) = (0, 0);
    for pair in pairs {
        let (from_text, from_quote) = (pair.text.unwrap_or(text), pair.quote.unwrap_or(quote));
        text = pair.text.map_or(text, |at| at + 1);
        quote = pair.quote.map_or(quote, |at| at + 1);
        match stretches.last_mut() {
            Some(last) if last.same == pair.same => {
                if last.text.is_empty() {
                    last.text.start = from_text;
                }
                if last.quote.is_empty() {
                    last.quote.start = from_quote;
                }
                last.text.end = text.max(last.text.start);
                last.quote.end = quote.max(last.quote.start);
            }
            _ => stretches.push(Stretch {
                same: pair.same,
                text: from_text..text.max(from_text),
                quote: from_quote..quote.max(from_quote),
            }),
        }
    }
    stretches
}

/// When all words are the same: the first two between which only one side has white space.
fn differently_spaced(text: &Folded<'_>, quote: &Folded<'_>, found: &Match) -> Option<Vec<Stretch>> {
    let (first, last) = (found.pairs.first()?, found.pairs.last()?);
    let ((from_text, to_text), (from_quote, to_quote)) =
        ((first.text?, last.text? + 1), (first.quote?, last.quote? + 1));
    let at = found.pairs.windows(2).find_map(|pair| {
        let (t, q) = (pair[1].text?, pair[1].quote?);
        let apart = |folded: &Folded<'_>, at: usize| folded.before(at) == Some(' ');
        (apart(text, found.text[t].start) != apart(quote, found.quote[q].place.start)).then_some((t, q))
    })?;
    let stretch = |same, text, quote| Stretch { same, text, quote };
    let all = vec![
        stretch(true, from_text..at.0 - 1, from_quote..at.1 - 1),
        stretch(false, at.0 - 1..at.0 + 1, at.1 - 1..at.1 + 1),
        stretch(true, at.0 + 1..to_text, at.1 + 1..to_quote),
    ];
    Some(all.into_iter().filter(|stretch| !stretch.text.is_empty()).collect())
}

/// The changes in one line, with a few words around each.
fn one_line(difference: &[Change], spaced: &[bool]) -> String {
    let mut line = String::new();
    let mut shown = 0;
    for (at, (change, spaced)) in difference.iter().zip(spaced).enumerate() {
        if !line.is_empty() && *spaced {
            line.push(' ');
        }
        let piece = match change {
            Change::Kept(words) => around(words, at == 0, at + 1 == difference.len()),
            Change::Altered { quote, text } => format!("[{} → {}]", clip(quote), clip(text)),
            Change::LeftOut(text) => format!("[left out: {}]", clip(text)),
            Change::Added(quote) => format!("[not in the text: {}]", clip(quote)),
        };
        line.push_str(&piece);
        shown += usize::from(!matches!(change, Change::Kept(_)));
        let left = difference[at + 1..].iter().filter(|change| !matches!(change, Change::Kept(_))).count();
        if shown == MOST && left > 0 {
            line.push_str(" … and ");
            line.push_str(&left.to_string());
            line.push_str(" more");
            break;
        }
    }
    line
}

/// Unchanged words, cut to those beside a change.
fn around(words: &str, first: bool, last: bool) -> String {
    let (begin, end) = (head(words, CONTEXT), tail(words, CONTEXT));
    let whole = words.len() <= begin.len().max(end.len()) || (!first && !last && words.len() <= 2 * CONTEXT);
    let cut = match (first, last) {
        _ if whole => words.to_owned(),
        (true, _) => format!("…{}", end.trim_start()),
        (_, true) => format!("{}…", begin.trim_end()),
        _ => format!("{} … {}", begin.trim_end(), end.trim_start()),
    };
    on_one_line(&cut)
}

fn clip(words: &str) -> String {
    let begin = head(words, SHOWN);
    on_one_line(&if begin.len() < words.len() {
        format!("{} …", begin.trim_end())
    } else {
        words.to_owned()
    })
}

fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

//! The passage of a text that is most like a quote that does not stand in it.
//!
//! Owns how likeness is weighed. Used by the other files of this module only. A window as long as the quote
//! slides over the text and counts the words they share, rare ones for more; the best few windows are lined
//! up word by word. Linear in the text, whatever the quote.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use super::align::{Alike, CHUNK, Pair, align};
use super::characters::{in_word, lower, lower_into};
use super::fold::Folded;
use super::quote::bracketed_letter;

/// Windows that are lined up word by word.
const CANDIDATES: usize = 4;
/// The least share of the quote's weight that the passage must have, as 1/n.
const LEAST_SHARE: u64 = 4;

/// A word or sign of the quote.
#[derive(Debug)]
pub(super) struct PassageToken {
    /// Where it stands in the folded quote.
    pub(super) place: Range<usize>,
    /// Folded, without brackets around a first letter.
    word: String,
    lower: String,
    /// Its first letter stood in brackets: either case will do.
    any_case: bool,
}

/// The most similar passage, lined up with the quote.
#[derive(Debug)]
pub(super) struct Match {
    /// Words and signs of the quote.
    pub(super) quote: Vec<PassageToken>,
    /// Words and signs of the text, as places in its folded form.
    pub(super) text: Vec<Range<usize>>,
    /// Which stand for each other, in order.
    pub(super) pairs: Vec<Pair>,
}

/// The words and signs of a stretch; a first letter in brackets and the rest of its word are one.
fn words_and_signs(folded: &Folded<'_>, within: Range<usize>) -> Vec<Range<usize>> {
    let mut tokens: Vec<Range<usize>> = Vec::new();
    let mut bracketed_until = 0;
    for token in folded.tokens(within.clone()) {
        if token.start < bracketed_until {
            continue;
        }
        let word = &folded.text[token.clone()];
        if folded.before(token.start).is_none_or(|c| !in_word(c))
            && let Some(letter) = bracketed_letter(&folded.text[token.start..within.end])
        {
            bracketed_until = token.start + letter.len() + 2;
            tokens.push(token.start..bracketed_until);
            continue;
        }
        match tokens.last_mut() {
            Some(last)
                if token.start == bracketed_until
                    && last.end == bracketed_until
                    && word.starts_with(in_word) =>
            {
                last.end = token.end;
            }
            _ => tokens.push(token),
        }
    }
    tokens
}

/// A word without brackets around its first letter, and whether it had them.
fn without_brackets(word: &str) -> (Cow<'_, str>, bool) {
    match bracketed_letter(word) {
        Some(letter) => (Cow::Owned(format!("{letter}{}", &word[letter.len() + 2..])), true),
        None => (Cow::Borrowed(word), false),
    }
}

fn tokens_of_quote(quote: &Folded<'_>, within: Range<usize>) -> Vec<PassageToken> {
    let token = |place: Range<usize>| {
        let (word, any_case) = without_brackets(&quote.text[place.clone()]);
        PassageToken { lower: lower(&word), word: word.into_owned(), any_case, place }
    };
    words_and_signs(quote, within).into_iter().map(token).collect()
}

/// Finds the most similar passage; `None` when nothing is much like the quote.
pub(super) fn nearest(text: &Folded<'_>, quote: &Folded<'_>, within: Range<usize>) -> Option<Match> {
    let quote = tokens_of_quote(quote, within);
    let tokens = words_and_signs(text, 0..text.text.len());
    if quote.is_empty() || tokens.is_empty() {
        return None;
    }
    let shared = Shared::new(text, &tokens, &quote);
    let slack = 4 + quote.len().min(CHUNK) / 8;
    let alike = |q: usize, t: usize| {
        let (asked, here) = (&quote[q], &text.text[tokens[t].clone()]);
        if asked.word == here {
            return Alike::Same;
        }
        if shared.of_text[t] == Some(shared.of_quote[q]) {
            let tail = |word: &str| word.chars().skip(1).collect::<String>();
            let same = asked.any_case && tail(&asked.word) == tail(&without_brackets(here).0);
            return if same { Alike::Same } else { Alike::Case };
        }
        match (asked.word.contains(in_word), here.contains(in_word)) {
            (true, true) => Alike::Words,
            (false, false) => Alike::Signs,
            _ => Alike::Not,
        }
    };
    let windows = shared.best_windows(quote.len(), if quote.len() > CHUNK { 1 } else { CANDIDATES });
    let weight_of = |q: usize| shared.weights[shared.of_quote[q]];
    let is_shared = |pair: &&Pair| match (pair.text, pair.quote) {
        (Some(t), Some(q)) => shared.of_text[t] == Some(shared.of_quote[q]),
        _ => false,
    };
    let (kept, _, pairs) = windows
        .into_iter()
        .map(|start| {
            let end = tokens.len().min(start + quote.len() + quote.len() / 4 + slack);
            let (cost, pairs) = align(quote.len(), start.saturating_sub(slack)..end, slack, &alike);
            let kept: u64 = pairs.iter().filter(is_shared).filter_map(|pair| pair.quote).map(weight_of).sum();
            (kept, cost, pairs)
        })
        .min_by_key(|(kept, cost, _)| (Reverse(*kept), *cost))?;
    let all: u64 = (0..quote.len()).map(weight_of).sum();
    (kept > 0 && kept * LEAST_SHARE >= all).then_some(Match { quote, text: tokens, pairs })
}

/// Which words the text and the quote share, case aside.
struct Shared {
    /// For each token of the quote the number of its word.
    of_quote: Vec<usize>,
    /// For each token of the text the number of its word, if the quote has it.
    of_text: Vec<Option<usize>>,
    /// How often each word stands in the quote.
    needed: Vec<u64>,
    /// What each word is worth: the rarer in the text the more.
    weights: Vec<u64>,
}

impl Shared {
    fn new(text: &Folded<'_>, tokens: &[Range<usize>], quote: &[PassageToken]) -> Self {
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let (mut of_quote, mut needed, mut is_word) = (Vec::new(), Vec::new(), Vec::new());
        for token in quote {
            let number = *numbers.entry(token.lower.as_str()).or_insert(needed.len());
            if number == needed.len() {
                needed.push(0);
                is_word.push(token.word.contains(in_word));
            }
            needed[number] += 1;
            of_quote.push(number);
        }
        let mut counts = vec![0_u64; needed.len()];
        let mut lowered = String::new();
        let mut of_text = Vec::with_capacity(tokens.len());
        for token in tokens {
            lower_into(&without_brackets(&text.text[token.clone()]).0, &mut lowered);
            let number = numbers.get(lowered.as_str()).copied();
            if let Some(number) = number {
                counts[number] += 1;
            }
            of_text.push(number);
        }
        let total = u64::try_from(tokens.len()).unwrap_or(u64::MAX);
        let weigh = |(count, is_word): (&u64, &bool)| {
            if *is_word { 2 + 4 * u64::from((total / (*count).max(1)).max(1).ilog2()) } else { 1 }
        };
        let weights = counts.iter().zip(&is_word).map(weigh).collect();
        Self { of_quote, of_text, needed, weights }
    }

    /// Where the windows begin that share the most with the quote, at most one of each window's length.
    fn best_windows(&self, quote: usize, wanted: usize) -> Vec<usize> {
        let length = (quote + quote / 4).min(self.of_text.len());
        let mut inside = vec![0_u64; self.needed.len()];
        let mut score = 0_u64;
        let mut blocks: Vec<(u64, usize)> = Vec::new();
        for end in 0..self.of_text.len() {
            if let Some(number) = self.of_text[end] {
                inside[number] += 1;
                if inside[number] <= self.needed[number] {
                    score += self.weights[number];
                }
            }
            if let Some(number) = end.checked_sub(length).and_then(|left| self.of_text[left]) {
                if inside[number] <= self.needed[number] {
                    score -= self.weights[number];
                }
                inside[number] -= 1;
            }
            let Some(start) = (end + 1).checked_sub(length) else { continue };
            match blocks.last_mut() {
                Some(best) if best.1 / length == start / length => {
                    if score > best.0 {
                        *best = (score, start);
                    }
                }
                _ => blocks.push((score, start)),
            }
        }
        blocks.sort_by_key(|(score, start)| (Reverse(*score), *start));
        blocks.into_iter().take(wanted).map(|(_, start)| start).collect()
    }
}

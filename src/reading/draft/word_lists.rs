//! Words by which a statement answers another, or asks for an answer.
//!
//! Owns the lists, and which of them stand where in a text. An entry that ends with `*` is the beginning of
//! words, one with blanks is several words in a row.

mod entries;

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use entries::{ACCUSING, BUT, CLAIMS, CONFIRMING, DENYING, FALSE, POINTING, RESPONDING, TRUE, WRONG};

/// A list of words, as a bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct List(u32);

macro_rules! lists {
    ($($name:ident = $bit:literal: $words:expr;)+) => {
        impl List {
            $(pub(super) const $name: Self = Self(1 << $bit);)+
            const ALL: &[(Self, &[&str])] = &[$((Self::$name, &$words)),+];
        }
    };
}

lists! {
    CLAIM = 0: CLAIMS;
    DENYING = 1: DENYING;
    CONFIRMING = 2: CONFIRMING;
    RESPONDING = 3: RESPONDING;
    BUT = 4: BUT;
    FALSE = 5: FALSE;
    TRUE = 6: TRUE;
    ACCUSING = 7: ACCUSING;
    WRONG = 8: WRONG;
    POINTING = 9: POINTING;
    NEGATION = 10: ["not", "no", "never", "none", "nothing", "nobody", "neither", "nor", "without", "cannot"];
    OWNER = 11: ["the", "those", "these", "that", "this", "such", "any", "all", "his", "her", "their", "its"];
    NEVER = 12: ["never"];
    ASKED = 13: ["asked"];
    YES_OR_NO = 14: ["no", "yes", "yeah"];
    BUT_FIRST = 15: ["but", "however", "yet"];
}

/// The lists by their words.
struct Table {
    whole: HashMap<&'static str, u32, FixedState>,
    /// By their first three letters.
    beginnings: HashMap<&'static str, Vec<(&'static str, u32)>, FixedState>,
    /// By their first word: the others.
    runs: HashMap<&'static str, Vec<(Vec<&'static str>, u32)>, FixedState>,
}

impl Table {
    fn get() -> &'static Self {
        static TABLE: LazyLock<Table> = LazyLock::new(Table::of_lists);
        &TABLE
    }

    fn of_lists() -> Self {
        let mut table =
            Self { whole: HashMap::default(), beginnings: HashMap::default(), runs: HashMap::default() };
        for (list, words) in List::ALL {
            for entry in *words {
                let mut run = entry.split(' ');
                let first = run.next().unwrap_or_default();
                let rest: Vec<&str> = run.collect();
                if !rest.is_empty() {
                    table.runs.entry(first).or_default().push((rest, list.0));
                } else if let Some(beginning) = first.strip_suffix('*') {
                    table.beginnings.entry(&beginning[..3]).or_default().push((beginning, list.0));
                } else {
                    *table.whole.entry(first).or_default() |= list.0;
                }
            }
        }
        table
    }

    /// The lists that have the word at a place, or words that begin there.
    fn bits(&self, words: &[&str], at: usize) -> u32 {
        let word = words[at];
        let mut bits = self.whole.get(word).copied().unwrap_or_default();
        let beginnings = word.get(..3).and_then(|first| self.beginnings.get(first));
        for (beginning, list) in beginnings.into_iter().flatten() {
            if word.starts_with(beginning) {
                bits |= list;
            }
        }
        for (rest, list) in self.runs.get(word).into_iter().flatten() {
            if words[at + 1..].starts_with(rest) {
                bits |= list;
            }
        }
        if word.ends_with("n't") {
            bits |= List::NEGATION.0;
        }
        if word.ends_with("'s") {
            bits |= List::OWNER.0;
        }
        bits
    }
}

/// Which lists have the words of a text, word by word.
pub(super) struct Words {
    bits: Vec<u32>,
}

impl Words {
    /// Of a text in lower case with straight apostrophes.
    pub(super) fn of(lower: &str) -> Self {
        let is_part = |c: char| c.is_alphanumeric() || c == '\'' || c == '-';
        let words = lower.split(|c| !is_part(c)).map(|word| word.trim_matches(['\'', '-']));
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let table = Table::get();
        Self { bits: (0..words.len()).map(|at| table.bits(&words, at)).collect() }
    }

    pub(super) fn len(&self) -> usize {
        self.bits.len()
    }

    /// Whether a word of the list stands among them.
    pub(super) fn has(&self, list: List) -> bool {
        self.begins(usize::MAX, list)
    }

    /// Whether one stands among the first so many words.
    pub(super) fn begins(&self, count: usize, list: List) -> bool {
        self.bits.iter().take(count).any(|bits| bits & list.0 != 0)
    }

    /// Whether the first word is one.
    pub(super) fn is_first(&self, list: List) -> bool {
        self.begins(1, list)
    }

    /// Whether one of them denies and is not negated itself: not "did not deny".
    pub(super) fn denies(&self) -> bool {
        let is = |at: usize, list: List| self.bits[at] & list.0 != 0;
        (0..self.bits.len()).any(|at| {
            is(at, List::DENYING) && !(at.saturating_sub(2)..at).any(|near| is(near, List::NEGATION))
        })
    }

    /// How many of them are negations.
    pub(super) fn negations(&self) -> usize {
        self.bits.iter().filter(|bits| **bits & List::NEGATION.0 != 0).count()
    }

    /// "the claims", "X's allegations": a noun for what somebody said, with whose or which it is in front of
    /// it, among the first so many words.
    pub(super) fn names_claim(&self, count: usize) -> bool {
        let is = |at: usize, list: List| self.bits[at] & list.0 != 0;
        (0..self.bits.len().min(count))
            .any(|at| is(at, List::CLAIM) && (at.saturating_sub(3)..at).any(|near| is(near, List::OWNER)))
    }
}

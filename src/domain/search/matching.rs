//! Whether a text answers a query, where, and how well: said by the text itself, not by the index.
//!
//! The index only proposes. What it proposes is read and held against the query here, so a row that was
//! changed behind the index's back is never shown as something it is not.

use std::ops::Range;

use super::query::Query;
use super::words::words;

/// A text cut into words once, to be asked several things.
#[derive(Debug, Clone, Default)]
pub struct Cut {
    arena: String,
    words: Vec<CutWord>,
}

#[derive(Debug, Clone)]
struct CutWord {
    /// In the text, in bytes.
    at: Range<usize>,
    form: Range<usize>,
    stem: Range<usize>,
}

/// Where the leaves of a query stand in one text: for each leaf, in the order of the query, ranges of bytes.
pub type LeafPlaces = Vec<Vec<Range<usize>>>;

impl Cut {
    /// Cuts a text.
    pub fn of(text: &str) -> Self {
        let mut cut = Self {
            arena: String::with_capacity(text.len() + text.len() / 2),
            words: Vec::with_capacity(text.len() / 5),
        };
        words(text, |word| {
            let form = cut.keep(word.form);
            let stem = if word.stem == word.form { form.clone() } else { cut.keep(word.stem) };
            cut.words.push(CutWord { at: word.start..word.end, form, stem });
        });
        cut
    }

    fn keep(&mut self, part: &str) -> Range<usize> {
        let start = self.arena.len();
        self.arena.push_str(part);
        start..self.arena.len()
    }

    /// How many words it has.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The stems of its words, in order.
    pub fn stems(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| &self.arena[word.stem.clone()])
    }

    /// Where each leaf of the query stands.
    pub fn find(&self, query: &Query) -> LeafPlaces {
        let mut found = Vec::new();
        self.find_leaves(query, &mut found);
        found
    }

    /// Where what is wanted stands, leaf after leaf; what must not be there is left out.
    pub fn find_wanted(&self, query: &Query) -> Vec<Range<usize>> {
        match query {
            Query::All(parts) | Query::Any(parts) => {
                parts.iter().flat_map(|part| self.find_wanted(part)).collect()
            }
            Query::But(wanted, _) => self.find_wanted(wanted),
            leaf => self.find(leaf).concat(),
        }
    }

    fn find_leaves(&self, query: &Query, found: &mut LeafPlaces) {
        match query {
            Query::Phrase(stems) => found.push(self.places(stems, None)),
            Query::Prefix(before, prefix) => found.push(self.places(before, Some(prefix))),
            Query::All(parts) | Query::Any(parts) => {
                for part in parts {
                    self.find_leaves(part, found);
                }
            }
            Query::But(wanted, unwanted) => {
                self.find_leaves(wanted, found);
                self.find_leaves(unwanted, found);
            }
        }
    }

    fn places(&self, stems: &[String], prefix: Option<&String>) -> Vec<Range<usize>> {
        let length = stems.len() + usize::from(prefix.is_some());
        let mut places = Vec::new();
        for window in self.words.windows(length) {
            let stems_stand =
                stems.iter().zip(window).all(|(stem, word)| self.arena[word.stem.clone()] == **stem);
            let ends =
                |prefix: &String| self.arena[window[length - 1].form.clone()].starts_with(prefix.as_str());
            if stems_stand && prefix.is_none_or(ends) {
                places.push(window[0].at.start..window[length - 1].at.end);
            }
        }
        places
    }
}

/// Whether the leaves that were found make the query true, and which of them count for it (what must not be
/// there does not).
pub fn answers(query: &Query, is_there: &[bool]) -> Option<Vec<usize>> {
    let mut counted = Vec::new();
    let mut next = 0;
    let holds = holds(query, is_there, &mut next, &mut counted);
    holds.then_some(counted)
}

fn holds(query: &Query, is_there: &[bool], next: &mut usize, counted: &mut Vec<usize>) -> bool {
    match query {
        Query::Phrase(_) | Query::Prefix(..) => {
            let leaf = *next;
            *next += 1;
            let found = is_there.get(leaf).copied().unwrap_or(false);
            if found {
                counted.push(leaf);
            }
            found
        }
        // Every part is looked at, also after the answer is known: leaves are counted by their order.
        Query::All(parts) => {
            let held: Vec<bool> = parts.iter().map(|part| holds(part, is_there, next, counted)).collect();
            held.into_iter().all(|held| held)
        }
        Query::Any(parts) => {
            let held: Vec<bool> = parts.iter().map(|part| holds(part, is_there, next, counted)).collect();
            held.into_iter().any(|held| held)
        }
        Query::But(wanted, unwanted) => {
            let wanted = holds(wanted, is_there, next, counted);
            let unwanted = holds(unwanted, is_there, next, &mut Vec::new());
            wanted && !unwanted
        }
    }
}

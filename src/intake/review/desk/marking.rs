//! The keys while a statement is marked in the text, from a word to a word, or parted before one.
//!
//! Owns how a word is found: typed, or reached by arrows. Called by [`Desk::press`]; what is made of the mark
//! is `Review`'s.

use super::Desk;
use super::mode::{Marking, Mode, Outcome, Stage, Typed};
use crate::intake::review::action::Action;
use crate::intake::review::field::Field;
use crate::intake::review::keys::{Key, stroke};
use crate::intake::review::known::Known;
use crate::intake::review::line::Line;
use crate::intake::review::word_places::WordPlaces;

impl Desk {
    /// Begins to mark a new statement, at a sentence near the one that is looked at that has none.
    pub(super) fn begin_marking(&mut self) -> Outcome {
        let words = WordPlaces::new(&self.review.text);
        if words.count() == 0 {
            self.notice = Some("there are no words in this text".into());
            return Outcome::Draw;
        }
        let first = self.bare_sentence(&words);
        self.mark(&words, marking(Stage::Begins, first, words.sentence_end(first)))
    }

    /// Begins to part the statement that is looked at.
    pub(super) fn begin_parting(&mut self) -> Outcome {
        let words = WordPlaces::new(&self.review.text);
        let spans = self.review.current().map(|one| one.spans.clone()).unwrap_or_default();
        let inside: Vec<usize> = spans.iter().flat_map(|span| words.within(*span)).collect();
        let [_, rest @ ..] = inside.as_slice() else {
            self.notice = Some("there is no second word in it to begin the second half with".into());
            return Outcome::Draw;
        };
        let begins_piece = |at: &&usize| spans.iter().skip(1).any(|span| words.within(*span).start == **at);
        let begins_sentence = |at: &&usize| words.begins_sentence(**at);
        let joins = |at: &&usize| words.joins(**at);
        let at = rest.iter().find(begins_piece).or_else(|| rest.iter().find(begins_sentence));
        let at = at.or_else(|| rest.iter().find(joins)).unwrap_or(&rest[rest.len() / 2]);
        self.mark(&words, marking(Stage::Parts, *at, *at))
    }

    /// The first word of a sentence without a statement: after the one that is looked at, else before it in
    /// its paragraph; else that of its own.
    fn bare_sentence(&self, words: &WordPlaces) -> usize {
        let Some(current) = self.review.current() else { return 0 };
        let start = current.spans.first().map_or(0, |span| span.0);
        let end = current.spans.last().map_or(0, |span| span.1);
        let marks = self.review.marks();
        let is_bare = |at: &usize| {
            let (from, to) = words.span(*at, words.sentence_end(*at));
            words.begins_sentence(*at) && !marks.iter().any(|((start, end), _)| *start < to && *end > from)
        };
        let own = self.review.passage(0);
        let paragraph =
            own.iter().flat_map(|one| words.within((one.start, one.start + one.text.chars().count())));
        let (before, after): (Vec<usize>, Vec<usize>) = paragraph.partition(|at| *at < words.at(end));
        let bare = after.into_iter().find(is_bare).or_else(|| before.into_iter().find(is_bare));
        bare.unwrap_or_else(|| words.sentence_start(words.at(start)))
    }

    pub(super) fn marking(&mut self, key: Key, known: &dyn Known, mut marking: Marking) -> Outcome {
        let words = WordPlaces::new(&self.review.text);
        match key {
            Key::Escape if marking.stage == Stage::Ends => {
                (marking.stage, marking.line) = (Stage::Begins, Line::default());
                marking.found.clear();
            }
            Key::Escape => return Outcome::Draw,
            Key::Enter => return self.end_stage(&words, known, marking),
            Key::Tab if !marking.found.is_empty() => {
                marking.picked = (marking.picked + 1) % marking.found.len();
                go_to_found(&words, &mut marking);
            }
            Key::Left | Key::Right | Key::Up | Key::Down => {
                // From what was found on, by hand.
                marking.line = Line::default();
                marking.found.clear();
                self.step(&words, key, &mut marking);
            }
            _ => {
                if let Some(stroke) = stroke(key) {
                    marking.line.strike(stroke);
                    marking.found = self.find(&words, &marking);
                    marking.picked = 0;
                    go_to_found(&words, &mut marking);
                }
            }
        }
        self.mark(&words, marking)
    }

    /// Enter: the first word stands, then the last, and the statement is made.
    fn end_stage(&mut self, words: &WordPlaces, known: &dyn Known, mut marking: Marking) -> Outcome {
        if marking.found.is_empty() && !marking.line.text().trim().is_empty() {
            self.notice = Some("these words do not stand there".into());
            return self.turn(Mode::Mark(marking));
        }
        let action = match marking.stage {
            Stage::Begins => {
                (marking.stage, marking.line) = (Stage::Ends, Line::default());
                marking.last = words.sentence_end(marking.first);
                marking.found.clear();
                return self.mark(words, marking);
            }
            Stage::Ends => Action::Add(words.span(marking.first, marking.last)),
            Stage::Parts => Action::Split(words.span(marking.first, marking.first).0),
        };
        let outcome = self.act(&action, known);
        if self.notice.is_some() {
            self.mode = Mode::Mark(marking);
        } else if marking.stage == Stage::Ends {
            // Who said it is guessed.
            self.begin_typing(Typed::Claim(Field::By), known);
        }
        outcome
    }

    /// Where the typed words stand: near the statement that is looked at before elsewhere, the end behind the
    /// beginning, and the second half within the statement.
    fn find(&self, words: &WordPlaces, marking: &Marking) -> Vec<(usize, usize)> {
        let mut found = words.find(&marking.line.text());
        match marking.stage {
            Stage::Begins => {
                let own = self.review.passage(0);
                let start = self.review.current().and_then(|one| one.spans.first()).map_or(0, |span| span.0);
                found.sort_by_key(|(first, last)| {
                    let place = words.span(*first, *last);
                    let is_own = own.iter().any(|one| one.part_of(place).is_some());
                    (!is_own, place.0.abs_diff(start))
                });
            }
            Stage::Ends => found.retain(|(first, _)| *first >= marking.first),
            Stage::Parts => {
                let spans = self.review.current().map(|one| one.spans.as_slice()).unwrap_or_default();
                found.retain(|(first, _)| spans.iter().any(|span| words.within(*span).contains(first)));
            }
        }
        found
    }

    /// A word, or a sentence, on or back.
    fn step(&self, words: &WordPlaces, key: Key, marking: &mut Marking) {
        let most = words.count() - 1;
        let Marking { stage, first, last, .. } = marking;
        match (*stage, key) {
            (Stage::Ends, Key::Left) => *last = (*last).saturating_sub(1).max(*first),
            (Stage::Ends, Key::Right) => *last = (*last + 1).min(most),
            (Stage::Ends, Key::Down) => *last = words.sentence_end((*last + 1).min(most)),
            (Stage::Ends, _) => {
                *last =
                    words.sentence_start(*last).checked_sub(1).filter(|end| end >= first).unwrap_or(*last);
            }
            (Stage::Begins, Key::Left) => *first = first.saturating_sub(1),
            (Stage::Begins, Key::Right) => *first = (*first + 1).min(most),
            (Stage::Begins, Key::Down) => *first = (words.sentence_end(*first) + 1).min(most),
            (Stage::Begins, _) => {
                let start = words.sentence_start(*first);
                *first = if start < *first { start } else { words.sentence_start(start.saturating_sub(1)) };
            }
            (Stage::Parts, _) => {
                let spans = self.review.current().map(|one| one.spans.as_slice()).unwrap_or_default();
                let inside: Vec<usize> = spans.iter().flat_map(|span| words.within(*span)).skip(1).collect();
                let next = if matches!(key, Key::Left | Key::Up) {
                    inside.iter().rev().find(|at| *at < first)
                } else {
                    inside.iter().find(|at| *at > first)
                };
                *first = next.copied().unwrap_or(*first);
            }
        }
        if *stage == Stage::Begins {
            *last = words.sentence_end(*first);
        }
    }

    /// The mode, with what is marked by now.
    fn mark(&mut self, words: &WordPlaces, mut marking: Marking) -> Outcome {
        marking.spans = match marking.stage {
            Stage::Begins | Stage::Ends => vec![words.span(marking.first, marking.last)],
            Stage::Parts => {
                let position = words.span(marking.first, marking.first).0;
                let spans = self.review.current().map(|one| one.spans.as_slice()).unwrap_or_default();
                let halves = |span: &(usize, usize)| match words.part(*span, marking.first) {
                    Some((one, other)) if span.0 < position && position < span.1 => vec![one, other],
                    _ => vec![*span],
                };
                spans.iter().flat_map(halves).collect()
            }
        };
        self.turn(Mode::Mark(marking))
    }
}

fn marking(stage: Stage, first: usize, last: usize) -> Marking {
    let (line, spans, found) = (Line::default(), Vec::new(), Vec::new());
    Marking { stage, line, spans, first, last, found, picked: 0 }
}

fn go_to_found(words: &WordPlaces, marking: &mut Marking) {
    let Some((first, last)) = marking.found.get(marking.picked).copied() else { return };
    match marking.stage {
        Stage::Begins => (marking.first, marking.last) = (first, words.sentence_end(first)),
        Stage::Ends => marking.last = last,
        Stage::Parts => marking.first = first,
    }
}

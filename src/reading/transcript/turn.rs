//! A text as turns: who says what, and what stands before the first turn.
//!
//! Owns these shapes. `turns` makes them; nothing is read here.

use std::ops::Range;

use crate::domain::At;
use crate::reading::marks::{Mark, Marks};

/// A text as turns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transcript {
    /// What is said, in order.
    pub turns: Vec<Turn>,
    /// Whoever has a name in it.
    pub cast: Vec<Member>,
    /// What stands before the first turn.
    pub header: Header,
}

/// What one speaker says until another does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// The name as it stands before the words, in bytes.
    pub label: Range<usize>,
    /// Who speaks.
    pub who: Who,
    /// Its paragraphs, in bytes, without the label and without what is told of the scene ("(Applause.)").
    pub paragraphs: Vec<Range<usize>>,
    /// When it begins in the recording, if the transcript says so.
    pub time: Option<At>,
}

/// Who speaks in a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// One of the cast.
    Member(usize),
    /// Somebody without a name who asks: a reporter, the audience.
    Asking,
    /// Somebody else without a name.
    Unnamed,
}

/// Somebody who speaks under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The fullest name that the text gives.
    pub name: String,
    /// Whether that stands elsewhere: the labels have only a part of it.
    pub is_from_elsewhere: bool,
    /// The title, as the text gives it.
    pub title: Option<String>,
    /// Whom the title says this one speaks for.
    pub on_behalf_of: Option<String>,
}

/// What stands before the first turn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Header {
    /// Where, in bytes; empty: nothing does.
    pub range: Range<usize>,
    /// The occasion: its first line.
    pub occasion: Option<String>,
    /// The words of a day ("June 20, 2024"), in bytes.
    pub date: Option<Range<usize>>,
}

impl Transcript {
    /// The times of the turns, as far as the transcript gives them.
    pub fn times(&self, text: &str) -> Marks {
        let (mut points, mut from) = (0, 0);
        let marks = self.turns.iter().filter_map(|turn| {
            points += text[from..turn.label.start].chars().count();
            from = turn.label.start;
            Some(Mark { start: points, at: turn.time.clone()? })
        });
        Marks::new(marks.collect())
    }
}

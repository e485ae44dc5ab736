//! What the keys of a review mean at the moment, and what is to be done after one.

use std::fmt;

use crate::domain::RelationType;
use crate::intake::review::field::{Field, HeadField};
use crate::intake::review::known::Choice;
use crate::intake::review::line::Line;

/// What the keys mean at the moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mode {
    /// A statement is looked at, or, when all have been, the sum of the decisions.
    Look,
    /// Which field is to be changed?
    WhichField,
    /// What is known of the article: which field of it is to be changed?
    Head,
    /// A field is typed.
    Type(Typing),
    /// Which kind is it?
    WhichKind,
    /// What does it do to another claim?
    WhichRelation,
    /// To which claim?
    Target(Linking),
    /// The whole text is read, from this row of it on; without one, around the statement.
    Whole {
        /// The row at the top.
        top: Option<usize>,
    },
    /// A statement is marked in the text, or parted.
    Mark(Marking),
    /// The keys are explained.
    Help,
}

/// What is to be done after a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing but drawing.
    Draw,
    /// The progress is to be kept.
    Keep,
    /// The end: what is accepted is to be logged.
    Log,
    /// The end: nothing is logged.
    Leave,
    /// The end by Control-C.
    Interrupted,
}

/// Which field is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// One of the statement.
    Claim(Field),
    /// One of the article.
    Article(HeadField),
}

impl fmt::Display for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Claim(field) => field.fmt(f),
            Self::Article(field) => field.fmt(f),
        }
    }
}

/// A field that is being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typing {
    /// Which.
    pub field: Typed,
    /// What was typed.
    pub line: Line,
    /// The value that it has, to be taken back.
    pub old: String,
    /// What may be meant.
    pub choices: Vec<Choice>,
    /// The one that is picked.
    pub picked: Option<usize>,
}

impl Typing {
    /// Whether the line begins empty: a speaker that is wrong is seldom nearly right.
    pub fn begins_empty(&self) -> bool {
        self.field == Typed::Claim(Field::By)
    }

    /// Whether a digit takes one of the choices: nothing was typed yet.
    pub fn is_numbered(&self) -> bool {
        self.begins_empty() && self.line.text().is_empty()
    }
}

/// A link that is being made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linking {
    /// What it does.
    pub relation: RelationType,
    /// What is looked for.
    pub line: Line,
    /// What was found.
    pub choices: Vec<Choice>,
    /// The one that is picked.
    pub picked: usize,
}

/// Which word a mark is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The first of a new statement.
    Begins,
    /// The last of it.
    Ends,
    /// The first of the second half of a statement that is parted.
    Parts,
}

/// A mark that is being made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marking {
    /// Which word is looked for.
    pub stage: Stage,
    /// What was typed of it.
    pub line: Line,
    /// What is marked: spans of the text, in code points; of a statement that is parted, the halves.
    pub spans: Vec<(usize, usize)>,
    /// Where the typed words stand, by the numbers of the first and last.
    pub found: Vec<(usize, usize)>,
    /// The place that is marked.
    pub picked: usize,
    pub(super) first: usize,
    pub(super) last: usize,
}

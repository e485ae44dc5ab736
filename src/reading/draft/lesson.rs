//! What a trainer learns from: each decision of the engine on a text, its options, and what spoke for them.
//!
//! Owns that shape only. The engine fills it if it is asked to; `benches/draft` compares the options with
//! what somebody marked and makes `weights.txt` of it. Nothing is decided here.

use super::links::{self, Stated};
use super::{Anchor, Breadth, Draft, Weights, drafts};

/// What is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// Who a pronoun or a description is: one of several.
    Speaker,
    /// Whether a statement is there, with these words: yes or no.
    Found,
    /// Whether its words and its speaker are right: yes or no.
    Right,
    /// On which day it was said, if any: one of several.
    Day,
    /// Of which kind it is: one of all kinds.
    Kind,
    /// Whether it answers another statement: yes or no.
    Answers,
    /// Which other statement it answers, if it does: one of several.
    Target,
}

impl Question {
    /// All, in the order in which they are learned: a later one may use what an earlier one decided.
    pub const ALL: [Self; 7] =
        [Self::Speaker, Self::Day, Self::Kind, Self::Found, Self::Right, Self::Target, Self::Answers];

    /// Its name in `weights.txt`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Speaker => "speaker",
            Self::Found => "found",
            Self::Right => "right",
            Self::Day => "day",
            Self::Kind => "kind",
            Self::Answers => "answers",
            Self::Target => "target",
        }
    }
}

/// One of the things that can be decided.
#[derive(Debug, Clone)]
pub struct Possibility {
    /// Speaker: the names, a line each. Day: EDTF, or nothing. Kind: its word. Target: the number of the
    /// draft.
    pub what: String,
    /// What speaks for it, by names.
    pub evidence: Vec<String>,
}

/// A decision.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What was asked.
    pub question: Question,
    /// Of which draft, by its place in [`Lesson::drafts`].
    pub draft: usize,
    /// Among these; for yes or no, what speaks for yes alone.
    pub options: Vec<Possibility>,
}

impl Choice {
    /// This choice with places among these as places in the whole.
    pub(super) fn among(mut self, places: &[usize]) -> Self {
        self.draft = places[self.draft];
        if self.question == Question::Target {
            for option in &mut self.options {
                option.what = option.what.parse().map_or(String::new(), |at: usize| places[at].to_string());
            }
        }
        self
    }
}

/// A text with all that was decided on it.
#[derive(Debug, Clone)]
pub struct Lesson {
    /// Every statement that is found, also those that are not drafted otherwise.
    pub drafts: Vec<Draft>,
    /// The decisions, in no order that means anything.
    pub choices: Vec<Choice>,
}

/// Drafts a text with these weights, and shows every decision.
pub fn lesson(text: &str, published: &Anchor<'_>, weights: &Weights) -> Lesson {
    let mut choices = Vec::new();
    let drafts = drafts::of(text, published, Breadth::Wide, weights, Some(&mut choices));
    Lesson { drafts, choices }
}

/// Shows what decides on the links between statements that somebody gives; places are those of the
/// statements.
pub fn lesson_of_links(text: &str, statements: &[Stated], weights: &Weights) -> Vec<Choice> {
    let mut choices = Vec::new();
    links::weigh(text, statements, weights, Some(&mut choices));
    choices
}

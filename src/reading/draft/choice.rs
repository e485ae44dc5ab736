//! A decision of the engine: what was asked, what could be decided, and what spoke for each.
//!
//! Owns that shape only. Whatever weighs evidence fills it if it is asked to, and a `lesson` hands it to the
//! trainer. Nothing is decided here.

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
    /// Of which draft, by its place among the drafts of the text.
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

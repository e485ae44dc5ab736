//! What a trainer learns from: a text with each decision of the engine on it.
//!
//! Owns how the engine is asked for its decisions. `benches/draft` compares their options with what somebody
//! marked and makes `weights.txt` of it. Nothing is decided here.

use super::drafted::{Breadth, Draft};
use super::drafts;
use super::links::{self, Stated};
use super::model::Weights;
use crate::reading::date_words::Anchor;

pub use super::choice::{Choice, Possibility, Question};

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

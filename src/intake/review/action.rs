//! What a person can do in a review.
//!
//! Owns the actions. `desk` makes them of keys, `words` of words; `Review::apply` carries them out.

use super::field::{Field, HeadField};
use crate::domain::RelationType;

/// What a person does to the proposal that is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// It is to be logged.
    Accept,
    /// It is not.
    Discard,
    /// This one and all that are still open are to be logged.
    AcceptAll,
    /// To the next, without a decision.
    Next,
    /// To the one before.
    Back,
    /// A field gets another value, as typed.
    Set(Field, String),
    /// A field of the article gets another value, as typed; nothing takes it away.
    SetHead(HeadField, String),
    /// It does something to an earlier claim: a ref or an id; or `that` and words, for what nobody said.
    Link(RelationType, String),
    /// The one under this number, from 1: the place that was asked about, else what a denial may deny; see
    /// [`super::Review::deniable`].
    Number(usize),
    /// A statement is added at this span of the text, in code points.
    Add((usize, usize)),
    /// A statement is added at these words of the text, or from the first to the last around "…".
    AddWords(String),
    /// It is parted before the word at this code point of the text.
    Split(usize),
    /// It is parted before these words of it.
    SplitWords(String),
    /// It and the next become one.
    Join,
    /// What was corrected is corrected in the statements that follow, as offered; see
    /// [`super::Review::offer`].
    Same,
    /// It is of the other one of its two likeliest kinds.
    OtherKind,
    /// It has no links.
    Unlink,
    /// The last action that changed something is taken back.
    Undo,
}

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
    /// It denies what is offered under this number, from 1; see [`super::Review::deniable`].
    Denies(usize),
    /// It is of the other one of its two likeliest kinds.
    OtherKind,
    /// It has no links.
    Unlink,
    /// The last action that changed something is taken back.
    Undo,
}

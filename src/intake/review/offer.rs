//! A correction of who said it that others can have too.

use super::field::Field;
use crate::reading::worksheet::{Located, PartySheet};

/// A correction that can be made to others too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The statements, by their places.
    pub statements: Vec<usize>,
    /// What is corrected.
    pub(super) field: Field,
    /// The speaker's name as it was.
    pub(super) old: String,
    /// Who said it.
    pub(super) new: Vec<Located<PartySheet>>,
}

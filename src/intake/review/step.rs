//! What one action of a review changed, so that it can be taken back.

use std::collections::BTreeMap;

use super::decision::Decision;
use crate::intake::proposal::{Head, Proposal};

/// What an action changed: the statements from one place on that were others before.
#[derive(Debug, Clone)]
pub(super) struct Step {
    /// The first that changed.
    pub(super) from: usize,
    /// How many stand there now.
    pub(super) now: usize,
    /// What stood there before.
    pub(super) before: Vec<(Proposal, Decision)>,
    /// What was known of the article, if that changed.
    pub(super) head: Option<Head>,
    /// The statements that a person had made, if that changed.
    pub(super) made: Option<BTreeMap<String, Vec<String>>>,
    /// The statement that was looked at.
    pub(super) at: usize,
}

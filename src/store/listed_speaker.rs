//! What a reader remembers of speakers: the name under which each is listed, and whom a merged one became.

use std::cell::RefCell;

use crate::domain::{ById, SpeakerId, SpeakerKind};

/// How many speakers are remembered at most: some two megabytes of names.
const REMEMBERED: usize = 16_384;

/// A speaker as it counts.
#[derive(Debug, Clone)]
pub(super) struct ListedSpeaker {
    /// The speaker at the end of its redirects, if it was merged; else itself.
    pub(super) counts_as: SpeakerId,
    /// The name under which the ledger lists that one.
    pub(super) name: String,
    /// What that one is.
    pub(super) kind: Option<SpeakerKind>,
}

/// What a reader remembers of speakers, by the id under which they are recorded.
#[derive(Debug)]
pub(super) struct RememberedSpeakers {
    pub(super) speakers: RefCell<ById<SpeakerId, ListedSpeaker>>,
    /// How many are remembered at most.
    pub(super) most: usize,
}

impl RememberedSpeakers {
    /// For whoever sees one snapshot.
    pub(super) fn of_a_snapshot() -> Self {
        Self { speakers: RefCell::default(), most: REMEMBERED }
    }

    /// For whoever changes what it would remember.
    pub(super) fn none() -> Self {
        Self { speakers: RefCell::default(), most: 0 }
    }
}

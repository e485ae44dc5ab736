//! Who stands on one side: a speaker, and the body spoken for.

use crate::domain::SpeakerId;

/// One of those who made a statement: a speaker, and the body spoken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Side {
    /// Who.
    pub speaker: SpeakerId,
    /// For whom.
    pub on_behalf_of: Option<SpeakerId>,
}

impl Side {
    /// Whether the two stand on one side: the same speaker, or one speaks for the other, or both for the same
    /// body.
    pub fn is_with(self, other: Self) -> bool {
        let names = |side: Self| [Some(side.speaker), side.on_behalf_of];
        names(self).into_iter().flatten().any(|name| names(other).contains(&Some(name)))
    }
}

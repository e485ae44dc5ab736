//! The members of a cast, and the parts that they have in claims.

use crate::domain::{NewSpeaker, OutletId, SpeakerId, SpeakerKind};

/// A member of the cast: its place in the cast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Member(pub(super) usize);

impl Member {
    /// Its place in the cast.
    pub(super) fn index(self) -> usize {
        self.0
    }
}

/// Who a member is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Who {
    /// A speaker of the ledger, and the kind and addresses that the source adds to what is recorded.
    Known { id: SpeakerId, name: String, kind_to_add: Option<SpeakerKind>, same_as: Vec<String> },
    /// A speaker to be recorded.
    New { fields: NewSpeaker, same_as: Vec<String> },
}

/// A party of a claim, resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CastParty {
    pub(super) member: Member,
    /// The name, if the source gives one; else the speaker was named by an id.
    pub(super) given: Option<String>,
    /// The name under which the ledger lists the speaker.
    pub(super) listed: String,
    pub(super) title: Option<String>,
    pub(super) bodies: Vec<Member>,
    /// Whether the name or id is that of a speaker who was merged into this member.
    pub(super) is_redirected: bool,
}

impl CastParty {
    /// What to call the speaker in this article.
    pub(super) fn name_as_given(&self) -> &str {
        self.given.as_deref().unwrap_or(&self.listed)
    }
}

/// A step of an attribution chain, resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CastHop {
    pub(super) source: CastSource,
    /// The name, if the source gives one.
    pub(super) given: Option<String>,
    /// The name under which the ledger lists whoever relays.
    pub(super) listed: String,
    pub(super) title: Option<String>,
    pub(super) cue: Option<String>,
}

/// Who relays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum CastSource {
    Member(Member),
    Outlet(OutletId),
}

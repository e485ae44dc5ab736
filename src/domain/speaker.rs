//! Whoever is said to have said it (schema:Person, schema:Organization).

use super::date::Edtf;
use super::vocabulary::vocabulary;
use super::{SpeakerId, Withdrawal};

vocabulary!(
    /// What a speaker is. Not stated is possible and is not the same as any of these.
    SpeakerKind, "kind of speaker", {
        /// One named human being.
        Person => "person",
        /// A company, party, agency, ministry, alliance.
        Organization => "organization",
        /// A state or its government.
        Government => "government",
        /// Several people under one description ("the analysts of the institute").
        Group => "group",
        /// Somebody the article does not name ("a US official"): never the same as the unnamed of another
        /// article.
        Unnamed => "unnamed",
    }
);

/// What is recorded of a speaker.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewSpeaker {
    /// The name under which the ledger lists the speaker.
    pub name: String,
    /// What the speaker is; `None`: not stated.
    pub kind: Option<SpeakerKind>,
    /// Anything else.
    pub note: Option<String>,
}

impl NewSpeaker {
    /// The names of the fields in which these two differ, as the command line names them.
    pub fn differing(&self, new: &Self) -> Vec<&'static str> {
        let fields = [
            ("name", self.name != new.name),
            ("kind", self.kind != new.kind),
            ("note", self.note != new.note),
        ];
        fields.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
    }
}

/// A recorded speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The id, `s7`.
    pub id: SpeakerId,
    /// What is recorded of the speaker.
    pub fields: NewSpeaker,
    /// Other names of the same speaker, in the order in which they were recorded.
    pub aliases: Vec<String>,
    /// Where the speaker holds or held a role.
    pub affiliations: Vec<Affiliation>,
    /// How many claims the speaker made, alone or with others.
    pub claims: u64,
    /// How many of these are denials.
    pub denials: u64,
    /// How many claims others made on the speaker's behalf.
    pub on_behalf: u64,
    /// The speaker into which this one was merged.
    pub merged_into: Option<SpeakerId>,
    /// Those who were merged into this speaker, by id. Their claims are counted, their names are among the
    /// aliases.
    pub merged: Vec<MergedSpeaker>,
    /// The speaker's addresses elsewhere, and those of the merged, in the order in which they were recorded.
    pub same_as: Vec<String>,
    /// That the speaker was withdrawn.
    pub withdrawn: Option<Withdrawal>,
}

/// A speaker that turned out to be another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedSpeaker {
    /// The id, which keeps working.
    pub id: SpeakerId,
    /// The name under which it was recorded.
    pub name: String,
}

/// A role that somebody holds or held somewhere (FollowTheMoney Membership).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Affiliation {
    /// The body.
    pub organization: SpeakerId,
    /// Its name.
    pub organization_name: String,
    /// The role, in words.
    pub role: Option<String>,
    /// Since when, EDTF.
    pub from: Option<Edtf>,
    /// Until when, EDTF.
    pub until: Option<Edtf>,
}

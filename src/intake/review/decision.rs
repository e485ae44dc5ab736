//! What a person decides about a proposal.

/// What was decided about a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Decision {
    /// Nothing yet.
    #[default]
    Open,
    /// It is to be logged as it stands.
    Accepted,
    /// It is no statement worth a record.
    Discarded,
}

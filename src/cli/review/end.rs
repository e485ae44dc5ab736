//! How a review ended.

/// How a review ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// What is accepted is to be logged.
    Log,
    /// The person left before.
    Leave,
    /// From outside, or with Control-C.
    Interrupted,
}

//! The comments by which a review is taken up again, after "# ".

/// The SHA-256 of the text.
pub(super) const TEXT: &str = "text: ";
/// Above a claim: the statement that it was made of.
pub(super) const ACCEPTED: &str = "accepted: ";
/// Statements that are discarded.
pub(super) const DISCARDED: &str = "discarded: ";
/// A statement that a person made: its spans, its ref, and the drafts that it was made of.
pub(super) const MADE: &str = "made: ";
/// A link to a statement that is not accepted: of which statement, and what it does to which.
pub(super) const WAITING: &str = "waiting: ";
/// Before each line of a worksheet of what was changed and is not accepted.
pub(super) const ASIDE: &str = "#|";
/// Above a claim of that worksheet: the statement that it is.
pub(super) const NOT_ACCEPTED: &str = "not accepted: ";
/// Another program that drafted it, with its version.
pub(super) const DRAFTED: &str = "drafted by: ";

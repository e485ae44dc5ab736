//! Why words that are understood give no date.

/// Why words that are understood give no date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::reading::date_words) enum Trouble {
    /// Counted from a day, and there is none.
    NeedsDay,
    /// A year would do.
    NeedsYear,
    /// Not in the calendar: "June has 30 days".
    Impossible(String),
    /// Two parts of the words exclude each other.
    Contradiction(String),
    /// The stretch has no day in it: "earlier this week" on a Monday.
    NoneLeft(String),
    /// Beyond the years that are kept.
    OutOfRange,
    /// No kind of phrase after all.
    NotRead,
}

pub(super) type Result<T> = std::result::Result<T, Trouble>;

//! What a date stands in, while it is read.

/// Where a date stands, because not every date may stand everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    Alone,
    Interval,
    Set,
}

impl Within {
    pub(super) const fn noun(self) -> &'static str {
        match self {
            Self::Alone => "a date",
            Self::Interval => "an interval",
            Self::Set => "a set",
        }
    }
}

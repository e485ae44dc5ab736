//! What quotes and backslashes mean in a text with delimiters.

use crate::domain::vocabulary::vocabulary;

vocabulary!(
    /// What encloses a cell.
    Quoting, "quoting", {
        /// A double quote encloses a cell, and stands for itself when doubled (RFC 4180).
        Double => "double",
        /// A single quote encloses a cell, and stands for itself when doubled.
        Single => "single",
        /// Nothing does: a quote is a character like any other.
        None => "none",
    }
);

impl Quoting {
    /// The quote, if there is one.
    pub(super) fn byte(self) -> Option<u8> {
        match self {
            Self::Double => Some(b'"'),
            Self::Single => Some(b'\''),
            Self::None => None,
        }
    }
}

vocabulary!(
    /// How a quote inside a cell in quotes is written.
    Escaping, "escaping", {
        /// Twice.
        Doubled => "doubled",
        /// After a backslash, which also makes a delimiter, a line end or another backslash stand for itself;
        /// before anything else it is a character like any other. Doubled quotes are read, too.
        Backslash => "backslash",
    }
);

/// What separates and encloses cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dialect {
    pub(super) delimiter: u8,
    pub(super) quote: Option<u8>,
    /// Whether a backslash takes a quote, a delimiter, a line end and itself its meaning.
    pub(super) escapes: bool,
}

impl Dialect {
    /// Whether a backslash takes this byte its meaning, rather than stand for itself.
    pub(super) fn takes_meaning(self, byte: u8) -> bool {
        [self.delimiter, b'\\', b'\n', b'\r'].contains(&byte) || self.quote == Some(byte)
    }
}

//! What a double quote means in a text with delimiters.

use crate::domain::vocabulary::vocabulary;

vocabulary!(
    /// What a double quote means.
    Quoting, "quoting", {
        /// It encloses a cell, and stands for itself when doubled (RFC 4180).
        Double => "double",
        /// It is a character like any other.
        None => "none",
    }
);

//! Whether "he" or "she" stands for somebody, as far as a text says.
//!
//! Owns that type only.

/// Of "he" and "she".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    He,
    She,
}

//! What an upgrade was.

use std::path::PathBuf;

/// An upgrade that took place while opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upgrade {
    /// The schema number before.
    pub from: i64,
    /// The schema number after.
    pub to: i64,
    /// The copy made before.
    pub copy: PathBuf,
}

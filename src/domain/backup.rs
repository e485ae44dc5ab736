//! Copies of a ledger, and what they hold.

use std::path::PathBuf;

/// What a ledger, or a copy of one, holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// The schema number.
    pub schema: i64,
    /// The number of the last entry; 0: none.
    pub last_entry: i64,
    /// Rows of each table.
    pub counts: Vec<(String, i64)>,
    /// The link of the last entry to all before it.
    pub head: Option<String>,
}

impl Contents {
    /// How many rows a table has; 0 if there is no such table.
    pub fn rows(&self, table: &str) -> u64 {
        let found = self.counts.iter().find(|(name, _)| name == table);
        found.map_or(0, |(_, rows)| u64::try_from(*rows).unwrap_or(0))
    }
}

/// A finished backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// Its length in bytes.
    pub bytes: u64,
    /// The SHA-256 of its bytes, in hex: what `sha256sum` prints.
    pub sha256: String,
    /// What it holds.
    pub contents: Contents,
}

/// A ledger that was put back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The ledger that was there before, kept; `None`: there was none.
    pub kept: Option<PathBuf>,
    /// What that one held, if it could be read.
    pub before: Option<Contents>,
    /// What the ledger holds now.
    pub contents: Contents,
}

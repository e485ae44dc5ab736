//! A second connection that sees the snapshot of a reader, for another thread.
//!
//! While a reader holds its snapshot nobody can write: a ledger is in no mode in which they could. So whoever
//! begins to read meanwhile sees the same.

use std::path::Path;

use rusqlite::Connection;

use super::connect::{Access, connect};
use crate::store::{Reader, StoreError};

/// A connection that sees what a reader sees, as long as that reader is there.
#[derive(Debug)]
pub struct Companion(Connection);

impl Reader<'_> {
    /// A companion of this reader; `None` where there can be none: of a ledger in memory or one that is open
    /// in another mode, or while another program waits for the readers to go.
    pub fn companion(&self) -> Option<Companion> {
        let path = self.conn.path().filter(|path| !path.is_empty())?;
        let conn = connect(Path::new(path), Access::Read).ok()?;
        self.begin_beside(&conn).ok()?.then_some(Companion(conn))
    }

    fn begin_beside(&self, conn: &Connection) -> Result<bool, StoreError> {
        // Who waits to write waits for this reader, which would wait for them.
        conn.busy_timeout(std::time::Duration::ZERO)?;
        conn.execute_batch("PRAGMA query_only = 1; BEGIN")?;
        let mode: String = conn.query_row("PRAGMA journal_mode", [], |row| row.get(0))?;
        let same = Reader::of_a_snapshot(conn).seal()? == self.seal()?;
        Ok(same && ["delete", "truncate", "persist"].contains(&mode.as_str()))
    }
}

impl Companion {
    /// Asks.
    pub fn ask<T>(&self, ask: impl FnOnce(&Reader<'_>) -> T) -> T {
        ask(&Reader::of_a_snapshot(&self.0))
    }
}

//! What an error of SQLite means for the person whose ledger it is.
//!
//! SQLite's code alone does not tell: a full disk comes as "full", as "cannot open" and as an I/O error, a
//! folder that nobody may write as two of these. So the system is asked too. Called by whoever gets such an
//! error, with what was being done.

use std::path::Path;
use std::time::Duration;

use rusqlite::ErrorCode;

use super::StoreError;
use super::file::disk;

/// How long a command waits for another program to finish with the ledger.
pub(super) const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// Errors of a commit that come before its last step, after which the change is there (the journal's end):
/// `IOERR_READ`, `_SHORT_READ`, `_WRITE`, `_FSYNC`, `_TRUNCATE`, `_FSTAT`. What was written is rolled back,
/// by this program or the next one. Any other may come after it.
const BEFORE_THE_LAST_STEP: [i32; 6] = [266, 522, 778, 1034, 1546, 1802];

/// What was being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// Opening the file.
    Opening,
    /// Reading, or changing it in a transaction that is still open.
    Working,
    /// The last step, after which the change is there: if it fails, the change may be there all the same.
    Committing,
}

impl StoreError {
    /// Says what an error of SQLite means for the ledger at `path`.
    pub(super) fn explain(error: StoreError, path: &Path, stage: Stage) -> StoreError {
        let StoreError::Sqlite(error) = error else { return error };
        let path = path.to_path_buf();
        let Some(failure) = error.sqlite_error() else { return StoreError::Sqlite(error) };
        match failure.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => {
                StoreError::Locked { path, waited: BUSY_TIMEOUT.as_secs() }
            }
            ErrorCode::ReadOnly if failure.extended_code == READONLY_ROLLBACK => {
                StoreError::NeedsRecovery { path }
            }
            ErrorCode::ReadOnly => StoreError::ReadOnly { why: disk::who_forbids(&path), path },
            ErrorCode::DiskFull => StoreError::DiskFull { path },
            ErrorCode::DatabaseCorrupt => StoreError::Damaged { path, why: message_of(&error) },
            ErrorCode::NotADatabase => {
                StoreError::NotALedger { path, found: "its content is not that of an SQLite file".into() }
            }
            // Also on a full disk: what failed came after the change was there.
            ErrorCode::SystemIoFailure | ErrorCode::CannotOpen
                if stage == Stage::Committing && !BEFORE_THE_LAST_STEP.contains(&failure.extended_code) =>
            {
                StoreError::Unclear { path, source: error }
            }
            // A journal that cannot be made is told as one of these two.
            ErrorCode::SystemIoFailure | ErrorCode::CannotOpen if disk::is_full(&path) => {
                StoreError::DiskFull { path }
            }
            ErrorCode::CannotOpen if stage == Stage::Opening => {
                StoreError::Unreadable { why: disk::why_unreadable(&path), path }
            }
            ErrorCode::CannotOpen if !disk::can_write(&path) => {
                StoreError::ReadOnly { why: disk::who_forbids(&path), path }
            }
            ErrorCode::SystemIoFailure | ErrorCode::CannotOpen => StoreError::Io { path, source: error },
            ErrorCode::ConstraintViolation => {
                StoreError::Refused { rule: super::rules::rule_of(&message_of(&error)) }
            }
            ErrorCode::TooBig => StoreError::Refused {
                rule: format!(
                    "a text is longer than the {} bytes that are kept",
                    crate::domain::text::MAX_TEXT
                ),
            },
            _ => StoreError::Sqlite(error),
        }
    }
}

/// `SQLITE_READONLY_ROLLBACK`: a hot journal that cannot be rolled back because the file cannot be written.
const READONLY_ROLLBACK: i32 = 776;

fn message_of(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqliteFailure(_, Some(message)) => message.clone(),
        other => other.to_string(),
    }
}

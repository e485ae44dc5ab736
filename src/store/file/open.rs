//! Opening a ledger: whose file is it, is it ours to read and write, is its schema the one we know.
//!
//! Owns the order of the steps. Called by the command line through [`Ledger`]; nothing else makes a
//! connection. It must never write to a file before it has recognised it, never create a file by opening a
//! mistyped path, and never read the ledger's bytes with `std::fs` while a connection is open (closing that
//! handle would drop SQLite's locks). `journal_mode=DELETE` with `synchronous=EXTRA`: a ledger is then one
//! file that can be copied, read on read-only media, and keeps every acknowledged command through a power
//! cut; WAL fails the first two and DELETE with FULL the last.

use std::path::{Path, PathBuf};

use refinery_core::Migration;
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};

use super::connect::{Access, connect, look, recognise, settle, settle_journal};
use super::upgrade::Upgrade;
use super::{altered, backup, beside, disk, schema};
use crate::domain::Origin;
use crate::store::address;
use crate::store::explain::Stage;
use crate::store::proof::chain;
use crate::store::proof::checksum;
use crate::store::proof::checksum::Watch;
use crate::store::{CarriesStoreError, Intent, Ledger, StoreError, Writer, Written, search};
use crate::whole_file::{self, Unfinished, failed};

impl Ledger {
    /// Starts a new ledger. The file appears whole or not at all.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] if anything has this path.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        let (lock, unfinished) = begin(path)?;
        beside::put_in_new_place(unfinished, path)?;
        drop(lock);
        Self::open(path, Access::Write)
    }

    /// Starts a new ledger that appears when something is recorded in it, whole, or not at all.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] if anything has this path.
    pub fn start(path: &Path) -> Result<Starting, StoreError> {
        let (lock, unfinished) = begin(path)?;
        let mut ledger = Self::open(unfinished.path(), Access::Write)?;
        ledger.path = path.to_path_buf();
        Ok(Starting { ledger, unfinished, _lock: lock })
    }

    /// Opens an existing ledger, upgrading it first if its schema is older.
    ///
    /// # Errors
    /// Every trouble of [`StoreError`] that says the ledger cannot be used; then the file is as it was.
    pub fn open(path: &Path, access: Access) -> Result<Self, StoreError> {
        beside::must_be_a_file(path)?;
        Self::open_file(path, access).map_err(|e| StoreError::explain(e, path, Stage::Opening))
    }

    fn open_file(path: &Path, access: Access) -> Result<Self, StoreError> {
        recognise(path)?;
        let mut upgraded = None;
        let looked = connect(path, access).and_then(|conn| Ok((look(&conn, path)?, Some(conn))));
        let (found, conn) = match looked {
            // A change that was interrupted by a crash is rolled back by the first connection that may write.
            Err(StoreError::Sqlite(error)) if needs_rollback(&error) => {
                (connect(path, Access::Write).and_then(|conn| look(&conn, path))?, None)
            }
            other => other?,
        };
        let conn = if found < schema::known() {
            drop(conn);
            let steps = schema::steps().map_err(no_step_at(path))?;
            upgraded = upgrade(path, found, &steps)?;
            None
        } else {
            conn
        };
        let mut conn = conn.map_or_else(|| connect(path, access), Ok)?;
        let mut watch = Watch::default();
        if access == Access::Read {
            conn.pragma_update(None, "query_only", true)?;
        } else {
            if conn.is_readonly("main")? {
                let why = disk::who_forbids(path);
                return Err(StoreError::ReadOnly { path: path.to_path_buf(), why });
            }
            let links = disk::links(path);
            if links > 1 {
                return Err(StoreError::HardLinked { path: path.to_path_buf(), links });
            }
            settle_journal(&conn)?;
            watch = Watch::on(&mut conn)?;
        }
        conn.pragma_update(None, "foreign_keys", true)?;
        match schema::first_difference(&conn, schema::known()) {
            Ok(None) => {}
            differs => {
                // A record of steps that is no table, or lacks columns, is told as that.
                altered::must_be_readable(&conn, path, schema::known())?;
                let step = differs?.unwrap_or_default();
                return Err(StoreError::Altered { path: path.to_path_buf(), step });
            }
        }
        Ok(Self { conn, path: path.to_path_buf(), upgraded, watch })
    }
}

/// A ledger that does not have its name yet. Other programs that would start it wait for what becomes of it.
#[derive(Debug)]
pub struct Starting {
    ledger: Ledger,
    unfinished: Unfinished,
    _lock: beside::Lock,
}

impl Starting {
    /// As [`Ledger::write`]. The ledger is there if that made an entry.
    pub fn write<T, E: CarriesStoreError>(
        self,
        origin: &Origin,
        change: impl FnOnce(&Writer<'_>) -> Result<T, E>,
    ) -> Result<Written<T>, E> {
        let Self { mut ledger, unfinished, _lock } = self;
        let written = ledger.write(origin, Intent::Commit, change)?;
        let path = ledger.path.clone();
        drop(ledger);
        if written.entry.is_some() {
            beside::put_in_new_place(unfinished, &path)?;
        }
        Ok(written)
    }
}

/// A complete, empty ledger that still needs its name, and the lock of that name.
fn begin(path: &Path) -> Result<(beside::Lock, Unfinished), StoreError> {
    let lock = beside::Lock::take(path).map_err(|error| match error {
        StoreError::File(error) => failed("cannot create", path)(error.source).into(),
        other => other,
    })?;
    if path.symlink_metadata().is_ok() {
        return Err(StoreError::AlreadyThere { path: path.to_path_buf() });
    }
    let unfinished = beside::unfinished(path, "new")?;
    make(unfinished.path()).map_err(|error| StoreError::explain(error, path, Stage::Working))?;
    Ok((lock, unfinished))
}

fn needs_rollback(error: &rusqlite::Error) -> bool {
    const READONLY_ROLLBACK: i32 = 776;
    error
        .sqlite_error()
        .is_some_and(|e| e.extended_code == READONLY_ROLLBACK || e.code == ErrorCode::ReadOnly)
}

/// That no step was tried, or that one failed of a file that is not there yet.
fn no_step_at(path: &Path) -> impl FnOnce(String) -> StoreError + use<> {
    let path = path.to_path_buf();
    move |why| StoreError::UpgradeFailed { path, to: schema::known(), why, copy: None }
}

/// Makes a complete, empty ledger at a path of our own, for nobody but its owner: whoever else may read it is
/// for them to say.
fn make(path: &Path) -> Result<(), StoreError> {
    whole_file::create_private(path)?;
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut conn = Connection::open_with_flags(path, flags)?;
    settle(&conn)?;
    conn.pragma_update(None, "foreign_keys", false)?;
    let fence = schema::Fence::on(&mut conn)?;
    let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    schema::steps()
        .and_then(|steps| schema::apply(&transaction, &steps, &fence))
        .map_err(no_step_at(path))?;
    checksum::add_up(&transaction)?;
    transaction.commit()?;
    conn.close().map_err(|(_, error)| error)?;
    Ok(())
}

/// Upgrades an older ledger: copy first, then all steps and their checks in one transaction.
pub(in crate::store) fn upgrade(
    path: &Path,
    from: i64,
    steps: &[Migration],
) -> Result<Option<Upgrade>, StoreError> {
    let to = schema::top(steps);
    let cannot = |_| StoreError::NeedsUpgrade { path: path.to_path_buf(), schema: from, known: to };
    let _lock = beside::Lock::take(path).map_err(cannot)?;
    let mut conn = connect(path, Access::Write)?;
    if conn.is_readonly("main")? {
        return Err(StoreError::NeedsUpgrade { path: path.to_path_buf(), schema: from, known: to });
    }
    settle_journal(&conn)?;
    // Outside the transaction, or it does nothing; on, a rebuilt table would empty its children.
    conn.pragma_update(None, "foreign_keys", false)?;
    let fence = schema::Fence::on(&mut conn)?;
    let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let now: i64 = transaction.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if now >= to {
        // Another process did it while we waited for the lock.
        return Ok(None);
    }
    if let Some(step) = schema::first_difference(&transaction, now)? {
        return Err(StoreError::Altered { path: path.to_path_buf(), step });
    }
    altered::must_be_as_made(&transaction, path, now)?;
    let copy = copy_before(path, to)?;
    schema::apply(&transaction, steps, &fence).map_err(|why| StoreError::UpgradeFailed {
        path: path.to_path_buf(),
        to,
        why,
        copy: Some(copy.clone()),
    })?;
    chain::link_all(&transaction)?;
    address::add_missing_keys(&transaction)?;
    search::refresh(&transaction, &Watch::default(), &[])?;
    checksum::add_up(&transaction)?;
    transaction.commit()?;
    Ok(Some(Upgrade { from, to, copy }))
}

/// A verified and synced copy of the ledger as it is before the upgrade, beside it. Never over an existing
/// file.
fn copy_before(path: &Path, to: i64) -> Result<PathBuf, StoreError> {
    let copy = beside::free_name(path, &format!("before-v{to}"));
    let unfinished = beside::unfinished(&copy, "tmp")?;
    // A second connection can read while the first holds its write lock and has written nothing.
    backup::copy(path, unfinished.path(), &copy)?;
    beside::put_in_new_place(unfinished, &copy)?;
    Ok(copy)
}

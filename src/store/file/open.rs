//! Opening a ledger: whose file is it, is it ours to read and write, is its schema the one we know.
//!
//! Owns every pragma and the order of the steps. Called by the command line through [`Ledger`]; nothing else makes a
//! connection. It must never write to a file before it has recognised it, never create a file by opening a mistyped path,
//! and never read the ledger's bytes with `std::fs` while a connection is open (closing that handle would drop SQLite's
//! locks). `journal_mode=DELETE` with `synchronous=EXTRA`: a ledger is then one file that can be copied, read on read-only
//! media, and keeps every acknowledged command through a power cut; WAL fails the first two and DELETE with FULL the last.

use std::path::{Path, PathBuf};
use std::time::Duration;

use refinery_core::Migration;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};

use super::{backup, beside, disk, schema};
use crate::domain::Origin;
use crate::store::explain::Stage;
use crate::store::proof::chain;
use crate::store::proof::checksum;
use crate::store::proof::checksum::Watch;
use crate::store::{CarriesStoreError, Intent, Ledger, StoreError, Writer, Written, search};

/// How long a command waits for another program to finish with the ledger.
pub(in crate::store) const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// Longest value and longest row that SQLite accepts, in bytes: room for a few texts of the longest kind in one row.
const MAX_ROW: i32 = 64 << 20;

/// What a command wants to do with the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Only look.
    Read,
    /// Change something.
    Write,
}

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

impl Ledger {
    /// Starts a new ledger. The file appears whole or not at all.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] if anything has this path.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        let (lock, unfinished) = begin(path)?;
        unfinished.put_in_new_place(path)?;
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
            upgraded = upgrade(path, found, &schema::steps())?;
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
        if let Some(step) = schema::first_difference(&conn, schema::known())? {
            return Err(StoreError::Altered { path: path.to_path_buf(), step });
        }
        Ok(Self { conn, path: path.to_path_buf(), upgraded, watch })
    }
}

/// A ledger that does not have its name yet. Other programs that would start it wait for what becomes of it.
#[derive(Debug)]
pub struct Starting {
    ledger: Ledger,
    unfinished: beside::Unfinished,
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
            unfinished.put_in_new_place(&path)?;
        }
        Ok(written)
    }
}

/// A complete, empty ledger that still needs its name, and the lock of that name.
fn begin(path: &Path) -> Result<(beside::Lock, beside::Unfinished), StoreError> {
    let lock = beside::Lock::take(path).map_err(|error| match error {
        StoreError::File { source, .. } => {
            StoreError::File { what: "cannot create", path: path.to_path_buf(), source }
        }
        other => other,
    })?;
    if path.symlink_metadata().is_ok() {
        return Err(StoreError::AlreadyThere { path: path.to_path_buf() });
    }
    let unfinished = beside::Unfinished::beside(path, "new")?;
    make(unfinished.path()).map_err(|error| StoreError::explain(error, path, Stage::Working))?;
    Ok((lock, unfinished))
}

/// Refuses a file of another program, before anything is done that could leave a trace of us.
///
/// An ordinary connection, even one that only reads, makes two files beside a file in WAL mode, and one that may write
/// finishes what another program left half done. This one looks at the file as if it could not change, without a lock,
/// so all it says for certain is what never changes: that the file is SQLite's, and its application id.
pub(in crate::store) fn recognise(path: &Path) -> Result<(), StoreError> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let refuse = |found| Err(StoreError::NotALedger { path: path.to_path_buf(), found });
    let id = Connection::open_with_flags(immutable(path), flags).and_then(|conn| {
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        let id: i64 = conn.query_row("PRAGMA application_id", [], |row| row.get(0))?;
        Ok((id, conn))
    });
    match id {
        Ok((id, conn)) if id != i64::from(schema::APPLICATION_ID) => refuse(schema::describe_foreign(&conn)),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) => {
            refuse("its content is not that of an SQLite file".into())
        }
        // Whatever else is wrong with it is for a connection to say that holds a lock.
        _ => Ok(()),
    }
}

/// A path as the URI of a file that does not change.
fn immutable(path: &Path) -> String {
    #[cfg(unix)]
    let (bytes, root) = (std::os::unix::ffi::OsStrExt::as_bytes(path.as_os_str()), "//");
    #[cfg(not(unix))]
    let text = path.to_string_lossy().replace('\\', "/");
    #[cfg(not(unix))]
    let (bytes, root) = (text.as_bytes(), "///");
    let mut uri = String::from(if path.is_absolute() { "file:" } else { "file:./" });
    if path.is_absolute() {
        uri.push_str(root);
    }
    for byte in bytes {
        if byte.is_ascii_alphanumeric() || b"/._-".contains(byte) {
            uri.push(char::from(*byte));
        } else {
            uri.push('%');
            for digit in [byte >> 4, byte & 15] {
                uri.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
            }
        }
    }
    uri + "?immutable=1"
}

/// The schema of a ledger that this program knows, in one read snapshot.
pub(in crate::store) fn look(conn: &Connection, path: &Path) -> Result<i64, StoreError> {
    let snapshot = conn.unchecked_transaction()?;
    let number = |sql: &str| snapshot.query_row(sql, [], |row| row.get::<_, i64>(0));
    let (id, schema) = (number("PRAGMA application_id")?, number("PRAGMA user_version")?);
    // Reads the whole schema: damage to it shows here.
    number("SELECT count(*) FROM sqlite_schema")?;
    if id != i64::from(schema::APPLICATION_ID) {
        let found = schema::describe_foreign(&snapshot);
        return Err(StoreError::NotALedger { path: path.to_path_buf(), found });
    }
    if schema > schema::known() {
        let last = "SELECT tool FROM entry ORDER BY id DESC LIMIT 1";
        let written_by = snapshot.query_row(last, [], |row| row.get(0)).ok();
        return Err(StoreError::TooNew {
            path: path.to_path_buf(),
            written_by,
            schema,
            known: schema::known(),
        });
    }
    Ok(schema)
}

fn needs_rollback(error: &rusqlite::Error) -> bool {
    const READONLY_ROLLBACK: i32 = 776;
    error
        .sqlite_error()
        .is_some_and(|e| e.extended_code == READONLY_ROLLBACK || e.code == ErrorCode::ReadOnly)
}

/// A connection with all the settings that need no knowledge of what the file is.
pub(in crate::store) fn connect(path: &Path, access: Access) -> Result<Connection, StoreError> {
    let mode = match access {
        Access::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
        Access::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
    };
    // No CREATE: a mistyped path must not become a ledger. No URI: a path with '?' in it is a path.
    let conn = Connection::open_with_flags(path, mode | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    settle(&conn)?;
    Ok(conn)
}

pub(in crate::store) fn settle(conn: &Connection) -> rusqlite::Result<()> {
    conn.busy_timeout(BUSY_TIMEOUT)?;
    // SQL cannot damage the file's structure, and functions named by a doctored schema do not run.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_limit(Limit::SQLITE_LIMIT_LENGTH, MAX_ROW)?;
    // The last commit survives a power cut: the folder is synced after the journal is gone.
    conn.pragma_update(None, "synchronous", "EXTRA")?;
    // A damaged page is noticed when it is read, and a damaged disk cannot kill the process.
    conn.pragma_update(None, "cell_size_check", true)?;
    conn.pragma_update(None, "mmap_size", 0)?;
    conn.pragma_update(None, "recursive_triggers", true)?;
    // Plans do not depend on bound values. Else a statement on a table with a partial index is compiled again at each use, because its
    // values might make that index fit: half of the time of an import.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.set_prepared_statement_cache_capacity(128);
    register(conn)?;
    Ok(())
}

/// Adds what the statements of this store call and SQLite has not: the words of a text, and lists of ids.
pub(in crate::store) fn register(conn: &Connection) -> rusqlite::Result<()> {
    search::register(conn)?;
    rusqlite::vtab::array::load_module(conn)
}

/// One file, not three: a ledger that another tool put into WAL mode is put back before we write.
pub(in crate::store) fn settle_journal(conn: &Connection) -> rusqlite::Result<()> {
    let mode: String = conn.query_row("PRAGMA journal_mode", [], |row| row.get(0))?;
    if !mode.eq_ignore_ascii_case("delete") {
        conn.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    }
    Ok(())
}

/// Makes a complete, empty ledger at a path of our own.
fn make(path: &Path) -> Result<(), StoreError> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut conn = Connection::open_with_flags(path, flags)?;
    settle(&conn)?;
    conn.pragma_update(None, "foreign_keys", false)?;
    let fence = schema::Fence::on(&mut conn)?;
    let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    schema::apply(&transaction, &schema::steps(), &fence).map_err(|why| StoreError::UpgradeFailed {
        path: path.to_path_buf(),
        to: schema::known(),
        why,
        copy: None,
    })?;
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
    let copy = copy_before(path, to)?;
    schema::apply(&transaction, steps, &fence).map_err(|why| StoreError::UpgradeFailed {
        path: path.to_path_buf(),
        to,
        why,
        copy: Some(copy.clone()),
    })?;
    chain::link_all(&transaction)?;
    search::refresh(&transaction, &Watch::default(), &[])?;
    checksum::add_up(&transaction)?;
    transaction.commit()?;
    Ok(Some(Upgrade { from, to, copy }))
}

/// A verified and synced copy of the ledger as it is before the upgrade, beside it. Never over an existing file.
fn copy_before(path: &Path, to: i64) -> Result<PathBuf, StoreError> {
    let copy = beside::free_name(path, &format!("before-v{to}"));
    let unfinished = beside::Unfinished::beside(&copy, "tmp")?;
    // A second connection can read while the first holds its write lock and has written nothing.
    backup::copy(path, unfinished.path(), &copy)?;
    unfinished.put_in_new_place(&copy)?;
    Ok(copy)
}

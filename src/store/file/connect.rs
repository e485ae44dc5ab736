//! Connections to a file that may be a ledger, and what it is.
//!
//! Owns every setting of a connection. Called by `open` and `backup`. It must never create a file by opening
//! a mistyped path, and never write to one: it only looks, and sets.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::{listed, schema};
use crate::store::explain::BUSY_TIMEOUT;
use crate::store::{StoreError, search};

/// Longest value and longest row that SQLite accepts, in bytes: room for a few texts of the longest kind in
/// one row.
const MAX_ROW: i32 = 64 << 20;

/// What a command wants to do with the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Only look.
    Read,
    /// Change something.
    Write,
}

/// Refuses a file of another program, before anything is done that could leave a trace of us.
///
/// An ordinary connection, even one that only reads, makes two files beside a file in WAL mode, and one that
/// may write finishes what another program left half done. This one looks at the file as if it could not
/// change, without a lock, so all it says for certain is what never changes: that the file is SQLite's, and
/// its application id.
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
        let is_there = listed::is_table(&snapshot, "entry")?;
        let written_by = is_there.then(|| snapshot.query_row(last, [], |row| row.get(0)).ok()).flatten();
        return Err(StoreError::TooNew {
            path: path.to_path_buf(),
            written_by,
            schema,
            known: schema::known(),
        });
    }
    Ok(schema)
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
    // Plans do not depend on bound values. Else a statement on a table with a partial index is compiled again
    // at each use, because its values might make that index fit: half of the time of an import.
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

//! Copies of a ledger that can be relied on: `backup`, the way back from one, and the copy before an upgrade.
//!
//! A copy is made by SQLite from a locked ledger, read again and compared with it before it gets its name; it
//! appears whole or not at all and never takes the place of a file. The way back writes into the ledger's own
//! file, in one transaction of SQLite: a program that waits for the ledger meanwhile finds the restored one,
//! and not a file that nobody sees any more. The ledger that was there is kept first, page by page, so that a
//! damaged one can be kept too.

use std::io::Read;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, backup};
use sha2::{Digest, Sha256};

use super::connect::{Access, connect, look, recognise, settle, settle_journal};
use super::{altered, beside, disk, listed, schema};
use crate::domain::{Alteration, Backup, Contents, Restored, SchemaFault};
use crate::store::explain::Stage;
use crate::store::{Ledger, StoreError};
use crate::whole_file::{self, failed};

/// Makes a verified backup of the ledger at `path` in a new file, while others may read and wait to write.
///
/// # Errors
/// Those of [`Ledger::open`]; [`StoreError::NameTaken`] if anything has the name `to`.
pub fn back_up(path: &Path, to: &Path) -> Result<Backup, StoreError> {
    let explain = |error| StoreError::explain(error, path, Stage::Opening);
    // Opened first: an older ledger is refused or upgraded as everywhere, and a foreign file refused; so is
    // one that cannot be read, of which nobody could say that a copy holds what it holds.
    Ledger::open(path, Access::Read)?.read(|_| Ok::<_, StoreError>(()))?;
    if beside::belongs_to(to, path) {
        return Err(StoreError::Refused {
            rule: format!("{} is a name that SQLite uses beside the ledger", to.display()),
        });
    }
    let _lock = beside::Lock::take(to)?;
    if to.symlink_metadata().is_ok() {
        return Err(StoreError::NameTaken { path: to.to_path_buf() });
    }
    let unfinished = beside::unfinished(to, "tmp")?;
    let contents = locked(path, || copy(path, unfinished.path(), to)).map_err(explain)?;
    let (bytes, sha256) = digest(unfinished.path())?;
    beside::put_in_new_place(unfinished, to)?;
    Ok(Backup { path: to.to_path_buf(), bytes, sha256, contents })
}

/// Does something while nobody else can write to the ledger; on a medium that nobody can write to, without
/// more ado.
fn locked<T>(path: &Path, act: impl FnOnce() -> Result<T, StoreError>) -> Result<T, StoreError> {
    let mut holder = match connect(path, Access::Write) {
        Ok(holder) if !holder.is_readonly("main")? => holder,
        _ => return act(),
    };
    let transaction = holder.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let done = act();
    transaction.rollback()?;
    done
}

/// A copy of the ledger at `from`, whole, in a new file of ours, read again and compared. Nobody may write
/// meanwhile. `name` is what the file will be called: errors of the disk are about its place.
pub(in crate::store) fn copy(from: &Path, unfinished: &Path, name: &Path) -> Result<Contents, StoreError> {
    let source = connect(from, Access::Read)?;
    let held = contents(&source, from)?;
    let there = |error: rusqlite::Error| StoreError::explain(error.into(), name, Stage::Working);
    // Private until it is whole; then for those who may read the ledger.
    whole_file::create_private(unfinished)?;
    match source.execute("VACUUM INTO ?1", [unfinished.to_string_lossy()]) {
        // Damage is the ledger's, all else the copy's.
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseCorrupt) => {
            return Err(error.into());
        }
        done => done.map_err(there)?,
    };
    let copy = connect(unfinished, Access::Read)?;
    let copied = verify(&copy, from)?;
    if copied != held {
        return Err(StoreError::Damaged {
            path: from.to_path_buf(),
            why: "a copy of it does not hold what it holds".into(),
        });
    }
    drop(copy);
    whole_file::share_as(unfinished, from)?;
    Ok(held)
}

/// Whether the structure is sound and every reference leads somewhere; then what it holds.
fn verify(conn: &Connection, path: &Path) -> Result<Contents, StoreError> {
    let damaged = |why: String| StoreError::Damaged { path: path.to_path_buf(), why };
    let sound: String = conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if sound != "ok" {
        return Err(damaged(sound));
    }
    let dangling: i64 =
        conn.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?;
    if dangling > 0 {
        return Err(damaged(format!("{dangling} rows name something that is not there")));
    }
    contents(conn, path)
}

fn contents(conn: &Connection, path: &Path) -> Result<Contents, StoreError> {
    let snapshot = conn.unchecked_transaction()?;
    if !listed::is_table(&snapshot, "entry")? {
        let fault = SchemaFault { object: "table entry".into(), what: Alteration::Replaced };
        return Err(StoreError::Tampered { path: path.to_path_buf(), faults: vec![fault] });
    }
    let head = if snapshot.prepare("SELECT sha256 FROM entry LIMIT 0").is_ok() {
        let last = "SELECT (SELECT sha256 FROM entry ORDER BY id DESC LIMIT 1)";
        snapshot.query_row(last, [], |row| row.get(0))?
    } else {
        // Links came with a later schema.
        None
    };
    Ok(Contents {
        schema: snapshot.query_row("PRAGMA user_version", [], |row| row.get(0))?,
        last_entry: snapshot.query_row("SELECT coalesce(max(id), 0) FROM entry", [], |row| row.get(0))?,
        counts: schema::evidence(&snapshot)?,
        head,
    })
}

/// Length and SHA-256 of a finished copy. Never of a ledger in use: closing the handle would drop SQLite's
/// locks on it.
fn digest(path: &Path) -> Result<(u64, String), StoreError> {
    let failed = |error| failed("cannot read", path)(error);
    let mut file = std::fs::File::open(path).map_err(failed)?;
    let (mut hash, mut length, mut buffer) = (Sha256::new(), 0, vec![0; 1 << 16]);
    loop {
        match file.read(&mut buffer).map_err(failed)? {
            0 => break,
            read => {
                hash.update(&buffer[..read]);
                length += read as u64;
            }
        }
    }
    Ok((length, crate::store::capture::hex(&hash.finalize())))
}

/// Puts a backup in the place of the ledger at `path`, or where there is none. What was there is kept beside
/// it first. With `try_only`, looks at both and changes nothing.
///
/// # Errors
/// Those of [`Ledger::open`] about the backup; [`StoreError::NotALedger`], [`StoreError::TooNew`] or
/// [`StoreError::Locked`] about what is at `path`. Then nothing was changed.
pub fn restore(path: &Path, from: &Path, try_only: bool) -> Result<Restored, StoreError> {
    let about = |path: &Path| {
        let path = path.to_path_buf();
        move |error| StoreError::explain(error, &path, Stage::Opening)
    };
    beside::must_be_a_file(from)?;
    recognise(from)?;
    let source = connect(from, Access::Read).map_err(about(from))?;
    let schema = look(&source, from).map_err(about(from))?;
    altered::must_be_readable(&source, from, schema).map_err(about(from))?;
    let contents = verify(&source, from).map_err(about(from))?;
    if beside::is_same(path, from) {
        let rule = format!("{} is the ledger itself", from.display());
        return Err(StoreError::Refused { rule });
    }
    if path.symlink_metadata().is_err() {
        if !try_only {
            let _lock = beside::Lock::take(path)?;
            let unfinished = beside::unfinished(path, "tmp")?;
            copy(from, unfinished.path(), path).map_err(about(from))?;
            beside::put_in_new_place(unfinished, path)?;
        }
        return Ok(Restored { kept: None, before: None, contents });
    }
    beside::must_be_a_file(path)?;
    recognise(path)?;
    let explain = about(path);
    let (kept, before) = replace(path, &source, &contents, try_only).map_err(explain)?;
    Ok(Restored { kept, before, contents })
}

/// Writes the backup over the ledger, after keeping it. The lock is held from before the first until after
/// the last.
fn replace(
    path: &Path,
    source: &Connection,
    contents: &Contents,
    try_only: bool,
) -> Result<(Option<PathBuf>, Option<Contents>), StoreError> {
    let _lock = beside::Lock::take(path)?;
    let mut conn = connect(path, Access::Write)?;
    if conn.is_readonly("main")? {
        return Err(StoreError::ReadOnly { path: path.to_path_buf(), why: disk::who_forbids(path) });
    }
    match look(&conn, path) {
        // A damaged one is what backups are for.
        Ok(_) | Err(StoreError::Damaged { .. } | StoreError::Sqlite(_)) => {}
        Err(other) => return Err(other),
    }
    settle_journal(&conn)?;
    // Keeps the lock when the transaction ends: no other program may write between the copy and the
    // restoring.
    let mode = if try_only { "NORMAL" } else { "EXCLUSIVE" };
    conn.pragma_update_and_check(None, "locking_mode", mode, |_| Ok(()))?;
    conn.execute_batch("BEGIN EXCLUSIVE; COMMIT")?;
    let before = self::contents(&conn, path).ok();
    if try_only {
        return Ok((None, before));
    }
    let kept = beside::free_name(path, "before-restore");
    let unfinished = beside::unfinished(&kept, "tmp")?;
    let there = |error: rusqlite::Error| StoreError::explain(error.into(), &kept, Stage::Working);
    whole_file::create_private(unfinished.path())?;
    let mut copy = Connection::open(unfinished.path()).map_err(there)?;
    settle(&copy).map_err(there)?;
    pages(&conn, &mut copy).map_err(there)?;
    copy.close().map_err(|(_, error)| there(error))?;
    whole_file::share_as(unfinished.path(), path)?;
    beside::put_in_new_place(unfinished, &kept)?;
    // Its last step is that of a commit: after an error there, the backup may be in place.
    pages(source, &mut conn).map_err(|e| StoreError::explain(e.into(), path, Stage::Committing))?;
    let now = self::contents(&conn, path)?;
    if now != *contents {
        return Err(StoreError::Damaged {
            path: path.to_path_buf(),
            why: format!(
                "it does not hold what the backup holds; the ledger from before is at {}",
                kept.display()
            ),
        });
    }
    conn.close().map_err(|(_, error)| error)?;
    Ok((Some(kept), before))
}

/// All pages of one file into another, in one transaction of the other.
fn pages(from: &Connection, to: &mut Connection) -> rusqlite::Result<()> {
    let busy = |name: &str| {
        let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY);
        rusqlite::Error::SqliteFailure(code, Some(name.to_owned()))
    };
    match backup::Backup::new(from, to)?.step(-1)? {
        backup::StepResult::Done => Ok(()),
        _ => Err(busy("the file is in use")),
    }
}

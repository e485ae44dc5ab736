//! The files beside a ledger: the lock that lets one process create or upgrade it, and the copies made of it.
//!
//! Used by `open` and `backup` only. It never opens the ledger itself: closing such a handle would drop
//! SQLite's locks on it.

use std::ffi::OsString;
use std::fs::File;
use std::path::{Path, PathBuf};

use crate::store::StoreError;
use crate::whole_file::{self, Unfinished, failed, folder_of};

/// `gainsay.db` + `lock` → `gainsay.db.lock`, in the same folder.
pub(in crate::store) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().map_or_else(OsString::new, ToOwned::to_owned);
    name.push(".");
    name.push(ending);
    path.with_file_name(name)
}

/// `gainsay.db.before-v2.bak`, or with a number if that is taken.
pub(in crate::store) fn free_name(path: &Path, label: &str) -> PathBuf {
    let first = beside(path, &format!("{label}.bak"));
    if first.symlink_metadata().is_err() {
        return first;
    }
    (2..u32::MAX)
        .map(|n| beside(path, &format!("{label}-{n}.bak")))
        .find(|name| name.symlink_metadata().is_err())
        .unwrap_or(first)
}

/// The unfinished form of a file, such as `gainsay.db.tmp`, for whoever holds the lock of that name or of the
/// ledger beside it. What an interrupted run left there is removed, also by SQLite.
pub(in crate::store) fn unfinished(path: &Path, ending: &str) -> Result<Unfinished, StoreError> {
    whole_file::remove_if_there(&beside(path, &format!("{ending}-journal")))?;
    Ok(Unfinished::at(&beside(path, ending))?)
}

/// Gives a finished file its name, never over anything.
pub(in crate::store) fn put_in_new_place(finished: Unfinished, path: &Path) -> Result<(), StoreError> {
    if finished.put_in_new_place(path)? {
        Ok(())
    } else {
        Err(StoreError::NameTaken { path: path.to_path_buf() })
    }
}

/// Whether two paths lead to one file.
pub(in crate::store) fn is_same(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// Whether a name is that of a file which SQLite or we keep beside the ledger at `ledger`, or of the ledger
/// itself.
pub(in crate::store) fn belongs_to(path: &Path, ledger: &Path) -> bool {
    if is_same(path, ledger) {
        return false;
    }
    let own = ["-journal", "-wal", "-shm", ".lock", ".new", ".new-journal"];
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let (Some(wanted), Some(base)) = (name(path), name(ledger)) else { return false };
    is_same(folder_of(path), folder_of(ledger))
        && wanted.strip_prefix(&base).is_some_and(|ending| own.contains(&ending))
}

/// Refuses what is missing, a folder, or a device.
pub(in crate::store) fn must_be_a_file(path: &Path) -> Result<(), StoreError> {
    match path.metadata() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Err(StoreError::Missing { path: path.to_path_buf() })
        }
        Err(error) => {
            Err(StoreError::Unreadable { path: path.to_path_buf(), why: crate::store::error::plain(&error) })
        }
        Ok(found) if !found.is_file() => Err(StoreError::NotALedger {
            path: path.to_path_buf(),
            found: if found.is_dir() { "a folder" } else { "no ordinary file" }.into(),
        }),
        Ok(_) => Ok(()),
    }
}

/// Held while a ledger is created, upgraded, copied or put back. The system frees it when the process dies,
/// however it dies.
#[derive(Debug)]
pub(in crate::store) struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Waits for the lock of the ledger at `ledger`.
    pub(in crate::store) fn take(ledger: &Path) -> Result<Self, StoreError> {
        let path = beside(ledger, "lock");
        let failed = |error| failed("cannot lock", &path)(error);
        loop {
            let file =
                File::options().create(true).truncate(false).write(true).open(&path).map_err(failed)?;
            file.lock().map_err(failed)?;
            // Whoever held it before us removed the file: then this handle locks a file that nobody else will
            // find.
            if same_file(&file, &path) {
                return Ok(Self { file, path: path.clone() });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while still held, so that nobody can lock it in between; waiting processes notice and look
        // again.
        let _ = std::fs::remove_file(&self.path);
        let _ = self.file.unlock();
    }
}

#[cfg(unix)]
fn same_file(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), path.metadata()) {
        (Ok(ours), Ok(there)) => (ours.dev(), ours.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn same_file(_file: &File, path: &Path) -> bool {
    path.exists()
}

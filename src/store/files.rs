//! The files beside a ledger: the lock that lets one process create or upgrade it, and the copies made before an upgrade.
//!
//! Used by `open` only. It never opens the ledger itself: closing such a handle would drop SQLite's locks on it.

use std::ffi::OsString;
use std::fs::File;
use std::path::{Path, PathBuf};

use super::StoreError;

/// `gainsay.db` + `lock` → `gainsay.db.lock`, in the same folder.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().map_or_else(OsString::new, ToOwned::to_owned);
    name.push(".");
    name.push(ending);
    path.with_file_name(name)
}

/// `gainsay.db.before-v2.bak`, or with a number if that is taken.
pub(super) fn free_name(path: &Path, label: &str) -> PathBuf {
    let first = beside(path, &format!("{label}.bak"));
    if first.symlink_metadata().is_err() {
        return first;
    }
    (2..u32::MAX)
        .map(|n| beside(path, &format!("{label}-{n}.bak")))
        .find(|name| name.symlink_metadata().is_err())
        .unwrap_or(first)
}

/// Removes what an interrupted run left behind under a name that only we use.
pub(super) fn remove_if_there(path: &Path) -> Result<(), StoreError> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(StoreError::File { what: "cannot remove", path: path.to_path_buf(), source: error })
        }
        _ => Ok(()),
    }
}

/// Syncs a finished file, gives it its name, and syncs the folder: after a power cut it is there whole or not at all.
pub(super) fn put_in_place(unfinished: &Path, path: &Path) -> Result<(), StoreError> {
    let failed = |source| StoreError::File { what: "cannot put in place", path: path.to_path_buf(), source };
    File::open(unfinished).and_then(|file| file.sync_all()).map_err(failed)?;
    std::fs::rename(unfinished, path).map_err(failed)?;
    #[cfg(unix)]
    File::open(folder_of(path)).and_then(|folder| folder.sync_all()).map_err(failed)?;
    Ok(())
}

#[cfg(unix)]
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Held while a ledger is created or upgraded. The system frees it when the process dies, however it dies.
pub(super) struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Waits for the lock of the ledger at `ledger`.
    pub(super) fn take(ledger: &Path) -> Result<Self, StoreError> {
        let path = beside(ledger, "lock");
        let failed = |source| StoreError::File { what: "cannot lock", path: path.clone(), source };
        loop {
            let file =
                File::options().create(true).truncate(false).write(true).open(&path).map_err(failed)?;
            file.lock().map_err(failed)?;
            // Whoever held it before us removed the file: then this handle locks a file that nobody else will find.
            if same_file(&file, &path) {
                return Ok(Self { file, path: path.clone() });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while still held, so that nobody can lock it in between; waiting processes notice and look again.
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

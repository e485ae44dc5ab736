//! Files that are there whole or not at all, whatever happens while they are written.
//!
//! Owns the one way to write such a file: under another name in the same folder, synced, renamed, and the
//! folder synced. Any layer above the domain may call it. It must never touch a ledger that is in use:
//! closing a second handle of it would drop SQLite's locks.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What could not be done with which file, and the system's account of it.
#[derive(Debug, thiserror::Error)]
#[error("{what} {}: {source}", path.display())]
pub struct Failed {
    /// What was tried: "cannot write".
    pub what: &'static str,
    /// The file or folder.
    pub path: PathBuf,
    /// The system's account.
    pub source: io::Error,
}

impl Failed {
    /// Whether it failed after the file had got its name: what was to be written is there, and only a power
    /// cut can take it away again.
    pub fn is_at_the_last_step(&self) -> bool {
        self.what == SYNC_FOLDER
    }
}

/// What is tried last.
const SYNC_FOLDER: &str = "cannot sync the folder";

/// What makes a [`Failed`] of the system's account.
pub fn failed(what: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Failed + use<> {
    let path = path.to_path_buf();
    move |source| Failed { what, path, source }
}

/// A file that does not have its name yet. It goes away again unless it gets it.
#[derive(Debug)]
pub struct Unfinished(tempfile::TempPath);

impl Unfinished {
    /// The unfinished form of a file that somebody else makes at this path, which only gainsay uses. What an
    /// interrupted run left there is removed.
    pub fn at(path: &Path) -> Result<Self, Failed> {
        remove_if_there(path)?;
        tempfile::TempPath::try_from_path(path).map(Self).map_err(failed("cannot create", path))
    }

    /// The unfinished form of the file at `place`, `.disputed.csv.gainsay-unfinished` beside it, empty and
    /// open for writing.
    pub fn create(place: &Path) -> Result<(Self, File), Failed> {
        let mut name = std::ffi::OsString::from(".");
        name.push(place.file_name().unwrap_or_default());
        name.push(".gainsay-unfinished");
        let unfinished = Self::at(&place.with_file_name(name))?;
        let file = File::options().write(true).create_new(true).open(unfinished.path());
        Ok((unfinished, file.map_err(failed("cannot write", place))?))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Syncs it, gives it the name of a file that may be there, and syncs the folder.
    pub fn replace(self, place: &Path) -> Result<(), Failed> {
        self.sync(place)?;
        self.0.persist(place).map_err(|error| failed("cannot replace", place)(error.error))?;
        sync_folder_of(place)
    }

    /// Syncs it, gives it a name that nothing has, and syncs the folder. `false` if something has that name:
    /// then nothing was done.
    pub fn put_in_new_place(self, place: &Path) -> Result<bool, Failed> {
        self.sync(place)?;
        match self.0.persist_noclobber(place) {
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => return Ok(false),
            done => done.map_err(|error| failed("cannot put in place", place)(error.error))?,
        }
        sync_folder_of(place).map(|()| true)
    }

    fn sync(&self, place: &Path) -> Result<(), Failed> {
        File::open(&self.0).and_then(|file| file.sync_all()).map_err(failed("cannot write", place))
    }
}

/// Puts these bytes into a file, in the place of what is there; who may read that one may read this one.
pub fn write(place: &Path, bytes: &[u8]) -> Result<(), Failed> {
    let (unfinished, mut file) = Unfinished::create(place)?;
    file.write_all(bytes).map_err(failed("cannot write", place))?;
    if let Ok(there) = place.metadata() {
        file.set_permissions(there.permissions()).map_err(failed("cannot write", place))?;
    }
    unfinished.replace(place)
}

/// Puts these bytes into a file that nobody but its owner may read; if one is there, in its place, for who
/// may read that one.
pub fn write_private(place: &Path, bytes: &[u8]) -> Result<(), Failed> {
    let (unfinished, mut file) = Unfinished::create(place)?;
    make_private(&file).map_err(failed("cannot write", place))?;
    file.write_all(bytes).map_err(failed("cannot write", place))?;
    if let Ok(there) = place.metadata() {
        file.set_permissions(there.permissions()).map_err(failed("cannot write", place))?;
    }
    unfinished.replace(place)
}

/// An empty file that nobody but its owner may read, for another program's code to fill.
pub fn create_private(place: &Path) -> Result<(), Failed> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(place).map(drop).map_err(failed("cannot create", place))
}

#[cfg(unix)]
fn make_private(file: &File) -> io::Result<()> {
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same signature everywhere")]
fn make_private(_file: &File) -> io::Result<()> {
    Ok(())
}

/// Lets those read and write a file that may read and write another one; its owner always may.
#[cfg(unix)]
pub fn share_as(place: &Path, other: &Path) -> Result<(), Failed> {
    use std::os::unix::fs::PermissionsExt;
    let mode = other.metadata().map_err(failed("cannot read", other))?.permissions().mode() & 0o777;
    fs::set_permissions(place, PermissionsExt::from_mode(mode | 0o600)).map_err(failed("cannot write", place))
}

/// Lets those read and write a file that may read and write another one: nothing to do where files have no
/// mode.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same signature everywhere")]
pub fn share_as(_place: &Path, _other: &Path) -> Result<(), Failed> {
    Ok(())
}

/// The bytes of a small file; `None` if there is none.
///
/// # Errors
/// A folder, a device or a pipe, which may have no end, and a file of more than `most` bytes.
pub fn read_small(place: &Path, most: u64) -> Result<Option<Vec<u8>>, Failed> {
    let refuse = |why: &str| Err(failed("cannot read", place)(io::Error::other(why.to_owned())));
    match fs::metadata(place) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed("cannot read", place)(error)),
        Ok(found) if !found.is_file() => refuse("it is no ordinary file"),
        Ok(found) if found.len() > most => refuse("it is too large to be what gainsay writes there"),
        Ok(_) => fs::read(place).map(Some).map_err(failed("cannot read", place)),
    }
}

/// Removes what an interrupted run left behind under a name that only gainsay uses.
pub fn remove_if_there(path: &Path) -> Result<(), Failed> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failed("cannot remove", path)(error)),
        _ => Ok(()),
    }
}

/// The folder in which a file is or will be.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// After this, a name in the file's folder survives a power cut.
#[cfg(unix)]
pub fn sync_folder_of(path: &Path) -> Result<(), Failed> {
    let folder = folder_of(path);
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed(SYNC_FOLDER, folder))
}

/// After this, a name in the file's folder survives a power cut, as far as the system does that by itself.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same signature everywhere")]
pub fn sync_folder_of(_path: &Path) -> Result<(), Failed> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_replaced_and_nothing_else_stays() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a.txt");
        write(&place, b"one").unwrap();
        write(&place, b"two").unwrap();
        assert_eq!(fs::read(&place).unwrap(), b"two");
        assert_eq!(names(folder.path()), ["a.txt"]);
    }

    #[test]
    fn what_is_given_up_leaves_the_file_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a.txt");
        write(&place, b"one").unwrap();
        let (unfinished, mut file) = Unfinished::create(&place).unwrap();
        file.write_all(b"tw").unwrap();
        assert_eq!(names(folder.path()), [".a.txt.gainsay-unfinished", "a.txt"]);
        drop(unfinished);
        assert_eq!(fs::read(&place).unwrap(), b"one");
        assert_eq!(names(folder.path()), ["a.txt"]);
    }

    #[test]
    fn what_a_killed_run_left_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a.txt");
        fs::write(folder.path().join(".a.txt.gainsay-unfinished"), "half of something longer").unwrap();
        write(&place, b"one").unwrap();
        assert_eq!(fs::read(&place).unwrap(), b"one");
        assert_eq!(names(folder.path()), ["a.txt"]);
    }

    #[test]
    fn a_new_name_is_never_taken_from_another_file() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a.txt");
        for (is_new, bytes) in [(true, b"one"), (false, b"two")] {
            let (unfinished, mut file) = Unfinished::create(&place).unwrap();
            file.write_all(bytes).unwrap();
            assert_eq!(unfinished.put_in_new_place(&place).unwrap(), is_new);
        }
        assert_eq!(fs::read(&place).unwrap(), b"one");
        assert_eq!(names(folder.path()), ["a.txt"]);
    }

    #[cfg(unix)]
    #[test]
    fn who_may_read_a_file_may_read_what_takes_its_place_and_a_private_one_nobody() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a.txt");
        let mode = |place: &Path| place.metadata().unwrap().permissions().mode() & 0o777;
        write_private(&place, b"one").unwrap();
        assert_eq!(mode(&place), 0o600);
        write(&place, b"two").unwrap();
        assert_eq!(mode(&place), 0o600);
        fs::set_permissions(&place, PermissionsExt::from_mode(0o640)).unwrap();
        write_private(&place, b"three").unwrap();
        assert_eq!(mode(&place), 0o640);
    }

    #[test]
    fn of_a_small_file_neither_too_much_nor_a_folder_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a.txt");
        assert_eq!(read_small(&place, 3).unwrap(), None);
        write(&place, b"one").unwrap();
        assert_eq!(read_small(&place, 3).unwrap(), Some(b"one".to_vec()));
        assert!(read_small(&place, 2).unwrap_err().to_string().contains("too large"));
        assert!(read_small(folder.path(), 3).unwrap_err().to_string().contains("no ordinary file"));
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let error = write(&folder.path().join("no/a.txt"), b"one").unwrap_err();
        assert_eq!((error.what, error.source.kind()), ("cannot write", io::ErrorKind::NotFound));
    }
}

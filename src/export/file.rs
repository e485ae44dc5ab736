//! A report to a file, whole or not at all, and never over what somebody else wrote there.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::ExportError;
use super::manifest::Manifest;
use crate::domain::Outcome;
use crate::whole_file::{Unfinished, failed, folder_of, sync_folder_of};

/// A file that holds a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// Where it is, as it was named.
    pub path: PathBuf,
    /// How many rows it has, or records where a format has no rows.
    pub rows: u64,
    /// New, updated, or unchanged; an unchanged file was not touched.
    pub outcome: Outcome,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// In how many of its cells only the beginning of a text has room: of files for spreadsheets.
    pub cut: u64,
    /// Whether it is no report but describes the others.
    pub is_description: bool,
}

/// Puts what `fill` writes into a file, whole or not at all; `fill` returns how many rows it wrote.
///
/// A file that is there is replaced if it holds what gainsay last wrote to it, see [the module](super). A
/// link to a file is followed. Two exports to one folder at a time wait for each other where the system has
/// file locks.
///
/// # Errors
///
/// [`ExportError::NotOurs`] if the file is somebody else's or was edited, and whatever `fill` and the file
/// system report; the file is then as it was before.
pub fn put(
    path: &Path,
    ledger: &Path,
    force: bool,
    fill: impl FnOnce(&mut (dyn Write + Send)) -> Result<u64, ExportError>,
) -> Result<Exported, ExportError> {
    let path = path.to_path_buf();
    let place = resolve(&path)?;
    if belongs_to_ledger(&place, ledger) {
        return Err(ExportError::TheLedger { path });
    }
    let folder = folder_of(&place);
    let _lock = lock(folder);
    let (unfinished, mut new) = Unfinished::create(&place)?;
    let Filled { rows, sha256, bytes } = filled(&mut new, unfinished.path(), fill)?;
    let name = place.file_name().and_then(|name| name.to_str());
    let mut manifest = Manifest::read(folder)?;
    let found = match File::open(&place) {
        Ok(there) => Some(hash(there).map_err(failed("cannot read", &place))?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(failed("cannot read", &place)(error).into()),
    };
    let outcome = match &found {
        None => Outcome::New,
        Some(found) if *found == sha256 => {
            name.map_or(Ok(()), |name| manifest.set(name, &sha256))?;
            return Ok(Exported {
                path,
                rows,
                outcome: Outcome::Unchanged,
                sha256,
                bytes,
                cut: 0,
                is_description: false,
            });
        }
        Some(found) => {
            let ours = name.is_some_and(|name| manifest.lists(name, found));
            if !ours && !force {
                return Err(ExportError::NotOurs { path, edited: name.is_some_and(|n| manifest.has(n)) });
            }
            let permissions = place.metadata().map_err(failed("cannot read", &place))?.permissions();
            new.set_permissions(permissions).map_err(failed("cannot write", &place))?;
            Outcome::Updated
        }
    };
    // Listed before and after: whenever the power fails, the file that is there is known as ours.
    name.map_or(Ok(()), |name| manifest.add(name, &sha256))?;
    unfinished.replace(&place)?;
    if let Some(name) = name {
        // The file is in its place and listed: an earlier content that stays listed too is no failure of the
        // export.
        let _ = manifest.set(name, &sha256);
    }
    Ok(Exported { path, rows, outcome, sha256, bytes, cut: 0, is_description: false })
}

/// Checks that a file could be put there: before other files are, to which it belongs.
///
/// # Errors
/// As [`put`].
pub(super) fn may_put(path: &Path, ledger: &Path, force: bool) -> Result<(), ExportError> {
    let place = resolve(path)?;
    if belongs_to_ledger(&place, ledger) {
        return Err(ExportError::TheLedger { path: path.to_path_buf() });
    }
    let Ok(there) = File::open(&place) else { return Ok(()) };
    let found = hash(there).map_err(failed("cannot read", &place))?;
    let manifest = Manifest::read(folder_of(&place))?;
    let name = place.file_name().and_then(|name| name.to_str());
    if force || name.is_some_and(|name| manifest.lists(name, &found)) {
        return Ok(());
    }
    Err(ExportError::NotOurs { path: path.to_path_buf(), edited: name.is_some_and(|n| manifest.has(n)) })
}

/// What a file was filled with.
struct Filled {
    rows: u64,
    sha256: String,
    bytes: u64,
}

/// Fills a file that has no name yet; `path` is where it is.
fn filled(
    new: &mut File,
    path: &Path,
    fill: impl FnOnce(&mut (dyn Write + Send)) -> Result<u64, ExportError>,
) -> Result<Filled, ExportError> {
    let mut out = BufWriter::with_capacity(BUFFER, Hashing { file: new, hasher: Sha256::new(), bytes: 0 });
    let rows =
        fill(&mut out).and_then(|rows| Ok(out.flush().map(|()| rows)?)).map_err(|error| match error {
            ExportError::Write(source) => failed("cannot write", path)(source).into(),
            other => other,
        })?;
    let hashed = out.get_ref();
    Ok(Filled { rows, sha256: hexadecimal(hashed.hasher.clone()), bytes: hashed.bytes })
}

/// A writer that knows the hash of what went through.
struct Hashing<W> {
    file: W,
    hasher: Sha256,
    bytes: u64,
}

/// How much is hashed and written at a time, in bytes.
const BUFFER: usize = 128 << 10;

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn hash(mut file: File) -> io::Result<String> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 64 << 10];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hexadecimal(hasher)),
            count => hasher.update(&buffer[..count]),
        }
    }
}

fn hexadecimal(hasher: Sha256) -> String {
    use std::fmt::Write as _;
    hasher.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

pub(super) fn make_folder_of(path: &Path) -> Result<(), ExportError> {
    let folder = folder_of(path);
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder).map_err(failed("cannot make the folder", folder))?;
    Ok(sync_folder_of(folder)?)
}

/// The ordinary file that a path means, itself or at the end of a link, or the path where one can be made.
fn resolve(path: &Path) -> Result<PathBuf, ExportError> {
    let folder = folder_of(path);
    if !folder.is_dir() {
        return Err(ExportError::NoFolder { path: folder.to_path_buf() });
    }
    let not_a_file = || ExportError::NotAFile { path: path.to_path_buf() };
    if path.file_name().is_none() {
        return Err(not_a_file());
    }
    match path.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(path.to_path_buf()),
        Err(error) => Err(failed("cannot look at", path)(error).into()),
        Ok(found) if found.is_file() => Ok(path.to_path_buf()),
        Ok(found) if found.is_symlink() => {
            let end = path.canonicalize().map_err(|_| not_a_file())?;
            if end.is_file() { Ok(end) } else { Err(not_a_file()) }
        }
        Ok(_) => Err(not_a_file()),
    }
}

/// Whether it is the ledger, or has a name that SQLite uses for the ledger's own files
/// (`gainsay.db-journal`).
fn belongs_to_ledger(place: &Path, ledger: &Path) -> bool {
    let beside = || {
        let (Some(name), Some(own)) = (place.file_name(), ledger.file_name()) else { return false };
        let (name, own) = (name.as_encoded_bytes(), own.as_encoded_bytes());
        name.strip_prefix(own).is_some_and(|rest| rest.starts_with(b"-"))
            && same_file(folder_of(place), folder_of(ledger))
    };
    same_file(place, ledger) || beside()
}

/// Whether both are one file or folder. Nothing is opened: closing a second handle would drop SQLite's locks
/// on the ledger.
#[cfg(unix)]
fn same_file(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (a.metadata(), b.metadata()) {
        (Ok(a), Ok(b)) => (a.dev(), a.ino()) == (b.dev(), b.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn same_file(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// Held while a file of the folder is made; the system frees it when the process dies. Without it, on a file
/// system that has no locks, two exports at a time may fail, and neither leaves half a file.
#[cfg(unix)]
fn lock(folder: &Path) -> Option<File> {
    let folder = File::open(folder).ok()?;
    folder.lock().ok().map(|()| folder)
}

#[cfg(not(unix))]
fn lock(_folder: &Path) -> Option<File> {
    None
}

//! The bytes of an article, from wherever a person has it: a file, standard input, or its address.
//!
//! Owns where bytes come from and how many are taken; what they mean is `page`'s. Called by the command line
//! before any transaction begins, so that no lock waits for a network.

use std::io::{BufReader, Cursor, Read, Seek};
use std::path::Path;

use super::archive::{self, ArchiveError};
use super::fetch::{self, FetchError, Limits};
use super::wanted::{Listed, Wanted};
use crate::domain::Method;
use crate::reading::warc::WarcError;

/// Bytes as they were retrieved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retrieved {
    /// How a person would name it: the file, the address, "standard input".
    pub name: String,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// What a server said of it (`Content-Type`), if one did.
    pub content_type: Option<String>,
    /// How they were retrieved.
    pub method: Method,
    /// The address that answered, if one did.
    pub final_url: Option<String>,
}

/// Why there are no bytes.
#[derive(Debug, thiserror::Error)]
pub enum RetrieveError {
    /// A file or standard input.
    #[error("cannot read {name}: {}", plain(source))]
    Read {
        /// What was to be read.
        name: String,
        /// The system's account.
        source: std::io::Error,
    },
    /// More than is taken.
    #[error("{name} is larger than {limit} bytes")]
    TooLarge {
        /// What was to be read.
        name: String,
        /// The limit.
        limit: u64,
    },
    /// An archive of pages.
    #[error("{name}: {source}")]
    Archive {
        /// What was to be read.
        name: String,
        /// Why no page of it is taken.
        source: ArchiveError,
    },
    /// A page.
    #[error("{url} {source}")]
    Fetch {
        /// Its address.
        url: String,
        /// Why not.
        source: FetchError,
    },
}

/// The system's account without its number.
pub fn plain(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".into(),
        std::io::ErrorKind::PermissionDenied => "no permission".into(),
        std::io::ErrorKind::IsADirectory => "it is a folder".into(),
        std::io::ErrorKind::StorageFull => "no room left on that disk".into(),
        _ => error.to_string(),
    }
}

/// Retrieves what a person named: `-` is standard input, an address is fetched, anything else is a file. Of
/// an archive of pages, the record of the page that is wanted.
///
/// # Errors
/// [`RetrieveError`]; at most [`Limits::bytes`] are ever held.
pub fn retrieve(target: &str, limits: Limits, wanted: &Wanted) -> Result<Retrieved, RetrieveError> {
    if fetch::is_address(target) {
        let fetched = fetch::fetch(target, limits)
            .map_err(|source| RetrieveError::Fetch { url: target.to_owned(), source })?;
        return Ok(Retrieved {
            name: target.to_owned(),
            bytes: of_archive(target, fetched.bytes, wanted)?,
            content_type: fetched.content_type,
            method: Method::Fetch,
            final_url: Some(fetched.final_url),
        });
    }
    if target == "-" {
        let name = "standard input".to_owned();
        let bytes = read(&name, std::io::stdin().lock(), limits.bytes)?;
        let bytes = of_archive(&name, bytes, wanted)?;
        return Ok(Retrieved { name, bytes, content_type: None, method: Method::Stdin, final_url: None });
    }
    file(Path::new(target), limits, wanted)
}

/// Reads a file.
///
/// # Errors
/// As [`retrieve`].
pub fn file(path: &Path, limits: Limits, wanted: &Wanted) -> Result<Retrieved, RetrieveError> {
    let name = path.display().to_string();
    let opened = std::fs::File::open(path);
    let file = opened.map_err(|source| RetrieveError::Read { name: name.clone(), source })?;
    let mut file = BufReader::new(file);
    // A pipe cannot be gone through twice.
    let found = if file.stream_position().is_ok() { archive::record(&mut file, wanted) } else { Ok(None) };
    let bytes = match found {
        Ok(Some(record)) => record,
        Ok(None) => read(&name, file, limits.bytes)?,
        Err(ArchiveError::Warc(WarcError::Unread(source))) => {
            return Err(RetrieveError::Read { name, source });
        }
        Err(source) => return Err(RetrieveError::Archive { name, source }),
    };
    Ok(Retrieved { name, bytes, content_type: None, method: Method::File, final_url: None })
}

/// The bytes, or the record of the page that is wanted, if they are an archive.
fn of_archive(name: &str, bytes: Vec<u8>, wanted: &Wanted) -> Result<Vec<u8>, RetrieveError> {
    match archive::record(&mut Cursor::new(&bytes), wanted) {
        Ok(record) => Ok(record.unwrap_or(bytes)),
        Err(source) => Err(RetrieveError::Archive { name: name.to_owned(), source }),
    }
}

/// The pages of an archive that is a file; `None` if it is none.
///
/// # Errors
/// [`RetrieveError`].
pub fn list(path: &Path) -> Result<Option<Vec<Listed>>, RetrieveError> {
    let name = path.display().to_string();
    let file = std::fs::File::open(path);
    let file = file.map_err(|source| RetrieveError::Read { name: name.clone(), source })?;
    archive::list(&mut BufReader::new(file)).map_err(|source| RetrieveError::Archive { name, source })
}

fn read(name: &str, from: impl Read, limit: u64) -> Result<Vec<u8>, RetrieveError> {
    let mut bytes = Vec::new();
    from.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|source| RetrieveError::Read { name: name.to_owned(), source })?;
    if bytes.len() as u64 > limit {
        return Err(RetrieveError::TooLarge { name: name.to_owned(), limit });
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_than_the_limit_is_taken() {
        let endless = std::io::repeat(b'x');
        assert!(matches!(read("it", endless, 1000), Err(RetrieveError::TooLarge { limit: 1000, .. })));
        assert_eq!(read("it", &b"abc"[..], 3).unwrap(), b"abc");
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        let error = retrieve("/nowhere/at/all.html", Limits::default(), &Wanted::default()).unwrap_err();
        assert!(error.to_string().starts_with("cannot read /nowhere/at/all.html: "), "{error}");
    }
}

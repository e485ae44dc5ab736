//! The bytes of an article, from wherever a person has it: a file, standard input, or its address.
//!
//! Owns where bytes come from and how many are taken; what they mean is `page`'s. Called by the command line
//! before any transaction begins, so that no lock waits for a network.

use std::io::Read;
use std::path::Path;

use super::fetch::{self, FetchError, Limits};
use crate::domain::Method;

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

/// Retrieves what a person named: `-` is standard input, an address is fetched, anything else is a file.
///
/// # Errors
/// [`RetrieveError`]; at most [`Limits::bytes`] are ever held.
pub fn retrieve(target: &str, limits: Limits) -> Result<Retrieved, RetrieveError> {
    if fetch::is_address(target) {
        let fetched = fetch::fetch(target, limits)
            .map_err(|source| RetrieveError::Fetch { url: target.to_owned(), source })?;
        return Ok(Retrieved {
            name: target.to_owned(),
            bytes: fetched.bytes,
            content_type: fetched.content_type,
            method: Method::Fetch,
            final_url: Some(fetched.final_url),
        });
    }
    if target == "-" {
        let name = "standard input".to_owned();
        let bytes = read(&name, std::io::stdin().lock(), limits.bytes)?;
        return Ok(Retrieved { name, bytes, content_type: None, method: Method::Stdin, final_url: None });
    }
    file(Path::new(target), limits)
}

/// Reads a file.
///
/// # Errors
/// As [`retrieve`].
pub fn file(path: &Path, limits: Limits) -> Result<Retrieved, RetrieveError> {
    let name = path.display().to_string();
    let opened = std::fs::File::open(path);
    let file = opened.map_err(|source| RetrieveError::Read { name: name.clone(), source })?;
    let bytes = read(&name, file, limits.bytes)?;
    Ok(Retrieved { name, bytes, content_type: None, method: Method::File, final_url: None })
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
        let error = retrieve("/nowhere/at/all.html", Limits::default()).unwrap_err();
        assert!(error.to_string().starts_with("cannot read /nowhere/at/all.html: "), "{error}");
    }
}

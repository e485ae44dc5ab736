//! One page out of an archive of crawled pages.
//!
//! Owns which page is meant, and that an archive is never held whole. What is kept of it is the record of the
//! page, byte for byte. Called by `retrieve`.

use std::io::{BufRead, Read, Seek, SeekFrom};

use super::wanted::{Listed, NotChosen, Wanted};
use crate::domain::address::ArticleKey;
use crate::reading::warc::{self, Bounds, Entry, Sought, WarcError};

/// So many bytes tell which archive it is.
const START: u64 = 4096;

/// Why an archive gives no page.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// The archive.
    #[error(transparent)]
    Warc(#[from] WarcError),
    /// Which page is meant.
    #[error(transparent)]
    NotChosen(#[from] NotChosen),
}

/// The record of the page that is wanted; `None` if this is no archive. It may be gone through from its
/// beginning afterwards.
///
/// # Errors
/// [`ArchiveError`].
pub(super) fn record(
    file: &mut (impl BufRead + Seek),
    wanted: &Wanted,
) -> Result<Option<Vec<u8>>, ArchiveError> {
    let Some((_, found)) = pages(file, wanted)? else { return Ok(None) };
    match found {
        Ok(record) => Ok(Some(record.bytes)),
        Err(WarcError::Several { count }) => Err(NotChosen::Several { count, what: "pages" }.into()),
        Err(WarcError::NotInIt { count }) => {
            let address = wanted.address().unwrap_or_default();
            let asked = format!("has the address {address}");
            Err(NotChosen::None { count, what: "pages", asked }.into())
        }
        Err(error) => Err(error.into()),
    }
}

/// All pages of an archive; `None` if it is none.
///
/// # Errors
/// [`ArchiveError`].
pub(super) fn list(file: &mut (impl BufRead + Seek)) -> Result<Option<Vec<Listed>>, ArchiveError> {
    let Some((entries, _)) = pages(file, &Wanted::default())? else { return Ok(None) };
    let listed = |entry: Entry| Listed {
        id: entry.url.clone(),
        when: entry.date,
        by: String::new(),
        url: Some(entry.url),
        beginning: entry.title.unwrap_or_default(),
    };
    Ok(Some(entries.into_iter().map(listed).collect()))
}

type Pages = (Vec<Entry>, Result<warc::Record, WarcError>);

fn pages(file: &mut (impl BufRead + Seek), wanted: &Wanted) -> Result<Option<Pages>, ArchiveError> {
    let mut start = Vec::new();
    let read = file.by_ref().take(START).read_to_end(&mut start);
    read.and_then(|_| file.seek(SeekFrom::Start(0))).map_err(WarcError::Unread)?;
    let Some(form) = warc::form(&start) else { return Ok(None) };
    let address = wanted.address().map(|address| (address.to_owned(), ArticleKey::of(address)));
    let is_it =
        |url: &str| address.as_ref().is_some_and(|(own, key)| own == url || ArticleKey::of(url) == *key);
    let sought = Sought { is_it: address.as_ref().map(|_| &is_it as &dyn Fn(&str) -> bool) };
    Ok(Some(warc::pages(file, form, &sought, Bounds::default())?))
}

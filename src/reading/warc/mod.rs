//! Archives of crawled pages: WARC, packed or not, and WACZ, which is a WARC with a list of pages in a ZIP.
//!
//! Owns finding one page among all that a crawl kept. A file is gone through once, record by record; only the
//! page that is looked for is held. Memory and time are bounded whatever the file says of itself. It knows
//! only `domain` and the streams that it is handed.

mod http;
mod page;
mod record;
mod scan;
#[cfg(test)]
mod tests;
mod wacz;

use std::io::{BufRead, Read, Seek, SeekFrom};

use flate2::bufread::MultiGzDecoder;

pub use http::{Response, ResponseError, response};
pub use page::{Bounds, Entry, Record, Sought, WarcError};

/// The kind of archive that some bytes begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// WARC as it is.
    Plain,
    /// WARC, packed with gzip.
    Gzip,
    /// WACZ.
    Wacz,
}

/// Which archive some bytes begin; a ZIP only if its first names are those of a WACZ.
pub fn form(start: &[u8]) -> Option<Form> {
    if start.starts_with(b"WARC/") {
        return Some(Form::Plain);
    }
    if start.starts_with(b"\x1F\x8B") {
        let mut head = [0; 5];
        let mut unpacked = MultiGzDecoder::new(start);
        return unpacked.read_exact(&mut head).ok().filter(|()| &head == b"WARC/").map(|()| Form::Gzip);
    }
    let is_zip = start.starts_with(b"PK\x03\x04");
    (is_zip && wacz::begins(start)).then_some(Form::Wacz)
}

/// The page that is looked for, and all pages of the archive.
///
/// # Errors
/// [`WarcError`]. With `all`, a page that is not found is no error: the list is what is wanted.
pub fn pages(
    mut file: impl BufRead + Seek,
    form: Form,
    sought: &Sought<'_>,
    bounds: Bounds,
) -> Result<(Vec<Entry>, Result<Record, WarcError>), WarcError> {
    file.seek(SeekFrom::Start(0))?;
    let mut scan = scan::Scan::new(sought, bounds);
    let mut listed = Vec::new();
    match form {
        Form::Plain => scan.plain(&mut file)?,
        Form::Gzip => scan.stream(&mut std::io::BufReader::new(MultiGzDecoder::new(file)))?,
        Form::Wacz => listed = wacz::scan(file, &mut scan, bounds)?,
    }
    Ok(scan.finish(listed))
}

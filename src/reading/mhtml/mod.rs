//! A page saved with its pictures as one file (MHTML, `.mhtml`, `.mht`): the page in it.
//!
//! Owns the little of MIME that browsers write: header lines, parts between boundaries, base64 and
//! quoted-printable. Pictures and frames are passed over unread. It knows only `domain`; time and memory are
//! bounded by the length of the file, however many parts it has.
//!
//! Rejected: a reader for mail. Those that are kept well build every part in memory and read a dozen charsets
//! and headers that no browser writes here.

mod error;
#[cfg(test)]
mod tests;
mod transfer;

use std::borrow::Cow;

use chrono::{DateTime, Utc};

pub use error::MhtmlError;

/// The page in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mhtml {
    /// Its bytes.
    pub html: Vec<u8>,
    /// Its `Content-Type`, with the charset.
    pub content_type: String,
    /// Where it stood.
    pub url: Option<String>,
    /// When it was saved.
    pub saved: Option<DateTime<Utc>>,
}

/// The header of a file or a part has at most so many bytes.
const HEADER: usize = 64 << 10;

/// Whether some bytes begin with the header of a message that holds a page and its parts.
pub fn looks_like(bytes: &[u8]) -> bool {
    let Some((header, _)) = split(bytes) else { return false };
    let lower = header.to_ascii_lowercase();
    let fields =
        ["from:", "mime-version:", "subject:", "snapshot-content-location:", "content-type:", "date:"];
    fields.iter().any(|field| lower.trim_start().starts_with(field)) && lower.contains("multipart/related")
}

/// Finds the page.
///
/// # Errors
/// [`MhtmlError`], if there is none.
pub fn read(bytes: &[u8]) -> Result<Mhtml, MhtmlError> {
    let (header, body) = split(bytes).ok_or(MhtmlError::NoBoundary)?;
    let kind = field(&header, "content-type").unwrap_or_default();
    let boundary =
        parameter(&kind, "boundary").filter(|boundary| !boundary.is_empty()).ok_or(MhtmlError::NoBoundary)?;
    let mark = format!("--{boundary}");
    let finder = memchr::memmem::Finder::new(mark.as_bytes());
    let mut parts = 0;
    let mut at = finder.find(&bytes[body..]).map(|at| body + at);
    while let Some(start) = at {
        let from = start + mark.len();
        if bytes[from..].starts_with(b"--") {
            break;
        }
        let end = finder.find(&bytes[from..]).map(|at| from + at);
        let part = &bytes[from..end.unwrap_or(bytes.len())];
        parts += 1;
        if let Some(page) = page(part, &header)? {
            return Ok(page);
        }
        at = end;
    }
    Err(MhtmlError::NoPage { parts })
}

/// The part as the page, if it is one.
fn page(part: &[u8], outer: &str) -> Result<Option<Mhtml>, MhtmlError> {
    let part = part.strip_prefix(b"\r\n").or_else(|| part.strip_prefix(b"\n")).unwrap_or(part);
    let Some((header, body)) = split(part) else { return Ok(None) };
    let content_type = field(&header, "content-type").unwrap_or_default();
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if !matches!(&*kind, "text/html" | "application/xhtml+xml") {
        return Ok(None);
    }
    let coding = field(&header, "content-transfer-encoding").unwrap_or_default();
    let html = transfer::decoded(&part[body..], coding.trim())?;
    let location = field(outer, "snapshot-content-location").or_else(|| field(&header, "content-location"));
    let url = location.filter(|url| url.starts_with("http://") || url.starts_with("https://"));
    let saved = field(outer, "date").and_then(|date| DateTime::parse_from_rfc2822(date.trim()).ok());
    Ok(Some(Mhtml { html, content_type, url, saved: saved.map(|date| date.to_utc()) }))
}

/// The header, its lines unfolded, and where the body begins.
fn split(bytes: &[u8]) -> Option<(String, usize)> {
    let start = &bytes[..bytes.len().min(HEADER)];
    let crlf = memchr::memmem::find(start, b"\r\n\r\n").map(|at| (at, at + 4));
    let lf = memchr::memmem::find(start, b"\n\n").map(|at| (at, at + 2));
    let (end, body) = match (crlf, lf) {
        (Some(crlf), Some(lf)) => crlf.min(lf),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => return None,
    };
    let header = String::from_utf8_lossy(&start[..end]).replace("\r\n", "\n");
    Some((header.replace("\n ", " ").replace("\n\t", " "), body))
}

/// The value of a header field.
fn field(header: &str, name: &str) -> Option<String> {
    header.lines().find_map(|line| {
        let (field, value) = line.split_once(':')?;
        field.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
    })
}

/// A parameter of a value: `boundary="x"`.
fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|part| {
        let (field, value) = part.split_once('=')?;
        let value = Cow::from(value.trim());
        field.trim().eq_ignore_ascii_case(name).then(|| value.trim_matches('"').to_owned())
    })
}

//! An answer of a server as an archive keeps it: its head, and the page as it was packed and cut on the way.
//!
//! Owns unpacking (gzip, deflate) and putting chunks together. Bounded: a page that unpacks to more than may
//! be is refused.

use std::io::Read;

use flate2::read::{MultiGzDecoder, ZlibDecoder};

/// The page of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The status of the answer; `None`: the record has no head of an answer.
    pub status: Option<u16>,
    /// Its `Content-Type`.
    pub content_type: Option<String>,
    /// The page, unpacked.
    pub body: Vec<u8>,
    /// Its address.
    pub url: String,
    /// When it was captured, as the record writes it.
    pub date: String,
}

/// Why the page of a record is not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ResponseError {
    /// It is no record of a page.
    #[error("its record is no page")]
    NoPage,
    /// It is packed in a way that is not read.
    #[error("its page is packed as {0}, which is not read; save it again without, or as .html")]
    Packed(String),
    /// It cannot be unpacked.
    #[error("its page cannot be unpacked: {0}")]
    Damaged(String),
    /// It is larger than it may be.
    #[error("its page is larger than {0} bytes unpacked")]
    TooLarge(u64),
}

/// The head of an answer: status, and the fields that matter.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) status: Option<u16>,
    pub(super) content_type: Option<String>,
    packed: Option<String>,
    is_chunked: bool,
    /// Where the body begins.
    body: usize,
}

/// Reads the head of an answer.
pub(super) fn head(bytes: &[u8]) -> Option<Head> {
    if !bytes.starts_with(b"HTTP/") {
        return None;
    }
    let crlf = memchr::memmem::find(bytes, b"\r\n\r\n").map(|at| (at, at + 4));
    let lf = memchr::memmem::find(bytes, b"\n\n").map(|at| (at, at + 2));
    let (end, body) = match (crlf, lf) {
        (Some(crlf), Some(lf)) => crlf.min(lf),
        (one, other) => one.or(other)?,
    };
    let text = String::from_utf8_lossy(&bytes[..end]);
    let mut lines = text.lines();
    let status = lines.next()?.split_whitespace().nth(1).and_then(|status| status.parse().ok());
    let mut head = Head { status, body, ..Head::default() };
    for line in lines {
        let Some((name, value)) = line.split_once(':') else { continue };
        let value = value.trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "content-type" => head.content_type = Some(value.to_owned()),
            "content-encoding" => {
                let how = value.to_ascii_lowercase();
                head.packed = Some(how).filter(|how| how != "identity" && !how.is_empty());
            }
            "transfer-encoding" => head.is_chunked = value.to_ascii_lowercase().contains("chunked"),
            _ => {}
        }
    }
    Some(head)
}

/// Whether this is the type of a page.
pub(super) fn is_page(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    matches!(&*kind, "text/html" | "application/xhtml+xml")
}

/// The page of a record that stands alone, as [`Record::bytes`](super::Record::bytes) does; of at most
/// `limit` bytes.
///
/// # Errors
/// [`ResponseError`].
pub fn response(record: &[u8], limit: u64) -> Result<Response, ResponseError> {
    let mut rest = record;
    let header = super::record::header(&mut rest, 0).ok().flatten().ok_or(ResponseError::NoPage)?;
    let length = usize::try_from(header.length).unwrap_or(usize::MAX).min(rest.len());
    let block = &rest[..length];
    let (url, date) = (header.url, header.date);
    let Some(head) = head(block) else {
        let content_type = Some(header.content_type).filter(|kind| is_page(kind));
        let content_type = content_type.ok_or(ResponseError::NoPage)?;
        return Ok(Response {
            status: None,
            content_type: Some(content_type),
            body: block.to_vec(),
            url,
            date,
        });
    };
    let body = &block[head.body..];
    let joined;
    let body = if head.is_chunked {
        // Some crawlers put chunks together and leave the field.
        joined = chunks(body).unwrap_or_else(|| body.to_vec());
        &joined
    } else {
        body
    };
    // Some crawlers unpack and leave the field.
    let is_packed = match head.packed.as_deref() {
        Some("gzip" | "x-gzip") => body.starts_with(b"\x1F\x8B"),
        Some("deflate") => body.first().is_some_and(|byte| byte & 0x0F == 8),
        Some(_) => std::str::from_utf8(body).is_err(),
        None => false,
    };
    let body = match head.packed.as_deref().filter(|_| is_packed) {
        None => body.to_vec(),
        Some("gzip" | "x-gzip") => bounded(MultiGzDecoder::new(body), limit)?,
        Some("deflate") => bounded(ZlibDecoder::new(body), limit)?,
        Some(other) => return Err(ResponseError::Packed(other.to_owned())),
    };
    if body.len() as u64 > limit {
        return Err(ResponseError::TooLarge(limit));
    }
    Ok(Response { status: head.status, content_type: head.content_type, body, url, date })
}

fn bounded(from: impl Read, limit: u64) -> Result<Vec<u8>, ResponseError> {
    let mut out = Vec::new();
    from.take(limit + 1).read_to_end(&mut out).map_err(|error| ResponseError::Damaged(error.to_string()))?;
    if out.len() as u64 > limit { Err(ResponseError::TooLarge(limit)) } else { Ok(out) }
}

/// The chunks of a body put together; `None` if it is not in chunks.
fn chunks(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    loop {
        let line = memchr::memchr(b'\n', rest)?;
        let size = std::str::from_utf8(&rest[..line]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        rest = &rest[line + 1..];
        if size == 0 {
            return Some(out);
        }
        // A page may have been cut off.
        let end = size.min(rest.len());
        out.extend_from_slice(&rest[..end]);
        rest = &rest[end..];
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
        if rest.is_empty() {
            return Some(out);
        }
    }
}

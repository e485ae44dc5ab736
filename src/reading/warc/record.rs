//! The header of a record.
//!
//! Owns its lines. Pure but for the stream that it reads them from.

use std::io::{BufRead, Read};

use super::page::WarcError;

/// A header has at most so many bytes.
const LONGEST: u64 = 64 << 10;

/// What the header of a record says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) bytes: Vec<u8>,
    pub(super) kind: String,
    pub(super) url: String,
    pub(super) date: String,
    pub(super) content_type: String,
    pub(super) length: u64,
}

/// Reads the header of the next record; `None` at the end. `at` is where it stands.
pub(super) fn header(from: &mut impl BufRead, at: u64) -> Result<Option<Header>, WarcError> {
    let damaged = |why: &str| WarcError::Damaged { at, what: "records", why: why.to_owned() };
    let mut header = Header::default();
    let mut length = None;
    let mut limited = from.take(LONGEST);
    loop {
        let mut line = Vec::new();
        let count = limited.read_until(b'\n', &mut line).map_err(|error| damaged(&error.to_string()))?;
        if count == 0 {
            // Empty lines behind the last record.
            let is_end = header.bytes.iter().all(u8::is_ascii_whitespace);
            return if is_end && limited.limit() > 0 {
                Ok(None)
            } else {
                Err(damaged("its header does not end"))
            };
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim();
        if header.bytes.iter().all(u8::is_ascii_whitespace) {
            if text.is_empty() {
                continue;
            }
            if !text.starts_with("WARC/") {
                return Err(damaged("no record begins there"));
            }
            header.bytes.clear();
        }
        header.bytes.extend_from_slice(&line);
        if text.is_empty() {
            break;
        }
        let Some((name, value)) = text.split_once(':') else { continue };
        let value = value.trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "warc-type" => header.kind = value.to_ascii_lowercase(),
            "warc-target-uri" => value.trim_matches(['<', '>']).clone_into(&mut header.url),
            "warc-date" => value.clone_into(&mut header.date),
            "content-type" => header.content_type = value.to_ascii_lowercase(),
            "content-length" => length = value.parse().ok(),
            _ => {}
        }
    }
    header.length = length.ok_or_else(|| damaged("its header says no length"))?;
    Ok(Some(header))
}

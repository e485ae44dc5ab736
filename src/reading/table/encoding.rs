//! From the bytes of a file to UTF-8, strictly: bytes that the encoding does not have are refused with their
//! place.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};

use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::error::TableError;

/// The encoding that a byte order mark shows, and the mark's length.
pub(super) fn marked(start: &[u8]) -> Option<(&'static Encoding, u64)> {
    Encoding::for_bom(start).map(|(encoding, length)| (encoding, length as u64))
}

/// The encoding with this label.
pub(super) fn named(label: &str) -> Result<&'static Encoding, TableError> {
    Encoding::for_label_no_replacement(label.as_bytes())
        .ok_or_else(|| TableError::UnknownEncoding(label.to_owned()))
}

/// Whether a text without a byte order mark looks like UTF-16: half of its first bytes are NUL, on one side.
pub(super) fn looks_wide(start: &[u8]) -> Option<&'static Encoding> {
    let nul = |from: usize| start.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let half = start.len() / 2;
    match (nul(0), nul(1)) {
        (even, odd) if half > 8 && even == 0 && odd * 10 > half * 7 => Some(UTF_16LE),
        (even, odd) if half > 8 && odd == 0 && even * 10 > half * 7 => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether bytes are those of UTF-8 as they stand.
pub(super) fn is_utf8(encoding: &'static Encoding) -> bool {
    encoding == UTF_8
}

/// Writes the file, from byte `start`, as UTF-8 to a temporary one.
pub(super) fn transcode(file: &File, start: u64, encoding: &'static Encoding) -> Result<File, TableError> {
    let mut source = file;
    source.seek(SeekFrom::Start(start))?;
    let spool = tempfile::tempfile()?;
    let mut out = std::io::BufWriter::new(&spool);
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut buffer = vec![0; 1 << 16];
    let mut text = vec![0; 1 << 18];
    let (mut line, mut offset) = (1, start);
    loop {
        let length = source.read(&mut buffer)?;
        let is_last = length == 0;
        let mut rest = &buffer[..length];
        loop {
            let (result, read, written) =
                decoder.decode_to_utf8_without_replacement(rest, &mut text, is_last);
            line += memchr::memchr_iter(b'\n', &text[..written]).count() as u64;
            out.write_all(&text[..written])?;
            offset += read as u64;
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => rest = &rest[read..],
                DecoderResult::Malformed(length, after) => {
                    let at = read.saturating_sub(usize::from(length) + usize::from(after));
                    return Err(TableError::NotInEncoding {
                        line,
                        byte: rest.get(at).copied().unwrap_or_default(),
                        offset: offset.saturating_sub(u64::from(length) + u64::from(after)),
                        encoding: encoding.name().to_owned(),
                        looks_western: false,
                    });
                }
            }
        }
        if is_last {
            break;
        }
    }
    out.flush()?;
    drop(out);
    Ok(spool)
}

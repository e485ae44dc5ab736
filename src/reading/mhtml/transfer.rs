//! How the bytes of a part are coded: base64, quoted-printable, or as they are.
//!
//! Owns these two codes. What is damaged in them is passed over, as browsers do. Pure.

use super::error::MhtmlError;

/// The bytes of a part.
pub(super) fn decoded(bytes: &[u8], coding: &str) -> Result<Vec<u8>, MhtmlError> {
    match coding.to_ascii_lowercase().as_str() {
        "" | "7bit" | "8bit" | "binary" => Ok(bytes.to_vec()),
        "base64" => Ok(base64(bytes)),
        "quoted-printable" => Ok(quoted_printable(bytes)),
        "x-uuencode" | "uuencode" => Err(MhtmlError::Coded("uuencode")),
        _ => Err(MhtmlError::Coded("something of its own")),
    }
}

fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in bytes {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = (bits << 6) | u32::from(value);
        count += 1;
        if count == 4 {
            out.extend(&bits.to_be_bytes()[1..]);
            (bits, count) = (0, 0);
        }
    }
    match count {
        2 => out.push((bits >> 4).to_be_bytes()[3]),
        3 => out.extend(&(bits >> 2).to_be_bytes()[2..]),
        _ => {}
    }
    out
}

fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] != b'=' {
            out.push(bytes[at]);
            at += 1;
            continue;
        }
        let hex = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
        let rest = &bytes[at + 1..];
        if let (Some(high), Some(low)) = (hex(rest.first()), hex(rest.get(1))) {
            out.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
            at += 3;
        } else if rest.starts_with(b"\r\n") {
            at += 3;
        } else if rest.starts_with(b"\n") {
            at += 2;
        } else {
            out.push(b'=');
            at += 1;
        }
    }
    out
}

//! From the bytes of a file to text: UTF-8, with or without a byte order mark, and nothing else.
//!
//! Never guesses an encoding: a wrong guess would silently change a quotation.

use super::place::{Lines, Place};
use super::problem::Problem;

/// The largest worksheet that is read, in bytes: 16 MiB.
pub const SIZE_LIMIT: usize = 16 * 1024 * 1024;

/// The text of a worksheet without its byte order mark, or why it is none.
pub(super) fn decode(bytes: &[u8]) -> Result<&str, Problem> {
    if bytes.len() > SIZE_LIMIT {
        let message =
            format!("the file has {} bytes; a worksheet has at most {SIZE_LIMIT} (16 MiB)", bytes.len());
        return Err(Problem::of_the_file(message).hint("log its claims in several worksheets"));
    }
    if looks_like_utf16(bytes) {
        return Err(Problem::of_the_file("the file is UTF-16; a worksheet is UTF-8")
            .hint("save it as UTF-8 in your editor, or: iconv -f UTF-16 -t UTF-8 old.toml > new.toml"));
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => without_bom(text),
        Err(error) => {
            let offset = error.valid_up_to();
            let before = String::from_utf8_lossy(&bytes[..offset]);
            let before = without_bom(&before);
            let place = Lines::new(before).place(before.len());
            let message = format!("byte 0x{:02X} (offset {offset}) is not UTF-8", bytes[offset]);
            return Err(Problem::at(place, message).hint(
                "save the file as UTF-8; if it came from an older Windows program: \
                 iconv -f WINDOWS-1252 -t UTF-8 old.toml > new.toml",
            ));
        }
    };
    refuse_nul(text).map_or(Ok(text), Err)
}

/// The text without a byte order mark at its start.
pub(super) fn without_bom(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// The problem of a text with a NUL in it, which no editor writes.
pub(super) fn refuse_nul(text: &str) -> Option<Problem> {
    let offset = text.find('\0')?;
    let place: Place = Lines::new(text).place(offset);
    Some(
        Problem::at(place, "a NUL character: this is not a text file, or it is damaged")
            .hint("check that the right file is named, or restore it from a copy"),
    )
}

/// A UTF-16 mark, or the zero bytes that UTF-16 puts beside the first characters of TOML, which are ASCII.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => true,
        [a, 0, b, 0, ..] | [0, a, 0, b, ..] => *a != 0 && *b != 0,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(bytes: &[u8]) -> String {
        decode(bytes).unwrap_err().to_string()
    }

    #[test]
    fn a_byte_order_mark_is_accepted_and_has_no_column() {
        assert_eq!(decode(b"\xEF\xBB\xBFa = 1").unwrap(), "a = 1");
        assert_eq!(refusal(b"\xEF\xBB\xBFa\xFF"), "line 1, column 2: byte 0xFF (offset 4) is not UTF-8");
    }

    #[test]
    fn bytes_that_are_not_utf8_are_named_with_their_place() {
        assert_eq!(
            refusal("x = 1\né = \"Caf".bytes().chain([0xE9, b'"']).collect::<Vec<_>>().as_slice()),
            "line 2, column 9: byte 0xE9 (offset 15) is not UTF-8"
        );
    }

    #[test]
    fn utf16_is_recognised_with_and_without_its_mark() {
        let units = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
        for bytes in
            [units("\u{feff}[article]"), units("[article]"), big("\u{feff}[article]"), big("[article]")]
        {
            assert_eq!(refusal(&bytes), "the file is UTF-16; a worksheet is UTF-8");
        }
    }

    #[test]
    fn a_nul_is_refused() {
        assert_eq!(
            refusal(b"[article]\nurl = \"\0\""),
            "line 2, column 8: a NUL character: this is not a text file, or it is damaged"
        );
    }

    #[test]
    fn more_than_the_limit_is_refused() {
        assert!(decode(&vec![b'\n'; SIZE_LIMIT]).is_ok());
        let refused = refusal(&vec![b'\n'; SIZE_LIMIT + 1]);
        assert_eq!(refused, "the file has 16777217 bytes; a worksheet has at most 16777216 (16 MiB)");
    }
}

//! From the bytes of a page or a text file to characters.
//!
//! Owns the choice of the charset, in the order in which browsers choose (WHATWG HTML, "determining the
//! character encoding"): byte order mark, HTTP header, the page's own declaration; then UTF-8 if the bytes
//! are that, and windows-1252 for what is left of the Web. A text file has no declaration, and none is
//! guessed: a wrong guess would silently change a quotation. What is no text at all is refused by name, with
//! what to do. Never changes the bytes, and needs no more than a few times their length of memory.

mod binary;
mod declared;
#[cfg(test)]
mod tests;

pub use binary::Binary;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use std::borrow::Cow;

/// The largest page or text file that is read, in bytes: 16 MiB.
pub const SIZE_LIMIT: usize = 16 * 1024 * 1024;

/// What is known of some bytes before they are read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Origin<'a> {
    /// The name of the file, or the path of the url; only its ending counts. May be empty.
    pub name: &'a str,
    /// The value of the HTTP header `Content-Type`, as it was sent.
    pub content_type: Option<&'a str>,
}

/// What kind of text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// A web page.
    Html,
    /// A text, to be taken as it stands.
    Plain,
}

/// What the choice of the charset rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CharsetFrom {
    /// A byte order mark.
    ByteOrderMark,
    /// The HTTP header.
    Header,
    /// The page itself, in `<meta>` or in an XML declaration.
    Page,
    /// The bytes are valid in it, as they would hardly be by chance.
    Bytes,
    /// Nothing: windows-1252, as in a browser. Letters outside of English may be wrong.
    Guess,
}

/// Characters, and how they were got from the bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The characters, without a byte order mark. Line ends are as they were.
    pub text: String,
    /// The charset's name in the Encoding Standard, like "UTF-8", "windows-1252" or "KOI8-R".
    pub charset: &'static str,
    /// What the charset rests on.
    pub charset_from: CharsetFrom,
    /// A page or a text.
    pub media: Media,
    /// Whether bytes that mean nothing in the charset were replaced by U+FFFD, or zero bytes taken out of a
    /// page.
    pub replaced: bool,
}

/// Why bytes are not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// There is nothing.
    #[error("there is nothing in it")]
    Empty,
    /// There is white space.
    #[error("there is nothing in it but white space")]
    Blank,
    /// More than [`SIZE_LIMIT`].
    #[error("it has {size} bytes; a page or a text has at most {SIZE_LIMIT} (16 MiB)")]
    TooLarge {
        /// How many bytes.
        size: usize,
    },
    /// It is something else.
    #[error("it is no web page and no text, but {0}")]
    Binary(Binary),
    /// A text with a zero byte.
    #[error("there is a zero byte at offset {offset}: it is no text, or it is damaged")]
    ZeroByte {
        /// Where, in bytes from the start.
        offset: usize,
    },
    /// A text that is not UTF-8.
    #[error("byte 0x{byte:02X} at offset {offset} is not UTF-8")]
    NotUtf8 {
        /// The byte.
        byte: u8,
        /// Where, in bytes from the start.
        offset: usize,
    },
    /// The bytes are not of the charset that they are said to be of.
    #[error("its bytes are not {charset}, as it says: {broken} places cannot be read")]
    WrongCharset {
        /// The charset that is declared.
        charset: &'static str,
        /// How many places cannot be read.
        broken: usize,
    },
}

impl DecodeError {
    /// What to do next.
    pub fn hints(&self) -> Vec<String> {
        let hint = match self {
            Self::Empty | Self::Blank => "check that the right file is named, and save the page again",
            Self::TooLarge { .. } => "copy the article's text into a .txt file and capture that",
            Self::Binary(binary) => binary.remedy(),
            Self::ZeroByte { .. } => "check that the right file is named, or restore it from a copy",
            Self::WrongCharset { .. } => {
                "open the page in a browser, where the words look right, and save it there, or copy its text into a .txt file"
            }
            Self::NotUtf8 { .. } => {
                "save it as UTF-8 in your editor; if it came from an older Windows program: \
                 iconv -f WINDOWS-1252 -t UTF-8 old.txt > new.txt"
            }
        };
        vec![hint.to_owned()]
    }
}

/// The characters of a page or a text file.
pub fn decode(bytes: &[u8], origin: Origin<'_>) -> Result<Decoded, DecodeError> {
    if bytes.is_empty() {
        return Err(DecodeError::Empty);
    }
    if bytes.len() > SIZE_LIMIT {
        return Err(DecodeError::TooLarge { size: bytes.len() });
    }
    if let Some(binary) = Binary::of(bytes) {
        return Err(DecodeError::Binary(binary));
    }
    let wide =
        Encoding::for_bom(bytes).map(|(encoding, _)| encoding).or_else(|| declared::utf16_unmarked(bytes));
    let start = match wide {
        Some(encoding) => encoding.decode_with_bom_removal(&bytes[..bytes.len().min(declared::SEARCHED)]).0,
        None => declared::ascii_start(bytes),
    };
    let media = media(&start, origin);
    let (encoding, charset_from) = charset(bytes, &start, media, origin);
    // What is valid UTF-8 beyond ASCII is UTF-8, whatever old charset is declared: by chance that hardly
    // happens; in a charset of several bytes, not over some letters.
    let is_old = |encoding: &'static Encoding| {
        encoding.is_single_byte()
            || (encoding != UTF_8 && wide.is_none() && letters_beyond_ascii(bytes) > CHANCE)
    };
    let misdeclared = encoding.is_some_and(is_old) && !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok();
    let (encoding, charset_from) =
        if misdeclared { (Some(UTF_8), CharsetFrom::Bytes) } else { (encoding, charset_from) };
    let decoded = match (media, encoding) {
        (_, Some(encoding)) => encoding.decode_with_bom_removal(bytes),
        (Media::Html, None) => WINDOWS_1252.decode_with_bom_removal(bytes),
        (Media::Plain, None) => return Err(not_utf8(bytes)),
    };
    let (text, replaced) = decoded;
    let (text, zero_bytes) = without_zero_bytes(text, media)?;
    if text.chars().all(|c| c.is_whitespace() || c == '\u{feff}') {
        return Err(DecodeError::Blank);
    }
    let charset = encoding.unwrap_or(WINDOWS_1252).name();
    if replaced {
        let (broken, all) =
            text.chars().fold((0, 0), |(broken, all), c| (broken + usize::from(c == '\u{fffd}'), all + 1));
        // A stray byte on a long page is no harm; a text full of them is no evidence.
        if broken * 500 > all {
            return Err(DecodeError::WrongCharset { charset, broken });
        }
    }
    Ok(Decoded { text: text.into_owned(), charset, charset_from, media, replaced: replaced || zero_bytes })
}

/// So many letters beyond ASCII may be valid UTF-8 by chance in a charset of two or more bytes.
const CHANCE: usize = 12;

/// How many letters beyond ASCII there are, if it is UTF-8; as far as it matters.
fn letters_beyond_ascii(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte >= 0xC0).take(CHANCE + 1).count()
}

/// A page or a text: what it begins with, else what the header says, else what the name ends with.
fn media(start: &str, origin: Origin<'_>) -> Media {
    if declared::begins_as_html(start) {
        return Media::Html;
    }
    let sent = origin
        .content_type
        .and_then(|value| value.split(';').next())
        .map(|kind| kind.trim().to_ascii_lowercase());
    match sent.as_deref() {
        Some("text/html" | "application/xhtml+xml") => return Media::Html,
        Some("text/plain") => return Media::Plain,
        _ => {}
    }
    let ending = origin.name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        Some("html" | "htm" | "xhtml" | "xht" | "shtml") => Media::Html,
        Some("txt" | "text" | "md") => Media::Plain,
        _ if declared::looks_like_html(start) => Media::Html,
        _ => Media::Plain,
    }
}

/// The charset and what it rests on; none when nothing says it and the bytes are not UTF-8.
fn charset(
    bytes: &[u8],
    start: &str,
    media: Media,
    origin: Origin<'_>,
) -> (Option<&'static Encoding>, CharsetFrom) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (Some(encoding), CharsetFrom::ByteOrderMark);
    }
    if let Some(encoding) = origin.content_type.and_then(declared::of_header) {
        return (Some(encoding), CharsetFrom::Header);
    }
    if media == Media::Html {
        if let Some(encoding) = declared::utf16_unmarked(bytes) {
            return (Some(encoding), CharsetFrom::Bytes);
        }
        if let Some(encoding) = declared::of_page(start) {
            return (Some(encoding), CharsetFrom::Page);
        }
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => (Some(UTF_8), CharsetFrom::Bytes),
        Err(_) => (None, CharsetFrom::Guess),
    }
}

/// The text without zero bytes, which browsers pass over in a page; in a text, or in numbers, they mean that
/// it is none.
fn without_zero_bytes(text: Cow<'_, str>, media: Media) -> Result<(Cow<'_, str>, bool), DecodeError> {
    let Some(offset) = text.find('\0') else { return Ok((text, false)) };
    let count = text.bytes().filter(|byte| *byte == 0).count();
    if media == Media::Plain || count > 1 + text.len() / 1000 {
        return Err(DecodeError::ZeroByte { offset });
    }
    Ok((Cow::Owned(text.replace('\0', "")), true))
}

/// The first byte that is not UTF-8.
fn not_utf8(bytes: &[u8]) -> DecodeError {
    let offset = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    match bytes.iter().position(|byte| *byte == 0) {
        // A zero byte says more than the first byte that is no UTF-8.
        Some(offset) => DecodeError::ZeroByte { offset },
        None => DecodeError::NotUtf8 { byte: bytes.get(offset).copied().unwrap_or(0), offset },
    }
}

//! What files that are no text begin with.
//!
//! Owns the names by which people know such files, and what they can do instead.

use std::fmt;

/// A kind of file that is neither a page nor a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binary {
    /// A PDF document.
    Pdf,
    /// A picture.
    Picture,
    /// Sound or film.
    Media,
    /// A ZIP archive, which is what .docx, .odt, .xlsx and .epub files are.
    Zip,
    /// A document of an older office program.
    OldOffice,
    /// Rich Text Format.
    Rtf,
    /// Compressed data, like gzip.
    Compressed,
    /// A page and its pictures in one file, as Chrome and Edge save it (.mhtml, .mht).
    Mhtml,
    /// A page and its pictures in one file, as Safari saves it (.webarchive).
    WebArchive,
    /// An archive of crawled pages.
    Warc,
    /// An SQLite database.
    Sqlite,
    /// A program.
    Program,
}

impl Binary {
    /// The kind of file that some bytes begin.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        const STARTS: [(&[u8], Binary); 28] = [
            (b"%PDF-", Binary::Pdf),
            (b"\x89PNG\r\n\x1a\n", Binary::Picture),
            (b"\xFF\xD8\xFF", Binary::Picture),
            (b"GIF87a", Binary::Picture),
            (b"GIF89a", Binary::Picture),
            (b"II*\0", Binary::Picture),
            (b"MM\0*", Binary::Picture),
            (b"ID3\x03", Binary::Media),
            (b"ID3\x04", Binary::Media),
            (b"OggS\0", Binary::Media),
            (b"\x1A\x45\xDF\xA3", Binary::Media),
            (b"PK\x03\x04", Binary::Zip),
            (b"PK\x05\x06", Binary::Zip),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Binary::OldOffice),
            (b"{\\rtf", Binary::Rtf),
            (b"\x1F\x8B", Binary::Compressed),
            (b"\xFD7zXZ\0", Binary::Compressed),
            (b"7z\xBC\xAF\x27\x1C", Binary::Compressed),
            (b"\x28\xB5\x2F\xFD", Binary::Compressed),
            (b"Rar!\x1A\x07", Binary::Compressed),
            (b"bplist00", Binary::WebArchive),
            (b"WARC/1.", Binary::Warc),
            (b"SQLite format 3\0", Binary::Sqlite),
            (b"\x7FELF", Binary::Program),
            (b"\xCF\xFA\xED\xFE", Binary::Program),
            (b"\xCA\xFE\xBA\xBE", Binary::Program),
            (b"\0asm", Binary::Program),
            (b"\0\0\x01\0", Binary::Picture),
        ];
        let starts = STARTS.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, binary)| *binary);
        starts.or_else(|| Self::of_inner_mark(bytes))
    }

    /// Kinds whose mark does not stand at the very start.
    fn of_inner_mark(bytes: &[u8]) -> Option<Self> {
        let at = |offset: usize, mark: &[u8]| bytes.get(offset..).is_some_and(|rest| rest.starts_with(mark));
        match bytes {
            [b'R', b'I', b'F', b'F', ..] if at(8, b"WEBP") => return Some(Self::Picture),
            [b'R', b'I', b'F', b'F', ..] if at(8, b"WAVE") || at(8, b"AVI ") => return Some(Self::Media),
            [0, ..] if at(4, b"ftypavif") || at(4, b"ftyphei") => return Some(Self::Picture),
            [0, ..] if at(4, b"ftyp") => return Some(Self::Media),
            [b'B', b'Z', b'h', ..] if at(4, b"1AY&SY") => return Some(Self::Compressed),
            _ => {}
        }
        // A program of Windows: "MZ" alone could begin a word.
        if bytes.starts_with(b"MZ") && bytes.iter().take(64).any(|byte| *byte == 0) {
            return Some(Self::Program);
        }
        is_mhtml(bytes).then_some(Self::Mhtml)
    }

    /// What to do instead.
    pub(super) fn remedy(self) -> &'static str {
        match self {
            Self::Pdf => {
                "make a text of it and capture that: pdftotext -layout article.pdf article.txt, or copy the text from \
                 the reader into a .txt file"
            }
            Self::Picture => {
                "type the words you need into a .txt file and capture that; keep the picture beside it"
            }
            Self::Media => {
                "write down the words you need in a .txt file and capture that; keep the recording beside it"
            }
            Self::Zip => "open it in its program and save it as plain text (.txt), or unpack the archive",
            Self::OldOffice | Self::Rtf => "open it in its program and save it as plain text (.txt), UTF-8",
            Self::Compressed => "unpack it first: gunzip, or the program that made it",
            Self::Mhtml | Self::WebArchive => {
                "open it in the browser and save it there as \u{201c}web page, complete\u{201d} or \u{201c}web page, \
                 HTML only\u{201d} (.html)"
            }
            Self::Warc => "open it in a replay program and save the page as .html",
            Self::Sqlite => "a ledger is named with --db",
            Self::Program => "check that the right file is named",
        }
    }
}

impl fmt::Display for Binary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pdf => "a PDF document",
            Self::Picture => "a picture",
            Self::Media => "sound or film",
            Self::Zip => "a ZIP archive, as .docx, .odt, .xlsx and .epub files are",
            Self::OldOffice => "a document of an office program",
            Self::Rtf => "an RTF document",
            Self::Compressed => "a compressed file",
            Self::Mhtml => "a web page saved as a single file (MHTML)",
            Self::WebArchive => "a web page saved as a single file (web archive)",
            Self::Warc => "an archive of web pages (WARC)",
            Self::Sqlite => "an SQLite database",
            Self::Program => "a program",
        })
    }
}

/// Whether some bytes begin with the header lines of a message that holds a page and its parts.
fn is_mhtml(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let header =
        start.split("\r\n\r\n").next().and_then(|start| start.split("\n\n").next()).unwrap_or_default();
    let is_message =
        ["from:", "mime-version:", "subject:", "snapshot-content-location:", "content-type:", "date:"]
            .iter()
            .any(|field| header.trim_start().starts_with(field));
    is_message && header.contains("multipart/related")
}

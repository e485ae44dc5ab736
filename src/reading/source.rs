//! What kind of source some bytes are, found out from the bytes.
//!
//! Owns the names of the kinds and how each is told from the others. Called before anything is read; it reads
//! no more than it needs to tell, and never takes a name of a file for proof.

use super::{mhtml, posts, subtitles, transcript};
use crate::domain::vocabulary::vocabulary;

vocabulary!(
    /// What sort of thing the bytes of an article are.
    SourceKind, "kind of source", {
        /// A text, taken as it stands.
        Text => "text",
        /// A web page as browsers save it.
        Html => "html",
        /// A web page with its pictures in one file, as browsers save it (.mhtml).
        Mhtml => "mhtml",
        /// A page of an archive of crawled pages (.warc, .warc.gz, .wacz).
        Warc => "warc",
        /// A paper, page by page (.pdf).
        Pdf => "pdf",
        /// Word for word what several people said, each line or paragraph under a name.
        Transcript => "transcript",
        /// Captions of a recording, with time codes (.vtt, .srt).
        Subtitles => "subtitles",
        /// Posts on social networks, as these export them, or one that was copied.
        Posts => "posts",
    }
);

impl SourceKind {
    /// What kind of container some bytes are; `None`: they are to be read as characters first.
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let start = &bytes[..bytes.len().min(1024)];
        if memchr::memmem::find(start, b"%PDF-").is_some() && !start.starts_with(b"<") {
            Some(Self::Pdf)
        } else if start.starts_with(b"WARC/") {
            Some(Self::Warc)
        } else if mhtml::looks_like(bytes) {
            Some(Self::Mhtml)
        } else {
            None
        }
    }

    /// What kind of text it is.
    pub fn of_text(text: &str) -> Self {
        if posts::service(text).is_some() {
            Self::Posts
        } else if subtitles::looks_like(text) {
            Self::Subtitles
        } else if transcript::read(text).is_some() {
            Self::Transcript
        } else {
            Self::Text
        }
    }

    /// What a person calls it.
    pub fn described(self) -> &'static str {
        match self {
            Self::Text => "plain text",
            Self::Html => "a web page",
            Self::Mhtml => "a web page saved as one file (MHTML)",
            Self::Warc => "a page of an archive (WARC)",
            Self::Pdf => "a PDF",
            Self::Transcript => "a transcript",
            Self::Subtitles => "subtitles",
            Self::Posts => "posts",
        }
    }
}

//! Why bytes are no article, and what to do next.
//!
//! Owns the sentences; `take` finds out.

use super::pdf::PdfError;
use super::wanted::NotChosen;
use crate::reading::mhtml::MhtmlError;
use crate::reading::page::decode::DecodeError;
use crate::reading::page::metadata::Metadata;
use crate::reading::page::text::TextError;
use crate::reading::posts::PostsError;
use crate::reading::subtitles::SubtitlesError;
use crate::reading::warc::ResponseError;

/// Why bytes are no article.
#[derive(Debug, thiserror::Error)]
pub enum TakeError {
    /// They are no characters.
    #[error("{name}: {source}")]
    Decode {
        /// What was to be taken.
        name: String,
        /// Why not.
        source: DecodeError,
    },
    /// There is no text in them.
    #[error("{name}: {source}")]
    Text {
        /// What was to be taken.
        name: String,
        /// Why not.
        source: TextError,
        /// What the page says of itself all the same.
        metadata: Box<Metadata>,
    },
    /// They are no subtitles, or have no words.
    #[error("{name}: {source}")]
    Subtitles {
        /// What was to be taken.
        name: String,
        /// Why not.
        source: SubtitlesError,
    },
    /// They are no posts, or damaged.
    #[error("{name}: {source}")]
    Posts {
        /// What was to be taken.
        name: String,
        /// Why not.
        source: PostsError,
    },
    /// There is no page in them.
    #[error("{name}: it is a page saved as one file (MHTML), but {source}")]
    Mhtml {
        /// What was to be taken.
        name: String,
        /// Why not.
        source: MhtmlError,
    },
    /// The page in an archive cannot be read.
    #[error("{name}: {source}")]
    Warc {
        /// What was to be taken.
        name: String,
        /// Why not.
        source: ResponseError,
    },
    /// The paper has no text, or nothing reads it.
    #[error("{name}: {source}")]
    Pdf {
        /// What was to be taken.
        name: String,
        /// Why not.
        source: PdfError,
    },
    /// Several articles are in them, and it is not said which is meant.
    #[error("{name}: {source}")]
    NotChosen {
        /// What was to be taken.
        name: String,
        /// Why not.
        source: NotChosen,
    },
}

impl TakeError {
    /// What to do next.
    pub fn hints(&self) -> Vec<String> {
        match self {
            Self::Decode { source, .. } => source.hints(),
            Self::Text { source, .. } => source.hints(),
            Self::Subtitles { .. } | Self::Posts { .. } => {
                vec!["if it is something else, say what it is: --as text".to_owned()]
            }
            Self::Mhtml { .. } | Self::Warc { .. } => {
                vec!["open it in a browser and save the page there as HTML".to_owned()]
            }
            Self::Pdf { source, .. } => source.hints(),
            Self::NotChosen { name, source } => source.hints(name),
        }
    }
}

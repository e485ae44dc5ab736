//! What a person asks for of a source, and what a file with several articles offers.
//!
//! Owns these shapes and the words for a choice that cannot be made. Called by whoever takes articles.

use std::ffi::OsString;

use crate::domain::date::Edtf;
use crate::reading::source::SourceKind;

/// What a person asks for, of what was retrieved.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// To be read as this kind, whatever the bytes look like.
    pub kind: Option<SourceKind>,
    /// Of several posts or pages, the one with this id or address.
    pub post: Option<String>,
    /// Of several posts, those of this day and later.
    pub since: Option<Edtf>,
    /// Of several posts or pages, the one at this address.
    pub url: Option<String>,
    /// The program that makes a text of a PDF; `None`: `pdftotext`.
    pub pdf_with: Option<OsString>,
}

impl Wanted {
    /// The address of the page or post that is meant, if one is named.
    pub fn address(&self) -> Option<&str> {
        self.post.as_deref().or(self.url.as_deref())
    }
}

/// One of several posts or pages of a file, for somebody who chooses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// What it is called in the file.
    pub id: String,
    /// When it was posted or captured; empty: not known.
    pub when: String,
    /// Who posted it; empty: not known.
    pub by: String,
    /// Where it stands.
    pub url: Option<String>,
    /// Its first words, or its title.
    pub beginning: String,
}

/// Why nothing was chosen; each goes on after the name of the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotChosen {
    /// Several could be meant.
    #[error("it has {count} {what}; say which one")]
    Several {
        /// How many.
        count: usize,
        /// "posts" or "pages".
        what: &'static str,
    },
    /// None is as was asked.
    #[error("none of its {count} {what} {asked}")]
    None {
        /// How many it has.
        count: usize,
        /// "posts" or "pages".
        what: &'static str,
        /// What was asked for: "has the id 7".
        asked: String,
    },
}

impl NotChosen {
    /// What to do next with a file of this name.
    pub fn hints(&self, name: &str) -> Vec<String> {
        let list = format!("see what is in it: gainsay article add {name} --list");
        let choose = match self {
            Self::Several { what: "pages", .. } | Self::None { what: "pages", .. } => {
                "then name one by its address: --post ADDRESS, or the url of a worksheet"
            }
            _ => {
                "then name one: --post ID, or its address as the url of a worksheet; article add takes all from a day on \
                 with --since DAY"
            }
        };
        vec![list, choose.to_owned()]
    }
}

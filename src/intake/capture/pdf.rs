//! The text of a PDF, by a program that is no part of this one: `pdftotext`, or one that a person names.
//!
//! Owns how the program is started and its limits. A PDF reader in our own process was rejected: the ones
//! there are end the whole program on a file that is damaged on purpose. Called by `take`.

use std::ffi::OsString;
use std::io::Write;
use std::time::Duration;

use super::child::{ChildError, Program};

/// What the program may cost.
const TIME: Duration = Duration::from_mins(1);
const MEMORY: u64 = 2 << 30;
const OUTPUT: u64 = 16 << 20;

/// Why a PDF gives no text.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The program.
    #[error("it is a PDF, and {0}")]
    Child(#[from] ChildError),
    /// The file for it could not be written.
    #[error("it cannot be handed to a program: {0}")]
    NoFile(#[from] std::io::Error),
    /// What the program wrote is no text.
    #[error("it is a PDF, and what {program} wrote is no UTF-8")]
    NotUtf8 {
        /// The program.
        program: String,
    },
    /// There are no words.
    #[error("it is a PDF of {pages} pages without words: pictures of pages, probably")]
    NoWords {
        /// How many pages.
        pages: usize,
    },
}

impl PdfError {
    /// What to do next.
    pub fn hints(&self) -> Vec<String> {
        match self {
            Self::Child(ChildError::NotThere { program }) if program == "pdftotext" => vec![
                "install it: it is in the package poppler-utils (Debian, Ubuntu, Fedora) or poppler (Homebrew)".to_owned(),
                "or name another program, which is given the file and prints its text: --pdf-with PROGRAM".to_owned(),
            ],
            Self::NoWords { .. } => {
                vec!["put the words in with a program for scanned pages (ocrmypdf), and take that file".to_owned()]
            }
            _ => vec!["another program may read it: --pdf-with PROGRAM; or save its text as .txt".to_owned()],
        }
    }
}

/// The text of a PDF; a form feed ends each page. `with` is a program that is given the file as its only
/// argument and prints the text.
///
/// # Errors
/// [`PdfError`].
pub(super) fn text(bytes: &[u8], with: Option<&OsString>) -> Result<String, PdfError> {
    let mut file = tempfile::Builder::new().prefix("gainsay-").suffix(".pdf").tempfile()?;
    file.write_all(bytes)?;
    file.flush()?;
    let path = file.path().as_os_str().to_owned();
    let (name, args) = match with {
        Some(program) => (program.clone(), vec![path]),
        None => ("pdftotext".into(), vec!["-q".into(), "-enc".into(), "UTF-8".into(), path, "-".into()]),
    };
    let program = name.to_string_lossy().into_owned();
    let written = Program { name, args, time: TIME, memory: MEMORY, output: OUTPUT }.run()?;
    let text = String::from_utf8(written).map_err(|_| PdfError::NotUtf8 { program })?;
    let text = text.replace("\r\n", "\n").replace(['\r', '\0'], "\n");
    if text.chars().any(char::is_alphanumeric) {
        Ok(text)
    } else {
        Err(PdfError::NoWords { pages: text.matches('\u{c}').count().max(1) })
    }
}

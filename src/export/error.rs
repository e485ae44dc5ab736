//! Why an export was not made, in words a person understands.

use std::io;
use std::path::PathBuf;

use crate::output::{NoRoom, UnknownField};
use crate::store::{CarriesStoreError, StoreError};
use crate::whole_file::Failed;

/// What went wrong with an export. Whatever it was: no unfinished file is left, and a file that was there is
/// as it was.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The ledger.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// `--fields`.
    #[error(transparent)]
    Fields(#[from] UnknownField),
    /// A filter that the report has not.
    #[error("the report {report} cannot be narrowed by {filter}")]
    Filter {
        /// The report.
        report: &'static str,
        /// What the filter asks for, in words.
        filter: &'static str,
    },
    /// More rows than a spreadsheet has room for.
    #[error("{room}")]
    Room {
        /// The first row without room.
        #[from]
        room: NoRoom,
    },
    /// The writer that [`write`](super::write) was given.
    #[error("the report could not be written: {0}")]
    Write(#[from] io::Error),
    /// A file or its folder.
    #[error(transparent)]
    File(#[from] Failed),
    /// Something at that path is not what gainsay wrote there.
    #[error("{} {}", path.display(), if *edited { "was changed since gainsay wrote it" } else { "was not written by gainsay" })]
    NotOurs {
        /// The file.
        path: PathBuf,
        /// Whether gainsay wrote an earlier content of it.
        edited: bool,
    },
    /// The path is that of the ledger, or of a file that SQLite keeps beside it.
    #[error("{} is the ledger's own file", path.display())]
    TheLedger {
        /// The path.
        path: PathBuf,
    },
    /// The path has something that is no ordinary file, or is none that a file can have.
    #[error("{} is not an ordinary file", path.display())]
    NotAFile {
        /// The path.
        path: PathBuf,
    },
    /// The folder is not there.
    #[error("there is no folder {}", path.display())]
    NoFolder {
        /// The folder.
        path: PathBuf,
    },
}

impl ExportError {
    /// The stable word for this trouble, for programs.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Store(error) => error.kind(),
            Self::Fields(_) | Self::Filter { .. } => "usage",
            Self::Room { .. } => "too-large",
            Self::Write(source) | Self::File(Failed { source, .. }) if is_full(source) => "disk-full",
            Self::Write(_) | Self::File(_) => "io",
            Self::NotOurs { .. } => "not-ours",
            Self::TheLedger { .. } | Self::NotAFile { .. } => "refused",
            Self::NoFolder { .. } => "not-found",
        }
    }

    /// What to do next, one command or advice a line.
    pub fn hints(&self) -> Vec<String> {
        match self {
            Self::Store(error) => error.hints(),
            Self::Fields(_) => vec!["see what each column means with: gainsay export --list".into()],
            Self::Filter { report, .. } => {
                vec![format!("leave the filter out to export {report} whole, or export claims with it")]
            }
            Self::Room { .. } => {
                vec![
                    "write the rest into further files with --split, or narrow the report with a filter"
                        .into(),
                ]
            }
            Self::Write(source) | Self::File(Failed { source, .. }) if is_full(source) => {
                vec!["make room on that disk and repeat the command; no unfinished file was left".into()]
            }
            Self::Write(_) => vec![],
            Self::File(_) => {
                vec!["no unfinished file was left; check the folder and its permissions".into()]
            }
            Self::NotOurs { .. } => {
                vec!["it was left as it is; choose another name (with -o, in an import with --rejected), or replace it with --force".into()]
            }
            Self::TheLedger { .. } => vec!["choose another name with -o; nothing was changed".into()],
            Self::NotAFile { .. } => {
                vec!["choose another name with -o, or write to standard output with: -o -".into()]
            }
            Self::NoFolder { .. } => vec!["make the folder first, or choose another one with -o".into()],
        }
    }

    /// Whether the reader of a pipe went away: no failure of ours.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Write(source) if source.kind() == io::ErrorKind::BrokenPipe)
    }
}

fn is_full(source: &io::Error) -> bool {
    matches!(source.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

impl CarriesStoreError for ExportError {
    fn map_store_error(self, explain: impl FnOnce(StoreError) -> StoreError) -> Self {
        match self {
            Self::Store(error) => Self::Store(explain(error)),
            other => other,
        }
    }
}

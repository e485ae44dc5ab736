//! What a person is told when a command does not succeed, and what a program is.
//!
//! An error has a stable kind, a message that names the thing and the value, what lay behind it, and hints
//! that say what to do next. The kind decides the exit code.

use std::error::Error;

use serde_json::{Value, json};

use crate::export::ExportError;
use crate::intake::capture::ArchiveError;
use crate::intake::capture::retrieve::{RetrieveError, plain};
use crate::intake::capture::take::TakeError;
use crate::intake::flags::FlagsError;
use crate::intake::log::LogError;
use crate::output::UnknownField;
use crate::reading::worksheet::Problems;
use crate::record::Refused;
use crate::store::{CarriesStoreError, StoreError};

/// Why a command did not succeed.
#[derive(Debug)]
pub enum CliError {
    /// The ledger.
    Store(StoreError),
    /// No ledger was named, and none was found from this folder upward.
    NoLedger {
        /// The folder.
        folder: std::path::PathBuf,
    },
    /// Worksheets: all their problems.
    Problems(Vec<Problems>),
    /// Flags that say what a worksheet says: all their problems.
    Flags(Problems),
    /// The command line does not make sense.
    Usage {
        /// What is wrong with it.
        message: String,
        /// What to do next.
        hints: Vec<String>,
    },
    /// Something else failed.
    Failed {
        /// The stable word for programs.
        kind: &'static str,
        /// What happened, to which thing.
        message: String,
        /// What to do next.
        hints: Vec<String>,
    },
    /// A file that was to be written.
    Export(ExportError),
    /// Reading or writing a file or a stream.
    Io {
        /// What was being done, with the file's name.
        what: String,
        /// The system's account.
        source: std::io::Error,
    },
    /// A check found something. The program did not fail; its exit code tells.
    Findings {
        /// How many.
        count: usize,
    },
    /// The person interrupted a review.
    Interrupted,
    /// Whoever read our output has stopped reading: no error at all.
    ClosedPipe,
}

impl CliError {
    /// Whether what was asked for is not there.
    pub(super) fn is_not_found(&self) -> bool {
        matches!(self, Self::Store(StoreError::NoSuch { .. }) | Self::Failed { kind: "not-found", .. })
    }

    /// A command line that does not make sense.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::Usage { message: message.into(), hints: Vec::new() }
    }

    /// Something that failed, with its stable word.
    pub fn failed(kind: &'static str, message: impl Into<String>) -> Self {
        Self::Failed { kind, message: message.into(), hints: Vec::new() }
    }

    /// This error with one more hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        if let Self::Usage { hints, .. } | Self::Failed { hints, .. } = &mut self {
            hints.push(hint.into());
        }
        self
    }

    /// An error of a stream or a file; a closed pipe is none.
    pub fn io(what: impl Into<String>, source: std::io::Error) -> Self {
        if source.kind() == std::io::ErrorKind::BrokenPipe {
            return Self::ClosedPipe;
        }
        Self::Io { what: what.into(), source }
    }

    /// The stable word for programs.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Store(error) => error.kind(),
            Self::NoLedger { .. } => "missing",
            Self::Problems(_) => "worksheet",
            Self::Usage { .. } | Self::Flags(_) => "usage",
            Self::Failed { kind, .. } => kind,
            Self::Export(error) => error.kind(),
            Self::Io { .. } => "io",
            Self::Findings { .. } => "findings",
            Self::Interrupted => "interrupted",
            Self::ClosedPipe => "closed-pipe",
        }
    }

    /// The exit code: 1 failed or not found, 2 usage, 3 a check found something, 4 the ledger cannot
    /// be used.
    pub fn exit(&self) -> u8 {
        match self {
            Self::Store(error) if error.is_unusable_ledger() => 4,
            Self::NoLedger { .. } => 4,
            Self::Usage { .. } | Self::Flags(_) => 2,
            Self::Export(error) if error.kind() == "usage" => 2,
            Self::Findings { .. } => 3,
            Self::Interrupted => 130,
            Self::ClosedPipe => 0,
            _ => 1,
        }
    }

    /// What happened.
    pub fn message(&self) -> String {
        match self {
            Self::Store(error) => error.to_string(),
            Self::NoLedger { folder } => {
                format!("no ledger here: no gainsay.db in {} or in a folder above it", folder.display())
            }
            Self::Problems(files) => {
                let count: usize = files.iter().map(|file| file.problems().len()).sum();
                let places: Vec<&str> = files.iter().map(Problems::file).collect();
                let problems = if count == 1 { "1 problem".to_owned() } else { format!("{count} problems") };
                format!("nothing was recorded: {problems} in {}", places.join(", "))
            }
            Self::Flags(problems) => {
                let count = problems.problems().len();
                let problems = if count == 1 { "a problem".to_owned() } else { format!("{count} problems") };
                format!("nothing was recorded: {problems} with the flags")
            }
            Self::Usage { message, .. } | Self::Failed { message, .. } => message.clone(),
            Self::Export(error) => error.to_string(),
            Self::Io { what, source } => format!("{what}: {}", plain(source)),
            Self::Findings { count } => {
                if *count == 1 {
                    "1 finding".to_owned()
                } else {
                    format!("{count} findings")
                }
            }
            Self::Interrupted => "interrupted".to_owned(),
            Self::ClosedPipe => String::new(),
        }
    }

    /// What lay behind it, outermost first.
    pub fn causes(&self) -> Vec<String> {
        let mut causes = Vec::new();
        if let Self::Store(error) = self {
            let mut next = error.source();
            while let Some(cause) = next {
                causes.push(cause.to_string());
                next = cause.source();
            }
        }
        causes
    }

    /// What to do next.
    pub fn hints(&self) -> Vec<String> {
        match self {
            Self::Store(error) => error.hints(),
            Self::Export(error) => error.hints(),
            Self::NoLedger { .. } => vec![
                "log a first article with: gainsay log WORKSHEET.toml".into(),
                "start an empty ledger with: gainsay init; name one elsewhere with: --db FILE".into(),
            ],
            Self::Usage { hints, .. } | Self::Failed { hints, .. } => hints.clone(),
            _ => Vec::new(),
        }
    }

    fn files(&self) -> &[Problems] {
        match self {
            Self::Problems(files) => files,
            Self::Flags(flags) => std::slice::from_ref(flags),
            _ => &[],
        }
    }

    /// The error as a person reads it, without a final line break.
    pub fn for_people(&self) -> String {
        let mut text = format!("error: {}", self.message());
        for file in self.files() {
            text.push('\n');
            text.push_str(&file.to_string());
        }
        for cause in self.causes() {
            text.push_str("\n  caused by: ");
            text.push_str(&cause);
        }
        for hint in self.hints() {
            text.push_str("\n  hint: ");
            text.push_str(&hint);
        }
        text
    }

    /// The error as a program reads it: `{"error":{"kind","message","hints",…}}`.
    pub fn for_programs(&self) -> Value {
        let mut error = json!({
            "kind": self.kind(),
            "message": self.message(),
            "causes": self.causes(),
            "hints": self.hints(),
        });
        if !self.files().is_empty() {
            let problems = self.files().iter().flat_map(|file| {
                file.problems().iter().map(move |problem| {
                    json!({
                        "file": file.file(),
                        "line": problem.place.map(|place| place.line),
                        "column": problem.place.map(|place| place.column),
                        "message": problem.message,
                        "hint": problem.hint,
                    })
                })
            });
            error["problems"] = Value::Array(problems.collect());
        }
        json!({ "error": error })
    }
}

impl From<StoreError> for CliError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<LogError> for CliError {
    fn from(error: LogError) -> Self {
        match error {
            LogError::Problems(problems) => Self::Problems(problems),
            LogError::Store(error) => Self::Store(error),
        }
    }
}

impl From<FlagsError> for CliError {
    fn from(error: FlagsError) -> Self {
        match error {
            FlagsError::Problems(problems) => Self::Flags(problems),
            FlagsError::Store(error) => Self::Store(error),
        }
    }
}

impl From<Refused> for CliError {
    fn from(Refused { why, hints }: Refused) -> Self {
        hints.into_iter().fold(Self::failed("refused", why), Self::hint)
    }
}

impl From<RetrieveError> for CliError {
    fn from(error: RetrieveError) -> Self {
        let message = error.to_string();
        match error {
            RetrieveError::Read { name, source } => Self::io(format!("cannot read {name}"), source),
            RetrieveError::TooLarge { .. } => Self::failed("page", message)
                .hint("copy the article's text into a .txt file and add that; nothing was stored"),
            RetrieveError::Archive { name, source: ArchiveError::NotChosen(why) } => {
                why.hints(&name).into_iter().fold(Self::failed("page", message), Self::hint)
            }
            RetrieveError::Archive { .. } => Self::failed("page", message)
                .hint("open it in a replay program and save the page as .html; nothing was stored"),
            RetrieveError::Fetch { .. } => Self::failed("page", message)
                .hint("save the page in a browser and add the file instead; nothing was stored"),
        }
    }
}

impl From<TakeError> for CliError {
    fn from(error: TakeError) -> Self {
        let hints = error.hints();
        hints.into_iter().fold(Self::failed("page", error.to_string()), Self::hint)
    }
}

impl From<ExportError> for CliError {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Store(error) => Self::Store(error),
            error if error.is_broken_pipe() => Self::ClosedPipe,
            other => Self::Export(other),
        }
    }
}

impl From<std::io::Error> for CliError {
    fn from(error: std::io::Error) -> Self {
        Self::io("the result cannot be written", error)
    }
}

impl From<UnknownField> for CliError {
    fn from(error: UnknownField) -> Self {
        Self::usage(error.to_string())
    }
}

impl CarriesStoreError for CliError {
    fn map_store_error(self, explain: impl FnOnce(StoreError) -> StoreError) -> Self {
        match self {
            Self::Store(error) => Self::Store(explain(error)),
            other => other,
        }
    }
}

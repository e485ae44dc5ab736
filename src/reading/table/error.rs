//! Why a file cannot be read as a table, with the line and what to do next.

/// Why a file cannot be read, or not any further. Nothing of it is to be used then.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The system does not give it.
    #[error("it cannot be read: {0}")]
    Io(#[from] std::io::Error),
    /// Nothing in it.
    #[error("it is empty")]
    Empty,
    /// Nothing but what is to be skipped.
    #[error("nothing stands after its first {0} lines")]
    NothingAfter(u64),
    /// No such encoding.
    #[error("there is no encoding {0:?}")]
    UnknownEncoding(String),
    /// Bytes that are not of the encoding.
    #[error("line {line}: byte {byte:#04X} at offset {offset} is not {encoding}")]
    NotInEncoding {
        /// The line, from 1.
        line: u64,
        /// The byte.
        byte: u8,
        /// Bytes before it.
        offset: u64,
        /// The encoding's name.
        encoding: String,
        /// Whether everything else fits a Western European single-byte encoding.
        looks_western: bool,
    },
    /// A quote that is never closed.
    #[error("line {line}, cell {cell}: the quote that opens here is never closed")]
    Unclosed {
        /// Where it opens.
        line: u64,
        /// Which cell of its record, from 1.
        cell: usize,
    },
    /// Something between a closing quote and the end of its cell.
    #[error(
        "line {line}, cell {cell}: after the closing quote comes {found:?} instead of {delimiter} or the end of the line"
    )]
    AfterQuote {
        /// The line.
        line: u64,
        /// Which cell of its record, from 1.
        cell: usize,
        /// What was found there.
        found: String,
        /// The delimiter's name.
        delimiter: String,
    },
    /// A record larger than a record can be.
    #[error("line {line}: the record that begins here is longer than {} MiB", limit >> 20)]
    TooLong {
        /// Where it begins.
        line: u64,
        /// The limit in bytes.
        limit: usize,
    },
    /// Not a workbook, or a broken one.
    #[error("it cannot be read as a workbook: {0}")]
    Workbook(String),
    /// A workbook behind a password.
    #[error("the workbook is encrypted with a password")]
    Encrypted,
    /// A file of another kind, which has no table that is read.
    #[error("it is no table that is read, but {what}")]
    OtherKind {
        /// What it is.
        what: &'static str,
        /// What to do instead.
        instead: &'static str,
    },
    /// Sheets that could be read, and have nothing in them.
    #[error(
        "{} nothing in {} cells; the workbook has: {}",
        none_of(sheets), if sheets.len() == 1 { "its" } else { "their" }, all.join(", ")
    )]
    NoCells {
        /// Those that were looked at.
        sheets: Vec<String>,
        /// All there are.
        all: Vec<String>,
    },
    /// A workbook that is too large unpacked.
    #[error("the workbook unpacks to more than {} MiB", limit >> 20)]
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// No sheet of that name.
    #[error("there is no sheet {name:?}; the workbook has: {}", sheets.join(", "))]
    NoSheet {
        /// The name asked for.
        name: String,
        /// Those there are.
        sheets: Vec<String>,
    },
    /// A line that is no JSON object.
    #[error("line {line}: {why}")]
    Json {
        /// The line.
        line: u64,
        /// What is wrong.
        why: String,
    },
}

impl TableError {
    /// What to do next.
    pub fn hints(&self) -> Vec<String> {
        let hint = match self {
            Self::Io(_) => return Vec::new(),
            Self::Empty => {
                "a table has at least a line with the names of its columns, or rows and --no-header"
            }
            Self::NothingAfter(_) => "say with --skip how many lines stand above the names of the columns",
            Self::UnknownEncoding(_) => {
                "use one such as utf-8, windows-1252, iso-8859-2, utf-16le or shift_jis"
            }
            Self::NotInEncoding { looks_western: true, .. } => {
                "it may be Windows-1252 (Latin-1), as older spreadsheets write it: say so with --encoding windows-1252, and look \
                 at the accents with --dry-run"
            }
            Self::NotInEncoding { .. } => "say which encoding it has with --encoding, or save it as UTF-8",
            Self::Unclosed { .. } | Self::AfterQuote { .. } => {
                "if quotes mean nothing in this file, say --quote none; if a quote inside a cell stands after a backslash, --escape \
                 backslash; else it is written twice; --partial records the other rows"
            }
            Self::TooLong { .. } => {
                "is it one table with a line for each row? if a quote opens by mistake, mend it, or say --quote none"
            }
            Self::Workbook(_) => "save it again as .xlsx, or as CSV in UTF-8",
            Self::Encrypted => {
                "open it with its password and save it without one as .xlsx, or as CSV in UTF-8"
            }
            Self::TooLarge { .. } => "save the sheet as CSV in UTF-8: a file of any size is read",
            Self::OtherKind { instead, .. } => instead,
            Self::NoSheet { .. } | Self::NoCells { .. } => "name one of them with --sheet",
            Self::Json { .. } => "JSON lines have one object on each line: {\"text\": \"…\", \"by\": \"…\"}",
        };
        vec![hint.to_owned()]
    }
}

fn none_of(sheets: &[String]) -> String {
    let quoted: Vec<String> = sheets.iter().map(|name| format!("{name:?}")).collect();
    match quoted.as_slice() {
        [] => "its sheets that are not hidden have".to_owned(),
        [one] => format!("the sheet {one} has"),
        more => format!("the sheets {} have", more.join(", ")),
    }
}

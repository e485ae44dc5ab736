//! The formats a result can take, and what the caller decides about its looks.
//!
//! Owns the words of `--format` and the file endings that stand for them. Plain data; decides nothing by
//! itself.

use std::path::Path;

use crate::domain::vocabulary::vocabulary;

vocabulary!(
    /// How a result is written.
    Format, "format", {
        /// Aligned columns for people; the only format that depends on the width of the terminal.
        Table => "table",
        /// One JSON array (RFC 8259) of objects; a single record is one object.
        Json => "json",
        /// JSON Lines: one object a line, each line complete in itself.
        Jsonl => "jsonl",
        /// RFC 4180 with a header, UTF-8 without byte order mark, records ended by LF.
        Csv => "csv",
        /// A table of GitHub Flavored Markdown.
        Markdown => "md",
    }
);

impl Format {
    /// The format that a file's ending stands for, upper or lower case: `.json`, `.jsonl` and `.ndjson`,
    /// `.csv`, `.md` and `.markdown`, `.txt` (table). None for every other ending, and for no ending.
    pub fn from_path(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "txt" => Some(Self::Table),
            "json" => Some(Self::Json),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "csv" => Some(Self::Csv),
            "md" | "markdown" => Some(Self::Markdown),
            _ => None,
        }
    }
}

/// What the caller decides about the looks of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// The format.
    pub format: Format,
    /// Columns of the terminal that a table may take; None: as wide as its content, nothing is wrapped.
    pub width: Option<u16>,
    /// Whether a table may carry ANSI escape sequences of its own (bold names). The content never carries
    /// any.
    pub colour: bool,
}

impl Style {
    /// The format alone: nothing wrapped, no colour; as for a file or a pipe.
    pub const fn plain(format: Format) -> Self {
        Self { format, width: None, colour: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Vocabulary;

    #[test]
    fn a_file_ending_gives_the_format() {
        for (path, format) in [
            ("out/disputed.csv", Some(Format::Csv)),
            ("A.JSON", Some(Format::Json)),
            ("a.jsonl", Some(Format::Jsonl)),
            ("a.ndjson", Some(Format::Jsonl)),
            ("a.json.md", Some(Format::Markdown)),
            ("a.txt", Some(Format::Table)),
            ("a.xlsx", None),
            ("csv", None),
            (".csv", None),
            ("-", None),
        ] {
            assert_eq!(Format::from_path(Path::new(path)), format, "{path}");
        }
    }

    #[test]
    fn every_word_but_table_is_also_the_ending_of_its_files() {
        for format in Format::ALL.iter().filter(|format| **format != Format::Table) {
            assert_eq!(Format::from_path(Path::new(&format!("a.{format}"))), Some(*format));
        }
    }
}

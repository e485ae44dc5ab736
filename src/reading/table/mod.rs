//! Tables of files: CSV, TSV, XLSX and JSON lines become records of text cells, each with the line it stands
//! on.
//!
//! Owns how a file is read: its encoding, delimiter and quoting, which are found out and told ([`Shape`]),
//! and what is malformed. Knows nothing of claims. Called by [`import`](crate::intake::import) and the
//! command line. It never guesses silently, never drops a row or a cell, and holds one record at a time,
//! whatever the size of the file: everything that is not UTF-8 text with delimiters is first written as such
//! into a temporary file.

mod asked;
mod delimited;
mod encoding;
mod error;
mod guess;
mod kinds;
mod lines;
mod open;
mod quoting;
mod salvage;
mod shown;
mod spool;
#[cfg(test)]
mod tests;
mod workbook;

use std::fs::File;

pub use asked::Asked;
pub use delimited::{Record, Records};
pub use error::TableError;
pub use quoting::{Escaping, Quoting};

use crate::domain::vocabulary::vocabulary;
use quoting::Dialect;

/// Longest record, in bytes: a claim's text, quote and note at their longest, and room for the rest.
pub const MAX_RECORD: usize = 8 << 20;

vocabulary!(
    /// What a file is.
    TableKind, "kind of table", {
        /// Text with a delimiter between cells.
        Delimited => "csv",
        /// A workbook of a spreadsheet program.
        Workbook => "xlsx",
        /// A JSON object on each line.
        Lines => "jsonl",
    }
);

/// How a file was read, and why where that was found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// What it is.
    pub kind: TableKind,
    /// Its encoding by its standard name; of a workbook and JSON lines UTF-8.
    pub encoding: String,
    /// The byte between cells, if there are delimiters.
    pub delimiter: Option<u8>,
    /// What encloses a cell, if there are delimiters.
    pub quoting: Option<Quoting>,
    /// Whether a backslash takes the next character its meaning.
    pub escapes: bool,
    /// The sheet, if it is a workbook.
    pub sheet: Option<String>,
    /// What was found out and may surprise, in sentences.
    pub notes: Vec<String>,
}

impl Shape {
    /// The shape in a few words: "CSV, UTF-8, comma between cells, cells in double quotes".
    pub fn in_words(&self) -> String {
        match (self.kind, self.delimiter) {
            (TableKind::Workbook, _) => {
                format!("XLSX, sheet {:?}", self.sheet.as_deref().unwrap_or_default())
            }
            (TableKind::Lines, _) => "JSON lines".to_owned(),
            (TableKind::Delimited, delimiter) => {
                let delimiter = delimiter.map_or_else(String::new, guess::name);
                let quotes = match self.quoting {
                    Some(Quoting::None) => "quotes are characters like any other",
                    Some(Quoting::Single) => "cells may be in single quotes",
                    _ => "cells may be in double quotes",
                };
                let escapes = if self.escapes { ", backslash before quotes" } else { "" };
                format!("{}, {delimiter} between cells, {quotes}{escapes}", self.encoding)
            }
        }
    }
}

/// A file that can be read, from its first record, as often as need be.
#[derive(Debug)]
pub struct Table {
    file: File,
    /// Where its first record begins, in bytes.
    start: u64,
    dialect: Dialect,
    /// How many lines are left out at its beginning.
    skipped: u64,
    is_lenient: bool,
    /// Whether the first cell of each record is the line on which it stood in the original.
    is_numbered: bool,
    shape: Shape,
}

impl Table {
    /// How the file is read.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// How many lines, of a workbook rows, are left out at its beginning because somebody said so.
    pub fn skipped(&self) -> u64 {
        self.skipped
    }

    /// Whether the first record can only be names: the keys of JSON lines.
    pub fn has_names(&self) -> bool {
        self.shape.kind == TableKind::Lines
    }
}

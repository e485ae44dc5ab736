//! Tables of files: CSV, TSV, XLSX and JSON lines become records of text cells, each with the line it stands
//! on.
//!
//! Owns how a file is read: its encoding, delimiter and quoting, which are found out and told ([`Shape`]),
//! and what is malformed. Knows nothing of claims. Called by [`import`](crate::intake::import) and the
//! command line. It never guesses silently, never drops a row or a cell, and holds one record at a time,
//! whatever the size of the file: everything that is not UTF-8 text with delimiters is first written as such
//! into a temporary file.

mod delimited;
mod encoding;
mod error;
mod guess;
mod lines;
mod open;
mod quoting;
mod spool;
#[cfg(test)]
mod tests;
mod workbook;

use std::fs::File;

pub use delimited::{Record, Records};
pub use error::TableError;
pub use quoting::Quoting;

use crate::domain::vocabulary::vocabulary;

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

/// How a file is to be read, as far as somebody said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The byte between cells: ASCII, no quote, no line end.
    pub delimiter: Option<u8>,
    /// What a double quote means.
    pub quoting: Option<Quoting>,
    /// A label of the WHATWG encoding standard: `utf-8`, `windows-1252`, `latin1`, `utf-16le`.
    pub encoding: Option<String>,
    /// The sheet of a workbook, by name.
    pub sheet: Option<String>,
}

/// How a file was read, and why where that was found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// What it is.
    pub kind: TableKind,
    /// Its encoding by its standard name; of a workbook and JSON lines UTF-8.
    pub encoding: String,
    /// The byte between cells, if there are delimiters.
    pub delimiter: Option<u8>,
    /// What a double quote means, if there are delimiters.
    pub quoting: Option<Quoting>,
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
                    _ => "cells may be in double quotes",
                };
                format!("{}, {delimiter} between cells, {quotes}", self.encoding)
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
    delimiter: u8,
    quoting: Quoting,
    /// Whether the first cell of each record is the line on which it stood in the original.
    is_numbered: bool,
    shape: Shape,
}

impl Table {
    /// How the file is read.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// Whether the first record can only be names: the keys of JSON lines.
    pub fn has_names(&self) -> bool {
        self.shape.kind == TableKind::Lines
    }
}

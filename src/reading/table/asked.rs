//! What somebody says of how a file is to be read. The rest is found out.

use super::quoting::{Escaping, Quoting};

/// How a file is to be read, as far as somebody said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The byte between cells: ASCII, no quote, no line end.
    pub delimiter: Option<u8>,
    /// What encloses a cell.
    pub quoting: Option<Quoting>,
    /// How a quote inside a cell in quotes is written; `None`: doubled.
    pub escaping: Option<Escaping>,
    /// How many lines, of a workbook rows, stand above the table.
    pub skip: u64,
    /// Whether a row with wrong quotes is a record with a fault, and not the end of reading.
    pub is_lenient: bool,
    /// A label of the WHATWG encoding standard: `utf-8`, `windows-1252`, `latin1`, `utf-16le`.
    pub encoding: Option<String>,
    /// The sheet of a workbook, by name.
    pub sheet: Option<String>,
}

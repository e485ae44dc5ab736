//! Rows of a workbook or of JSON lines, as numbered records in a temporary file.

use std::fs::File;
use std::io::{BufWriter, Write};

use super::error::TableError;

/// A temporary file that takes records: comma, cells in double quotes, the line first.
pub(super) struct Spool {
    out: BufWriter<File>,
}

impl Spool {
    pub(super) fn new() -> Result<Self, TableError> {
        Ok(Self { out: BufWriter::with_capacity(1 << 18, tempfile::tempfile()?) })
    }

    /// Adds a record.
    pub(super) fn put<'c>(
        &mut self,
        line: u64,
        cells: impl Iterator<Item = &'c str>,
    ) -> Result<(), TableError> {
        write!(self.out, "{line}")?;
        for cell in cells {
            self.out.write_all(b",\"")?;
            let mut rest = cell.as_bytes();
            while let Some(at) = memchr::memchr(b'"', rest) {
                self.out.write_all(&rest[..=at])?;
                self.out.write_all(b"\"")?;
                rest = &rest[at + 1..];
            }
            self.out.write_all(rest)?;
            self.out.write_all(b"\"")?;
        }
        self.out.write_all(b"\n")?;
        Ok(())
    }

    pub(super) fn finish(self) -> Result<File, TableError> {
        self.out.into_inner().map_err(|error| TableError::Io(error.into_error()))
    }
}

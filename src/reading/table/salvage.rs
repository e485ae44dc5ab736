//! What of a text with delimiters can be read past a row whose quotes are wrong.
//!
//! Only where rows may be rejected one by one. The line on which such a row begins is given as a record of
//! one cell with its fault, and reading goes on with the next line. A quote that opens by mistake looks like
//! one that encloses several lines, so the lines up to the next unpaired quote are in doubt: they are rows if
//! each has the cells that rows have, else they are given together with the first, as one. It must never make
//! a row of the rest of another.

use std::io::{BufRead, Read, Seek, SeekFrom};

use super::delimited::{Record, Records};
use super::error::TableError;
use super::{MAX_RECORD, guess};

/// How far the other quote is looked for: in lines, and in bytes.
const MOST_LINES: usize = 1_000;
const MOST_BYTES: usize = 1 << 20;

/// Rows with fewer cells are too easily found in prose.
const FEWEST_CELLS: usize = 3;

impl TableError {
    /// Whether it is the fault of one record, and others can be read.
    pub(super) fn is_of_record(&self) -> bool {
        matches!(self, Self::Unclosed { .. } | Self::AfterQuote { .. } | Self::TooLong { .. })
    }
}

impl Records<'_> {
    /// Makes `record` one of the lines that a malformed record, which began at `line` and `offset`, spoils,
    /// and goes on after them.
    pub(super) fn salvage(
        &mut self,
        record: &mut Record,
        (line, offset): (u64, u64),
        error: &TableError,
    ) -> Result<(), TableError> {
        let spans = self.line > line;
        self.go_to(line, offset)?;
        let first = self.raw_line()?;
        let after = (self.line, self.offset);
        let mut lines = vec![first];
        let is_doubtful = spans || self.is_unpaired(&lines[0]) || {
            let next = self.raw_line()?;
            self.go_to(after.0, after.1)?;
            self.is_unpaired(&next)
        };
        if is_doubtful && !self.are_rows(&mut lines)? {
            let last = line + lines.len() as u64 - 1;
            record.fault = Some(format!(
                "{error}; lines {line} to {last} are one row or several, which cannot be told, so they are left out together: mend \
                 them in the file"
            ));
        } else {
            lines.truncate(1);
            self.go_to(after.0, after.1)?;
            record.fault = Some(format!("{error}; mend the line in the file"));
        }
        let bytes = lines.join(&b'\n');
        record.line = line;
        record.text = String::from_utf8(bytes).map_err(|error| TableError::NotInEncoding {
            line,
            byte: error.as_bytes().get(error.utf8_error().valid_up_to()).copied().unwrap_or_default(),
            offset: offset + error.utf8_error().valid_up_to() as u64,
            encoding: "UTF-8".to_owned(),
            looks_western: super::delimited::looks_western(error.as_bytes()),
        })?;
        record.ends = vec![record.text.len()];
        Ok(())
    }

    /// Reads on to the line with the other quote. Returns whether what lies between are rows of their own;
    /// then nothing of it is to be kept.
    fn are_rows(&mut self, lines: &mut Vec<Vec<u8>>) -> Result<bool, TableError> {
        let mut size = 0;
        loop {
            let is_end = self.source.fill_buf()?.is_empty();
            // A quote without another is a slip: what is in quotes ends.
            if is_end || lines.len() > MOST_LINES || size > MOST_BYTES {
                return Ok(true);
            }
            let next = self.raw_line()?;
            size += next.len();
            let is_other = self.is_unpaired(&next);
            lines.push(next);
            if is_other {
                break;
            }
        }
        let is_row = |line: &Vec<u8>| line.is_empty() || self.cells_of(line) == self.width;
        let between = &lines[1..lines.len() - 1];
        let by_themselves = if between.is_empty() { &lines[1..] } else { between };
        Ok(self.width >= FEWEST_CELLS && by_themselves.iter().all(is_row))
    }

    fn go_to(&mut self, line: u64, offset: u64) -> Result<(), TableError> {
        self.source.seek(SeekFrom::Start(offset))?;
        (self.line, self.offset) = (line, offset);
        Ok(())
    }

    /// The next line without its end.
    fn raw_line(&mut self) -> Result<Vec<u8>, TableError> {
        let mut bytes = Vec::new();
        let limit = MAX_RECORD as u64;
        (&mut self.source).take(limit).read_until(b'\n', &mut bytes)?;
        self.offset += bytes.len() as u64;
        if bytes.last() == Some(&b'\n') {
            self.line += 1;
            bytes.pop();
            bytes.pop_if(|last| *last == b'\r');
        } else if bytes.len() as u64 == limit {
            return Err(TableError::TooLong { line: self.line, limit: MAX_RECORD });
        }
        Ok(bytes)
    }

    /// Whether a line has a quote without another.
    fn is_unpaired(&self, line: &[u8]) -> bool {
        self.dialect.quote.is_some_and(|quote| !memchr::memchr_iter(quote, line).count().is_multiple_of(2))
    }

    /// How many cells a line has by itself.
    fn cells_of(&self, line: &[u8]) -> usize {
        guess::fit(line, true, self.dialect).even.1
    }
}

//! Text with delimiters, read strictly as RFC 4180 has it, record by record.
//!
//! The csv crate, which writes our exports, is not used here: it takes a quote that is never closed, and text
//! after a closing quote, without a word, and so can swallow rows. What is lenient: LF, CRLF and CR end a
//! record, blank lines are skipped, and a quote inside a cell that does not begin with one stands for itself.
//! Where rows may be rejected one by one, `salvage` says what of a malformed one is given.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};

use memchr::{memchr, memchr_iter, memchr2, memchr3};

use super::error::TableError;
use super::quoting::Dialect;
use super::{MAX_RECORD, Table, guess};
use crate::domain::text::is_blank;

/// One row: its cells as they stand in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// The line on which it begins, from 1; of a workbook the row.
    pub line: u64,
    pub(super) text: String,
    pub(super) ends: Vec<usize>,
    pub(super) fault: Option<String>,
}

impl Record {
    /// How many cells it has.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it has no cells.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// A cell by its place, from 0; empty past the last.
    pub fn cell(&self, at: usize) -> &str {
        let Some(end) = self.ends.get(at) else { return "" };
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.text[start..*end]
    }

    /// All cells, in order.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.cell(at))
    }

    /// Whether no cell shows anything: what spreadsheets leave below a table.
    pub fn is_blank(&self) -> bool {
        is_blank(&self.text)
    }

    /// What is wrong with its quotes, if it could not be read: then it is one cell, with its lines as they
    /// stand in the file.
    pub fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }

    /// The place of the first cell with a NUL, which no text can hold.
    pub fn nul(&self) -> Option<usize> {
        let at = memchr(0, self.text.as_bytes())?;
        Some(self.ends.partition_point(|end| *end <= at))
    }
}

/// The records of a table, from the first.
#[derive(Debug)]
pub struct Records<'t> {
    pub(super) source: BufReader<&'t File>,
    pub(super) dialect: Dialect,
    is_numbered: bool,
    /// Of numbered records, those of lines up to this one are left out.
    skipped: u64,
    is_lenient: bool,
    /// The line of the next byte, from 1.
    pub(super) line: u64,
    /// Bytes read before the next one.
    pub(super) offset: u64,
    /// How many cells the last sound record had.
    pub(super) width: usize,
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// At the first byte of a cell.
    Cell,
    Plain,
    Quoted,
    /// After a quote in a quoted cell: it closes, or is the first of two.
    Closing,
    /// After a backslash, in a quoted cell or not.
    Escaped(bool),
}

impl Table {
    /// The records from the first, which may be the names of the columns.
    pub fn records(&self) -> Result<Records<'_>, TableError> {
        let mut file = &self.file;
        file.seek(SeekFrom::Start(self.start))?;
        Ok(Records {
            source: BufReader::with_capacity(1 << 18, &self.file),
            dialect: self.dialect,
            is_numbered: self.is_numbered,
            skipped: self.skipped,
            is_lenient: self.is_lenient,
            line: if self.is_numbered { 1 } else { self.skipped + 1 },
            offset: self.start,
            width: 0,
            bytes: Vec::new(),
            ends: Vec::new(),
        })
    }
}

impl Table {
    /// Reads it from beginning to end: what is malformed is known before a ledger is opened.
    ///
    /// # Errors
    /// The first place at which it cannot be read.
    pub fn check(&self) -> Result<(), TableError> {
        let mut records = self.records()?;
        let mut record = Record::default();
        while records.read(&mut record)? {}
        Ok(())
    }
}

impl Records<'_> {
    /// Reads the next record into `record`; `false` at the end.
    pub fn read(&mut self, record: &mut Record) -> Result<bool, TableError> {
        loop {
            let (line, offset) = (self.line, self.offset);
            match self.record(line) {
                Ok(true) => {}
                Ok(false) => return Ok(false),
                Err(error) if self.is_lenient && error.is_of_record() => {
                    self.salvage(record, (line, offset), &error)?;
                    return Ok(true);
                }
                Err(error) => return Err(error),
            }
            // A blank line.
            if self.ends.len() == 1 && self.bytes.is_empty() {
                continue;
            }
            record.line = line;
            record.fault = None;
            self.width = self.ends.len();
            record.ends.clone_from(&self.ends);
            let bytes = std::mem::replace(&mut self.bytes, std::mem::take(&mut record.text).into_bytes());
            record.text = match String::from_utf8(bytes) {
                Ok(text) => text,
                Err(_) => return Err(not_utf8(self.source.get_ref(), line, offset)),
            };
            if self.is_numbered {
                record.line = record.cell(0).parse().unwrap_or(line);
                let first = record.ends.first().copied().unwrap_or(0);
                record.text.drain(..first);
                record.ends.remove(0);
                record.ends.iter_mut().for_each(|end| *end -= first);
                if record.line <= self.skipped {
                    continue;
                }
            }
            return Ok(true);
        }
    }

    fn record(&mut self, first: u64) -> Result<bool, TableError> {
        self.bytes.clear();
        self.ends.clear();
        let Dialect { delimiter, quote, escapes } = self.dialect;
        let mut state = State::Cell;
        let mut opened = first;
        let mut any = false;
        loop {
            let buffer = self.source.fill_buf()?;
            if buffer.is_empty() {
                return self.at_end(state, opened, any);
            }
            any = true;
            let (length, mut at, mut is_done) = (buffer.len(), 0, false);
            while at < length && !is_done {
                let rest = &buffer[at..];
                match state {
                    State::Escaped(is_quoted) => {
                        if !self.dialect.takes_meaning(rest[0]) {
                            self.bytes.push(b'\\');
                        }
                        self.bytes.push(rest[0]);
                        self.line += u64::from(rest[0] == b'\n');
                        at += 1;
                        state = if is_quoted { State::Quoted } else { State::Plain };
                    }
                    State::Quoted => {
                        let quote = quote.unwrap_or_default();
                        let run = if escapes { memchr2(quote, b'\\', rest) } else { memchr(quote, rest) };
                        let text = &rest[..run.unwrap_or(rest.len())];
                        self.line += memchr_iter(b'\n', text).count() as u64;
                        self.bytes.extend_from_slice(text);
                        at += text.len();
                        if let Some(end) = run {
                            at += 1;
                            state = if rest[end] == quote { State::Closing } else { State::Escaped(true) };
                        }
                    }
                    State::Cell if quote == Some(rest[0]) => {
                        opened = self.line;
                        at += 1;
                        state = State::Quoted;
                    }
                    State::Closing if quote == Some(rest[0]) => {
                        self.bytes.push(rest[0]);
                        at += 1;
                        state = State::Quoted;
                    }
                    State::Cell | State::Plain | State::Closing => {
                        let run = memchr3(delimiter, b'\n', b'\r', rest);
                        let escape =
                            if escapes { memchr(b'\\', &rest[..run.unwrap_or(rest.len())]) } else { None };
                        let run = escape.or(run);
                        let text = &rest[..run.unwrap_or(rest.len())];
                        if state == State::Closing && (!text.is_empty() || escape.is_some()) {
                            let found = if text.is_empty() { &rest[..1] } else { text };
                            return Err(after_quote(self.line, self.ends.len() + 1, found, delimiter));
                        }
                        self.bytes.extend_from_slice(text);
                        at += text.len();
                        let Some(end) = run else {
                            state = State::Plain;
                            continue;
                        };
                        at += 1;
                        if escape.is_some() {
                            state = State::Escaped(false);
                            continue;
                        }
                        self.ends.push(self.bytes.len());
                        if rest[end] == delimiter {
                            state = State::Cell;
                        } else {
                            is_done = true;
                            self.line += 1;
                            if rest[end] == b'\r' {
                                // The LF of a CRLF may stand in the next block.
                                if let Some(next) = buffer.get(at) {
                                    at += usize::from(*next == b'\n');
                                } else {
                                    self.offset += at as u64;
                                    self.source.consume(at);
                                    at = 0;
                                    let follows = self.source.fill_buf()?.first() == Some(&b'\n');
                                    at += usize::from(follows);
                                }
                            }
                            break;
                        }
                    }
                }
            }
            if self.bytes.len() > MAX_RECORD {
                return Err(TableError::TooLong { line: first, limit: MAX_RECORD });
            }
            self.offset += at as u64;
            self.source.consume(at);
            if is_done {
                return Ok(true);
            }
        }
    }

    /// Ends the last record of the file; whether there is one.
    fn at_end(&mut self, state: State, opened: u64, any: bool) -> Result<bool, TableError> {
        if let State::Escaped(_) = state {
            self.bytes.push(b'\\');
        }
        if matches!(state, State::Quoted | State::Escaped(true)) {
            return Err(TableError::Unclosed { line: opened, cell: self.ends.len() + 1 });
        }
        if any {
            self.ends.push(self.bytes.len());
        }
        Ok(any)
    }
}

/// A cell that goes on after the quote that closes it.
fn after_quote(line: u64, cell: usize, found: &[u8], delimiter: u8) -> TableError {
    TableError::AfterQuote {
        line,
        cell,
        found: String::from_utf8_lossy(&found[..found.len().min(20)]).into_owned(),
        delimiter: guess::name(delimiter),
    }
}

/// Where a record that begins at `offset` stops being UTF-8, in the bytes of the file.
fn not_utf8(file: &File, line: u64, offset: u64) -> TableError {
    let bytes = match sample(file, offset, 2 * MAX_RECORD as u64) {
        Ok(bytes) => bytes,
        Err(error) => return error,
    };
    let valid = std::str::from_utf8(&bytes).err().map_or(0, |error| error.valid_up_to());
    TableError::NotInEncoding {
        line: line + memchr_iter(b'\n', &bytes[..valid]).count() as u64,
        byte: bytes.get(valid).copied().unwrap_or_default(),
        offset: offset + valid as u64,
        encoding: "UTF-8".to_owned(),
        looks_western: looks_western(&bytes),
    }
}

/// Whether bytes above ASCII stand alone between letters, as accents of Latin-1 do.
pub(super) fn looks_western(bytes: &[u8]) -> bool {
    bytes.iter().any(|byte| *byte >= 0x80)
        && !bytes.iter().any(|byte| matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D | 0))
}

/// Reads the first bytes of a file, at most `limit`, without moving past them for the next reader.
pub(super) fn sample(file: &File, start: u64, limit: u64) -> Result<Vec<u8>, TableError> {
    let mut reader = file;
    reader.seek(SeekFrom::Start(start))?;
    let mut bytes = Vec::new();
    reader.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

//! Opening a file as a table: what it is, its encoding, its delimiter.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, copy};
use std::path::Path;

use super::delimited::sample;
use super::error::TableError;
use super::quoting::{Dialect, Escaping};
use super::{Asked, Shape, Table, TableKind, encoding, guess, kinds, lines, workbook};

impl Table {
    /// Opens a file by its path.
    ///
    /// # Errors
    /// Whatever makes it no table; see [`TableError::hints`] for what to do.
    pub fn open(path: &Path, asked: &Asked) -> Result<Self, TableError> {
        let file = File::open(path)?;
        let about = file.metadata()?;
        if about.is_dir() {
            return Err(TableError::Io(std::io::Error::from(std::io::ErrorKind::IsADirectory)));
        }
        // A pipe can be read once, and waiting for it must not hold the ledger.
        let file = if about.is_file() { file } else { spooled(file)? };
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        Self::of(file, ending, asked)
    }

    /// Reads a stream to its end into a temporary file, and opens that.
    pub fn of_stream(stream: impl Read, asked: &Asked) -> Result<Self, TableError> {
        Self::of(spooled(stream)?, "", asked)
    }

    pub(super) fn of(file: File, ending: &str, asked: &Asked) -> Result<Self, TableError> {
        let mut head = sample(&file, 0, guess::SAMPLE)?;
        if head.is_empty() {
            return Err(TableError::Empty);
        }
        if let Some((what, instead)) = kinds::of(&head) {
            return Err(TableError::OtherKind { what, instead });
        }
        if kinds::is_archive(&head) {
            return Self::of_workbook(&file, asked);
        }
        if ending.eq_ignore_ascii_case("xlsx") {
            return Err(TableError::Workbook("its first bytes are not those of an XLSX file".to_owned()));
        }
        let mut notes = Vec::new();
        let mut start = 0;
        let mut file = file;
        let mark = encoding::marked(&head);
        let known = match (&asked.encoding, mark) {
            (Some(label), mark) => {
                let named = encoding::named(label)?;
                start = mark.filter(|(marked, _)| *marked == named).map_or(0, |(_, length)| length);
                named
            }
            (None, Some((marked, length))) => {
                start = length;
                marked
            }
            (None, None) => match encoding::looks_wide(&head) {
                Some(wide) => {
                    notes.push(format!(
                        "without a byte order mark it looks like {}, and is read so",
                        wide.name()
                    ));
                    wide
                }
                None => encoding_rs::UTF_8,
            },
        };
        if !encoding::is_utf8(known) {
            file = encoding::transcode(&file, start, known)?;
            start = 0;
        }
        if start > 0 || !encoding::is_utf8(known) {
            head = sample(&file, start, guess::SAMPLE)?;
        }
        let said = separator(&head);
        let above = said.map_or(0, |(_, length)| length).max(lines_length(&file, start, asked.skip)?);
        let skipped = asked.skip.max(u64::from(said.is_some()));
        if above > 0 {
            start += above;
            head = sample(&file, start, guess::SAMPLE)?;
            if head.is_empty() {
                return Err(if asked.skip == 0 {
                    TableError::Empty
                } else {
                    TableError::NothingAfter(asked.skip)
                });
            }
        }
        let is_object = head.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
        let is_lines = ["jsonl", "ndjson"].iter().any(|known| ending.eq_ignore_ascii_case(known));
        if is_lines || (is_object && asked.delimiter.is_none() && !ending.eq_ignore_ascii_case("csv")) {
            let shape = Shape { kind: TableKind::Lines, ..plain(known.name(), notes) };
            return Ok(Self::numbered(lines::read(&file, start, asked.skip)?, shape, 0));
        }
        let asked =
            &Asked { delimiter: asked.delimiter.or(said.map(|(delimiter, _)| delimiter)), ..asked.clone() };
        let is_whole = (head.len() as u64) < guess::SAMPLE;
        let found = guess::guess(&head, is_whole, asked);
        if found.ignores_quotes && asked.quoting.is_none() {
            notes.push(
                "most of its quotes enclose no cell, so they are read as characters like any other (--quote none); --quote double \
                 says otherwise"
                    .to_owned(),
            );
        }
        let escapes = asked.escaping == Some(Escaping::Backslash);
        let shape = Shape {
            delimiter: Some(found.delimiter),
            quoting: Some(found.quoting),
            escapes,
            ..plain(known.name(), notes)
        };
        Ok(Self {
            file,
            start,
            dialect: Dialect { delimiter: found.delimiter, quote: found.quoting.byte(), escapes },
            skipped,
            is_lenient: asked.is_lenient,
            is_numbered: false,
            shape,
        })
    }

    fn of_workbook(file: &File, asked: &Asked) -> Result<Self, TableError> {
        let sheet = workbook::read(file, asked.sheet.as_deref())?;
        let shape =
            Shape { kind: TableKind::Workbook, sheet: Some(sheet.name), ..plain("UTF-8", sheet.notes) };
        Ok(Self::numbered(sheet.rows, shape, asked.skip))
    }

    fn numbered(file: File, shape: Shape, skipped: u64) -> Self {
        let dialect = Dialect { delimiter: b',', quote: Some(b'"'), escapes: false };
        Self { file, start: 0, dialect, skipped, is_lenient: false, is_numbered: true, shape }
    }
}

/// The delimiter that a first line `sep=;` names for spreadsheets, and how long that line is.
fn separator(head: &[u8]) -> Option<(u8, u64)> {
    let end = memchr::memchr(b'\n', head)?;
    let line = head[..end].trim_ascii_end();
    let line = line.strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\"")).unwrap_or(line);
    let named = line.get(..4).filter(|start| start.eq_ignore_ascii_case(b"sep=")).map(|_| &line[4..])?;
    let delimiter = match named {
        // A tab at the end of a line is trimmed with its end.
        [] if head[..end].contains(&b'\t') => b'\t',
        [delimiter] if delimiter.is_ascii() && !delimiter.is_ascii_alphanumeric() => *delimiter,
        _ => return None,
    };
    Some((delimiter, end as u64 + 1))
}

/// How many bytes so many lines from `start` have.
fn lines_length(file: &File, start: u64, lines: u64) -> Result<u64, TableError> {
    let mut source = file;
    source.seek(SeekFrom::Start(start))?;
    let mut reader = BufReader::new(source);
    let mut length = 0;
    for _ in 0..lines {
        let more = reader.skip_until(b'\n')? as u64;
        if more == 0 {
            break;
        }
        length += more;
    }
    Ok(length)
}

fn plain(encoding: &str, notes: Vec<String>) -> Shape {
    Shape {
        kind: TableKind::Delimited,
        encoding: encoding.to_owned(),
        delimiter: None,
        quoting: None,
        escapes: false,
        sheet: None,
        notes,
    }
}

fn spooled(mut stream: impl Read) -> Result<File, TableError> {
    let mut spool = tempfile::tempfile()?;
    copy(&mut stream, &mut spool)?;
    spool.seek(SeekFrom::Start(0))?;
    Ok(spool)
}

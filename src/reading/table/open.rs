//! Opening a file as a table: what it is, its encoding, its delimiter.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, copy};
use std::path::Path;

use super::delimited::sample;
use super::error::TableError;
use super::{Asked, Quoting, Shape, Table, TableKind, encoding, guess, lines, workbook};

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
        if head.starts_with(workbook::COMPOUND) {
            return Err(TableError::Encrypted);
        }
        if head.starts_with(workbook::ZIP) {
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
        let is_object = head.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
        let is_lines = ["jsonl", "ndjson"].iter().any(|known| ending.eq_ignore_ascii_case(known));
        if is_lines || (is_object && asked.delimiter.is_none() && !ending.eq_ignore_ascii_case("csv")) {
            let shape = Shape { kind: TableKind::Lines, ..plain(known.name(), notes) };
            return Ok(Self::numbered(lines::read(&file, start)?, shape));
        }
        let is_whole = (head.len() as u64) < guess::SAMPLE;
        let found = guess::guess(&head, is_whole, asked.delimiter, asked.quoting);
        if found.ignores_quotes && asked.quoting.is_none() {
            notes.push(
                "most of its quotes enclose no cell, so they are read as characters like any other (--quote none); --quote double \
                 says otherwise"
                    .to_owned(),
            );
        }
        let shape = Shape {
            delimiter: Some(found.delimiter),
            quoting: Some(found.quoting),
            ..plain(known.name(), notes)
        };
        Ok(Self {
            file,
            start,
            delimiter: found.delimiter,
            quoting: found.quoting,
            is_numbered: false,
            shape,
        })
    }

    fn of_workbook(file: &File, asked: &Asked) -> Result<Self, TableError> {
        let sheet = workbook::read(file, asked.sheet.as_deref())?;
        let mut notes = Vec::new();
        if asked.sheet.is_none() && !sheet.others.is_empty() {
            notes.push(format!(
                "its other sheets are not read (--sheet names one): {}",
                sheet.others.join(", ")
            ));
        }
        let shape = Shape { kind: TableKind::Workbook, sheet: Some(sheet.name), ..plain("UTF-8", notes) };
        Ok(Self::numbered(sheet.rows, shape))
    }

    fn numbered(file: File, shape: Shape) -> Self {
        Self { file, start: 0, delimiter: b',', quoting: Quoting::Double, is_numbered: true, shape }
    }
}

fn plain(encoding: &str, notes: Vec<String>) -> Shape {
    Shape {
        kind: TableKind::Delimited,
        encoding: encoding.to_owned(),
        delimiter: None,
        quoting: None,
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

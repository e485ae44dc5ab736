//! XLSX: one sheet, row by row, as text cells.
//!
//! A date cell becomes its ISO date as precise as it is shown ([`Shown`]), a number the shortest text that
//! means it, a text what it says, a formula its last value. Before anything is kept, the workbook is unpacked
//! into nothing and counted: a small file can unpack to any size.

use std::fmt;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom, copy, sink};

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};

use super::error::TableError;
use super::kinds;
use super::shown::Shown;
use super::spool::Spool;

/// The most that a workbook may unpack to, in bytes. Its texts are held in memory.
const MAX_UNPACKED: u64 = 256 << 20;

/// The most columns that a sheet may use.
const MAX_COLUMNS: u32 = 1024;

/// What was read.
pub(super) struct Sheet {
    pub(super) rows: File,
    pub(super) name: String,
    /// What may surprise, in sentences.
    pub(super) notes: Vec<String>,
}

/// A sheet that there is.
struct Listed {
    name: String,
    is_hidden: bool,
    /// Whether it has cells: a chart has none.
    has_cells: bool,
}

impl fmt::Display for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        match (self.has_cells, self.is_hidden) {
            (false, _) => f.write_str(" (no cells, a chart)"),
            (true, true) => f.write_str(" (hidden)"),
            (true, false) => Ok(()),
        }
    }
}

/// Reads the sheet with this name, else the first that can be seen and has cells with something in them.
pub(super) fn read(file: &File, wanted: Option<&str>) -> Result<Sheet, TableError> {
    refuse_others(file, MAX_UNPACKED)?;
    let mut source = file;
    source.seek(SeekFrom::Start(0))?;
    let mut book: Xlsx<_> = Xlsx::new(BufReader::new(source)).map_err(in_words)?;
    let sheets: Vec<Listed> = book
        .sheets_metadata()
        .iter()
        .map(|sheet| Listed {
            name: sheet.name.clone(),
            is_hidden: sheet.visible != SheetVisible::Visible,
            has_cells: matches!(sheet.typ, SheetType::WorkSheet | SheetType::MacroSheet),
        })
        .collect();
    if sheets.is_empty() {
        return Err(TableError::Workbook("it has no sheets".to_owned()));
    }
    let all = || sheets.iter().map(Listed::to_string).collect();
    let tried: Vec<usize> = match wanted {
        Some(name) => {
            let at = sheets.iter().position(|sheet| sheet.name == name);
            vec![at.ok_or_else(|| TableError::NoSheet { name: name.to_owned(), sheets: all() })?]
        }
        None => (0..sheets.len()).filter(|at| !sheets[*at].is_hidden).collect(),
    };
    let mut empty = Vec::new();
    for at in tried {
        let sheet = &sheets[at];
        let rows = if sheet.has_cells { rows(&mut book, &sheet.name)? } else { None };
        let Some((rows, long)) = rows else {
            empty.push(sheet.name.clone());
            continue;
        };
        let mut notes = Vec::new();
        if let Some(before) = sheets[..at].first().filter(|_| wanted.is_none()) {
            let why = match (before.has_cells, before.is_hidden) {
                (false, _) => "is a chart",
                (true, true) => "is hidden",
                (true, false) => "is empty",
            };
            notes.push(format!("its first sheet, {:?}, {why}: {:?} is read", before.name, sheet.name));
        }
        if sheet.is_hidden {
            notes.push(format!("the sheet {:?} is hidden in the workbook", sheet.name));
        }
        let others = sheets.iter().filter(|other| other.name != sheet.name);
        let others: Vec<String> = others.map(Listed::to_string).collect();
        if wanted.is_none() && !others.is_empty() {
            notes.push(format!("its other sheets are not read (--sheet names one): {}", others.join(", ")));
        }
        notes.extend(of_long_numbers(&long));
        return Ok(Sheet { rows, name: sheet.name.clone(), notes });
    }
    if sheets.len() == 1 {
        return Err(TableError::Empty);
    }
    Err(TableError::NoCells { sheets: empty, all: all() })
}

/// Numbers longer than a spreadsheet keeps them: how many, and the first few.
#[derive(Default)]
struct LongNumbers {
    count: u64,
    first: Vec<String>,
}

fn of_long_numbers(long: &LongNumbers) -> Option<String> {
    let cells = match long.count {
        0 => return None,
        1 => "1 cell has a number".to_owned(),
        count => format!("{count} cells have numbers"),
    };
    let more = if long.count > long.first.len() as u64 { " …" } else { "" };
    Some(format!(
        "{cells} of more than 15 digits, of which a spreadsheet keeps 15, so that the last ones may be wrong: {}{more}",
        long.first.join(", ")
    ))
}

/// The cells of a sheet, row by row; `None` if there is nothing in any.
fn rows(book: &mut Xlsx<BufReader<&File>>, name: &str) -> Result<Option<(File, LongNumbers)>, TableError> {
    let is_1904 = book.has_1904_epoch();
    let mut spool = Spool::new()?;
    let mut cells = book.worksheet_cells_reader(name).map_err(in_words)?;
    let shown: Vec<Shown> = cells
        .styles()
        .iter()
        .map(|style| Shown::by(style.number_format.as_ref().map_or("", |format| &format.format_code)))
        .collect();
    let mut row: (u32, Vec<String>) = (0, Vec::new());
    let mut width = 0;
    let mut flush = |number: u32, row: &mut Vec<String>| -> Result<(), TableError> {
        if row.iter().any(|cell| !cell.is_empty()) {
            // The first row mostly has the names, and says how wide the table is: trailing empty cells are
            // not stored.
            width = if width == 0 { row.len() } else { width };
            row.resize(row.len().max(width), String::new());
            spool.put(u64::from(number) + 1, row.iter().map(String::as_str))?;
        }
        row.clear();
        Ok(())
    };
    let mut long = LongNumbers::default();
    let mut is_any = false;
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(in_words)? {
        let (number, column) = cell.get_position();
        if number != row.0 {
            flush(row.0, &mut row.1)?;
            row.0 = number;
        }
        let text = text(cell.get_value(), shown.get(style).copied().unwrap_or(Shown::Moment), is_1904);
        // A cell can be there only for its colour.
        if text.is_empty() {
            continue;
        }
        is_any = true;
        if column >= MAX_COLUMNS {
            return Err(TableError::Workbook(format!(
                "row {} uses more than {MAX_COLUMNS} columns",
                number + 1
            )));
        }
        if matches!(cell.get_value(), DataRef::Float(number) if number.abs() >= 1e15 && number.fract() == 0.0)
        {
            long.count += 1;
            if long.first.len() < 3 {
                long.first.push(format!("{}{}", letters(column), number + 1));
            }
        }
        let column = column as usize;
        row.1.resize(row.1.len().max(column + 1), String::new());
        row.1[column] = text;
    }
    flush(row.0, &mut row.1)?;
    Ok(if is_any { Some((spool.finish()?, long)) } else { None })
}

/// A column as spreadsheets call it: A, B … Z, AA.
pub(super) fn letters(column: u32) -> String {
    let (mut left, mut name) = (column + 1, String::new());
    while left > 0 {
        left -= 1;
        name.insert(0, char::from(b'A' + u8::try_from(left % 26).unwrap_or_default()));
        left /= 26;
    }
    name
}

/// Unpacks every part into nothing, and stops where it is too much: what a part says of its own size need not
/// be true. What is no XLSX is named.
fn refuse_others(file: &File, limit: u64) -> Result<(), TableError> {
    let mut source = file;
    source.seek(SeekFrom::Start(0))?;
    let broken = |error: zip::result::ZipError| TableError::Workbook(error.to_string());
    let mut archive = zip::ZipArchive::new(BufReader::new(source)).map_err(broken)?;
    let mut left = limit;
    let (mut names, mut mime) = (Vec::new(), Vec::new());
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(broken)?;
        names.push(part.name().unwrap_or_default().to_string());
        if names[at] == "mimetype" {
            (&mut part).take(200).read_to_end(&mut mime)?;
        }
        let size = copy(&mut (&mut part).take(left + 1), &mut sink())
            .map_err(|error| TableError::Workbook(format!("its part {} is broken: {error}", names[at])))?;
        left = left.checked_sub(size).ok_or(TableError::TooLarge { limit })?;
    }
    match kinds::of_archive(&names, &String::from_utf8_lossy(&mime)) {
        Some((what, instead)) => Err(TableError::OtherKind { what, instead }),
        None => Ok(()),
    }
}

fn in_words(error: XlsxError) -> TableError {
    match error {
        XlsxError::Io(error) => TableError::Io(error),
        XlsxError::Password => TableError::Encrypted,
        other => TableError::Workbook(other.to_string()),
    }
}

/// The text of a cell. An error such as #REF! stays as it is shown, for whoever takes the row to refuse.
fn text(value: &DataRef<'_>, shown: Shown, is_1904: bool) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => self::number(*number),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(at) => shown.text(at, is_1904).unwrap_or_else(|| self::number(at.as_f64())),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
    }
}

/// A number as the shortest text that means it, whole ones without a point; long ones with the digits that
/// are stored, not with zeros.
fn number(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e18 { format!("{number:.0}") } else { number.to_string() }
}
#[cfg(test)]
mod tests {
    use super::super::tests::workbooks::book;
    use super::*;

    #[test]
    fn what_unpacks_to_more_than_the_limit_is_refused() {
        let book = book(&[("One", &"<row/>".repeat(1000))]);
        assert!(refuse_others(&book, 1 << 20).is_ok());
        let error = refuse_others(&book, 2000).unwrap_err();
        assert!(matches!(error, TableError::TooLarge { limit: 2000 }), "{error}");
    }

    #[test]
    fn columns_have_the_letters_of_spreadsheets() {
        let named = [0, 25, 26, 701, 702, 16_383].map(letters);
        assert_eq!(named, ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }
}

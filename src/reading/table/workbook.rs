//! XLSX: one sheet, row by row, as text cells.
//!
//! A date cell becomes its ISO date, a number the shortest text that means it, a text what it says, a formula
//! its last value. Before anything is kept, the workbook is unpacked into nothing and counted: a small file
//! can unpack to any size.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom, copy, sink};

use calamine::{DataRef, ExcelDateTime, Reader as _, Xlsx, XlsxError};

use super::error::TableError;
use super::spool::Spool;

/// The most that a workbook may unpack to, in bytes. Its texts are held in memory.
const MAX_UNPACKED: u64 = 256 << 20;

/// The most columns that a sheet may use.
const MAX_COLUMNS: u32 = 1024;

/// The first bytes of every zip file, and of the old compound files that hold .xls and encrypted workbooks.
pub(super) const ZIP: &[u8] = b"PK";
pub(super) const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];

/// What was read.
pub(super) struct Sheet {
    pub(super) rows: File,
    pub(super) name: String,
    /// The other sheets.
    pub(super) others: Vec<String>,
}

/// Reads the sheet with this name, else the first that has rows.
pub(super) fn read(file: &File, wanted: Option<&str>) -> Result<Sheet, TableError> {
    refuse_bomb(file, MAX_UNPACKED)?;
    let mut source = file;
    source.seek(SeekFrom::Start(0))?;
    let mut book: Xlsx<_> = Xlsx::new(BufReader::new(source)).map_err(in_words)?;
    let names = book.sheet_names();
    let name = match wanted {
        Some(name) if names.iter().any(|known| known == name) => name.to_owned(),
        Some(name) => return Err(TableError::NoSheet { name: name.to_owned(), sheets: names }),
        None => names.first().cloned().ok_or_else(|| TableError::Workbook("it has no sheets".to_owned()))?,
    };
    let mut spool = Spool::new()?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(in_words)?;
    let mut row: (u32, Vec<String>) = (0, Vec::new());
    let mut width = 0;
    let mut flush = |number: u32, row: &mut Vec<String>| -> Result<(), TableError> {
        if row.iter().any(|cell| !cell.is_empty()) {
            // The first row has the names, and says how wide the table is: trailing empty cells are not
            // stored.
            width = if width == 0 { row.len() } else { width };
            row.resize(row.len().max(width), String::new());
            spool.put(u64::from(number) + 1, row.iter().map(String::as_str))?;
        }
        row.clear();
        Ok(())
    };
    while let Some(cell) = cells.next_cell().map_err(in_words)? {
        let (number, column) = cell.get_position();
        if column >= MAX_COLUMNS {
            return Err(TableError::Workbook(format!(
                "row {} uses more than {MAX_COLUMNS} columns",
                number + 1
            )));
        }
        if number != row.0 {
            flush(row.0, &mut row.1)?;
            row.0 = number;
        }
        let text = text(cell.get_value());
        if !text.is_empty() {
            let column = column as usize;
            row.1.resize(row.1.len().max(column + 1), String::new());
            row.1[column] = text;
        }
    }
    flush(row.0, &mut row.1)?;
    let others = names.into_iter().filter(|known| *known != name).collect();
    Ok(Sheet { rows: spool.finish()?, name, others })
}

/// Unpacks every part into nothing, and stops where it is too much: what a part says of its own size need not
/// be true.
fn refuse_bomb(file: &File, limit: u64) -> Result<(), TableError> {
    let mut source = file;
    source.seek(SeekFrom::Start(0))?;
    let broken = |error: zip::result::ZipError| TableError::Workbook(error.to_string());
    let mut archive = zip::ZipArchive::new(BufReader::new(source)).map_err(broken)?;
    let mut left = limit;
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(broken)?;
        let size = copy(&mut (&mut part).take(left + 1), &mut sink()).map_err(|error| {
            TableError::Workbook(format!("its part {} is broken: {error}", part.name().unwrap_or_default()))
        })?;
        left = left.checked_sub(size).ok_or(TableError::TooLarge { limit })?;
    }
    Ok(())
}

fn in_words(error: XlsxError) -> TableError {
    match error {
        XlsxError::Io(error) => TableError::Io(error),
        XlsxError::Password => TableError::Encrypted,
        other => TableError::Workbook(other.to_string()),
    }
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => self::number(*number),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(at) => date(at),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
    }
}

/// A number as the shortest text that means it, whole ones without a point.
fn number(number: f64) -> String {
    number.to_string()
}

/// A date as ISO: the day alone where there is no time.
fn date(at: &ExcelDateTime) -> String {
    if !at.is_datetime() {
        return number(at.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let day = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) { day } else { format!("{day}T{hour:02}:{minute:02}:{second:02}") }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;
    use std::io::Write as _;

    use zip::write::SimpleFileOptions;

    use super::super::{Asked, Record, Table, TableKind};
    use super::*;

    /// A workbook with these sheets, each the XML of its rows; style 1 is a date.
    fn workbook(sheets: &[(&str, &str)]) -> File {
        let file = tempfile::tempfile().unwrap();
        let mut out = zip::ZipWriter::new(&file);
        let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        let mut put = |name: &str, text: String| {
            out.start_file(name, options).unwrap();
            out.write_all(text.as_bytes()).unwrap();
        };
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let package = "http://schemas.openxmlformats.org/package/2006/relationships";
        let (mut list, mut links) = (String::new(), String::new());
        for (number, (name, rows)) in (1..).zip(sheets) {
            let _ = write!(list, "<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>");
            let _ = write!(
                links,
                "<Relationship Id=\"rId{number}\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
            );
            put(
                &format!("xl/worksheets/sheet{number}.xml"),
                format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>"),
            );
        }
        put(
            "xl/workbook.xml",
            format!("<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>{list}</sheets></workbook>"),
        );
        put(
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{package}\">{links}<Relationship Id=\"rIdS\" Type=\"{office}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        );
        put(
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        );
        put(
            "xl/styles.xml",
            format!(
                "<styleSheet xmlns=\"{main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
            ),
        );
        out.finish().unwrap();
        file
    }

    fn rows(table: &Table) -> Vec<(u64, Vec<String>)> {
        let mut records = table.records().unwrap();
        let mut record = Record::default();
        let mut rows = Vec::new();
        while records.read(&mut record).unwrap() {
            rows.push((record.line, record.cells().map(str::to_owned).collect()));
        }
        rows
    }

    #[test]
    fn cells_of_a_sheet_are_texts() {
        let text = |cell: &str, text: &str| {
            format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
        };
        let sheet = format!(
            "<row r=\"1\">{}{}{}{}</row><row r=\"3\">{}<c r=\"B3\" s=\"1\"><v>45463</v></c><c r=\"C3\"><v>12.5</v></c></row>",
            text("A1", "text"),
            text("B1", "on"),
            text("C1", "n"),
            text("D1", "late"),
            text("A3", "00123 \"a\"\n b")
        );
        let book = workbook(&[("Claims", &sheet), ("Other", "")]);
        let table = Table::of(book, "", &Asked::default()).unwrap();
        assert_eq!(table.shape().kind, TableKind::Workbook);
        assert_eq!(table.shape().sheet.as_deref(), Some("Claims"));
        assert!(table.shape().notes[0].contains("Other"));
        let names: Vec<String> = ["text", "on", "n", "late"].map(str::to_owned).to_vec();
        let cells = ["00123 \"a\"\n b", "2024-06-20", "12.5", ""].map(str::to_owned).to_vec();
        assert_eq!(rows(&table), [(1, names), (3, cells)]);
    }

    #[test]
    fn a_sheet_is_named_and_a_wrong_name_lists_them() {
        let asked = |name: &str| Asked { sheet: Some(name.to_owned()), ..Asked::default() };
        let book = || workbook(&[("One", ""), ("Two", "")]);
        assert!(Table::of(book(), "", &asked("Two")).is_ok());
        let error = Table::of(book(), "", &asked("Three")).unwrap_err();
        assert_eq!(error.to_string(), "there is no sheet \"Three\"; the workbook has: One, Two");
    }

    #[test]
    fn what_unpacks_to_more_than_the_limit_is_refused() {
        let book = workbook(&[("One", &"<row/>".repeat(1000))]);
        assert!(refuse_bomb(&book, 1 << 20).is_ok());
        let error = refuse_bomb(&book, 2000).unwrap_err();
        assert!(matches!(error, TableError::TooLarge { limit: 2000 }), "{error}");
    }

    #[test]
    fn a_workbook_that_was_cut_off_is_refused() {
        let book = workbook(&[("One", "<row/>")]);
        book.set_len(book.metadata().unwrap().len() / 2).unwrap();
        let error = Table::of(book, "xlsx", &Asked::default()).unwrap_err();
        assert!(matches!(error, TableError::Workbook(_)), "{error}");
    }
}

//! Workbooks: cells, formats, sheets, and files that are none.

use std::fmt::Write as _;
use std::fs::File;
use std::io::Write as _;

use zip::write::SimpleFileOptions;

use super::super::{Asked, Record, Table, TableError, TableKind};

/// Formats of the workbooks here, by the number that `s` gives: general, a day, a month, a year, a time, a
/// duration, a day and a time.
const FORMATS: [&str; 7] =
    ["General", "yyyy\\-mm\\-dd", "mmm\\-yy", "yyyy", "h:mm", "[h]:mm:ss", "m/d/yy h:mm"];

/// A workbook with these sheets, each the XML of its rows. A name may have more after it, for its state:
/// `One" state="hidden`.
pub(in super::super) fn book(sheets: &[(&str, &str)]) -> File {
    let sheets: Vec<_> = sheets.iter().map(|(name, rows)| (*name, "worksheet", *rows)).collect();
    book_of(&sheets)
}

/// A workbook with sheets of these types.
fn book_of(sheets: &[(&str, &str, &str)]) -> File {
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
    for (number, (name, kind, rows)) in (1..).zip(sheets) {
        let _ = write!(list, "<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>");
        let _ = write!(
            links,
            "<Relationship Id=\"rId{number}\" Type=\"{office}/{kind}\" Target=\"{kind}s/sheet{number}.xml\"/>"
        );
        put(
            &format!("xl/{kind}s/sheet{number}.xml"),
            format!("<{kind} xmlns=\"{main}\"><sheetData>{rows}</sheetData></{kind}>"),
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
    let codes: Vec<String> = (164..)
        .zip(FORMATS)
        .map(|(id, code)| format!("<numFmt numFmtId=\"{id}\" formatCode=\"{code}\"/>"))
        .collect();
    let cells: Vec<String> = (164..)
        .zip(FORMATS)
        .map(|(id, _)| format!("<xf numFmtId=\"{id}\" applyNumberFormat=\"1\"/>"))
        .collect();
    put(
        "xl/styles.xml",
        format!(
            "<styleSheet xmlns=\"{main}\"><numFmts>{}</numFmts><cellXfs>{}</cellXfs></styleSheet>",
            codes.concat(),
            cells.concat()
        ),
    );
    out.finish().unwrap();
    file
}

/// A cell with a text.
fn said(cell: &str, text: &str) -> String {
    format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
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

fn opened(book: File, sheet: Option<&str>) -> Result<Table, TableError> {
    Table::of(book, "", &Asked { sheet: sheet.map(str::to_owned), ..Asked::default() })
}

#[test]
fn cells_of_a_sheet_are_texts() {
    let sheet = format!(
        "<row r=\"1\">{}{}{}{}</row><row r=\"3\">{}<c r=\"B3\" s=\"1\"><v>45463</v></c><c r=\"C3\"><v>12.5</v></c></row>",
        said("A1", "text"),
        said("B1", "on"),
        said("C1", "n"),
        said("D1", "late"),
        said("A3", "00123 \"a\"\n b")
    );
    let table = opened(book(&[("Claims", &sheet), ("Other", "")]), None).unwrap();
    assert_eq!(table.shape().kind, TableKind::Workbook);
    assert_eq!(table.shape().sheet.as_deref(), Some("Claims"));
    assert!(table.shape().notes[0].contains("Other"));
    let names: Vec<String> = ["text", "on", "n", "late"].map(str::to_owned).to_vec();
    let cells = ["00123 \"a\"\n b", "2024-06-20", "12.5", ""].map(str::to_owned).to_vec();
    assert_eq!(rows(&table), [(1, names), (3, cells)]);
}

#[test]
fn a_cell_says_what_it_shows() {
    let cell = |style: usize, value: &str| format!("<c s=\"{style}\"><v>{value}</v></c>");
    let row = [
        cell(1, "45463"),
        cell(2, "45444"),
        cell(3, "45292"),
        cell(4, "0.583333333333333"),
        cell(5, "10.6319444444444"),
        cell(6, "45463.5"),
        cell(1, "-5"),
        cell(1, "45463.9999999"),
        cell(0, "12345678901234567"),
        "<c t=\"e\"><v>#REF!</v></c>".to_owned(),
    ];
    let table = opened(book(&[("One", &format!("<row>{}</row>", row.concat()))]), None).unwrap();
    let shown = [
        "2024-06-20",
        "2024-06",
        "2024",
        "14:00",
        "255:10:00",
        "2024-06-20T12:00:00",
        "-5",
        "2024-06-20",
        "12345678901234568",
        "#REF!",
    ];
    assert_eq!(rows(&table), [(1, shown.map(str::to_owned).to_vec())]);
    let notes = &table.shape().notes;
    assert!(
        notes.len() == 1 && notes[0].contains("more than 15 digits") && notes[0].contains("I1"),
        "{notes:?}"
    );
}

#[test]
fn a_sheet_is_named_and_a_wrong_name_lists_them() {
    let row = format!("<row>{}</row>", said("A1", "x"));
    let book = || book(&[("One", ""), ("Two", &row)]);
    assert!(opened(book(), Some("Two")).is_ok());
    let error = opened(book(), Some("Three")).unwrap_err();
    assert_eq!(error.to_string(), "there is no sheet \"Three\"; the workbook has: One, Two");
    let error = opened(book(), Some("One")).unwrap_err();
    assert_eq!(error.to_string(), "the sheet \"One\" has nothing in its cells; the workbook has: One, Two");
}

#[test]
fn the_first_sheet_that_shows_something_is_read_and_said() {
    let row = format!("<row>{}</row>", said("A1", "x"));
    for (first, kind, cells, why) in [
        ("Cover", "worksheet", "", "\"Cover\", is empty"),
        ("Old\" state=\"hidden", "worksheet", row.as_str(), "\"Old\", is hidden"),
        ("Old\" state=\"veryHidden", "worksheet", row.as_str(), "\"Old\", is hidden"),
        ("Bars", "chartsheet", "", "\"Bars\", is a chart"),
    ] {
        let book = book_of(&[(first, kind, cells), ("Claims", "worksheet", &row)]);
        let table = opened(book, None).unwrap();
        assert_eq!(table.shape().sheet.as_deref(), Some("Claims"));
        assert!(table.shape().notes[0].contains(why), "{:?}", table.shape().notes);
    }
    let hidden = || book(&[("Shown", ""), ("Old\" state=\"hidden", &row)]);
    let error = opened(hidden(), None).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the sheet \"Shown\" has nothing in its cells; the workbook has: Shown, Old (hidden)"
    );
    let table = opened(hidden(), Some("Old")).unwrap();
    assert!(table.shape().notes[0].contains("\"Old\" is hidden"), "{:?}", table.shape().notes);
}

#[test]
fn a_table_may_stand_anywhere_and_have_coloured_cells_beside_it() {
    let sheet = format!(
        "<row r=\"4\">{}{}<c r=\"XFD4\" s=\"1\"/></row><row r=\"5\">{}{}</row><row r=\"1048576\"><c r=\"A1048576\" s=\"1\"/></row>",
        said("C4", "text"),
        said("D4", "by"),
        said("C5", "It rains."),
        said("D5", "Ann")
    );
    let table = opened(book(&[("One", &sheet)]), None).unwrap();
    let line = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
    assert_eq!(rows(&table), [(4, line(["", "", "text", "by"])), (5, line(["", "", "It rains.", "Ann"]))]);
}

#[test]
fn a_workbook_that_was_cut_off_is_refused() {
    let book = book(&[("One", "<row/>")]);
    book.set_len(book.metadata().unwrap().len() / 2).unwrap();
    let error = Table::of(book, "xlsx", &Asked::default()).unwrap_err();
    assert!(matches!(error, TableError::Workbook(_)), "{error}");
}

#[test]
fn archives_that_are_no_xlsx_are_named() {
    for (part, text, words) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "ODS"),
        ("xl/workbook.bin", "", "XLSB"),
        ("claims.csv", "text,by\n", "ZIP archive"),
    ] {
        let file = tempfile::tempfile().unwrap();
        let mut out = zip::ZipWriter::new(&file);
        let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        out.start_file(part, options).unwrap();
        out.write_all(text.as_bytes()).unwrap();
        out.finish().unwrap();
        let error = opened(file, None).unwrap_err();
        assert!(error.to_string().contains(words), "{error}");
        assert_eq!(error.hints().len(), 1);
    }
}

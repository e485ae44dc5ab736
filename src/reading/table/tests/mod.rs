//! Files in, records out: shapes, dialects and everything malformed.

mod dialects;
pub(super) mod workbooks;

use super::{Asked, Quoting, Record, Table, TableError};

fn open(bytes: &[u8], asked: &Asked) -> Result<Table, TableError> {
    Table::of_stream(bytes, asked)
}

fn rows_of(table: &Table) -> Result<Vec<Vec<String>>, TableError> {
    let mut rows = Vec::new();
    let mut records = table.records()?;
    let mut record = Record::default();
    while records.read(&mut record)? {
        rows.push(record.cells().map(str::to_owned).collect());
    }
    Ok(rows)
}

fn rows(bytes: impl AsRef<[u8]>) -> Result<Vec<Vec<String>>, TableError> {
    rows_of(&open(bytes.as_ref(), &Asked::default())?)
}

fn refused(bytes: impl AsRef<[u8]>) -> String {
    let error = rows(bytes).unwrap_err();
    assert_eq!(error.hints().len(), 1);
    error.to_string()
}

#[test]
fn cells_come_as_written() {
    for (file, expected) in [
        ("a,b\n1,2\n", vec![vec!["a", "b"], vec!["1", "2"]]),
        ("a,b\r\n1,2", vec![vec!["a", "b"], vec!["1", "2"]]),
        ("a,b\r1,2\r", vec![vec!["a", "b"], vec!["1", "2"]]),
        ("a,b\n\n1,\"\"\n", vec![vec!["a", "b"], vec!["1", ""]]),
        ("a,b\n\"1,5\",\"x \"\"y\"\"\"\n", vec![vec!["a", "b"], vec!["1,5", "x \"y\""]]),
        ("a,b\n\"1\r\n2\",\"\n\"\n", vec![vec!["a", "b"], vec!["1\r\n2", "\n"]]),
        ("a,b\n5\" pipe,x\n", vec![vec!["a", "b"], vec!["5\" pipe", "x"]]),
        ("\u{feff}a,b\né,日\n", vec![vec!["a", "b"], vec!["é", "日"]]),
        ("a,b,\n1,2,\n", vec![vec!["a", "b", ""], vec!["1", "2", ""]]),
    ] {
        assert_eq!(rows(file).unwrap(), expected, "{file:?}");
    }
}

#[test]
fn a_record_knows_its_line() {
    let table = open(b"a,b\n\"x\ny\",1\n\n2,3\n", &Asked::default()).unwrap();
    let mut records = table.records().unwrap();
    let mut record = Record::default();
    let mut lines = Vec::new();
    while records.read(&mut record).unwrap() {
        lines.push(record.line);
    }
    assert_eq!(lines, [1, 2, 5]);
}

#[test]
fn malformed_text_is_refused_with_its_place() {
    assert_eq!(refused("a,b\n1,\"2\n3,4\n"), "line 2, cell 2: the quote that opens here is never closed");
    assert!(
        refused("a,b\n1,2\n\"3\"x,4\n").starts_with("line 3, cell 1: after the closing quote comes \"x\""),
        "{}",
        refused("a,b\n1,2\n\"3\"x,4\n")
    );
    assert_eq!(refused(b"a,b\n\"1\",caf\xE9\n"), "line 2: byte 0xE9 at offset 11 is not UTF-8");
    assert_eq!(refused(""), "it is empty");
    assert_eq!(
        refused("{\"a\": 1}\n{\"a\": \n"),
        "line 2: it is not a JSON object: EOF while parsing a value (column 5)"
    );
    assert!(refused("{\"a\": 1, \"a\": 2}\n").contains("the key \"a\" comes twice"));
    assert!(refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]).contains("encrypted"));
    assert!(refused("PK\u{3}\u{4}broken").contains("cannot be read as a workbook"));
}

#[test]
fn a_record_without_an_end_is_refused_at_the_limit() {
    let long = vec![b'x'; super::MAX_RECORD + 2];
    assert_eq!(refused(&long), "line 1: the record that begins here is longer than 8 MiB");
    let quoted = [b"a,b\n1,\"".as_slice(), &long].concat();
    assert_eq!(refused(quoted), "line 2: the record that begins here is longer than 8 MiB");
}

#[test]
fn encodings_are_marked_or_said() {
    let wide: Vec<u8> = "\u{feff}a,b\né,日\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(rows(&wide).unwrap(), [["a", "b"], ["é", "日"]]);
    let asked = |label: &str| Asked { encoding: Some(label.to_owned()), ..Asked::default() };
    let western = open(b"a,b\ncaf\xE9,\x93x\x94\n", &asked("windows-1252")).unwrap();
    assert_eq!(rows_of(&western).unwrap(), [["a", "b"], ["café", "“x”"]]);
    assert_eq!(western.shape().encoding, "windows-1252");
    assert!(matches!(open(b"a\n", &asked("klingon")), Err(TableError::UnknownEncoding(_))));
    let broken = open(b"a,b\n\xFF\xFE\x80,1\n", &asked("shift_jis")).unwrap_err();
    assert!(broken.to_string().starts_with("line 2: byte"), "{broken}");
}

#[test]
fn quotes_that_mean_nothing_eat_no_rows() {
    let file = "1\t\"begins\tx\n2\tplain\ty\n3\tmid \"quote\tz\n4\t\"whole\" and more\tw\n";
    let table = open(file.as_bytes(), &Asked::default()).unwrap();
    assert_eq!(rows_of(&table).unwrap().len(), 4);
    assert_eq!(table.shape().quoting, Some(Quoting::None));
    assert!(table.shape().notes[0].contains("--quote none"));
}

#[test]
fn json_lines_are_flat_and_keep_their_digits() {
    let file = "{\"id\":\"c1\",\"n\":12345678901234567890,\"said\":{\"words\":\"Thursday\",\"edtf\":\"2024-06-20\"},\
                \"speakers\":[{\"id\":\"s1\",\"name\":\"A\",\"as\":null,\"for\":\"B\"}],\"topics\":[\"x\",\"y\"]}\n{\"late\":null}\n";
    let rows = rows(file).unwrap();
    assert_eq!(
        rows[0],
        ["id", "n", "said_words", "said", "titles", "speaking_for", "speakers", "topics", "late"]
    );
    assert_eq!(rows[1], ["c1", "12345678901234567890", "Thursday", "2024-06-20", "", "B", "A", "x; y", ""]);
}

proptest::proptest! {
    #[test]
    fn what_our_csv_writes_is_read_back(cells in proptest::collection::vec(proptest::collection::vec("[^\0]{0,12}", 2..4), 1..6)) {
        let width = cells[0].len();
        let rows: Vec<Vec<String>> = cells.into_iter().map(|mut row| { row.resize(width, String::new()); row }).collect();
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        proptest::prop_assume!(!bytes.starts_with("\u{feff}".as_bytes()) && !bytes.starts_with(b"PK") && !bytes.starts_with(b"{"));
        let asked = Asked { delimiter: Some(b','), quoting: Some(Quoting::Double), encoding: Some("utf-8".into()), ..Asked::default() };
        let table = open(&bytes, &asked).unwrap();
        proptest::prop_assert_eq!(rows_of(&table).unwrap(), rows);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
        let _ = rows(&bytes);
    }
}

//! Files that are not as RFC 4180 has it: other quotes, escapes, lines above the table, quotes astray.

use super::super::{Asked, Escaping, Quoting, Record, Table, TableError};
use super::{open, rows_of};

fn read(text: &str, asked: &Asked) -> Vec<Vec<String>> {
    rows_of(&open(text.as_bytes(), asked).unwrap()).unwrap()
}

/// Each record with its line; of one with a fault the text as it stands, after a mark.
fn lenient(text: &str) -> Vec<String> {
    let asked =
        Asked { is_lenient: true, delimiter: Some(b','), quoting: Some(Quoting::Double), ..Asked::default() };
    let table = open(text.as_bytes(), &asked).unwrap();
    table.check().unwrap();
    let mut records = table.records().unwrap();
    let mut record = Record::default();
    let mut found = Vec::new();
    while records.read(&mut record).unwrap() {
        let cells: Vec<&str> = record.cells().collect();
        let mark = if record.fault().is_some() { "!" } else { "" };
        found.push(format!("{}{mark} {}", record.line, cells.join("|")));
    }
    found
}

#[test]
fn quotes_and_escapes_can_be_said() {
    let single = Asked { quoting: Some(Quoting::Single), ..Asked::default() };
    assert_eq!(read("a,b\n'1,5','it''s'\n\"x\",y\n", &single), [["a", "b"], ["1,5", "it's"], ["\"x\"", "y"]]);
    let backslash = Asked { escaping: Some(Escaping::Backslash), ..Asked::default() };
    for (file, expected) in [
        ("a,b\n\"say \\\"no\\\"\",1\n", ["say \"no\"", "1"]),
        ("a,b\n\"one\\\\\",1\n", ["one\\", "1"]),
        ("a,b\none\\,two,1\n", ["one,two", "1"]),
        ("a,b\none\\\ntwo,1\n", ["one\ntwo", "1"]),
        ("a,b\nC:\\new,\\N\n", ["C:\\new", "\\N"]),
        ("a,b\n\"x \"\"y\"\"\",1\\", ["x \"y\"", "1\\"]),
    ] {
        let rows = read(file, &backslash);
        assert_eq!(rows.len(), 2, "{file:?}: {rows:?}");
        assert_eq!(rows[1], expected, "{file:?}");
    }
    let spaces = Asked { delimiter: Some(b' '), ..Asked::default() };
    assert_eq!(read("a b\n\"1 5\" x\n", &spaces), [["a", "b"], ["1 5", "x"]]);
}

#[test]
fn a_line_that_names_the_delimiter_is_no_row() {
    for (file, line) in [("sep=;\na;b\n1,5;2\n", 2), ("\u{feff}\"SEP=;\"\r\na;b\r\n1,5;2\r\n", 2)] {
        let table = open(file.as_bytes(), &Asked::default()).unwrap();
        assert_eq!(rows_of(&table).unwrap(), [["a", "b"], ["1,5", "2"]]);
        let mut record = Record::default();
        table.records().unwrap().read(&mut record).unwrap();
        assert_eq!(record.line, line);
    }
    assert_eq!(read("sep=|\na|b\n", &Asked::default()), [["a", "b"]]);
    assert_eq!(read("sep=\t\na\tb\n", &Asked::default()), [["a", "b"]]);
    assert_eq!(read("sep=x,b\n1,2\n", &Asked::default())[0], ["sep=x", "b"]);
}

#[test]
fn lines_above_the_table_are_skipped_and_counted() {
    let asked = |skip| Asked { skip, ..Asked::default() };
    let file = "Claims, \"as of\nJune\n\na,b\n1,2\n";
    let table = open(file.as_bytes(), &asked(3)).unwrap();
    assert_eq!(rows_of(&table).unwrap(), [["a", "b"], ["1", "2"]]);
    let mut record = Record::default();
    table.records().unwrap().read(&mut record).unwrap();
    assert_eq!(record.line, 4);
    assert_eq!(read("note\n{\"a\": 1}\n", &Asked { skip: 1, ..Asked::default() }), [["a"], ["1"]]);
    let none = open(file.as_bytes(), &asked(9)).unwrap_err();
    assert_eq!(none.to_string(), "nothing stands after its first 9 lines");
    assert!(matches!(none, TableError::NothingAfter(9)) && none.hints().len() == 1);
}

#[test]
fn one_stray_quote_spoils_its_line_and_no_other() {
    for (file, expected) in [
        // Opens by mistake, and a later cell in quotes seems to close it.
        ("a,b,c\n1,\"2,3\n4,5,6\n7,\"8\",9\n", vec!["1 a|b|c", "2! 1,\"2,3", "3 4|5|6", "4 7|8|9"]),
        // Opens by mistake, and nothing closes it.
        ("a,b,c\n1,\"2,3\n4,5,6\n", vec!["1 a|b|c", "2! 1,\"2,3", "3 4|5|6"]),
        ("a,b\n1,\"2\n4,5\n", vec!["1 a|b", "2! 1,\"2", "3 4|5"]),
        // A quote inside a quoted cell.
        ("a,b\n1,\"the \"end\" of it\"\n4,5\n", vec!["1 a|b", "2! 1,\"the \"end\" of it\"", "3 4|5"]),
        ("a,b\r\n1,\"2\"x\r\n4,5\r\n", vec!["1 a|b", "2! 1,\"2\"x", "3 4|5"]),
        // The rest of a cell of several lines is no row.
        (
            "a,b\n\"the \"end\"\n and more, he said\",2\n4,5\n",
            vec!["1 a|b", "2! \"the \"end\"\n and more, he said\",2", "4 4|5"],
        ),
        (
            "a,b,c\n1,\"the \"end\" is\nand so on\nor not\",2\n4,5,6\n",
            vec!["1 a|b|c", "2! 1,\"the \"end\" is\nand so on\nor not\",2", "5 4|5|6"],
        ),
        ("a,b\n\"the \"end\n and more\",2\n4,5\n", vec!["1 a|b", "2! \"the \"end\n and more\",2", "4 4|5"]),
        // Two slips.
        (
            "a,b,c\n1,\"2,3\n4,5,6\n7,\"8,9\n0,0,0\n",
            vec!["1 a|b|c", "2! 1,\"2,3", "3 4|5|6", "4! 7,\"8,9", "5 0|0|0"],
        ),
    ] {
        assert_eq!(lenient(file), expected, "{file:?}");
        let asked = Asked { delimiter: Some(b','), quoting: Some(Quoting::Double), ..Asked::default() };
        let strict = open(file.as_bytes(), &asked).unwrap();
        assert!(strict.check().is_err(), "{file:?}");
    }
}

#[test]
fn files_of_other_kinds_are_named() {
    for (head, words) in
        [("<html><table>", "HTML"), ("%PDF-1.4", "PDF"), ("<?xml version=\"1.0\"?><x/>", "XML")]
    {
        let error = open(head.as_bytes(), &Asked::default()).unwrap_err();
        assert!(
            matches!(error, TableError::OtherKind { .. }) && error.to_string().contains(words),
            "{error}"
        );
    }
}

proptest::proptest! {
    #[test]
    fn where_rows_are_sound_a_lenient_reading_is_a_strict_one(text in "[ab,\"\n]{0,60}") {
        let asked = |is_lenient| Asked { is_lenient, delimiter: Some(b','), quoting: Some(Quoting::Double), ..Asked::default() };
        let Ok(strict) = open(text.as_bytes(), &asked(false)) else { return Ok(()) };
        let lenient: Table = open(text.as_bytes(), &asked(true)).unwrap();
        let all = rows_of(&lenient).unwrap();
        if let Ok(rows) = rows_of(&strict) {
            proptest::prop_assert_eq!(rows, all);
        } else {
            // Every letter of the file is in some row.
            let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
            proptest::prop_assert_eq!(all.iter().flatten().map(|cell| letters(cell)).sum::<usize>(), letters(&text));
        }
    }
}

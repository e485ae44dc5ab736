use std::io;

use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use crate::output::{
    Column, ColumnKind, Columns, Format, Shown, Style, Value, printable, write_record, write_rows,
};

type Cells = [Option<String>; 3];

static CELLS: Columns<Cells> = Columns::new(
    "cells",
    &[
        Column {
            name: "a",
            meaning: "first",
            value: |cells| cells[0].clone().into(),
            shown: Shown::ALWAYS,
            kind: ColumnKind::Text,
        },
        Column {
            name: "b",
            meaning: "second",
            value: |cells| cells[1].clone().into(),
            shown: Shown::ALWAYS,
            kind: ColumnKind::Text,
        },
        Column {
            name: "c",
            meaning: "third",
            value: |cells| cells[2].clone().into(),
            shown: Shown::ALWAYS,
            kind: ColumnKind::Text,
        },
    ],
);

/// Any text, with the characters that formats and terminals care about far more often than chance would have
/// them.
fn text() -> impl Strategy<Value = String> {
    let awkward = prop::sample::select(vec![
        "\"",
        ",",
        "\n",
        "\r",
        "\r\n",
        "\0",
        "\u{1b}",
        "|",
        "\\",
        ";",
        " ",
        "=",
        "0",
        "é",
        "e\u{301}",
        "界",
        "👩‍👩‍👧",
        "ש",
        "لا",
        "\u{202e}",
        "\u{feff}",
        "\u{200b}",
        "word",
        "-",
    ]);
    prop_oneof![prop::collection::vec(awkward, 0..30).prop_map(|parts| parts.concat()), any::<String>(),]
}

fn rows() -> impl Strategy<Value = Vec<Cells>> {
    let cell = || prop::option::of(text());
    prop::collection::vec((cell(), cell(), cell()).prop_map(|(a, b, c)| [a, b, c]), 0..6)
}

fn written(rows: &[Cells], style: Style, fields: Option<&[String]>) -> Vec<u8> {
    let mut out = Vec::new();
    let rows = rows.iter().cloned().map(Ok::<_, io::Error>);
    write_rows(&mut out, &CELLS.select(fields).unwrap(), rows, style).unwrap();
    out
}

proptest! {
    #[test]
    fn csv_reads_back_as_the_values(rows in rows(), columns in 1..=3_usize) {
        let names: Vec<String> = ["a", "b", "c"][..columns].iter().map(|name| (*name).to_owned()).collect();
        let bytes = written(&rows, Style::plain(Format::Csv), Some(&names));
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        prop_assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>(), names);
        let read: Vec<Vec<String>> =
            reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
        let expected: Vec<Vec<String>> =
            rows.iter().map(|row| row[..columns].iter().map(|cell| cell.clone().unwrap_or_default()).collect()).collect();
        prop_assert_eq!(read, expected);
    }

    #[test]
    fn json_and_jsonl_read_back_as_the_values(rows in rows()) {
        let expected: Vec<serde_json::Value> =
            rows.iter().map(|row| serde_json::json!({"a": row[0], "b": row[1], "c": row[2]})).collect();
        let array = written(&rows, Style::plain(Format::Json), None);
        prop_assert_eq!(serde_json::from_slice::<Vec<serde_json::Value>>(&array).unwrap(), expected.clone());
        let lines = String::from_utf8(written(&rows, Style::plain(Format::Jsonl), None)).unwrap();
        let read: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        prop_assert_eq!(read, expected);
    }

    #[test]
    fn markdown_has_a_line_a_row_with_as_many_cells(rows in rows()) {
        let text = String::from_utf8(written(&rows, Style::plain(Format::Markdown), None)).unwrap();
        prop_assert_eq!(text.matches('\n').count(), rows.len() + 2);
        prop_assert!(!text.contains('\r'));
        for line in text.lines() {
            let mut bars = 0;
            let mut characters = line.chars();
            while let Some(character) = characters.next() {
                match character {
                    '\\' => { characters.next(); }
                    '|' => bars += 1,
                    _ => {}
                }
            }
            prop_assert_eq!(bars, 4, "{}", line);
        }
    }

    #[test]
    fn a_table_fits_its_width_and_carries_no_command(rows in rows(), width in 10..120_u16) {
        let style = Style { format: Format::Table, width: Some(width), colour: false };
        let text = String::from_utf8(written(&rows, style, None)).unwrap();
        for line in text.split_terminator('\n') {
            prop_assert!(line.width() <= usize::from(width), "{} > {}: {:?}", line.width(), width, line);
            prop_assert_eq!(line, line.trim_end());
            prop_assert_eq!(printable(line), line);
        }
    }

    #[test]
    fn an_unwrapped_table_has_a_line_a_row(rows in rows()) {
        let text = String::from_utf8(written(&rows, Style::plain(Format::Table), None)).unwrap();
        let expected = if rows.is_empty() { 0 } else { rows.len() + 2 };
        prop_assert_eq!(text.matches('\n').count(), expected);
    }

    #[test]
    fn a_listing_fits_its_width_and_carries_no_command(row in rows(), width in 10..120_u16) {
        let style = Style { format: Format::Table, width: Some(width), colour: false };
        for row in row {
            let mut out = Vec::new();
            write_record(&mut out, &CELLS.select(None).unwrap(), &row, style).unwrap();
            for line in String::from_utf8(out).unwrap().split_terminator('\n') {
                prop_assert!(line.width() <= usize::from(width), "{} > {}: {:?}", line.width(), width, line);
                prop_assert_eq!(printable(line), line);
            }
        }
    }

    #[test]
    fn nested_values_flatten_to_json_that_reads_back(text in text(), number in any::<i64>()) {
        let value = Value::Array(vec![Value::Object(vec![("text", text.clone().into()), ("number", number.into())])]);
        let read: serde_json::Value = serde_json::from_str(&value.flat()).unwrap();
        prop_assert_eq!(read, serde_json::json!([{"text": text, "number": number}]));
    }
}

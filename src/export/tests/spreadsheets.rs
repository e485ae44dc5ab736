use std::collections::BTreeMap;

use super::*;
use crate::domain::cell::from_cell;
use crate::export::{Shape, Spreadsheet};

/// What a spreadsheet would bend or run, as texts of claims; also texts that only look like the guard.
const AWKWARD: [&str; 14] = [
    "=1+1",
    "-5",
    "@x",
    "00123",
    "1234567890123456",
    "2024-06",
    "2024-06-20",
    "'quoted'",
    "'=1+1",
    "two\nlines, \"so\"",
    "🚢 and שלום",
    "_x0041_",
    "TRUE",
    "1/2",
];

fn awkward(folder: &Folder) -> Ledger {
    use std::fmt::Write as _;
    let mut ledger = sample(folder);
    let mut sheet = String::from("[article]\nheadline = \"=HYPERLINK(1)\"\npublished = \"2024-06\"\n");
    for text in AWKWARD {
        let text = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
        let _ = write!(sheet, "\n[[claim]]\nby = \"+Chicolini\"\non = \"2024-06-03\"\ntext = \"{text}\"\n");
    }
    log(&mut ledger, &sheet);
    ledger
}

fn spreadsheet(ledger: &mut Ledger, report: &Report, how: Spreadsheet) -> Result<Vec<u8>, ExportError> {
    let mut out = Vec::new();
    ledger.read(|reader| write(report, reader, &Query::default(), Shape::Spreadsheet(how), &mut out))?;
    Ok(out)
}

fn cells(bytes: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(bytes);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn the_guard_comes_off_and_leaves_the_plain_export() {
    let folder = Folder::new();
    let mut ledger = awkward(&folder);
    for (report, delimiter) in REPORTS.iter().flat_map(|report| [(report, b','), (report, b';')]) {
        let how = Spreadsheet { delimiter, ..Spreadsheet::default() };
        let bytes = spreadsheet(&mut ledger, report, how).unwrap();
        let rest =
            bytes.strip_prefix("\u{feff}\"".as_bytes()).expect("a byte order mark, then a quoted field");
        assert!(rest.ends_with(b"\"\r\n"));
        let guarded = cells(&bytes[3..], delimiter);
        let plain = cells(csv(&mut ledger, report).as_bytes(), b',');
        assert_eq!(guarded.len(), plain.len(), "{report}");
        assert_eq!(guarded[0].last().unwrap(), "x_guard");
        for (guarded, plain) in guarded.iter().zip(&plain) {
            let bare: Vec<_> = guarded[..plain.len()].iter().map(|cell| from_cell(cell)).collect();
            assert_eq!(&bare, plain, "{report}");
        }
        assert!(guarded[1..].iter().all(|row| row.last().is_some_and(|mark| mark == "1")));
    }
}

#[test]
fn whole_days_counts_and_truths_are_bare_and_other_dates_are_texts() {
    let folder = Folder::new();
    let mut ledger = awkward(&folder);
    let bytes = spreadsheet(&mut ledger, named("claims"), Spreadsheet::default()).unwrap();
    let rows = cells(&bytes[3..], b',');
    let column = |name: &str| rows[0].iter().position(|cell| cell == name).unwrap();
    let row = |text: &str| rows.iter().find(|row| from_cell(&row[column("text")]) == text).unwrap();
    assert_eq!(row("-5")[column("said")], "2024-06-03");
    assert_eq!(row("-5")[column("said_earliest")], "2024-06-03");
    assert_eq!(row("-5")[column("speakers")], "'+Chicolini");
    // In a column of texts a day is a text; and an id needs no guard.
    assert_eq!(row("2024-06-20")[column("text")], "'2024-06-20");
    assert!(row("-5")[column("id")].starts_with('c'));
    let bytes = spreadsheet(&mut ledger, named("articles"), Spreadsheet::default()).unwrap();
    let rows = cells(&bytes[3..], b',');
    let column = |name: &str| rows[0].iter().position(|cell| cell == name).unwrap();
    let row = rows.iter().find(|row| row[column("headline")].contains("HYPERLINK")).unwrap();
    assert_eq!(row[column("headline")], "'=HYPERLINK(1)");
    assert_eq!(row[column("published")], "'2024-06");
    assert_eq!(row[column("claims")], "14");
}

#[test]
fn rows_without_room_are_refused_and_nothing_is_written() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    let few = Spreadsheet { rows: 3, ..Spreadsheet::default() };
    let error = spreadsheet(&mut ledger, named("claims"), few).unwrap_err();
    assert_eq!(error.to_string(), "row 4 (c4): a sheet of a spreadsheet holds 3 rows below the header");
    assert_eq!((error.kind(), error.hints()[0].contains("--split")), ("too-large", true));
}

#[test]
fn texts_without_room_are_cut_marked_and_counted() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    let (long, lines) = ("-x".repeat(20_000), "a\n".repeat(300) + "b");
    let claims: String = [long.as_str(), &lines.replace('\n', "\\n")]
        .map(|text| format!("[[claim]]\nby = \"A\"\ntext = \"{text}\"\n"))
        .concat();
    log(&mut ledger, &format!("[article]\nheadline = \"Long\"\n{claims}"));
    let bytes = spreadsheet(&mut ledger, named("claims"), Spreadsheet::default()).unwrap();
    let rows = cells(&bytes[3..], b',');
    let column = rows[0].iter().position(|cell| cell == "text").unwrap();
    let [one, two] = [10, 11].map(|row: usize| rows[row][column].as_str());
    assert!(
        one.starts_with("'-x-x") && one.contains(" [cut by gainsay: 40000 characters in all, sha256 "),
        "{one}"
    );
    assert!(one.encode_utf16().count() <= crate::domain::cell::MAX_UNITS);
    assert!(
        two.matches('\n').count() == 253 && two.contains(" [cut by gainsay: 601 characters in all"),
        "{two}"
    );
    // Files count them and say so of their column; plain CSV has all of it.
    for kept in [Kept::Workbook, Kept::Files(Shape::Spreadsheet(Spreadsheet::default()))] {
        let files = Folder::new();
        let done = export_all(&mut ledger, kept, files.path(), false).unwrap();
        let name = if kept == Kept::Workbook { "reports.xlsx" } else { "claims.csv" };
        let file = done.iter().find(|file| file.path.ends_with(name)).unwrap();
        assert!(if kept == Kept::Workbook { file.cut > 2 } else { file.cut == 2 }, "{name}: {}", file.cut);
        let described = package(files.path());
        let of_claims =
            described["resources"].as_array().unwrap().iter().find(|r| r["gainsay"]["report"] == "claims");
        let fields = of_claims.unwrap()["schema"]["fields"].as_array().unwrap();
        let meaning =
            |name: &str| fields.iter().find(|f| f["name"] == name).unwrap()["description"].to_string();
        assert!(meaning("text").contains("2 cells have only the beginning"), "{}", meaning("text"));
        assert!(!meaning("note").contains("the beginning"));
    }
    let plain = csv(&mut ledger, named("claims"));
    assert!(plain.contains(&long) && plain.contains(&lines) && !plain.contains("cut by gainsay"));
}

fn order(kept: Kept) -> Order<'static> {
    Order { reports: &EVERY, kept, split: true, described: true }
}

fn export_all(
    ledger: &mut Ledger,
    kept: Kept,
    folder: &Path,
    force: bool,
) -> Result<Vec<Exported>, ExportError> {
    let own = ledger.path().to_path_buf();
    let place = FilePlace { file: None, folder, ledger: &own, force };
    let mut done = Vec::new();
    ledger.read(|reader| reports(order(kept), reader, &Query::default(), place, &mut done))?;
    Ok(done)
}

fn package(folder: &Path) -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(folder.join("datapackage.json")).unwrap()).unwrap()
}

#[test]
fn rows_without_room_go_into_further_files_and_none_is_lost() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    let kept = Kept::Files(Shape::Spreadsheet(Spreadsheet { rows: 6, ..Spreadsheet::default() }));
    let done = export_all(&mut ledger, kept, folder.path(), false).unwrap();
    let read = |name: &str| cells(&std::fs::read(folder.path().join(name)).unwrap()[3..], b',');
    let (first, second) = (read("claims.csv"), read("claims-2.csv"));
    assert_eq!((first.len(), second.len()), (7, 4));
    let ids: Vec<&str> = first[1..].iter().chain(&second[1..]).map(|row| row[0].as_str()).collect();
    assert_eq!(ids, ["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9"]);
    let described = package(folder.path());
    let rows: i64 = described["resources"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|r| r["gainsay"]["report"] == "claims")
        .map(|r| r["rows"].as_i64().unwrap())
        .sum();
    assert_eq!(rows, 9);
    assert!(done.iter().any(|file| file.path.ends_with("claims-2.csv")));
}

#[test]
fn a_package_describes_each_file_as_it_is() {
    let folder = Folder::new();
    let mut ledger = awkward(&folder);
    let done = export_all(&mut ledger, Kept::Files(Format::Csv.into()), folder.path(), false).unwrap();
    let described = package(folder.path());
    let seal = ledger.read::<_, crate::store::StoreError>(|reader| Ok(reader.seal()?.to_string())).unwrap();
    let resources = described["resources"].as_array().unwrap();
    assert_eq!((resources.len(), done.len()), (REPORTS.len(), REPORTS.len() + 1));
    for resource in resources {
        let bytes = std::fs::read(folder.path().join(resource["path"].as_str().unwrap())).unwrap();
        let table = cells(&bytes, b',');
        assert_eq!(resource["bytes"], bytes.len());
        assert_eq!(resource["rows"], table.len() - 1, "{}", resource["path"]);
        let file = done.iter().find(|file| file.path.ends_with(resource["path"].as_str().unwrap())).unwrap();
        assert_eq!(resource["hash"], format!("sha256:{}", file.sha256));
        let names: Vec<&str> = resource["schema"]["fields"]
            .as_array()
            .unwrap()
            .iter()
            .map(|f| f["name"].as_str().unwrap())
            .collect();
        assert_eq!(names, table[0]);
        assert_eq!(
            (&resource["gainsay"]["entry"], &resource["gainsay"]["as_of"]),
            (&"e3".into(), &serde_json::Value::Null)
        );
        assert_eq!(resource["gainsay"]["seal"], seal);
    }
    // A file that went is no longer described; one that is of another format is, beside the first.
    std::fs::remove_file(folder.path().join("speakers.csv")).unwrap();
    let own = ledger.path().to_path_buf();
    let place = FilePlace { file: None, folder: folder.path(), ledger: &own, force: false };
    let order = Order { reports: &[named("claims")], ..order(Kept::Files(Format::Json.into())) };
    ledger.read(|reader| reports(order, reader, &Query::default(), place, &mut Vec::new())).unwrap();
    let described = package(folder.path());
    let paths: Vec<&str> =
        described["resources"].as_array().unwrap().iter().map(|r| r["path"].as_str().unwrap()).collect();
    assert!(
        paths.contains(&"claims.csv") && paths.contains(&"claims.json") && !paths.contains(&"speakers.csv"),
        "{paths:?}"
    );
}

#[test]
fn a_column_of_days_that_no_spreadsheet_knows_all_of_is_declared_as_it_is() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    log(
        &mut ledger,
        "[article]\nheadline = \"Old\"\n[[claim]]\nby = \"A\"\non = \"1850-07-04\"\ntext = \"Old.\"\n",
    );
    let types = [
        Kept::Files(Format::Csv.into()),
        Kept::Files(Shape::Spreadsheet(Spreadsheet::default())),
        Kept::Workbook,
    ]
    .map(|kept| {
        let files = Folder::new();
        export_all(&mut ledger, kept, files.path(), false).unwrap();
        let described = package(files.path());
        let claims =
            described["resources"].as_array().unwrap().iter().find(|r| r["gainsay"]["report"] == "claims");
        let fields = claims.unwrap()["schema"]["fields"].as_array().unwrap();
        fields.iter().find(|f| f["name"] == "said_earliest").unwrap()["type"].clone()
    });
    // In a sheet the days it knows are date cells, and this one is a text.
    assert_eq!(types, ["date", "string", "any"]);
}

#[test]
fn the_same_ledger_gives_the_same_files_and_touches_none() {
    let folder = Folder::new();
    let mut ledger = awkward(&folder);
    for kept in [Kept::Workbook, Kept::Files(Shape::Spreadsheet(Spreadsheet::default()))] {
        let first = export_all(&mut ledger, kept, folder.path(), false).unwrap();
        assert!(first.iter().any(|file| file.outcome == Outcome::New));
        let again = export_all(&mut ledger, kept, folder.path(), false).unwrap();
        assert!(again.iter().all(|file| file.outcome == Outcome::Unchanged), "{again:?}");
    }
}

#[test]
fn somebody_elses_package_is_kept_and_no_file_is_written_beside_it() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    std::fs::write(folder.path().join("datapackage.json"), "{}").unwrap();
    let error = export_all(&mut ledger, Kept::Workbook, folder.path(), false).unwrap_err();
    assert_eq!((error.kind(), folder.names()), ("not-ours", vec!["datapackage.json".to_owned()]));
    export_all(&mut ledger, Kept::Workbook, folder.path(), true).unwrap();
    assert_eq!(package(folder.path())["resources"][0]["path"], "reports.xlsx");
}

#[test]
fn every_value_is_of_the_kind_that_its_column_declares() {
    use crate::output::ColumnKind;
    use serde_json::Value;
    let folder = Folder::new();
    let mut ledger = awkward(&folder);
    for report in REPORTS {
        let names = report.columns().iter().map(|column| column.name.to_owned()).collect();
        let query = Query { fields: Some(names), ..Query::default() };
        let json = in_format(&mut ledger, report, &query, Format::Json).unwrap();
        let rows: Vec<BTreeMap<String, Value>> = serde_json::from_str(&json).unwrap();
        for column in report.columns() {
            for value in rows.iter().map(|row| &row[column.name]).filter(|value| !value.is_null()) {
                let fits = match column.kind {
                    ColumnKind::Count => value.is_u64(),
                    ColumnKind::Flag => value.is_boolean(),
                    ColumnKind::Day => {
                        value.as_str().is_some_and(|day| day.parse::<crate::domain::date::Day>().is_ok())
                    }
                    ColumnKind::Edtf => value["edtf"].is_string(),
                    ColumnKind::Text => value.is_string() || value.is_array(),
                };
                assert!(fits, "{report}.{} is no {:?}: {value}", column.name, column.kind);
            }
        }
    }
}

//! Where the names of the columns stand, and which cells rows have beside the named ones.
//!
//! Read off the first rows and told, so that nobody is surprised. [`columns`](super::columns) says what the
//! names mean. It must never take a row for names, or a value for a row number, where that is in doubt: then
//! the rows are rejected one by one, with what to do.

use std::collections::BTreeMap;

use super::error::ImportError;
use super::field::Field;
use crate::reading::table::{Record, Table, TableError, TableKind};

/// How many rows are looked at, and how many bytes of them.
const LOOKED_AT: usize = 200;
const BYTES: usize = 1 << 20;

/// The most rows above the names that are taken for a title.
const MOST_ABOVE: usize = 20;

/// How far down names are looked for that --skip would find.
const MOST_BELOW: usize = 10;

/// A cell that each row has beside those with names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// There is none.
    Nothing,
    /// The first is the number of the row, as R writes it.
    Number,
    /// The last is empty: rows end in a delimiter, and the names do not.
    Empty,
}

/// Names that are known, further down than they are looked for.
pub(super) struct Below {
    pub(super) line: u64,
    pub(super) names: String,
}

/// The names of the columns and what stands around them.
pub(super) struct Heading {
    /// The names, or numbers.
    pub(super) names: Vec<String>,
    /// The cells of the first row that is no title.
    pub(super) first: Vec<String>,
    /// How many records stand before the rows.
    pub(super) above: usize,
    pub(super) has_header: bool,
    pub(super) remarks: Vec<String>,
    pub(super) beside: Beside,
    pub(super) below: Option<Below>,
}

impl Heading {
    /// Finds the names.
    pub(super) fn find(
        table: &Table,
        mapping: &BTreeMap<Field, String>,
        header: Option<bool>,
    ) -> Result<Self, ImportError> {
        let first = first_records(table)?;
        let mut remarks = Vec::new();
        let title = if header == Some(false) || table.has_names() {
            0
        } else {
            title_above(&first, mapping, table.shape().kind == TableKind::Workbook)
        };
        let names = &first[title];
        if let Some(fault) = names.fault() {
            return Err(ImportError::Columns(vec![format!(
                "the names of the columns cannot be read: {fault}"
            )]));
        }
        let cells = trimmed(names);
        let has_header = header.unwrap_or_else(|| table.has_names() || is_header(&cells, mapping));
        if title > 0 {
            let lines = names.line - 1;
            let said: String =
                first[0].cells().collect::<Vec<_>>().concat().trim().chars().take(60).collect();
            remarks.push(match lines {
                1 => format!("its first line stands above the table and is not read (--skip 1): {said:?}"),
                _ => format!(
                    "its first {lines} lines stand above the table and are not read (--skip {lines}): {said:?} …"
                ),
            });
        }
        let known = |record: &Record| -> Vec<String> {
            trimmed(record).into_iter().filter(|cell| is_known(cell, mapping)).collect()
        };
        let below = first[title + 1..].iter().take(MOST_BELOW).rev().max_by_key(|record| known(record).len());
        let below = below
            .filter(|record| known(record).len() > 1)
            .map(|record| Below { line: record.line, names: known(record).join(", ") });
        let mut heading = Self {
            above: title + usize::from(has_header),
            first: cells.clone(),
            names: if has_header {
                cells
            } else {
                (1..=names.len()).map(|number| number.to_string()).collect()
            },
            has_header,
            remarks,
            beside: Beside::Nothing,
            below,
        };
        if has_header && table.shape().kind == TableKind::Delimited {
            heading.widen(&first[title + 1..]);
        }
        Ok(heading)
    }

    /// Gives a place to a cell that every row has beside the named ones.
    fn widen(&mut self, rows: &[Record]) {
        let rows: Vec<&Record> = rows.iter().filter(|row| row.fault().is_none() && !row.is_blank()).collect();
        let width = self.names.len();
        let all_have = |cells: usize| !rows.is_empty() && rows.iter().all(|row| row.len() == cells);
        if all_have(width + 1) {
            if rows.iter().all(|row| row.cell(width).trim().is_empty()) {
                self.names.push(String::new());
                self.beside = Beside::Empty;
                self.remarks
                    .push("its rows end in a delimiter, and the names of the columns do not".to_owned());
            } else if are_numbered(&rows) {
                self.names.insert(0, String::new());
                self.beside = Beside::Number;
                self.remarks.push(
                    "its rows have one cell more than there are names: the first, a number, is taken for the number of the row, as R \
                     writes it, and is not read"
                        .to_owned(),
                );
            }
        } else if width > 1 && self.names.last().is_some_and(String::is_empty) && all_have(width - 1) {
            self.names.pop();
        }
    }
}

/// The first records; at least one.
fn first_records(table: &Table) -> Result<Vec<Record>, ImportError> {
    let mut records = table.records()?;
    let (mut first, mut size) = (Vec::new(), 0);
    while first.len() < LOOKED_AT && size < BYTES {
        let mut record = Record::default();
        if !records.read(&mut record)? {
            break;
        }
        size += record.cells().map(str::len).sum::<usize>();
        first.push(record);
    }
    if first.is_empty() {
        return Err(match table.skipped() {
            0 => TableError::Empty.into(),
            lines => TableError::NothingAfter(lines).into(),
        });
    }
    Ok(first)
}

fn trimmed(record: &Record) -> Vec<String> {
    record.cells().map(|cell| cell.trim().to_owned()).collect()
}

/// How many cells say something.
fn said(record: &Record) -> usize {
    record.cells().filter(|cell| !cell.trim().is_empty()).count()
}

/// How many records at the beginning are a title: each has one cell, and below come names, or rows that all
/// have more.
fn title_above(first: &[Record], mapping: &BTreeMap<Field, String>, is_workbook: bool) -> usize {
    let is_sound = |record: &Record| record.fault().is_none();
    let lone = first.iter().take_while(|record| is_sound(record) && said(record) <= 1).count();
    let Some(next) = first.get(lone).filter(|_| (1..=MOST_ABOVE).contains(&lone)) else { return 0 };
    let knows = |record: &Record| trimmed(record).iter().any(|cell| is_known(cell, mapping));
    if is_sound(next) && knows(next) {
        return lone;
    }
    if first[..lone].iter().any(knows) {
        return 0;
    }
    let is_single = |record: &Record| is_workbook || record.len() == 1;
    let rows = &first[lone..];
    let is_wide =
        |row: &Record| row.fault().is_some() || if is_workbook { said(row) > 1 } else { row.len() > 1 };
    if first[..lone].iter().all(is_single) && rows.len() > 1 && rows.iter().all(is_wide) { lone } else { 0 }
}

/// Whether the first cells of rows are numbers that count up, and no other cell looks like the rest of a text
/// that was cut at a comma.
fn are_numbered(rows: &[&Record]) -> bool {
    let numbers: Option<Vec<u64>> = rows.iter().map(|row| number(row.cell(0))).collect();
    let Some(numbers) = numbers else { return false };
    let counts_up = numbers.windows(2).all(|pair| pair[0] < pair[1]);
    let begins = numbers.len() > 1 || numbers.first().is_some_and(|number| *number <= 1);
    counts_up && begins && !rows.iter().any(|row| row.cells().skip(1).any(|cell| cell.starts_with(' ')))
}

/// A cell as the number of a row.
pub(super) fn number(cell: &str) -> Option<u64> {
    cell.trim().parse().ok()
}

/// Whether a cell is a name that somebody knows: one of the mapping, or without one ours.
fn is_known(cell: &str, mapping: &BTreeMap<Field, String>) -> bool {
    if mapping.is_empty() {
        return Field::named(cell).is_some();
    }
    mapping.values().any(|wanted| wanted == cell && wanted.parse::<usize>().is_err())
}

/// Whether a record has names: those of the mapping, else those we know; with neither, if it looks like
/// names.
fn is_header(cells: &[String], mapping: &BTreeMap<Field, String>) -> bool {
    // A number that is the place of a column is no name: a first row 1,1,… would be lost as one.
    let place = |wanted: &String| wanted.parse::<usize>().is_ok_and(|at| (1..=cells.len()).contains(&at));
    if mapping.values().any(|wanted| cells.contains(wanted) && !place(wanted)) {
        return true;
    }
    if mapping.is_empty() {
        return cells.iter().any(|cell| Field::named(cell).is_some());
    }
    // Columns named by number: names are short, none is empty or a number, and none comes twice.
    let by_number = mapping.values().all(|wanted| wanted.parse::<usize>().is_ok());
    let is_name =
        |cell: &String| !cell.is_empty() && cell.chars().count() <= 40 && cell.parse::<f64>().is_err();
    let once = |(at, cell): (usize, &String)| !cells[..at].contains(cell);
    !by_number || (cells.iter().all(is_name) && cells.iter().enumerate().all(once))
}

//! The shape in which the rows of a report leave: a format of `output`, CSV for a spreadsheet, or a sheet of
//! a workbook.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::Write;

use super::ExportError;
use super::workbook::Sheet;
use crate::domain::cell;
use crate::domain::vocabulary::vocabulary;
use crate::output::columns::ListedColumn;
use crate::output::{
    ColumnKind, Columns, Filled, Format, NoRoom, Selection, Style, Value, write_csv_shown, write_rows,
    write_spreadsheet,
};

vocabulary!(
    /// The formats of a file: those of every list, and a workbook.
    Form, "format", {
        /// RFC 4180.
        Csv => "csv",
        /// One array.
        Json => "json",
        /// An object a line.
        Jsonl => "jsonl",
        /// A table of Markdown.
        Markdown => "md",
        /// A table for people.
        Table => "table",
        /// A workbook.
        Xlsx => "xlsx",
    }
);

/// The shape of a file, as a person asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// As `--format` says; CSV is faithful to the byte.
    Plain(Style),
    /// CSV for a spreadsheet.
    Spreadsheet(Spreadsheet),
}

/// How CSV for a spreadsheet is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spreadsheet {
    /// What stands between two fields: `,` or `;`.
    pub delimiter: u8,
    /// How many rows a file gets, the header not counted; at most what a sheet holds.
    pub rows: u64,
}

impl Default for Spreadsheet {
    fn default() -> Self {
        Self { delimiter: b',', rows: cell::MAX_ROWS - 1 }
    }
}

impl From<Style> for Shape {
    fn from(style: Style) -> Self {
        Self::Plain(style)
    }
}

impl From<Format> for Shape {
    fn from(format: Format) -> Self {
        Self::Plain(Style::plain(format))
    }
}

impl Shape {
    /// How many rows a file of this shape gets, and what becomes of more.
    pub(super) fn room(self, rest: Rest) -> Option<(u64, Rest)> {
        match self {
            Self::Plain(_) => None,
            Self::Spreadsheet(how) => Some((how.rows, rest)),
        }
    }
}

/// Where rows go.
pub(super) enum Destination<'d> {
    /// To a writer.
    Stream(Shape, &'d mut (dyn Write + Send)),
    /// Into a sheet.
    Sheet(&'d mut Sheet),
}

/// Which part of the rows: all, or as many as one sheet holds, from some row on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct RowRange {
    /// How many rows come before it.
    pub from: u64,
    /// How many it may have, and whether more than that are left for another part; `None`: all, wherever they
    /// go.
    pub room: Option<(u64, Rest)>,
}

/// What is done with rows for which there is no room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rest {
    /// The report is refused.
    Refused,
    /// Another part takes them.
    Another,
}

/// What was written to a writer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Printed {
    /// How many rows there are; for the dispute list, how many claims.
    pub rows: u64,
    /// In how many cells only the beginning of a text has room.
    pub cut: u64,
}

/// What was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// How many rows or records there are.
    pub rows: u64,
    /// How many things the report is about: for the dispute list claims, else the same.
    pub things: u64,
    /// Whether rows are left for another part.
    pub more: bool,
    /// The columns, in order.
    pub columns: Vec<ListedColumn>,
    /// In how many cells of each column only the beginning of a text has room; none of another shape.
    pub cut: Vec<u64>,
}

impl Written {
    /// In how many cells only the beginning of a text has room.
    pub(super) fn cut(&self) -> u64 {
        self.cut.iter().sum()
    }

    /// What each column means, where cells of it are cut with a word on that.
    pub(super) fn meanings(&self) -> impl Iterator<Item = (&ListedColumn, Cow<'static, str>)> {
        self.columns.iter().enumerate().map(|(at, column)| match self.cut.get(at) {
            None | Some(0) => (column, Cow::Borrowed(column.meaning)),
            Some(count) => {
                let cells = if *count == 1 { "1 cell has".to_owned() } else { format!("{count} cells have") };
                (column, Cow::Owned(format!("{}; {cells} {CUT}", column.meaning)))
            }
        })
    }
}

/// What is said of cells that have only the beginning of a text.
const CUT: &str = "only the beginning of a text that is longer than a cell can hold (32,767 characters, 253 line breaks), and at its end \
    [cut by gainsay: N characters in all, sha256 H], N being the number of characters of the whole text and H the first 16 hexadecimal digits of the \
    SHA-256 of its UTF-8; an import by gainsay leaves the whole text as it is";

impl Destination<'_> {
    pub(super) fn format(&self) -> Format {
        match self {
            Self::Stream(Shape::Plain(style), _) => style.format,
            Self::Stream(Shape::Spreadsheet(_), _) | Self::Sheet(_) => Format::Csv,
        }
    }

    /// Takes the rows of a report.
    pub(super) fn take<R: 'static>(
        &mut self,
        all: &Columns<R>,
        selection: &Selection<R>,
        rows: impl Iterator<Item = Result<R, ExportError>>,
        part: RowRange,
    ) -> Result<Written, ExportError> {
        let columns = selection.columns(self.format());
        let mut listed = all.listed_of(selection, self.format());
        // A column of days is one only if all of its values are days that its readers know.
        let days: Vec<bool> = columns.iter().map(|column| column.kind == ColumnKind::Day).collect();
        let known = self.known_days();
        let strange = vec![Cell::new(false); columns.len()];
        let look_at = |at: usize, value: &Value<'_>| {
            if days[at]
                && let Value::Text(day) = value
                && !known(day)
            {
                strange[at].set(true);
            }
        };
        // Plain CSV shows its values as it writes them; of the other shapes they are made once more.
        let shows = matches!(self, Self::Stream(Shape::Plain(style), _) if style.format == Format::Csv);
        let mut more = false;
        let mut seen = 0;
        let rows = rows.skip(usize::try_from(part.from).unwrap_or(usize::MAX)).map_while(|row| {
            if let (Ok(row), Some((room, rest))) = (&row, part.room)
                && seen == room
            {
                more = true;
                let id =
                    columns.first().map(|column| (column.value)(row).flat().into_owned()).unwrap_or_default();
                let refused = NoRoom { row: part.from + seen + 1, id, limit: room };
                return (rest == Rest::Refused).then(|| Err(refused.into()));
            }
            seen += 1;
            if let Ok(row) = &row
                && !shows
            {
                for (at, column) in columns.iter().enumerate().filter(|(at, _)| days[*at]) {
                    look_at(at, &(column.value)(row));
                }
            }
            Some(row)
        });
        let Filled { rows, cut } = match self {
            Self::Stream(Shape::Plain(_), out) if shows => {
                Filled { rows: write_csv_shown(*out, &columns, rows, look_at)?, cut: Vec::new() }
            }
            Self::Stream(Shape::Plain(style), out) => {
                Filled { rows: write_rows(*out, selection, rows, *style)?, cut: Vec::new() }
            }
            Self::Stream(Shape::Spreadsheet(how), out) => {
                write_spreadsheet(*out, &selection.columns(Format::Csv), rows, how.delimiter)?
            }
            Self::Sheet(sheet) => sheet.take(&selection.columns(Format::Csv), rows)?,
        };
        // In a sheet its other values are dates still, as in a column of dates that may be less than a day.
        let mixed = if matches!(self, Self::Sheet(_)) { ColumnKind::Edtf } else { ColumnKind::Text };
        for (column, strange) in listed.iter_mut().zip(strange) {
            if strange.get() {
                column.kind = mixed;
            }
        }
        Ok(Written { rows, things: rows, more, columns: listed, cut })
    }

    fn known_days(&self) -> fn(&str) -> bool {
        match self {
            // Years 0001 to 9999, as the Table Schema has them.
            Self::Stream(Shape::Plain(_), _) => |day| day.len() == 10 && !day.starts_with("0000"),
            _ => |day| cell::exact_day(day).is_some(),
        }
    }
}

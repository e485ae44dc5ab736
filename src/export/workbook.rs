//! A workbook (XLSX, Office Open XML) with a sheet for each report and one that says what was asked.
//!
//! Owns how a value becomes a typed cell, and the looks of a sheet: a frozen header with filters, and widths
//! by content. A sheet streams to a temporary file, so memory does not grow with its rows. Called by `export`
//! alone. The same rows give the same bytes: nothing comes from the clock. Texts are text cells, which
//! nothing runs or bends; a whole day from 1900-03-01 on in a column of dates is a date; every other date is
//! a text, because a date cell could not hold it. A text that a cell has no room for is shown cut, with a
//! mark that says so.

use std::borrow::Cow;
use std::io::{self, Seek, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use super::ExportError;
use crate::domain::cell;
use crate::output::{Column, ColumnKind, Filled, Value};

/// The sheet that says what was asked.
pub(super) const ABOUT: &str = "about";

/// No column is wider, in characters; longer texts run on in the cell.
const WIDEST: usize = 60;
/// No column is narrower.
const NARROWEST: usize = 6;
/// What the arrow of a filter takes from a header.
const ARROW: usize = 3;

/// A workbook that is being filled.
pub(super) struct Book {
    workbook: Workbook,
}

/// One sheet of it that is being filled.
pub(super) struct Sheet {
    cells: Worksheet,
    looks: Looks,
    rows: u32,
    widths: Vec<usize>,
}

#[derive(Clone)]
struct Looks {
    header: Format,
    text: Format,
    day: Format,
}

impl Book {
    /// An empty workbook, which says that it was made when the last entry of its ledger was.
    pub(super) fn new(made: &str) -> Result<Self, ExportError> {
        let mut workbook = Workbook::new();
        // Without a time the library would ask the clock; a ledger without an entry has the first that XLSX
        // can hold.
        let made = made.get(..19).and_then(|made| ExcelDateTime::parse_from_str(made).ok());
        let made = made.map_or_else(|| ExcelDateTime::from_ymd(1900, 1, 1), Ok).map_err(failed)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
        Ok(Self { workbook })
    }

    /// A new sheet, not yet in the workbook.
    pub(super) fn sheet(&mut self, name: &str) -> Result<Sheet, ExportError> {
        let mut cells = self.workbook.new_worksheet_with_constant_memory().map_err(failed)?;
        cells.set_name(name).map_err(failed)?;
        let looks = Looks {
            header: Format::new().set_bold(),
            text: Format::new().set_num_format("@"),
            day: Format::new().set_num_format("yyyy-mm-dd"),
        };
        Ok(Sheet { cells, looks, rows: 0, widths: Vec::new() })
    }

    /// Puts a filled sheet after the others.
    pub(super) fn add(&mut self, mut sheet: Sheet) -> Result<(), ExportError> {
        for (at, width) in sheet.widths.iter().enumerate() {
            let width = u32::try_from((*width).clamp(NARROWEST, WIDEST)).unwrap_or(10);
            sheet.cells.set_column_width(column(at)?, width).map_err(failed)?;
        }
        self.workbook.push_worksheet(sheet.cells);
        Ok(())
    }

    /// The finished workbook.
    pub(super) fn save(mut self, out: &mut dyn Write) -> Result<(), ExportError> {
        // Its writer has to be able to cross threads, which a caller's need not be.
        let mut file = tempfile::tempfile()?;
        self.workbook.save_to_writer(&mut file).map_err(failed)?;
        file.rewind()?;
        io::copy(&mut file, out)?;
        Ok(())
    }
}

impl Sheet {
    /// Header and rows, with filters.
    pub(super) fn take<R: 'static>(
        &mut self,
        columns: &[&'static Column<R>],
        rows: impl Iterator<Item = Result<R, ExportError>>,
    ) -> Result<Filled, ExportError> {
        self.header(columns.iter().map(|column| column.name))?;
        self.cells.set_freeze_panes(1, 0).map_err(failed)?;
        let mut filled = Filled { rows: 0, cut: vec![0; columns.len()] };
        for row in rows {
            let row = row?;
            filled.rows += 1;
            for (at, column) in columns.iter().enumerate() {
                let value = (column.value)(&row);
                let text = value.flat();
                let shown = cell::shown(&text);
                filled.cut[at] += u64::from(matches!(shown, Cow::Owned(_)));
                self.cell(at, &value, column.kind, &shown)?;
            }
            self.rows += 1;
        }
        let last = column(columns.len().saturating_sub(1))?;
        self.cells.autofilter(0, 0, self.rows.saturating_sub(1), last).map_err(failed)?;
        Ok(filled)
    }

    /// A row of texts, bold.
    pub(super) fn header<'n>(&mut self, names: impl Iterator<Item = &'n str>) -> Result<(), ExportError> {
        for (at, name) in names.enumerate() {
            self.cells
                .write_string_with_format(self.rows, column(at)?, name, &self.looks.header)
                .map_err(failed)?;
            self.widen(at, name.width() + ARROW);
        }
        self.rows += 1;
        Ok(())
    }

    /// A row of texts.
    pub(super) fn line<'t>(&mut self, texts: impl Iterator<Item = &'t str>) -> Result<(), ExportError> {
        for (at, text) in texts.enumerate() {
            self.cell(at, &Value::from(text), ColumnKind::Text, text)?;
        }
        self.rows += 1;
        Ok(())
    }

    fn cell(
        &mut self,
        at: usize,
        value: &Value<'_>,
        kind: ColumnKind,
        text: &str,
    ) -> Result<(), ExportError> {
        let place = column(at)?;
        if text.is_empty() {
            return Ok(());
        }
        let written = match value {
            // A count is far below 2^53, the last whole number that a cell holds exactly.
            #[expect(clippy::cast_precision_loss, reason = "no count of rows comes near to 2^53")]
            Value::Int(number) => self.cells.write_number(self.rows, place, *number as f64),
            Value::Bool(yes) => self.cells.write_boolean(self.rows, place, *yes),
            _ => match kind.is_date().then(|| cell::exact_day(text)).flatten() {
                Some(day) => {
                    let year = u16::try_from(day.year()).unwrap_or(u16::MAX);
                    let day = ExcelDateTime::from_ymd(year, day.month(), day.day()).map_err(failed)?;
                    self.cells.write_datetime_with_format(self.rows, place, &day, &self.looks.day)
                }
                // Controls, and what only reads as one written out, the library writes out as the format has
                // it.
                None => self.cells.write_string_with_format(self.rows, place, text, &self.looks.text),
            },
        };
        written.map_err(failed)?;
        self.widen(at, text.lines().next().unwrap_or_default().get(..200).unwrap_or(text).width());
        Ok(())
    }

    fn widen(&mut self, at: usize, width: usize) {
        if self.widths.len() <= at {
            self.widths.resize(at + 1, 0);
        }
        self.widths[at] = self.widths[at].max(width.min(WIDEST));
    }
}

fn column(at: usize) -> Result<u16, ExportError> {
    u16::try_from(at).map_err(|_| failed(XlsxError::RowColumnLimitError))
}

fn failed(error: XlsxError) -> ExportError {
    match error {
        XlsxError::IoError(error) => ExportError::Write(error),
        other => ExportError::Write(io::Error::other(other)),
    }
}

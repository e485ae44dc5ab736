//! One row as it is read: its cells by field, and everything that is wrong with them.

use std::borrow::Cow;

use super::columns::Columns;
use super::field::Field;
use super::formula;
use super::heading::Beside;
use crate::domain::Vocabulary;
use crate::domain::cell::{self, from_cell};
use crate::domain::text::{MAX_LISTED, is_blank};
use crate::reading::table::{Record, TableKind};
use crate::reading::worksheet::text as rules;

/// What lies between several values in one cell.
pub(super) const BETWEEN: &str = "; ";

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) column: Option<String>,
    pub(super) what: String,
}

/// A row and what was found wrong with it.
pub(super) struct Row<'r> {
    record: &'r Record,
    pub(super) columns: &'r Columns,
    pub(super) faults: Vec<Fault>,
    /// Whether a text had line breaks other than LF.
    pub(super) is_evened: bool,
    /// What the cells of these fields stand for, where they have only its beginning.
    wholes: Vec<(Field, String)>,
}

impl<'r> Row<'r> {
    /// A row; one that is malformed has its faults at once, and is not to be read further.
    pub(super) fn new(record: &'r Record, columns: &'r Columns) -> Self {
        let mut row = Self { record, columns, faults: Vec::new(), is_evened: false, wholes: Vec::new() };
        let (cells, names) = (record.len(), columns.names.len());
        if let Some(fault) = record.fault() {
            row.faults.push(Fault { column: None, what: fault.to_owned() });
        } else if columns.kind == TableKind::Workbook {
            // Cells that are empty are not stored.
            let beyond = (names..cells).find(|at| !is_blank(record.cell(*at)));
            if let Some(at) = beyond {
                row.faults.push(Fault {
                    column: None,
                    what: format!(
                        "the row has a value in column {}, which has no name; name it, or empty the cell",
                        at + 1
                    ),
                });
            }
        } else if cells != names || columns.is_shifted(record) {
            let cut = match cells.checked_sub(names) {
                None => "; is it cut off, or is a delimiter missing?",
                Some(1) if columns.beside == Beside::Nothing => {
                    "; is a quote or a delimiter wrong? if the first cell of each row has no name above it, write one at the beginning of \
                     the line of names"
                }
                Some(_) => "; is a quote or a delimiter wrong?",
            };
            row.faults.push(Fault {
                column: None,
                what: format!("the row has {cells} cells, and there are {names} columns{cut}"),
            });
        }
        if row.faults.is_empty()
            && let Some(at) = record.nul()
        {
            let column = columns.names.get(at).cloned();
            row.faults.push(Fault {
                column,
                what: "the cell holds a NUL, which no text can hold; remove it".to_owned(),
            });
        }
        row
    }

    pub(super) fn line(&self) -> u64 {
        self.record.line
    }

    /// The cell of a field as it is meant, `None` if it is blank or there is no such column.
    pub(super) fn get(&self, field: Field) -> Option<Cow<'r, str>> {
        if let Some((_, whole)) = self.wholes.iter().find(|(known, _)| *known == field) {
            return Some(Cow::Owned(whole.clone()));
        }
        let cell = self.record.cell(self.columns.of(field)?);
        let cell = if self.columns.is_guarded { from_cell(cell) } else { Cow::Borrowed(cell) };
        (!is_blank(&cell)).then_some(cell)
    }

    /// The cell of a field without blanks at its ends: for values that cannot begin or end with one.
    pub(super) fn trimmed(&self, field: Field) -> Option<String> {
        self.get(field).map(|cell| cell.trim().to_owned())
    }

    /// Several values of one cell.
    pub(super) fn list(&mut self, field: Field) -> Vec<String> {
        let values = self.get(field).map(|cell| split(&cell)).unwrap_or_default();
        if values.len() > MAX_LISTED {
            self.fault(field, format!("the cell has {} values; at most {MAX_LISTED} are kept; make several claims of it, or name the group instead of its members", values.len()));
            return Vec::new();
        }
        values
    }

    /// Takes each cell that was cut for a spreadsheet as what `recorded` has of its field. One that is no cut
    /// of that is a fault. Returns how many were taken so.
    pub(super) fn complete_cuts(&mut self, recorded: impl Fn(Field) -> Option<String>) -> u64 {
        for field in self.marked() {
            let cell = self.get(field).unwrap_or_default();
            let whole = recorded(field).unwrap_or_default();
            if cell == whole {
                continue;
            }
            match cell::is_cut_of(&cell, &whole) {
                Ok(_) => self.wholes.push((field, whole)),
                Err(spoilt) => self.fault(field, spoilt_cut(spoilt)),
            }
        }
        self.wholes.len() as u64
    }

    /// Cells that were cut for a spreadsheet cannot be those of something new.
    pub(super) fn refuse_cuts(&mut self) {
        for field in self.marked() {
            self.fault(field, "the cell has only the beginning of a text, cut for a spreadsheet ([cut by gainsay: …]), and the row is no claim of this ledger: take the row from an export without --spreadsheet; or, if this is all that was said, remove the mark");
        }
    }

    /// The error of a formula is no value, unless it is what `recorded` has of its field. Returns whether
    /// there is one.
    pub(super) fn refuse_errors(&mut self, recorded: impl Fn(Field) -> Option<String>) -> bool {
        let before = self.faults.len();
        for field in Field::ALL {
            let Some(cell) = self.get(*field).filter(|cell| formula::is_error(cell)) else { continue };
            if recorded(*field).as_deref() != Some(&*cell) {
                self.fault(
                    *field,
                    format!(
                        "{:?} is what a spreadsheet shows where a formula failed; mend it, or empty the cell",
                        cell.trim()
                    ),
                );
            }
        }
        self.faults.len() > before
    }

    /// The fields whose cells have the mark of a cut, or a piece of it.
    fn marked(&self) -> Vec<Field> {
        let is_marked = |field: &&Field| {
            let cell = self.columns.of(**field).map(|at| self.record.cell(at));
            cell.is_some_and(cell::has_mark)
        };
        Field::ALL.iter().filter(is_marked).copied().collect()
    }

    /// Says that something is wrong with a cell.
    pub(super) fn fault(&mut self, field: Field, what: impl Into<String>) {
        self.faults.push(Fault { column: Some(self.columns.name(field)), what: what.into() });
    }

    /// Whether something is wrong with the cell of a field.
    pub(super) fn is_at_fault(&self, field: Field) -> bool {
        let column = Some(self.columns.name(field));
        self.faults.iter().any(|fault| fault.column == column)
    }

    /// A word of a vocabulary.
    pub(super) fn word<T: Vocabulary>(&mut self, field: Field) -> Option<T> {
        let word = self.trimmed(field)?.to_lowercase();
        match word.parse() {
            Ok(word) => Some(word),
            Err(error) => {
                self.fault(field, error.to_string());
                None
            }
        }
    }

    /// A text that can be recorded; CR and CRLF are LF, as in worksheets.
    pub(super) fn text(&mut self, field: Field) -> Option<String> {
        let mut text = self.get(field)?.into_owned();
        if text.contains('\r') {
            text = text.replace("\r\n", "\n").replace('\r', "\n");
            self.is_evened = true;
        }
        self.checked(field, text, rules::any_text)
    }

    /// A line that can be recorded.
    pub(super) fn single(&mut self, field: Field) -> Option<String> {
        let line = self.trimmed(field)?;
        self.checked(field, line, rules::line)
    }

    /// A text that passes one of the rules of worksheets.
    pub(super) fn checked(
        &mut self,
        field: Field,
        text: String,
        rule: fn(&str, &str) -> Result<(), rules::Objection>,
    ) -> Option<String> {
        match rule(field.as_str(), &text) {
            Ok(()) => Some(text),
            Err(objection) => {
                let hint = objection.hint.map(|hint| format!("; {hint}")).unwrap_or_default();
                self.fault(field, format!("{}{hint}", objection.message));
                None
            }
        }
    }

    /// Several names, each a line that can be recorded.
    pub(super) fn names(&mut self, field: Field) -> Vec<String> {
        let names = self.list(field);
        names.into_iter().filter_map(|name| self.checked(field, name, rules::line)).collect()
    }
}

/// Why a cell cannot be taken, and what to do.
pub(super) fn spoilt_cut(spoilt: cell::Spoilt) -> String {
    let what_next = match spoilt {
        cell::Spoilt::Other => "export it again",
        _ => {
            "put the cell back as it was; the whole text is edited in an export without --spreadsheet, or with gainsay claim edit"
        }
    };
    format!("{spoilt}, so it is not taken for all of it: {what_next}")
}

/// The values of a cell with several, blanks around them left out.
pub(super) fn split(cell: &str) -> Vec<String> {
    cell.split(';').map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned).collect()
}

/// The values of a cell with one for each of something, empty where there is none.
pub(super) fn split_each(cell: &str) -> Vec<Option<String>> {
    let value = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    cell.split(';').map(value).collect()
}

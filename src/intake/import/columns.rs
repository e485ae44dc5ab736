//! Which columns of a file are which fields.
//!
//! Owns what a mapping and the names of columns lead to, and what is wrong with them; `heading` says where
//! the names stand. It must never take a column for a field that nobody named.

use std::collections::BTreeMap;

use super::error::ImportError;
use super::field::{FIELDS, Field};
use super::heading::{self, Below, Beside, Heading};
use super::reports;
use crate::domain::Vocabulary;
use crate::domain::cell::GUARD_COLUMN;
use crate::domain::vocabulary::nearest;
use crate::reading::table::{Record, Table, TableKind};

/// The most columns that are listed where one is not found.
const MOST_LISTED: usize = 40;

/// Columns of our own reports that follow from others: they are shown, and never read.
const DERIVED: &[&str] = &[
    "status",
    "possible",
    "said_earliest",
    "said_latest",
    "said_rule",
    "event_earliest",
    "event_latest",
    "event_rule",
    "origins",
    "entry",
];

/// What a rejected row says of itself, in the file of rejected rows.
pub(super) const REJECTED_LINE: &str = "rejected_line";
/// Why it was rejected.
pub(super) const REJECTED_REASON: &str = "rejected_reason";

/// Which column each field is in, and what each column is called.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    /// The names of the columns, or their numbers.
    pub(super) names: Vec<String>,
    at: [Option<usize>; FIELDS],
    /// How many records stand before the rows: what is above the names, and the names.
    pub(super) above: usize,
    /// Whether a record has the names.
    pub(super) has_header: bool,
    /// How the table differs from one that begins with the names of all its columns, in sentences.
    pub(super) remarks: Vec<String>,
    /// What a cell holds that each row has beside the named ones.
    pub(super) beside: Beside,
    /// What the file is.
    pub(super) kind: TableKind,
    /// Whether the cells are guarded against spreadsheets.
    pub(super) is_guarded: bool,
    /// Whether the file is a spreadsheet's, and has long texts cut.
    pub(super) is_of_spreadsheet: bool,
    /// The columns that hold nothing to read.
    pub(super) unread: Vec<String>,
    /// The places of columns without a name.
    pub(super) nameless: Vec<usize>,
}

impl Columns {
    /// The column of a field.
    pub(super) fn of(&self, field: Field) -> Option<usize> {
        self.at[field.index()]
    }

    /// The name of the column of a field, or the field's own.
    pub(super) fn name(&self, field: Field) -> String {
        self.of(field).map_or_else(|| field.to_string(), |at| self.names[at].clone())
    }

    /// The columns that are read, with their fields.
    pub(super) fn read(&self) -> Vec<(String, &'static str)> {
        let fields = Field::ALL.iter().filter_map(|field| Some((self.of(*field)?, field.as_str())));
        let mut read: Vec<_> = fields.collect();
        read.sort_unstable();
        read.into_iter().map(|(at, field)| (self.names[at].clone(), field)).collect()
    }

    /// Whether a row has not in its place what each has beside the named cells.
    pub(super) fn is_shifted(&self, record: &Record) -> bool {
        match self.beside {
            Beside::Nothing => false,
            Beside::Number => heading::number(record.cell(0)).is_none(),
            Beside::Empty => !record.cell(self.names.len() - 1).trim().is_empty(),
        }
    }

    /// Finds out which column is which. With a mapping, what it names and nothing else is read.
    pub(super) fn find(
        table: &Table,
        mapping: &BTreeMap<Field, String>,
        header: Option<bool>,
        others: &[reports::OtherReport],
    ) -> Result<Self, ImportError> {
        let Heading { names, first, above, has_header, remarks, beside, below } =
            Heading::find(table, mapping, header)?;
        let is_guarded = names.iter().any(|name| name == GUARD_COLUMN);
        let kind = table.shape().kind;
        let nameless = (0..names.len()).filter(|at| names[*at].is_empty()).collect();
        let mut columns = Self {
            is_guarded,
            is_of_spreadsheet: is_guarded || kind == TableKind::Workbook,
            kind,
            at: [None; FIELDS],
            above,
            has_header,
            remarks,
            beside,
            unread: Vec::new(),
            nameless,
            names,
        };
        let mut faults = Vec::new();
        if mapping.is_empty()
            && let Some(refusal) = reports::refusal(&columns.names, others)
        {
            return Err(ImportError::Report(refusal));
        }
        if mapping.is_empty() {
            columns.by_names(&mut faults);
        } else {
            columns.by_mapping(mapping, &mut faults);
        }
        if faults.is_empty()
            && !Field::ALL.iter().any(|field| field.names_a_claim() && columns.of(*field).is_some())
        {
            faults.push(format!("no column is known among: {}", listed(&first)));
        }
        if !faults.is_empty() {
            if let Some(Below { line, names }) = below {
                let skip = line - 1;
                faults.push(format!(
                    "line {line} has names that are known ({names}): if the columns have their names there, say --skip {skip}"
                ));
            }
            return Err(ImportError::Columns(faults));
        }
        let read: Vec<usize> = columns.at.iter().flatten().copied().collect();
        let unread = (0..columns.names.len()).filter(|at| !read.contains(at));
        columns.unread = unread
            .filter(|at| !columns.names[*at].is_empty())
            .map(|at| columns.names[at].clone())
            .filter(|name| ![GUARD_COLUMN, REJECTED_LINE, REJECTED_REASON].contains(&name.as_str()))
            .collect();
        Ok(columns)
    }

    fn by_names(&mut self, faults: &mut Vec<String>) {
        for (at, name) in self.names.iter().enumerate() {
            // Without a name it is no field; whether it holds anything is told when the rows were read.
            if name.is_empty() {
                continue;
            }
            if self.names[..at].contains(name) {
                faults.push(format!("two columns have the name {name:?}"));
                continue;
            }
            if DERIVED.contains(&name.as_str()) {
                continue;
            }
            let Some(field) = Field::named(name) else { continue };
            match self.at[field.index()] {
                None => self.at[field.index()] = Some(at),
                Some(other) => {
                    let other = &self.names[other];
                    faults.push(format!("the columns {other:?} and {name:?} both are `{field}`"));
                }
            }
        }
    }

    fn by_mapping(&mut self, mapping: &BTreeMap<Field, String>, faults: &mut Vec<String>) {
        let mut is_any_unknown = false;
        for (field, wanted) in mapping {
            let mut same = (0..self.names.len()).filter(|at| self.names[*at] == *wanted);
            let number = || wanted.parse::<usize>().ok().filter(|at| (1..=self.names.len()).contains(at));
            match (same.next(), same.next()) {
                (Some(at), None) => self.at[field.index()] = Some(at),
                (Some(_), Some(_)) if wanted.parse::<usize>().is_ok() => faults.push(format!(
                    "`{field}` is to be column {wanted}, and two columns have that name: if the first row has no names, say \
                     --no-header; if it has, --no-header and --skip with one line more, so that columns are numbered"
                )),
                (Some(_), Some(_)) => faults.push(format!(
                    "`{field}` is to be column {wanted:?}, and two columns have that name: name it by its number"
                )),
                (None, _) => {
                    if let Some(at) = number() {
                        self.at[field.index()] = Some(at - 1);
                    } else {
                        let near = nearest(wanted, self.names.iter().map(String::as_str));
                        let near = near.map(|near| format!("; did you mean {near:?}?")).unwrap_or_default();
                        faults.push(format!("`{field}` is to be column {wanted:?}, and there is none{near}"));
                        is_any_unknown = true;
                    }
                }
            }
        }
        if is_any_unknown {
            faults.push(format!("the columns are: {}", listed(&self.names)));
        }
    }
}

/// The names of the columns; of many the first.
fn listed(names: &[String]) -> String {
    let name = |(at, name): (usize, &String)| match name.as_str() {
        "" => format!("column {} (no name)", at + 1),
        name => name.to_owned(),
    };
    let listed: Vec<String> = names.iter().enumerate().map(name).take(MOST_LISTED).collect();
    let more = names.len() - listed.len();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", listed.join(", "))
}

//! Column lists: for each result type, which fields it has, what they mean and where they are shown.
//!
//! Owns the choice of fields for a format and for `--fields`. The lists themselves stand in one file per
//! result type; each name there is a promise to programs (CSV header, JSON key), each meaning a line of
//! `export --list`.

use std::fmt;

use super::format::Format;
use super::value::Value;
use crate::domain::vocabulary::nearest;

/// One field of a result type.
pub struct Column<R: 'static> {
    /// The name: CSV header, JSON key, word of `--fields`. Lower-case letters, digits and `_`.
    pub name: &'static str,
    /// What it means, one line, for `export --list`.
    pub meaning: &'static str,
    /// Takes the value out of a row.
    pub value: for<'r> fn(&'r R) -> Value<'r>,
    /// Where it is shown when nobody asked for particular fields.
    pub shown: Shown,
    /// What its values are.
    pub kind: ColumnKind,
}

/// What the values of a column are, whatever a row has: for formats with types, and for the description of a
/// file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Texts, ids, words of a vocabulary, lists, instants.
    Text,
    /// Whole numbers.
    Count,
    /// `true` or `false`.
    Flag,
    /// Dates as precise as their source, EDTF: some of them are whole days.
    Edtf,
    /// Whole days, `YYYY-MM-DD`.
    Day,
}

impl ColumnKind {
    /// Whether a value can be a whole day.
    pub const fn is_date(self) -> bool {
        matches!(self, Self::Edtf | Self::Day)
    }
}

/// The formats that show a column by themselves; `--fields` reaches every column in every format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// In lists as `table` and `md`, which people read: 80 columns do not hold everything.
    pub table: bool,
    /// In `json` and `jsonl`.
    pub json: bool,
    /// In `csv`, and in `table` and `md` of a single record, which have a line for each field.
    pub csv: bool,
}

impl Shown {
    /// In every format.
    pub const ALWAYS: Self = Self { table: true, json: true, csv: true };
    /// Everywhere but in lists for people: details for which a table has no room.
    pub const DETAIL: Self = Self { table: false, json: true, csv: true };
    /// Not in JSON, and not in lists for people: the parts of a value that JSON holds as one object, such as
    /// the bounds of a date.
    pub const CSV_ONLY: Self = Self { table: false, json: false, csv: true };
    /// Not in JSON: one text for what JSON holds as an object or a list of its own.
    pub const FLAT: Self = Self { table: true, json: false, csv: true };
    /// Only where it was asked for: by `--fields`, or by a list that shows more than usual.
    pub const WHEN_ASKED: Self = Self { table: false, json: false, csv: false };
    /// Objects and arrays, which only JSON can hold.
    pub const JSON_ONLY: Self = Self { table: false, json: true, csv: false };

    pub(super) fn list(self, format: Format) -> bool {
        match format {
            Format::Table | Format::Markdown => self.table,
            Format::Json | Format::Jsonl => self.json,
            Format::Csv => self.csv,
        }
    }

    fn record(self, format: Format) -> bool {
        match format {
            Format::Json | Format::Jsonl => self.json,
            Format::Table | Format::Markdown | Format::Csv => self.csv,
        }
    }
}

/// The columns of one result type, in the order in which every format has them.
pub struct Columns<R: 'static> {
    report: &'static str,
    columns: &'static [Column<R>],
}

impl<R: 'static> Columns<R> {
    /// A column list, named as the user names the report ("claims", "disputed"). Meant for a `const` or
    /// `static`: there, a list that breaks the rules below does not compile.
    ///
    /// # Panics
    ///
    /// If two columns have one name, or a name is empty or has anything but `a-z`, `0-9` and `_`.
    pub const fn new(report: &'static str, columns: &'static [Column<R>]) -> Self {
        let mut i = 0;
        while i < columns.len() {
            assert!(is_field_name(columns[i].name), "a column's name is made of a-z, 0-9 and _");
            let mut j = 0;
            while j < i {
                assert!(!same(columns[i].name, columns[j].name), "two columns have the same name");
                j += 1;
            }
            i += 1;
        }
        Self { report, columns }
    }

    /// A column list as [`new`](Self::new) makes it, with its frozen header: the names of the columns that
    /// its CSV has (of one that only JSON has, its keys), in order, with commas. Other people's programs rely
    /// on them. A column may be added; none may be renamed, moved or taken away.
    ///
    /// # Panics
    ///
    /// Also if the columns are others than the header says.
    pub const fn frozen(report: &'static str, header: &str, columns: &'static [Column<R>]) -> Self {
        let list = Self::new(report, columns);
        let has_csv = list.has_csv();
        let header = header.as_bytes();
        let (mut at, mut i) = (0, 0);
        while i < columns.len() {
            let column = &columns[i];
            if if has_csv { column.shown.csv } else { column.shown.json } {
                if at > 0 {
                    assert!(at < header.len() && header[at] == b',', "the frozen header lacks a column");
                    at += 1;
                }
                let name = column.name.as_bytes();
                let mut j = 0;
                while j < name.len() {
                    let is_same = at + j < header.len() && header[at + j] == name[j];
                    assert!(is_same, "a column is not the one of the frozen header");
                    j += 1;
                }
                at += name.len();
            }
            i += 1;
        }
        assert!(at == header.len(), "the frozen header has more than the columns");
        list
    }

    const fn has_csv(&self) -> bool {
        let mut i = 0;
        while i < self.columns.len() {
            if self.columns[i].shown.csv {
                return true;
            }
            i += 1;
        }
        false
    }

    /// Rows inside another JSON object: one for each, with every column as a key.
    pub(super) fn objects<'r>(&self, rows: impl IntoIterator<Item = &'r R>) -> Value<'r> {
        let object = |row| self.columns.iter().map(|column| (column.name, (column.value)(row))).collect();
        Value::Array(rows.into_iter().map(|row| Value::Object(object(row))).collect())
    }

    /// The report's name.
    pub const fn report(&self) -> &'static str {
        self.report
    }

    /// All columns, in order.
    pub const fn all(&self) -> &'static [Column<R>] {
        self.columns
    }

    /// Each format's own choice of fields.
    pub const fn own_choice(&self) -> Selection<R> {
        Selection { columns: self.columns, chosen: None, also: None }
    }

    /// The fields to show: those named, in the order named, or each format's own choice if none is.
    ///
    /// An item may hold several names with commas between them; white space around a name does not count.
    ///
    /// # Errors
    ///
    /// Every name that is not a field, that comes twice, or that is empty, all in one error.
    pub fn select(&self, fields: Option<&[String]>) -> Result<Selection<R>, UnknownField> {
        let fields = match fields {
            None | Some([]) => return Ok(self.own_choice()),
            Some(fields) => fields,
        };
        let mut chosen: Vec<&'static Column<R>> = Vec::new();
        let mut unknown: Vec<String> = Vec::new();
        let mut repeated: Vec<String> = Vec::new();
        for name in fields.iter().flat_map(|field| field.split(',')).map(str::trim) {
            match self.columns.iter().find(|column| column.name == name) {
                Some(column) if chosen.iter().all(|earlier| earlier.name != name) => chosen.push(column),
                Some(_) => push_once(&mut repeated, name),
                None => push_once(&mut unknown, name),
            }
        }
        if unknown.is_empty() && repeated.is_empty() {
            Ok(Selection { columns: self.columns, chosen: Some(chosen), also: None })
        } else {
            let valid = self.columns.iter().map(|column| column.name).collect();
            Err(UnknownField { report: self.report, unknown, repeated, valid })
        }
    }
}

fn push_once(names: &mut Vec<String>, name: &str) {
    if names.iter().all(|earlier| earlier != name) {
        names.push(name.to_owned());
    }
}

const fn is_field_name(name: &str) -> bool {
    let bytes = name.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        if !matches!(bytes[i], b'a'..=b'z' | b'0'..=b'9' | b'_') {
            return false;
        }
        i += 1;
    }
    !bytes.is_empty()
}

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// The fields to show: the ones a user named, or each format's own choice. Made by [`Columns::select`].
pub struct Selection<R: 'static> {
    columns: &'static [Column<R>],
    chosen: Option<Vec<&'static Column<R>>>,
    also: Option<&'static str>,
}

impl<R: 'static> Selection<R> {
    /// The columns of a list in this format, in order.
    pub fn columns(&self, format: Format) -> Vec<&'static Column<R>> {
        let for_programs = !matches!(format, Format::Table | Format::Markdown);
        self.choose(|column| column.shown.list(format) || for_programs && self.also == Some(column.name))
    }

    /// The columns of a single record in this format, in order: a listing of fields has room for more than a
    /// table.
    pub fn record_columns(&self, format: Format) -> Vec<&'static Column<R>> {
        self.choose(|column| column.shown.record(format) || self.also == Some(column.name))
    }

    /// This selection with one field more in the formats for programs, unless a user named the fields.
    #[must_use]
    pub fn with(mut self, field: &'static str) -> Self {
        self.also = Some(field);
        self
    }

    /// Whether a user named the fields.
    pub fn is_chosen(&self) -> bool {
        self.chosen.is_some()
    }

    fn choose(&self, shows: impl Fn(&Column<R>) -> bool) -> Vec<&'static Column<R>> {
        match &self.chosen {
            Some(chosen) => chosen.clone(),
            None => self.columns.iter().filter(|column| shows(column)).collect(),
        }
    }
}

impl<R: 'static> fmt::Debug for Selection<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let chosen =
            self.chosen.as_ref().map(|chosen| chosen.iter().map(|column| column.name).collect::<Vec<_>>());
        f.debug_struct("Selection").field("chosen", &chosen).finish_non_exhaustive()
    }
}

/// What is wrong with `--fields`: all of it, so that it takes one correction.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct UnknownField {
    /// The report whose fields were asked for.
    pub report: &'static str,
    /// Names that are not fields of the report, in the order given; an empty one comes from a comma too many.
    pub unknown: Vec<String>,
    /// Fields named more than once: two columns of one name are of no use to a program, and JSON cannot have
    /// them.
    pub repeated: Vec<String>,
    /// All fields of the report, in their order.
    pub valid: Vec<&'static str>,
}

impl UnknownField {
    fn message(&self) -> String {
        let unknown = self.unknown.iter().map(|name| self.unknown_message(name));
        let repeated = self.repeated.iter().map(|name| format!("field {name:?} is named twice"));
        let mut message = unknown.chain(repeated).collect::<Vec<_>>().join("; ");
        if !self.unknown.is_empty() {
            message.push_str("; valid fields: ");
            message.push_str(&self.valid.join(", "));
        }
        message
    }

    fn unknown_message(&self, name: &str) -> String {
        if name.is_empty() {
            return "a field has no name (a comma too many)".to_owned();
        }
        let near = nearest(name, self.valid.iter().copied());
        let hint = near.map(|near| format!(" (did you mean {near:?}?)")).unwrap_or_default();
        format!("{name:?} is not a field of {:?}{hint}", self.report)
    }
}

//! Reports to files: one each, or all in one workbook, with a description beside them.
//!
//! Owns the names of files that nobody named, the parts of a report that needs several, and in which order
//! things happen: whether the description may be written is asked first, so that no file is left without one.
//! Each file appears whole or not at all; when a later one fails, the earlier ones are there.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::file::{make_folder_of, may_put, put};
use super::package::{self, Made, Occasion};
use super::shape::{Destination, Printed, Rest, RowRange, Shape, Written};
use super::workbook::{ABOUT, Book};
use super::write::write_part;
use super::{ExportError, Exported, Query, Report};
use crate::domain::{Entry, Vocabulary, cell};
use crate::output::Format;
use crate::store::Reader;

/// What files are kept of reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// A file for each report.
    Files(Shape),
    /// One workbook (XLSX) with a sheet for each report.
    Workbook,
}

/// Which files are wanted.
#[derive(Debug, Clone, Copy)]
pub struct Order<'o> {
    /// The reports, in order.
    pub reports: &'o [&'static Report],
    /// In which files.
    pub kept: Kept,
    /// Whether rows for which a spreadsheet has no room go into further files or sheets; else such a report
    /// is refused.
    pub split: bool,
    /// Whether a `datapackage.json` describes the files.
    pub described: bool,
}

/// Where the files go.
#[derive(Debug, Clone, Copy)]
pub struct FilePlace<'p> {
    /// The file, for one report or a workbook; `None`: named by the report, in the folder.
    pub file: Option<&'p Path>,
    /// The folder for files without a name, which is made if it is not there.
    pub folder: &'p Path,
    /// The ledger's own file, which is never replaced and never opened here.
    pub ledger: &'p Path,
    /// Replace a file even if gainsay did not write it, or somebody edited it.
    pub force: bool,
}

/// Writes reports to files, each whole or not at all. `done` gets each file as it is there, the description
/// last; also when a later one fails.
///
/// # Errors
///
/// [`ExportError::NotOurs`] if a file is somebody else's or was edited, [`ExportError::Room`] if a row does
/// not fit a spreadsheet, and whatever the ledger and the file system report.
pub fn reports(
    order: Order<'_>,
    reader: &Reader<'_>,
    query: &Query,
    place: FilePlace<'_>,
    done: &mut Vec<Exported>,
) -> Result<(), ExportError> {
    let bound = Bound {
        reader,
        query,
        entry: reader.find_last_entry(query.known_on)?,
        seal: package::seal_of(reader)?,
    };
    let mut run = Run { order, bound, place, done, resources: Vec::new() };
    run.make_folder()?;
    let package = match place.file {
        Some(file) => package::beside(file),
        None => place.folder.join(package::NAME),
    };
    if order.described {
        may_put(&package, place.ledger, place.force)?;
    }
    let written = match order.kept {
        Kept::Files(shape) => order.reports.iter().try_for_each(|report| run.file(report, shape)),
        Kept::Workbook => run.workbook(),
    };
    if order.described && !run.resources.is_empty() {
        let resources = std::mem::take(&mut run.resources);
        let shared = place.file.is_none();
        let described = package::update(&package, place.ledger, place.force, shared, resources);
        written.and(described.map(|file| run.done.push(Exported { is_description: true, ..file })))
    } else {
        written
    }
}

/// One run of [`reports`].
struct Run<'r, 'l> {
    order: Order<'r>,
    bound: Bound<'r, 'l>,
    place: FilePlace<'r>,
    done: &'r mut Vec<Exported>,
    resources: Vec<serde_json::Value>,
}

impl Run<'_, '_> {
    fn make_folder(&self) -> Result<(), ExportError> {
        if self.place.file.is_some() {
            Ok(())
        } else {
            make_folder_of(&self.place.folder.join(package::NAME))
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.place.file.map_or_else(|| self.place.folder.join(name), Path::to_path_buf)
    }

    fn rest(&self) -> Rest {
        if self.order.split { Rest::Another } else { Rest::Refused }
    }

    /// The file of one report, or its files: `claims.csv`, `claims-2.csv`.
    fn file(&mut self, report: &'static Report, shape: Shape) -> Result<(), ExportError> {
        let first = self.path(&name_of(report.name, shape));
        let mut part = RowRange { from: 0, room: shape.room(self.rest()) };
        for number in 1_u32.. {
            let path = if number == 1 { first.clone() } else { numbered(&first, number) };
            let mut written = Written::default();
            let file = put(&path, self.place.ledger, self.place.force, |out| {
                written = write_part(
                    report,
                    self.bound.reader,
                    self.bound.query,
                    Destination::Stream(shape, out),
                    part,
                )?;
                Ok(written.rows)
            })?;
            let bound = &self.bound;
            let seal = bound.seal.clone();
            let occasion = Occasion { query: bound.query, entry: bound.entry.as_ref(), seal };
            self.resources.push(package::resource(
                &file,
                report.name,
                report.into(),
                Made::As(shape),
                &written,
                &occasion,
            ));
            self.done.push(Exported { cut: written.cut(), ..file });
            if !written.more {
                break;
            }
            part.from += written.rows;
        }
        Ok(())
    }

    fn workbook(&mut self) -> Result<(), ExportError> {
        let one = self.order.reports.first().filter(|_| self.order.reports.len() == 1);
        let path = self.path(&format!("{}.xlsx", one.map_or("reports", |report| report.name)));
        let mut sheets = Vec::new();
        let file = put(&path, self.place.ledger, self.place.force, |out| {
            sheets = self.bound.fill(self.order.reports, self.rest(), out)?;
            Ok(sheets.iter().map(|(_, _, written)| written.rows).sum())
        })?;
        let bound = &self.bound;
        let seal = bound.seal.clone();
        let occasion = Occasion { query: bound.query, entry: bound.entry.as_ref(), seal };
        for (name, report, written) in &sheets {
            self.resources.push(package::resource(
                &file,
                name,
                (*report).into(),
                Made::Sheet,
                written,
                &occasion,
            ));
        }
        let cut = sheets.iter().map(|(_, _, written)| written.cut()).sum();
        self.done.push(Exported { cut, ..file });
        Ok(())
    }
}

/// Writes a workbook with a sheet for each report. With `split`, rows for which a sheet has no room go into
/// further sheets.
///
/// # Errors
///
/// As [`reports`].
pub fn write_workbook(
    reports: &[&'static Report],
    reader: &Reader<'_>,
    query: &Query,
    split: bool,
    out: &mut (dyn Write + Send),
) -> Result<Printed, ExportError> {
    let bound = Bound {
        reader,
        query,
        entry: reader.find_last_entry(query.known_on)?,
        seal: package::seal_of(reader)?,
    };
    let sheets = bound.fill(reports, if split { Rest::Another } else { Rest::Refused }, out)?;
    let of = |count: fn(&Written) -> u64| sheets.iter().map(|(_, _, written)| count(written)).sum();
    Ok(Printed { rows: of(|written| written.things), cut: of(Written::cut) })
}

/// A query to a ledger in some state.
struct Bound<'r, 'l> {
    reader: &'r Reader<'l>,
    query: &'r Query,
    entry: Option<Entry>,
    seal: Option<String>,
}

impl Bound<'_, '_> {
    /// Fills a workbook; the name of each sheet and what is in it.
    fn fill(
        &self,
        reports: &[&'static Report],
        rest: Rest,
        out: &mut (dyn Write + Send),
    ) -> Result<Vec<(String, &'static Report, Written)>, ExportError> {
        let made = self.entry.as_ref().map(|entry| entry.at.clone()).unwrap_or_default();
        let mut book = Book::new(&made)?;
        let mut sheets = Vec::new();
        for report in reports {
            self.sheets(report, rest, &mut book, &mut sheets)?;
        }
        self.about(&mut book, &sheets)?;
        book.save(out)?;
        Ok(sheets)
    }

    /// The sheet of one report, or its sheets: `claims`, `claims-2`.
    fn sheets(
        &self,
        report: &'static Report,
        rest: Rest,
        book: &mut Book,
        sheets: &mut Vec<(String, &'static Report, Written)>,
    ) -> Result<(), ExportError> {
        let mut part = RowRange { from: 0, room: Some((cell::MAX_ROWS - 1, rest)) };
        for number in 1_u32.. {
            let name = if number == 1 { report.to_string() } else { format!("{report}-{number}") };
            let mut sheet = book.sheet(&name)?;
            let written = write_part(report, self.reader, self.query, Destination::Sheet(&mut sheet), part)?;
            book.add(sheet)?;
            let (more, rows) = (written.more, written.rows);
            sheets.push((name, report, written));
            if !more {
                break;
            }
            part.from += rows;
        }
        Ok(())
    }

    /// What was asked of which ledger, and what each column means.
    fn about(
        &self,
        book: &mut Book,
        sheets: &[(String, &'static Report, Written)],
    ) -> Result<(), ExportError> {
        let mut sheet = book.sheet(ABOUT)?;
        sheet.header(["about", "value"].into_iter())?;
        let mut lines =
            vec![("made by".to_owned(), concat!("gainsay ", env!("CARGO_PKG_VERSION")).to_owned())];
        let asked = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        lines.push(asked("filters", if self.query.filters.is_empty() { "none" } else { "as below" }));
        lines
            .extend(self.query.filters.iter().map(|(name, value)| (format!("filter {name}"), value.clone())));
        if let Some(fields) = &self.query.fields {
            lines.push(("fields".to_owned(), fields.join(", ")));
        }
        let as_of =
            self.query.rows.as_of.map_or_else(|| "all that is recorded".to_owned(), |day| day.to_string());
        lines.push(("as of".to_owned(), as_of));
        let known_on =
            self.query.known_on.as_ref().map_or_else(|| "now".to_owned(), package::known_on_in_words);
        lines.push(("known on".to_owned(), known_on));
        let entry = |of: fn(&Entry) -> String| self.entry.as_ref().map_or_else(|| "none".to_owned(), of);
        lines.push(("last entry of the ledger".to_owned(), entry(|entry| entry.id.to_string())));
        lines.push(("recorded at".to_owned(), entry(|entry| entry.at.clone())));
        lines.push(("seal of the ledger".to_owned(), self.seal.clone().unwrap_or_else(|| "none".to_owned())));
        lines.extend(
            sheets.iter().map(|(name, _, written)| (format!("rows of {name}"), written.rows.to_string())),
        );
        for (name, value) in &lines {
            sheet.line([name.as_str(), value.as_str()].into_iter())?;
        }
        sheet.line([].into_iter())?;
        sheet.header(["sheet", "column", "meaning"].into_iter())?;
        for (name, _, written) in sheets {
            for (column, meaning) in written.meanings() {
                sheet.line([name.as_str(), column.name, &meaning].into_iter())?;
            }
        }
        book.add(sheet)
    }
}

/// The name of a report's file when nobody says: `disputed.csv`.
fn name_of(report: &str, shape: Shape) -> String {
    let ending = match shape {
        Shape::Plain(style) if style.format == Format::Table => "txt",
        Shape::Plain(style) => style.format.as_str(),
        Shape::Spreadsheet(_) => "csv",
    };
    format!("{report}.{ending}")
}

/// `claims.csv` → `claims-2.csv`.
fn numbered(first: &Path, number: u32) -> PathBuf {
    let mut name = first.file_stem().unwrap_or_default().to_owned();
    name.push(format!("-{number}"));
    if let Some(ending) = first.extension() {
        name.push(".");
        name.push(ending);
    }
    first.with_file_name(name)
}

//! How a verb hands over its result: format, fields, and where it goes.
//!
//! A result is read whole before any of it is printed, so that a pager or a slow pipe holds no lock on the
//! ledger.

use std::io::Seek;
use std::path::{Path, PathBuf};

use clap::Args;
use tempfile::SpooledTempFile;

use super::{CliError, Session, ui};
use crate::domain::{Change, EntryId, Outcome, Receipt};
use crate::output::{Columns, Format, Selection, Style, columns, write_record, write_rows};

/// A result up to this size is kept in memory, in bytes; a larger one in a temporary file.
const IN_MEMORY: usize = 8 << 20;

/// The flags of every verb that shows something.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Output")]
pub(super) struct OutputArgs {
    /// table, json, jsonl, csv or md [default: by the ending of -o, else table]
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Only these fields, in this order, separated by commas; a wrong one lists them all
    #[arg(long, value_name = "FIELDS", value_delimiter = ',')]
    pub fields: Option<Vec<String>>,
    /// Write to this file instead of standard output (- is standard output)
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Overwrite the file even if it was not written by gainsay, or was changed since
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// The flags of every verb that changes the ledger.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Output")]
pub(super) struct WriteArgs {
    /// Do everything, show what would change, and keep nothing
    #[arg(short = 'n', long)]
    pub dry_run: bool,
    /// table, json, jsonl, csv or md
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: Format,
}

/// A result on its way out.
pub(super) struct Sink<'a> {
    args: &'a OutputArgs,
    session: &'a Session,
    style: Style,
    spool: SpooledTempFile,
}

impl OutputArgs {
    /// Prepares to take a result.
    pub(super) fn sink<'a>(&'a self, session: &'a Session) -> Result<Sink<'a>, CliError> {
        let style = Style {
            format: self.format()?,
            width: if self.file().is_some() { None } else { session.config.width },
            colour: self.file().is_none() && session.config.colour,
        };
        Ok(Sink { args: self, session, style, spool: SpooledTempFile::new(IN_MEMORY) })
    }

    /// The format that was asked for, by name or by the file's ending.
    pub(super) fn format(&self) -> Result<Format, CliError> {
        self.format_or(Format::Table)
    }

    /// The format that was asked for, or another one where neither a name nor an ending says.
    pub(super) fn format_or(&self, otherwise: Format) -> Result<Format, CliError> {
        if let Some(format) = self.format {
            return Ok(format);
        }
        let Some(ending) = self.file().and_then(Path::extension) else { return Ok(otherwise) };
        self.file().and_then(Format::from_path).ok_or_else(|| {
            CliError::usage(format!("no format has the ending .{}", ending.to_string_lossy()))
                .hint("use .csv, .json, .jsonl, .md or .txt, or say which with --format")
        })
    }

    /// The file to write to, if it is not standard output.
    pub(super) fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }

    /// The fields asked for, checked.
    pub(super) fn select<R>(&self, columns: &'static Columns<R>) -> Result<Selection<R>, CliError> {
        Ok(columns.select(self.fields.as_deref())?)
    }
}

impl Sink<'_> {
    /// The style of the result.
    pub(super) fn style(&self) -> Style {
        self.style
    }

    /// Where to write what has a form of its own.
    pub(super) fn out(&mut self) -> &mut (dyn std::io::Write + Send) {
        &mut self.spool
    }

    /// Takes a list. Returns how many rows it had.
    pub(super) fn rows<R, E>(
        &mut self,
        columns: &'static Columns<R>,
        rows: impl IntoIterator<Item = Result<R, E>>,
    ) -> Result<u64, CliError>
    where
        CliError: From<E>,
    {
        let selection = self.args.select(columns)?;
        let rows = rows.into_iter().map(|row| row.map_err(CliError::from));
        write_rows(&mut self.spool, &selection, rows, self.style)
    }

    /// Writes rows with one field more in the formats for programs, unless fields were asked for.
    pub(super) fn rows_with<R, E>(
        &mut self,
        columns: &'static Columns<R>,
        also: Option<&'static str>,
        rows: impl IntoIterator<Item = Result<R, E>>,
    ) -> Result<u64, CliError>
    where
        CliError: From<E>,
    {
        let selection = self.args.select(columns)?;
        let selection = also.into_iter().fold(selection, Selection::with);
        let rows = rows.into_iter().map(|row| row.map_err(CliError::from));
        write_rows(&mut self.spool, &selection, rows, self.style)
    }

    /// Takes a single record.
    pub(super) fn record<R>(&mut self, columns: &'static Columns<R>, record: &R) -> Result<(), CliError> {
        let selection = self.args.select(columns)?;
        Ok(write_record(&mut self.spool, &selection, record, self.style)?)
    }

    /// Hands the result over: to standard output, or to the file, which appears whole or not at all.
    pub(super) fn finish(mut self) -> Result<(), CliError> {
        self.spool.rewind()?;
        match self.args.file() {
            None => ui::print_styled(&mut self.spool, self.style),
            Some(path) => {
                let spool = &mut self.spool;
                put(path, self.session, self.args.force, spool)
            }
        }
    }
}

/// Puts a finished result into a file, which appears whole or not at all, and says so.
pub(crate) fn put(
    path: &Path,
    session: &Session,
    force: bool,
    result: &mut impl std::io::Read,
) -> Result<(), CliError> {
    // A list without a ledger (dates, columns) has none to spare.
    let ledger = session.path().unwrap_or_default();
    let written = crate::export::put(path, &ledger, force, |out| {
        std::io::copy(result, out)?;
        Ok(0)
    })?;
    ui::status(&format!("{}: {}", written.outcome, written.path.display()));
    Ok(())
}

/// Says how many rows a list had, if it had none.
pub(super) fn say_if_none(rows: u64, what: &str) {
    if rows == 0 {
        ui::status(&format!("no {what}"));
    }
}

/// What a writing command did, for whoever ran it: the changes on standard output, their sum on standard
/// error.
pub(super) fn receipt(
    session: &Session,
    args: &WriteArgs,
    entry: Option<EntryId>,
    changes: &[Change],
) -> Result<(), CliError> {
    let style = Style { format: args.format, width: session.config.width, colour: session.config.colour };
    let mut result = Vec::new();
    if matches!(args.format, Format::Json | Format::Jsonl) {
        let receipt = Receipt { entry, dry_run: args.dry_run, changes: changes.to_vec() };
        let selection = columns::RECEIPT.select(None)?;
        write_record(&mut result, &selection, &receipt, style)?;
    } else {
        // What did not change is counted below; a table of it would hide what did.
        let all = args.format == Format::Csv;
        let shown = changes.iter().filter(|change| all || change.outcome != Outcome::Unchanged);
        let selection = columns::CHANGES.select(None)?;
        write_rows(&mut result, &selection, shown.cloned().map(Ok::<_, std::io::Error>), style)?;
    }
    let printed = ui::print_styled(&mut result.as_slice(), style);
    changes.iter().flat_map(|change| &change.warnings).for_each(|warning| ui::warn(warning));
    // Also when standard output is full or gone: what was saved is saved.
    ui::status(&sum(entry, args.dry_run, changes));
    printed
}

fn sum(entry: Option<EntryId>, dry_run: bool, changes: &[Change]) -> String {
    let count = |outcome| changes.iter().filter(|change| change.outcome == outcome).count();
    let counts = format!(
        "{} new, {} updated, {} unchanged",
        count(Outcome::New),
        count(Outcome::Updated),
        count(Outcome::Unchanged)
    );
    let removed = match count(Outcome::Removed) {
        0 => String::new(),
        removed => format!(", {removed} removed"),
    };
    let left = match count(Outcome::Left) {
        0 => String::new(),
        left => format!(", {left} in the ledger but not in the worksheet (left as they are)"),
    };
    match (entry, dry_run) {
        (_, true) => format!("tried only, nothing was saved: {counts}{removed}{left}"),
        (Some(entry), false) => format!("saved as entry {entry}: {counts}{removed}{left}"),
        (None, false) => format!("nothing to change: {counts}{removed}{left}"),
    }
}

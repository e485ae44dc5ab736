//! `gainsay export`: reports as files, CSV unless another format is asked for.

use std::path::{Path, PathBuf};

use clap::Args;

use super::clocks::ClockArgs;
use super::disputed::{Included, include};
use super::filter::ClaimFilterArgs;
use super::present::OutputArgs;
use super::{CliError, Session, lookup, ui};
use crate::domain::Vocabulary;
use crate::export::{self, Query, Report, Target};
use crate::output::{Format, Style, columns};
use crate::report::DisputedQuery;

/// Write a report to a file: CSV into exports/, unless -o or --format say otherwise.
///
/// Reports: claims, disputed, denials, speakers, articles, relations, appearances, `claim_speakers`, matrix, timeline, unanswered,
/// reversals, origins. The same ledger always
/// gives the same bytes. A file that gainsay did not write, or that was edited since, is not overwritten without --force.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay export --all\n  gainsay export disputed --topic shells -o shells.csv\n  gainsay export claims -o - | less\n  gainsay export --list"
)]
pub(super) struct ExportArgs {
    /// The report
    report: Option<Report>,
    /// Every report
    #[arg(long, conflicts_with_all = ["report", "output", "fields"])]
    all: bool,
    /// List the reports and the meaning of each column
    #[arg(long, conflicts_with = "all")]
    list: bool,
    /// The folder for files that -o does not name [default: exports]
    #[arg(long, value_name = "FOLDER", conflicts_with = "output")]
    dir: Option<PathBuf>,
    #[command(flatten)]
    filter: ClaimFilterArgs,
    /// Disputed claims only: challenged by this speaker (id, name or alias), or on this speaker's behalf
    #[arg(long, value_name = "SPEAKER", help_heading = "Filters")]
    by: Option<String>,
    /// Disputed claims only: also those only partly disputed (partly) or only met with non-denials (challenged)
    #[arg(long, value_name = "STATUS", value_delimiter = ',', help_heading = "Filters")]
    include: Vec<Included>,
    #[command(flatten)]
    clocks: ClockArgs,
    #[command(flatten)]
    output: ExportOutputArgs,
}

/// The flags of [`OutputArgs`], for a verb that writes CSV files unless told otherwise.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
struct ExportOutputArgs {
    /// csv, json, jsonl, md or table [default: by the ending of -o, else csv]
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
    /// Only these fields, in this order, separated by commas; a wrong one lists them all
    #[arg(long, value_name = "FIELDS", value_delimiter = ',')]
    fields: Option<Vec<String>>,
    /// Write to this file instead of exports/REPORT.csv (- is standard output)
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Overwrite a file even if it was not written by gainsay, or was changed since
    #[arg(long)]
    force: bool,
}

impl ExportOutputArgs {
    fn as_output(&self) -> OutputArgs {
        OutputArgs {
            format: self.format,
            fields: self.fields.clone(),
            output: self.output.clone(),
            force: self.force,
        }
    }
}

/// Runs the verb.
pub(super) fn run(args: &ExportArgs, session: &Session) -> Result<(), CliError> {
    if args.list {
        return list(args, session);
    }
    let format = args.output.as_output().format_or(Format::Csv)?;
    if args.report.is_none() && !args.all {
        let message = format!("name a report, or --all: {}", Report::WORDS.join(", "));
        return Err(CliError::usage(message).hint("see what each column means with: gainsay export --list"));
    }
    let reports: Vec<Report> = args.report.map_or_else(|| Report::ALL.to_vec(), |report| vec![report]);
    if args.output.output.as_deref() == Some(Path::new("-")) {
        return print(args, session, reports[0], format);
    }
    let ledger = session.path()?;
    if let Some(dir) = &args.dir {
        std::fs::create_dir_all(dir)
            .map_err(|e| CliError::io(format!("cannot make the folder {}", dir.display()), e))?;
    }
    let mut lines = Vec::new();
    let written = args.clocks.read(session, |reader| {
        let query = query(args, session, reader)?;
        for report in &reports {
            let in_folder = args.dir.as_ref().map(|dir| dir.join(export::default_name(*report, format)));
            let path = args.output.output.as_deref().or(in_folder.as_deref());
            let target = Target { path, ledger: &ledger, force: args.output.force };
            let written = export::file(*report, reader, &query, format, target)?;
            let rows = if written.rows == 1 { "1 row".to_owned() } else { format!("{} rows", written.rows) };
            lines.push(format!("{:9}  {}  {rows}", written.outcome.as_str(), written.path.display()));
        }
        Ok(())
    });
    // Also when one of them failed: the others are there.
    for line in &lines {
        ui::status(line);
    }
    written
}

/// To standard output: read whole first, so that a slow pipe holds no lock.
fn print(args: &ExportArgs, session: &Session, report: Report, format: Format) -> Result<(), CliError> {
    let output = args.output.as_output();
    let mut sink = output.sink(session)?;
    args.clocks.read(session, |reader| {
        let query = query(args, session, reader)?;
        let style = Style { width: None, ..Style::plain(format) };
        Ok(export::write(report, reader, &query, style, sink.out())?)
    })?;
    sink.finish()
}

fn query(args: &ExportArgs, session: &Session, reader: &crate::store::Reader<'_>) -> Result<Query, CliError> {
    Ok(Query {
        rows: DisputedQuery {
            claims: args.filter.resolve(reader, session)?,
            by: args.by.as_deref().map(|text| lookup::speakers(reader, text)).transpose()?,
            include: include(&args.include),
            as_of: args.clocks.as_of(session)?,
        },
        fields: args.output.fields.clone(),
        today: Some(session.today()),
    })
}

fn list(args: &ExportArgs, session: &Session) -> Result<(), CliError> {
    let all = args.report.map_or_else(export::listed, Report::columns);
    let output = args.output.as_output();
    let mut sink = output.sink(session)?;
    sink.rows(&columns::LISTED, all.into_iter().map(Ok::<_, CliError>))?;
    sink.finish()
}

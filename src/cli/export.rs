//! `gainsay export`: reports as files, CSV unless another format is asked for.

use std::path::{Path, PathBuf};

use clap::Args;

use super::clocks::ClockArgs;
use super::disputed::{Included, include};
use super::export_output::ExportOutputArgs;
use super::filter::ClaimFilterArgs;
use super::{CliError, Session, lookup, ui};
use crate::domain::Vocabulary;
use crate::export::{self, Form, Kept, Order, Place, Query, Report};
use crate::output::columns;
use crate::report::DisputedQuery;

/// Write a report to a file: CSV into exports/, unless -o or --format say otherwise.
///
/// Reports: claims, disputed, denials, speakers, articles, relations, appearances, `claim_speakers`. The same ledger always
/// gives the same bytes. A file that gainsay did not write, or that was edited since, is not overwritten without --force.
/// A datapackage.json beside the files says what they hold.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay export --all\n  gainsay export disputed --topic shells -o shells.csv\n  gainsay export disputed --spreadsheet\n  gainsay export --all -o reports.xlsx\n  gainsay export claims -o - | less\n  gainsay export --list"
)]
pub(super) struct ExportArgs {
    /// The report
    report: Option<Report>,
    /// Every report
    #[arg(long, conflicts_with_all = ["report", "fields"])]
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

/// Runs the verb.
pub(super) fn run(args: &ExportArgs, session: &Session) -> Result<(), CliError> {
    if args.list {
        return list(args, session);
    }
    if args.report.is_none() && !args.all {
        let message = format!("name a report, or --all: {}", Report::WORDS.join(", "));
        return Err(CliError::usage(message).hint("see what each column means with: gainsay export --list"));
    }
    let kept = args.output.kept()?;
    let reports: Vec<Report> = args.report.map_or_else(|| Report::ALL.to_vec(), |report| vec![report]);
    if args.output.to_standard_output() {
        return print(args, session, &reports, kept);
    }
    if args.all && args.output.output.is_some() && kept != Kept::Workbook {
        return Err(CliError::usage("--all makes a file for each report; -o names one")
            .hint("name a folder with --dir, or one workbook for all of them: -o reports.xlsx"));
    }
    let ledger = session.path()?;
    let folder = args.dir.as_deref().unwrap_or(Path::new("exports"));
    let place =
        Place { file: args.output.output.as_deref(), folder, ledger: &ledger, force: args.output.force };
    let order =
        Order { reports: &reports, kept, split: args.output.split, described: !args.output.no_package };
    let mut done = Vec::new();
    let written = args.clocks.read(session, |reader| {
        let query = query(args, session, reader)?;
        Ok(export::reports(order, reader, &query, place, &mut done)?)
    });
    // Also when one of them failed: the others are there.
    for file in &done {
        let rows = if file.rows == 1 { "1 row".to_owned() } else { format!("{} rows", file.rows) };
        let rows = if file.is_description { "what is in these files".to_owned() } else { rows };
        ui::status(&format!("{:9}  {}  {rows}", file.outcome.as_str(), file.path.display()));
    }
    written
}

/// To standard output: read whole first, so that a slow pipe holds no lock.
fn print(args: &ExportArgs, session: &Session, reports: &[Report], kept: Kept) -> Result<(), CliError> {
    let output = args.output.as_output();
    let mut sink = output.sink(session)?;
    args.clocks.read(session, |reader| {
        let query = query(args, session, reader)?;
        Ok(match kept {
            Kept::Files(shape) => export::write(reports[0], reader, &query, shape, sink.out())?,
            Kept::Workbook => export::write_workbook(reports, reader, &query, args.output.split, sink.out())?,
        })
    })?;
    sink.finish()
}

fn query(args: &ExportArgs, session: &Session, reader: &crate::store::Reader<'_>) -> Result<Query, CliError> {
    let claims = args.filter.resolve(reader, session)?;
    let mut filters = args.filter.asked(&claims);
    filters.extend(args.by.clone().map(|by| ("by", by)));
    if !args.include.is_empty() {
        filters.push((
            "include",
            include(&args.include).iter().map(|s| s.as_str()).collect::<Vec<_>>().join(", "),
        ));
    }
    Ok(Query {
        rows: DisputedQuery {
            claims,
            by: args.by.as_deref().map(|text| lookup::speakers(reader, text)).transpose()?,
            include: include(&args.include),
            as_of: args.clocks.as_of(session)?,
        },
        fields: args.output.fields.clone(),
        filters,
        known_on: args.clocks.known_on(session)?,
    })
}

fn list(args: &ExportArgs, session: &Session) -> Result<(), CliError> {
    if args.output.format == Some(Form::Xlsx) {
        return Err(CliError::usage(
            "the list of columns is no workbook; its formats: csv, json, jsonl, md, table",
        ));
    }
    let all = args.report.map_or_else(export::listed, Report::columns);
    let output = args.output.as_output();
    let mut sink = output.sink(session)?;
    sink.rows(&columns::LISTED, all.into_iter().map(Ok::<_, CliError>))?;
    sink.finish()
}

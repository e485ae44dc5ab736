//! `gainsay export`: reports as files, CSV unless another format is asked for.

use std::path::{Path, PathBuf};

use clap::Args;

use super::clocks::ClockArgs;
use super::disputed::{Included, include};
use super::export_output::ExportOutputArgs;
use super::filter::ClaimFilterArgs;
use super::{CliError, Session, lookup, ui};
use crate::domain::Vocabulary;
use crate::export::{self, Exported, FilePlace, Form, Kept, Order, Query, REPORTS, Report, Shortcoming};
use crate::output::columns;
use crate::report::DisputedQuery;

/// Write a report to a file: CSV into exports/, unless -o or --format say otherwise.
///
/// The same ledger always gives the same bytes. A file that gainsay did not write, or that was edited since,
/// is not overwritten without --force. A datapackage.json beside the files says what they hold.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay export --all\n  gainsay export disputed --topic shells -o shells.csv\n  gainsay export disputed --spreadsheet\n  gainsay export --all -o reports.xlsx\n  gainsay export claims -o - | less\n  gainsay export claimreview -o checks.json\n  gainsay export --list"
)]
pub(super) struct ExportArgs {
    #[arg(value_parser = subject, help = subjects())]
    report: Option<Subject>,
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
    /// Disputed claims only: also those only partly disputed (partly) or only met with non-denials
    /// (challenged)
    #[arg(long, value_name = "STATUS", value_delimiter = ',', help_heading = "Filters")]
    include: Vec<Included>,
    #[command(flatten)]
    clocks: ClockArgs,
    #[command(flatten)]
    output: ExportOutputArgs,
}

/// What can be exported.
#[derive(Debug, Clone, Copy)]
enum Subject {
    Report(&'static Report),
    ClaimReview,
}

fn names() -> String {
    REPORTS.iter().map(|report| report.name).collect::<Vec<_>>().join(", ")
}

fn subjects() -> String {
    format!(
        "The report: {}; or claimreview: the assessed claims as schema.org/ClaimReview (JSON-LD)",
        names()
    )
}

fn subject(text: &str) -> Result<Subject, String> {
    if text == export::CLAIM_REVIEW {
        return Ok(Subject::ClaimReview);
    }
    Report::named(text).map(Subject::Report)
}

/// Runs the verb.
pub(super) fn run(args: &ExportArgs, session: &Session) -> Result<(), CliError> {
    if args.list {
        return list(args, session);
    }
    if args.report.is_none() && !args.all {
        let message = format!("name a report, or --all: {}", names());
        return Err(CliError::usage(message).hint("see what each column means with: gainsay export --list"));
    }
    let reports = match args.report {
        Some(Subject::ClaimReview) => return reviews(args, session),
        Some(Subject::Report(report)) => vec![report],
        None => REPORTS.iter().collect(),
    };
    let kept = args.output.kept()?;
    if args.output.to_standard_output() {
        return print(args, session, &reports, kept);
    }
    if args.all && args.output.output.is_some() && kept != Kept::Workbook {
        return Err(CliError::usage("--all makes a file for each report; -o names one")
            .hint("name a folder with --dir, or one workbook for all of them: -o reports.xlsx"));
    }
    let ledger = session.path()?;
    let place = place(args, &ledger);
    let order =
        Order { reports: &reports, kept, split: args.output.split, described: !args.output.no_package };
    let mut done = Vec::new();
    let written = args.clocks.read(session, |reader| {
        let query = query(args, session, reader)?;
        Ok(export::reports(order, reader, &query, place, &mut done)?)
    });
    // Also when one of them failed: the others are there.
    tell(&done);
    written
}

fn place<'a>(args: &'a ExportArgs, ledger: &'a Path) -> FilePlace<'a> {
    let folder = args.dir.as_deref().unwrap_or(Path::new("exports"));
    FilePlace { file: args.output.output.as_deref(), folder, ledger, force: args.output.force }
}

fn tell(done: &[Exported]) {
    for file in done {
        let rows = if file.rows == 1 { "1 row".to_owned() } else { format!("{} rows", file.rows) };
        let rows = if file.is_description { "what is in these files".to_owned() } else { rows };
        ui::status(&format!("{:9}  {}  {rows}", file.outcome.as_str(), file.path.display()));
    }
    tell_cut(done.iter().map(|file| file.cut).sum());
}

/// Cut texts are marked in their cells; that there are any is said, too.
fn tell_cut(cut: u64) {
    let cells = match cut {
        0 => return,
        1 => "1 cell has".to_owned(),
        many => format!("{many} cells have"),
    };
    ui::warn(&format!(
        "{cells} only the beginning of a text that is too long for a spreadsheet, and a mark that says so; CSV without --spreadsheet has all of it"
    ));
}

/// The assessed claims as ClaimReview, with what search engines would miss in them.
fn reviews(args: &ExportArgs, session: &Session) -> Result<(), CliError> {
    let frame = args.output.frame()?;
    let output = args.output.as_output();
    let mut done = Vec::new();
    let mut is_empty = false;
    let found = if args.output.to_standard_output() {
        let mut sink = output.sink(session)?;
        let (count, found) = args.clocks.read(session, |reader| {
            Ok(export::write_reviews(reader, &query(args, session, reader)?, frame, sink.out())?)
        })?;
        sink.finish()?;
        is_empty = count == 0;
        Ok(found)
    } else {
        let ledger = session.path()?;
        args.clocks.read(session, |reader| {
            let query = query(args, session, reader)?;
            let described = !args.output.no_package;
            Ok(export::reviews(reader, &query, frame, place(args, &ledger), described, &mut done)?)
        })
    };
    tell(&done);
    let found = found?;
    if is_empty || done.first().is_some_and(|file| file.rows == 0) {
        ui::warn(
            "the file has no reviews: none of these claims has an assessment, and ClaimReview is about assessed claims",
        );
        ui::status(
            "hint: record one with: gainsay assess c1 --rating Unproven --by 'Example Check' --url https://example.org/check",
        );
    }
    for Shortcoming { claim, assessment, what } in found {
        ui::warn(&format!("{claim} ({assessment}): {}", what.join("; ")));
    }
    Ok(())
}

/// To standard output: read whole first, so that a slow pipe holds no lock.
fn print(
    args: &ExportArgs,
    session: &Session,
    reports: &[&'static Report],
    kept: Kept,
) -> Result<(), CliError> {
    let output = args.output.as_output();
    let mut sink = output.sink(session)?;
    let printed = args.clocks.read(session, |reader| {
        let query = query(args, session, reader)?;
        Ok(match kept {
            Kept::Files(shape) => export::write(reports[0], reader, &query, shape, sink.out())?,
            Kept::Workbook => export::write_workbook(reports, reader, &query, args.output.split, sink.out())?,
        })
    })?;
    sink.finish()?;
    tell_cut(printed.cut);
    Ok(())
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
        today: Some(session.today()),
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
    let all = match args.report {
        Some(Subject::Report(report)) => report.columns(),
        Some(Subject::ClaimReview) => {
            return Err(CliError::usage(
                "claimreview has no columns; its objects are those of schema.org/ClaimReview",
            ));
        }
        None => export::listed(),
    };
    let output = args.output.as_output();
    let mut sink = output.sink(session)?;
    sink.rows(&columns::LISTED, all.into_iter().map(Ok::<_, CliError>))?;
    sink.finish()
}

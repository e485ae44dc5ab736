//! `gainsay timeline`: claims and responses in the order of their days.

use clap::Args;

use super::ask::AskArgs;
use super::{CliError, Session};
use crate::output::{self, columns};
use crate::report::timeline;

/// Show claims, and what was said to them, in the order of the days that their dates can mean.
///
/// Where a date leaves the day open, that is said; such a claim stands at the first day that it can mean, or,
/// where that is open, at the last. What is undated comes last. Responses to the claims that pass the filters
/// are shown with them.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay timeline --topic shells\n  gainsay timeline --speaker Russia --since 2024-06 -o timeline.csv"
)]
pub(super) struct TimelineArgs {
    #[command(flatten)]
    ask: AskArgs,
}

/// Runs the verb.
pub(super) fn run(args: &TimelineArgs, session: &Session) -> Result<(), CliError> {
    args.ask.run(session, "claims", |reader, asked, sink| {
        let rows = asked.first(timeline(reader, &asked.claims, asked.as_of)?);
        let selection = args.ask.output.select(&columns::TIMELINE)?;
        let style = sink.style();
        output::write_timeline(sink.out(), &selection, rows.map(|row| row.map_err(CliError::from)), style)
    })
}

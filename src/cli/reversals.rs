//! `gainsay reversals`: who changed position.

use clap::Args;

use super::ask::AskArgs;
use super::{CliError, Session};
use crate::output::{self, columns};
use crate::report::reversals;

/// List who changed position on a claim, or on claims that repeat each other: denied and later confirmed,
/// asserted and took back.
///
/// Both statements are named with their dates and quotes. Where the dates leave open which came first, that
/// is said. Whoever speaks for a body counts as that body.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay reversals --certain\n  gainsay reversals --speaker Russia -o reversals.csv"
)]
pub(super) struct ReversalsArgs {
    /// Only those whose order is certain
    #[arg(long, help_heading = "Filters")]
    certain: bool,
    #[command(flatten)]
    ask: AskArgs,
}

/// Runs the verb.
pub(super) fn run(args: &ReversalsArgs, session: &Session) -> Result<(), CliError> {
    args.ask.run(session, "changes of position", |reader, asked, sink| {
        let rows = asked.first(reversals(reader, &asked.claims, asked.as_of, args.certain)?);
        let selection = args.ask.output.select(&columns::REVERSALS)?;
        let style = sink.style();
        output::write_reversals(sink.out(), &selection, rows.map(|row| row.map_err(CliError::from)), style)
    })
}

//! `gainsay unanswered`: accusations to which the accused have no recorded response.

use clap::Args;

use super::ask::AskArgs;
use super::{CliError, Session};
use crate::output::{self, columns};
use crate::report::{UnansweredQuery, unanswered};

/// List whom a claim accuses or concerns (`about`) who has no recorded response to it, and for how many days.
///
/// A response is any claim of theirs, or of somebody who speaks for them, that is linked to the claim or to
/// one that repeats it. Days are counted to --as-of, else to today; a date that is not one day gives at least
/// and at most so many.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay unanswered --kind allegation\n  gainsay unanswered --topic shells --as-of 2024-06-30"
)]
pub(super) struct UnansweredArgs {
    /// Also claims that name nobody and to which nobody responded; with --topic they are always listed
    #[arg(long, help_heading = "Filters")]
    all: bool,
    #[command(flatten)]
    ask: AskArgs,
}

/// Runs the verb.
pub(super) fn run(args: &UnansweredArgs, session: &Session) -> Result<(), CliError> {
    args.ask.run(session, "accusations without a response", |reader, asked, sink| {
        let query = UnansweredQuery {
            claims: asked.claims.clone(),
            as_of: asked.as_of,
            to: Some(asked.as_of.unwrap_or_else(|| session.today())),
            of_nobody: args.all || asked.claims.topic.is_some(),
        };
        let rows = asked.first(unanswered(reader, &query)?).map(|row| row.map_err(CliError::from));
        let selection = args.ask.output.select(&columns::UNANSWERED)?;
        let style = sink.style();
        output::write_unanswered(sink.out(), &selection, rows, style)
    })
}

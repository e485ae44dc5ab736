//! `gainsay origins`: claims by the number of their independent origins.

use clap::Args;

use super::ask::AskArgs;
use super::{CliError, Session};
use crate::output::columns;
use crate::report::origins;

/// List claims by the number of independent origins, most first.
///
/// An origin is where an article has the claim from: the last of the attribution chain, without one its
/// outlet, else the article itself. Twelve articles that all cite one agency are one origin.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay origins --at-least 2\n  gainsay origins --topic shells -o origins.csv"
)]
pub(super) struct OriginsArgs {
    /// Only with at least N origins
    #[arg(long, value_name = "N", default_value_t = 1, help_heading = "Filters")]
    at_least: u64,
    #[command(flatten)]
    ask: AskArgs,
}

/// Runs the verb.
pub(super) fn run(args: &OriginsArgs, session: &Session) -> Result<(), CliError> {
    args.ask.run(session, "claims", |reader, asked, sink| {
        let rows = asked.first(origins(reader, &asked.claims, asked.as_of, args.at_least)?);
        sink.rows(&columns::ORIGINS, rows)
    })
}

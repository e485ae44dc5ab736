//! `gainsay speaker show`: one speaker.

use clap::Args;

use super::super::present::OutputArgs;
use super::super::{CliError, Session, lookup};
use crate::output::columns;

/// Show a speaker: names, roles, and how many claims.
#[derive(Debug, Args)]
#[command(after_help = "The claims themselves: gainsay claim list --speaker s7")]
pub(crate) struct ShowArgs {
    /// The speaker (id or name)
    speaker: String,
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs the verb.
pub(super) fn run(args: &ShowArgs, session: &Session) -> Result<(), CliError> {
    let mut sink = args.output.sink(session)?;
    session.read(|ledger| {
        let speaker = ledger.get_speaker(lookup::speaker(ledger, &args.speaker)?)?;
        sink.record(&columns::SPEAKERS, &speaker)
    })?;
    sink.finish()
}

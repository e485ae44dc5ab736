//! `gainsay topic show`: one topic.

use clap::Args;

use super::super::present::OutputArgs;
use super::super::{CliError, Session, lookup};
use crate::output::columns;

/// Show a topic.
#[derive(Debug, Args)]
#[command(after_help = "Its claims: gainsay claim list --topic arms")]
pub(crate) struct ShowArgs {
    /// The topic (id or name)
    topic: String,
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs the verb.
pub(super) fn run(args: &ShowArgs, session: &Session) -> Result<(), CliError> {
    let mut sink = args.output.sink(session)?;
    session.read_standing(|ledger| {
        let topic = ledger.get_topic(lookup::topic(ledger, &args.topic)?)?;
        sink.record(&columns::TOPICS, &topic)
    })?;
    sink.finish()
}

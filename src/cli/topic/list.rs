//! `gainsay topic list`: every topic.

use clap::Args;

use super::super::present::{OutputArgs, say_if_none};
use super::super::{CliError, Session};
use crate::output::columns;
use crate::store::StoreError;

/// List topics, by name.
#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs the verb.
pub(super) fn run(args: &ListArgs, session: &Session) -> Result<(), CliError> {
    let mut sink = args.output.sink(session)?;
    let rows = session.read_standing(|ledger| {
        sink.rows(&columns::TOPICS, ledger.list_topics()?.into_iter().map(Ok::<_, StoreError>))
    })?;
    sink.finish()?;
    say_if_none(rows, "topics");
    Ok(())
}

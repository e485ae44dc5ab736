//! `gainsay relation show`: one relation and its two claims.

use clap::Args;

use super::super::present::OutputArgs;
use super::super::{CliError, Session, lookup};
use crate::output::columns;
use crate::report;

/// Show a relation and its two claims.
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// The relation (id)
    relation: String,
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs the verb.
pub(super) fn run(args: &ShowArgs, session: &Session) -> Result<(), CliError> {
    let mut sink = args.output.sink(session)?;
    session.read(|ledger| {
        let related = report::relation(ledger, lookup::relation(ledger, &args.relation)?)?;
        sink.record(&columns::RELATIONS, &related)
    })?;
    sink.finish()
}

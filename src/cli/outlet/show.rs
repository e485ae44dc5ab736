//! `gainsay outlet show`: one outlet.

use clap::Args;

use super::super::present::OutputArgs;
use super::super::{CliError, Session, lookup};
use crate::output::columns;

/// Show an outlet.
#[derive(Debug, Args)]
#[command(after_help = "Its articles: gainsay article list --outlet o2")]
pub(crate) struct ShowArgs {
    /// The outlet (id or name)
    outlet: String,
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs the verb.
pub(super) fn run(args: &ShowArgs, session: &Session) -> Result<(), CliError> {
    let mut sink = args.output.sink(session)?;
    session.read_standing(|ledger| {
        let outlet = ledger.get_outlet(lookup::outlet(ledger, &args.outlet)?)?;
        sink.record(&columns::OUTLETS, &outlet)
    })?;
    sink.finish()
}

//! `gainsay claim show`: everything about one claim.

use clap::Args;

use super::super::present::OutputArgs;
use super::super::{CliError, Session, lookup};
use crate::domain::Facts;
use crate::output::{self, columns};

/// Show a claim: who said it, where it was seen, who challenges it, and its status.
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// The claim (id or ref)
    claim: String,
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs the verb.
pub(super) fn run(args: &ShowArgs, session: &Session) -> Result<(), CliError> {
    let mut sink = args.output.sink(session)?;
    session.read(|ledger| {
        let claim = ledger.get_claim(lookup::claim(ledger, &args.claim)?)?;
        let Some(confronted) = ledger.confront(vec![claim])?.pop() else { return Ok(()) };
        let facts = Facts { claim: &confronted.claim, incoming: &confronted.incoming };
        let selection = args.output.select(&columns::CLAIMS)?;
        let (style, status) = (sink.style(), facts.status());
        Ok(output::write_claim(
            sink.out(),
            &selection,
            &confronted.claim,
            &confronted.incoming,
            status,
            style,
        )?)
    })?;
    sink.finish()
}

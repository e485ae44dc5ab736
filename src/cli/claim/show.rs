//! `gainsay claim show`: everything about one claim.

use clap::Args;

use super::super::clocks::ClockArgs;
use super::super::present::OutputArgs;
use super::super::{CliError, Session, lookup};
use crate::domain::Judged;
use crate::output::{self, columns};

/// Show a claim: who said it, where it was seen, who challenges it, its status, and how it was assessed.
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// The claim (id or ref)
    claim: String,
    #[command(flatten)]
    clocks: ClockArgs,
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs the verb.
pub(super) fn run(args: &ShowArgs, session: &Session) -> Result<(), CliError> {
    let mut sink = args.output.sink(session)?;
    let as_of = args.clocks.as_of(session)?;
    args.clocks.read(session, |ledger| {
        let claim = ledger.get_claim(lookup::claim(ledger, &args.claim)?)?;
        let Some(confronted) = ledger.confront(vec![claim], as_of)?.pop() else { return Ok(()) };
        let assessments = ledger.list_assessments(&[confronted.claim.id])?;
        let selection = args.output.select(&columns::CLAIMS)?;
        let style = sink.style();
        Ok(output::write_claim(
            sink.out(),
            &selection,
            &Judged { claim: confronted.claim, standing: confronted.standing },
            &confronted.incoming,
            &assessments,
            style,
        )?)
    })?;
    sink.finish()
}

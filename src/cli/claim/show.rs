//! `gainsay claim show`: everything about one claim.

use clap::Args;

use super::super::clocks::ClockArgs;
use super::super::present::OutputArgs;
use super::super::{CliError, Session, lookup, ui};
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
    let left_out = args.clocks.read_one(session, |ledger| {
        let claim = ledger.get_claim(lookup::claim(ledger, &args.claim)?)?;
        let Some(confronted) = ledger.confront(vec![claim], as_of)?.pop() else { return Ok(None) };
        let assessments = ledger.list_assessments(&[confronted.claim.id])?;
        let left_out = ledger.find_left_out(confronted.claim.id)?;
        let mut selection = args.output.select(&columns::CLAIMS)?;
        if left_out.is_some() {
            selection = selection.with("withdrawn");
        }
        let id = confronted.claim.id;
        let style = sink.style();
        output::write_claim(
            sink.out(),
            &selection,
            &Judged { claim: confronted.claim, standing: confronted.standing },
            &confronted.incoming,
            &assessments,
            style,
        )?;
        Ok(left_out.map(|why| (id, why)))
    })?;
    sink.finish()?;
    if let Some((id, why)) = left_out {
        ui::warn(&why.notice(id));
    }
    Ok(())
}

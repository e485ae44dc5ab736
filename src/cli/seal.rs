//! `gainsay seal`: the state of the ledger as one line to keep elsewhere.

use clap::Args;

use super::present::OutputArgs;
use super::{CliError, Session, ui};
use crate::output::{Format, columns};

/// Print a seal: one line that stands for everything in the ledger, to be kept or published elsewhere.
///
/// `check --seal` says later whether anything up to then was rewritten, even by somebody who computed all
/// hashes of the file anew. Whoever holds no seal cannot be shown that. Nothing is changed. A ledger whose
/// records are not what its entries left gets no seal.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  gainsay seal > ledger.seal\n  gainsay check --seal ledger.seal")]
pub(crate) struct SealArgs {
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs the verb.
pub(crate) fn run(args: &SealArgs, session: &Session) -> Result<(), CliError> {
    let proof = session.read_as_made(|ledger| Ok(ledger.prove()?))?;
    if !proof.faults.is_empty() {
        let count = proof.faults.len();
        let findings = if count == 1 { "1 finding".to_owned() } else { format!("{count} findings") };
        return Err(CliError::failed(
            "unsound",
            format!("no seal: the ledger is not what its entries left ({findings})"),
        )
        .hint("see them with: gainsay check"));
    }
    let mut sink = args.output.sink(session)?;
    if args.output.format()? == Format::Table && args.output.fields.is_none() {
        // One line, so that a file of it can be given back.
        writeln!(sink.out(), "{}", proof.seal)?;
    } else {
        sink.record(&columns::SEAL, &proof)?;
    }
    sink.finish()?;
    let records =
        if proof.records == 1 { "1 record".to_owned() } else { format!("{} records", proof.records) };
    ui::status(&format!("{records} in {} entries; keep the seal where the ledger is not", proof.seal.number));
    Ok(())
}

//! `gainsay check`: whether everything that can be tested is as it should be.

use clap::Args;

use super::present::OutputArgs;
use super::{CliError, Session};
use crate::domain::Finding;
use crate::output::{Format, columns, write_record};
use crate::report::{self, RULES};

/// Test everything that can be tested, and list every finding with its remedy. It never mends anything.
///
/// Rules: structure, capture-bytes, capture-text, quote-stands, readable, claim-source, challenge-date. Exit code 3 if there are
/// findings.
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs the verb.
pub(crate) fn run(args: &CheckArgs, session: &Session) -> Result<(), CliError> {
    let findings = session.read(|ledger| Ok(report::check(ledger)?))?;
    let count = findings.len();
    let mut sink = args.output.sink(session)?;
    if matches!(args.output.format()?, Format::Json | Format::Jsonl) && args.output.fields.is_none() {
        let style = sink.style();
        write_record(sink.out(), &columns::CHECKED.select(None)?, &findings, style)?;
    } else {
        sink.rows(&columns::FINDINGS, findings.into_iter().map(Ok::<Finding, CliError>))?;
    }
    sink.finish()?;
    if count == 0 {
        super::ui::status(&format!("nothing found: {} rules, all kept", RULES.len()));
        return Ok(());
    }
    Err(CliError::Findings { count })
}

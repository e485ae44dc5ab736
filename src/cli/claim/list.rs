//! `gainsay claim list`: the claims that pass a filter.

use clap::Args;

use super::super::filter::ClaimFilterArgs;
use super::super::present::{OutputArgs, say_if_none};
use super::super::{CliError, Session, ui};
use crate::output::columns;

/// List claims, by id.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  gainsay claim list --speaker Russia --kind denial --since 2024-06")]
pub(crate) struct ListArgs {
    #[command(flatten)]
    filter: ClaimFilterArgs,
    /// Only the first N
    #[arg(long, value_name = "N", help_heading = "Filters")]
    limit: Option<usize>,
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs the verb.
pub(super) fn run(args: &ListArgs, session: &Session) -> Result<(), CliError> {
    let mut sink = args.output.sink(session)?;
    let (rows, all, undated) = session.read(|ledger| {
        let filter = args.filter.resolve(ledger, session)?;
        let rows =
            sink.rows(&columns::CLAIMS, ledger.claims(&filter).take(args.limit.unwrap_or(usize::MAX)))?;
        let all = if args.limit.is_some() { ledger.count_claims(&filter)? } else { rows };
        Ok((rows, all, ledger.count_undated(&filter)?))
    })?;
    sink.finish()?;
    say_if_none(rows, "claims");
    if rows < all {
        ui::warn(&format!("the first {rows} of {all} claims"));
    }
    if undated > 0 {
        ui::warn(&format!("{undated} claims without a date are not listed, because of --since or --until"));
    }
    Ok(())
}

//! `gainsay claim list`: the claims that pass a filter, with what became of them.

use clap::Args;

use super::super::clocks::ClockArgs;
use super::super::filter::ClaimFilterArgs;
use super::super::present::{OutputArgs, say_if_none};
use super::super::{CliError, Session, ui};
use crate::domain::Status;
use crate::output::columns;
use crate::store::StandingFilter;

/// List claims, by id, with what became of them.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay claim list --speaker Russia --kind denial --since 2024-06\n  gainsay claim list --status conceded,retracted\n  gainsay claim list --count --as-of 2024-06-20"
)]
pub(crate) struct ListArgs {
    #[command(flatten)]
    filter: ClaimFilterArgs,
    /// Only with, or perhaps with, one of these: retracted, superseded, corrected, conceded, disputed,
    /// partly-disputed, …
    #[arg(long, value_name = "STATUS", value_delimiter = ',', help_heading = "Filters")]
    status: Option<Vec<Status>>,
    /// Only the first N (0: all)
    #[arg(long, value_name = "N", help_heading = "Filters")]
    limit: Option<usize>,
    /// Only how many claims have which status
    #[arg(long, conflicts_with = "limit")]
    count: bool,
    /// Also those that were withdrawn, or seen only where that was
    #[arg(long, help_heading = "Filters")]
    all: bool,
    #[command(flatten)]
    clocks: ClockArgs,
    #[command(flatten)]
    output: OutputArgs,
}

/// How far the claims behind the listed ones are counted.
const COUNTED: u32 = 10_000;

/// Runs the verb.
pub(super) fn run(args: &ListArgs, session: &Session) -> Result<(), CliError> {
    let mut sink = args.output.sink(session)?;
    let standing = StandingFilter { statuses: args.status.clone(), as_of: args.clocks.as_of(session)? };
    let limit = args.limit.filter(|limit| *limit > 0);
    let (rows, cut, undated) = args.clocks.read_all(session, args.all, |ledger| {
        let filter = args.filter.resolve(ledger, session)?;
        let undated = ledger.count_undated(&filter)?;
        if args.count {
            let counts = ledger.count_statuses(&filter, &standing)?;
            let rows = sink.rows(&columns::STATUSES, counts.into_iter().map(Ok::<_, CliError>))?;
            return Ok((rows, None, undated));
        }
        let mut claims = ledger.judged(&filter, &standing);
        let rows = sink.rows_with(
            &columns::CLAIMS,
            args.all.then_some("withdrawn"),
            claims.by_ref().take(limit.unwrap_or(usize::MAX)),
        )?;
        if limit.is_none() || claims.next().is_none() {
            return Ok((rows, None, undated));
        }
        // Of how many, only where that can be told without judging every claim.
        let judges = args.status.is_some() || standing.as_of.is_some();
        let count = if judges { None } else { Some(ledger.count_claims(&filter, COUNTED)?) };
        let all = match count {
            Some(Some(count)) => count.to_string(),
            Some(None) => format!("more than {COUNTED}"),
            None => "more".to_owned(),
        };
        Ok((rows, Some(all), undated))
    })?;
    sink.finish()?;
    say_if_none(rows, "claims");
    if let Some(all) = cut {
        ui::warn(&format!("the first {rows} of {all} claims"));
    }
    if undated > 0 {
        ui::warn(&format!("{undated} claims without a date are not listed, because of --since or --until"));
    }
    Ok(())
}

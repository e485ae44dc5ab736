//! `gainsay disputed`: the claims that somebody contests, each with who contests it.

use clap::Args;

use super::clocks::ClockArgs;
use super::filter::ClaimFilterArgs;
use super::present::OutputArgs;
use super::{CliError, Session, lookup, ui};
use crate::domain::Status;
use crate::output::{self, columns};
use crate::report::{DisputedQuery, disputed};

/// List the disputed claims: who said it, when and where, and who challenges it, when, where and how far.
///
/// A claim is disputed if at least one standing challenge rejects all of it and is more than a non-denial.
/// The list is derived from the recorded relations; nothing is ever marked as disputed by hand.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay disputed --speaker Russia --since 2024-06\n  gainsay disputed --by 'North Korea' -o disputed.csv\n  gainsay disputed --as-of 2024-06-20 --known-on 2024-07"
)]
pub(super) struct DisputedArgs {
    #[command(flatten)]
    filter: ClaimFilterArgs,
    /// Only challenged by this speaker (id, name or alias), or on this speaker's behalf
    #[arg(long, value_name = "SPEAKER", help_heading = "Filters")]
    by: Option<String>,
    /// Also those only partly disputed (partly), only met with non-denials (challenged), or conceded
    #[arg(long, value_name = "STATUS", value_delimiter = ',', help_heading = "Filters")]
    include: Vec<Included>,
    /// Only the first N (0: all)
    #[arg(long, value_name = "N", help_heading = "Filters")]
    limit: Option<usize>,
    #[command(flatten)]
    clocks: ClockArgs,
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs the verb.
pub(super) fn run(args: &DisputedArgs, session: &Session) -> Result<(), CliError> {
    let mut sink = args.output.sink(session)?;
    let as_of = args.clocks.as_of(session)?;
    let limit = args.limit.filter(|limit| *limit > 0);
    let (rows, undated, cut) = args.clocks.read(session, |ledger| {
        let style = sink.style();
        let selection = args.output.select(&columns::DISPUTED)?;
        let filter = args.filter.resolve(ledger, session)?;
        let undated = ledger.count_undated(&filter)?;
        let query = DisputedQuery {
            claims: filter,
            by: args.by.as_deref().map(|text| lookup::speakers(ledger, text)).transpose()?,
            include: include(&args.include),
            as_of,
        };
        let mut found = disputed(ledger, &query).map(|row| row.map_err(CliError::from));
        let rows = output::write_disputed(
            sink.out(),
            &selection,
            found.by_ref().take(limit.unwrap_or(usize::MAX)),
            style,
        )?;
        let cut = limit.is_some() && found.next().transpose()?.is_some();
        Ok((rows, undated, cut))
    })?;
    sink.finish()?;
    if rows == 0 {
        ui::status("no disputed claims");
    }
    if cut {
        ui::warn(&format!("the first {rows}; there are more"));
    }
    if undated > 0 {
        ui::warn(&format!(
            "{undated} claims without a date were not looked at, because of --since or --until"
        ));
    }
    Ok(())
}

/// Statuses beside `disputed` that a list may include.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Included {
    /// Only parts of it are challenged.
    Partly,
    /// Only non-denials stand against it.
    Challenged,
    /// Somebody who denied it later confirmed it or took the denial back.
    Conceded,
}

/// The statuses of a list that includes these.
pub(super) fn include(also: &[Included]) -> Vec<Status> {
    let status = |included: &Included| match included {
        Included::Partly => Status::PartlyDisputed,
        Included::Challenged => Status::Challenged,
        Included::Conceded => Status::Conceded,
    };
    std::iter::once(Status::Disputed).chain(also.iter().map(status)).collect()
}

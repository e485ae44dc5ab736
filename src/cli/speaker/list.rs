//! `gainsay speaker list`: who is recorded.

use clap::Args;

use super::super::present::{OutputArgs, say_if_none};
use super::super::{CliError, Session};
use crate::domain::SpeakerKind;
use crate::output::columns;
use crate::store::{Extent, SpeakerFilter, StoreError};

/// List speakers, by id.
#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    /// Only of this kind: person, organization, government, group or unnamed
    #[arg(long, value_name = "KIND", help_heading = "Filters")]
    kind: Option<SpeakerKind>,
    /// Only with this in the name or an alias
    #[arg(long, value_name = "TEXT", help_heading = "Filters")]
    text: Option<String>,
    /// Those too who were merged into others
    #[arg(long, help_heading = "Filters")]
    merged: bool,
    /// Also those that were withdrawn
    #[arg(long, help_heading = "Filters")]
    all: bool,
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs the verb.
pub(super) fn run(args: &ListArgs, session: &Session) -> Result<(), CliError> {
    let mut sink = args.output.sink(session)?;
    let extent = if args.all { Extent::All } else { Extent::Standing };
    let rows = session.read_known_on(None, extent, |ledger| {
        let filter = SpeakerFilter { kind: args.kind, text: args.text.clone(), with_merged: args.merged };
        sink.rows_with(
            &columns::SPEAKERS,
            args.all.then_some("withdrawn"),
            ledger.list_speakers(&filter)?.into_iter().map(Ok::<_, StoreError>),
        )
    })?;
    sink.finish()?;
    say_if_none(rows, "speakers");
    Ok(())
}

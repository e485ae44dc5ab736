//! `gainsay relation list`: the links between claims.

use clap::Args;

use super::super::clocks::KnownArgs;
use super::super::present::{OutputArgs, say_if_none};
use super::super::{CliError, Session, lookup};
use crate::domain::RelationType;
use crate::output::columns;
use crate::report;
use crate::store::RelationFilter;

/// List relations, by id.
#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    /// Only of this type: denies, contradicts, disputes, refutes, confirms, …
    #[arg(long = "type", value_name = "RELATION", help_heading = "Filters")]
    kind: Option<RelationType>,
    /// Only from or to this claim (id or ref)
    #[arg(long, value_name = "CLAIM", help_heading = "Filters")]
    claim: Option<String>,
    /// Also those that were withdrawn
    #[arg(long, help_heading = "Filters")]
    all: bool,
    #[command(flatten)]
    known: KnownArgs,
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs the verb.
pub(super) fn run(args: &ListArgs, session: &Session) -> Result<(), CliError> {
    let mut sink = args.output.sink(session)?;
    let rows = args.known.read_all(session, args.all, |ledger| {
        let claim = args.claim.as_deref().map(|text| lookup::claim(ledger, text)).transpose()?;
        let filter = RelationFilter { relation: args.kind, claim, withdrawn: args.all };
        sink.rows(&columns::RELATIONS, report::relations(ledger, filter))
    })?;
    sink.finish()?;
    say_if_none(rows, "relations");
    Ok(())
}

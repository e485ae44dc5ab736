//! `gainsay speaker alias`: other names of one speaker.

use clap::Args;

use super::super::present::{WriteArgs, receipt};
use super::super::{CliError, Session, check_name, lookup};
use crate::record::add_alias;

/// Record other names of a speaker. Worksheets and filters then find the speaker by any of them.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  gainsay speaker alias 'United States' US 'the United States'")]
pub(crate) struct AliasArgs {
    /// The speaker (id or name)
    speaker: String,
    /// Other names
    #[arg(required = true, value_name = "NAME")]
    names: Vec<String>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the verb.
pub(super) fn run(args: &AliasArgs, session: &Session) -> Result<(), CliError> {
    for name in &args.names {
        check_name("an alias", name)?;
    }
    let (changes, entry) = session.write(args.write.dry_run, |ledger| {
        let id = lookup::speaker(ledger, &args.speaker)?;
        let mut changes = Vec::new();
        for name in &args.names {
            changes.push(add_alias(ledger, id, name)??);
        }
        Ok(changes)
    })?;
    receipt(session, &args.write, entry, &changes)
}

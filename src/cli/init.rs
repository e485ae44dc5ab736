//! `gainsay init`: start an empty ledger.

use clap::Args;

use super::{CliError, Session, ui};
use crate::store::Ledger;

/// Start an empty ledger: the one that --db or `GAINSAY_DB` names, else ./gainsay.db.
#[derive(Debug, Args)]
pub(super) struct InitArgs {}

/// Runs the verb.
pub(super) fn run(_: &InitArgs, session: &Session) -> Result<(), CliError> {
    let path = session.path_to_start();
    Ledger::create(&path)?;
    ui::status(&format!("started a new ledger: {}", path.display()));
    Ok(())
}

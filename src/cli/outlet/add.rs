//! `gainsay outlet add`: record an outlet.

use clap::Args;

use super::super::present::{WriteArgs, receipt};
use super::super::{CliError, Session, check_line};
use super::edit::OutletFieldArgs;
use crate::domain::NewOutlet;
use crate::record::add_outlet;

/// Record an outlet. Worksheets do so by themselves; here more can be said about it.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay outlet add 'Example Wire' --domain example.org --state-controlled no"
)]
pub(crate) struct AddArgs {
    /// Its name
    name: String,
    #[command(flatten)]
    fields: OutletFieldArgs,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the verb.
pub(super) fn run(args: &AddArgs, session: &Session) -> Result<(), CliError> {
    check_line("the name", &args.name)?;
    args.fields.check()?;
    let (change, entry) = session.write(args.write.dry_run, |ledger| {
        let new = args.fields.over(NewOutlet { name: args.name.clone(), ..NewOutlet::default() });
        Ok(add_outlet(ledger, &new, &args.fields.same_as)??)
    })?;
    receipt(session, &args.write, entry, &[change])
}

//! `gainsay topic add`: record a topic.

use clap::Args;

use super::super::present::{WriteArgs, receipt};
use super::super::{CliError, Session, check_line, check_text};
use crate::record::add_topic;

/// Record a topic. Worksheets do so by themselves; here a remark can be added.
#[derive(Debug, Args)]
pub(crate) struct AddArgs {
    /// Its name
    name: String,
    /// A remark of yours
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the verb.
pub(super) fn run(args: &AddArgs, session: &Session) -> Result<(), CliError> {
    check_line("the name", &args.name)?;
    if let Some(note) = &args.note {
        check_text("--note", note)?;
    }
    let (change, entry) = session
        .write(args.write.dry_run, |ledger| Ok(add_topic(ledger, &args.name, args.note.as_deref())??))?;
    receipt(session, &args.write, entry, &[change])
}

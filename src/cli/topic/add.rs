//! `gainsay topic add`: record a topic.

use clap::Args;

use super::super::present::{WriteArgs, receipt};
use super::super::{CliError, Session, check_line, check_text};
use crate::domain::{Change, Outcome};

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
    let (change, entry) = session.write(args.write.dry_run, |ledger| {
        if let Some(id) = ledger.find_topic(&args.name)? {
            return Err(CliError::failed("refused", format!("{:?} is already recorded: {id}", args.name))
                .hint(format!("change it with: gainsay topic edit {id}")));
        }
        let id = ledger.add_topic(&args.name, args.note.as_deref())?;
        Ok(Change::of(Outcome::New, "topic", id, args.name.clone()))
    })?;
    receipt(session, &args.write, entry, &[change])
}

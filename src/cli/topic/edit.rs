//! `gainsay topic edit`: change what is recorded of a topic.

use clap::Args;

use super::super::present::{WriteArgs, receipt};
use super::super::{CliError, Session, check_line, check_text, lookup};
use crate::record::edit_topic;

/// Change what is recorded of a topic. What is not named stays; the earlier version is kept.
#[derive(Debug, Args)]
pub(crate) struct EditArgs {
    /// The topic (id or name)
    topic: String,
    /// Its name
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// A remark of yours
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Empty these fields
    #[arg(long, value_name = "FIELDS", value_delimiter = ',', value_parser = ["note"])]
    clear: Vec<String>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the verb.
pub(super) fn run(args: &EditArgs, session: &Session) -> Result<(), CliError> {
    if let Some(name) = &args.name {
        check_line("--name", name)?;
    }
    if let Some(note) = &args.note {
        check_text("--note", note)?;
    }
    let (change, entry) = session.write(args.write.dry_run, |ledger| {
        let id = lookup::topic(ledger, &args.topic)?;
        let now = ledger.get_topic(id)?;
        let name = args.name.clone().unwrap_or(now.name);
        let note = args.note.clone().or(now.note.filter(|_| args.clear.is_empty()));
        Ok(edit_topic(ledger, id, &name, note.as_deref())?)
    })?;
    receipt(session, &args.write, entry, &[change])
}

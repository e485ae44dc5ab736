//! `gainsay undo`: reverse what an entry did, by a new entry.

use clap::Args;

use super::present::{WriteArgs, receipt};
use super::{CliError, Session};
use crate::domain::{Change, EntryId, Outcome, record_id};

/// Undo an entry: what it recorded goes, what it changed is as it was before. A new entry does it, and can itself be undone.
///
/// Nothing is lost: what goes stays in the history, and its ids are never used again. If later entries changed or use what it
/// recorded, nothing is done, and they are named: undo those first.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  gainsay history\n  gainsay undo e9 --why 'the wrong article'\n  gainsay undo e10    # undoes the undoing"
)]
pub(crate) struct UndoArgs {
    /// The entry (e9); `gainsay history` lists them
    #[arg(value_name = "ENTRY")]
    entry: Option<String>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the verb.
pub(crate) fn run(args: &UndoArgs, session: &Session) -> Result<(), CliError> {
    let Some(text) = &args.entry else {
        let last = session.read(|ledger| Ok(ledger.seal()?.number))?;
        let error = CliError::usage("undo takes the entry that is to be undone");
        return Err(match last {
            0 => error.hint("the ledger has no entry yet"),
            last => error
                .hint(format!("the last one: gainsay undo {}", EntryId::new(last)))
                .hint("see them all with: gainsay history"),
        });
    };
    let target: EntryId = text.parse().map_err(|e: crate::domain::NotAnId| CliError::usage(e.to_string()))?;
    let (changes, entry) = session.write(args.write.dry_run, |ledger| {
        let command = ledger.get_entry(target)?.command;
        let undone = ledger.undo(target)?;
        let change = |((kind, key), outcome): ((&'static str, String), Outcome)| {
            let fields = if outcome == Outcome::Updated { vec!["as before"] } else { vec![] };
            Change::of(outcome, kind, record_id(kind, &key), format!("before {target}: {command}"))
                .with_fields(fields)
        };
        Ok(undone.into_iter().map(change).collect::<Vec<_>>())
    })?;
    receipt(session, &args.write, entry, &changes)
}

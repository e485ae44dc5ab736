//! `gainsay undo`: reverse what an entry did, by a new entry.

use std::collections::HashMap;

use clap::Args;

use super::present::{WriteArgs, receipt};
use super::withdraw::summary;
use super::{CliError, Session, ui};
use crate::domain::{Change, EntryId, Outcome, Withdrawable, record_id};
use crate::store::Reader;

/// Of how many records of each noun it is said what they are. An import may have made a million.
const TOLD: u32 = 500;

/// Undo an entry: what it recorded goes, what it changed is as it was before. A new entry does it, and can
/// itself be undone.
///
/// Nothing is lost: what goes stays in the history, and its ids are never used again. If later entries
/// changed or use what it recorded, nothing is done, and they are named: undo those first.
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
    let ((changes, command), entry) = session.write(args.write.dry_run, |ledger| {
        let command = ledger.get_entry(target)?.command;
        let mut summaries = HashMap::new();
        for id in ledger.list_made_by(target, TOLD)? {
            let told = told(ledger, &id);
            summaries.insert(id, told);
        }
        let undone = ledger.undo(target)?;
        let mut changes = Vec::with_capacity(undone.len());
        for ((kind, key), outcome) in undone {
            let fields = if outcome == Outcome::Updated { vec!["as before"] } else { vec![] };
            let id = record_id(kind, &key);
            let summary = match summaries.remove(&id) {
                Some(told) => told,
                None if changes.len() < TOLD as usize && outcome != Outcome::Removed => told(ledger, &id),
                None => String::new(),
            };
            changes.push(Change::of(outcome, kind, id, summary).with_fields(fields));
        }
        Ok((changes, command))
    })?;
    ui::status(&format!("undoing {target}: {command}"));
    receipt(session, &args.write, entry, &changes)
}

/// What a record is, in a line. What cannot be told is no reason not to take something back.
fn told(ledger: &Reader<'_>, id: &str) -> String {
    let told = match (Withdrawable::with_id(id), id.parse(), id.parse()) {
        (Some(record), ..) => summary(ledger, record).ok(),
        (None, Ok(id), _) => ledger.get_outlet(id).map(|outlet| outlet.fields.name).ok(),
        (None, _, Ok(id)) => ledger.get_topic(id).map(|topic| topic.name).ok(),
        _ => None,
    };
    told.unwrap_or_default()
}

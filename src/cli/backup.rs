//! `gainsay backup` and `gainsay restore-from`: a copy that can be relied on, and the way back.

use std::path::PathBuf;

use clap::Args;

use super::{CliError, Session, ui};
use crate::domain::Contents;
use crate::output::{Columns, Format, Style, columns, write_record};
use crate::store;

/// Copy the ledger into a new file, also while others write to it, and verify the copy.
///
/// Prints the SHA-256 of the file, as sha256sum does: keep it, and compare it later. Nothing is ever written
/// over.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  gainsay backup ~/backups/gainsay-2024-06-25.db")]
pub(super) struct BackupArgs {
    /// The new file
    file: PathBuf,
    /// table, json, jsonl, csv or md
    #[arg(long, value_name = "FORMAT", default_value = "table", help_heading = "Output")]
    format: Format,
}

/// Put a backup in the place of the ledger, or start one from it. The ledger that was there is kept beside
/// it.
///
/// The backup is verified first. It is written into the ledger in one step, whole or not at all; a program
/// that waits for the ledger meanwhile goes on with the restored one.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  gainsay restore-from ~/backups/gainsay-2024-06-25.db --dry-run")]
pub(super) struct RestoreArgs {
    /// The backup
    file: PathBuf,
    /// Verify both, show what would change, and keep nothing
    #[arg(short = 'n', long, help_heading = "Output")]
    dry_run: bool,
    /// table, json, jsonl, csv or md
    #[arg(long, value_name = "FORMAT", default_value = "table", help_heading = "Output")]
    format: Format,
}

/// Runs `backup`.
pub(super) fn back_up(args: &BackupArgs, session: &Session) -> Result<(), CliError> {
    let path = session.path()?;
    let backup = store::back_up(&path, &args.file)?;
    let done = format!("verified copy of {}: {}", path.display(), held(&backup.contents));
    show(session, args.format, &columns::BACKUP, &backup)?;
    ui::status(&done);
    Ok(())
}

/// Runs `restore-from`.
pub(super) fn restore(args: &RestoreArgs, session: &Session) -> Result<(), CliError> {
    let path = session.path_to_start();
    if !args.file.exists() {
        let message = format!("there is no file {}", args.file.display());
        return Err(CliError::failed("missing", message).hint("name a copy that gainsay backup made"));
    }
    let restored = store::restore(&path, &args.file, args.dry_run)?;
    show(session, args.format, &columns::RESTORED, &restored)?;
    if let Some(before) = restored.before.as_ref().filter(|b| b.last_entry > restored.contents.last_entry) {
        let missing = before.last_entry - restored.contents.last_entry;
        let entries = if missing == 1 { "entry".to_owned() } else { format!("{missing} entries") };
        ui::warn(&format!(
            "the last {entries} of the ledger from before, up to e{}, {} not in the backup",
            before.last_entry,
            if missing == 1 { "is" } else { "are" }
        ));
    }
    let (ledger, from) = (path.display(), args.file.display());
    ui::status(&match (&restored.kept, args.dry_run) {
        (_, true) => format!("tried only, nothing was changed: {from} can be put in the place of {ledger}"),
        (Some(kept), false) => {
            format!("restored {ledger} from {from}; the ledger from before is at {}", kept.display())
        }
        (None, false) => format!("started {ledger} from {from}"),
    });
    Ok(())
}

/// "12 claims in 3 articles, up to entry e5".
fn held(contents: &Contents) -> String {
    let count = |table: &str| match contents.rows(table) {
        1 => format!("1 {table}"),
        rows => format!("{rows} {table}s"),
    };
    format!("{} in {}, up to entry e{}", count("claim"), count("article"), contents.last_entry)
}

fn show<R>(
    session: &Session,
    format: Format,
    columns: &'static Columns<R>,
    record: &R,
) -> Result<(), CliError> {
    let style = Style { format, width: session.config.width, colour: session.config.colour };
    let mut result = Vec::new();
    write_record(&mut result, &columns.select(None)?, record, style)?;
    ui::print_styled(&mut result.as_slice(), style)
}

//! `gainsay log`: one or more articles with their claims, from worksheets, in one transaction.

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;

use super::present::{WriteArgs, receipt};
use super::{CliError, Session, hints};
use crate::intake::log::{self, Sheet};
use crate::intake::retrieve::plain;
use crate::intake::worksheet::SIZE_LIMIT;

/// Log the claims of articles, from worksheets.
///
/// A worksheet is a TOML file: one [article] and any number of [[claim]]. Everything lands in one transaction, or nothing
/// does. Logging a worksheet again changes nothing; logging an edited one updates what changed. A speaker who is not known
/// by name or alias is recorded as new, and listed as new: look there for misspelt names.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay log pact-week.toml --dry-run\n  gainsay log pact-week.toml seoul-answer.toml"
)]
pub(super) struct LogArgs {
    /// Worksheets, in the order in which they are to be logged (- is standard input)
    #[arg(required = true, value_name = "WORKSHEET")]
    worksheets: Vec<PathBuf>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the verb.
pub(super) fn run(args: &LogArgs, session: &Session) -> Result<(), CliError> {
    let sheets = args.worksheets.iter().map(|path| read(path, session)).collect();
    let ((changes, hints), entry) = session.write(args.write.dry_run, |ledger| {
        let logged = log::log(ledger, sheets)?;
        let changes: Vec<_> = logged.into_iter().flat_map(|logged| logged.changes).collect();
        let hints = hints::repeats(ledger, &changes)?;
        Ok((changes, hints))
    })?;
    receipt(session, &args.write, entry, &changes)?;
    hints::show(&hints);
    Ok(())
}

/// Reads a file, and no more of it than a worksheet may have and a byte to show that it is too long.
fn read(path: &Path, session: &Session) -> Sheet {
    let name = if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() };
    let limit = SIZE_LIMIT as u64 + 1;
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        std::io::stdin().lock().take(limit).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    };
    match read {
        Ok(_) => {
            let folder = path.parent().unwrap_or(Path::new(""));
            Sheet::read(&name, &bytes).with_text(folder, session.config.clock.now())
        }
        Err(error) => Sheet::unreadable(&name, &plain(&error)),
    }
}

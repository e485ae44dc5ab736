//! `gainsay article worksheet`: an article and its claims as a worksheet.

use std::path::PathBuf;

use clap::Args;

use super::super::present::put;
use super::super::{CliError, Session, lookup, ui};
use crate::intake::worksheet_of;
use crate::reading::worksheet::to_toml;

/// Write an article and its claims as a worksheet, without loss: logging it again changes nothing.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay article worksheet a3 -o pact-week.toml\n  gainsay article worksheet a3 | $EDITOR -"
)]
pub(crate) struct WorksheetArgs {
    /// The article (id or url)
    article: String,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Overwrite the file even if it was not written by gainsay, or was changed since
    #[arg(long, requires = "output")]
    force: bool,
}

/// Runs the verb.
pub(super) fn run(args: &WorksheetArgs, session: &Session) -> Result<(), CliError> {
    let text = session.read(|ledger| {
        let article = lookup::article(ledger, &args.article)?;
        let (sheet, comments) = worksheet_of(ledger, article)?;
        Ok(to_toml(&sheet, &comments))
    })?;
    match args.output.as_deref().filter(|path| *path != std::path::Path::new("-")) {
        None => ui::print(&mut text.as_bytes()),
        Some(path) => put(path, session, args.force, &mut text.as_bytes()),
    }
}

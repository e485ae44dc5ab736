//! `gainsay speaker duplicates`: who may be one.

use clap::Args;

use super::super::present::{OutputArgs, say_if_none};
use super::super::{CliError, Session};
use crate::output::columns;
use crate::report;
use crate::store::StoreError;

/// Propose speakers that may be one, the most likely first, with the reason and the command. Merges nobody.
///
/// Reasons: same-name; same-alias; spelling (accents, punctuation, spaces); order (of the words); script
/// (Песков, Peskov); title (or a degree); form (UN, United Nations; Ltd, Limited); sound (Wladimir,
/// Vladimir); given-names (shorter, initials, or left out); misspelt (one word differs by a letter, a long
/// one by two); part ("Putin", "Vladimir Putin"). The speaker with more claims would stay; of a name that may
/// be misspelt, the known one (Russia), else the one that was recorded first, unless the other has more than
/// twice as many claims. The unnamed are left out, and so are two that a source named together, if their
/// names are only alike, and a short name that may be of more than three.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay speaker duplicates\n  gainsay speaker duplicates --format csv -o who.csv"
)]
pub(crate) struct DuplicatesArgs {
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs the verb.
pub(super) fn run(args: &DuplicatesArgs, session: &Session) -> Result<(), CliError> {
    let mut sink = args.output.sink(session)?;
    let rows = session.read_standing(|ledger| {
        let found = report::duplicates(ledger)?;
        sink.rows(&columns::DUPLICATES, found.into_iter().map(Ok::<_, StoreError>))
    })?;
    sink.finish()?;
    say_if_none(rows, "speakers that may be one");
    Ok(())
}

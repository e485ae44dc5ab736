//! `gainsay article add`: record an article without its claims.

use clap::Args;

use super::super::present::{WriteArgs, receipt};
use super::super::{CliError, Session};
use super::ArticleFieldArgs;
use crate::intake::log;
use crate::intake::worksheet::FlagSheet;

/// Record an article without its claims. One with this url, or this headline and outlet, is updated instead.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay article add --url https://example.org/pact --headline 'Pact week' --outlet 'Example Wire' --published 2024-06-21"
)]
pub(crate) struct AddArgs {
    #[command(flatten)]
    fields: ArticleFieldArgs,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the verb.
pub(super) fn run(args: &AddArgs, session: &Session) -> Result<(), CliError> {
    let (changes, entry) = session.write(args.write.dry_run, |ledger| {
        let sheet = FlagSheet::article("article add", &args.fields.flags());
        Ok(log::add_article(ledger, sheet, None, &[])?.1)
    })?;
    receipt(session, &args.write, entry, &changes)
}

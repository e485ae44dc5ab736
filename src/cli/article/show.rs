//! `gainsay article show`: one article.

use clap::Args;

use super::super::present::OutputArgs;
use super::super::{CliError, Session, lookup};
use crate::output::columns;

/// Show an article.
#[derive(Debug, Args)]
#[command(
    after_help = "Its claims: gainsay claim list --article a3, or as a worksheet: gainsay article worksheet a3"
)]
pub(crate) struct ShowArgs {
    /// The article (id or url)
    article: String,
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs the verb.
pub(super) fn run(args: &ShowArgs, session: &Session) -> Result<(), CliError> {
    let mut sink = args.output.sink(session)?;
    session.read(|ledger| {
        let article = ledger.get_article(lookup::article(ledger, &args.article)?)?;
        sink.record(&columns::ARTICLES, &article)
    })?;
    sink.finish()
}

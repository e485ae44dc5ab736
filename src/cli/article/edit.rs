//! `gainsay article edit`: change what is recorded of an article.

use clap::Args;

use super::super::present::{WriteArgs, receipt};
use super::super::{CliError, Session, lookup};
use super::ArticleFieldArgs;
use crate::intake::flags;
use crate::reading::worksheet::{Flag, FlagSheet};
use crate::store::StoreError;

/// Change what is recorded of an article. What is not named stays; the earlier version is kept.
///
/// A new date of publication also moves the claims that have no date of their own: they were said by then.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay article edit a3 --published 2024-06-21\n  gainsay article edit a3 --clear byline"
)]
pub(crate) struct EditArgs {
    /// The article (id or url)
    article: String,
    #[command(flatten)]
    fields: ArticleFieldArgs,
    /// Empty these fields
    #[arg(long, value_name = "FIELDS", value_delimiter = ',',
          value_parser = ["url", "headline", "outlet", "byline", "published", "language", "kind", "topics", "note"])]
    clear: Vec<String>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the verb.
pub(super) fn run(args: &EditArgs, session: &Session) -> Result<(), CliError> {
    let (changes, entry) = session.write(args.write.dry_run, |ledger| {
        let id = lookup::article(ledger, &args.article)?;
        let mut given = args.fields.flags();
        if args.fields.url.is_none() && args.fields.headline.is_none() {
            // A worksheet names its article by one of the two.
            let now = ledger.get_article(id)?.fields;
            let clears = |field: &str| args.clear.iter().any(|cleared| cleared == field);
            given.push(Flag::one("url", now.url.as_deref().filter(|_| !clears("url"))));
            given.push(Flag::one("headline", now.headline.as_deref().filter(|_| !clears("headline"))));
        }
        let sheet = FlagSheet::article("article edit", &given);
        let now = ledger.get_article(id)?.fields;
        let mut left = now.clone();
        args.clear.iter().for_each(|field| left.clear(field));
        let keeps_name = args.fields.url.is_some() || args.fields.headline.is_some();
        if left.url.is_none() && left.headline.is_none() && !keeps_name {
            return Err(CliError::Store(StoreError::Refused {
                rule: "an article has a url or a headline".into(),
            }));
        }
        Ok(flags::article(ledger, sheet, Some(id), &args.clear, None)?.1)
    })?;
    receipt(session, &args.write, entry, &changes)
}

//! `gainsay article edit`: change what is recorded of an article.

use clap::Args;

use super::super::present::{WriteArgs, receipt};
use super::super::{CliError, Session, lookup};
use super::ArticleFieldArgs;
use crate::domain::{NewArticle, Outcome};
use crate::intake::log;
use crate::intake::worksheet::{Flag, FlagSheet};
use crate::store::{StoreError, Writer};

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
        let cleared = clear(ledger, id, &args.clear)?;
        let mut flags = args.fields.flags();
        if args.fields.url.is_none() && args.fields.headline.is_none() {
            // A worksheet names its article by one of the two.
            let now = ledger.get_article(id)?.fields;
            flags.push(Flag::one("url", now.url.as_deref()));
            flags.push(Flag::one("headline", now.headline.as_deref()));
        }
        let sheet = FlagSheet::article("article edit", &flags);
        let (_, mut changes) = log::add_article(ledger, sheet, Some(id))?;
        for change in changes.iter_mut().filter(|change| cleared && change.noun == "article") {
            change.outcome = Outcome::Updated;
        }
        Ok(changes)
    })?;
    receipt(session, &args.write, entry, &changes)
}

/// What flags of a worksheet cannot say: nothing where there was something.
fn clear(ledger: &Writer<'_>, id: crate::domain::ArticleId, fields: &[String]) -> Result<bool, CliError> {
    let mut new: NewArticle = ledger.get_article(id)?.fields;
    for field in fields {
        match field.as_str() {
            "url" => new.url = None,
            "headline" => new.headline = None,
            "outlet" => new.outlet = None,
            "byline" => new.byline = None,
            "published" => new.published = None,
            "language" => new.language = None,
            "kind" => new.kind = None,
            "topics" => new.topics.clear(),
            _ => new.note = None,
        }
    }
    if new.url.is_none() && new.headline.is_none() {
        return Err(CliError::Store(StoreError::Refused {
            rule: "an article has a url or a headline".into(),
        }));
    }
    let differs = ledger.update_article(id, &new)?;
    Ok(differs)
}

//! `gainsay article merge` and `unmerge`: two recorded articles turn out to be one.

use clap::Args;

use super::super::present::{WriteArgs, receipt};
use super::super::{CliError, Session, lookup};
use crate::domain::{Article, ArticleId, Change, Outcome};
use crate::record::{merge_article, unmerge_article};
use crate::store::Reader;

/// Merge the first article into the second: its claims are seen in the second from now on, everywhere.
///
/// `gainsay article merge a7 a3` merges a7 into a3, and a3 stays. Nothing is rewritten: a7 keeps working
/// wherever an id or an address is asked for, and `gainsay article unmerge a7` gives back exactly what was. A
/// claim that was recorded twice, once in each, stays two claims: link the two, or withdraw one.
#[derive(Debug, Args)]
#[command(
    override_usage = "gainsay article merge [OPTIONS] <MERGED> <STAYS>",
    after_help = "Example:\n  gainsay article merge a7 a3 --dry-run    # a7 would become a3\n  gainsay check                            # names articles with one address"
)]
pub(crate) struct MergeArgs {
    /// The article that goes (id or url)
    #[arg(value_name = "MERGED")]
    merged: String,
    /// The article that stays (id or url)
    #[arg(value_name = "STAYS")]
    stays: String,
    #[command(flatten)]
    write: WriteArgs,
}

/// Take a merge of articles back: the article stands for itself again.
///
/// What was recorded of it is its own again. What was recorded since the merge was recorded of the article
/// that stayed, and stays there.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay article unmerge a7\n  gainsay article show a3    # names the articles that were merged into a3"
)]
pub(crate) struct UnmergeArgs {
    /// The merged article (id)
    #[arg(value_name = "MERGED")]
    merged: String,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs `merge`.
pub(super) fn run(args: &MergeArgs, session: &Session) -> Result<(), CliError> {
    let (change, entry) = session.write(args.write.dry_run, |ledger| {
        let id = named(ledger, &args.merged)?;
        let into = named(ledger, &args.stays)?;
        let merged = ledger.get_article(id)?;
        let is_new = merge_article(ledger, id, into)?;
        let stays = ledger.get_article(into)?;
        if !is_new {
            let summary = format!("is merged into {} already", stays.id);
            return Ok(Change::of(Outcome::Unchanged, "article", id, summary));
        }
        let summary = format!(
            "{} is merged into {} {}, which stays, now with {}",
            name(&merged),
            stays.id,
            name(&stays),
            claims(&stays)
        );
        Ok(Change::of(Outcome::Updated, "article", id, summary).with_fields(vec!["merged_into"]))
    })?;
    receipt(session, &args.write, entry, &[change])
}

/// Runs `unmerge`.
pub(super) fn unmerge(args: &UnmergeArgs, session: &Session) -> Result<(), CliError> {
    let (change, entry) = session.write(args.write.dry_run, |ledger| {
        let id = named(ledger, &args.merged)?;
        if ledger.get_article_redirect(id)?.is_none() {
            return Err(not_merged(&ledger.get_article(id)?));
        }
        let redirect = unmerge_article(ledger, id)?;
        let (back, stayed) = (ledger.get_article(id)?, ledger.get_article(redirect.into)?);
        let summary = format!(
            "{} is no longer merged into {} {}: {} with {}, {} with {}",
            name(&back),
            stayed.id,
            name(&stayed),
            id,
            claims(&back),
            stayed.id,
            claims(&stayed)
        );
        Ok(Change::of(Outcome::Updated, "article", id, summary).with_fields(vec!["merged_into"]))
    })?;
    receipt(session, &args.write, entry, &[change])
}

/// The article with exactly this id, merged or not; or the one to which an address leads.
fn named(ledger: &Reader<'_>, text: &str) -> Result<ArticleId, CliError> {
    match text.parse::<ArticleId>() {
        Ok(id) => {
            ledger.get_article_redirect(id)?;
            Ok(id)
        }
        Err(_) => lookup::article(ledger, text),
    }
}

fn not_merged(article: &Article) -> CliError {
    let error =
        CliError::failed("refused", format!("{} {} is not merged into another", article.id, name(article)));
    let merged = article.merged.iter();
    merged.fold(error, |error, merged| {
        error.hint(format!("{merged} is merged into it: gainsay article unmerge {merged}"))
    })
}

fn name(article: &Article) -> String {
    let fields = &article.fields;
    fields.headline.clone().or_else(|| fields.url.clone()).unwrap_or_default()
}

/// "1 claim", "4 claims".
fn claims(article: &Article) -> String {
    match article.claims {
        1 => "1 claim".to_owned(),
        claims => format!("{claims} claims"),
    }
}

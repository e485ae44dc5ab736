//! `gainsay article merge` and `unmerge`: two recorded articles turn out to be one.

use clap::Args;

use super::super::present::{WriteArgs, receipt};
use super::super::{CliError, Session, lookup};
use crate::domain::{Article, ArticleId, Change, ClaimId, Outcome};
use crate::record::{merge_article, repeated_since_merge, unmerge_article};
use crate::store::{Reader, StoreError};

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
        let mut change =
            Change::of(Outcome::Updated, "article", id, summary).with_fields(vec!["merged_into"]);
        change.warnings.extend(there_twice(ledger, stays.id)?);
        Ok(change)
    })?;
    receipt(session, &args.write, entry, &[change])
}

/// As many claims that are there twice are named.
const NAMED: usize = 5;

/// Which claims the article has twice now, and what to do, if there are any.
fn there_twice(ledger: &Reader<'_>, article: ArticleId) -> Result<Option<String>, StoreError> {
    let repeated = repeated_since_merge(ledger, article)?;
    let Some((first, _)) = repeated.first() else { return Ok(None) };
    let pair = |(again, first): &(ClaimId, ClaimId)| format!("{again} is {first} again");
    let mut named: Vec<String> = repeated.iter().take(NAMED).map(pair).collect();
    if repeated.len() > NAMED {
        named.push(format!("and {} more", repeated.len() - NAMED));
    }
    Ok(Some(format!(
        "recorded from each of the two, and in every list twice: {}; withdraw one of each: gainsay withdraw {first} --reason 'recorded twice'",
        named.join(", ")
    )))
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

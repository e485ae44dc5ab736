//! `gainsay article show`: one article, and what was retrieved of it.

use clap::Args;

use super::super::present::OutputArgs;
use super::super::{CliError, Session, lookup, ui};
use crate::domain::{Article, ArticleId, CaptureId, Withdrawal};
use crate::intake::capture::marks;
use crate::output::{self, columns};
use crate::report;
use crate::store::Reader;

/// Show an article, and what was retrieved of it. The id of a merged article leads to the one that stayed.
#[derive(Debug, Args)]
#[command(
    after_help = "Its claims: gainsay claim list --article a3, or as a worksheet: gainsay article worksheet a3"
)]
pub(crate) struct ShowArgs {
    /// The article (id or url)
    article: String,
    /// Print the text of the latest capture, with the claims marked where they stand, and with its time codes
    /// and pages
    #[arg(long)]
    text: bool,
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs the verb.
pub(super) fn run(args: &ShowArgs, session: &Session) -> Result<(), CliError> {
    let mut sink = args.output.sink(session)?;
    let (merged, withdrawn) = session.read_one(None, |ledger| {
        let article = ledger.get_article(lookup::article(ledger, &args.article)?)?;
        if args.text {
            let places = places(ledger, article.id)?;
            let Some(text) = report::marked_text(ledger, article.id, &places)? else {
                return Err(no_text(article.id, &ledger.list_withdrawn_captures(article.id)?));
            };
            sink.out().write_all(output::printable_lines(&text).as_bytes())?;
            return Ok((shown_instead(&args.article, &article), Vec::new()));
        }
        let captures = ledger.list_captures(Some(article.id))?;
        let (selection, style) = (args.output.select(&columns::ARTICLES)?, sink.style());
        output::write_article(sink.out(), &selection, &article, captures, style)?;
        let merged = shown_instead(&args.article, &article);
        let itself = article.withdrawn.map(|why| (article.id.to_string(), why));
        let captures = ledger.list_withdrawn_captures(article.id)?;
        let captures = captures.into_iter().map(|(id, why)| (id.to_string(), why));
        Ok((merged, itself.into_iter().chain(captures).collect()))
    })?;
    sink.finish()?;
    if let Some(merged) = merged {
        ui::warn(&merged);
    }
    for (id, why) in withdrawn {
        ui::warn(&format!(
            "{id} was withdrawn by {}: {}; gainsay restore {id} brings it back",
            why.entry, why.reason
        ));
    }
    Ok(())
}

/// That the article which was asked for by its id is merged into the one that is shown.
fn shown_instead(asked: &str, shown: &Article) -> Option<String> {
    let asked = asked.parse::<ArticleId>().ok().filter(|asked| *asked != shown.id)?;
    let name = shown.fields.headline.as_ref().or(shown.fields.url.as_ref());
    let name = name.map_or("", String::as_str);
    Some(format!("{asked} is merged into {} {name}", shown.id))
}

/// Where time codes and pages begin in the text of the latest capture: at its paragraphs.
fn places(ledger: &Reader<'_>, article: ArticleId) -> Result<Vec<(usize, String)>, CliError> {
    let Some(capture) = ledger.find_latest_capture(article)? else { return Ok(Vec::new()) };
    let bytes = ledger.find_content(&capture.sha256)?.unwrap_or_default();
    Ok(marks(&capture.text, &bytes).of_paragraphs(&capture.text))
}

fn no_text(article: ArticleId, withdrawn: &[(CaptureId, Withdrawal)]) -> CliError {
    let keep = format!("keep it with: gainsay article recapture {article} FILE");
    match withdrawn.last() {
        None => CliError::failed("not-found", format!("the text of {article} was never captured")).hint(keep),
        Some((last, _)) => CliError::failed("not-found", format!("every capture of {article} was withdrawn"))
            .hint(format!("bring one back with: gainsay restore {last}"))
            .hint(keep),
    }
}

//! `gainsay article recapture`: take an article again, and say which of its quotes still stand.

use clap::Args;

use super::super::present::OutputArgs;
use super::super::source::SourceArgs;
use super::super::{CliError, Session, lookup, ui};
use super::taking;
use crate::domain::QuoteState;
use crate::intake::capture::wanted::Wanted;
use crate::output::columns;
use crate::record::recapture;

/// Take an article again: a new capture beside the earlier ones, and what became of its quotes. Silent edits
/// show here.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay article recapture a3\n  gainsay article recapture a3 saved-again.html --vanished"
)]
pub(crate) struct RecaptureArgs {
    /// The article (id or url)
    article: String,
    /// A file or an address (- is standard input) [default: the article's own url]
    #[arg(value_name = "FILE|URL")]
    target: Option<String>,
    #[command(flatten)]
    source: SourceArgs,
    /// Only the quotes whose words are gone or altered
    #[arg(long)]
    vanished: bool,
    /// Compare, and keep nothing
    #[arg(short = 'n', long)]
    dry_run: bool,
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs the verb.
pub(crate) fn run(args: &RecaptureArgs, session: &Session) -> Result<(), CliError> {
    let article = session.read(|ledger| Ok(ledger.get_article(lookup::article(ledger, &args.article)?)?))?;
    let url = article.fields.url;
    let target = args.target.clone().or_else(|| url.clone()).ok_or_else(|| {
        CliError::usage(format!("{} has no url to take it from", article.id)).hint("name a file")
    })?;
    let wanted = Wanted { url, ..args.source.wanted() };
    let taken = taking::taken(&target, &wanted, session)?;
    let ((capture, quotes), _) = session.write(args.dry_run, |ledger| {
        let article = lookup::article(ledger, &args.article)?;
        Ok(recapture(ledger, article, &taken.capture)?)
    })?;
    let count = |state| quotes.iter().filter(|quote| quote.state == state).count();
    let (moved, vanished) = (count(QuoteState::Moved), count(QuoteState::Vanished));
    let shown = quotes.iter().filter(|quote| !args.vanished || quote.state == QuoteState::Vanished);
    let mut sink = args.output.sink(session)?;
    sink.rows(&columns::QUOTES, shown.cloned().map(Ok::<_, CliError>))?;
    sink.finish()?;
    if vanished == quotes.len() && vanished > 0 {
        ui::warn("every quote vanished: is this another article?");
    }
    let kept = match (args.dry_run, capture) {
        (true, _) => "compared only, nothing was kept".to_owned(),
        (false, Some(capture)) => format!("kept as {capture}"),
        (false, None) => "the same bytes as the latest capture, nothing new to keep".to_owned(),
    };
    let stand = quotes.len() - moved - vanished;
    let stand = if stand == 1 { "1 quote stands".to_owned() } else { format!("{stand} quotes stand") };
    ui::status(&format!("{kept}: {stand}, {moved} moved with their words, {vanished} vanished"));
    Ok(())
}

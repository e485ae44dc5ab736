//! `gainsay article add`: record an article without its claims, from its page or by hand.

use clap::Args;

use super::super::present::{WriteArgs, receipt};
use super::super::source::SourceArgs;
use super::super::{CliError, Session, ui};
use super::fields::{ArticleFieldArgs, name_recorded};
use super::taking;
use crate::domain::Change;
use crate::intake::capture::take::Taken;
use crate::intake::capture::wanted::Wanted;
use crate::intake::flags;
use crate::output::Format;
use crate::reading::worksheet::FlagSheet;
use crate::store::Writer;

/// Record an article without its claims.
///
/// From a saved page, a text file or an address, headline, byline, outlet, language, url and date of
/// publication are read from it, and its bytes and text are kept, so that quotes can be checked against them.
/// What is given as a flag, or is recorded already, is never overridden. An article with this url, or this
/// headline and outlet, is updated instead.
///
/// With --dry-run and --format json or jsonl, prints all that was found, each with its source, and stores
/// nothing.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay article add page.html --dry-run\n  gainsay article add https://example.org/pact\n  gainsay article add --url https://example.org/pact --headline 'Pact week' --published 2024-06-21"
)]
pub(crate) struct AddArgs {
    /// Files or addresses (- is standard input)
    #[arg(value_name = "FILE|URL")]
    targets: Vec<String>,
    #[command(flatten)]
    source: SourceArgs,
    /// Of a file with several posts, all of this day and later
    #[arg(long, value_name = "DAY", help_heading = "The source")]
    since: Option<String>,
    /// List the posts or pages of a file, and store nothing
    #[arg(long, requires = "targets", help_heading = "The source")]
    list: bool,
    #[command(flatten)]
    fields: ArticleFieldArgs,
    #[command(flatten)]
    write: WriteArgs,
}

impl AddArgs {
    /// What is asked for of each source.
    fn wanted(&self) -> Result<Wanted, CliError> {
        let wanted = self.source.wanted_since(self.since.as_deref())?;
        Ok(Wanted { url: self.fields.url.clone(), ..wanted })
    }
}

/// Runs the verb.
pub(crate) fn run(args: &AddArgs, session: &Session) -> Result<(), CliError> {
    if args.targets.len() > 1 && args.fields.flags().iter().any(|flag| !flag.values.is_empty()) {
        return Err(CliError::usage("flags about the article go with one article at a time"));
    }
    if args.list {
        let listed = taking::listed(&args.targets, &args.source, args.write.format)?;
        return ui::print(&mut listed.as_bytes());
    }
    let show = args.write.dry_run && matches!(args.write.format, Format::Json | Format::Jsonl);
    if show && !args.targets.is_empty() {
        return show_found(args, session);
    }
    let wanted = args.wanted()?;
    let mut taken: Vec<Taken> = Vec::new();
    for target in &args.targets {
        taken.extend(taking::taken_each(target, &wanted, session)?);
    }
    let (changes, entry) = session.write(args.write.dry_run, |ledger| {
        if taken.is_empty() {
            let sheet = FlagSheet::article("article add", &args.fields.flags());
            return Ok(flags::article(ledger, sheet, None, &[], None)?.1);
        }
        let mut changes = Vec::new();
        for taken in &taken {
            changes.extend(add(ledger, args, taken)?);
        }
        Ok(changes)
    })?;
    receipt(session, &args.write, entry, &changes)
}

fn add(ledger: &Writer<'_>, args: &AddArgs, taken: &Taken) -> Result<Vec<Change>, CliError> {
    let url = args.fields.url.clone().or_else(|| taken.address().map(|(url, _)| url));
    let known = url.map(|url| ledger.find_article_by_url(&url)).transpose()?.flatten();
    let recorded = known.map(|id| ledger.get_article(id)).transpose()?;
    if let (Some(recorded), Some(found)) = (&recorded, taken.metadata.headline.first())
        && let Some(headline) = recorded.fields.headline.as_ref().filter(|headline| **headline != found.value)
    {
        let (id, name) = (recorded.id, &found.value);
        ui::warn(&format!(
            "{id} is recorded as {headline:?}; this page calls itself {name:?}: is it another article?"
        ));
    }
    let mut given = taking::flags(&args.fields, taken, recorded.as_ref());
    name_recorded(&mut given, recorded.as_ref());
    let sheet = FlagSheet::article("article add", &given);
    Ok(flags::article(ledger, sheet, known, &[], Some(&taken.capture))?.1)
}

/// Every file is looked at, and one that is no article does not hide the others.
fn show_found(args: &AddArgs, session: &Session) -> Result<(), CliError> {
    let mut found = Vec::new();
    let mut refused = Vec::new();
    for target in &args.targets {
        let (seen, error) = taking::found(target, &args.wanted()?, session);
        found.extend(seen);
        refused.extend(error);
    }
    let single = args.write.format == Format::Json && args.targets.len() == 1;
    let mut result = match found.as_slice() {
        [only] if single => format!("{only:#}\n"),
        _ if args.write.format == Format::Json => format!("{:#}\n", serde_json::Value::Array(found)),
        _ => found.iter().map(|found| found.to_string() + "\n").collect(),
    };
    if result == "[]\n" && !refused.is_empty() {
        result.clear();
    }
    ui::print(&mut result.as_bytes())?;
    let count = refused.len();
    match (refused.pop(), count) {
        (None, _) => Ok(()),
        (Some(error), 1) => Err(error),
        (Some(last), _) => {
            let lines: Vec<String> = refused.iter().map(CliError::message).chain([last.message()]).collect();
            Err(CliError::failed("page", lines.join("\n")))
        }
    }
}

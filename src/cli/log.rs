//! `gainsay log`: one or more articles with their claims, from worksheets, in one transaction.

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;

use super::draft::{WithArgs, from_article, is_article};
use super::present::{WriteArgs, receipt};
use super::review::Accepted;
use super::{CliError, Session, hints, review};
use crate::intake::capture::retrieve::plain;
use crate::intake::log::{self, Sheet};
use crate::reading::worksheet::{Flag, SIZE_LIMIT};

/// Log the claims of articles, from worksheets.
///
/// A worksheet is a TOML file: one [article] and any number of [[claim]]. Everything lands in one
/// transaction, or nothing does. Logging a worksheet again changes nothing; logging an edited one updates
/// what changed. A speaker who is not known by name, alias or address (`same_as`) is recorded as new, and
/// listed as new; one that looks like a known speaker is named, with the command that makes the two one.
///
/// With --review, the statements of an article are proposed one by one on the terminal; what you accept is
/// kept in a worksheet beside the article after each key, so that you can stop and go on later, and is logged
/// at the end. The keys stand on the screen. With --transcript, or where there is no terminal, the same is
/// said in lines: accept, discard, undo, by NAME, kind KIND, denies CLAIM, add WORDS … WORDS, split WORDS,
/// join, context, whole, outlet NAME, published DATE, log, quit; `help` lists all.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay log pact-week.toml --dry-run\n  gainsay log pact-week.toml seoul-answer.toml\n  gainsay log --review pact-week.txt"
)]
pub(super) struct LogArgs {
    /// Worksheets, in the order in which they are to be logged (- is standard input)
    #[arg(required = true, value_name = "WORKSHEET")]
    worksheets: Vec<PathBuf>,
    /// Go through the statements of an article one by one, and log what you accept (instead of worksheets: a
    /// text file, a saved page, an address, or a3)
    #[arg(long)]
    review: bool,
    /// With --review: when the article was published, if it does not say so itself
    #[arg(long, value_name = "DATE", requires = "review")]
    published: Option<String>,
    /// With --review: words in lines instead of keys and a screen, also on a terminal
    #[arg(long, requires = "review")]
    transcript: bool,
    /// Never ask: with --review, refuse
    #[arg(long)]
    no_input: bool,
    #[command(flatten)]
    with: WithArgs,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the verb.
pub(super) fn run(args: &LogArgs, session: &Session) -> Result<(), CliError> {
    let mut worksheets = args.worksheets.clone();
    let mut command = session.command.clone();
    if args.with.is_given() && !args.review {
        return Err(CliError::usage("--with drafts the statements of a review")
            .hint("add --review, or draft a worksheet: gainsay draft ARTICLE --with PROGRAM -o draft.toml"));
    }
    if args.review {
        let Some(accepted) = reviewed(args, session)? else { return Ok(()) };
        worksheets = vec![accepted.worksheet];
        if !accepted.drafted_by.is_empty() {
            // A shell passes over it, should the line be run again.
            command = format!("{command} # drafted by {}", accepted.drafted_by.join("; "));
        }
    }
    if let Some(article) = worksheets.iter().find(|path| is_article(path)) {
        let refused = CliError::usage(format!("{} is an article, not a worksheet", article.display()));
        return Err(refused.hint(from_article(article)));
    }
    let sheets = worksheets.iter().map(|path| read(path, session)).collect();
    let ((changes, hints), entry) = session.write_as(command, args.write.dry_run, |ledger| {
        let logged = log::log(ledger, sheets)?;
        let changes: Vec<_> = logged.into_iter().flat_map(|logged| logged.changes).collect();
        let hints = hints::repeats(ledger, &changes)?;
        Ok((changes, hints))
    })?;
    receipt(session, &args.write, entry, &changes)?;
    hints::show(&hints);
    Ok(())
}

/// What a person accepts of an article; `None` if they left before the end.
fn reviewed(args: &LogArgs, session: &Session) -> Result<Option<Accepted>, CliError> {
    let [article] = args.worksheets.as_slice() else {
        return Err(CliError::usage("--review goes through one article at a time"));
    };
    let article = article.display().to_string();
    if args.no_input {
        return Err(CliError::usage("--review asks about every statement, and --no-input forbids it")
            .hint(format!("draft a worksheet instead: gainsay draft {article} -o draft.toml")));
    }
    let keys = !args.transcript && session.config.keys;
    review::review(&article, &[Flag::one("published", args.published.as_deref())], &args.with, keys, session)
}

/// Reads a file, and no more of it than a worksheet may have and a byte to show that it is too long.
fn read(path: &Path, session: &Session) -> Sheet {
    let name = if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() };
    let limit = SIZE_LIMIT as u64 + 1;
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        std::io::stdin().lock().take(limit).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    };
    match read {
        Ok(_) => {
            let folder = path.parent().unwrap_or(Path::new(""));
            Sheet::read(&name, &bytes).with_text(folder, session.config.clock.now())
        }
        Err(error) => Sheet::unreadable(&name, &plain(&error)),
    }
}

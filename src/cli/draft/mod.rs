//! `gainsay draft`: the statements of an article, proposed as a worksheet.

mod compare;
mod jsonl;
mod material;
mod with;

use std::path::{Path, PathBuf};

use clap::Args;

use super::article::ArticleFieldArgs;
use super::present::put;
use super::source::SourceArgs;
use super::{CliError, Session, ui};
use crate::domain::Media;
use crate::intake::proposal::{Proposal, annotated, to_toml};
use crate::reading::draft::{Breadth, Tier};

pub(super) use material::{Material, from_article, is_article, material, page_name};
pub(super) use with::{Drafts, EndGroupArgs, Statements, WATCHER, WithArgs, end_group, statements};

/// Draft a worksheet from an article: who said what, how and when, with the exact words.
///
/// Reads an English article and proposes one [[claim]] for each statement in it; nothing is recorded. Look
/// the worksheet over, then log it: gainsay log FILE. What is not certain stands in comments: how a speaker
/// was found, which claim may be meant. To go through the statements one by one instead: gainsay log --review
/// ARTICLE.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay draft pact.txt -o pact.toml --published 2024-06-21\n  gainsay draft https://example.org/pact -o pact.toml\n  gainsay draft a3 --format jsonl"
)]
pub(super) struct DraftArgs {
    /// A text file, a saved page, an address, an article of the ledger (a3), or - for standard input
    #[arg(value_name = "ARTICLE")]
    article: String,
    /// Only statements that are at least so certain: high, medium or all
    #[arg(long, value_name = "TIER", default_value = "all")]
    tier: Least,
    /// claims: what is worth a record; wide: also what is thought, asked and felt
    #[arg(long, value_name = "MODE", default_value = "claims")]
    mode: Mode,
    #[command(flatten)]
    source: SourceArgs,
    #[command(flatten)]
    fields: ArticleFieldArgs,
    #[command(flatten)]
    with: WithArgs,
    /// Show its draft beside that of the rules, instead of a worksheet: what both have, what only one has,
    /// and in what they differ
    #[arg(long, requires = "with", conflicts_with = "tier", help_heading = "Another drafter")]
    compare: bool,
    /// toml (a worksheet), or jsonl or json for programs
    #[arg(long, value_name = "FORMAT", default_value = "toml", help_heading = "Output")]
    format: Form,
    /// Write to this file instead of standard output; a page that has no file yet is saved beside it
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output: Option<PathBuf>,
    /// Overwrite the file even if it was not written by gainsay, or was changed since
    #[arg(long, requires = "output", help_heading = "Output")]
    force: bool,
}

/// The least certainty that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Least {
    High,
    Medium,
    All,
}

/// What counts as a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Mode {
    Claims,
    Wide,
}

/// How a draft is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    Toml,
    Jsonl,
    Json,
}

/// Runs the verb.
pub(super) fn run(args: &DraftArgs, session: &Session) -> Result<(), CliError> {
    let material = material(&args.article, &args.fields.flags(), &args.source, session)?;
    let breadth = match args.mode {
        Mode::Claims => Breadth::Claims,
        Mode::Wide => Breadth::Wide,
    };
    let statements = statements(&material, breadth, &args.with, session)?;
    if let Some(rules) = statements.rules.as_ref().filter(|_| args.compare) {
        let written = match args.format {
            Form::Toml => compare::in_lines(&material.text, &statements, rules),
            form => compare::in_json(&material.text, &statements, rules, form == Form::Jsonl),
        };
        return hand_over(args, &written, session);
    }
    let Statements { drafted: Drafts { drafts, proposals }, drafter, refused, .. } = statements;
    let enough = |tier: Tier| match args.tier {
        Least::High => tier == Tier::High,
        Least::Medium => tier != Tier::Low,
        Least::All => true,
    };
    let kept: Vec<usize> = (0..drafts.len()).filter(|at| enough(drafts[*at].tier)).collect();
    if let Form::Json | Form::Jsonl = args.format {
        let written = jsonl::write(&drafts, &proposals, &kept, args.format == Form::Jsonl);
        return hand_over(args, &written, session);
    }
    let new: Vec<&Proposal> =
        kept.iter().map(|at| &proposals[*at]).filter(|proposal| proposal.recorded.is_none()).collect();
    let text = text_file(args, &material, session)?;
    let count = counted(new.len());
    let title = format!("{count} drafted from {}: nothing is recorded until this is logged", material.name);
    let claims = annotated(&new, &proposals, |_| Vec::new());
    let drafter =
        drafter.map(|name| format!("drafted by {name}: the quotes stand in the text, all else is its word"));
    let title: Vec<String> = [title].into_iter().chain(drafter).chain(refused).collect();
    hand_over(args, &to_toml(&title, &material.head, text, claims), session)?;
    say(args, &material, &new, &proposals);
    Ok(())
}

fn counted(count: usize) -> String {
    if count == 1 { "1 statement".to_owned() } else { format!("{count} statements") }
}

/// The file to write to, if it is not standard output.
fn file(args: &DraftArgs) -> Option<&Path> {
    args.output.as_deref().filter(|path| *path != Path::new("-"))
}

fn hand_over(args: &DraftArgs, text: &str, session: &Session) -> Result<(), CliError> {
    match file(args) {
        None => ui::print(&mut text.as_bytes()),
        Some(path) => put(path, session, args.force, &mut text.as_bytes()),
    }
}

/// What `text` says in the worksheet: the article's own file, else the page, saved beside the worksheet.
fn text_file(args: &DraftArgs, material: &Material, session: &Session) -> Result<Option<String>, CliError> {
    let Some(taken) = &material.taken else { return Ok(None) };
    if !material::has_no_file(&args.article) {
        let folder = file(args).and_then(Path::parent).unwrap_or(Path::new(""));
        return Ok(Some(material::seen_from(folder, Path::new(&args.article), &session.config.folder)));
    }
    let Some(file) = file(args) else {
        ui::warn("the text itself is not kept by this worksheet: with -o FILE it is saved beside it");
        return Ok(None);
    };
    let ending = if taken.capture.media == Media::Html { "html" } else { "txt" };
    let page = file.with_extension(ending);
    put(&page, session, args.force, &mut taken.capture.bytes.as_slice())?;
    Ok(page.file_name().map(|name| name.to_string_lossy().into_owned()))
}

fn say(args: &DraftArgs, material: &Material, new: &[&Proposal], all: &[Proposal]) {
    let language = material.head.sheet.language.as_ref().map(|language| language.value.to_lowercase());
    if let Some(other) = language.filter(|language| !language.starts_with("en") && !args.with.is_given()) {
        ui::warn(&format!("the article is in {other:?}; only English is read, so far"));
    }
    for remark in &material.head.remarks {
        if !remark.contains(" from ") {
            ui::warn(remark);
        }
    }
    let recorded: Vec<String> = all.iter().filter_map(|one| one.recorded.map(|id| id.to_string())).collect();
    if !recorded.is_empty() {
        ui::warn(&format!("left out, because recorded already: {}", recorded.join(", ")));
    }
    let count = if new.is_empty() { "no statements".to_owned() } else { counted(new.len()) };
    match file(args) {
        Some(path) => {
            ui::status(&format!("{count} proposed; look them over, then: gainsay log {}", path.display()));
        }
        None => ui::status(&format!("{count} proposed")),
    }
}

//! `gainsay article`: add, edit, merge, unmerge, recapture, worksheet, show, list.

mod add;
mod edit;
mod list;
mod merge;
mod recapture;
mod show;
mod taking;
mod worksheet;

use clap::{Args, Subcommand};

use super::withdraw::{self, Of};
use super::{CliError, Session};
use crate::reading::worksheet::Flag;

/// The verbs for articles.
#[derive(Debug, Subcommand)]
pub(super) enum ArticleCommand {
    /// Record an article without its claims
    Add(add::AddArgs),
    /// Change what is recorded of an article
    Edit(edit::EditArgs),
    /// Merge an article into another: the two are one
    Merge(merge::MergeArgs),
    /// Take a merge of articles back
    Unmerge(merge::UnmergeArgs),
    /// Take an article again, and say which quotes still stand
    Recapture(recapture::RecaptureArgs),
    /// Write an article and its claims as a worksheet
    Worksheet(worksheet::WorksheetArgs),
    /// Withdraw an article that was a mistake
    Withdraw(withdraw::WithdrawArgs),
    /// Bring a withdrawn article back
    Restore(withdraw::RestoreArgs),
    /// Show an article
    Show(show::ShowArgs),
    /// List articles
    List(list::ListArgs),
}

/// Runs the verb.
pub(super) fn run(command: &ArticleCommand, session: &Session) -> Result<(), CliError> {
    match command {
        ArticleCommand::Add(args) => add::run(args, session),
        ArticleCommand::Edit(args) => edit::run(args, session),
        ArticleCommand::Merge(args) => merge::run(args, session),
        ArticleCommand::Unmerge(args) => merge::unmerge(args, session),
        ArticleCommand::Recapture(args) => recapture::run(args, session),
        ArticleCommand::Worksheet(args) => worksheet::run(args, session),
        ArticleCommand::Withdraw(args) => withdraw::run(args, Of::Article, session),
        ArticleCommand::Restore(args) => withdraw::restore(args, Of::Article, session),
        ArticleCommand::Show(args) => show::run(args, session),
        ArticleCommand::List(args) => list::run(args, session),
    }
}

/// A worksheet names its article by url or headline: where neither was given, the recorded ones are.
fn name_recorded(flags: &mut Vec<Flag>, recorded: Option<&crate::domain::Article>) {
    let given = |flags: &[Flag], key| flags.iter().any(|flag| flag.key == key && !flag.values.is_empty());
    let Some(recorded) = recorded else { return };
    if !given(flags, "url") && !given(flags, "headline") {
        flags.push(Flag::one("url", recorded.fields.url.as_deref()));
        flags.push(Flag::one("headline", recorded.fields.headline.as_deref()));
    }
}

/// The flags that say what an article is: the keys of a worksheet's `[article]`.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "The article")]
pub(super) struct ArticleFieldArgs {
    /// Where it stands
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// Its headline as printed
    #[arg(long, value_name = "TEXT")]
    headline: Option<String>,
    /// Who published it (a name; recorded if new)
    #[arg(long, value_name = "OUTLET")]
    outlet: Option<String>,
    /// Who wrote it, as printed
    #[arg(long, value_name = "TEXT")]
    byline: Option<String>,
    /// When it was published
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
    /// Its language, a tag such as en or pt-BR
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// news, analysis, opinion, interview, fact-check, transcript, press-release, report, post, broadcast, other
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// A topic; repeatable
    #[arg(long = "topic", value_name = "TOPIC")]
    topics: Vec<String>,
    /// A remark of yours
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl ArticleFieldArgs {
    /// The flags that were given.
    pub(super) fn flags(&self) -> Vec<Flag> {
        vec![
            Flag::one("url", self.url.as_deref()),
            Flag::one("headline", self.headline.as_deref()),
            Flag::one("outlet", self.outlet.as_deref()),
            Flag::one("byline", self.byline.as_deref()),
            Flag::one("published", self.published.as_deref()),
            Flag::one("language", self.language.as_deref()),
            Flag::one("kind", self.kind.as_deref()),
            Flag::many("topics", &self.topics),
            Flag::one("note", self.note.as_deref()),
        ]
    }
}

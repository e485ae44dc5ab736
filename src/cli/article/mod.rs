//! `gainsay article`: add, edit, merge, unmerge, recapture, worksheet, show, list.

mod add;
mod edit;
mod fields;
mod list;
mod merge;
mod recapture;
mod show;
mod taking;
mod worksheet;

use clap::Subcommand;
pub(super) use fields::ArticleFieldArgs;

use super::withdraw::{self, Of};
use super::{CliError, Session};

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

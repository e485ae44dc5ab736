//! `gainsay topic`: add, edit, show, list.

mod add;
mod edit;
mod list;
mod show;

use clap::Subcommand;

use super::{CliError, Session};

/// The verbs for topics.
#[derive(Debug, Subcommand)]
pub(super) enum TopicCommand {
    /// Record a topic
    Add(add::AddArgs),
    /// Change what is recorded of a topic
    Edit(edit::EditArgs),
    /// Show a topic
    Show(show::ShowArgs),
    /// List topics
    List(list::ListArgs),
}

/// Runs the verb.
pub(super) fn run(command: &TopicCommand, session: &Session) -> Result<(), CliError> {
    match command {
        TopicCommand::Add(args) => add::run(args, session),
        TopicCommand::Edit(args) => edit::run(args, session),
        TopicCommand::Show(args) => show::run(args, session),
        TopicCommand::List(args) => list::run(args, session),
    }
}

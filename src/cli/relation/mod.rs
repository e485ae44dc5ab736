//! `gainsay relation`: add, edit, withdraw, restore, show, list.

mod edit;
mod list;
mod show;

use clap::Subcommand;

use super::link::LinkArgs;
use super::withdraw::{self, Of};
use super::{CliError, Session, link};

/// The verbs for relations.
#[derive(Debug, Subcommand)]
pub(super) enum RelationCommand {
    /// Say what a later claim does to an earlier one (the same as: gainsay link)
    Add(LinkArgs),
    /// Change what is recorded of a relation
    Edit(edit::EditArgs),
    /// Withdraw a relation that was a mistake
    Withdraw(withdraw::WithdrawArgs),
    /// Bring a withdrawn relation back
    Restore(withdraw::RestoreArgs),
    /// Show a relation and its two claims
    Show(show::ShowArgs),
    /// List relations
    List(list::ListArgs),
}

/// Runs the verb.
pub(super) fn run(command: &RelationCommand, session: &Session) -> Result<(), CliError> {
    match command {
        RelationCommand::Add(args) => link::run(args, session),
        RelationCommand::Edit(args) => edit::run(args, session),
        RelationCommand::Withdraw(args) => withdraw::run(args, Of::Relation, session),
        RelationCommand::Restore(args) => withdraw::restore(args, Of::Relation, session),
        RelationCommand::Show(args) => show::run(args, session),
        RelationCommand::List(args) => list::run(args, session),
    }
}

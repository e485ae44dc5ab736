//! `gainsay outlet`: add, edit, show, list.

mod add;
mod edit;
mod list;
mod show;

use clap::Subcommand;

use super::{CliError, Session};

/// The verbs for outlets.
#[derive(Debug, Subcommand)]
pub(super) enum OutletCommand {
    /// Record an outlet
    Add(add::AddArgs),
    /// Change what is recorded of an outlet
    Edit(edit::EditArgs),
    /// Show an outlet
    Show(show::ShowArgs),
    /// List outlets
    List(list::ListArgs),
}

/// Runs the verb.
pub(super) fn run(command: &OutletCommand, session: &Session) -> Result<(), CliError> {
    match command {
        OutletCommand::Add(args) => add::run(args, session),
        OutletCommand::Edit(args) => edit::run(args, session),
        OutletCommand::Show(args) => show::run(args, session),
        OutletCommand::List(args) => list::run(args, session),
    }
}

//! `gainsay claim`: add, edit, show, similar, list.

mod add;
mod edit;
mod fields;
mod list;
mod show;
mod similar;

pub(super) use fields::ClaimFieldArgs;

use clap::Subcommand;

use super::withdraw::{self, Of};
use super::{CliError, Session};

/// The verbs for claims.
#[derive(Debug, Subcommand)]
pub(super) enum ClaimCommand {
    /// Record a claim
    Add(Box<add::AddArgs>),
    /// Change what is recorded of a claim, or record that it was seen in another article
    Edit(Box<edit::EditArgs>),
    /// Withdraw a claim that was a mistake
    Withdraw(withdraw::WithdrawArgs),
    /// Bring a withdrawn claim back
    Restore(withdraw::RestoreArgs),
    /// Show a claim: who said it, where it was seen, who challenges it, and its status
    Show(show::ShowArgs),
    Similar(similar::SimilarArgs),
    /// List claims
    List(list::ListArgs),
}

/// Runs the verb.
pub(super) fn run(command: &ClaimCommand, session: &Session) -> Result<(), CliError> {
    match command {
        ClaimCommand::Add(args) => add::run(args, session),
        ClaimCommand::Edit(args) => edit::run(args, session),
        ClaimCommand::Withdraw(args) => withdraw::run(args, Of::Claim, session),
        ClaimCommand::Restore(args) => withdraw::restore(args, Of::Claim, session),
        ClaimCommand::Show(args) => show::run(args, session),
        ClaimCommand::Similar(args) => similar::run(args, session),
        ClaimCommand::List(args) => list::run(args, session),
    }
}

//! `gainsay speaker`: add, edit, alias, affiliate, merge, unmerge, duplicates, show, list.

mod add;
mod affiliate;
mod alias;
mod duplicates;
mod edit;
mod list;
mod merge;
mod show;
mod unmerge;

use clap::Subcommand;

use super::withdraw::{self, Of};
use super::{CliError, Session};

/// The verbs for speakers.
#[derive(Debug, Subcommand)]
pub(super) enum SpeakerCommand {
    /// Record a speaker
    Add(add::AddArgs),
    /// Change what is recorded of a speaker
    Edit(edit::EditArgs),
    /// Record other names of a speaker
    Alias(alias::AliasArgs),
    /// Record that a speaker holds or held a role somewhere
    Affiliate(affiliate::AffiliateArgs),
    /// Merge a speaker into another: they are one
    Merge(merge::MergeArgs),
    /// Take a merge back
    Unmerge(unmerge::UnmergeArgs),
    /// Propose speakers that may be one
    Duplicates(duplicates::DuplicatesArgs),
    /// Withdraw a speaker that was a mistake
    Withdraw(withdraw::WithdrawArgs),
    /// Bring a withdrawn speaker back
    Restore(withdraw::RestoreArgs),
    /// Show a speaker
    Show(show::ShowArgs),
    /// List speakers
    List(list::ListArgs),
}

/// Runs the verb.
pub(super) fn run(command: &SpeakerCommand, session: &Session) -> Result<(), CliError> {
    match command {
        SpeakerCommand::Add(args) => add::run(args, session),
        SpeakerCommand::Edit(args) => edit::run(args, session),
        SpeakerCommand::Alias(args) => alias::run(args, session),
        SpeakerCommand::Affiliate(args) => affiliate::run(args, session),
        SpeakerCommand::Merge(args) => merge::run(args, session),
        SpeakerCommand::Unmerge(args) => unmerge::run(args, session),
        SpeakerCommand::Duplicates(args) => duplicates::run(args, session),
        SpeakerCommand::Withdraw(args) => withdraw::run(args, Of::Speaker, session),
        SpeakerCommand::Restore(args) => withdraw::restore(args, Of::Speaker, session),
        SpeakerCommand::Show(args) => show::run(args, session),
        SpeakerCommand::List(args) => list::run(args, session),
    }
}

//! The arguments of a verb, which clap is told of only when that verb is given.
//!
//! There are forty verbs with some five hundred options. To describe all of them to clap before one is run took a third of a
//! millisecond of instructions, and as much again for the memory: a tenth of a short command. What clap prints (help, errors,
//! completions, manuals) names all verbs with what they do, so it is always made from the whole.

use std::ops::Deref;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgMatches, Args, Command, CommandFactory, Error, FromArgMatches, Subcommand};

use super::Cli;

/// Whether every verb is described at once.
static WHOLE: AtomicBool = AtomicBool::new(false);

/// The command line with every verb described.
pub(super) fn whole() -> Command {
    WHOLE.store(true, Ordering::Relaxed);
    Cli::command()
}

/// As `Cli::try_parse_from`, but what clap knows of every verb is not taken down again piece by piece: it goes with the process.
pub(super) fn parse(args: &[std::ffi::OsString]) -> Result<Cli, Error> {
    if let Some(word) = glued_to_an_option(args) {
        let taken = format!("{word} would be the option -o and the name of a file");
        let tips = format!(
            "  tip: {}\n  tip: a file is named after a blank: -o FILE",
            in_quotes(&format!("these words {word}"))
        );
        return Err(whole().error(ErrorKind::UnknownArgument, format!("{taken}\n\n{tips}")));
    }
    match parse_by(Cli::command(), args) {
        Err(error) if error.kind() != ErrorKind::DisplayVersion => {
            parse_by(whole(), args).map_err(|error| with_quotes(error, args))
        }
        parsed => parsed,
    }
}

fn in_quotes(query: &str) -> String {
    format!("a word that must not be there goes into quotes with the others: gainsay search '{query}'")
}

/// `search port -oil`: a word that must not be there, which clap would take for `-o il`.
fn glued_to_an_option(args: &[std::ffi::OsString]) -> Option<&str> {
    let mut typed = args.iter().skip(1).filter_map(|arg| arg.to_str());
    loop {
        match typed.next()? {
            "--db" | "--why" | "--format" => drop(typed.next()),
            option if option.starts_with('-') => {}
            verb => break (verb == "search").then_some(())?,
        }
    }
    let mut words = typed.take_while(|arg| *arg != "--");
    words.find(|arg| arg.len() > 2 && arg.starts_with("-o") && !arg.starts_with("-o="))
}

/// `search tax -Trump`: what looks like an option is a word that must not be there. (Rejected: to take it as one, as then every option that
/// stands behind the words would be a word, too.)
fn with_quotes(mut error: Error, args: &[std::ffi::OsString]) -> Error {
    let is_of_search = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string().contains("gainsay search "),
        _ => false,
    };
    let typed: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let after = typed.iter().position(|arg| *arg == "search").map_or(typed.len(), |verb| verb + 1);
    // Which of the words behind an option is its value is not known here. The options of a letter have no other letters.
    let is_option = |arg: &&str| arg.starts_with("--") || arg.starts_with('-') && arg.chars().count() == 2;
    let words: Vec<&str> = typed[after..].iter().take_while(|arg| !is_option(arg)).copied().collect();
    let is_refused = |arg: &&str| match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(refused)) => arg.len() > 2 && arg.starts_with(refused.as_str()),
        _ => false,
    };
    if !is_of_search
        || error.kind() != ErrorKind::UnknownArgument
        || !typed[after..].iter().any(|arg| !arg.starts_with("--") && is_refused(arg))
    {
        return error;
    }
    let query = words.join(" ");
    // Only words that must not be there find nothing.
    let is_whole = words.iter().any(is_refused) && words.iter().any(|word| !word.starts_with('-'));
    let query = if is_whole && !query.contains('\'') { &query } else { "these words -word" };
    let tip = in_quotes(query);
    error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
    error
}

fn parse_by(mut command: Command, args: &[std::ffi::OsString]) -> Result<Cli, Error> {
    let parsed = command
        .try_get_matches_from_mut(args)
        .and_then(|mut matches| Cli::from_arg_matches_mut(&mut matches))
        .map_err(|error| error.format(&mut command));
    std::mem::forget(command);
    parsed
}

/// What was given to a verb, or to the verbs of a noun.
#[derive(Debug)]
pub(super) struct Verb<T>(Box<T>);

impl<T> Deref for Verb<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// The command with what `describe` adds to it, now or once it is given.
fn described(command: Command, describe: fn(Command) -> Command) -> Command {
    if WHOLE.load(Ordering::Relaxed) { describe(command) } else { command.defer(describe) }
}

impl<T: Args> Args for Verb<T> {
    fn augment_args(command: Command) -> Command {
        described(command, T::augment_args)
    }

    fn augment_args_for_update(command: Command) -> Command {
        T::augment_args_for_update(command)
    }
}

impl<T: Subcommand> Subcommand for Verb<T> {
    fn augment_subcommands(command: Command) -> Command {
        described(command, T::augment_subcommands)
    }

    fn augment_subcommands_for_update(command: Command) -> Command {
        T::augment_subcommands_for_update(command)
    }

    fn has_subcommand(name: &str) -> bool {
        T::has_subcommand(name)
    }
}

impl<T: FromArgMatches> FromArgMatches for Verb<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        T::from_arg_matches(matches).map(|given| Self(Box::new(given)))
    }

    fn from_arg_matches_mut(matches: &mut ArgMatches) -> Result<Self, Error> {
        T::from_arg_matches_mut(matches).map(|given| Self(Box::new(given)))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        self.0.update_from_arg_matches(matches)
    }
}

//! What was typed, as the command that it means; and what to type instead of a word that must not be there,
//! where clap would take it for an option.

use std::ffi::OsString;

use clap::Parser;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

/// The command that these arguments mean, the program's name first.
pub(super) fn parse<C: Parser>(args: &[OsString]) -> Result<C, Error> {
    if let Some(word) = glued_to_an_option(args) {
        let taken = format!("{word} is read as the option -o with the name of a file");
        let tips = format!(
            "  tip: {}\n  tip: to name a file, leave a blank: -o FILE",
            in_quotes(&format!("these words {word}"))
        );
        return Err(C::command().error(ErrorKind::UnknownArgument, format!("{taken}\n\n{tips}")));
    }
    C::try_parse_from(args).map_err(|error| with_quotes(error, args))
}

fn in_quotes(query: &str) -> String {
    format!("to leave a word out, put all words into quotes: gainsay search '{query}'")
}

/// `search port -oil`: a word that must not be there, which clap would take for `-o il`.
fn glued_to_an_option(args: &[OsString]) -> Option<&str> {
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

/// `search tax -Trump`: what looks like an option is a word that must not be there. (Rejected: to take it as
/// one, as then every option that stands behind the words would be a word, too.)
fn with_quotes(mut error: Error, args: &[OsString]) -> Error {
    let is_of_search = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string().contains("gainsay search "),
        _ => false,
    };
    let typed: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let after = typed.iter().position(|arg| *arg == "search").map_or(typed.len(), |verb| verb + 1);
    // Which of the words behind an option is its value is not known here. The options of a letter have no
    // other letters.
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

//! `gainsay guide`: what is too long for a help text, as Markdown that the program carries.
//!
//! Owns which topics there are; each is a file beside this one. It reads no ledger.

use clap::{Args, ValueEnum};

use super::{CliError, ui};

/// Read about a topic; without one, list the topics.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  gainsay guide programs")]
pub(super) struct GuideArgs {
    /// The topic
    topic: Option<Topic>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Topic {
    /// Another program as drafter: what it gets, what it gives, and an example
    Programs,
}

impl Topic {
    const fn text(self) -> &'static str {
        match self {
            Self::Programs => include_str!("programs.md"),
        }
    }
}

/// Runs the verb.
pub(super) fn run(args: &GuideArgs) -> Result<(), CliError> {
    let Some(topic) = args.topic else {
        let topics = Topic::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        let lines = topics.map(|topic| {
            let about = topic.get_help().map(ToString::to_string).unwrap_or_default();
            format!("gainsay guide {:<10} {about}\n", topic.get_name())
        });
        return ui::print(&mut lines.collect::<String>().as_bytes());
    };
    ui::print(&mut topic.text().as_bytes())
}

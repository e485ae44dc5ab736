//! `gainsay speaker add`: record a speaker.

use clap::Args;

use super::super::present::{WriteArgs, receipt};
use super::super::{CliError, Session, check_addresses, check_line, check_name, check_text};
use crate::domain::{NewSpeaker, SpeakerKind};
use crate::record::{ProposedSpeaker, add_speaker};

/// Record a speaker.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay speaker add 'United States' --kind government --alias US --alias USA"
)]
pub(crate) struct AddArgs {
    /// The name
    name: String,
    /// person, organization, government, group or unnamed
    #[arg(long, value_name = "KIND")]
    kind: Option<SpeakerKind>,
    /// Another name of the same speaker; repeatable
    #[arg(long, value_name = "NAME")]
    alias: Vec<String>,
    /// Its address elsewhere: Wikidata, VIAF, a register of your own; repeatable
    #[arg(long, value_name = "URL")]
    same_as: Vec<String>,
    /// A remark of yours
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Record another speaker of this name: somebody else who is called the same
    #[arg(long)]
    namesake: bool,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the verb.
pub(super) fn run(args: &AddArgs, session: &Session) -> Result<(), CliError> {
    check_name("the name", &args.name)?;
    for alias in &args.alias {
        check_line("--alias", alias)?;
    }
    check_addresses(&args.same_as)?;
    if let Some(note) = &args.note {
        check_text("--note", note)?;
    }
    let (changes, entry) = session.write(args.write.dry_run, |ledger| {
        let proposed = ProposedSpeaker {
            fields: NewSpeaker { name: args.name.clone(), kind: args.kind, note: args.note.clone() },
            aliases: args.alias.clone(),
            same_as: args.same_as.clone(),
            is_namesake: args.namesake,
        };
        Ok(vec![add_speaker(ledger, &proposed)??])
    })?;
    receipt(session, &args.write, entry, &changes)
}

//! `gainsay speaker add`: record a speaker.

use clap::Args;

use super::super::present::{WriteArgs, receipt};
use super::super::{CliError, Session, check_line, check_name, check_text, lookup};
use crate::domain::{Change, NewSpeaker, Outcome, SpeakerKind};

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
    if let Some(note) = &args.note {
        check_text("--note", note)?;
    }
    let (changes, entry) = session.write(args.write.dry_run, |ledger| {
        let known = ledger.find_speakers(&args.name)?;
        if let Some(first) = known.first().filter(|_| !args.namesake) {
            return Err(CliError::failed(
                "refused",
                format!("{:?} is already recorded: {} {}", args.name, first.id, first.name),
            )
            .hint(format!("change it with: gainsay speaker edit {}", first.id))
            .hint("if this is somebody else of the same name, add --namesake"));
        }
        let new = NewSpeaker { name: args.name.clone(), kind: args.kind, note: args.note.clone() };
        let id = ledger.add_speaker(&new)?;
        for alias in &args.alias {
            lookup::refuse_taken_name(ledger, alias, Some(id))?;
            ledger.add_alias(id, alias)?;
        }
        Ok(vec![Change::of(Outcome::New, "speaker", id, args.name.clone())])
    })?;
    receipt(session, &args.write, entry, &changes)
}

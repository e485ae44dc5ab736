//! `gainsay speaker edit`: change what is recorded of a speaker.

use clap::Args;

use super::super::present::{WriteArgs, receipt};
use super::super::{CliError, Session, check_addresses, check_name, check_text, lookup};
use crate::domain::{NewSpeaker, SpeakerKind};
use crate::record::edit_speaker;

/// Change what is recorded of a speaker. What is not named stays; the earlier version is kept.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay speaker edit s7 --kind government\n  gainsay speaker edit Kirby --name 'John Kirby'"
)]
pub(crate) struct EditArgs {
    /// The speaker (id or name)
    speaker: String,
    /// The name under which the ledger lists the speaker
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// person, organization, government, group or unnamed
    #[arg(long, value_name = "KIND")]
    kind: Option<SpeakerKind>,
    /// Its address elsewhere: Wikidata, VIAF, a register of your own; repeatable
    #[arg(long, value_name = "URL")]
    same_as: Vec<String>,
    /// A remark of yours
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Empty these fields
    #[arg(long, value_name = "FIELDS", value_delimiter = ',', value_parser = ["kind", "note", "same-as"])]
    clear: Vec<String>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the verb.
pub(super) fn run(args: &EditArgs, session: &Session) -> Result<(), CliError> {
    if let Some(name) = &args.name {
        check_name("--name", name)?;
    }
    if let Some(note) = &args.note {
        check_text("--note", note)?;
    }
    check_addresses(&args.same_as)?;
    let keep = |field: &str| !args.clear.iter().any(|cleared| cleared == field);
    let (change, entry) = session.write(args.write.dry_run, |ledger| {
        let id = lookup::speaker(ledger, &args.speaker)?;
        let now = ledger.get_speaker(id)?.fields;
        let new = NewSpeaker {
            name: args.name.clone().unwrap_or(now.name),
            kind: args.kind.or(now.kind.filter(|_| keep("kind"))),
            note: args.note.clone().or(now.note.filter(|_| keep("note"))),
        };
        Ok(edit_speaker(ledger, id, &new, (!keep("same-as"), &args.same_as))??)
    })?;
    receipt(session, &args.write, entry, &[change])
}

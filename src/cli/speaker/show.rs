//! `gainsay speaker show`: one speaker.

use clap::Args;

use super::super::present::OutputArgs;
use super::super::{CliError, Session, lookup, ui};
use crate::domain::SpeakerId;
use crate::output::columns;

/// Show a speaker: names, roles, and how many claims. The id of a merged speaker leads to the one that
/// stayed.
#[derive(Debug, Args)]
#[command(after_help = "The claims themselves: gainsay claim list --speaker s7")]
pub(crate) struct ShowArgs {
    /// The speaker (id or name)
    speaker: String,
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs the verb.
pub(super) fn run(args: &ShowArgs, session: &Session) -> Result<(), CliError> {
    let mut sink = args.output.sink(session)?;
    let redirect = session.read_one(None, |ledger| {
        let speaker = ledger.get_speaker(lookup::speaker(ledger, &args.speaker)?)?;
        sink.record(&columns::SPEAKERS, &speaker)?;
        let asked = args.speaker.parse::<SpeakerId>().ok().filter(|asked| *asked != speaker.id);
        let merged =
            asked.map(|asked| format!("{asked} is merged into {} {}", speaker.id, speaker.fields.name));
        let withdrawn = speaker.withdrawn.map(|why| {
            let id = speaker.id;
            format!(
                "{id} was withdrawn by {}: {}; gainsay restore {id} brings it back",
                why.entry, why.reason
            )
        });
        Ok(merged.or(withdrawn))
    })?;
    sink.finish()?;
    if let Some(redirect) = redirect {
        ui::warn(&redirect);
    }
    Ok(())
}

//! `gainsay assess`: record what somebody concluded about a claim. It never changes the claim's status.

use clap::Args;

use super::clocks::date_of;
use super::present::{WriteArgs, receipt};
use super::{CliError, Session, check_line, check_name, check_text, lookup};
use crate::domain::SpeakerId;
use crate::record::{self, ProposedAssessment};

/// Record what an editor or a fact-checker concluded about a claim. Its status stays what the relations make
/// of it.
///
/// An assessment of the same claim by the same assessor at the same address (without one: of the same date)
/// is changed; what is left out stays as recorded. Whoever assesses is a speaker, found by name or alias, and
/// made when new.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay assess shells --rating 'Half true' --by 'Example Check' --on 2024-06-25 --url https://example.org/check/shells"
)]
pub(super) struct AssessArgs {
    /// The claim (id or ref)
    claim: String,
    /// What was concluded, in the assessor's own words
    #[arg(long, value_name = "TEXT")]
    rating: String,
    /// The scale that the rating is on, in words
    #[arg(long, value_name = "TEXT")]
    scale: Option<String>,
    /// Who concluded it (id, name or alias)
    #[arg(long, value_name = "SPEAKER")]
    by: String,
    /// Where it stands
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// When it was concluded
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Anything else: why
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the verb.
pub(super) fn run(args: &AssessArgs, session: &Session) -> Result<(), CliError> {
    check_line("--rating", &args.rating)?;
    for (flag, line) in [("--scale", &args.scale), ("--url", &args.url)] {
        line.as_ref().map_or(Ok(()), |line| check_line(flag, line))?;
    }
    args.note.as_ref().map_or(Ok(()), |note| check_text("--note", note))?;
    if args.by.parse::<SpeakerId>().is_err() {
        check_name("--by", &args.by)?;
    }
    let on = args.on.as_ref().map(|words| date_of("--on", words, session)).transpose()?;
    let (changes, entry) = session.write(args.write.dry_run, |ledger| {
        let claim = lookup::claim(ledger, &args.claim)?;
        if let Ok(id) = args.by.parse::<SpeakerId>() {
            ledger.get_speaker(id)?;
        }
        let proposed = ProposedAssessment {
            rating: args.rating.clone(),
            scale: args.scale.clone(),
            by: args.by.clone(),
            kind: None,
            url: args.url.clone(),
            assessed: on.clone(),
            note: args.note.clone(),
        };
        Ok(record::assess(ledger, claim, &proposed)??)
    })?;
    receipt(session, &args.write, entry, &changes)
}

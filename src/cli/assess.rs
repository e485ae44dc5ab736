//! `gainsay assess`: record what somebody concluded about a claim. It never changes the claim's status.

use clap::Args;

use super::clocks::date_of;
use super::present::{WriteArgs, receipt};
use super::{CliError, Session, check_line, check_name, check_text, lookup};
use crate::domain::date::SourceDate;
use crate::domain::{Change, NewAssessment, NewSpeaker, Outcome, SpeakerId, Withdrawable};
use crate::store::{Reader, Writer};

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
    let (changes, entry) = session.write(args.write.dry_run, |ledger| assess(ledger, args, on.as_ref()))?;
    receipt(session, &args.write, entry, &changes)
}

fn assess(ledger: &Writer<'_>, args: &AssessArgs, on: Option<&SourceDate>) -> Result<Vec<Change>, CliError> {
    let claim = lookup::claim(ledger, &args.claim)?;
    let mut changes = Vec::new();
    let assessor = if let Some(known) = assessor(ledger, &args.by)? {
        known
    } else {
        let id = ledger.add_speaker(&NewSpeaker { name: args.by.clone(), kind: None, note: None })?;
        changes.push(Change::of(Outcome::New, "speaker", id, args.by.clone()));
        id
    };
    let listed = ledger.get_speaker(assessor)?.fields.name;
    let is_id = args.by.parse::<SpeakerId>().is_ok();
    let mut new = NewAssessment {
        claim,
        rating: args.rating.clone(),
        scale: args.scale.clone(),
        assessor,
        name_as_given: if is_id { listed.clone() } else { args.by.clone() },
        url: args.url.clone(),
        assessed: on.cloned(),
        note: args.note.clone(),
    };
    let summary = format!("{claim}: {} by {listed}", args.rating);
    let Some(id) = ledger.find_assessment(&new)? else {
        changes.push(Change::of(Outcome::New, "assessment", ledger.add_assessment(&new)?, summary));
        return Ok(changes);
    };
    if let Some(withdrawn) = ledger.find_withdrawal(Withdrawable::Assessment(id))? {
        let message = format!("{summary} was recorded as {id} and withdrawn: {}", withdrawn.reason);
        let hint = format!("see what became of it with: gainsay history {id}");
        return Err(CliError::failed("refused", message).hint(hint));
    }
    let recorded = ledger.get_assessment(id)?.fields;
    new = new.filled_from(&recorded);
    if is_id {
        // An id says nothing about the name that was used.
        new.name_as_given.clone_from(&recorded.name_as_given);
    }
    ledger.update_assessment(id, &new)?;
    let change = Change::of(Outcome::Unchanged, "assessment", id, summary);
    changes.push(change.with_fields(recorded.differing(&new)));
    Ok(changes)
}

/// Who is meant, if they are in the ledger.
fn assessor(ledger: &Reader<'_>, by: &str) -> Result<Option<SpeakerId>, CliError> {
    match ledger.find_speakers(by)?.as_slice() {
        [] if by.parse::<SpeakerId>().is_err() => Ok(None),
        [only] => Ok(Some(only.id)),
        _ => lookup::speaker(ledger, by).map(Some),
    }
}

//! `gainsay speaker unmerge`: take a merge back.

use clap::Args;

use super::super::present::{WriteArgs, receipt};
use super::super::{CliError, Session};
use super::merge::{claims, named};
use crate::domain::text::fold_name;
use crate::domain::{Change, MergedSpeaker, Outcome, SpeakerId};
use crate::record::unmerge_speaker;
use crate::store::Reader;

/// Take a merge back: the speaker stands for itself again.
///
/// What was recorded of it is its own again, as are the speakers that were merged into it before. What was
/// recorded since the merge, under whatever name, was recorded of the speaker that stayed, and stays there.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay speaker unmerge s7\n  gainsay speaker show s3 --fields merged    # who was merged into s3"
)]
pub(crate) struct UnmergeArgs {
    /// The merged speaker (id, or its name)
    #[arg(value_name = "MERGED")]
    merged: String,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the verb.
pub(super) fn run(args: &UnmergeArgs, session: &Session) -> Result<(), CliError> {
    let (change, entry) = session.write(args.write.dry_run, |ledger| {
        let id = merged(ledger, &args.merged)?;
        let redirect = unmerge_speaker(ledger, id)?;
        let (back, stayed) = (ledger.get_speaker(id)?, ledger.get_speaker(redirect.into)?);
        let summary = format!(
            "{} is no longer merged into {} {}: {} with {}, {} with {}",
            back.fields.name,
            redirect.into,
            stayed.fields.name,
            id,
            claims(&back),
            stayed.id,
            claims(&stayed)
        );
        Ok(Change::of(Outcome::Updated, "speaker", id, summary).with_fields(vec!["merged_into"]))
    })?;
    receipt(session, &args.write, entry, &[change])
}

/// The merged speaker with this id, or the only one with this name.
fn merged(ledger: &Reader<'_>, text: &str) -> Result<SpeakerId, CliError> {
    let id = named(ledger, text)?;
    if ledger.get_redirect(id)?.is_some() {
        return Ok(id);
    }
    let stays = ledger.get_speaker(id)?;
    let called: Vec<SpeakerId> = (stays.merged.iter())
        .filter(|merged| fold_name(&merged.name) == fold_name(text))
        .map(|merged| merged.id)
        .collect();
    if let [only] = called[..] {
        return Ok(only);
    }
    let message = format!("{id} {} is not merged into anybody", stays.fields.name);
    let hint = |merged: &MergedSpeaker| {
        format!("{} {} is merged into it: gainsay speaker unmerge {0}", merged.id, merged.name)
    };
    Err(stays
        .merged
        .iter()
        .fold(CliError::failed("refused", message), |error, merged| error.hint(hint(merged))))
}

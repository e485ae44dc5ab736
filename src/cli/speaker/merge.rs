//! `gainsay speaker merge`: two speakers turn out to be one.

use clap::Args;

use super::super::present::{WriteArgs, receipt};
use super::super::{CliError, Session, lookup};
use crate::domain::{Change, Outcome, Speaker, SpeakerId};
use crate::record::merge_speaker;
use crate::store::{Reader, Writer};

/// Merge the first speaker into the second: it counts as the second from now on, everywhere.
///
/// `gainsay speaker merge s7 s3` merges s7 into s3, and s3 stays. Nothing is rewritten: each article keeps
/// the name that it gave, s7 keeps working wherever an id or a name is asked for, and `gainsay speaker
/// unmerge s7` gives back exactly what was.
#[derive(Debug, Args)]
#[command(
    override_usage = "gainsay speaker merge [OPTIONS] <MERGED> <STAYS>",
    after_help = "Example:\n  gainsay speaker merge s7 s3 --dry-run    # s7 would become s3\n  gainsay speaker duplicates               # who might be merged"
)]
pub(crate) struct MergeArgs {
    /// The speaker that goes (id, or a name that leads to one speaker only)
    #[arg(value_name = "MERGED")]
    merged: String,
    /// The speaker that stays (id or name)
    #[arg(value_name = "STAYS")]
    stays: String,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the verb.
pub(super) fn run(args: &MergeArgs, session: &Session) -> Result<(), CliError> {
    let (changes, entry) = session.write(args.write.dry_run, |ledger| {
        let (id, into) = (named(ledger, &args.merged)?, named(ledger, &args.stays)?);
        merge(ledger, id, into)
    })?;
    receipt(session, &args.write, entry, &changes)
}

/// The speaker with exactly this id, merged or not; or the one to whom a name leads.
pub(super) fn named(ledger: &Reader<'_>, text: &str) -> Result<SpeakerId, CliError> {
    match text.parse::<SpeakerId>() {
        Ok(id) => {
            ledger.get_redirect(id)?;
            Ok(id)
        }
        Err(_) => lookup::speaker(ledger, text),
    }
}

fn merge(ledger: &Writer<'_>, id: SpeakerId, into: SpeakerId) -> Result<Vec<Change>, CliError> {
    let (merged, survivor, is_new) = merge_speaker(ledger, id, into)?;
    if !is_new {
        let summary = format!("is merged into {} {} already", survivor.id, survivor.fields.name);
        return Ok(vec![Change::of(Outcome::Unchanged, "speaker", id, summary)]);
    }
    let mut summary = format!(
        "{} is merged into {} {}, which stays, now with {}",
        merged.fields.name,
        survivor.id,
        survivor.fields.name,
        claims(&survivor)
    );
    if let (Some(went), Some(stays)) = (merged.fields.kind, survivor.fields.kind)
        && went != stays
    {
        let kinds = format!("; {id} was recorded as {went}, {} as {stays}", survivor.id);
        summary.push_str(&kinds);
    }
    Ok(vec![Change::of(Outcome::Updated, "speaker", id, summary).with_fields(vec!["merged_into"])])
}

/// "1 claim", "4 claims".
pub(super) fn claims(speaker: &Speaker) -> String {
    match speaker.claims {
        1 => "1 claim".to_owned(),
        claims => format!("{claims} claims"),
    }
}

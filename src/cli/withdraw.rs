//! `gainsay withdraw` and `restore`: mark records that were a mistake, and bring them back. Also as verbs of
//! the nouns.

use clap::Args;

use super::present::{WriteArgs, receipt};
use super::{CliError, Session, check_text, lookup};
use crate::domain::{Change, Outcome, SpeakerId, Withdrawable};
use crate::record;
use crate::store::{Reader, Writer};

/// Withdraw records that were a mistake: they count for nothing, and lists leave them out, with what depends
/// on them.
///
/// Nothing is deleted: the reason is kept with the record, `--all` shows it in lists, `restore` brings it
/// back. With an article go its captures and what was seen only there; with a claim its relations and
/// assessments. For a speaker who took a claim back record what they said instead, as a claim that `retracts`
/// it.
#[derive(Debug, Args)]
#[command(
    after_help = "Ids say what they are: c14 a claim, a3 an article, s7 a speaker, r5 a relation, p21 an appearance, k4 a capture,\nm4 an assessment.\n\nExample:\n  gainsay withdraw c14 --reason 'read the wrong paragraph'"
)]
pub(crate) struct WithdrawArgs {
    /// The records (ids; a claim also by its ref)
    #[arg(required = true, value_name = "ID")]
    records: Vec<String>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: String,
    #[command(flatten)]
    write: WriteArgs,
}

/// Bring withdrawn records back: they count again, with everything that depends on them.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  gainsay restore c14")]
pub(crate) struct RestoreArgs {
    /// The records (ids; a claim also by its ref)
    #[arg(required = true, value_name = "ID")]
    records: Vec<String>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Whose verb it is, so that names mean what they mean there.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Of {
    /// Any record.
    Any,
    /// `gainsay claim withdraw`
    Claim,
    /// `gainsay article withdraw`
    Article,
    /// `gainsay speaker withdraw`
    Speaker,
    /// `gainsay relation withdraw`
    Relation,
}

/// Runs `withdraw`.
pub(super) fn run(args: &WithdrawArgs, of: Of, session: &Session) -> Result<(), CliError> {
    check_text("--reason", &args.reason)?;
    change(&args.records, &args.write, of, session, |ledger, record| {
        Ok(record::withdraw(ledger, record, &args.reason)??)
    })
}

/// Runs `restore`.
pub(super) fn restore(args: &RestoreArgs, of: Of, session: &Session) -> Result<(), CliError> {
    change(&args.records, &args.write, of, session, |ledger, record| Ok(record::restore(ledger, record)?))
}

fn change(
    records: &[String],
    write: &WriteArgs,
    of: Of,
    session: &Session,
    change: impl Fn(&Writer<'_>, Withdrawable) -> Result<bool, CliError>,
) -> Result<(), CliError> {
    let (changes, entry) = session.write(write.dry_run, |ledger| {
        let mut changes = Vec::new();
        for text in records {
            let record = find(ledger, of, text)?;
            let fields = if change(ledger, record)? { vec!["withdrawn"] } else { vec![] };
            let summary = summary(ledger, record)?;
            changes.push(Change::of(Outcome::Updated, record.noun(), record, summary).with_fields(fields));
        }
        Ok(changes)
    })?;
    receipt(session, write, entry, &changes)
}

fn find(ledger: &Reader<'_>, of: Of, text: &str) -> Result<Withdrawable, CliError> {
    Ok(match of {
        Of::Claim => Withdrawable::Claim(lookup::claim(ledger, text)?),
        Of::Article => Withdrawable::Article(lookup::article(ledger, text)?),
        Of::Speaker => match text.parse::<SpeakerId>() {
            // A merged speaker's own id means that speaker, not the one left.
            Ok(id) => Withdrawable::Speaker(id),
            Err(_) => Withdrawable::Speaker(lookup::speaker(ledger, text)?),
        },
        Of::Relation => Withdrawable::Relation(lookup::relation(ledger, text)?),
        Of::Any => match Withdrawable::with_id(text) {
            Some(record) => record,
            None if crate::domain::looks_like_id(text) => {
                return Err(CliError::usage(format!("{text} cannot be withdrawn")).hint(
                    "claims, articles, speakers, relations, appearances, captures and assessments can; an entry is undone: gainsay undo e9",
                ));
            }
            None => Withdrawable::Claim(lookup::claim(ledger, text)?),
        },
    })
}

/// What it is, in one line.
pub(super) fn summary(ledger: &Reader<'_>, record: Withdrawable) -> Result<String, CliError> {
    Ok(match record {
        Withdrawable::Claim(id) => ledger.get_claim(id)?.summary(),
        Withdrawable::Article(id) => {
            let fields = ledger.get_article(id)?.fields;
            fields.headline.or(fields.url).unwrap_or_default()
        }
        Withdrawable::Speaker(id) => {
            // A merged speaker's id means the one left, and here the one that was recorded.
            let speaker = ledger.get_speaker(id)?;
            let merged = speaker.merged.into_iter().find(|merged| merged.id == id);
            merged.map_or(speaker.fields.name, |merged| merged.name)
        }
        Withdrawable::Relation(id) => {
            let relation = ledger.get_relation(id)?.fields;
            format!("{} {} {}", relation.claim, relation.relation, relation.target)
        }
        Withdrawable::Appearance(id) => {
            let (claim, article) = ledger.ends_of_appearance(id)?;
            format!("{claim} in {article}")
        }
        Withdrawable::Capture(id) => {
            let capture = ledger.get_capture(id)?;
            format!("of {}, taken {}", capture.article, capture.at)
        }
        Withdrawable::Assessment(id) => {
            let assessment = ledger.get_assessment(id)?;
            format!("{} of {}", assessment.fields.rating, assessment.fields.claim)
        }
    })
}

//! `gainsay claim edit`: change what is recorded of a claim, or record that it was seen in another article.

use clap::Args;

use super::super::present::{WriteArgs, receipt};
use super::super::{CliError, Session, lookup};
use super::fields::{ClaimFieldArgs, RelationFlagArgs};
use crate::domain::{Change, Claim, NewAppearance, NewClaim, Outcome};
use crate::intake::log;
use crate::reading::date_words::Anchor;
use crate::reading::worksheet::{Flag, FlagSheet};
use crate::store::Writer;

/// Change what is recorded of a claim. What is not named stays; the earlier version is kept.
///
/// With --article and an article in which the claim has not been seen yet, this records that it was seen there too: then
/// only --quote, --mode, --via and --note can be given with it.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay claim edit c14 --on 2024-06-20\n  gainsay claim edit c14 --clear event,note\n  gainsay claim edit shells --article a5 --quote '…'"
)]
pub(crate) struct EditArgs {
    /// The claim (id or ref)
    claim: String,
    /// A new stable word of your own for it
    #[arg(long = "ref", value_name = "WORD", help_heading = "The claim")]
    reference: Option<String>,
    /// Its kind: allegation, denial, confirmation, statement, …
    #[arg(long, value_name = "KIND", help_heading = "The claim")]
    kind: Option<String>,
    #[command(flatten)]
    fields: ClaimFieldArgs,
    #[command(flatten)]
    relations: RelationFlagArgs,
    /// Empty these fields
    #[arg(long, value_name = "FIELDS", value_delimiter = ',', value_parser = ["ref", "text", "on", "event", "note", "topics", "about", "via"])]
    clear: Vec<String>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the verb.
pub(super) fn run(args: &EditArgs, session: &Session) -> Result<(), CliError> {
    let (changes, entry) = session.write(args.write.dry_run, |ledger| {
        let id = lookup::claim(ledger, &args.claim)?;
        let claim = ledger.get_claim(id)?;
        let mut flags =
            vec![Flag::one("ref", Some(&id.to_string())), Flag::one("kind", args.kind.as_deref())];
        flags.extend(args.fields.flags());
        flags.extend(args.relations.flags());
        let article = match &args.fields.article {
            Some(text) => Some(lookup::article(ledger, text)?),
            None => claim.home().map(|home| home.article.id),
        };
        let mut changes = renamed(ledger, &claim, args)?;
        let sheet = FlagSheet::claim("claim edit", &flags);
        changes.extend(log::add_claim(ledger, sheet, article, Anchor::on(session.today()))?.1);
        Ok(changes)
    })?;
    receipt(session, &args.write, entry, &changes)
}

/// What flags of a worksheet cannot say: another ref, and nothing where there was something.
fn renamed(ledger: &Writer<'_>, claim: &Claim, args: &EditArgs) -> Result<Vec<Change>, CliError> {
    let clears = |field: &str| args.clear.iter().any(|cleared| cleared == field);
    if args.reference.is_none() && args.clear.is_empty() {
        return Ok(Vec::new());
    }
    if let Some(reference) = &args.reference {
        check_ref(reference)?;
    }
    if clears("text") && args.fields.text.is_none() && claim.relations.is_empty() && claim.home().is_none() {
        return Err(CliError::usage("a claim with neither text nor quote nor relation would say nothing"));
    }
    let keep = |field: &str| !clears(field);
    let parties =
        |list: &[crate::domain::NamedParty]| list.iter().map(|p| p.party.clone()).collect::<Vec<_>>();
    let new = NewClaim {
        r#ref: args.reference.clone().or_else(|| claim.r#ref.clone().filter(|_| keep("ref"))),
        kind: claim.kind,
        text: claim.text.clone().filter(|_| keep("text")),
        said: claim.said.clone().filter(|_| keep("on")),
        event: claim.event.clone().filter(|_| keep("event")),
        note: claim.note.clone().filter(|_| keep("note")),
        speakers: parties(&claim.speakers),
        about: if keep("about") { parties(&claim.about) } else { Vec::new() },
        topics: if keep("topics") { ledger.topics(&claim.topics)? } else { Vec::new() },
    };
    let mut fields = ledger.update_claim(claim.id, &new)?;
    if clears("via")
        && let Some(home) = claim.home()
    {
        let kept = NewAppearance { via: Vec::new(), ..home.as_recorded() };
        fields.extend(ledger.update_appearance(home, &kept)?);
    }
    if fields.is_empty() {
        return Ok(Vec::new());
    }
    let summary = ledger.get_claim(claim.id)?.summary();
    Ok(vec![Change::of(Outcome::Updated, "claim", claim.id, summary).with_fields(fields)])
}

/// A ref has the same rules here as in a worksheet.
fn check_ref(reference: &str) -> Result<(), CliError> {
    let sheet = FlagSheet::claim("claim edit", &[Flag::one("ref", Some(reference))]);
    let keys = sheet.keys().to_vec();
    if reference.parse::<crate::domain::ClaimId>().is_ok() {
        return Err(CliError::usage(format!(
            "--ref: {reference:?} is the id of a claim; a ref is a word of your own"
        )));
    }
    sheet.problems.finish(()).map_err(|problems| CliError::Flags(FlagSheet::name_flags(&keys, &problems)))
}

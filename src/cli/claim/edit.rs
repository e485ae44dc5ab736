//! `gainsay claim edit`: change what is recorded of a claim, or record that it was seen in another article.

use clap::Args;

use super::super::present::{WriteArgs, receipt};
use super::super::{CliError, Session, lookup};
use super::fields::{ClaimFieldArgs, RelationFlagArgs};
use crate::intake::flags::{self, Beside};
use crate::reading::date_words::Anchor;
use crate::reading::worksheet::{Flag, FlagSheet};
use crate::record::Field;

/// Change what is recorded of a claim. What is not named stays; the earlier version is kept.
///
/// With --article and an article in which the claim has not been seen yet, this records that it was seen
/// there too: then only --quote, --mode, --via, --at, --hedge, --note and --by (as that article names them)
/// can be given with it.
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
    #[arg(long, value_name = "FIELDS", value_delimiter = ',', value_parser = ["ref", "text", "on", "event", "note", "topics", "about", "via", "mode", "at", "hedge"])]
    clear: Vec<String>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the verb.
pub(super) fn run(args: &EditArgs, session: &Session) -> Result<(), CliError> {
    let (changes, entry) = session.write(args.write.dry_run, |ledger| {
        let id = lookup::claim(ledger, &args.claim)?;
        let mut given =
            vec![Flag::one("ref", Some(&id.to_string())), Flag::one("kind", args.kind.as_deref())];
        given.extend(args.fields.flags());
        given.extend(args.relations.flags());
        let article = match &args.fields.article {
            Some(text) => Some(lookup::article(ledger, text)?),
            None => ledger.get_claim(id)?.home().map(|home| home.article.id),
        };
        if let Some(reference) = &args.reference {
            check_ref(reference)?;
        }
        let beside = Beside {
            new_ref: args.reference.clone(),
            clears: args.clear.iter().filter_map(|field| cleared(field)).collect(),
            relations: Vec::new(),
        };
        let sheet = FlagSheet::claim("claim edit", &given);
        Ok(flags::claim(ledger, sheet, article, &beside, &Anchor::on(session.today()))?.1)
    })?;
    receipt(session, &args.write, entry, &changes)
}

/// The field that a word of `--clear` means.
fn cleared(word: &str) -> Option<Field> {
    Some(match word {
        "ref" => Field::Ref,
        "text" => Field::Text,
        "on" => Field::On,
        "event" => Field::Event,
        "note" => Field::Note,
        "topics" => Field::Topics(0),
        "about" => Field::About(0),
        "via" => Field::Via(0),
        "mode" => Field::Mode,
        "at" => Field::At,
        "hedge" => Field::Hedge,
        _ => return None,
    })
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

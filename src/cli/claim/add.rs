//! `gainsay claim add`: record one claim.

use clap::Args;

use super::super::present::{WriteArgs, receipt};
use super::super::{CliError, Session, hints, lookup};
use super::fields::{ClaimFieldArgs, RelationFlagArgs};
use crate::intake::flags::{self, Beside};
use crate::reading::date_words::Anchor;
use crate::reading::worksheet::{Flag, FlagSheet};

/// Record a claim.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay claim add --by 'Vladimir Putin' --on 2024-06-20 --article a3 --text 'NATO is moving to Asia.'"
)]
pub(crate) struct AddArgs {
    /// A stable word of your own for the claim, unique in the ledger
    #[arg(long = "ref", value_name = "WORD", help_heading = "The claim")]
    reference: Option<String>,
    /// allegation, denial, confirmation, statement, announcement, warning, forecast, opinion, retraction,
    /// correction, no-comment [default: what its relations say, else statement]
    #[arg(long, value_name = "KIND", help_heading = "The claim")]
    kind: Option<String>,
    #[command(flatten)]
    fields: ClaimFieldArgs,
    #[command(flatten)]
    relations: RelationFlagArgs,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the verb.
pub(super) fn run(args: &AddArgs, session: &Session) -> Result<(), CliError> {
    let mut given =
        vec![Flag::one("ref", args.reference.as_deref()), Flag::one("kind", args.kind.as_deref())];
    given.extend(args.fields.flags());
    given.extend(args.relations.flags());
    let ((changes, hints), entry) = session.write(args.write.dry_run, |ledger| {
        if let Some(reference) = &args.reference
            && let Some(id) = ledger.find_claim(reference)?
        {
            return Err(CliError::failed("refused", format!("there is already a claim {reference:?}: {id}"))
                .hint(format!(
                    "see it with: gainsay claim show {id}; change it with: gainsay claim edit {id}"
                )));
        }
        let article = args.fields.article.as_deref().map(|text| lookup::article(ledger, text)).transpose()?;
        let sheet = FlagSheet::claim("claim add", &given);
        let anchor = Anchor::on(session.today());
        let (_, changes) = flags::claim(ledger, sheet, article, &Beside::default(), &anchor)?;
        let hints = hints::repeats(ledger, &changes)?;
        Ok((changes, hints))
    })?;
    receipt(session, &args.write, entry, &changes)?;
    hints::show(&hints);
    Ok(())
}

//! `gainsay claim similar`: stored claims that may say the same.

use clap::Args;

use super::super::present::{OutputArgs, say_if_none};
use super::super::{CliError, Session, lookup};
use crate::domain::search::Profile;
use crate::output::columns;
use crate::report::similar;

/// List the claims most like one claim, or like a text, by their words: the same content by another speaker
/// or on another day.
///
/// Nothing leaves the machine, and no model is asked. To link two: gainsay link c20 repeats c14.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay claim similar c14\n  gainsay claim similar --text 'Pyongyang sends shells to Moscow' --format json"
)]
pub(crate) struct SimilarArgs {
    /// The claim (id or ref)
    #[arg(required_unless_present = "text", conflicts_with = "text")]
    claim: Option<String>,
    /// A text instead
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
    /// At most so many
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs the verb.
pub(super) fn run(args: &SimilarArgs, session: &Session) -> Result<(), CliError> {
    let mut sink = args.output.sink(session)?;
    let rows = session.read_standing(|ledger| {
        let (text, but) = match (&args.text, &args.claim) {
            (None, Some(claim)) => {
                let claim = ledger.get_claim(lookup::claim(ledger, claim)?)?;
                let content = claim.content().ok_or_else(|| {
                    CliError::failed("refused", format!("{} has neither text nor quote to compare", claim.id))
                })?;
                (content, Some(claim.id))
            }
            (text, _) => (text.clone().unwrap_or_default(), None),
        };
        if Profile::of(&text).stems().next().is_none() {
            return Err(CliError::usage(format!("{text:?}: there is no word in it to compare")));
        }
        let found = similar(ledger, &text, but, args.limit)?;
        sink.rows(&columns::ALIKE, found.into_iter().map(Ok::<_, CliError>))
    })?;
    sink.finish()?;
    say_if_none(rows, "similar claims");
    Ok(())
}

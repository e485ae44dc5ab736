//! Hints after a command that recorded claims: one that is much like a stored one, and how to link the two.

use super::{CliError, ui};
use crate::domain::{Change, ClaimId, Outcome, UNATTRIBUTED};
use crate::report::repeated;
use crate::store::Writer;

/// Most hints after one command: who logs a whole archive wants to see the receipt.
const MOST: usize = 20;

/// For each new claim the stored claim that it most likely repeats, unless it is linked to that one already.
/// Asked before the command is done, so that the claims of one worksheet are not hints for each other.
pub(super) fn repeats(ledger: &Writer<'_>, changes: &[Change]) -> Result<Vec<String>, CliError> {
    let is_new = |change: &&Change| change.outcome == Outcome::New && change.noun == "claim";
    let new = changes.iter().filter(is_new).filter_map(|change| change.id.parse().ok());
    repeats_of(ledger, new, MOST)
}

/// For each of these new claims the stored claim that it most likely repeats, at most so many hints.
pub(super) fn repeats_of(
    ledger: &Writer<'_>,
    new: impl Iterator<Item = ClaimId>,
    most: usize,
) -> Result<Vec<String>, CliError> {
    let mut hints = Vec::new();
    for id in new {
        // A number may be that of a claim whose recording was undone.
        let Some(text) = ledger.find_text(id)? else { continue };
        let Some((stored, likeness)) = repeated(ledger, &text, id)? else { continue };
        if ledger.is_linked(id, stored)? {
            continue;
        }
        let claim = ledger.get_claim(id)?;
        let is_unsaid = matches!(claim.speakers.as_slice(), [only] if only.name == UNATTRIBUTED);
        let denial = ledger.relations_to(&[id])?.into_iter().find(|_| is_unsaid);
        hints.push(match denial {
            // Somebody did say it: then the denial is of that.
            Some(denial) => format!(
                "what {} denies ({id}) is much like {stored} ({likeness} %); if it is that: gainsay relation edit {} --to {stored}",
                denial.fields.claim, denial.id
            ),
            None => format!("{id} is much like {stored} ({likeness} %); if it says the same: gainsay link {id} repeats {stored}"),
        });
        if hints.len() == most {
            break;
        }
    }
    Ok(hints)
}

/// Shows them.
pub(super) fn show(hints: &[String]) {
    for hint in hints {
        ui::status(&format!("hint: {hint}"));
    }
}

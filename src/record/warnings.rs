//! What whoever records should know, and that is no failure.

use std::collections::BTreeSet;

use crate::domain::{
    Change, ClaimId, ClaimKind, NewRelation, Outcome, RelationId, UNATTRIBUTED, is_before_its_target,
};
use crate::store::{Reader, StoreError};

/// That a claim was certainly said before the one to which it does something, in words that name both days.
///
/// # Errors
/// [`StoreError`] if one of the two cannot be read.
pub(super) fn backwards(ledger: &Reader<'_>, new: &NewRelation) -> Result<Option<String>, StoreError> {
    let (said, of_target) = (ledger.find_said(new.claim)?, ledger.find_said(new.target)?);
    let (Some(said), Some(of_target)) = (&said, &of_target) else { return Ok(None) };
    Ok(is_before_its_target(new.relation, Some(said), Some(of_target)).then(|| {
        format!(
            "{} {} {}, and was said before it: {} against {}; look at both dates",
            new.claim,
            new.relation,
            new.target,
            said.edtf(),
            of_target.edtf()
        )
    }))
}

/// For each claim that has another day now, what it does to a later one, or what an earlier one does to it;
/// each with the place of the change. `told` are relations of which it was said already.
///
/// # Errors
/// [`StoreError`] if a claim or a relation cannot be read.
pub(super) fn of_new_days(
    ledger: &Reader<'_>,
    changes: &[Change],
    told: &BTreeSet<RelationId>,
) -> Result<Vec<(usize, String)>, StoreError> {
    let mut found = Vec::new();
    let mut told = told.clone();
    for (at, change) in changes.iter().enumerate() {
        let is_moved = change.outcome == Outcome::Updated && change.fields.contains(&"said");
        let Some(id) = change.id.parse::<ClaimId>().ok().filter(|_| is_moved) else { continue };
        let mut relations = ledger.get_claim(id)?.relations;
        relations.extend(ledger.relations_to(&[id])?);
        for relation in relations.into_iter().filter(|relation| relation.withdrawn.is_none()) {
            if told.insert(relation.id)
                && let Some(what) = backwards(ledger, &relation.fields)?
            {
                found.push((at, what));
            }
        }
    }
    Ok(found)
}

/// That a claim stands only because it was denied, and no more is: what the edit of a relation leaves behind.
///
/// # Errors
/// [`StoreError`] if the claim cannot be read.
pub(super) fn denied_no_more(ledger: &Reader<'_>, id: ClaimId) -> Result<Option<String>, StoreError> {
    let claim = ledger.get_claim(id)?;
    let is_nobodys = matches!(claim.speakers.as_slice(), [only] if only.name == UNATTRIBUTED);
    if !is_nobodys || claim.withdrawn.is_some() || !ledger.relations_to(&[id])?.is_empty() {
        return Ok(None);
    }
    Ok(Some(format!(
        "nobody is known to have said {id}, and nothing denies it any more; if it was only what the denial denied: gainsay withdraw {id} --reason 'nobody said it'"
    )))
}

/// What somebody who changed a relation should know of the two claims it left.
///
/// # Errors
/// [`StoreError`] if one of them cannot be read.
pub(super) fn of_changed_relation(
    ledger: &Reader<'_>,
    before: &NewRelation,
    now: &NewRelation,
) -> Result<Vec<String>, StoreError> {
    let mut found = Vec::new();
    if before.target != now.target || before.relation != now.relation {
        found.extend(denied_no_more(ledger, before.target)?);
    }
    let denial = ledger.get_claim(now.claim)?;
    if before.relation != now.relation && denial.kind == ClaimKind::Denial && denial.takes_no_position() {
        found.push(bare_denial(now.claim));
    }
    found.extend(backwards(ledger, now)?);
    Ok(found)
}

/// That a denial denies nothing that is recorded, and what to do.
pub(super) fn bare_denial(id: ClaimId) -> String {
    format!(
        "{id} is a denial, and denies nothing that is recorded: it counts as nobody's answer until it is linked, with gainsay link {id} denies CLAIM, or with denies = {{ text = \"…\" }} for what nobody said"
    )
}

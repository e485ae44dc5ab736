//! What whoever records should know, and that is no failure.

use crate::domain::{ClaimId, NewRelation, is_before_its_target};
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

/// That a denial denies nothing that is recorded, and what to do.
pub(super) fn bare_denial(id: ClaimId) -> String {
    format!(
        "{id} is a denial, and denies nothing that is recorded: it counts as nobody's answer until it is linked, with gainsay link {id} denies CLAIM, or with denies = {{ text = \"…\" }} for what nobody said"
    )
}

//! What to say of a name that no claim has.

use crate::domain::vocabulary::nearest;
use crate::domain::{ClaimId, RelationType};
use crate::store::{Reader, StoreError};

/// That a relation names a claim which is not there, and what to do. `there` says where it was looked for;
/// `refs` are those of the source itself.
pub(super) fn unknown_claim(
    ledger: &Reader<'_>,
    (verb, name): (RelationType, &str),
    there: &str,
    refs: &[&str],
) -> Result<(String, String), StoreError> {
    let why = format!("`{verb}` names {name:?}, which is no claim {there}");
    if name.parse::<ClaimId>().is_ok() {
        return Ok((why, "see the claims with: gainsay claim list".to_owned()));
    }
    let known = ledger.list_refs()?;
    let hint = match nearest(name, refs.iter().copied().chain(known.iter().map(String::as_str))) {
        Some(near) => format!("did you mean {near:?}?"),
        None => "give the earlier claim this `ref`, or name its id as in: gainsay claim list".to_owned(),
    };
    Ok((why, hint))
}

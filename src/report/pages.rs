//! Rows of a report, made from a page of claims at a time.

use crate::domain::{Claim, ClaimId, Side, Statement, Web};
use crate::store::{Paged, StoreError};
use std::sync::Arc;

/// The rows that each page gives, one after another; an error in the place where it came up.
pub(super) fn over<T>(
    pages: Paged<'_, Vec<ClaimId>>,
    mut rows: impl FnMut(Vec<ClaimId>) -> Result<Vec<T>, StoreError>,
) -> impl Iterator<Item = Result<T, StoreError>> {
    pages.flat_map(move |page| match page.and_then(&mut rows) {
        Ok(rows) => rows.into_iter().map(Ok).collect::<Vec<_>>(),
        Err(error) => vec![Err(error)],
    })
}

/// Adds what a web leaves out because no status needs it: who made the claims that nothing was said to, and
/// when.
pub(super) fn complete(web: &mut Web, claims: &[Arc<Claim>]) {
    for claim in claims {
        if web.statement(claim.id).is_none_or(|statement| statement.sides.is_empty()) {
            let sides = claim.speakers.iter().flat_map(|named| Side::of(&named.party)).collect();
            let said = claim.said.as_ref().map(|said| Arc::new(said.edtf().clone()));
            web.add_statement(claim.id, Statement { sides, said, ..Statement::default() });
        }
        if let Some(statement) = web.statement_mut(claim.id) {
            statement.is_silent = claim.takes_no_position();
        }
    }
}

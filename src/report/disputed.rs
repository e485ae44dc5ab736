//! Disputed claims.

use crate::domain::date::Day;
use crate::domain::{Disputed, Heard, SpeakerId, Status};
use crate::store::{ClaimFilter, Reader, StoreError};

/// Which disputed claims; all parts must hold.
#[derive(Debug, Clone)]
pub struct DisputedQuery {
    /// The claims themselves.
    pub claims: ClaimFilter,
    /// Challenged by one of these speakers, or on behalf of one of them.
    pub by: Option<Vec<SpeakerId>>,
    /// With one of these statuses. By default only [`Status::Disputed`]; without `PartlyDisputed` and
    /// `Challenged`, claims of which only a part is denied, or against which only non-denials stand, are left
    /// out.
    pub include: Vec<Status>,
    /// By what had been said by this day; `None`: by all that is recorded. Claims that had not been said yet
    /// are left out.
    pub as_of: Option<Day>,
}

impl Default for DisputedQuery {
    fn default() -> Self {
        Self { claims: ClaimFilter::default(), by: None, include: vec![Status::Disputed], as_of: None }
    }
}

/// The claims that the query asks for, by id, each with all of its challenges, by the relation's id.
///
/// Only claims that something challenges can come, whatever `include` says; and also those of which a date
/// leaves open whether they have one of these statuses.
pub fn disputed<'r, 'l>(
    reader: &'r Reader<'l>,
    query: &DisputedQuery,
) -> impl Iterator<Item = Result<Disputed, StoreError>> + use<'r, 'l> {
    let include = query.include.clone();
    let in_question =
        move |found: &Disputed| found.standing.heard != Heard::NotYet && found.standing.may_be(&include);
    reader
        .challenged(&query.claims, query.by.as_deref(), query.as_of)
        .map(|found| found.map(|found| Disputed::of(found.claim, found.standing, found.incoming)))
        .filter(move |found| found.as_ref().map_or(true, &in_question))
}

//! What a row says otherwise of a recorded claim, cell by cell.

use std::borrow::Cow;

use super::field::Field;
use super::row::Row;
use super::{bent, flat};
use crate::domain::{Claim, cell};

/// What a row changes of a claim.
pub(super) struct Edit<'e> {
    pub(super) claim: &'e Claim,
    /// Whether an empty cell empties the field.
    pub(super) is_whole: bool,
    /// Cells that change, what each was and what it is.
    pub(super) cells: Vec<(Field, Option<String>, Option<String>)>,
    pub(super) bends: Vec<(Field, String, String, &'static str)>,
    /// Cells that cannot be all of a text for which a spreadsheet has no room.
    pub(super) spoilt: Vec<(Field, cell::Spoilt)>,
}

impl Edit<'_> {
    /// Whether the cell of a field says something else than the ledger. What a spreadsheet bent does not.
    pub(super) fn differs(&mut self, row: &Row<'_>, field: Field) -> bool {
        if row.columns.of(field).is_none() {
            return false;
        }
        match (flat::cell(self.claim, field), row.get(field)) {
            (None, None) => false,
            (Some(_), None) => self.is_whole,
            (None, Some(_)) => true,
            // Blanks and line ends at the ends of a cell make no other value.
            (Some(was), Some(now)) if was.trim() == now.trim() => false,
            // Dates of a foreign table are in its own shape: what they mean is compared.
            (Some(_), Some(_)) if !self.is_whole && matches!(field, Field::On | Field::Event) => true,
            (Some(was), Some(now)) => match bent::bent(&was, &now) {
                Some(how) => {
                    self.bends.push((field, was, now.into_owned(), how));
                    false
                }
                None => match cell::is_cut_of(&now, &was) {
                    // In a spreadsheet only its beginning was there to be edited.
                    Ok(_) if row.columns.is_of_spreadsheet && matches!(cell::shown(&was), Cow::Owned(_)) => {
                        self.spoilt.push((field, cell::Spoilt::Mark));
                        false
                    }
                    Ok(_) => true,
                    Err(spoilt) => {
                        self.spoilt.push((field, spoilt));
                        false
                    }
                },
            },
        }
    }

    /// Notes that a cell is changed.
    pub(super) fn changes(&mut self, row: &Row<'_>, field: Field) {
        let now = row.get(field).map(Cow::into_owned);
        self.cells.push((field, flat::cell(self.claim, field), now));
    }
}

//! Rows of claims that the ledger has: what differs is changed, cell by cell, and what a spreadsheet bent is left.

mod acts;
mod seen;
mod speakers;

use std::borrow::Cow;

use super::field::Field;
use super::fresh::date;
use super::places::Place;
use super::row::{Row, spoilt_cut};
use super::{Work, bent, flat};
use crate::domain::cell;
use crate::domain::date::SourceDate;
use crate::domain::text::fold_name;
use crate::domain::{Claim, ClaimKind, NewClaim, RowNote, RowOutcome};
use crate::intake::log::as_recorded;
use crate::reading::date_words::Anchor;
use crate::reading::worksheet::text as rules;
use crate::store::StoreError;

/// The longest part of a text that a note repeats, in characters.
const SHOWN: usize = 400;

/// A cell that changes, what it was and what it is.
type Change = (Field, Option<String>, Option<String>);

/// What a row changes of a claim.
struct Edit<'e> {
    claim: &'e Claim,
    /// Whether an empty cell empties the field.
    is_whole: bool,
    cells: Vec<Change>,
    bends: Vec<(Field, String, String, &'static str)>,
    /// Cells that cannot be all of a text for which a spreadsheet has no room.
    spoilt: Vec<(Field, cell::Spoilt)>,
}

impl Edit<'_> {
    /// Whether the cell of a field says something else than the ledger. What a spreadsheet bent does not.
    fn differs(&mut self, row: &Row<'_>, field: Field) -> bool {
        if row.columns.of(field).is_none() {
            return false;
        }
        match (flat::cell(self.claim, field), row.get(field)) {
            (None, None) => false,
            (Some(_), None) => self.is_whole,
            (None, Some(_)) => true,
            (Some(was), Some(now)) if was == now => false,
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
    fn changes(&mut self, row: &Row<'_>, field: Field) {
        let now = row.get(field).map(std::borrow::Cow::into_owned);
        self.cells.push((field, flat::cell(self.claim, field), now));
    }
}

impl Work<'_> {
    /// Changes what a row says otherwise of a claim. What is wrong is a fault of the row, and then nothing is changed.
    pub(super) fn edit(
        &mut self,
        row: &mut Row<'_>,
        claim: &Claim,
        is_whole: bool,
    ) -> Result<RowOutcome, StoreError> {
        if let Some(why) = self.ledger.left_out(claim.id)? {
            row.fault(Field::Id, why.notice(claim.id));
            return Ok(RowOutcome::Rejected);
        }
        let mut edit = Edit { claim, is_whole, cells: Vec::new(), bends: Vec::new(), spoilt: Vec::new() };
        let home = match claim.home() {
            Some(home) => Place::Known(self.places.by_id(self.ledger, home.article.id)?, None),
            None => Place::Nowhere,
        };
        let mut new = as_recorded(self.ledger, claim)?;
        self.fields(row, &mut edit, &mut new, &home)?;
        let mut by = self.speakers(row, &mut edit, &home)?;
        let kinds = self.further_kinds(row, &mut edit, by.as_mut())?;
        let about = self.about(row, &mut edit, &home)?;
        let topics = topics(row, &mut edit);
        let seen = self.appearances(row, &mut edit, &home)?;
        let acts = self.further_acts(row, &mut edit)?;
        // A claim of this import was made by a row of it.
        let is_touched = self.touched.has(claim.id) || claim.id > self.last_before;
        if !edit.cells.is_empty() && is_touched {
            for (field, ..) in &edit.cells {
                row.fault(*field, format!("an earlier row of this file says otherwise of {}", claim.id));
            }
        }
        for (field, spoilt) in edit.spoilt.drain(..) {
            if !row.is_at_fault(field) {
                row.fault(field, spoilt_cut(spoilt));
            }
        }
        if !row.faults.is_empty() {
            return Ok(RowOutcome::Rejected);
        }
        self.add_kinds(&kinds)?;
        let added = self.write(row.line(), claim, new, (by, about, topics), seen, &acts)?;
        self.touched.mark(claim.id);
        let outcome =
            if edit.cells.is_empty() && !added { RowOutcome::Unchanged } else { RowOutcome::Updated };
        self.tell(row, &edit, outcome);
        Ok(outcome)
    }

    fn tell(&mut self, row: &Row<'_>, edit: &Edit<'_>, outcome: RowOutcome) {
        let note = |field: &Field| RowNote {
            line: row.line(),
            outcome,
            id: Some(edit.claim.id.to_string()),
            column: Some(row.columns.name(*field)),
            was: None,
            now: None,
            what: None,
        };
        for (field, was, now) in &edit.cells {
            let (was, now) = (was.as_deref().map(shown), now.as_deref().map(shown));
            self.result.note(RowNote { was, now, ..note(field) });
        }
        for (field, was, now, how) in &edit.bends {
            let what = Some(format!("not taken as a change: {how}"));
            self.result.note(RowNote { was: Some(shown(was)), now: Some(shown(now)), what, ..note(field) });
        }
    }

    /// The fields of the claim alone.
    fn fields(
        &mut self,
        row: &mut Row<'_>,
        edit: &mut Edit<'_>,
        new: &mut NewClaim,
        home: &Place,
    ) -> Result<(), StoreError> {
        if edit.differs(row, Field::Ref) && (edit.is_whole || edit.claim.r#ref.is_none()) {
            new.r#ref = row
                .trimmed(Field::Ref)
                .and_then(|name| row.checked(Field::Ref, rules::composed(&name), rules::reference));
            let other = new.r#ref.as_deref().map(|name| self.ledger.find_claim(name)).transpose()?.flatten();
            if other.is_some_and(|other| other != edit.claim.id) {
                row.fault(Field::Ref, "another claim has this ref");
            }
            if let Some(name) = &new.r#ref {
                self.refs.add(name);
            }
            edit.changes(row, Field::Ref);
        }
        if edit.differs(row, Field::Kind) {
            match row.word::<ClaimKind>(Field::Kind) {
                Some(kind) => new.kind = kind,
                None => row.fault(Field::Kind, "a claim has a kind"),
            }
            edit.changes(row, Field::Kind);
        }
        if edit.differs(row, Field::Text) {
            new.text = row.text(Field::Text);
            let says = !edit.claim.relations.is_empty() || flat::cell(edit.claim, Field::Quote).is_some();
            if new.text.is_none() && !says {
                row.fault(Field::Text, "without it the claim says nothing");
            }
            edit.changes(row, Field::Text);
        }
        if edit.differs(row, Field::Note) {
            new.note = row.text(Field::Note);
            edit.changes(row, Field::Note);
        }
        let anchor = Anchor::published(home.published().map(SourceDate::edtf)).in_language(home.language());
        self.dates(row, edit, &anchor, (Field::On, Field::OnWords), &mut new.said);
        self.dates(row, edit, &anchor, (Field::Event, Field::EventWords), &mut new.event);
        Ok(())
    }

    /// A date and its words. Words that lead to the recorded date are no change of it.
    fn dates(
        &self,
        row: &mut Row<'_>,
        edit: &mut Edit<'_>,
        anchor: &Anchor<'_>,
        (value, words): (Field, Field),
        recorded: &mut Option<SourceDate>,
    ) {
        let (value_differs, words_differ) = (edit.differs(row, value), edit.differs(row, words));
        if !value_differs && !words_differ {
            return;
        }
        let read = if !value_differs && let Some(known) = recorded.as_ref() {
            // Only the words are others: the value stays, as given by hand.
            match row.trimmed(words) {
                Some(words) => Some(SourceDate::by_hand(words, known.edtf().clone())),
                None => Some(SourceDate::given(known.edtf().clone())),
            }
        } else {
            date(row, value, words, anchor, self.order)
        };
        let is_same = match (&read, &recorded) {
            (Some(read), Some(known)) => {
                read.edtf() == known.edtf()
                    && (read.words() == known.words() || row.columns.of(words).is_none())
            }
            (None, None) => true,
            _ => false,
        };
        if is_same {
            return;
        }
        for (field, differs) in [(value, value_differs), (words, words_differ)] {
            if differs {
                edit.changes(row, field);
            }
        }
        *recorded = read;
    }
}

/// The topics; `None`: as they are. Only a row that says all takes some away.
fn topics(row: &mut Row<'_>, edit: &mut Edit<'_>) -> Option<Vec<String>> {
    if !edit.differs(row, Field::Topics) {
        return None;
    }
    let mut topics = row.names(Field::Topics);
    if !edit.is_whole {
        let given = std::mem::replace(&mut topics, edit.claim.topics.clone());
        let folded: Vec<String> = topics.iter().map(|topic| fold_name(topic)).collect();
        topics.extend(given.into_iter().filter(|topic| !folded.contains(&fold_name(topic))));
    }
    let set = |topics: &[String]| {
        topics.iter().map(|topic| fold_name(topic)).collect::<std::collections::BTreeSet<_>>()
    };
    if set(&topics) == set(&edit.claim.topics) {
        return None;
    }
    edit.changes(row, Field::Topics);
    Some(topics)
}

/// A text as a note repeats it: its beginning, if it is long.
fn shown(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

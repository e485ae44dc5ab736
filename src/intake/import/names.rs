//! Whom the names of a table mean, with the names met last kept in memory.
//!
//! By the rules of worksheets: a name that the ledger already has for an article means in it whom it meant when that was recorded; else
//! whoever goes by it, as a name or an alias; else somebody new.

use std::collections::HashMap;

use super::field::Field;
use super::places::Known;
use super::row::Row;
use super::seen::{Of, Seen};
use crate::domain::text::fold_name;
use crate::domain::{NewSpeaker, SpeakerId, SpeakerKind, looks_like_id};
use crate::store::{LastIds, StoreError, Writer};

/// The most names in each of the two generations that are kept.
const KEPT: usize = 50_000;

/// A speaker whom a row names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Who {
    /// One of the ledger, and the name as the row gives it; none if it gave the id.
    Known(SpeakerId, Option<String>),
    /// Somebody new, and of which kind if the row says so.
    New(String, Option<SpeakerKind>),
}

/// The names met so far, and whom they mean.
#[derive(Debug)]
pub(super) struct Names {
    /// Those met last. When they are too many they become the older ones, and those of before are forgotten: most names occur once, a few
    /// all the time, and these stay.
    known: HashMap<String, SpeakerId>,
    older: HashMap<String, SpeakerId>,
    seen: Seen,
}

impl Names {
    /// The names of a ledger of which these are the last ids.
    pub(super) fn new(last: &LastIds) -> Self {
        Self { known: HashMap::new(), older: HashMap::new(), seen: Seen::new(Of::Names, last) }
    }

    /// Whom a cell names, in order; what is wrong is a fault of the row.
    pub(super) fn of(
        &mut self,
        ledger: &Writer<'_>,
        row: &mut Row<'_>,
        field: Field,
        article: Option<&Known>,
    ) -> Result<Vec<Who>, StoreError> {
        let mut found = Vec::new();
        for name in row.names(field) {
            let Some(who) = self.find(ledger, row, field, name, article)? else { continue };
            let same = |other: &Who| match (other, &who) {
                (Who::Known(one, _), Who::Known(other, _)) => one == other,
                (Who::New(one, _), Who::New(other, _)) => fold_name(one) == fold_name(other),
                _ => false,
            };
            if found.iter().any(same) {
                row.fault(field, "the cell names one speaker twice");
            }
            found.push(who);
        }
        Ok(found)
    }

    /// Whom one name means.
    pub(super) fn find(
        &mut self,
        ledger: &Writer<'_>,
        row: &mut Row<'_>,
        field: Field,
        name: String,
        article: Option<&Known>,
    ) -> Result<Option<Who>, StoreError> {
        if let Ok(id) = name.parse::<SpeakerId>() {
            // Whoever was merged leads to who is left.
            let found = ledger.find_speaker(id)?;
            if found.is_none() {
                row.fault(field, format!("there is no speaker {id} in this ledger"));
            }
            return Ok(found.map(|found| Who::Known(found.id, None)));
        }
        if looks_like_id(&name) {
            row.fault(field, format!("{name:?} looks like the id of something that is no speaker"));
            return Ok(None);
        }
        let meant = article.map(|article| article.meant(ledger, &name)).transpose()?.flatten();
        if let Some(id) = meant {
            return Ok(Some(Who::Known(id, Some(name))));
        }
        if let Some(id) = self.kept(&name) {
            return Ok(Some(Who::Known(id, Some(name))));
        }
        if !self.seen.has(ledger, &fold_name(&name))? {
            return Ok(Some(Who::New(name, None)));
        }
        let matches = ledger.find_speakers(&name)?;
        match matches.as_slice() {
            [] => Ok(Some(Who::New(name, None))),
            [only] => {
                self.keep(name.clone(), only.id);
                Ok(Some(Who::Known(only.id, Some(name))))
            }
            several => {
                let list: Vec<String> =
                    several.iter().map(|one| format!("{} {}", one.id, one.name)).collect();
                row.fault(
                    field,
                    format!(
                        "{name:?} fits {} speakers: {}; write the id of one",
                        several.len(),
                        list.join(", ")
                    ),
                );
                Ok(None)
            }
        }
    }

    /// Records whoever is new. Returns the id and the name as given.
    pub(super) fn record(
        &mut self,
        ledger: &Writer<'_>,
        who: &Who,
        made: &mut dyn FnMut(&'static str),
    ) -> Result<(SpeakerId, Option<String>), StoreError> {
        match who {
            Who::Known(id, name) => Ok((*id, name.clone())),
            Who::New(name, kind) => {
                // Another cell of the same row may have named the same new speaker.
                if let Some(id) = self.kept(name) {
                    return Ok((id, Some(name.clone())));
                }
                // From now on somebody goes by it.
                if self.seen.may_have(ledger, &fold_name(name))?
                    && let [only] = ledger.find_speakers(name)?.as_slice()
                {
                    return Ok((only.id, Some(name.clone())));
                }
                let id = ledger.add_speaker(&NewSpeaker { name: name.clone(), kind: *kind, note: None })?;
                made("speaker");
                self.keep(name.clone(), id);
                Ok((id, Some(name.clone())))
            }
        }
    }

    fn kept(&mut self, name: &str) -> Option<SpeakerId> {
        if let Some(id) = self.known.get(name) {
            return Some(*id);
        }
        let id = self.older.remove(name)?;
        self.keep(name.to_owned(), id);
        Some(id)
    }

    fn keep(&mut self, name: String, id: SpeakerId) {
        if self.known.len() >= KEPT {
            self.older = std::mem::take(&mut self.known);
        }
        self.known.insert(name, id);
    }
}

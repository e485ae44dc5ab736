//! Whom a name means in the ledger, with the names met last kept in memory.
//!
//! A cache in front of the ledger for whoever records much at once, and nothing more: which of those found is
//! meant is for `cast` to say.

use std::collections::{HashMap, HashSet};

use super::maybe_there::{MaybeThere, Of};
use crate::domain::text::fold_name;
use crate::domain::{SpeakerId, SpeakerKind};
use crate::store::{LastIds, NameMatch, StoreError, Writer};

/// The most names in each of the two generations that are kept.
const KEPT: usize = 50_000;

/// The names met so far, and whom they mean.
#[derive(Debug, Default)]
pub(super) struct People {
    /// Those met last. When they are too many they become the older ones, and those of before are forgotten:
    /// most names occur once, a few all the time, and these stay.
    met: HashMap<String, NameMatch>,
    older: HashMap<String, NameMatch>,
    /// Which names the ledger may have; `None` where too few are asked for to be worth it.
    names: Option<MaybeThere>,
    /// Speakers of the ledger that were called unnamed since.
    unnamed_now: HashSet<SpeakerId>,
}

impl People {
    /// For whoever records much, into a ledger of which these are the last ids.
    pub(super) fn of_many(last: &LastIds) -> Self {
        Self { names: Some(MaybeThere::new(Of::Names, last)), ..Self::default() }
    }

    /// Everybody who goes by this name, but for the unnamed; by id, the merged as their survivors.
    pub(super) fn find(&mut self, ledger: &Writer<'_>, name: &str) -> Result<Vec<NameMatch>, StoreError> {
        if self.names.is_none() {
            return ledger.find_speakers(name);
        }
        if let Some(known) = self.kept(name) {
            return Ok(vec![known]);
        }
        if let Some(names) = &mut self.names
            && !names.has(ledger, &fold_name(name))?
        {
            return Ok(Vec::new());
        }
        let found = ledger.find_speakers(name)?;
        if let [only] = found.as_slice() {
            self.keep(name.to_owned(), only.clone());
        }
        Ok(found)
    }

    /// Says that a speaker of this name was recorded, so that the name leads to it from now on.
    pub(super) fn made(&mut self, id: SpeakerId, name: &str, kind: Option<SpeakerKind>) {
        let Some(names) = &mut self.names else { return };
        // The unnamed are found in their article only. And where somebody else may have gone by the name, two
        // do now.
        if kind == Some(SpeakerKind::Unnamed) {
            return;
        }
        let may_be_two = names.add(&fold_name(name));
        self.forget(name);
        if !may_be_two {
            self.keep(name.to_owned(), NameMatch { id, name: name.to_owned(), kind, is_merged: false });
        }
    }

    /// Says that a speaker of the ledger has a kind now. Only the unnamed are found otherwise than before.
    pub(super) fn has_kind(&mut self, id: SpeakerId, kind: SpeakerKind) {
        if kind == SpeakerKind::Unnamed {
            self.unnamed_now.insert(id);
        }
    }

    /// Whether a speaker of the ledger became unnamed meanwhile.
    pub(super) fn is_unnamed_now(&self, id: SpeakerId) -> bool {
        self.unnamed_now.contains(&id)
    }

    fn forget(&mut self, name: &str) {
        self.met.remove(name);
        self.older.remove(name);
    }

    fn kept(&mut self, name: &str) -> Option<NameMatch> {
        if let Some(known) = self.met.get(name) {
            return Some(known.clone()).filter(|known| !self.unnamed_now.contains(&known.id));
        }
        let known = self.older.remove(name).filter(|known| !self.unnamed_now.contains(&known.id))?;
        self.keep(name.to_owned(), known.clone());
        Some(known)
    }

    fn keep(&mut self, name: String, known: NameMatch) {
        if self.met.len() >= KEPT {
            self.older = std::mem::take(&mut self.met);
        }
        self.met.insert(name, known);
    }
}

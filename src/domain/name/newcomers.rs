//! New names, and whom among the known ones each looks like.
//!
//! For the moment of recording: one pass over the names of a ledger, which are asked one by one and kept
//! nowhere, so the memory grows with the new names only; of these at most [`Newcomers::MOST`] are taken, as
//! nobody reads more hints. An import adds each name as it meets it, and lets the ledger pass once at its
//! end; if the ledger already holds the new names too, they are compared with each other as well.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::alike::{is_same, likeness};
use super::keys::{Side, for_each_key};
use super::likeness::Likeness;
use super::plain::PlainName;
use crate::domain::{SpeakerId, SpeakerKind};

/// As many known speakers may be meant by a short form before it says nothing any more.
pub(super) const MANY: usize = 3;

/// A name of a known speaker, as a ledger lists it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownName<'n> {
    /// Whose; of a merged speaker, the survivor.
    pub id: SpeakerId,
    /// The name under which the speaker is listed.
    pub listed: &'n str,
    /// This name of the speaker: the listed one, or an alias.
    pub called: &'n str,
    /// What the speaker is.
    pub kind: Option<SpeakerKind>,
    /// Whether it is another name than the listed one.
    pub is_alias: bool,
}

/// The known speaker that a new name looks like most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LooksLike {
    /// The new name.
    pub new_name: String,
    /// Its speaker, if it is recorded already.
    pub new_id: Option<SpeakerId>,
    /// The known speaker.
    pub id: SpeakerId,
    /// The name under which the known speaker is listed.
    pub listed: String,
    /// The name of the known speaker that is alike.
    pub called: String,
    /// In which way.
    pub likeness: Likeness,
}

impl LooksLike {
    /// What a person is told, without a full stop: whom the new name looks like, in which way, and what to do
    /// if the two are one. Before the new speaker has an id, that is to write the known name.
    pub fn sentence(&self) -> String {
        let Self { new_name, new_id, id, listed, called, likeness } = self;
        let alias = if called == listed { String::new() } else { format!(", also called {called}") };
        let question = likeness.question();
        let remedy = match new_id {
            Some(new_id) => format!("gainsay speaker merge {new_id} {id}"),
            None => format!("write {listed:?}"),
        };
        format!(
            "{new_name:?} is new and looks like {id} {listed}{alias} ({question}): if they are one, {remedy}"
        )
    }
}

/// A new name, and what was found for it so far.
struct Newcomer {
    id: Option<SpeakerId>,
    name: String,
    kind: Option<SpeakerKind>,
    plain: PlainName,
    /// The likeliest so far, and whether that is a new one itself.
    best: Option<(LooksLike, bool)>,
    /// Known speakers of whom it may be a short form; no more than one too many.
    long_forms: Vec<SpeakerId>,
}

/// New names that wait for the known ones to pass.
#[derive(Default)]
pub struct Newcomers {
    names: Vec<Newcomer>,
    /// The first new speaker that is recorded already: whoever was recorded since is new, too.
    first: Option<SpeakerId>,
    by_key: HashMap<u32, Vec<(u32, Side)>, FixedState>,
    /// A bit for each key, by its last bits: most names of a ledger share none, and this is the quickest way
    /// to know.
    bits: Vec<u64>,
    /// The name that is passing.
    passing: PlainName,
    /// The new names that share a key with it.
    candidates: Vec<u32>,
}

/// Bits of a key that are looked at first.
const BITS: u32 = 16;

impl Newcomers {
    /// How many names are taken.
    pub const MOST: usize = 10_000;

    /// None yet.
    pub fn new() -> Self {
        Self { bits: vec![0; 1 << (BITS - 6)], ..Self::default() }
    }

    /// Whether there is nothing to ask.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Takes a new name: with its id if it is recorded already, so that it is not found to be like itself.
    /// Returns whether it was taken: not if there are [too many](Self::MOST) already. The unnamed ("a US
    /// official") are like nobody.
    pub fn add(&mut self, id: Option<SpeakerId>, name: &str, kind: Option<SpeakerKind>) -> bool {
        if kind == Some(SpeakerKind::Unnamed) {
            return true;
        }
        let Some(at) = u32::try_from(self.names.len()).ok().filter(|_| self.names.len() < Self::MOST) else {
            return false;
        };
        let plain = PlainName::of(name, kind);
        for_each_key(&plain, |key, side| {
            let (place, bit) = place(key);
            self.bits[place] |= bit;
            self.by_key.entry(key).or_default().push((at, side));
        });
        self.first = [self.first, id].into_iter().flatten().min();
        self.names.push(Newcomer {
            id,
            name: name.to_owned(),
            kind,
            plain,
            best: None,
            long_forms: Vec::new(),
        });
        true
    }

    /// Compares a known name with the new ones.
    pub fn meet(&mut self, known: &KnownName<'_>) {
        if known.kind == Some(SpeakerKind::Unnamed) {
            return;
        }
        self.passing.read(known.called, known.kind);
        self.candidates.clear();
        let (bits, by_key, candidates) = (&self.bits, &self.by_key, &mut self.candidates);
        for_each_key(&self.passing, |key, side| {
            let (place, bit) = place(key);
            if bits[place] & bit != 0 {
                let sharing = by_key.get(&key).into_iter().flatten();
                candidates.extend(sharing.filter(|(_, other)| side.meets(*other)).map(|(at, _)| *at));
            }
        });
        candidates.sort_unstable();
        candidates.dedup();
        let is_new = self.first.is_some_and(|first| known.id >= first);
        for at in candidates.iter() {
            self.names[*at as usize].compare(known, &self.passing, is_new);
        }
    }

    /// For each name that looks like a known one, that one; in the order in which the names were added.
    pub fn look_alikes(self) -> Vec<LooksLike> {
        let found = self.names.into_iter().filter_map(|new| {
            let says_nothing = new.long_forms.len() > MANY;
            let best = new.best.map(|(best, _)| best);
            best.filter(|best| !(says_nothing && best.likeness.is_of_a_short_form()))
        });
        found.collect()
    }
}

impl Newcomer {
    /// Compares it with a name that passes, `is_new` if that is a new one itself. Whoever was known before
    /// goes first: the new ones are most likely all that one. Not if the new name is only longer or shorter
    /// than the known, as that may be said of many.
    fn compare(&mut self, known: &KnownName<'_>, passing: &PlainName, is_new: bool) {
        // Of two new names only the later one is told of.
        if self.id.is_some_and(|id| id <= known.id) {
            return;
        }
        let has_one_spelling = self.plain.letters == passing.letters;
        let found = if has_one_spelling && is_same(&self.name, known.called) {
            Some(if known.is_alias { Likeness::SameAlias } else { Likeness::SameName })
        } else {
            likeness(&self.plain, passing)
        };
        let are_two_kinds = matches!((self.kind, known.kind), (Some(one), Some(other)) if one != other);
        let Some(found) = found.filter(|found| found.is_strong() || !are_two_kinds) else { return };
        if found.is_of_a_short_form() && self.long_forms.len() <= MANY && !self.long_forms.contains(&known.id)
        {
            self.long_forms.push(known.id);
        }
        let rank = |likeness: Likeness, is_new: bool, id: SpeakerId| {
            (likeness.is_of_a_short_form(), is_new, likeness, id)
        };
        let best = self.best.as_ref().map(|(best, is_new)| rank(best.likeness, *is_new, best.id));
        if best.is_none_or(|best| rank(found, is_new, known.id) < best) {
            let found = LooksLike {
                new_name: self.name.clone(),
                new_id: self.id,
                id: known.id,
                listed: known.listed.to_owned(),
                called: known.called.to_owned(),
                likeness: found,
            };
            self.best = Some((found, is_new));
        }
    }
}

/// Where the bit of a key stands.
fn place(key: u32) -> (usize, u64) {
    let bit = key & ((1 << BITS) - 1);
    ((bit >> 6) as usize, 1 << (bit & 63))
}

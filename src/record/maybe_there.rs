//! Whether a text, ref or name may have been met: filters of fixed size in front of the ledger.
//!
//! Most of what a large table proposes is new. Asking the ledger for each whether it has the text would cost
//! more than recording it; the filter answers "certainly not" from memory. "Perhaps" is then asked.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::store::{LastIds, Reader, StoreError};

/// Bits that each text, ref or name sets.
const BITS: u32 = 4;

/// How many are asked for one by one before those of the ledger are read into the filter.
const PATIENCE: u32 = if cfg!(test) { 10 } else { 1000 };

/// Of what a filter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// Texts of claims.
    Texts,
    /// Refs of claims.
    Refs,
    /// Names and aliases of speakers, folded.
    Names,
}

impl Of {
    /// Size of the filter, in words of 64 bits: 16, 8 and 4 MiB. A million texts fill 3 % of the first, ten
    /// million a quarter.
    fn words(self) -> usize {
        match self {
            Self::Texts => 1 << 21,
            Self::Refs => 1 << 20,
            Self::Names => 1 << 19,
        }
    }

    fn read(self, ledger: &Reader<'_>, take: impl FnMut(&str)) -> Result<(), StoreError> {
        match self {
            Self::Texts => ledger.for_each_text(take),
            Self::Refs => ledger.for_each_ref(take),
            Self::Names => ledger.for_each_folded_name(take),
        }
    }
}

/// Those met so far: of the ledger and of the rows before.
#[derive(Debug)]
pub(super) struct MaybeThere {
    of: Of,
    words: Vec<u64>,
    /// Whether the filter has those of the ledger.
    is_complete: bool,
    asked: u32,
}

impl MaybeThere {
    /// A filter for a ledger of which these are the last ids.
    pub(super) fn new(of: Of, last: &LastIds) -> Self {
        let last = if of == Of::Names { last.speaker.number() } else { last.claim.number() };
        Self { of, words: Vec::new(), is_complete: last == 0, asked: 0 }
    }

    /// Whether it may be in the ledger.
    pub(super) fn has(&mut self, ledger: &Reader<'_>, text: &str) -> Result<bool, StoreError> {
        self.complete(ledger)?;
        Ok(!self.is_complete || self.places(text).all(|(at, mask)| self.words[at] & mask != 0))
    }

    /// Adds one. Returns whether it may have been there.
    pub(super) fn add(&mut self, text: &str) -> bool {
        let mut was_there = true;
        for (at, mask) in self.places(text) {
            was_there &= self.words[at] & mask != 0;
            self.words[at] |= mask;
        }
        was_there
    }

    /// Reads those of the ledger, once enough were asked for.
    fn complete(&mut self, ledger: &Reader<'_>) -> Result<(), StoreError> {
        if !self.is_complete {
            self.asked += 1;
            if self.asked > PATIENCE {
                self.of.read(ledger, |text| {
                    self.add(text);
                })?;
                self.is_complete = true;
            }
        }
        Ok(())
    }

    /// The bits of a text: in which word, and its mask.
    fn places(&mut self, text: &str) -> impl Iterator<Item = (usize, u64)> + use<> {
        if self.words.is_empty() {
            self.words.resize(self.of.words(), 0);
        }
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        let hash = hasher.finish();
        let (step, bits) = ((hash >> 32) | 1, self.words.len() as u64 * 64);
        let place = move |number: u32| {
            let step = step.wrapping_mul(0x9E37_79B9_7F4A_7C15);
            let bit = hash.wrapping_add(step.wrapping_mul(u64::from(number))) % bits;
            (usize::try_from(bit / 64).unwrap_or(0), 1 << (bit % 64))
        };
        (0..BITS).map(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ArticleId, ClaimId, SpeakerId};

    const NONE: LastIds =
        LastIds { claim: ClaimId::new(0), article: ArticleId::new(0), speaker: SpeakerId::new(0) };

    #[test]
    fn what_was_added_is_never_missed_and_little_else_is_found() {
        let mut filter = MaybeThere::new(Of::Texts, &NONE);
        for number in 0..20_000 {
            filter.add(&format!("claim {number}"));
        }
        assert!((0..20_000).all(|number| filter.add(&format!("claim {number}"))));
        let false_alarms = (0..20_000).filter(|number| filter.add(&format!("other {number}"))).count();
        assert!(false_alarms < 20, "{false_alarms}");
    }
}

//! Whether a text may have been met: a filter of fixed size in front of the ledger.
//!
//! Most rows of a large table are new. Asking the ledger for each whether it has the text would cost more than recording it; the filter
//! answers "certainly not" from memory. "Perhaps" is then asked.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::domain::ClaimId;
use crate::store::{Reader, StoreError};

/// Size of the filter, in words of 64 bits: 16 MiB, of which a million texts fill 3 % and ten million a quarter.
const WORDS: usize = 1 << 21;

/// Bits that each text sets.
const BITS: u32 = 4;

/// How many texts are asked for one by one before those of the ledger are read into the filter.
const PATIENCE: u32 = if cfg!(test) { 10 } else { 1000 };

/// The texts met so far: those of the ledger and of the rows before.
pub(super) struct Seen {
    words: Vec<u64>,
    /// Whether the filter has the texts of the ledger.
    is_complete: bool,
    asked: u32,
}

impl Seen {
    /// A filter for a ledger; `is_empty` says that it has no claims.
    pub(super) fn new(is_empty: bool) -> Self {
        Self { words: Vec::new(), is_complete: is_empty, asked: 0 }
    }

    /// Whether the text may be in the ledger. From now on it may be.
    pub(super) fn may_have(&mut self, ledger: &Reader<'_>, text: &str) -> Result<bool, StoreError> {
        if !self.is_complete {
            self.asked += 1;
            if self.asked > PATIENCE {
                ledger.for_each_text(|text| self.add(text))?;
                self.is_complete = true;
            }
        }
        Ok(self.add(text) || !self.is_complete)
    }

    /// Adds a text. Returns whether it may have been there.
    fn add(&mut self, text: &str) -> bool {
        if self.words.is_empty() {
            self.words.resize(WORDS, 0);
        }
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        let hash = hasher.finish();
        let (mut place, step) = (hash, (hash >> 32) | 1);
        let mut was_there = true;
        for _ in 0..BITS {
            let bit = place % (WORDS as u64 * 64);
            let at = usize::try_from(bit / 64).unwrap_or(0);
            let mask = 1 << (bit % 64);
            was_there &= self.words[at] & mask != 0;
            self.words[at] |= mask;
            place = place.wrapping_add(step.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        }
        was_there
    }
}

/// Which claims rows of this file were about: a bit for each claim of the ledger.
#[derive(Debug, Default)]
pub(super) struct Touched(Vec<u64>);

impl Touched {
    /// Whether a row before was about the claim.
    pub(super) fn has(&self, claim: ClaimId) -> bool {
        let (at, mask) = Self::place(claim);
        self.0.get(at).is_some_and(|word| word & mask != 0)
    }

    /// Says that a row was.
    pub(super) fn mark(&mut self, claim: ClaimId) {
        let (at, mask) = Self::place(claim);
        if at >= self.0.len() {
            self.0.resize(at + 1, 0);
        }
        self.0[at] |= mask;
    }

    fn place(claim: ClaimId) -> (usize, u64) {
        let number = claim.number().unsigned_abs();
        (usize::try_from(number / 64).unwrap_or(0), 1 << (number % 64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_never_missed_and_little_else_is_found() {
        let mut seen = Seen::new(true);
        for number in 0..20_000 {
            seen.add(&format!("claim {number}"));
        }
        assert!((0..20_000).all(|number| seen.add(&format!("claim {number}"))));
        let false_alarms = (0..20_000).filter(|number| seen.add(&format!("other {number}"))).count();
        assert!(false_alarms < 20, "{false_alarms}");
    }
}

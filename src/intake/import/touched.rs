//! Which claims the rows of a file were about, so that no two rows of it change one to and fro.

use crate::domain::ClaimId;

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

//! The words of a text as a set that is quickly compared with another.
//!
//! Owns that set: hashes in order. Two words with one hash are taken for the same; with 64 bits that is no
//! matter.

/// A set of words.
#[derive(Debug, Clone, Default)]
pub(super) struct Terms(Vec<u64>);

impl Terms {
    /// The set of these words.
    pub(super) fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut hashes: Vec<u64> = words.map(hash).collect();
        hashes.sort_unstable();
        hashes.dedup();
        Self(hashes)
    }

    /// Those of both.
    pub(super) fn with(&self, other: &Self) -> Self {
        let mut hashes = [&self.0[..], &other.0[..]].concat();
        hashes.sort_unstable();
        hashes.dedup();
        Self(hashes)
    }

    /// The words that both have, in order.
    pub(super) fn shared<'s>(&'s self, other: &'s Self) -> impl Iterator<Item = u64> + 's {
        let mut rest = &other.0[..];
        self.0.iter().copied().filter(move |hash| {
            let skip = rest.iter().take_while(|other| *other < hash).count();
            rest = &rest[skip..];
            rest.first() == Some(hash)
        })
    }

    /// Whether they have a word in common.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.shared(other).next().is_some()
    }

    pub(super) fn has(&self, hash: u64) -> bool {
        self.0.binary_search(&hash).is_ok()
    }

    pub(super) fn all(&self) -> impl Iterator<Item = u64> + '_ {
        self.0.iter().copied()
    }
}

/// FNV-1a.
fn hash(word: &str) -> u64 {
    word.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_common_are_found() {
        let one = Terms::of("the mill was sold the".split(' '));
        let other = Terms::of("a mill burnt".split(' '));
        assert_eq!(one.shared(&other).count(), 1);
        assert!(one.meets(&other) && !one.meets(&Terms::default()));
        assert!(other.has(hash("burnt")) && !one.has(hash("burnt")));
        assert_eq!(one.with(&other).all().count(), 6);
    }
}

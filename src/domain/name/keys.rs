//! What names that may be one have in common, as numbers that can be looked up.
//!
//! Owns that two names for which [`alike`](super::alike) finds a likeness share a key. A key may be shared by
//! others too: who shares one is compared. All keys are made from the letters in one pass, without memory of
//! their own, because every name of a ledger is asked whenever an article is logged.

use super::consonants::{B, Consonants, NONE, initial_class, number};
use super::plain::{PlainName, PlainWord};

/// Which of those who share a key are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Side {
    /// With everybody.
    Any,
    /// A short form, with long ones.
    Short,
    /// A long form, with short ones.
    Long,
    /// With those that are parted into another number of words, or written in another script.
    Parted,
}

impl Side {
    /// Whether names on these two sides are compared.
    pub(super) fn meets(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::Any, Self::Any)
                | (Self::Parted, Self::Parted)
                | (Self::Short, Self::Long)
                | (Self::Long, Self::Short)
        )
    }
}

/// The most letters that a short form stands for.
const LONGEST_SHORT: usize = 6;

/// Gives every key of a name to `found`; some twice.
pub(super) fn for_each_key(name: &PlainName, mut found: impl FnMut(u32, Side)) {
    let words = name.core.iter().map(|word| mixed(word.consonants.sum));
    let whole = words.fold(0, u64::wrapping_add);
    let count: u32 = name.core.iter().map(|word| word.consonants.count).sum();
    found(key(1, name.letters_number), Side::Any);
    // "Xi", "UAE": so few consonants say little.
    if count == 1 {
        found(key(2, whole), Side::Any);
    } else if count > 1 {
        // In any order. A letter too many, one missing, one for another: the same but for one.
        found(key(2, whole), Side::Any);
        for word in &name.core {
            let others = whole.wrapping_sub(mixed(word.consonants.sum));
            let mut classes = word.consonants.classes;
            while classes != 0 {
                let left = word.consonants.sum.wrapping_sub(number(classes.trailing_zeros() as usize));
                found(key(2, others.wrapping_add(mixed(left))), Side::Any);
                classes &= classes - 1;
            }
        }
        // However it is parted into words.
        found(key(3, run_together(name)), Side::Parted);
    }
    if name.is_short {
        found(key(4, hash(name.letters.bytes())), Side::Short);
    } else if name.all.len() > 1 {
        for_each_initialism(name, |letters| found(key(4, letters), Side::Long));
    }
    if !name.is_body {
        for_each_personal_key(name, found);
    }
}

/// The consonants of all words as of one, without `b`, which some scripts write as `v`.
fn run_together(name: &PlainName) -> u64 {
    let mut sum = 0_u64;
    let mut last = NONE;
    for word in &name.core {
        let Consonants { sum: own, bs, first, last: end, .. } = word.consonants;
        let of_b = number(usize::from(B)).wrapping_mul(u64::from(bs));
        sum = sum.wrapping_add(own).wrapping_sub(of_b);
        // "Kim Min" has one `m` less when it is one word.
        if first != NONE && first != B && first == last {
            sum = sum.wrapping_sub(number(usize::from(first)));
        }
        last = end;
    }
    sum
}

/// Keys by surname.
fn for_each_personal_key(name: &PlainName, mut found: impl FnMut(u32, Side)) {
    let sum = |word: &PlainWord| word.consonants.sum;
    match name.core.as_slice() {
        [] => {}
        [only] => found(key(5, sum(only)), Side::Short),
        [first, .., last] => {
            let surname = sum(last);
            found(key(5, surname), Side::Long);
            found(key(6, surname.wrapping_mul(3).wrapping_add(sum(first))), Side::Any);
            let initial = initial_class(name.word(first));
            let side = if first.is_initials { Side::Short } else { Side::Long };
            found(key(7, surname.wrapping_mul(3).wrapping_add(initial)), side);
            // "Bill" and "William" begin with other letters.
            if let Some(given) = super::lexicon::given_name(name.word(first)) {
                found(key(8, surname.wrapping_mul(3).wrapping_add(given)), Side::Any);
            }
        }
    }
}

/// The first letters of the words that begin with a capital: of all, and without the first if that is an
/// article or without a legal form.
fn for_each_initialism(name: &PlainName, mut found: impl FnMut(u64)) {
    let initials = |words: &[PlainWord]| {
        let capital = words.iter().filter(|word| word.is_capital);
        let letters = capital.filter_map(|word| name.written(word).bytes().next());
        (2..=LONGEST_SHORT).contains(&letters.clone().count()).then(|| hash(letters))
    };
    let all = initials(&name.all);
    let core = initials(&name.core);
    all.into_iter().for_each(&mut found);
    core.filter(|core| Some(*core) != all).into_iter().for_each(found);
}

fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

/// A number that shares nothing with its neighbours.
fn mixed(value: u64) -> u64 {
    let value = (value ^ value >> 32).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    (value ^ value >> 29).wrapping_mul(0xC4CE_B9FE_1A85_EC53)
}

/// A key of one kind.
fn key(kind: u64, value: u64) -> u32 {
    u32::try_from(mixed(value ^ kind.wrapping_mul(0x9E37_79B9_7F4A_7C15)) >> 32).unwrap_or_default()
}

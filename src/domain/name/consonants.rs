//! The consonants of a word, as numbers.
//!
//! Owns which consonants are confused with each other, so coarsely that spellings of one name have one sum.
//! Made in one pass over the letters, as every name of a ledger is asked; what is decided by sound is decided
//! in [`sound`](super::sound).

/// The consonants of a word by class, whatever their order: doubled ones once, those that come and go between
/// spellings (`h j v w y`) not at all. A number counts as it stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Consonants {
    /// The sum of the numbers of their classes.
    pub(super) sum: u64,
    /// Which letters there are, a bit for each.
    pub(super) letters: u32,
    /// Which classes there are, a bit for each.
    pub(super) classes: u16,
    /// How many there are.
    pub(super) count: u32,
    /// The class of its first letter, of its last one, and how often there is a `b`: what counts where words
    /// are run together.
    pub(super) first: u8,
    pub(super) last: u8,
    pub(super) bs: u8,
}

impl Consonants {
    /// Of a word in plain letters.
    pub(super) fn of(word: &str) -> Self {
        let mut found = Self { first: NONE, last: NONE, ..Self::default() };
        let bytes = word.as_bytes();
        for (at, byte) in bytes.iter().enumerate() {
            let next = bytes.get(at + 1).copied().unwrap_or(b' ');
            let plain = CLASS_OF[usize::from(byte & 31)];
            let class = match byte {
                b'a' | b'e' | b'i' | b'o' | b'u' => NONE,
                b'c' if matches!(next, b'e' | b'i' | b'y' | b'h' | b'z') => S,
                b'p' if next == b'h' => F,
                b't' if matches!(next, b's' | b'z' | b'c') => NONE,
                b'0'..=b'9' => {
                    found.sum = found.sum.wrapping_mul(31).wrapping_add(u64::from(*byte));
                    found.count += 1;
                    found.last = NONE;
                    continue;
                }
                b'x' => {
                    found.add(K);
                    S
                }
                _ => plain,
            };
            if class != NONE && class != found.last {
                found.add(class);
            }
            if at == 0 {
                found.first = class;
            }
            found.last = class;
            found.letters |= 1 << (byte & 31);
        }
        found
    }

    fn add(&mut self, class: u8) {
        self.sum = self.sum.wrapping_add(number(usize::from(class)));
        self.classes |= 1 << class;
        self.count += 1;
        self.bs = self.bs.saturating_add(u8::from(class == B));
    }
}

/// The class of the first letter: vowels are confused with each other, and with `h` and `y`.
pub(super) fn initial_class(word: &str) -> u64 {
    let byte = word.bytes().next().unwrap_or_default();
    match CLASS_OF[usize::from(byte & 31)] {
        NONE if matches!(byte, b'v' | b'w') => 100,
        NONE if byte == b'j' => 101,
        class => u64::from(class),
    }
}

/// How many classes there are, at most.
const CLASSES: usize = 12;
/// No consonant.
pub(super) const NONE: u8 = u8::MAX;
const K: u8 = 0;
const S: u8 = 1;
/// The class of `b`.
pub(super) const B: u8 = 5;
const F: u8 = 6;
/// The class of each letter, by its last five bits: k s t d p b f l m n r.
const CLASS_OF: [u8; 32] = {
    let mut classes = [NONE; 32];
    let groups: [&[u8]; 11] = [b"kgqcx", b"sz", b"t", b"d", b"p", b"b", b"f", b"l", b"m", b"n", b"r"];
    let mut class = 0;
    while class < groups.len() {
        let mut at = 0;
        while at < groups[class].len() {
            #[expect(clippy::cast_possible_truncation, reason = "there are eleven")]
            {
                classes[(groups[class][at] & 31) as usize] = class as u8;
            }
            at += 1;
        }
        class += 1;
    }
    classes
};

/// The number of a class: odd, and far from the others.
pub(super) fn number(class: usize) -> u64 {
    const NUMBERS: [u64; CLASSES] = [
        0x9E37_79B9_7F4A_7C15,
        0xC2B2_AE3D_27D4_EB4F,
        0x1656_67B1_9E37_79F9,
        0x85EB_CA77_C2B2_AE63,
        0x27D4_EB2F_1656_67C5,
        0xD6E8_FEB8_6659_FD93,
        0xA076_1D64_78BD_642F,
        0xE703_7ED1_A0B4_28DB,
        0x8EBC_6AF0_9C88_C6E3,
        0x5899_65CC_7537_4CC3,
        0x1D8E_4E27_C47D_124F,
        0xEB44_ACCA_B455_D165,
    ];
    NUMBERS[class]
}

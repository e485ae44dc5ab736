//! How much two claims say the same, by their words alone.
//!
//! Words that say little (articles, pronouns, "reportedly") are left out. A word counts by how rare it is in
//! the ledger; a word that the other text has only in a similar form (a name spelt otherwise, another ending)
//! counts for part of it. The sum is the cosine of the two texts: 1 for the same words, 0 for none in common.
//! It knows no synonyms and no meaning.

use super::words::words;
use crate::domain::Judged;

/// How much a word that is only similar counts, at most.
const SIMILAR: f64 = 0.9;
/// From which similarity of letters on two words may be forms of one.
const ALIKE: f64 = 0.5;

/// English words that are in any text, and those with which a report of a claim begins, in the order of the
/// alphabet.
#[rustfmt::skip]
const COMMON: [&str; 104] = [
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because", "been",
    "before", "being", "but", "by", "can", "claim", "could", "did", "do", "does", "for", "from", "had",
    "has", "have", "he", "her", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just",
    "may", "me", "more", "most", "my", "no", "not", "now", "of", "off", "on", "one", "only", "or", "other",
    "our", "out", "over", "own", "report", "reportedly", "said", "say", "says", "she", "should", "so",
    "some", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this",
    "those", "to", "too", "under", "up", "use", "very", "was", "we", "were", "what", "when", "where",
    "which", "while", "who", "whom", "why", "will", "with", "would", "you", "your",
];

/// A stored claim that is like a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// How much, in percent.
    pub likeness: u8,
    /// The claim, with what became of it.
    pub judged: Judged,
}

/// The words of a text that tell it apart, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    words: Vec<Told>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Told {
    stem: String,
    form: Vec<char>,
}

impl Profile {
    /// The profile of a text; if it has only common words, of these.
    pub fn of(text: &str) -> Self {
        let telling = Self::with(text, |form| COMMON.binary_search(&form).is_err());
        if telling.words.is_empty() { Self::with(text, |_| true) } else { telling }
    }

    fn with(text: &str, tells: impl Fn(&str) -> bool) -> Self {
        let mut profile = Self::default();
        words(text, |word| {
            if tells(word.form) && profile.words.iter().all(|known| known.stem != word.stem) {
                profile.words.push(Told { stem: word.stem.to_owned(), form: word.form.chars().collect() });
            }
        });
        profile
    }

    /// Its stems, in the order of the text.
    pub fn stems(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| word.stem.as_str())
    }

    /// How much the other says the same, from 0 to 1; `rarity` is how much a stem tells, larger than 0.
    pub fn likeness(&self, other: &Self, rarity: &dyn Fn(&str) -> f64) -> f64 {
        let weight = |profile: &Self| profile.words.iter().map(|word| rarity(&word.stem)).sum::<f64>();
        let mut common = 0.0;
        let mut taken = vec![false; other.words.len()];
        // What is the same first, so that a similar word does not take its place.
        let mut left = Vec::new();
        for word in &self.words {
            match other.words.iter().position(|known| known.stem == word.stem) {
                Some(at) => {
                    taken[at] = true;
                    common += rarity(&word.stem);
                }
                None => left.push(word),
            }
        }
        for word in left {
            let alike = |(at, known): (usize, &Told)| {
                let near = if taken[at] { 0.0 } else { spelling(&word.form, &known.form) };
                (near >= ALIKE).then(|| (at, SIMILAR * near * rarity(&word.stem).min(rarity(&known.stem))))
            };
            let best = other.words.iter().enumerate().filter_map(alike).max_by(|a, b| a.1.total_cmp(&b.1));
            if let Some((at, worth)) = best {
                taken[at] = true;
                common += worth;
            }
        }
        let both = (weight(self) * weight(other)).sqrt();
        if both > 0.0 { (common / both).min(1.0) } else { 0.0 }
    }
}

/// How much a word tells that so many of all claims have: the more the rarer it is, and always something.
pub fn rarity(having: f64, all: f64) -> f64 {
    (1.0 + (all + 1.0) / (having + 1.0)).ln()
}

/// How alike two words are written, from 0 to 1: by the letters with which both begin, or by the threes that
/// both have (Dice). Numbers are the same or not.
fn spelling(one: &[char], other: &[char]) -> f64 {
    let is_number = |word: &[char]| word.iter().any(char::is_ascii_digit);
    if one.len() < 4 || other.len() < 4 || one[0] != other[0] || is_number(one) || is_number(other) {
        return 0.0;
    }
    let begun = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let mut threes: Vec<&[char]> = other.windows(3).collect();
    let mut shared = 0;
    for three in one.windows(3) {
        if let Some(at) = threes.iter().position(|known| *known == three) {
            threes.swap_remove(at);
            shared += 1;
        }
    }
    let (shared, all) = (f64::from(shared * 2), length(one) + length(other) - 4.0);
    (f64::from(u32::try_from(begun).unwrap_or(u32::MAX)) / length(one).max(length(other))).max(shared / all)
}

fn length(word: &[char]) -> f64 {
    f64::from(u32::try_from(word.len()).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn likeness(one: &str, other: &str) -> f64 {
        Profile::of(one).likeness(&Profile::of(other), &|_| 1.0)
    }

    #[test]
    fn the_common_words_are_in_the_order_in_which_they_are_looked_up() {
        assert!(COMMON.is_sorted());
        assert_eq!(
            Profile::of("The rain, it is said, will come").stems().collect::<Vec<_>>(),
            ["rain", "come"]
        );
    }

    #[test]
    fn the_same_words_are_the_same_claim_whatever_their_order_and_form() {
        let one = "North Korea has supplied Russia with artillery shells.";
        assert!(likeness(one, "Artillery shells were supplied to Russia by North Korea") > 0.99);
        assert!(likeness(one, "North Korean shells supplied to Russia") > 0.6);
        assert!(likeness(one, "The harvest in Osterlich was good.") < 0.1);
    }

    #[test]
    fn a_number_is_like_no_other() {
        assert!(likeness("11000 killed", "12000 killed") < 0.6);
    }

    proptest! {
        #[test]
        fn likeness_is_a_share_and_every_text_is_like_itself(one in any::<String>(), other in any::<String>()) {
            let found = likeness(&one, &other);
            prop_assert!((0.0..=1.0).contains(&found));
            prop_assert!(Profile::of(&one).words.is_empty() || likeness(&one, &one) > 0.999);
        }
    }
}

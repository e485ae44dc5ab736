//! Closed vocabularies: words that are stored, typed by users and read by programs.
//!
//! Owns how such a word is written, parsed and refused. A word that is not in the list is an error that names
//! the nearest one; there is no default, because a default would silently change what a record says.

use std::fmt;

use super::search::folded;

/// A word that is not in a vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{word:?} is not a {what}; {}", suggestion(word, valid))]
pub struct UnknownWord {
    /// The vocabulary, in words a user knows ("kind of claim").
    pub what: &'static str,
    /// What was written.
    pub word: String,
    /// All valid words, in their documented order.
    pub valid: &'static [&'static str],
}

/// "did you mean …" with the nearest valid word, else the whole list.
pub fn suggestion(word: &str, valid: &[&str]) -> String {
    match nearest(word, valid.iter().copied()) {
        Some(near) => format!("did you mean {near:?}? (one of: {})", valid.join(", ")),
        None => format!("use one of: {}", valid.join(", ")),
    }
}

/// The candidate most like `word`, if any is near enough to be a slip of the finger.
///
/// Near enough is a Jaro-Winkler likeness of at least 0.8 of the lower-cased words, which is strict about the
/// first letters, where people rarely slip; or, for short words, one letter wrong, missing, too many, or
/// swapped with the next.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    candidates
        .into_iter()
        .filter_map(|candidate| Some((nearness(&word, &candidate.to_lowercase(), 0.8)?, candidate)))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

/// How near two words in lower case are, if near enough; above 1 where it is one slip at most.
fn nearness(word: &str, other: &str, enough: f64) -> Option<f64> {
    let likeness = strsim::jaro_winkler(word, other);
    let slip = word.chars().count() >= 3 && strsim::osa_distance(word, other) <= 1;
    (likeness >= enough || slip).then_some(if slip { likeness + 1.0 } else { likeness })
}

/// The names that somebody may mean by `text`: up to three of which it is a part, a surname say; if there are
/// none, the [`nearest`] one; else those of which it is nearly a part, the nearest first, then by the
/// alphabet. Diacritics do not count. For a part of a name a likeness of 0.9 is asked for, as short words are
/// soon alike.
pub fn nearest_names<'a>(text: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    const MOST: usize = 3;
    let names: Vec<&str> = names.into_iter().collect();
    let part: Vec<String> = text.split_whitespace().map(folded).collect();
    let typed = part.join(" ");
    let near = |name: &&'a str| {
        let words: Vec<String> = name.split_whitespace().map(folded).collect();
        let parts = words.windows(part.len().max(1));
        let best = parts.filter_map(|part| nearness(&typed, &part.join(" "), 0.9)).max_by(f64::total_cmp);
        best.map(|nearness| (nearness, *name))
    };
    let mut found: Vec<(f64, &str)> = names.iter().filter_map(near).collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    found.dedup_by_key(|(_, name)| *name);
    // Just as typed: as alike as can be, and not even one slip.
    let is_part = found.first().is_some_and(|(nearness, _)| *nearness >= 2.0);
    if let Some(whole) = nearest(text, names.iter().copied()).filter(|_| !is_part) {
        return vec![whole];
    }
    found.into_iter().take(MOST).map(|(_, name)| name).collect()
}

/// Up to three of these names of which `text` is a part of whole words, by the alphabet: `Ibanez` of `Tomás
/// Ibáñez`. Diacritics and case do not count.
pub fn names_with<'a>(text: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    const MOST: usize = 3;
    let part = folded(text);
    let part: Vec<&str> = part.split_whitespace().collect();
    if part.is_empty() {
        return Vec::new();
    }
    let has_it = |name: &&str| {
        let name = folded(name);
        let words: Vec<&str> = name.split_whitespace().collect();
        words.windows(part.len()).any(|window| window == part)
    };
    let mut found: Vec<&str> = names.into_iter().filter(has_it).collect();
    found.sort_unstable();
    found.dedup();
    found.truncate(MOST);
    found
}

/// What every vocabulary can do; implemented by [`vocabulary!`].
pub trait Vocabulary: Copy + Sized + fmt::Display + std::str::FromStr<Err = UnknownWord> + 'static {
    /// Every member, in documented order.
    const ALL: &'static [Self];
    /// Every word, in the order of [`Self::ALL`].
    const WORDS: &'static [&'static str];
    /// The word as stored, typed and exported.
    fn as_str(self) -> &'static str;
}

/// Defines a closed vocabulary: an enum whose members are written as fixed words.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident, $what:literal, { $($(#[$vmeta:meta])* $variant:ident => $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant,)+ }

        impl $crate::domain::vocabulary::Vocabulary for $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)+];
            const WORDS: &'static [&'static str] = &[$($word,)+];
            fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad($crate::domain::vocabulary::Vocabulary::as_str(*self))
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::domain::vocabulary::UnknownWord;
            fn from_str(word: &str) -> Result<Self, Self::Err> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err($crate::domain::vocabulary::UnknownWord {
                        what: $what,
                        word: word.to_owned(),
                        valid: <Self as $crate::domain::vocabulary::Vocabulary>::WORDS,
                    }),
                }
            }
        }
    };
}
pub(crate) use vocabulary;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ClaimKind, RelationType};

    #[test]
    fn a_part_of_a_name_is_of_whole_words() {
        let names = ["Tomás Ibáñez", "Ann Ibanez Ruiz", "Ibanezia", "Tomás Ibáñez"];
        assert_eq!(names_with("ibanez", names), ["Ann Ibanez Ruiz", "Tomás Ibáñez"]);
        assert_eq!(names_with("TOMAS IBÁÑEZ", names), ["Tomás Ibáñez"]);
        assert_eq!(names_with("Ibáñez Tomás", names), [""; 0]);
        assert_eq!(names_with(" ", names), [""; 0]);
        assert_eq!(names_with("e", ["a e", "b e", "c e", "d e"]).len(), 3);
    }

    #[test]
    fn every_word_reads_back_as_its_member() {
        for kind in ClaimKind::ALL {
            assert_eq!(kind.as_str().parse::<ClaimKind>().unwrap(), *kind);
        }
        for relation in RelationType::ALL {
            assert_eq!(relation.to_string().parse::<RelationType>().unwrap(), *relation);
        }
    }

    #[test]
    fn a_misspelt_word_names_the_nearest() {
        let error = "alegation".parse::<ClaimKind>().unwrap_err().to_string();
        assert!(
            error.starts_with("\"alegation\" is not a kind of claim; did you mean \"allegation\"?"),
            "{error}"
        );
    }

    #[test]
    fn two_letters_swapped_in_a_short_word_are_a_slip() {
        assert_eq!(nearest("oen", ["two", "one"]), Some("one"));
        assert_eq!(nearest("ab", ["ac"]), None);
    }

    #[test]
    fn a_part_of_a_name_leads_to_those_who_have_it() {
        let names = ["Ann Peskov", "Ben Petrov", "Cy Peskov", "D. Peskow", "Eve Peskov", "Lady of the Lake"];
        assert_eq!(nearest_names("peskov", names), ["Ann Peskov", "Cy Peskov", "Eve Peskov"]);
        assert_eq!(nearest_names("Petskov", ["Dmitry Peskov", "Ben"]), ["Dmitry Peskov"]);
        assert_eq!(nearest_names("of the Lake", names), ["Lady of the Lake"]);
        assert_eq!(nearest_names("Dmitri Peskov", ["Dmitry Peskov", "Ann Peskov"]), ["Dmitry Peskov"]);
        assert_eq!(nearest_names("elysee", ["Élysée", "Elise"]), ["Élysée"]);
        assert_eq!(nearest_names("Łukasiewicz", ["Jan Lukasiewicz"]), ["Jan Lukasiewicz"]);
        assert_eq!(nearest_names("", names), [""; 0]);
        assert_eq!(nearest_names("a b c d e f g h", names), [""; 0]);
    }

    #[test]
    fn a_word_like_none_lists_all() {
        let error = "zzz".parse::<ClaimKind>().unwrap_err().to_string();
        assert!(error.contains("use one of: allegation, denial"), "{error}");
    }

    #[test]
    fn words_are_case_sensitive_because_they_are_stored() {
        assert!("Denial".parse::<ClaimKind>().is_err());
    }
}

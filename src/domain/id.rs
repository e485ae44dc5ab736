//! Public ids: short, typed, never re-used. `c14` can only ever be one claim.
//!
//! The letter says the noun, the number is the row's key. Inside the program ids are newtypes, so that a
//! speaker's number cannot be passed where a claim's is meant.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

/// A text that is not the id of the expected noun.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not the id of {noun}; such an id looks like {letter}12")]
pub struct NotAnId {
    /// What was written.
    pub text: String,
    /// The noun with its article ("a claim").
    pub noun: &'static str,
    /// The letter its ids begin with.
    pub letter: char,
}

/// Values by an id. (The hashes of std's map withstand keys that somebody chose in order to slow us down. The
/// ledger chooses its ids itself, and statuses look up several for each claim.)
pub type ById<I, V> = HashMap<I, V, foldhash::fast::RandomState>;

macro_rules! id {
    ($(#[$meta:meta])* $name:ident, $letter:literal, $noun:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(i64);

        impl $name {
            /// The letter that ids of this noun begin with.
            pub const LETTER: char = $letter;

            /// The id with this number, as stored in the ledger.
            pub const fn new(number: i64) -> Self {
                Self(number)
            }

            /// The row's key.
            pub const fn number(self) -> i64 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}{}", $letter, self.0)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                number_of(text, $letter)
                    .map(Self)
                    .ok_or_else(|| NotAnId { text: text.to_owned(), noun: $noun, letter: $letter })
            }
        }
    };
}

id!(/// An outlet, `o2`.
    OutletId, 'o', "an outlet");
id!(/// An article, `a3`.
    ArticleId, 'a', "an article");
id!(/// A speaker, `s7`.
    SpeakerId, 's', "a speaker");
id!(/// A claim, `c14`.
    ClaimId, 'c', "a claim");
id!(/// An appearance of a claim in an article, `p21` (p for passage).
    AppearanceId, 'p', "an appearance");
id!(/// A relation between two claims, `r5`.
    RelationId, 'r', "a relation");
id!(/// A topic, `t4`.
    TopicId, 't', "a topic");
id!(/// A capture of an article, `k4`.
    CaptureId, 'k', "a capture");
id!(/// An assessment of a claim, `m4` (m for mark).
    AssessmentId, 'm', "an assessment");
id!(/// An entry: one command that changed the ledger, `e9`.
    EntryId, 'e', "an entry");

/// The number of an id: the letter, then a positive decimal number without leading zeros.
fn number_of(text: &str, letter: char) -> Option<i64> {
    let digits = text.strip_prefix(letter)?;
    if digits.starts_with('0') || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

/// Whether a text has the shape of any id (`c14`, `s7`). Names and refs must not, or `denies = "c14"` could
/// mean two claims.
pub fn looks_like_id(text: &str) -> bool {
    "oascprtekm".chars().any(|letter| number_of(text, letter).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_itself() {
        assert_eq!("c14".parse::<ClaimId>().unwrap(), ClaimId::new(14));
        assert_eq!(ClaimId::new(14).to_string(), "c14");
    }

    #[test]
    fn an_id_of_another_noun_is_refused_with_the_right_shape() {
        let error = "s7".parse::<ClaimId>().unwrap_err().to_string();
        assert_eq!(error, "\"s7\" is not the id of a claim; such an id looks like c12");
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in ["", "c", "c0", "c01", "c-1", "c1 ", "C1", "c1.0", "c99999999999999999999", "c١"] {
            assert!(text.parse::<ClaimId>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn refs_that_look_like_ids_are_recognised() {
        assert!(looks_like_id("c14") && looks_like_id("e9"));
        assert!(!looks_like_id("shells") && !looks_like_id("c14b") && !looks_like_id("x3"));
    }
}

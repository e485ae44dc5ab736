//! What the chain of entries proves, and where it does not hold.

use std::fmt;
use std::str::FromStr;

use super::EntryId;

/// The state of a ledger as one line to keep elsewhere: the number of its last entry and that entry's link.
///
/// The link covers every version of every record up to that entry and every link before it. Whoever holds it
/// can show that nothing before it was rewritten, also not by somebody who computed the whole chain anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// The last entry, 0 in a ledger without any.
    pub number: i64,
    /// Its link: a SHA-256 in hexadecimal digits.
    pub sha256: String,
}

/// A text that is not a seal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not a seal; a seal looks like 57:9f86d0… with 64 hexadecimal digits")]
pub struct NotASeal {
    /// What was written.
    pub text: String,
}

impl fmt::Display for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.number, self.sha256)
    }
}

impl FromStr for Seal {
    type Err = NotASeal;

    fn from_str(text: &str) -> Result<Self, NotASeal> {
        let not = || NotASeal { text: text.chars().take(80).collect() };
        let (number, sha256) = text.trim().split_once(':').ok_or_else(not)?;
        let is_hex = sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_hexdigit());
        if !is_hex || number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
            return Err(not());
        }
        let number = number.parse().map_err(|_| not())?;
        Ok(Self { number, sha256: sha256.to_ascii_lowercase() })
    }
}

/// A place where the record is not what its entries left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProofFault {
    /// A record is not the version that an entry left.
    Differs {
        /// Its public id.
        record: String,
        /// The entry that left its last version.
        since: EntryId,
        /// Whether the change left a trace in the history (made with another tool while the triggers were in
        /// place).
        traced: bool,
    },
    /// A record is gone, and no entry took it out.
    Vanished {
        /// Its public id.
        record: String,
        /// The entry that left its last version.
        since: EntryId,
        /// Whether that left a trace in the history.
        traced: bool,
    },
    /// A record is there that no entry put there.
    Unknown {
        /// Its public id.
        record: String,
    },
    /// The link of an entry does not follow from what it left.
    Broken {
        /// The entry.
        entry: EntryId,
        /// What is wrong, in a few words.
        why: &'static str,
    },
    /// A version or a row of the history belongs to an entry that is not there.
    Stray {
        /// What it is of: the id of an entry, or a name.
        of: String,
        /// What it is.
        what: &'static str,
    },
    /// The ledger is not the one that was sealed.
    Unsealed {
        /// The entry of the seal.
        entry: EntryId,
        /// In what way.
        why: String,
    },
}

/// What a walk over the whole chain found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The state of the ledger.
    pub seal: Seal,
    /// The number of records.
    pub records: u64,
    /// The SHA-256 of the contents alone, whatever entries led to them.
    pub contents: String,
    /// The number of changes that were made outside of gainsay after the last entry.
    pub outside: u64,
    /// Everything that is not as it should be.
    pub faults: Vec<ProofFault>,
}

/// The name of a record for a person: `c14`.
pub fn record_id(record: &str, key: &str) -> String {
    let letter = match record {
        "outlet" => "o",
        "article" => "a",
        "speaker" => "s",
        "claim" => "c",
        "appearance" => "p",
        "relation" => "r",
        "topic" => "t",
        "capture" => "k",
        "assessment" => "m",
        "content" => return format!("content {}", key.chars().take(12).collect::<String>()),
        other => return format!("{other} {key}"),
    };
    format!("{letter}{key}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_reads_back_as_itself() {
        let text = format!("57:{}", "0af9".repeat(16));
        assert_eq!(text.parse::<Seal>().unwrap().to_string(), text);
        assert_eq!(format!(" {}\n", text.to_uppercase()).parse::<Seal>().unwrap().to_string(), text);
    }

    #[test]
    fn what_is_no_seal_is_refused() {
        let digits = "0".repeat(64);
        for text in [
            "",
            "57",
            ":",
            &digits,
            &format!("e57:{digits}"),
            &format!("57:{}", &digits[1..]),
            &format!("-1:{digits}"),
        ] {
            assert!(text.parse::<Seal>().is_err(), "{text:?}");
        }
    }
}

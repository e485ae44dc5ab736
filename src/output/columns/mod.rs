//! What each result type looks like: one column list for each.
//!
//! Owns the names (CSV headers, JSON keys, words of `--fields`) and their meanings (`export --list`). A name is a promise
//! to programs: it may be added, never changed or taken away; a test holds every header. Used by `cli` and `export`. Knows
//! `domain` only: what is not in a row is not looked up.

mod alike;
mod appearances;
mod articles;
mod assessments;
mod backups;
mod captures;
mod changes;
mod claim_speakers;
mod claims;
mod dates;
mod denials;
mod disputed;
mod duplicates;
mod entries;
mod findings;
mod hits;
mod imported;
mod listed;
mod matrix;
mod origins;
mod outlets;
mod parts;
mod quotes;
mod receipt;
mod relations;
mod reversals;
mod seal;
mod speakers;
mod statuses;
mod timeline;
mod topics;
mod unanswered;

pub use alike::ALIKE;
pub use appearances::APPEARANCES;
pub use articles::ARTICLES;
pub use assessments::ASSESSMENTS;
pub use backups::{BACKUP, RESTORED};
pub use captures::CAPTURES;
pub use changes::CHANGES;
pub use claim_speakers::CLAIM_SPEAKERS;
pub use claims::CLAIMS;
pub use dates::DATES;
pub use denials::DENIALS;
pub use disputed::{DISPUTED, DISPUTED_ITEMS};
pub use duplicates::DUPLICATES;
pub use entries::{ENTRIES, VERSIONS};
pub use findings::{CHECKED, FINDINGS};
pub use hits::{ARTICLE_HITS, HITS};
pub use imported::{IMPORTED, ROW_NOTES};
pub use listed::{LISTED, ListedColumn};
pub use matrix::MATRIX;
pub use origins::ORIGINS;
pub use outlets::OUTLETS;
pub use quotes::QUOTES;
pub use receipt::RECEIPT;
pub use relations::RELATIONS;
pub use reversals::REVERSALS;
pub use seal::SEAL;
pub use speakers::SPEAKERS;
pub use statuses::STATUSES;
pub use timeline::TIMELINE;
pub use topics::TOPICS;
pub use unanswered::UNANSWERED;

pub(super) use claims::fields as claim_fields;
use claims::object as claim_object;
pub(super) use disputed::challenge_object;
pub(super) use parts::{possible, text as claim_text, why};

/// A column list: `"name", SHOWN, "meaning": |row| value;` for each column.
///
/// `date "name", SHOWN, "meaning": |row| date;` stands for the five columns that a date has in CSV: the value, and for
/// programs that do not know EDTF its words, bounds and rule. JSON has all but the rule in one object.
///
/// `Count "name", …` is a column of another [`Kind`](crate::output::Kind) than texts.
macro_rules! columns {
    ($report:literal; $($list:tt)+) => {
        columns!(@ $report, [] $($list)+)
    };
    (@ $report:literal, [$($done:tt)*]) => {
        $crate::output::Columns::new($report, &[$($done)*])
    };
    (@ $report:literal, [$($done:tt)*]
        date $name:literal, $shown:ident, $what:literal: |$row:ident| $date:expr; $($rest:tt)*) => {
        columns!(@ $report, [$($done)*]
            Edtf $name, $shown, $what, " (EDTF; in JSON an object: words, edtf, earliest, latest)":
                |$row| $crate::output::columns::parts::date($date);
            (concat!($name, "_words")), CSV_ONLY, $what, ": the words of the source, if they are not the value itself":
                |$row| $crate::output::columns::parts::words($date);
            Day (concat!($name, "_earliest")), CSV_ONLY, $what, ": the first day it can mean; none if that is open":
                |$row| $crate::output::columns::parts::earliest($date);
            Day (concat!($name, "_latest")), CSV_ONLY, $what, ": the last day it can mean; none if that is open":
                |$row| $crate::output::columns::parts::latest($date);
            (concat!($name, "_rule")), CSV_ONLY, $what, ": how the words became the value":
                |$row| $crate::output::columns::parts::rule($date);
            $($rest)*)
    };
    (@ $report:literal, [$($done:tt)*] $name:tt, $($rest:tt)*) => {
        columns!(@ $report, [$($done)*] Text $name, $($rest)*)
    };
    (@ $report:literal, [$($done:tt)*]
        $kind:ident $name:tt, $shown:ident, $($what:literal),+: |$row:ident| $value:expr; $($rest:tt)*) => {
        columns!(@ $report, [$($done)*
            $crate::output::Column {
                name: $name,
                meaning: concat!($($what),+),
                value: |$row| $value,
                shown: $crate::output::Shown::$shown,
                kind: $crate::output::Kind::$kind,
            },
        ] $($rest)*)
    };
}
use columns;

#[cfg(test)]
mod tests;

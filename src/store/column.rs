//! Typed values in and out of columns.
//!
//! A stored value that this program does not know is an error that names the row, never a default. Used by
//! the nouns' files only.

use rusqlite::Row;

use super::StoreError;
use crate::domain::Vocabulary;
use crate::domain::date::{Edtf, SourceDate};

/// A word of a closed vocabulary.
pub(super) fn word<T: Vocabulary>(row: &Row<'_>, column: &'static str, id: &str) -> Result<T, StoreError> {
    let value: String = row.get(column)?;
    value.parse().map_err(|_| StoreError::Alien { what: column, value, row: id.to_owned() })
}

/// A word of a closed vocabulary, or none.
pub(super) fn optional_word<T: Vocabulary>(
    row: &Row<'_>,
    column: &'static str,
    id: &str,
) -> Result<Option<T>, StoreError> {
    match row.get::<_, Option<String>>(column)? {
        None => Ok(None),
        Some(value) => match value.parse() {
            Ok(word) => Ok(Some(word)),
            Err(_) => Err(StoreError::Alien { what: column, value, row: id.to_owned() }),
        },
    }
}

/// An EDTF value, or none.
pub(super) fn optional_edtf(
    row: &Row<'_>,
    column: &'static str,
    id: &str,
) -> Result<Option<Edtf>, StoreError> {
    match row.get::<_, Option<String>>(column)? {
        None => Ok(None),
        Some(value) => match value.parse() {
            Ok(edtf) => Ok(Some(edtf)),
            Err(_) => Err(StoreError::Alien { what: column, value, row: id.to_owned() }),
        },
    }
}

/// The columns that hold one date.
pub(super) struct DateNames {
    pub(super) words: &'static str,
    pub(super) edtf: &'static str,
    pub(super) rule: &'static str,
}

/// When a claim was said.
pub(super) const SAID: DateNames = DateNames { words: "said_words", edtf: "said_edtf", rule: "said_rule" };
/// When what it speaks of happened.
pub(super) const EVENT: DateNames =
    DateNames { words: "event_words", edtf: "event_edtf", rule: "event_rule" };
/// When an article was published.
pub(super) const PUBLISHED: DateNames =
    DateNames { words: "published_words", edtf: "published_edtf", rule: "published_rule" };

/// When a claim was assessed.
pub(super) const ASSESSED: DateNames =
    DateNames { words: "assessed_words", edtf: "assessed_edtf", rule: "assessed_rule" };

/// A date, or none.
pub(super) fn date(row: &Row<'_>, names: &DateNames, id: &str) -> Result<Option<SourceDate>, StoreError> {
    let Some(edtf) = optional_edtf(row, names.edtf, id)? else { return Ok(None) };
    let rule = word(row, names.rule, id)?;
    Ok(Some(SourceDate::stored(row.get(names.words)?, edtf, rule)))
}

/// A date's values, in the order words, edtf, earliest, latest, rule.
pub(super) struct DateColumns {
    pub(super) words: Option<String>,
    pub(super) edtf: Option<String>,
    pub(super) earliest: Option<String>,
    pub(super) latest: Option<String>,
    pub(super) rule: Option<&'static str>,
}

impl From<Option<&SourceDate>> for DateColumns {
    fn from(date: Option<&SourceDate>) -> Self {
        Self {
            words: date.and_then(SourceDate::words).map(ToOwned::to_owned),
            edtf: date.map(|d| d.edtf().to_string()),
            earliest: date.and_then(|d| d.edtf().earliest()).map(|d| d.to_string()),
            latest: date.and_then(|d| d.edtf().latest()).map(|d| d.to_string()),
            rule: date.map(|d| d.rule().as_str()),
        }
    }
}

/// Ids as the JSON list that `json_each` reads: one statement for any number of them.
pub(super) fn json_ids(ids: impl IntoIterator<Item = i64>) -> String {
    let mut list = String::from("[");
    for id in ids {
        if list.len() > 1 {
            list.push(',');
        }
        list.push_str(&id.to_string());
    }
    list.push(']');
    list
}

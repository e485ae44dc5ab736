//! Where the columns of a query stand, found once for each query; and which rows a page of records has.
//!
//! For the queries that a list runs for every page. rusqlite finds a column by its name by comparing all of
//! them, in every row: a seventh of an export. (Rejected: numbers in the code, which nobody sees to be wrong
//! when a query changes.)

use std::fmt::Display;

use rusqlite::types::{FromSql, Value};
use rusqlite::vtab::array::Array;
use rusqlite::{Row, Statement};

use super::StoreError;
use super::column::DateNames;
use crate::domain::Vocabulary;
use crate::domain::date::{Edtf, SourceDate};

/// Where a column stands.
#[derive(Clone, Copy)]
pub(super) struct ColumnPlace {
    at: usize,
    name: &'static str,
}

impl ColumnPlace {
    pub(super) fn of(query: &Statement<'_>, name: &'static str) -> rusqlite::Result<Self> {
        Ok(Self { at: query.column_index(name)?, name })
    }

    /// The value in a row.
    pub(super) fn get<T: FromSql>(self, row: &Row<'_>) -> rusqlite::Result<T> {
        row.get(self.at)
    }

    /// A word of a closed vocabulary, or none. `id` is the row's, for the error.
    pub(super) fn optional_word<T: Vocabulary>(
        self,
        row: &Row<'_>,
        id: impl Display,
    ) -> Result<Option<T>, StoreError> {
        let value = row.get_ref(self.at)?;
        let Some(word) = value.as_str_or_null().map_err(rusqlite::Error::from)? else { return Ok(None) };
        match word.parse() {
            Ok(word) => Ok(Some(word)),
            Err(_) => Err(self.alien(word, id)),
        }
    }

    /// A word of a closed vocabulary.
    pub(super) fn word<T: Vocabulary>(self, row: &Row<'_>, id: impl Display) -> Result<T, StoreError> {
        let word = row.get_ref(self.at)?.as_str().map_err(rusqlite::Error::from)?;
        word.parse().map_err(|_| self.alien(word, id))
    }

    fn alien(self, value: &str, id: impl Display) -> StoreError {
        StoreError::Alien { what: self.name, value: value.to_owned(), row: id.to_string() }
    }
}

/// The places of the columns of a query: a struct with a field for each, named as the column.
macro_rules! places {
    ($visible:vis $name:ident { $($field:ident $(= $column:literal)?),+ $(,)? }) => {
        #[derive(Clone, Copy)]
        $visible struct $name { $($field: $crate::store::query_columns::ColumnPlace,)+ }

        impl $name {
            $visible fn of(query: &rusqlite::Statement<'_>) -> rusqlite::Result<Self> {
                Ok(Self { $($field: $crate::store::query_columns::ColumnPlace::of(
                    query,
                    $crate::store::query_columns::places!(@ $field $($column)?),
                )?,)+ })
            }
        }
    };
    (@ $field:ident $column:literal) => { $column };
    (@ $field:ident) => { stringify!($field) };
}
pub(super) use places;

/// Where the columns of a date stand. Neighbouring rows often have one date: it is read once.
pub(super) struct DatePlaces {
    words: ColumnPlace,
    edtf: ColumnPlace,
    rule: ColumnPlace,
    last: Option<Edtf>,
}

impl DatePlaces {
    pub(super) fn of(query: &Statement<'_>, names: &DateNames) -> rusqlite::Result<Self> {
        Ok(Self {
            words: ColumnPlace::of(query, names.words)?,
            edtf: ColumnPlace::of(query, names.edtf)?,
            rule: ColumnPlace::of(query, names.rule)?,
            last: None,
        })
    }

    /// The date in a row, or none. `id` is the row's, for the error.
    pub(super) fn get(
        &mut self,
        row: &Row<'_>,
        id: impl Display + Copy,
    ) -> Result<Option<SourceDate>, StoreError> {
        let value = row.get_ref(self.edtf.at)?;
        let Some(text) = value.as_str_or_null().map_err(rusqlite::Error::from)? else { return Ok(None) };
        let edtf = match &self.last {
            Some(last) if last.as_str() == text => last.clone(),
            _ => {
                let edtf: Edtf = text.parse().map_err(|_| self.edtf.alien(text, id))?;
                self.last.insert(edtf).clone()
            }
        };
        let rule = self.rule.word(row, id)?;
        Ok(Some(SourceDate::stored(self.words.get(row)?, edtf, rule)))
    }
}

/// Ids as the list that `rarray` reads: one statement for any number of them. (A list in JSON, which
/// `json_each` reads, takes an eighth of a list of disputed claims to write and to read.)
pub(super) fn list_of(ids: impl IntoIterator<Item = i64>) -> Array {
    Array::new(ids.into_iter().map(Value::Integer).collect())
}

/// Some records, for the condition of a query.
///
/// A page of a list without filters is nearly all records between its first and its last: a stretch of an
/// index, which is read in one go. Anything else is a list of ids, each looked up, in the order of the list.
/// Whoever asks for a stretch must leave out what it has beside the records asked for. A statement that sorts
/// by another key than the condition's says `ORDER BY +id`: else SQLite, which cannot know how short the
/// stretch is, may read the whole table in that order.
pub(super) struct Wanted {
    list: Array,
    stretch: Option<(i64, i64)>,
}

impl Wanted {
    /// Ids in ascending order, each once: what belongs to an id that came twice would come twice, too.
    pub(super) fn of(ids: &[i64]) -> Self {
        debug_assert!(ids.is_sorted_by(|one, next| one < next), "ids in ascending order, each once");
        let stretch = match (ids.first(), ids.last()) {
            (Some(first), Some(last)) if ids.len() > 8 => Some((*first, *last)),
            _ => None,
        };
        let few_between = |(first, last): &(i64, i64)| {
            usize::try_from(last - first).is_ok_and(|span| span < ids.len() + ids.len() / 4)
        };
        match stretch.filter(few_between) {
            Some(stretch) => Self { list: Array::default(), stretch: Some(stretch) },
            None => Self { list: list_of(ids.iter().copied()), stretch: None },
        }
    }

    /// The statement with what it says of these records filled in: `{these}` before its first table, and
    /// `{these:column}` for the condition. A list of ids is joined to. (Rejected: `column IN rarray(:ids)`,
    /// for which SQLite copies the list into an index of its own: a twelfth of a list of disputed claims. And
    /// `ORDER BY`, which then carries every row through a sorter: see [`ordered`].)
    pub(super) fn within(&self, sql: &str) -> String {
        let mut written = String::with_capacity(sql.len() + 96);
        let mut rest = sql;
        while let Some((before, after)) = rest.split_once("{these") {
            written.push_str(before);
            let (column, after) = after.split_once('}').unwrap_or((after, ""));
            match (column.strip_prefix(':'), self.stretch) {
                (None, None) => written.push_str("rarray(:ids) AS these CROSS JOIN "),
                (None, Some(_)) => {}
                (Some(column), None) => written.extend([column, " = these.value"]),
                (Some(column), Some(_)) => written.extend([column, " BETWEEN :first AND :last"]),
            }
            rest = after;
        }
        debug_assert!(!written.contains('{'), "a mark that is not known: {written}");
        written.push_str(rest);
        written
    }

    /// Runs the statement, bound, and hands over its rows.
    pub(super) fn query<'s>(&self, query: &'s mut Statement<'_>) -> rusqlite::Result<rusqlite::Rows<'s>> {
        match self.stretch {
            Some((first, last)) => query.query(rusqlite::named_params! {":first": first, ":last": last}),
            None => query.query(rusqlite::named_params! {":ids": self.list}),
        }
    }
}

/// Rows in the order of their keys. An index has them in it, and no row is moved; of the past they come from
/// a view, in any order.
pub(super) fn ordered<K: Ord + Copy, R>(mut rows: Vec<(K, R)>) -> Vec<(K, R)> {
    if !rows.is_sorted_by_key(|(key, _)| *key) {
        rows.sort_by_key(|(key, _)| *key);
    }
    rows
}

//! One field of a result, before it takes any format.
//!
//! Owns which kinds of value a result can hold. Built by the column lists; `flat` makes one text of a value,
//! `json` JSON. What a row holds as a text is borrowed from it: copies of texts were a quarter of what it
//! takes to write a row.

use std::borrow::Cow;

use crate::domain::SpeakerId;
use crate::domain::date::SourceDate;

/// The value of one field of one row, which it may borrow from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'r> {
    /// Absent: null in JSON, nothing elsewhere.
    Null,
    /// Text as recorded. Ids are texts, too: a program must not be tempted to calculate with them.
    Text(Cow<'r, str>),
    /// A count or a position; the only thing that becomes a JSON number.
    Int(i64),
    /// `true` or `false`.
    Bool(bool),
    /// A date, as precise as its source; in JSON `{"words","edtf","earliest","latest"}`, elsewhere its EDTF
    /// text.
    Date(&'r SourceDate),
    /// Speakers, in the order of the claim.
    Speakers(Vec<SpeakerValue<'r>>),
    /// Several texts; `; ` between them where a format has no lists.
    List(Vec<Cow<'r, str>>),
    /// A nested object, its keys in order. For JSON: elsewhere it is shown as compact JSON, which nobody
    /// likes in a cell.
    Object(Vec<(&'static str, Value<'r>)>),
    /// Several values. For JSON, like [`Value::Object`].
    Array(Vec<Value<'r>>),
    /// A value that would tell a person too little: programs get it, `table` and `md` show the text in its
    /// place.
    Explained(Box<Value<'r>>, String),
}

/// A speaker of a claim as it leaves the program; in JSON `{"id","name","as","for"}`, elsewhere the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerValue<'r> {
    /// The public id, `s7`.
    pub id: SpeakerId,
    /// The name.
    pub name: &'r str,
    /// The title as the article gave it; JSON key `as`.
    pub title: Option<&'r str>,
    /// The body spoken for, several with ` | ` between; JSON key `for`.
    pub on_behalf_of: Option<Cow<'r, str>>,
}

impl<'r> Value<'r> {
    /// Several texts.
    pub fn list<T: Into<Cow<'r, str>>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::List(texts.into_iter().map(Into::into).collect())
    }
}

/// A count; past the largest number that JSON readers hold exactly it is never.
impl From<u64> for Value<'_> {
    fn from(count: u64) -> Self {
        Self::Int(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'r> From<&'r str> for Value<'r> {
    fn from(text: &'r str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'r> From<Cow<'r, str>> for Value<'r> {
    fn from(text: Cow<'r, str>) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<bool> for Value<'_> {
    fn from(yes: bool) -> Self {
        Self::Bool(yes)
    }
}

impl<'r> From<&'r SourceDate> for Value<'r> {
    fn from(date: &'r SourceDate) -> Self {
        Self::Date(date)
    }
}

impl<'r> From<Vec<SpeakerValue<'r>>> for Value<'r> {
    fn from(speakers: Vec<SpeakerValue<'r>>) -> Self {
        Self::Speakers(speakers)
    }
}

impl From<Vec<String>> for Value<'_> {
    fn from(texts: Vec<String>) -> Self {
        Self::list(texts)
    }
}

impl<'r> From<&'r Vec<String>> for Value<'r> {
    fn from(texts: &'r Vec<String>) -> Self {
        Self::list(texts)
    }
}

impl<'r, T: Into<Value<'r>>> From<Option<T>> for Value<'r> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

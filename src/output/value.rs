//! One field of a result, before it takes any format.
//!
//! Owns which kinds of value a result can hold and how each is flattened where a format knows nothing but text. Built
//! by the column lists; JSON is written in `json`. What a row holds as a text is borrowed from it: copies of texts were a quarter of
//! what it takes to write a row.

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
    /// A date, as precise as its source; in JSON `{"words","edtf","earliest","latest"}`, elsewhere its EDTF text.
    Date(&'r SourceDate),
    /// Speakers, in the order of the claim.
    Speakers(Vec<SpeakerValue<'r>>),
    /// Several texts; `; ` between them where a format has no lists.
    List(Vec<Cow<'r, str>>),
    /// A nested object, its keys in order. For JSON: elsewhere it is shown as compact JSON, which nobody likes in a cell.
    Object(Vec<(&'static str, Value<'r>)>),
    /// Several values. For JSON, like [`Value::Object`].
    Array(Vec<Value<'r>>),
    /// A value that would tell a person too little: programs get it, `table` and `md` show the text in its place.
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

    /// The value as one text, for formats without types: null is empty, lists and speakers' names are joined with
    /// `; `, a date is its EDTF text, objects and arrays are compact JSON.
    pub fn flat(&self) -> Cow<'_, str> {
        match self {
            Self::Null => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Int(number) => Cow::Owned(number.to_string()),
            Self::Bool(yes) => Cow::Borrowed(if *yes { "true" } else { "false" }),
            Self::Date(date) => Cow::Borrowed(date.edtf().as_str()),
            Self::Speakers(speakers) => match speakers.as_slice() {
                [one] => Cow::Borrowed(one.name),
                several => {
                    Cow::Owned(several.iter().map(|speaker| speaker.name).collect::<Vec<_>>().join("; "))
                }
            },
            Self::List(texts) => match texts.as_slice() {
                [one] => Cow::Borrowed(one),
                several => Cow::Owned(several.join("; ")),
            },
            Self::Object(_) | Self::Array(_) => Cow::Owned(super::json::compact(self)),
            Self::Explained(value, _) => value.flat(),
        }
    }

    /// The value as one text for people: as [`flat`](Self::flat), but for [`Value::Explained`].
    pub fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Explained(_, text) => Cow::Borrowed(text),
            other => other.flat(),
        }
    }

    /// The value in the record of one thing, where there is room: speakers with their titles and whom they spoke for.
    pub fn in_full(&self) -> Cow<'_, str> {
        let Self::Speakers(speakers) = self else { return self.shown() };
        let full = speakers.iter().map(|speaker| {
            let title = speaker.title.map(|title| format!(", {title}")).unwrap_or_default();
            let body = speaker.on_behalf_of.as_ref().map(|body| format!(" (for {body})")).unwrap_or_default();
            format!("{}{title}{body}", speaker.name)
        });
        Cow::Owned(full.collect::<Vec<_>>().join("; "))
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

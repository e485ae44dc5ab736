//! One field of a result, before it takes any format.
//!
//! Owns which kinds of value a result can hold and how each is flattened where a format knows nothing but text. Built
//! by the column lists; JSON is written in `json`.

use crate::domain::date::SourceDate;

/// The value of one field of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Absent: null in JSON, nothing elsewhere.
    Null,
    /// Text as recorded. Ids are texts, too: a program must not be tempted to calculate with them.
    Text(String),
    /// A count or a position; the only thing that becomes a JSON number.
    Int(i64),
    /// `true` or `false`.
    Bool(bool),
    /// A date, as precise as its source; in JSON `{"words","edtf","earliest","latest"}`, elsewhere its EDTF text.
    Date(Box<SourceDate>),
    /// Speakers, in the order of the claim.
    Speakers(Vec<SpeakerValue>),
    /// Several texts; `; ` between them where a format has no lists.
    List(Vec<String>),
    /// A nested object, its keys in order. For JSON: elsewhere it is shown as compact JSON, which nobody likes in a cell.
    Object(Vec<(&'static str, Value)>),
    /// Several values. For JSON, like [`Value::Object`].
    Array(Vec<Value>),
    /// A value that would tell a person too little: programs get it, `table` and `md` show the text in its place.
    Explained(Box<Value>, String),
}

/// A speaker of a claim as it leaves the program; in JSON `{"id","name","as","for"}`, elsewhere the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerValue {
    /// The public id, `s7`.
    pub id: String,
    /// The name.
    pub name: String,
    /// The title as the article gave it; JSON key `as`.
    pub title: Option<String>,
    /// The body spoken for; JSON key `for`.
    pub on_behalf_of: Option<String>,
}

impl Value {
    /// The value as one text, for formats without types: null is empty, lists and speakers' names are joined with
    /// `; `, a date is its EDTF text, objects and arrays are compact JSON.
    pub fn flat(&self) -> String {
        match self {
            Self::Null => String::new(),
            Self::Text(text) => text.clone(),
            Self::Int(number) => number.to_string(),
            Self::Bool(yes) => yes.to_string(),
            Self::Date(date) => date.edtf().to_string(),
            Self::Speakers(speakers) => {
                speakers.iter().map(|speaker| speaker.name.as_str()).collect::<Vec<_>>().join("; ")
            }
            Self::List(texts) => texts.join("; "),
            Self::Object(_) | Self::Array(_) => super::json::compact(self),
            Self::Explained(value, _) => value.flat(),
        }
    }

    /// The same, of a value that is not needed any more: a text is not copied.
    pub fn into_flat(self) -> String {
        match self {
            Self::Text(text) => text,
            other => other.flat(),
        }
    }

    /// The value as one text for people: as [`flat`](Self::flat), but for [`Value::Explained`].
    pub fn shown(&self) -> String {
        match self {
            Self::Explained(_, text) => text.clone(),
            other => other.flat(),
        }
    }
}

impl Value {
    /// The value in the record of one thing, where there is room: speakers with their titles and whom they spoke for.
    pub fn in_full(&self) -> String {
        let Self::Speakers(speakers) = self else { return self.shown() };
        let full = speakers.iter().map(|speaker| {
            let title = speaker.title.as_ref().map(|title| format!(", {title}")).unwrap_or_default();
            let body = speaker.on_behalf_of.as_ref().map(|body| format!(" (for {body})")).unwrap_or_default();
            format!("{}{title}{body}", speaker.name)
        });
        full.collect::<Vec<_>>().join("; ")
    }
}

/// A count; past the largest number that JSON readers hold exactly it is never.
impl From<u64> for Value {
    fn from(count: u64) -> Self {
        Self::Int(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<bool> for Value {
    fn from(yes: bool) -> Self {
        Self::Bool(yes)
    }
}

impl From<SourceDate> for Value {
    fn from(date: SourceDate) -> Self {
        Self::Date(Box::new(date))
    }
}

impl From<Vec<SpeakerValue>> for Value {
    fn from(speakers: Vec<SpeakerValue>) -> Self {
        Self::Speakers(speakers)
    }
}

impl From<Vec<String>> for Value {
    fn from(texts: Vec<String>) -> Self {
        Self::List(texts)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

//! A value as one text, for formats that know nothing but text.
//!
//! Owns how each kind of value is flattened; objects and arrays become compact JSON. Called by every writer
//! but that of JSON.

use std::borrow::Cow;

use super::json;
use super::value::Value;

impl Value<'_> {
    /// The value as one text, for formats without types: null is empty, lists and speakers' names are joined
    /// with `; `, a date is its EDTF text, objects and arrays are compact JSON.
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
            Self::Object(_) | Self::Array(_) => Cow::Owned(json::compact(self)),
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

    /// The value in the record of one thing, where there is room: speakers with their titles and whom they
    /// spoke for.
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

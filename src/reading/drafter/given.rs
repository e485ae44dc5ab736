//! A statement as a drafter gave it: typed, and not yet held against the text.
//!
//! Owns which keys of a line are read and which forms their values may have. Pure. It must not decide what
//! stands in the text: that is `check`'s.

use serde_json::{Map, Value};

use super::refusal::shown;
use crate::domain::date::Edtf;
use crate::domain::{ClaimKind, Mode, RelationType};
use crate::reading::draft::Tier;

/// Entries that a list of a line may have.
const LISTED: usize = 40;
/// Code points of a name, a title or the words of a day.
const LONGEST_NAME: usize = 300;

/// Words, and where the drafter says they begin, in code points: only to choose between equal places.
#[derive(Debug, Clone)]
pub(super) struct Words {
    pub(super) text: String,
    pub(super) near: Option<usize>,
}

/// One speaker.
#[derive(Debug, Default)]
pub(super) struct GivenSpeaker {
    pub(super) name: Option<Words>,
    pub(super) mention: Option<Words>,
    pub(super) title: Option<Words>,
    pub(super) body: Option<Words>,
}

/// A day: words of the text, a value, or both.
#[derive(Debug)]
pub(super) struct GivenDay {
    pub(super) words: Option<Words>,
    pub(super) edtf: Option<Edtf>,
}

/// A link, to a statement by its number among those given.
#[derive(Debug)]
pub(super) struct GivenAnswer {
    pub(super) number: u64,
    pub(super) sure: bool,
    pub(super) likely: f64,
    pub(super) relation: Option<RelationType>,
}

/// One statement.
#[derive(Debug)]
pub(super) struct Given {
    pub(super) quotes: Vec<Words>,
    pub(super) kinds: [ClaimKind; 2],
    pub(super) mode: Option<Mode>,
    pub(super) speakers: Vec<GivenSpeaker>,
    pub(super) via: Vec<Words>,
    pub(super) said: Option<GivenDay>,
    pub(super) text: Option<String>,
    pub(super) denied: Option<String>,
    pub(super) answers: Vec<GivenAnswer>,
    pub(super) tier: Tier,
    pub(super) likely: Option<f64>,
}

impl Given {
    /// Reads a line. What of it has a form that is not taken goes into `dropped`, as fragments.
    ///
    /// # Errors
    /// Why it is no statement, as a fragment.
    pub(super) fn of(object: &Map<String, Value>, dropped: &mut Vec<String>) -> Result<Self, String> {
        let quotes = quotes(object)?;
        let mut keys = Keys { object, dropped };
        Ok(Self {
            quotes,
            kinds: keys.kinds(),
            mode: keys.word("mode"),
            speakers: keys.list("speakers").into_iter().filter_map(|one| keys.speaker(one)).collect(),
            via: keys.list("via").into_iter().filter_map(|one| keys.words("via", one)).collect(),
            said: keys.said(),
            text: keys.wording("text"),
            denied: keys.wording("denied"),
            answers: keys.list("answers").into_iter().filter_map(|one| keys.answer(one)).collect(),
            tier: keys.word("tier").unwrap_or(Tier::Low),
            likely: keys.share("likely", keys.object.get("likely")),
        })
    }
}

/// The words that are quoted: `quotes`, with the beginnings of `spans`.
fn quotes(object: &Map<String, Value>) -> Result<Vec<Words>, String> {
    let list: Vec<&Value> = match object.get("quotes") {
        Some(Value::Array(list)) if !list.is_empty() => list.iter().collect(),
        Some(one @ Value::String(_)) => vec![one],
        _ => return Err("quotes nothing: `quotes` is a list of words of the text".to_owned()),
    };
    if list.len() > LISTED {
        return Err(format!("has {} quotes; at most {LISTED} are taken", list.len()));
    }
    let spans: Vec<Option<usize>> = match object.get("spans") {
        Some(Value::Array(spans)) => spans.iter().map(|span| place(span.get(0))).collect(),
        _ => Vec::new(),
    };
    let is_each = spans.len() == list.len();
    let quote = |(at, value): (usize, &Value)| match value {
        Value::String(text) => {
            let near = spans.get(at).copied().flatten().filter(|_| is_each || at == 0);
            Ok(Words { text: text.clone(), near })
        }
        other => words_of(other).ok_or_else(|| "has a quote that is no text".to_owned()),
    };
    list.into_iter().enumerate().map(quote).collect()
}

/// A place; anything that is none is as good as none.
fn place(value: Option<&Value>) -> Option<usize> {
    usize::try_from(value?.as_u64()?).ok()
}

/// Words as a string, or as an object with `text` (or `words`) and perhaps `start`.
fn words_of(value: &Value) -> Option<Words> {
    match value {
        Value::String(text) => Some(Words { text: text.clone(), near: None }),
        Value::Object(object) => {
            let text = object.get("text").or_else(|| object.get("words"))?.as_str()?;
            Some(Words { text: text.to_owned(), near: place(object.get("start")) })
        }
        _ => None,
    }
}

/// The keys of one line.
struct Keys<'k> {
    object: &'k Map<String, Value>,
    dropped: &'k mut Vec<String>,
}

impl<'k> Keys<'k> {
    fn drop(&mut self, why: impl Into<String>) {
        self.dropped.push(why.into());
    }

    /// The entries of a list; a single string is a list of one.
    fn list(&mut self, key: &str) -> Vec<&'k Value> {
        match self.object.get(key) {
            None | Some(Value::Null) => Vec::new(),
            Some(one @ Value::String(_)) => vec![one],
            Some(Value::Array(list)) => {
                if list.len() > LISTED {
                    self.drop(format!("of {} `{key}` only {LISTED} are taken", list.len()));
                }
                list.iter().take(LISTED).collect()
            }
            Some(_) => {
                self.drop(format!("`{key}` is no list"));
                Vec::new()
            }
        }
    }

    /// A word of a closed vocabulary.
    fn word<V: std::str::FromStr<Err: std::fmt::Display>>(&mut self, key: &str) -> Option<V> {
        let value = self.object.get(key).filter(|value| !value.is_null())?;
        self.member(key, value)
    }

    fn member<V: std::str::FromStr<Err: std::fmt::Display>>(
        &mut self,
        key: &str,
        value: &Value,
    ) -> Option<V> {
        let Some(word) = value.as_str().filter(|word| word.len() <= LONGEST_NAME) else {
            self.drop(format!("`{key}` is no word"));
            return None;
        };
        let member: Result<V, _> = word.parse();
        member.map_err(|error| self.drop(format!("`{key}`: {error}"))).ok()
    }

    /// The likeliest kind and the second, which is the first again where none is given.
    fn kinds(&mut self) -> [ClaimKind; 2] {
        let first: Option<ClaimKind> = self.word("kind");
        let mut all: Vec<ClaimKind> = first.into_iter().collect();
        for value in self.list("kinds") {
            all.extend(self.member::<ClaimKind>("kinds", value));
        }
        let first = all.first().copied().unwrap_or(ClaimKind::Statement);
        [first, all.into_iter().find(|kind| *kind != first).unwrap_or(first)]
    }

    fn words(&mut self, key: &str, value: &Value) -> Option<Words> {
        let words = words_of(value);
        match words {
            None => self.drop(format!("`{key}` has no words: it is a text, or an object with `text`")),
            Some(ref words) if words.text.chars().nth(LONGEST_NAME).is_some() => {
                self.drop(format!("`{key}` is too long: {}", shown(&words.text)));
                return None;
            }
            Some(_) => {}
        }
        words
    }

    fn speaker(&mut self, value: &Value) -> Option<GivenSpeaker> {
        if let Value::Object(object) = value {
            let mut part = |key: &str| {
                let value = object.get(key).filter(|value| !value.is_null())?;
                self.words(&format!("speakers.{key}"), value)
            };
            return Some(GivenSpeaker {
                name: part("name"),
                mention: part("mention"),
                title: part("as"),
                body: part("for"),
            });
        }
        let name = self.words("speakers", value)?;
        Some(GivenSpeaker { name: Some(name), ..GivenSpeaker::default() })
    }

    /// The words of the day, or the drafter's own.
    fn said(&mut self) -> Option<GivenDay> {
        let value = self.object.get("said").filter(|value| !value.is_null())?;
        let edtf = match value.get("edtf").filter(|edtf| !edtf.is_null()) {
            // A value alone may be given as it is; then it need not be words of the text.
            None => value.as_str().and_then(|text| text.parse().ok()),
            Some(edtf) => self.edtf(edtf),
        };
        let is_value = value.is_string() && edtf.is_some();
        let has_words = !is_value && (words_of(value).is_some() || !value.is_object());
        let words = if has_words { self.words("said", value) } else { None };
        if words.is_none() && edtf.is_none() && !has_words {
            self.drop("`said` gives neither words of the text nor a day");
        }
        (words.is_some() || edtf.is_some()).then_some(GivenDay { words, edtf })
    }

    fn edtf(&mut self, value: &Value) -> Option<Edtf> {
        let Some(text) = value.as_str().filter(|text| text.len() <= LONGEST_NAME) else {
            self.drop("`said.edtf` is no text");
            return None;
        };
        let edtf: Result<Edtf, _> = text.parse();
        edtf.map_err(|error| self.drop(format!("`said.edtf`: {error}"))).ok()
    }

    /// A sentence in the drafter's own words.
    fn wording(&mut self, key: &str) -> Option<String> {
        let value = self.object.get(key).filter(|value| !value.is_null())?;
        let words = words_of(value);
        if words.is_none() {
            self.drop(format!("`{key}` is no text"));
        }
        Some(words?.text)
    }

    fn share(&mut self, key: &str, value: Option<&Value>) -> Option<f64> {
        let value = value.filter(|value| !value.is_null())?;
        let share = value.as_f64().filter(|share| (0.0..=1.0).contains(share));
        if share.is_none() {
            self.drop(format!("`{key}` is no number from 0 to 1"));
        }
        share
    }

    fn answer(&mut self, value: &Value) -> Option<GivenAnswer> {
        let Some(number) = value.get("draft").and_then(Value::as_u64) else {
            self.drop("a link names no statement: `draft` is its number, from 0");
            return None;
        };
        let sure = value.get("sure").and_then(Value::as_bool).unwrap_or(false);
        let likely =
            self.share("answers.likely", value.get("likely")).unwrap_or(if sure { 1.0 } else { 0.5 });
        let relation = value.get("relation").filter(|value| !value.is_null());
        let relation = relation.and_then(|value| self.member("answers.relation", value));
        Some(GivenAnswer { number, sure, likely, relation })
    }
}

//! Typed access to the tables of a worksheet: one function for each type of value that a key can take.
//!
//! Each pushes a problem and goes on when a value does not fit. A value on a line that is not TOML is
//! skipped: what the parser made of it is not what was meant. A text that breaks a rule is still returned, so
//! that one mistake does not bring a second message about a text that is missing.

use super::place::{Lines, Located, Place};
use super::problem::{Problem, ProblemList};
use super::quoted::{basic, shown};
use super::sheet::DateSheet;
use super::text::{self, Objection};
use crate::domain::text::MAX_LISTED;
use crate::domain::vocabulary::{UnknownWord, nearest};
use crate::domain::{At, Vocabulary};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A TOML value and its span.
pub(super) type Value<'t> = Spanned<DeValue<'t>>;

/// What a table is called in messages, and its keys.
pub(super) struct Form {
    /// With its article or brackets: "[article]", "a date".
    pub(super) name: &'static str,
    /// Every valid key, in documented order.
    pub(super) keys: &'static [&'static str],
    /// Words that people write instead, too unlike the key for [`nearest`] to find it.
    pub(super) also: &'static [(&'static str, &'static str)],
}

const DATE: Form =
    Form { name: "a date", keys: &["words", "edtf"], also: &[("text", "words"), ("value", "edtf")] };

/// A worksheet being read.
pub(super) struct Reading<'r, 't> {
    lines: &'r Lines<'t>,
    faults: &'r [usize],
    pub(super) problems: &'r mut ProblemList,
}

impl<'r, 't> Reading<'r, 't> {
    /// Starts; `faults` are the byte offsets of what is not TOML, ascending.
    pub(super) fn new(lines: &'r Lines<'t>, faults: &'r [usize], problems: &'r mut ProblemList) -> Self {
        Self { lines, faults, problems }
    }

    /// The place of a span's first character.
    pub(super) fn place(&self, span: &Range<usize>) -> Place {
        self.lines.place(span.start)
    }

    /// Pushes an objection to a text.
    pub(super) fn object(&mut self, place: Place, objection: Objection) {
        self.problems.push(Problem { place: Some(place), message: objection.message, hint: objection.hint });
    }

    /// Whether a mistake in the notation stands on one of the lines that a span touches.
    pub(super) fn is_broken(&self, span: &Range<usize>) -> bool {
        if self.faults.is_empty() {
            return false;
        }
        let from = self.lines.line_range(span.start).start;
        let to = self.lines.line_range(span.end).end;
        let next = self.faults.partition_point(|fault| *fault < from);
        self.faults.get(next).is_some_and(|fault| *fault <= to)
    }

    /// Whether a key stands in a header, `[key]` or `[[key]]`.
    pub(super) fn is_in_header(&self, key: &Range<usize>) -> bool {
        self.lines.is_in_header(key.start)
    }

    /// The value of a key, unless it is absent or not what was meant.
    pub(super) fn value<'v>(&self, table: &'v DeTable<'t>, key: &str) -> Option<&'v Value<'t>> {
        table.get(key).filter(|value| !self.is_broken(&value.span()))
    }

    /// Pushes a problem for each key that the form does not have.
    pub(super) fn refuse_unknown_keys(&mut self, table: &DeTable<'t>, form: &Form) {
        for (key, value) in table {
            let name: &str = key.get_ref();
            if form.keys.contains(&name) || self.is_broken(&key.span()) || self.is_broken(&value.span()) {
                continue;
            }
            let known = form.also.iter().find(|(other, _)| *other == name).map(|(_, meant)| *meant);
            let hint = match known.or_else(|| nearest(&shown(name), form.keys.iter().copied())) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("{} takes: {}", form.name, form.keys.join(", ")),
            };
            let problem = Problem::at(self.place(&key.span()), format!("unknown key `{}`", shown(name)));
            self.problems.push(problem.hint(hint));
        }
    }

    /// Pushes that a value has the wrong type; `takes` completes "`key` takes …".
    pub(super) fn wrong_type(&mut self, key: &str, takes: &str, value: &Value<'t>, in_list: bool) {
        let span = value.span();
        let (found, scalar) = match value.get_ref() {
            DeValue::String(_) => ("a text", false),
            DeValue::Integer(_) | DeValue::Float(_) => ("a number", true),
            DeValue::Boolean(_) => ("true or false", true),
            DeValue::Datetime(at) if at.date.is_none() => ("a time of day", true),
            DeValue::Datetime(_) => ("a date", true),
            DeValue::Array(_) => ("a list", false),
            DeValue::Table(_) => ("a table", false),
        };
        let inside = if in_list { " in the list" } else { "" };
        let problem = Problem::at(self.place(&span), format!("`{key}` takes {takes}; found {found}{inside}"));
        let written = self.lines.text().get(span).unwrap_or_default();
        self.problems.push(if scalar {
            problem.hint(format!("if this is what was meant, put it in quotation marks: {}", basic(written)))
        } else {
            problem
        });
    }

    /// A text, which may have several lines.
    pub(super) fn text(&mut self, table: &DeTable<'t>, key: &str) -> Option<Located<String>> {
        let value = self.value(table, key)?;
        self.checked(key, "a text", value, false, text::any_text)
    }

    /// A text of one line.
    pub(super) fn line(&mut self, table: &DeTable<'t>, key: &str) -> Option<Located<String>> {
        self.line_that(table, key, text::line)
    }

    /// A text of one line that passes a check.
    pub(super) fn line_that(
        &mut self,
        table: &DeTable<'t>,
        key: &str,
        check: fn(&str, &str) -> Result<(), Objection>,
    ) -> Option<Located<String>> {
        let value = self.value(table, key)?;
        self.checked(key, "a text", value, false, check)
    }

    /// A text, or a list of texts, that pass a check.
    pub(super) fn texts(
        &mut self,
        table: &DeTable<'t>,
        key: &str,
        check: fn(&str, &str) -> Result<(), Objection>,
    ) -> Vec<Located<String>> {
        self.one_or_many(table, key, |reading, value, in_list| {
            reading.checked(key, "a text or a list of texts", value, in_list, check)
        })
    }

    /// What `read` makes of a value, or of each entry of a list.
    pub(super) fn one_or_many<T>(
        &mut self,
        table: &DeTable<'t>,
        key: &str,
        mut read: impl FnMut(&mut Self, &Value<'t>, bool) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = self.value(table, key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::Array(entries) if entries.is_empty() && key != "by" => {
                let place = self.place(&value.span());
                let hint = "leave the key out; what is recorded is emptied with: gainsay claim edit CLAIM --clear FIELD";
                self.problems.push(Problem::at(place, format!("`{key}` is an empty list")).hint(hint));
                Vec::new()
            }
            DeValue::Array(entries) if entries.len() > MAX_LISTED => {
                let message = format!("`{key}` has {} entries; at most {MAX_LISTED} are kept", entries.len());
                let hint = "make several claims of it, or name the group instead of its members";
                self.problems.push(Problem::at(self.place(&value.span()), message).hint(hint));
                Vec::new()
            }
            DeValue::Array(entries) => entries.iter().filter_map(|entry| read(self, entry, true)).collect(),
            _ => read(self, value, false).into_iter().collect(),
        }
    }

    /// A time code or a page.
    pub(super) fn place_in_source(&mut self, table: &DeTable<'t>) -> Option<Located<At>> {
        let written = self.line(table, "at")?;
        match written.parse() {
            Ok(at) => Some(Located::new(at, written.place)),
            Err(_) if written.trim().is_empty() => None,
            Err(error) => {
                let problem = Problem::at(written.place, format!("`at`: {error}"));
                let hint = "a time code counts from the beginning of the recording; a page is \"p. 4\", or \"pp. 4-6\" for several";
                self.problems.push(problem.hint(hint));
                None
            }
        }
    }

    /// Tags: one or a list, none twice.
    pub(super) fn topics(&mut self, table: &DeTable<'t>) -> Vec<Located<String>> {
        let topics = self.texts(table, "topics", text::line);
        let mut seen = std::collections::HashSet::new();
        for topic in &topics {
            if !seen.insert(text::folded(topic)) {
                let message = format!("the topic {:?} is given twice", shown(topic));
                self.problems.push(Problem::at(topic.place, message).hint("keep one of the two"));
            }
        }
        topics
    }

    /// A word of a closed vocabulary.
    pub(super) fn word<K: Vocabulary>(&mut self, table: &DeTable<'t>, key: &str) -> Option<Located<K>> {
        let value = self.value(table, key)?;
        let DeValue::String(word) = value.get_ref() else {
            self.wrong_type(key, "a word", value, false);
            return None;
        };
        let place = self.place(&value.span());
        match shown(word).parse::<K>() {
            Ok(word) => Some(Located::new(word, place)),
            Err(UnknownWord { word, valid, .. }) if word.is_empty() => {
                let problem = Problem::at(place, format!("`{key}` is empty"));
                self.problems.push(problem.hint(format!("use one of: {}", valid.join(", "))));
                None
            }
            Err(unknown) => {
                self.problems.push(Problem::at(place, unknown.to_string()));
                None
            }
        }
    }

    /// A date: a text, a TOML date, or words and a value.
    pub(super) fn date(&mut self, table: &DeTable<'t>, key: &str) -> Option<Located<DateSheet>> {
        const TAKES: &str =
            "a date (2024-06-21, \"June 2024\", { words = \"Thursday\", edtf = \"2024-06-20\" })";
        let value = self.value(table, key)?;
        match value.get_ref() {
            DeValue::String(_) => {
                let words = self.checked(key, TAKES, value, false, text::line)?;
                Some(Located::new(DateSheet { words: words.value, edtf: None }, words.place))
            }
            DeValue::Datetime(at) if at.date.is_some() => {
                let words = self.lines.text().get(value.span()).unwrap_or_default().to_owned();
                Some(Located::new(DateSheet { words, edtf: None }, self.place(&value.span())))
            }
            DeValue::Table(parts) => {
                self.refuse_unknown_keys(parts, &DATE);
                let words = self.line(parts, "words");
                let edtf = self.line(parts, "edtf");
                if !parts.contains_key("words") {
                    let problem = Problem::at(self.place(&value.span()), format!("`{key}` has no `words`"));
                    let hint =
                        format!("add the words of the article; without them, write {key} = \"2024-06-20\"");
                    self.problems.push_missing(problem.hint(hint));
                }
                let words = words?;
                Some(Located::new(DateSheet { words: words.value, edtf }, words.place))
            }
            _ => {
                self.wrong_type(key, TAKES, value, false);
                None
            }
        }
    }

    /// A text that passes a check; line ends inside it become LF.
    pub(super) fn checked(
        &mut self,
        key: &str,
        takes: &str,
        value: &Value<'t>,
        in_list: bool,
        check: fn(&str, &str) -> Result<(), Objection>,
    ) -> Option<Located<String>> {
        let DeValue::String(written) = value.get_ref() else {
            self.wrong_type(key, takes, value, in_list);
            return None;
        };
        let written = written.replace("\r\n", "\n");
        let place = self.place(&value.span());
        if let Err(objection) = check(key, &written) {
            self.object(place, objection);
        }
        Some(Located::new(written, place))
    }
}

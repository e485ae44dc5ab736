//! From the words of a source to a date: "Thursday", "earlier this week", "20 June 2024", `2024-06`.
//!
//! Owns which words are understood and which are refused because they can be read in two ways. Command line
//! and worksheet call it. It must never read a clock (what "today" means is passed in as the [`Anchor`]) and
//! never pick one of several readings: a wrong day in the record is worse than a question. Two readings
//! become a set, a stretch becomes an interval or a set, and everything else is refused.
//!
//! A phrase is cut into pieces (`token`), the grammar of its language makes of them what it says (`meaning`),
//! and that is counted from the article's day (`resolve`) and written as EDTF (`value`). A new language is a
//! module like `english` and a row in [`LANGUAGES`]; a new kind of words is a reader there, and a
//! [`Rule`](crate::domain::date::Rule).
//!
//! # How it counts
//!
//! - Words point back, as reports do: "Thursday" is the latest Thursday on or before the article's day, "June
//!   3" the latest 3 June, "in August" the latest August that has begun. What is ahead says so: "next
//!   Monday", "later this week", or a year.
//! - "Last Tuesday" is the latest one before the article's day or the one of last week; where these are two
//!   days, it is one of the two. "Next Tuesday", "last June", "last summer" and their like in the same way.
//!   "This Monday" after that Monday may be the coming one.
//! - After "by", "until" and "before", a weekday is that of the article's week and a month or day that of the
//!   article's year: where that is still ahead, it covers the past one too.
//! - Weeks begin on Monday (ISO 8601); in an article of a Sunday "last week" may also be the six days before
//!   it. The days of a week or weekend are a set: one of them.
//! - Days and weeks "ago" give the day, months the month, years the year.
//! - "Early", "mid" and "late" are thirds of a month or year and about thirds of a decade, with the ends that
//!   no calendar fixes marked `~`: `2024-06-01/2024-06-10~`, `1950/1953~`.
//! - Seasons are those of the northern hemisphere. "Winter 2023" may begin or end in that year.
//! - "The 2000s" are ten years, "the 1900s" and all before them a hundred.
//! - "Before" and "after" leave out the date they name, unless a time of day leaves some of it.

mod english;
mod error;
mod meaning;
mod numbers;
mod resolve;
mod token;
mod value;

use meaning::Meaning;
use resolve::Trouble;
use token::WordToken;

pub(crate) use english::MONTHS;
pub use error::{DateWordsError, NumberReading};

use crate::domain::date::{Day, Edtf, SourceDate};

/// What words such as "today" are counted from, and the language they are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor<'a> {
    /// The first and last day that can be "today".
    days: Option<(Day, Day)>,
    /// Why that is not one day, as a fragment: "the article has no date of publication".
    why_no_day: &'a str,
    /// A BCP 47 tag; none is English.
    language: Option<&'a str>,
}

impl<'a> Anchor<'a> {
    /// Words count from this day: the clock's local day on the command line.
    pub const fn on(today: Day) -> Self {
        Self { days: Some((today, today)), why_no_day: "", language: None }
    }

    /// Words cannot be counted from any day, for this reason.
    pub const fn none(why: &'a str) -> Self {
        Self { days: None, why_no_day: why, language: None }
    }

    /// Words count from the day an article appeared. If that is a month or another certain stretch, only
    /// words that mean the same on each of its days are read: "last year", but not "Thursday".
    pub fn published(date: Option<&Edtf>) -> Self {
        let Some(date) = date else {
            return Self::none("the article has no date of publication");
        };
        let certain = !date.is_uncertain() && !date.is_approximate();
        match (date.is_single_day(), date.earliest(), date.latest()) {
            (Some(day), ..) if certain => Self::on(day),
            (Some(_), ..) => {
                Self::none("the article's day of publication is marked as uncertain or approximate")
            }
            (None, earliest, latest) => Self {
                days: earliest.zip(latest).filter(|_| certain),
                ..Self::none("the article's date of publication is not a single day")
            },
        }
    }

    /// The last day that can be "today"; `None` if words cannot be counted from any.
    pub(crate) fn last_day(&self) -> Option<Day> {
        self.days.map(|(_, last)| last)
    }

    /// This anchor for words in this language (a BCP 47 tag); words of an unknown language are read as
    /// English.
    #[must_use]
    pub const fn in_language(self, language: Option<&'a str>) -> Self {
        Self { language, ..self }
    }
}

/// A language whose dates are read.
struct Language {
    /// How its BCP 47 tags begin.
    tags: &'static [&'static str],
    read: fn(&[WordToken]) -> Option<Meaning>,
}

/// The first is that of words whose language nobody said.
const LANGUAGES: &[Language] = &[Language { tags: &["en", "eng", "english"], read: english::read }];

/// The language of a tag such as `en-GB`; none if its dates are not read.
fn language(tag: Option<&str>) -> Option<&'static Language> {
    let Some(tag) = tag.map(str::trim).filter(|tag| !tag.is_empty()) else {
        return LANGUAGES.first();
    };
    let primary = tag.split(['-', '_']).next().unwrap_or(tag);
    LANGUAGES.iter().find(|language| language.tags.iter().any(|known| known.eq_ignore_ascii_case(primary)))
}

/// Reads the words of a source; blanks around them do not count, and the words are kept as written.
///
/// Understood are EDTF (rule `as-given`) and, in English, the phrases of this module's [documentation](self).
/// Everything else is an error that says what to write.
pub fn read(words: &str, anchor: &Anchor<'_>) -> Result<SourceDate, DateWordsError> {
    let words = words.trim();
    if words.is_empty() {
        return Err(DateWordsError::Empty);
    }
    let not_edtf = match words.parse::<Edtf>() {
        Ok(edtf) => return Ok(SourceDate::given(edtf)),
        Err(error) => error,
    };
    if let Some(error) = numbers::three_numbers(words) {
        return Err(error);
    }
    let language = language(anchor.language);
    let meaning = language.zip(token::tokens(words)).and_then(|(language, tokens)| (language.read)(&tokens));
    let words = words.to_owned();
    let trouble = match meaning.as_ref().map(|meaning| dated(&words, meaning, anchor)) {
        Some(Ok(date)) => return Ok(date),
        Some(Err(trouble)) => trouble,
        None => Trouble::NotRead,
    };
    // Somebody who writes Thursday is not helped by what is wrong with it as EDTF, and the other way round.
    if is_meant_as_edtf(&words) {
        return Err(not_edtf.into());
    }
    Err(match trouble {
        Trouble::NotRead if language.is_none() => {
            DateWordsError::OtherLanguage { words, language: anchor.language.unwrap_or_default().to_owned() }
        }
        Trouble::NotRead => DateWordsError::Unread { words },
        Trouble::NeedsDay => DateWordsError::NoToday { words, why: anchor.why_no_day.to_owned() },
        Trouble::OutOfRange => DateWordsError::NoToday { words, why: "the year is out of range".to_owned() },
        Trouble::NeedsYear => DateWordsError::NoYear { words },
        Trouble::Impossible(wrong) => DateWordsError::Impossible { words, wrong },
        Trouble::Contradiction(wrong) => DateWordsError::Contradiction { words, wrong },
        Trouble::NoneLeft(wrong) => DateWordsError::NoneLeft { words, wrong },
    })
}

/// The date that a phrase means, if it is the same on every day that the article can be of.
fn dated(words: &str, meaning: &Meaning, anchor: &Anchor<'_>) -> Result<SourceDate, Trouble> {
    let resolved = match anchor.days {
        Some((first, last)) if first != last => {
            // Every rule gives later dates on later days: what is the same on the first and the last is so
            // between.
            let on_first = resolve::resolve(meaning, Some(first));
            let same = on_first == resolve::resolve(meaning, Some(last));
            if same { on_first } else { Err(Trouble::NeedsDay) }
        }
        days => resolve::resolve(meaning, days.map(|(day, _)| day)),
    };
    let (value, mark, rule) = resolved?;
    // EDTF writes years of more than four digits only alone.
    let edtf = value.text(mark).parse::<Edtf>().map_err(|_| Trouble::OutOfRange)?;
    Ok(SourceDate::from_words(words, edtf, rule))
}

/// Whether there are digits or signs of EDTF, and no words but those of the standard and its earlier draft.
fn is_meant_as_edtf(words: &str) -> bool {
    let mut runs = words.split(|c: char| !c.is_alphabetic()).filter(|run| !run.is_empty());
    let has_value = words.chars().any(|c| c.is_ascii_digit()) || words.contains(['/', '[', '{']);
    has_value
        && runs.all(|run| {
            matches!(run, "open" | "unknown" | "now" | "Y" | "y" | "T" | "t" | "Z" | "z" | "S" | "E")
                || run.chars().all(|c| matches!(c, 'X' | 'x' | 'u'))
        })
}

#[cfg(test)]
mod phrases;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

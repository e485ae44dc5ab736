//! From the words of a source to a date: "20 June 2024", "yesterday", `2024-06`.
//!
//! Owns which words are understood and which are refused because they can be read in two ways. Command line and
//! worksheet call it. It must never read a clock (what "today" means is passed in as the [`Anchor`]) and never pick
//! one of several readings: a wrong day in the record is worse than a question.
//!
//! Each kind of words has one reader in [`READERS`]; a new kind is a new reader and a new [`Rule`].

use std::fmt;

use crate::domain::date::{Day, Edtf, EdtfError, Rule, SourceDate, days_in_month, month_name};

/// What words such as "today" are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor<'a> {
    /// The day that is "today": the clock's local day on the command line, the day the article was published in a
    /// worksheet.
    pub today: Option<Day>,
    /// Why there is none, as a fragment: "the article has no date of publication". Not read if there is one.
    pub why_no_today: &'a str,
}

impl<'a> Anchor<'a> {
    /// Words count from this day.
    pub const fn on(today: Day) -> Self {
        Self { today: Some(today), why_no_today: "" }
    }

    /// Words cannot be counted from any day, for this reason.
    pub const fn none(why: &'a str) -> Self {
        Self { today: None, why_no_today: why }
    }

    /// Words count from the day an article appeared, if that is one certain day.
    pub fn published(date: Option<&Edtf>) -> Self {
        let Some(date) = date else {
            return Self::none("the article has no date of publication");
        };
        match date.is_single_day() {
            Some(day) if !date.is_uncertain() && !date.is_approximate() => Self::on(day),
            Some(_) => Self::none("the article's day of publication is marked as uncertain or approximate"),
            None => Self::none("the article's date of publication is not a single day"),
        }
    }
}

/// Why words are not read as a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateWordsError {
    /// Nothing, or only blanks.
    #[error("the date is empty; leave it out if the source gives none, or write one like 2024-06-20")]
    Empty,
    /// Meant as EDTF, but not valid or not kept.
    #[error(transparent)]
    Edtf(#[from] EdtfError),
    /// Numbers whose order differs from country to country.
    #[error(
        "{words:?} is a date in numbers whose order differs from country to country; {}",
        readings_text(readings)
    )]
    Ambiguous {
        /// The words as written.
        words: String,
        /// Every reading that the calendar has.
        readings: Vec<Reading>,
    },
    /// A date written out that the calendar does not have.
    #[error(
        "{words:?} does not exist: {wrong}; check the source, or write the month alone if the day is in doubt"
    )]
    Impossible {
        /// The words as written.
        words: String,
        /// What the calendar says: "June has 30 days".
        wrong: String,
    },
    /// Words that count from a day, and no day to count from.
    #[error("{words:?} has no day to count from: {why}; write the day itself, like 2024-06-20")]
    NoToday {
        /// The words as written.
        words: String,
        /// The anchor's reason.
        why: String,
    },
    /// A day or month without a year, or with two digits of one.
    #[error("{words:?} has no year of four digits; write it in full, like 20 June 2024 or 2024-06-20")]
    NoYear {
        /// The words as written.
        words: String,
    },
    /// Words of no known kind.
    #[error(
        "gainsay does not read {words:?} as a date yet; write the value, like 2024-06-20, and in a worksheet both: \
         {{ words = {words:?}, edtf = \"2024-06-20\" }}"
    )]
    Unread {
        /// The words as written.
        words: String,
    },
}

/// One way to read a date of three numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The day.
    pub day: Day,
    /// The order of the numbers that gives it: "day first".
    pub order: &'static str,
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.day, self.order)
    }
}

fn readings_text(readings: &[Reading]) -> String {
    if readings.is_empty() {
        return "no order of its numbers gives a day of the calendar; write one like 2024-06-20".to_owned();
    }
    let readings: Vec<String> = readings.iter().map(ToString::to_string).collect();
    format!("write {}", readings.join(" or "))
}

/// Words as written (trimmed), and cut at blanks and commas in lower case.
struct Phrase<'a> {
    words: &'a str,
    tokens: Vec<String>,
}

/// A kind of words: `None` if the phrase is not of that kind, so that the next reader gets it.
type Reader = fn(&Phrase<'_>, &Anchor<'_>) -> Option<Result<SourceDate, DateWordsError>>;

/// Tried in this order, after EDTF.
const READERS: &[Reader] = &[today_or_yesterday, written_out, three_numbers];

/// Reads the words of a source; blanks around them do not count.
///
/// Understood are EDTF (rule `as-given`), "today" and "yesterday", and English dates with a year of four digits: "June
/// 2024", "20 June 2024", "June 20, 2024", with short names and ordinals (rule `calendar`), in any case. Everything
/// else is an error that says what to write.
pub fn read(words: &str, anchor: &Anchor<'_>) -> Result<SourceDate, DateWordsError> {
    let words = words.trim();
    if words.is_empty() {
        return Err(DateWordsError::Empty);
    }
    let not_edtf = match words.parse::<Edtf>() {
        Ok(edtf) => return Ok(SourceDate::given(edtf)),
        Err(error) => error,
    };
    let phrase = Phrase { words, tokens: tokens(words) };
    if let Some(answer) = READERS.iter().find_map(|reader| reader(&phrase, anchor)) {
        return answer;
    }
    // Somebody who writes Thursday is not helped by what is wrong with it as EDTF, and the other way round.
    if is_meant_as_edtf(words) {
        Err(not_edtf.into())
    } else {
        Err(DateWordsError::Unread { words: words.to_owned() })
    }
}

fn tokens(words: &str) -> Vec<String> {
    words
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|token| !token.is_empty())
        .map(str::to_lowercase)
        .collect()
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

fn today_or_yesterday(
    phrase: &Phrase<'_>,
    anchor: &Anchor<'_>,
) -> Option<Result<SourceDate, DateWordsError>> {
    let (rule, back) = match phrase.tokens.as_slice() {
        [word] if word == "today" => (Rule::Today, false),
        [word] if word == "yesterday" => (Rule::Yesterday, true),
        _ => return None,
    };
    let no_today =
        |why: &str| DateWordsError::NoToday { words: phrase.words.to_owned(), why: why.to_owned() };
    let Some(today) = anchor.today else {
        return Some(Err(no_today(anchor.why_no_today)));
    };
    let day = if back { today.previous() } else { Some(today) };
    // Days beyond four digits of a year exist, but EDTF cannot write them.
    let edtf = day.and_then(|day| Edtf::try_from(day).ok());
    Some(
        edtf.map(|edtf| SourceDate::from_words(phrase.words, edtf, rule))
            .ok_or_else(|| no_today("the year is out of range")),
    )
}

fn written_out(phrase: &Phrase<'_>, _: &Anchor<'_>) -> Option<Result<SourceDate, DateWordsError>> {
    let tokens: Vec<&str> =
        phrase.tokens.iter().map(String::as_str).filter(|token| !matches!(*token, "the" | "of")).collect();
    let (day, month, year) = match *tokens.as_slice() {
        [month, year] if is_month(month) && is_year(year) => (None, month, year),
        [day, month, year] | [month, day, year] if is_day(day) && is_month(month) => (Some(day), month, year),
        [day, month] | [month, day] if is_day(day) && is_month(month) => (Some(day), month, ""),
        [month] if is_month(month) => (None, month, ""),
        _ => return None,
    };
    let words = || phrase.words.to_owned();
    let (Some(year), Some(month)) = (four_digits(year), month_number(month)) else {
        return Some(Err(DateWordsError::NoYear { words: words() }));
    };
    let text = if let Some(number) = day.and_then(day_number) {
        let Some(day) = Day::new(year, month, number) else {
            let of_year = if month == 2 { format!(" {year:04}") } else { String::new() };
            let wrong = format!("{}{of_year} has {} days", month_name(month), days_in_month(year, month));
            return Some(Err(DateWordsError::Impossible { words: words(), wrong }));
        };
        day.to_string()
    } else {
        format!("{year:04}-{month:02}")
    };
    let edtf = text.parse::<Edtf>().map_err(DateWordsError::from);
    Some(edtf.map(|edtf| SourceDate::from_words(phrase.words, edtf, Rule::Calendar)))
}

fn is_month(token: &str) -> bool {
    month_number(token).is_some()
}

/// A month by its English name or a short one, with or without a full stop.
fn month_number(token: &str) -> Option<u8> {
    let name = token.strip_suffix('.').unwrap_or(token);
    (1..=12).find(|&month| {
        let full = month_name(month).to_lowercase();
        name == full || name == &full[..3] || (month == 9 && name == "sept")
    })
}

fn is_day(token: &str) -> bool {
    day_number(token).is_some()
}

/// One or two digits, with or without an ordinal ending.
fn day_number(token: &str) -> Option<u8> {
    let number =
        ["st", "nd", "rd", "th"].iter().find_map(|ending| token.strip_suffix(ending)).unwrap_or(token);
    let digits = (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    if digits { number.parse().ok() } else { None }
}

fn is_year(token: &str) -> bool {
    four_digits(token).is_some()
}

fn four_digits(token: &str) -> Option<i64> {
    let digits = token.len() == 4 && token.bytes().all(|byte| byte.is_ascii_digit());
    if digits { token.parse().ok() } else { None }
}

/// `06/07/2024`, `20.06.2024`, `6-7-24`: refused with every day they can mean, even if that is one, because the next
/// date of the same source may have two.
fn three_numbers(phrase: &Phrase<'_>, _: &Anchor<'_>) -> Option<Result<SourceDate, DateWordsError>> {
    let dense: String = phrase.words.split_whitespace().collect();
    let pieces: Vec<&str> = dense.split(['/', '.', '-']).collect();
    let [one, two, three] = *pieces.as_slice() else {
        return None;
    };
    let number = |piece: &str, widths: std::ops::RangeInclusive<usize>| {
        let fits = widths.contains(&piece.len()) && piece.bytes().all(|byte| byte.is_ascii_digit());
        if fits { piece.parse::<u8>().ok() } else { None }
    };
    let (first, second) = (number(one, 1..=2)?, number(two, 1..=2)?);
    let short = number(three, 2..=2);
    let year = short.map(|year| 2000 + i64::from(year)).or_else(|| four_digits(three))?;
    let mut readings = Vec::new();
    let mut add = |year: i64, month, day, order| {
        if let Some(day) = Day::new(year, month, day)
            && readings.iter().all(|reading: &Reading| reading.day != day)
        {
            readings.push(Reading { day, order });
        }
    };
    add(year, second, first, "day first");
    add(year, first, second, "month first");
    if let Some(last) = short {
        add(2000 + i64::from(first), second, last, "year first");
    }
    Some(Err(DateWordsError::Ambiguous { words: phrase.words.to_owned(), readings }))
}

#[cfg(test)]
mod tests;

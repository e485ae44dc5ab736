//! Where in its source a claim stands: the time code of a recording, or the page of a paper.
//!
//! A time code counts from the beginning of the recording (W3C Media Fragments, `t=` in normal play time). It
//! is kept to the precision of the source: `00:12:31` and `00:12:31.250` are two values. A page is a word of
//! the source ("iv", "A7"), not a number.

use std::fmt;
use std::str::FromStr;

/// The longest name of a page, in characters.
const PAGE_LIMIT: usize = 20;

/// A place in a source, in its one written form: `00:12:31`, `00:12:31.250`, `00:12:31-00:12:40`, `p. 4`,
/// `pp. 4-6`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct At(String);

/// Why a text names no place in a source.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is neither a time code such as 00:12:31 nor a page such as \"p. 4\"")]
pub struct NotAPlace(pub String);

impl At {
    /// Its written form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the ledger has, which was checked when it was recorded.
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// Whole seconds from the beginning of the recording, if it is a time code.
    pub fn seconds(&self) -> Option<u32> {
        let first = self.0.split('-').next()?;
        let mut parts = first.split('.').next()?.split(':').map(str::parse::<u32>);
        let (hours, minutes, seconds) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
        Some(hours * 3600 + minutes * 60 + seconds)
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for At {
    type Err = NotAPlace;

    /// Reads a time code (`12:31`, `0:12:31`, `00:12:31,250`) or a page (`p. 4`, `p4`, `page 4`, `pp. 4-6`),
    /// or a stretch of either.
    fn from_str(text: &str) -> Result<Self, NotAPlace> {
        let no = || NotAPlace(text.to_owned());
        let trimmed = text.trim();
        if let Some(pages) = pages(trimmed) {
            return Ok(Self(pages));
        }
        let mut ends = trimmed.split(['-', '–']).map(str::trim);
        let (first, second, more) = (ends.next().unwrap_or_default(), ends.next(), ends.next());
        let first = time(first).ok_or_else(no)?;
        let Some(second) = second else { return Ok(Self(first)) };
        let second = time(second).filter(|second| more.is_none() && *second > first).ok_or_else(no)?;
        Ok(Self(format!("{first}-{second}")))
    }
}

/// A time code in the form that is kept.
fn time(text: &str) -> Option<String> {
    let (whole, fraction) = match text.split_once(['.', ',']) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let is_digits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let parts: Vec<&str> = whole.split(':').collect();
    let (hours, minutes, seconds) = match *parts.as_slice() {
        [minutes, seconds] => ("0", minutes, seconds),
        [hours, minutes, seconds] => (hours, minutes, seconds),
        _ => return None,
    };
    let fits = is_digits(hours, 3) && is_digits(minutes, 2) && seconds.len() == 2 && is_digits(seconds, 2);
    if !fits || fraction.is_some_and(|fraction| !is_digits(fraction, 3)) {
        return None;
    }
    let number = |part: &str| part.parse::<u32>().ok();
    let (hours, minutes, seconds) = (number(hours)?, number(minutes)?, number(seconds)?);
    let fraction = fraction.map(|fraction| format!(".{fraction:0<3}")).unwrap_or_default();
    (minutes < 60 && seconds < 60).then(|| format!("{hours:02}:{minutes:02}:{seconds:02}{fraction}"))
}

/// One page, or the first and the last of several, in the form that is kept.
fn pages(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let rest = ["pages", "page", "pp.", "pp", "p.", "p"].iter().find_map(|word| lower.strip_prefix(word))?;
    let names = text[text.len() - rest.len()..].trim();
    let is_page = |name: &str| {
        !name.is_empty() && name.chars().count() <= PAGE_LIMIT && name.chars().all(char::is_alphanumeric)
    };
    let has_digit_or_space =
        rest.starts_with([' ', '\u{a0}']) || rest.starts_with(|c: char| c.is_ascii_digit());
    match names.split_once(['-', '–']).map(|(first, last)| (first.trim(), last.trim())) {
        _ if !has_digit_or_space => None,
        None if is_page(names) => Some(format!("p. {names}")),
        Some((first, last)) if is_page(first) && is_page(last) => Some(format!("pp. {first}-{last}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> String {
        text.parse::<At>().map_or_else(|error| error.to_string(), |at| at.to_string())
    }

    #[test]
    fn a_time_code_has_one_form() {
        for (text, form) in [
            ("00:12:31", "00:12:31"),
            ("12:31", "00:12:31"),
            ("1:02:03", "01:02:03"),
            (" 100:00:00 ", "100:00:00"),
            ("00:12:31,25", "00:12:31.250"),
            ("0:12:31.250", "00:12:31.250"),
            ("12:31 – 12:40", "00:12:31-00:12:40"),
        ] {
            assert_eq!(kept(text), form, "{text}");
            assert_eq!(kept(form), form);
        }
    }

    #[test]
    fn a_page_is_a_word_of_the_source() {
        for (text, form) in [
            ("p. 4", "p. 4"),
            ("p4", "p. 4"),
            ("Page 12", "p. 12"),
            ("p. iv", "p. iv"),
            ("p. A7", "p. A7"),
            ("pp. 4–6", "pp. 4-6"),
            ("pages 4 - 6", "pp. 4-6"),
        ] {
            assert_eq!(kept(text), form, "{text}");
            assert_eq!(kept(form), form);
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "4",
            "12",
            "12:61",
            "99:99:99",
            "1:2",
            "p.",
            "parliament",
            "p. 4 5",
            "12:40-12:31",
            "1:2:3:4",
            "-1:00",
        ] {
            assert!(text.parse::<At>().is_err(), "{text}");
        }
        let error = "soon".parse::<At>().unwrap_err().to_string();
        assert_eq!(error, "\"soon\" is neither a time code such as 00:12:31 nor a page such as \"p. 4\"");
    }

    #[test]
    fn a_time_code_counts_seconds() {
        assert_eq!("00:12:31.900".parse::<At>().unwrap().seconds(), Some(751));
        assert_eq!("1:00:00-1:00:05".parse::<At>().unwrap().seconds(), Some(3600));
        assert_eq!("p. 4".parse::<At>().unwrap().seconds(), None);
    }
}

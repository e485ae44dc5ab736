//! The dates of a table: as elsewhere, and in numbers if somebody says in which order.

use super::clock;
use super::mapping::DayOrder;
use crate::domain::date::{Edtf, SourceDate};
use crate::reading::date_words::{self, Anchor, DateWordsError};

/// Why a date is not read.
struct Refused {
    why: String,
    /// Whether only the order of its numbers is in doubt.
    is_of_order: bool,
}

/// Reads a date; what is wrong with it as a sentence.
pub(in crate::intake) fn read(
    words: &str,
    anchor: &Anchor<'_>,
    order: Option<DayOrder>,
) -> Result<SourceDate, String> {
    // Databases and spreadsheets write a day with the time of midnight.
    let words = midnight(words.trim());
    let refused = match day(words, anchor, order) {
        Ok(date) => return Ok(date),
        Err(refused) => refused,
    };
    // A time is kept in the words of the source: a claim is of a day.
    match clock::without(words).map(|rest| day(&rest, anchor, order)) {
        Some(Ok(date)) if date.edtf().is_single_day().is_some() => Ok(match date.words() {
            Some(_) => SourceDate::from_words(words, date.edtf().clone(), date.rule()),
            None => SourceDate::by_hand(words, date.edtf().clone()),
        }),
        Some(Err(of_day)) if of_day.is_of_order => Err(of_day.why),
        _ => Err(refused.why),
    }
}

/// Reads a date without a time, or one that the dates of every part of gainsay may have.
fn day(words: &str, anchor: &Anchor<'_>, order: Option<DayOrder>) -> Result<SourceDate, Refused> {
    let of_order = |why: String| Refused { why, is_of_order: true };
    match date_words::read(words, anchor) {
        Ok(date) => Ok(date),
        Err(DateWordsError::Ambiguous { words, readings }) => {
            let Some(order) = order else {
                let message = DateWordsError::Ambiguous { words, readings }.to_string();
                return Err(of_order(format!(
                    "{message}; or say which order the file has: --dates dmy or --dates mdy"
                )));
            };
            let wanted = match order {
                DayOrder::Dmy => "day first",
                DayOrder::Mdy => "month first",
            };
            // Where both orders give one day, only the first is listed.
            let found = readings.iter().find(|reading| reading.order == wanted);
            let same = readings.first().filter(|_| readings.len() == 1 && is_doubled(&words));
            match found.or(same).and_then(|reading| reading.day.to_string().parse::<Edtf>().ok()) {
                Some(edtf) => Ok(SourceDate::by_hand(words, edtf)),
                None => Err(of_order(format!("{words:?} is no date with the {wanted} (--dates {order})"))),
            }
        }
        Err(error) => Err(Refused { why: error.to_string(), is_of_order: false }),
    }
}

/// Reads a value beside the words of the source: what is EDTF stands for the words, by hand.
pub(super) fn read_with_words(
    value: Option<&str>,
    words: Option<&str>,
    anchor: &Anchor<'_>,
    order: Option<DayOrder>,
) -> Result<Option<SourceDate>, String> {
    match (value, words) {
        (None, None) => Ok(None),
        (Some(value), None) | (None, Some(value)) => read(value, anchor, order).map(Some),
        (Some(value), Some(words)) => {
            let date = read(value, anchor, order)?;
            // Where the words lead to this very value, how they do is known.
            if let Ok(read) = date_words::read(words, anchor)
                && read.edtf() == date.edtf()
            {
                return Ok(Some(read));
            }
            Ok(Some(SourceDate::by_hand(words.trim(), date.edtf().clone())))
        }
    }
}

/// Whether day and month are one number.
fn is_doubled(words: &str) -> bool {
    let mut parts = words.split(['/', '.', '-']).map(|part| part.trim().trim_start_matches('0'));
    parts.next() == parts.next()
}

fn midnight(words: &str) -> &str {
    let day = [" 00:00:00", "T00:00:00", " 00:00:00.000"].iter().find_map(|time| words.strip_suffix(time));
    day.filter(|day| day.len() == 10).unwrap_or(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edtf(words: &str, order: Option<DayOrder>) -> Result<String, String> {
        read(words, &Anchor::none("there is none"), order).map(|date| date.edtf().to_string())
    }

    #[test]
    fn dates_in_numbers_need_their_order() {
        assert_eq!(edtf("1-10-2020", Some(DayOrder::Dmy)).unwrap(), "2020-10-01");
        assert_eq!(edtf("1-10-2020", Some(DayOrder::Mdy)).unwrap(), "2020-01-10");
        assert_eq!(edtf("5/5/2020", Some(DayOrder::Mdy)).unwrap(), "2020-05-05");
        assert!(edtf("1-10-2020", None).unwrap_err().contains("--dates dmy or --dates mdy"));
        assert!(edtf("13/13/2020", Some(DayOrder::Dmy)).is_err());
        assert!(edtf("20/6/2024", Some(DayOrder::Mdy)).unwrap_err().contains("--dates mdy"));
    }

    #[test]
    fn a_time_of_midnight_is_no_time() {
        assert_eq!(edtf("2024-06-20 00:00:00", None).unwrap(), "2024-06-20");
        assert_eq!(edtf("2024-06-20T00:00:00", None).unwrap(), "2024-06-20");
        assert_eq!(edtf("June 2024", None).unwrap(), "2024-06");
    }

    #[test]
    fn a_day_with_a_time_is_that_day() {
        for (words, order) in [
            ("2024-06-20 14:00", None),
            ("2024-06-20 14:00:00", None),
            ("2024-06-20 14:00:00.123", None),
            ("2024-06-20 23:30:00-05:00", None),
            ("2024-06-20 14:00:00 +0000 UTC", None),
            ("June 20, 2024 2:00 PM", None),
            ("Thu, 20 Jun 2024 14:00:00 GMT", None),
            ("Thu Jun 20 14:00:00 UTC 2024", None),
            ("20/06/2024 14:00", Some(DayOrder::Dmy)),
            ("6/20/2024 0:00", Some(DayOrder::Mdy)),
            ("6/20/2024 12:00:00 AM", Some(DayOrder::Mdy)),
            ("20.6.24 14:00:00", Some(DayOrder::Dmy)),
        ] {
            let date = read(words, &Anchor::none("there is none"), order).unwrap();
            assert_eq!((date.edtf().as_str(), date.words()), ("2024-06-20", Some(words)), "{words}");
        }
        assert!(edtf("03/04/2024 14:00", None).unwrap_err().contains("--dates dmy or --dates mdy"));
        for words in ["14:00", "2024-06-20 25:00:00"] {
            assert!(edtf(words, Some(DayOrder::Dmy)).is_err(), "{words}");
        }
    }
}

//! The dates of a table: as elsewhere, and in numbers if somebody says in which order.

use super::mapping::DayOrder;
use crate::domain::date::{Edtf, SourceDate};
use crate::reading::date_words::{self, Anchor, DateWordsError};

/// Reads a date; what is wrong with it as a sentence.
pub(in crate::intake) fn read(
    words: &str,
    anchor: &Anchor<'_>,
    order: Option<DayOrder>,
) -> Result<SourceDate, String> {
    // Databases and spreadsheets write a day with the time of midnight.
    let words = midnight(words.trim());
    match date_words::read(words, anchor) {
        Ok(date) => Ok(date),
        Err(DateWordsError::Ambiguous { words, readings }) => {
            let Some(order) = order else {
                let message = DateWordsError::Ambiguous { words, readings }.to_string();
                return Err(format!(
                    "{message}; or say which order the file has: --dates dmy or --dates mdy"
                ));
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
                None => Err(format!("{words:?} is no date with the {wanted} (--dates {order})")),
            }
        }
        Err(error) => Err(error.to_string()),
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
}

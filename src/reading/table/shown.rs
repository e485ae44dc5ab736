//! What a spreadsheet shows of a number that is formatted as a date or a time.
//!
//! The number of a cell may say more than the cell does: a month shown as `Jun-24` is kept as its first day,
//! and a time as a part of a day in 1899. Only what is shown was written by somebody. Called by
//! [`workbook`](super::workbook); it must never give a day that no cell shows.

use calamine::ExcelDateTime;

/// The days from the first on, of either calendar, to the end of the year 9999.
const DAYS_1900: f64 = 2_958_466.0;
const DAYS_1904: f64 = 2_957_004.0;

/// What a format of dates and times shows, as far as it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// `yyyy`
    Year,
    /// `mmm-yy`, `mmmm`
    Month,
    /// `yyyy-mm-dd`, `d-mmm`
    Day,
    /// `m/d/yy h:mm`
    Moment,
    /// `h:mm`
    Time,
    /// `[h]:mm:ss`
    Elapsed,
}

impl Shown {
    /// What a format code of a workbook shows; of a code that is not known a day, with its time if there is
    /// one.
    pub(super) fn by(code: &str) -> Self {
        let Some(letters) = letters(code) else { return Self::Elapsed };
        let (mut year, mut month, mut day, mut time) = (false, false, false, false);
        for (at, letter) in letters.iter().enumerate() {
            match letter {
                'y' | 'e' | 'b' => year = true,
                'd' => day = true,
                'h' | 's' => time = true,
                // Minutes follow hours or go before seconds.
                _ => {
                    let before = at.checked_sub(1).map(|before| letters[before]);
                    let is_minute = before == Some('h') || letters.get(at + 1) == Some(&'s');
                    month |= !is_minute;
                    time |= is_minute;
                }
            }
        }
        match (time, day, month, year) {
            (true, false, false, false) => Self::Time,
            (true, ..) | (false, false, false, false) => Self::Moment,
            (false, true, ..) => Self::Day,
            (false, false, true, _) => Self::Month,
            (false, false, false, true) => Self::Year,
        }
    }

    /// The text of a cell; `None` if its number is no date: then it is a number.
    pub(super) fn text(self, at: &ExcelDateTime, is_1904: bool) -> Option<String> {
        let value = at.as_f64();
        if at.is_duration() || self == Self::Elapsed {
            return Some(elapsed(value));
        }
        let end = if is_1904 { DAYS_1904 } else { DAYS_1900 };
        if !(0.0..end).contains(&value) {
            return None;
        }
        if self == Self::Time {
            return Some(clock(value.fract()));
        }
        // The calendar of 1900 has no day 0: it is what a formula makes of an empty cell, or a time.
        if !is_1904 && value < 1.0 {
            return (self == Self::Moment && value > 0.0).then(|| clock(value));
        }
        let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
        Some(match self {
            Self::Year => format!("{year:04}"),
            Self::Month => format!("{year:04}-{month:02}"),
            Self::Moment if (hour, minute, second) != (0, 0, 0) => {
                format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
            }
            _ => format!("{year:04}-{month:02}-{day:02}"),
        })
    }
}

/// The letters that stand for parts of a date or time, one for each run; `None` if one stands for time that
/// has passed, as `[h]` does.
fn letters(code: &str) -> Option<Vec<char>> {
    let mut letters: Vec<char> = Vec::new();
    let lower = code.to_lowercase();
    let mut rest = lower.as_str();
    let mut last = None;
    while let Some(first) = rest.chars().next() {
        let mut length = first.len_utf8();
        let mut run = None;
        match first {
            // The first section is for what is no negative number.
            ';' => break,
            '\\' | '_' | '*' => length += rest[length..].chars().next().map_or(0, char::len_utf8),
            '"' => length = rest[1..].find('"').map_or(rest.len(), |end| end + 2),
            '[' => {
                let inside = rest[1..].split(']').next().unwrap_or_default();
                let is_of = |letter: char| !inside.is_empty() && inside.chars().all(|c| c == letter);
                if ['h', 'm', 's'].into_iter().any(is_of) {
                    return None;
                }
                length = (inside.len() + 2).min(rest.len());
            }
            'a' if rest.starts_with("am/pm") => length = 5,
            'a' if rest.starts_with("a/p") => length = 3,
            'y' | 'e' | 'b' | 'm' | 'd' | 'h' | 's' => run = Some(first),
            _ => {}
        }
        if run.is_some() && run != last {
            letters.extend(run);
        }
        last = run;
        rest = &rest[length..];
    }
    Some(letters)
}

/// Part of a day as a time of day.
fn clock(part: f64) -> String {
    let (hour, minute, second) = hours(part);
    let hour = hour % 24;
    if second == 0 { format!("{hour:02}:{minute:02}") } else { format!("{hour:02}:{minute:02}:{second:02}") }
}

/// Days as hours, minutes and seconds that have passed.
fn elapsed(days: f64) -> String {
    let (hour, minute, second) = hours(days.abs());
    let sign = if days < 0.0 { "-" } else { "" };
    format!("{sign}{hour}:{minute:02}:{second:02}")
}

/// Days as hours, minutes and seconds.
fn hours(days: f64) -> (u64, u64, u64) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative; it saturates")]
    let seconds = (days * 86_400.0).round() as u64;
    (seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    fn shown(code: &str, value: f64) -> Option<String> {
        let at = ExcelDateTime::new(value, ExcelDateTimeType::DateTime, false);
        Shown::by(code).text(&at, false)
    }

    #[test]
    fn a_date_is_as_precise_as_it_is_shown() {
        for (code, value, text) in [
            ("yyyy-mm-dd", 45463.0, "2024-06-20"),
            ("yyyy-mm-dd", 45463.75, "2024-06-20"),
            ("[$-409]mmmm d, yyyy;@", 45463.0, "2024-06-20"),
            ("d-mmm", 45463.0, "2024-06-20"),
            ("dddd", 45463.0, "2024-06-20"),
            ("mmm-yy", 45463.0, "2024-06"),
            ("mm/yyyy", 45463.0, "2024-06"),
            ("mmmm", 45463.0, "2024-06"),
            ("yyyy\"y\"", 45463.0, "2024"),
            ("m/d/yy h:mm", 45463.0, "2024-06-20"),
            ("m/d/yy h:mm", 45463.75, "2024-06-20T18:00:00"),
            ("dd.mm.yyyy hh:mm:ss", 45463.5, "2024-06-20T12:00:00"),
            ("[$-404]e\"/\"m\"/\"d", 45463.0, "2024-06-20"),
        ] {
            assert_eq!(shown(code, value).as_deref(), Some(text), "{code}");
        }
    }

    #[test]
    fn times_and_durations_are_no_dates() {
        for (code, value, text) in [
            ("h:mm", 14.0 / 24.0, "14:00"),
            ("h:mm AM/PM", 14.0 / 24.0, "14:00"),
            ("hh:mm:ss", 0.5 + 1.0 / 86_400.0, "12:00:01"),
            ("mm:ss", 90.0 / 86_400.0, "00:01:30"),
            ("h:mm", 45463.25, "06:00"),
            ("m/d/yy h:mm", 0.25, "06:00"),
            ("[h]:mm:ss", 255.0 / 24.0 + 10.0 / 1440.0, "255:10:00"),
            ("[mm]:ss", 90.0 / 86_400.0, "0:01:30"),
            ("[h]:mm", -0.25, "-6:00:00"),
        ] {
            assert_eq!(shown(code, value).as_deref(), Some(text), "{code}");
        }
    }

    #[test]
    fn a_number_without_a_day_is_none() {
        for value in [-5.0, -0.5, 0.0, 0.5, DAYS_1900, 20_240_620.0, f64::NAN, f64::INFINITY] {
            assert_eq!(shown("yyyy-mm-dd", value), None, "{value}");
        }
        assert_eq!(shown("yyyy-mm-dd", 1.0).as_deref(), Some("1900-01-01"));
        let first = ExcelDateTime::new(0.0, ExcelDateTimeType::DateTime, true);
        assert_eq!(Shown::Day.text(&first, true).as_deref(), Some("1904-01-01"));
    }
}

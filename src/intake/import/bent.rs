//! Cells that a spreadsheet bent: the same value in another shape.
//!
//! Opening and saving a file is no edit. A cell that differs from the ledger only in what spreadsheets do by
//! themselves counts as unchanged, and is listed. What is not certainly the same is an edit.

use crate::domain::cell;
use crate::domain::date::Day;

/// How a spreadsheet may have made `cell` of `recorded`, in words; `None` if it is an edit.
pub(super) fn bent(recorded: &str, cell: &str) -> Option<&'static str> {
    let (was, now) = (even(recorded), even(cell));
    if was == now {
        return Some("line breaks in another shape");
    }
    let (was, now) = (bare(&was), bare(&now));
    if was == now {
        return Some("tabs or control characters removed");
    }
    if let Some(beyond) = cell::beyond(&was, &now) {
        if beyond.is_empty() {
            return Some("line breaks put into a very long line");
        }
        let kept = units(&was) - units(beyond);
        // Breaks are put in before a workbook is cut, and after a CSV is.
        if [kept, units(&now)].iter().any(|length| [32_767, 65_535].contains(length)) {
            return Some("cut at the longest cell of a spreadsheet");
        }
    }
    if let (Some(was), Some(now)) = (number(&was), number(&now))
        && close(was, now)
    {
        return Some("the same number in another shape");
    }
    if truth(&was).is_some() && truth(&was) == truth(&now) {
        return Some("the same truth value in another shape");
    }
    if same_day(&was, &now) || same_time(&was, &now) {
        return Some("the same date or time in another shape");
    }
    None
}

/// Line breaks as LF.
fn even(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}

/// UTF-16 code units, in which spreadsheets count.
fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// What a spreadsheet reads as a number: signs, brackets for minus, a currency, grouped digits, a percentage.
fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let (text, sign) = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inside) => (inside, -1.0),
        None => (text, 1.0),
    };
    let text = text.trim_start_matches(['$', '€', '£', '¥']);
    let (text, scale) = text.strip_suffix('%').map_or((text, 1.0), |rest| (rest, 0.01));
    let shape = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '+' | '-' | 'e' | 'E');
    if !text.chars().all(shape) || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let grouped = text
        .split(',')
        .skip(1)
        .all(|group| group.len() >= 3 && group.as_bytes()[..3].iter().all(u8::is_ascii_digit));
    let text = if text.contains(',') && grouped { text.replace(',', "") } else { text.to_owned() };
    let value: f64 = text.parse().ok()?;
    value.is_finite().then_some(value * sign * scale)
}

/// Equal in the 15 digits that spreadsheets keep.
fn close(one: f64, other: f64) -> bool {
    let larger = one.abs().max(other.abs());
    (one - other).abs() <= larger * 5e-15
}

fn truth(text: &str) -> Option<bool> {
    if text.eq_ignore_ascii_case("true") {
        Some(true)
    } else if text.eq_ignore_ascii_case("false") {
        Some(false)
    } else {
        None
    }
}

/// Every day that three numbers can mean, without a time of midnight.
fn days(text: &str) -> Vec<Day> {
    let text = text.trim();
    let zero =
        [" 00:00:00", "T00:00:00", " 00:00", " 12:00:00 AM"].iter().find_map(|time| text.strip_suffix(time));
    let parts: Vec<&str> = zero.unwrap_or(text).split(['/', '.', '-']).collect();
    let [one, two, three] = *parts.as_slice() else { return Vec::new() };
    let number = |part: &str| -> Option<i64> {
        let fits = (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        if fits { part.parse().ok() } else { None }
    };
    let (Some(a), Some(b), Some(c)) = (number(one), number(two), number(three)) else { return Vec::new() };
    let small = |n: i64| u8::try_from(n).unwrap_or(0);
    let years =
        |part: &str, year: i64| if part.len() <= 2 { vec![2000 + year, 1900 + year] } else { vec![year] };
    let mut found = Vec::new();
    for year in years(three, c) {
        found.extend(Day::new(year, small(b), small(a)));
        found.extend(Day::new(year, small(a), small(b)));
    }
    for year in years(one, a) {
        found.extend(Day::new(year, small(b), small(c)));
    }
    found
}

/// Whether both are dates that can be one day: the ledger's a full one, or two numbers of which a date was
/// made ("1/2").
fn same_day(was: &str, now: &str) -> bool {
    let read = days(now);
    if read.is_empty() {
        return false;
    }
    if days(was).iter().any(|day| read.contains(day)) {
        return true;
    }
    let halves: Vec<Option<u8>> = was.trim().split(['/', '-', '.']).map(|part| part.parse().ok()).collect();
    let [Some(one), Some(two)] = *halves.as_slice() else { return false };
    read.iter().any(|day| [(one, two), (two, one)].contains(&(day.month(), day.day())))
}

/// "12:30" and "12:30:00 PM".
fn same_time(was: &str, now: &str) -> bool {
    fn seconds(text: &str) -> Option<u32> {
        let text = text.trim().to_ascii_uppercase();
        let (text, shift) = match (text.strip_suffix(" PM"), text.strip_suffix(" AM")) {
            (Some(rest), _) => (rest.to_owned(), Some(12)),
            (None, Some(rest)) => (rest.to_owned(), Some(0)),
            (None, None) => (text.clone(), None),
        };
        let parts: Vec<u32> = text.split(':').map(str::parse).collect::<Result<_, _>>().ok()?;
        let (hour, minute, second) = match *parts.as_slice() {
            [hour, minute] => (hour, minute, 0),
            [hour, minute, second] => (hour, minute, second),
            _ => return None,
        };
        let hour = shift.map_or(hour, |shift| hour % 12 + shift);
        Some(hour * 3600 + minute * 60 + second)
    }
    seconds(was).is_some_and(|was| seconds(now) == Some(was))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_spreadsheets_do_by_themselves_is_no_edit() {
        for (recorded, cell) in [
            ("a\r\nb", "a\nb"),
            ("a\rb", "a\nb"),
            ("\tx", "x"),
            ("a\u{7}b", "ab"),
            ("00123", "123"),
            ("12345678901234567890", "1.23456789012346E+019"),
            ("1E10", "10000000000"),
            ("1.50", "1.5"),
            ("$5.00", "5"),
            ("(5)", "-5"),
            ("+5", "5"),
            ("1,234.5", "1234.5"),
            ("12%", "0.12"),
            ("true", "TRUE"),
            ("2024-06-20", "20/06/2024"),
            ("2024-06-20", "06/20/24"),
            ("2024-06-20", "20.06.2024"),
            ("2024-06-20", "2024-06-20 00:00:00"),
            ("1/2", "01/02/24"),
            ("12:30", "12:30:00 PM"),
        ] {
            assert!(bent(recorded, cell).is_some(), "{recorded:?} {cell:?}");
        }
        let long = "é".repeat(40_000);
        assert!(bent(&long, &"é".repeat(32_767)).is_some());
        let lines = format!("a\n{}", "é".repeat(40_000));
        let broken = format!("a\n{0}\n{0}\n{1}", "é".repeat(16_367), "é".repeat(40_000 - 2 * 16_367));
        assert!(bent(&lines, &broken).is_some());
        let cut = |units: usize| broken.chars().take(units).collect::<String>();
        assert!(bent(&lines, &cut(32_767)).is_some() && bent(&lines, &cut(32_769)).is_some());
        assert!(bent(&lines, &cut(32_760)).is_none());
    }

    #[test]
    fn everything_else_is_an_edit() {
        for (recorded, cell) in [
            ("00123", "124"),
            ("text", "Text"),
            ("2024-06-20", "21/06/2024"),
            ("2024-06", "2024-06-01"),
            ("true", "1"),
            ("a b", "ab"),
            ("x", ""),
            ("123456789012345", "123456789012346"),
            ("1/2", "03/04/24"),
            ("12:30", "12:31"),
        ] {
            assert_eq!(bent(recorded, cell), None, "{recorded:?} {cell:?}");
        }
        let long = "é".repeat(40_000);
        assert_eq!(bent(&long, &"é".repeat(30_000)), None);
    }
}

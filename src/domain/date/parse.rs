//! From text to a value: intervals, sets, and which of them a text is.
//!
//! Only `Edtf` calls it. It reads the text as it stands: no blank is trimmed and nothing is repaired here;
//! what could have been meant is the business of `rewrite`, and only in an error.

use super::bounds::{Date, End, Member, Shape};
use super::error::{DateText, EdtfError};
use super::parse_date;
use super::within::Within;

/// Reads a whole text.
pub(super) fn parse(text: &str) -> Result<Shape, EdtfError> {
    if let Some(date) = parse_date::whole_day(text) {
        return Ok(Shape::Date(date));
    }
    let part = DateText::whole(text);
    if text.starts_with('[') {
        set(part)
    } else if text.starts_with('{') {
        Err(part.level_two(
            0,
            "{…} means all of these dates",
            "write one claim for each date, an interval such as 2024-06-17/2024-06-20, or [2024-06-17, 2024-06-20] \
             for one of them",
        ))
    } else if text.contains('/') {
        interval(part)
    } else {
        parse_date::alone(part)
    }
}

fn interval(part: DateText<'_>) -> Result<Shape, EdtfError> {
    let mut slashes = part.text.match_indices('/').map(|(at, _)| at);
    let slash = slashes.next().expect("the caller saw a slash");
    if let Some(second) = slashes.next() {
        return Err(part.not_edtf(
            second,
            "an interval has one '/'",
            "write its start and its end: 2024-06-17/2024-06-20",
        ));
    }
    let start = end(part.slice(0, slash))?;
    let end = end(part.slice(slash + 1, part.text.len()))?;
    if let (End::Date(start), End::Date(end)) = (start, end) {
        in_order(part, slash + 1, start, end)?;
    }
    Ok(Shape::Interval(start, end))
}

fn end(part: DateText<'_>) -> Result<End, EdtfError> {
    match part.text {
        "" => Ok(End::Unknown),
        ".." => Ok(End::Open),
        "unknown" => Err(part.not_edtf(
            0,
            "the standard of 2019 has no word for it",
            "leave an unknown end empty: /2024-06",
        )),
        "open" | "now" => Err(part.not_edtf(
            0,
            "the standard of 2019 has no word for it",
            "write an open end as ..: 2024-06/..",
        )),
        _ => parse_date::inside(part, Within::Interval).map(End::Date),
    }
}

/// Refuses an end that begins before its start begins; two precisions are fine as long as it does not.
fn in_order(part: DateText<'_>, end_at: usize, start: Date, end: Date) -> Result<(), EdtfError> {
    if start.earliest() <= end.earliest() {
        return Ok(());
    }
    let between = if part.text.contains('/') { "/" } else { ".." };
    let (first, last) = (start.as_end().unwrap_or_default(), end.as_end().unwrap_or_default());
    let wrong = format!("{last} begins on {}, {first} later, on {}", end.earliest(), start.earliest());
    // The winter of 9999 ends in a year that cannot stand in an interval.
    let write = if end.latest() >= start.earliest() && end.latest().year() <= 9999 {
        format!("write how far it reaches, for example {first}{between}{}", end.latest())
    } else {
        format!("write {last}{between}{first}")
    };
    Err(part.ends_before_start(end_at, wrong, write))
}

fn set(part: DateText<'_>) -> Result<Shape, EdtfError> {
    let end = part.text.len();
    if end < 2 || !part.text.ends_with(']') {
        return Err(part.not_edtf(
            end,
            "a set that begins with '[' ends with ']'",
            "write [2024-06-17, 2024-06-20]",
        ));
    }
    let mut members = Vec::new();
    let mut from = 1;
    loop {
        let comma = part.text[from..end - 1].find(',').map(|at| from + at);
        let to = comma.unwrap_or(end - 1);
        let blank = usize::from(from > 1 && part.text[from..to].starts_with(' '));
        members.push(member(part.slice(from + blank, to), from == 1, comma.is_none())?);
        match comma {
            Some(comma) => from = comma + 1,
            None => return Ok(Shape::Set(members)),
        }
    }
}

fn member(part: DateText<'_>, is_first: bool, is_last: bool) -> Result<Member, EdtfError> {
    let date = |from, to| parse_date::inside(part.slice(from, to), Within::Set);
    let end = part.text.len();
    let Some(dots) = part.text.find("..") else {
        return date(0, end).map(Member::One);
    };
    match (dots == 0, dots + 2 == end) {
        (true, true) => {
            Err(part.not_edtf(0, "'..' stands alone", "write a date before or after it: [..2024-06]"))
        }
        (true, false) if is_first => date(2, end).map(Member::Until),
        (true, false) => {
            Err(part.not_edtf(0, "an open beginning stands first in a set", "write [..2024-05, 2024-06]"))
        }
        (false, true) if is_last => date(0, dots).map(Member::From),
        (false, true) => {
            Err(part.not_edtf(dots, "an open end stands last in a set", "write [2024-05, 2024-06..]"))
        }
        (false, false) => {
            let (first, last) = (date(0, dots)?, date(dots + 2, end)?);
            if !first.same_precision(last) {
                return Err(part.not_edtf(
                    dots,
                    "a range goes from day to day, month to month or year to year",
                    format!("write it in days: {}..{}", first.earliest(), last.latest()),
                ));
            }
            in_order(part, dots + 2, first, last)?;
            Ok(Member::Between(first, last))
        }
    }
}

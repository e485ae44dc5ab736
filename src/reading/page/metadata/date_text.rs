//! Every way to write a date that is read in a text.
//!
//! Owns the readers, one for each order of the parts. A new way is a new reader in [`READERS`]. It must never
//! read a date without a year of its own.

use super::date_parts::{Cursor, DatePart, DatePartKind, take_apart};
use super::dates::{Mention, Order, Written};

/// Every date with a year in a text, in order. `order` is for numbers that can be read in two ways.
pub(super) fn mentions(text: &str, order: Order) -> Vec<Mention> {
    // A date has digits, nearly every text has none.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let parts = take_apart(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        let here = Cursor { parts: &parts, at };
        match READERS.iter().find_map(|reader| reader(here, order)) {
            Some((end, date, other)) => {
                found.push(Mention {
                    start: parts[at].start,
                    end: parts[end - 1].end(),
                    date,
                    other,
                    has_time: time_follows(&parts[end..]),
                    utc_hour: utc_hour(&text[parts[end - 1].end()..]),
                });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// `, 14:30`, ` - 14.30 Uhr`, `T14:30`.
fn time_follows(parts: &[DatePart<'_>]) -> bool {
    let near: Vec<&DatePart<'_>> =
        parts.iter().filter(|part| part.kind != DatePartKind::Blank).take(5).collect();
    near.windows(3).any(|three| {
        three[0].number(1..=2).is_some_and(|hour| hour < 25)
            && three[1].is_sign(":.h")
            && three[2].number(2..=2).is_some_and(|minute| minute < 60)
    })
}

/// The hour of `T23:11:59Z` and `T23:11:59+00:00`.
fn utc_hour(rest: &str) -> Option<u8> {
    let hour = rest.strip_prefix(['T', ' '])?.get(..2)?.parse().ok()?;
    let time = rest.get(..40).unwrap_or(rest).split(['"', ' ', '<']).find(|part| part.contains(':'))?;
    let is_utc = time.ends_with('Z') || time.ends_with("+00:00") || time.ends_with("+0000");
    (is_utc && hour < 24).then_some(hour)
}

/// Where a date ends, the date, and its other reading.
type Read = Option<(usize, Written, Option<Written>)>;

/// Tried in this order at every place.
const READERS: &[fn(Cursor<'_>, Order) -> Read] =
    &[year_first, eight_digits, three_numbers, day_month_year, month_day_year, year_month_day, month_year];

/// `2024-06-21`, `2024/6/21`, `2024.06.21`, `2024年6月21日`.
fn year_first(here: Cursor<'_>, _: Order) -> Read {
    let year = here.part()?.number(4..=4)?;
    let first = here.next().part().filter(|part| part.is_sign("-/._年"))?;
    let mut month_at = here.next().next();
    if first.text == "年" && month_at.part()?.kind == DatePartKind::Blank {
        month_at = month_at.next();
    }
    let month = month_at.part()?.number(1..=2)?;
    let second = month_at.next().part()?;
    let day_at = month_at.next().next();
    let day_at = if day_at.part()?.kind == DatePartKind::Blank { day_at.next() } else { day_at };
    let day = day_at.part()?.number(1..=2)?;
    let alike = second.text == first.text || (first.text == "年" && second.text == "月");
    let mut end = day_at.next();
    if end.part().is_some_and(|part| part.text == "日") {
        end = end.next();
    }
    (alike && here.begins()).then_some(())?;
    Some((end.at, Written::new(year, Some(month), Some(day))?, None))
}

/// `20240621`, alone or before a `T`, and `20240621083000`.
fn eight_digits(here: Cursor<'_>, _: Order) -> Read {
    let digits = here.part().filter(|part| part.kind == DatePartKind::Number && here.begins())?.text;
    if !matches!(digits.len(), 8 | 12 | 14) {
        return None;
    }
    let number = |range| digits.get(range).and_then(|part: &str| part.parse().ok());
    let date = Written::new(number(0..4)?, number(4..6), number(6..8))?;
    (1900..2100).contains(&date.year).then_some((here.at + 1, date, None))
}

/// `21.6.2024`, `21. 06. 2024`, `6/21/2024`, `21-06-2024`, `21.06.24`.
fn three_numbers(here: Cursor<'_>, order: Order) -> Read {
    let first = here.part()?.number(1..=2).filter(|_| here.begins())?;
    let first_sign = here.next().past_blank();
    let sign = first_sign.part().filter(|part| part.is_sign("./-|"))?.text;
    let second_at = first_sign.next().past_blank();
    let second = second_at.part()?.number(1..=2)?;
    let second_sign = second_at.next().past_blank();
    if second_sign.part()?.text != sign {
        return None;
    }
    let year_at = second_sign.next().past_blank();
    let year = year_at.part()?;
    // "1 - 2 - 2024" is no date, "1 / 2 / 2024" and "1. 2. 2024" are.
    if sign == "-" && year_at.at != here.at + 4 {
        return None;
    }
    let number = match year.text.len() {
        4 => year.number(4..=4)?,
        // Two digits are a year only where nothing else has this form.
        2 if matches!(sign, "." | "/") && year_at.at == here.at + 4 => {
            2000 + year.number(2..=2).filter(|year| *year < 60)?
        }
        _ => return None,
    };
    let end = year_at.next();
    end.ends().then_some(())?;
    let day_first = Written::new(number, Some(second), Some(first));
    let month_first = Written::new(number, Some(first), Some(second));
    // With full stops the day stands first everywhere.
    let (date, other) = match (day_first, month_first) {
        (Some(date), _) if sign == "." => (date, None),
        (Some(date), Some(other)) if order == Order::DayFirst => (date, Some(other)),
        (Some(other), Some(date)) => (date, Some(other)),
        (date, other) => (date.or(other)?, None),
    };
    Some((end.at, date, other.filter(|other| *other != date)))
}

/// `21 June 2024`, `21. Juni 2024`, `21st of June, 2024`, `21 de junio de 2024`, `21-Jun-2024`.
fn day_month_year(here: Cursor<'_>, _: Order) -> Read {
    let day = here.part()?.number(1..=2).filter(|_| here.begins())?;
    let month_at = here.next().past_filler();
    let (end, year) = year_after(month_at.next())?;
    let month = month_at.part()?.month()?;
    Some((end, Written::new(year, Some(month), Some(day))?, None))
}

/// `June 21, 2024`, `Jun 21st 2024`, `Fri Jun 21 10:00:00 2024`.
fn month_day_year(here: Cursor<'_>, _: Order) -> Read {
    let word = here.part().filter(|part| part.kind == DatePartKind::Word)?;
    let day_at = here.next().past_filler();
    let day = day_at.part()?.number(1..=2)?;
    let (end, year) = year_after(day_at.next()).or_else(|| year_after(past_time(day_at.next())?))?;
    // Looking up a name costs most, so it comes last.
    let month = word.month()?;
    Some((end, Written::new(year, Some(month), Some(day))?, None))
}

/// Behind ` 10:00:00` and perhaps the name of a zone.
fn past_time(here: Cursor<'_>) -> Option<Cursor<'_>> {
    let mut here = here.past_filler();
    here.part()?.number(1..=2)?;
    for _ in 0..7 {
        let is_time = |part: &DatePart<'_>| {
            part.number(1..=2).is_some()
                || part.is_sign(":")
                || part.kind == DatePartKind::Blank
                || part.kind == DatePartKind::Word
        };
        if here.part().is_some_and(is_time) {
            here = here.next();
        }
    }
    Some(here)
}

/// `2024 June 21`.
fn year_month_day(here: Cursor<'_>, _: Order) -> Read {
    let year = here.part()?.number(4..=4).filter(|_| here.begins())?;
    let month_at = here.next().past_filler();
    let month = month_at.part()?.month()?;
    let day_at = month_at.next().past_filler();
    let day = day_at.part()?.number(1..=2).filter(|_| day_at.next().ends())?;
    Some((day_at.at + 1, Written::new(year, Some(month), Some(day))?, None))
}

/// `June 2024`.
fn month_year(here: Cursor<'_>, _: Order) -> Read {
    let word = here.part().filter(|part| part.kind == DatePartKind::Word)?;
    let (end, year) = year_after(here.next())?;
    let month = word.month()?;
    let date = Written::new(year, Some(month), None)?;
    (1900..2100).contains(&date.year).then_some((end, date, None))
}

/// A year of four digits behind filler, which is not the beginning of a longer number.
fn year_after(here: Cursor<'_>) -> Option<(usize, u32)> {
    let at = here.past_filler();
    let year = at.part()?.number(4..=4)?;
    let end = at.next();
    let clock = end.part().is_some_and(|part| part.is_sign(":"));
    (at.at > here.at && !clock).then_some((end.at, year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let found = mentions(text, Order::DayFirst).into_iter().next()?;
        Some(found.date.edtf()?.to_string())
    }

    #[test]
    fn dates_are_read_as_precisely_as_they_are_written() {
        for (text, expected) in [
            ("2024-06-21", "2024-06-21"),
            ("2024-06-21T23:30:00-05:00", "2024-06-21"),
            ("2024/6/1 10:00", "2024-06-01"),
            ("2024.06.21", "2024-06-21"),
            ("2024年6月21日", "2024-06-21"),
            ("20240621T083000Z", "2024-06-21"),
            ("20240621083000", "2024-06-21"),
            ("Fri, 21 Jun 2024 08:30:00 GMT", "2024-06-21"),
            ("Fri Jun 21 08:30:00 CEST 2024", "2024-06-21"),
            ("Fri Jun 21 2024 08:30:00 GMT+0200", "2024-06-21"),
            ("21.6.2024", "2024-06-21"),
            ("21. 06. 2024, 8:30", "2024-06-21"),
            ("am 21.06.24", "2024-06-21"),
            ("21 | 06 | 2024", "2024-06-21"),
            ("21. Juni 2024", "2024-06-21"),
            ("21 de junio de 2024", "2024-06-21"),
            ("1er juin 2024", "2024-06-01"),
            ("21 giugno 2024", "2024-06-21"),
            ("21 czerwca 2024 r.", "2024-06-21"),
            ("21 июня 2024 г.", "2024-06-21"),
            ("21-Jun-2024", "2024-06-21"),
            ("the 21st of June, 2024", "2024-06-21"),
            ("June 21, 2024", "2024-06-21"),
            ("Sept. 3rd 2024", "2024-09-03"),
            ("2024 June 21", "2024-06-21"),
            ("6/21/2024", "2024-06-21"),
            ("June 2024", "2024-06"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text:?}");
        }
    }

    #[test]
    fn other_numbers_are_no_dates() {
        for text in [
            "1.2.3.2024",
            "192.168.20.24",
            "31.02.2024",
            "2024-13-01",
            "call 0800 2024",
            "12:30",
            "5/6",
            "20249999",
            "21 June",
            "€ 1.21",
            "",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }

    #[test]
    fn numbers_with_two_readings_keep_both() {
        let found = |text, order| {
            let mention = mentions(text, order).remove(0);
            (
                mention.date.edtf().unwrap().to_string(),
                mention.other.map(|other| other.edtf().unwrap().to_string()),
            )
        };
        let (june, may) = ("2024-06-05".to_owned(), "2024-05-06".to_owned());
        assert_eq!(found("5/6/2024", Order::DayFirst), (june.clone(), Some(may.clone())));
        assert_eq!(found("5/6/2024", Order::MonthFirst), (may, Some(june.clone())));
        assert_eq!(found("5.6.2024", Order::MonthFirst), (june, None));
        assert_eq!(found("5/5/2024", Order::DayFirst).1, None);
    }
}

//! Dates inside text: of machines (`2024-06-21T08:00:00+02:00`) and of people (`21. Juni 2024`).
//!
//! Owns which spellings are read and with which precision. It reads what stands there and must never complete it: a
//! month stays a month. A time of day is dropped and its zone not applied, so the day is the one written.

use crate::domain::date::{Day, Edtf};

use super::months::month_of;

/// The order of day and month where numbers alone do not show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// `21/6/2024`.
    DayFirst,
    /// `6/21/2024`.
    MonthFirst,
}

/// A year, or a month of it, or a day: what a text says and no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Written {
    pub(super) year: u16,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
}

impl Written {
    /// The date, if the calendar has it and a page may have been published then: from the year 1000 on.
    pub(super) fn new(year: u32, month: Option<u32>, day: Option<u32>) -> Option<Self> {
        let small = |number: Option<u32>| number.map_or(Some(None), |n| u8::try_from(n).ok().map(Some));
        let (year, month, day) = (u16::try_from(year).ok()?, small(month)?, small(day)?);
        let exists = Day::new(i64::from(year), month.unwrap_or(1), day.unwrap_or(1)).is_some();
        (exists && (1000..=2999).contains(&year)).then_some(Self { year, month, day })
    }

    /// As EDTF, with the same precision.
    pub(super) fn edtf(self) -> Option<Edtf> {
        let text = match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", self.year),
            (Some(month), None) => format!("{:04}-{month:02}", self.year),
            (None, _) => format!("{:04}", self.year),
        };
        text.parse().ok()
    }

    /// The first day it can mean.
    pub(super) fn first_day(self) -> Option<Day> {
        Day::new(i64::from(self.year), self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// Whether `local` may be the day, somewhere on earth, of an instant on this day at this hour of UTC.
    pub(super) fn may_be_elsewhere(self, hour: u8, local: Self) -> bool {
        let (Some(here), true, true) = (self.first_day(), self.is_day(), local.is_day()) else { return false };
        // From nine hours behind UTC (Alaska) to twelve ahead of it (New Zealand).
        hour < 9 && here.previous() == local.first_day() || hour >= 12 && here.next() == local.first_day()
    }

    /// Whether it is a day.
    pub(super) const fn is_day(self) -> bool {
        self.day.is_some()
    }

    /// Whether every day of `self` is in `other`: 2024-06-21 is in 2024-06.
    pub(super) fn is_within(self, other: Self) -> bool {
        self.year == other.year
            && (other.month.is_none() || self.month == other.month)
            && (other.day.is_none() || self.day == other.day)
    }
}

/// A date in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// Where it begins in the text, in bytes.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    pub(super) date: Written,
    /// The other reading, where day and month could be exchanged: `5/6/2024`.
    pub(super) other: Option<Written>,
    /// Whether a time of day follows it.
    pub(super) has_time: bool,
    /// The hour in UTC, if it is an instant in UTC: the day where it was written may be the one before or after.
    pub(super) utc_hour: Option<u8>,
}

/// The date that a machine's value gives: the first one in it. Numbers of 10 and 13 digits count seconds and
/// milliseconds since 1970 (UTC).
pub(super) fn read_value(text: &str, order: Order) -> Option<Mention> {
    let text = &text[..text.floor_char_boundary(200)];
    let trimmed = text.trim();
    let start = text.len() - text.trim_start().len();
    let whole = |date| Mention { start, end: start + trimmed.len(), date, other: None, has_time: false, utc_hour: None };
    if trimmed.bytes().all(|byte| byte.is_ascii_digit()) {
        let found = instant(trimmed).or_else(|| month_alone(trimmed)).or_else(|| year_alone(trimmed));
        return found.map(whole).or_else(|| mentions(text, order).into_iter().next());
    }
    let first = mentions(text, order).into_iter().next();
    first.or_else(|| year_and_month(trimmed).map(whole))
}

/// `202406`.
fn month_alone(digits: &str) -> Option<Written> {
    let number: u32 = (digits.len() == 6).then(|| digits.parse().ok())??;
    Written::new(number / 100, Some(number % 100), None).filter(|date| date.year >= 1900)
}

/// `2024`.
fn year_alone(digits: &str) -> Option<Written> {
    (digits.len() == 4).then(|| Written::new(digits.parse().ok()?, None, None))?
}

/// `2024-06` and `2024/6`.
fn year_and_month(text: &str) -> Option<Written> {
    let (year, month) = text.split_once(['-', '/', '.'])?;
    if year.len() != 4 || month.is_empty() || month.len() > 2 {
        return None;
    }
    Written::new(year.parse().ok()?, Some(month.parse().ok()?), None)
}

/// Seconds or milliseconds since 1970, of the years 1990 to 2099.
fn instant(digits: &str) -> Option<Written> {
    let seconds = match digits.len() {
        9 | 10 => digits.parse::<i64>().ok()?,
        13 => digits.parse::<i64>().ok()? / 1000,
        _ => return None,
    };
    let day = Day::from(chrono::DateTime::from_timestamp(seconds, 0)?.date_naive());
    let date =
        Written::new(u32::try_from(day.year()).ok()?, Some(u32::from(day.month())), Some(u32::from(day.day())))?;
    (1990..2100).contains(&date.year).then_some(date)
}

/// A word, number or sign of a text.
#[derive(Debug, Clone, Copy)]
struct Part<'a> {
    text: &'a str,
    start: usize,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Word,
    Sign,
    Blank,
}

impl<'a> Part<'a> {
    const fn end(&self) -> usize {
        self.start + self.text.len()
    }

    fn number(&self, lengths: std::ops::RangeInclusive<usize>) -> Option<u32> {
        (self.kind == Kind::Number && lengths.contains(&self.text.len())).then(|| self.text.parse().ok())?
    }

    fn is_sign(&self, signs: &str) -> bool {
        self.kind == Kind::Sign && signs.contains(self.text)
    }

    fn month(&self) -> Option<u32> {
        (self.kind == Kind::Word).then(|| month_of(self.text).map(u32::from))?
    }

    fn is_word(&self, words: &[&'a str]) -> bool {
        self.kind == Kind::Word && words.iter().any(|word| word.eq_ignore_ascii_case(self.text))
    }
}

fn take_apart(text: &str) -> Vec<Part<'_>> {
    let kind = |c: char| {
        if c.is_ascii_digit() {
            Kind::Number
        } else if matches!(c, '年' | '月' | '日') {
            Kind::Sign
        } else if c.is_alphabetic() {
            Kind::Word
        } else if c.is_whitespace() {
            Kind::Blank
        } else {
            Kind::Sign
        }
    };
    let mut parts: Vec<Part<'_>> = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match parts.last_mut() {
            Some(last) if last.kind == kind(c) && last.kind != Kind::Sign => last.text = &text[last.start..end],
            _ => parts.push(Part { text: &text[at..end], start: at, kind: kind(c) }),
        }
    }
    parts
}

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
fn time_follows(parts: &[Part<'_>]) -> bool {
    let near: Vec<&Part<'_>> = parts.iter().filter(|part| part.kind != Kind::Blank).take(5).collect();
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

/// A place in the parts of a text.
#[derive(Clone, Copy)]
struct Cursor<'a> {
    parts: &'a [Part<'a>],
    at: usize,
}

impl<'a> Cursor<'a> {
    fn part(self) -> Option<&'a Part<'a>> {
        self.parts.get(self.at)
    }

    fn before(self) -> Option<&'a Part<'a>> {
        self.parts.get(self.at.checked_sub(1)?)
    }

    const fn next(self) -> Self {
        Self { parts: self.parts, at: self.at + 1 }
    }

    fn past_blank(self) -> Self {
        if self.part().is_some_and(|part| part.kind == Kind::Blank) { self.next() } else { self }
    }

    /// Past what may stand between the parts of a date in words: blanks, commas, full stops, ordinal endings, "of".
    fn past_filler(self) -> Self {
        let mut here = self;
        let fills = |part: &Part<'a>| {
            part.kind == Kind::Blank || part.is_sign(",.-–/ºª°'’") || part.is_word(FILLERS)
        };
        for _ in 0..5 {
            match here.part() {
                Some(part) if fills(part) => here = here.next(),
                _ => break,
            }
        }
        here
    }

    /// Nothing that makes this number the end of a longer one: `1.21`, `v2`.
    fn begins(self) -> bool {
        self.before().is_none_or(|part| !(part.kind == Kind::Number || part.is_sign(".-/_%&=$€£+")))
            || self.at >= 2 && self.parts[self.at - 2].kind != Kind::Number && self.before().is_some_and(|part| part.is_sign(".-/_"))
    }

    /// Nothing that makes the number before this place the beginning of a longer one.
    fn ends(self) -> bool {
        let follows = |at: usize, kind| self.parts.get(at).is_some_and(|part| part.kind == kind);
        !(follows(self.at, Kind::Number)
            || self.part().is_some_and(|part| part.is_sign(".-/")) && follows(self.at + 1, Kind::Number))
    }
}

/// What stands between a day, its month and its year: ordinal endings and "of".
const FILLERS: &[&str] =
    &["st", "nd", "rd", "th", "er", "ère", "of", "de", "del", "di", "d", "le", "do", "al", "den", "e", "г", "р"];

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
    if first.text == "年" && month_at.part()?.kind == Kind::Blank {
        month_at = month_at.next();
    }
    let month = month_at.part()?.number(1..=2)?;
    let second = month_at.next().part()?;
    let day_at = month_at.next().next();
    let day_at = if day_at.part()?.kind == Kind::Blank { day_at.next() } else { day_at };
    let day = day_at.part()?.number(1..=2)?;
    let alike = second.text == first.text || (first.text == "年" && second.text == "月");
    let mut end = day_at.next();
    if end.part().is_some_and(|part| part.text == "日") {
        end = end.next();
    }
    (alike && here.begins()).then_some(())?;
    Some((end.at, Written::new(year, Some(month), Some(day))?, None))
}

/// `20240621`, alone or before a `T`.
fn eight_digits(here: Cursor<'_>, _: Order) -> Read {
    let number = here.part()?.number(8..=14).filter(|_| here.begins())?;
    let digits = here.part()?.text;
    let number = if digits.len() == 8 { number } else { return long_digits(here, digits) };
    let date = Written::new(number / 10_000, Some(number / 100 % 100), Some(number % 100))?;
    (1900..2100).contains(&date.year).then_some((here.at + 1, date, None))
}

/// `20240621083000`.
fn long_digits(here: Cursor<'_>, digits: &str) -> Read {
    if digits.len() != 14 && digits.len() != 12 {
        return None;
    }
    let date = Written::new(digits[..4].parse().ok()?, digits[4..6].parse().ok(), digits[6..8].parse().ok())?;
    (1990..2100).contains(&date.year).then_some((here.at + 1, date, None))
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
        2 if matches!(sign, "." | "/") && year_at.at == here.at + 4 => 2000 + year.number(2..=2).filter(|year| *year < 60)?,
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
    let word = here.part().filter(|part| part.kind == Kind::Word)?;
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
        let is_time = |part: &Part<'_>| {
            part.number(1..=2).is_some() || part.is_sign(":") || part.kind == Kind::Blank || part.kind == Kind::Word
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
    let word = here.part().filter(|part| part.kind == Kind::Word)?;
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
    use proptest::prelude::*;

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
            (mention.date.edtf().unwrap().to_string(), mention.other.map(|other| other.edtf().unwrap().to_string()))
        };
        let (june, may) = ("2024-06-05".to_owned(), "2024-05-06".to_owned());
        assert_eq!(found("5/6/2024", Order::DayFirst), (june.clone(), Some(may.clone())));
        assert_eq!(found("5/6/2024", Order::MonthFirst), (may, Some(june.clone())));
        assert_eq!(found("5.6.2024", Order::MonthFirst), (june, None));
        assert_eq!(found("5/5/2024", Order::DayFirst).1, None);
    }

    #[test]
    fn values_of_machines_may_be_instants_months_and_years() {
        for (text, expected) in [
            ("1718958600", Some("2024-06-21")),
            ("1718958600000", Some("2024-06-21")),
            ("2024-06", Some("2024-06")),
            ("202406", Some("2024-06")),
            ("2024", Some("2024")),
            ("20240621", Some("2024-06-21")),
            (" 2024-06-21 ", Some("2024-06-21")),
            ("123", None),
            ("", None),
            ("soon", None),
        ] {
            let date = read_value(text, Order::DayFirst).and_then(|found| found.date.edtf());
            assert_eq!(date.map(|date| date.to_string()).as_deref(), expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "[0-9./ :年月日TJuneäé-]{0,40}|.{0,80}") {
            let _ = read_value(&text, Order::MonthFirst);
            for mention in mentions(&text, Order::DayFirst) {
                prop_assert!(text.get(mention.start..mention.end).is_some());
                prop_assert!(mention.date.edtf().is_some());
            }
        }
    }
}

//! From text to a single date.
//!
//! Works in two steps. The first takes a text apart generously, so that it also understands what level 2
//! allows (qualifiers and `X` anywhere); the second judges the pieces. So a refusal can say "level 2" where
//! it is that, and what to write instead.

use super::bounds::{Date, Qualifier, Shape, Value, Writing};
use super::day::{Day, MAX_YEAR, YearText, days_in_month, month_name};
use super::error::{DateText, EdtfError};
use super::parse_time;
use super::pieces::{Piece, Pieces};
use super::within::Within;

/// Reads one whole day of the years 0000 to 9999 without any mark, as most dates of a ledger are:
/// `2024-06-20`. `None`: it is something else, or wrong; then [`alone`] says what. (A fortieth of a list of
/// disputed claims went into taking such days apart generously.)
pub(super) fn whole_day(text: &str) -> Option<Date> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return None };
    let digit = |byte: &u8| byte.is_ascii_digit().then(|| byte - b'0');
    let two = |tens: &u8, ones: &u8| Some(digit(tens)? * 10 + digit(ones)?);
    let year = i64::from(two(y1, y2)?) * 100 + i64::from(two(y3, y4)?);
    let day = Day::new(year, two(m1, m2)?, two(d1, d2)?)?;
    Some(Date { value: Value::Day(day), writing: Writing::Plain, qualifier: None })
}

/// Reads a date that is the whole value; it may have a time of day.
pub(super) fn alone(part: DateText<'_>) -> Result<Shape, EdtfError> {
    if let Some(t) = part.text.find('T') {
        let date = inside(part.slice(0, t), Within::Alone)?;
        return match date {
            Date { value: Value::Day(day), qualifier: None, .. } => {
                parse_time::check(part, t)?;
                Ok(Shape::Moment(day))
            }
            _ => Err(part.not_edtf(
                t,
                "a time of day follows a whole day without ?, ~ or %",
                "write the day alone",
            )),
        };
    }
    inside(part, Within::Alone).map(Shape::Date)
}

/// Reads a date without a time.
pub(super) fn inside(part: DateText<'_>, within: Within) -> Result<Date, EdtfError> {
    if part.text.starts_with('Y') {
        return long_year(part, within);
    }
    let pieces = Pieces::take_apart(part, within)?;
    pieces.has_widths(part, within)?;
    if let [year] = pieces.list.as_slice()
        && year.text.len() == 2
    {
        return century(part, within, &pieces, *year);
    }
    pieces.are_in_calendar(part)?;
    pieces.are_level_one(part, within)?;
    pieces.date(part, within)
}

/// The second step: what the pieces mean, or why they are refused.
impl Pieces<'_> {
    /// What is known must exist, whatever else is not known.
    fn are_in_calendar(&self, part: DateText<'_>) -> Result<(), EdtfError> {
        let year = self.list[0];
        if self.negative && year.text == "0000" {
            return Err(part.impossible(
                0,
                "the year 0000 has no minus",
                format!("write {}", &part.text[1..]),
            ));
        }
        let Some(month) = self.list.get(1).copied() else {
            return Ok(());
        };
        let has_day = self.list.len() > 2;
        if let Some(number) = month.number() {
            match number {
                1..=12 => {}
                21..=24 if !has_day => {}
                25..=41 if !has_day => return Err(self.season_of_level_two(part, month, number)),
                21..=41 => {
                    return Err(part.impossible(
                        month.at,
                        "a season has no days",
                        "write a month from 01 to 12",
                    ));
                }
                _ => {
                    return Err(part.impossible(
                        month.at,
                        "months go from 01 to 12",
                        format!(
                            "write a month, a season (21 spring to 24 winter), or the year {}",
                            year.text
                        ),
                    ));
                }
            }
        }
        match (month.number(), self.list.get(2).and_then(|day| day.number().map(|number| (day.at, number)))) {
            (Some(month), Some((at, day))) => {
                let days =
                    self.year().map_or_else(|| days_in_month(2000, month), |year| days_in_month(year, month));
                if (1..=days).contains(&day) {
                    return Ok(());
                }
                let wrong = match (day, month) {
                    (0, _) => "days go from 01".to_owned(),
                    (_, 2) => format!("February {} has {days} days", year.text),
                    _ => format!("{} has {days} days", month_name(month)),
                };
                let month_alone = match self.year() {
                    Some(_) => format!(", or {} for the month", &part.text[..at - 1]),
                    None => String::new(),
                };
                let write = format!("write a day from 01 to {days}{month_alone}");
                Err(part.impossible(at, wrong, write))
            }
            (None, Some((at, day))) if !(1..=31).contains(&day) => {
                Err(part.impossible(at, "days go from 01 to 31", "write a day of the month"))
            }
            _ => Ok(()),
        }
    }

    fn season_of_level_two(&self, part: DateText<'_>, month: Piece<'_>, code: u8) -> EdtfError {
        let (what, first, months) = match code {
            25..=28 => ("seasons of the northern hemisphere", (code - 24) * 3, 3),
            29..=32 => ("seasons of the southern hemisphere", [9, 12, 3, 6][usize::from(code - 29)], 3),
            33..=36 => ("quarters", (code - 33) * 3 + 1, 3),
            37..=39 => ("thirds of a year", (code - 37) * 4 + 1, 4),
            _ => ("halves of a year", (code - 40) * 6 + 1, 6),
        };
        let write = self.year().map_or_else(
            || "write months, such as 2024-06/2024-08".to_owned(),
            |year| {
                let last = first + months - 1;
                let (end, last) = if last > 12 { (year + 1, last - 12) } else { (year, last) };
                // Only the four digits of an interval's end can be written, and 9999 has no next year.
                if end > 9999 {
                    return "write months".to_owned();
                }
                format!("write the months: {}-{first:02}/{}-{last:02}", YearText(year), YearText(end))
            },
        );
        part.level_two(month.at, format!("{code} is one of the codes for {what}"), write)
    }

    /// Qualifiers only at the end, `X` only from the right.
    fn are_level_one(&self, part: DateText<'_>, within: Within) -> Result<(), EdtfError> {
        let last = self.list.len() - 1;
        for (number, piece) in self.list.iter().enumerate() {
            let stray = if piece.before.is_some() {
                Some(piece.at - 1)
            } else {
                (number < last && piece.after.is_some()).then_some(piece.at + piece.text.len())
            };
            if let Some(at) = stray {
                let at = if number == 0 && piece.before.is_some() { 0 } else { at };
                let write = format!("qualify the whole date at its end: {}", self.qualified_at_end(part));
                return Err(part.level_two(at, "a mark of one part of a date", write));
            }
        }
        let year = self.list[0].text;
        let x_from = year.find('X').unwrap_or(year.len());
        let year_ok = year[x_from..].bytes().all(|byte| byte == b'X') && (x_from == year.len() || last == 0);
        if !year_ok {
            let write = match within {
                Within::Alone => {
                    format!("write X only from the right: {}{:X<4}", self.minus(), &year[..x_from])
                }
                Within::Interval | Within::Set => {
                    format!("write dates without X in {}, such as whole years", within.noun())
                }
            };
            return Err(part.level_two(
                self.list[0].at + x_from,
                "X in a year before a digit that is known",
                write,
            ));
        }
        let x_write = |piece: &Piece<'_>| match within {
            Within::Alone => format!("write X only from the right: {}XX", &part.text[..piece.at]),
            Within::Interval | Within::Set => {
                format!("write no X in {}: {}", within.noun(), &part.text[..piece.at - 1])
            }
        };
        if let Some(month) = self.list.get(1)
            && month.has_x()
            && (month.text != "XX" || self.list.get(2).is_some_and(|day| day.text != "XX"))
        {
            return Err(part.level_two(
                month.at,
                "X in a month beside a digit that is known",
                x_write(month),
            ));
        }
        match self.list.get(2) {
            Some(day) if day.has_x() && day.text != "XX" => {
                Err(part.level_two(day.at, "X for one digit of a day", x_write(day)))
            }
            _ => Ok(()),
        }
    }

    fn qualified_at_end(&self, part: DateText<'_>) -> String {
        let marks = || self.list.iter().flat_map(|piece| [piece.before, piece.after]).flatten();
        let first = marks().next().unwrap_or(Qualifier::Both);
        let mark = if marks().all(|mark| mark == first) { first } else { Qualifier::Both };
        let mut text: String = part.text.chars().filter(|c| !matches!(c, '?' | '~' | '%')).collect();
        text.push(mark.mark());
        text
    }

    fn date(&self, part: DateText<'_>, within: Within) -> Result<Date, EdtfError> {
        let masked = self.list.iter().any(|piece| piece.has_x());
        let (first, last) = self.years();
        let number = |index: usize| self.list.get(index).and_then(|piece| piece.number());
        let value = match (number(1), number(2)) {
            (None, _) => Value::Years(first, last),
            (Some(season @ 21..), _) => Value::Season(first, season),
            (Some(month), None) => Value::Month(first, month),
            (Some(month), Some(day)) => {
                Value::Day(Day::new(first, month, day).expect("checked by are_in_calendar"))
            }
        };
        let writing = if masked { Writing::Masked } else { Writing::Plain };
        let date = Date { value, writing, qualifier: self.list.last().and_then(|piece| piece.after) };
        if masked && within != Within::Alone {
            let write = if first == last {
                format!("write it without X: {}", date.as_end().unwrap_or_default())
            } else {
                format!("write the first or the last year of it: {} or {}", YearText(first), YearText(last))
            };
            return Err(part.level_two(0, format!("{} with X in it", within.noun()), write));
        }
        Ok(date)
    }
}

fn century(
    part: DateText<'_>,
    within: Within,
    pieces: &Pieces<'_>,
    piece: Piece<'_>,
) -> Result<Date, EdtfError> {
    let hundreds = i64::from(piece.number().expect("has_widths saw two digits"));
    if pieces.negative && hundreds == 0 {
        return Err(part.impossible(0, "the first century has no minus", "write 00, or years such as -0050"));
    }
    let (first, last) = if pieces.negative {
        (-hundreds * 100 - 99, -hundreds * 100)
    } else {
        (hundreds * 100, hundreds * 100 + 99)
    };
    if let Some(mark) = piece.before.or(piece.after) {
        let write = format!("write {}{}XX{}", pieces.minus(), piece.text, mark.mark());
        return Err(part.level_two(0, "a century with a mark", write));
    }
    if within != Within::Alone {
        let wrong = format!("two digits are a century, which cannot stand in {}", within.noun());
        let write = format!("write a year such as {} or {}, or whole dates", YearText(first), YearText(last));
        return Err(part.not_edtf(0, wrong, write));
    }
    Ok(Date { value: Value::Years(first, last), writing: Writing::Century, qualifier: None })
}

fn long_year(part: DateText<'_>, within: Within) -> Result<Date, EdtfError> {
    let minus = usize::from(part.rest(1).starts_with('-'));
    let from = 1 + minus;
    let width = part.rest(from).bytes().take_while(u8::is_ascii_digit).count();
    let digits = &part.text[from..from + width];
    let mut end = from + width;
    if width == 0 {
        return Err(part.unexpected(from, "a digit of a year"));
    }
    if part.rest(end).starts_with(['E', 'S']) {
        let wrong = "a year with an exponent or a count of exact digits";
        return Err(part.level_two(end, wrong, "write the year in full: Y170000002"));
    }
    let number = digits.parse::<i64>().ok().filter(|year| *year <= MAX_YEAR);
    let year = match number {
        Some(year @ 0..=9999) => {
            let write = format!("write {}", YearText(if minus == 1 { -year } else { year }));
            return Err(part.not_edtf(0, "Y is for years of more than four digits", write));
        }
        _ if digits.starts_with('0') => {
            return Err(part.not_edtf(
                from,
                "a year after Y does not begin with 0",
                "write it without zeros in front",
            ));
        }
        Some(year) if minus == 1 => -year,
        Some(year) => year,
        None => {
            return Err(part.not_edtf(from, "gainsay keeps years of up to 15 digits", "write fewer digits"));
        }
    };
    let qualifier = part.text.as_bytes().get(end).copied().and_then(Qualifier::read);
    end += usize::from(qualifier.is_some());
    if end < part.text.len() {
        return Err(part.not_edtf(
            end,
            "a year after Y stands alone",
            format!("write {}", &part.text[..end]),
        ));
    }
    if within != Within::Alone {
        let wrong = format!("a year after Y cannot stand in {}", within.noun());
        return Err(part.not_edtf(0, wrong, "write years of four digits, or the year alone"));
    }
    Ok(Date { value: Value::Years(year, year), writing: Writing::Letter, qualifier })
}

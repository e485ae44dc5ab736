//! The time of day behind a date: `T10:00:00`, with or without a fraction and a zone.
//!
//! It is checked and then kept only as text: a claim's day counts as it is written, so that "10 p.m. in Kyiv"
//! does not become another day in another zone.

use super::error::{DateText, EdtfError};

const WRITE: &str = "write a time like 2024-06-20T10:00:00 or 2024-06-20T10:00:00+03:00, or the day alone";

/// Checks what stands from the `T` at this byte to the end.
pub(super) fn check(part: DateText<'_>, t: usize) -> Result<(), EdtfError> {
    let hour = number(part, t + 1, "an hour of two digits")?;
    if hour > 24 {
        return Err(part.impossible(t + 1, "24 hours at most", WRITE));
    }
    let minute = after(part, t + 3, b':', "':'", "a minute of two digits")?;
    if minute > 59 {
        return Err(part.impossible(t + 4, "59 minutes at most", WRITE));
    }
    let second = after(part, t + 6, b':', "':' and seconds", "seconds of two digits")?;
    if second > 59 {
        return Err(part.impossible(t + 7, "59 seconds at most", WRITE));
    }
    let mut at = t + 9;
    let mut fraction = "";
    if part.rest(at).starts_with('.') {
        let digits = part.rest(at + 1);
        fraction = &digits[..digits.bytes().take_while(u8::is_ascii_digit).count()];
        if fraction.is_empty() {
            return Err(part.unexpected(at + 1, "a digit of a second"));
        }
        at += 1 + fraction.len();
    }
    let past_the_hour = (minute, second) != (0, 0) || fraction.bytes().any(|digit| digit != b'0');
    if hour == 24 && past_the_hour {
        return Err(part.impossible(t + 1, "24 hours at most", WRITE));
    }
    zone(part, at)
}

fn zone(part: DateText<'_>, at: usize) -> Result<(), EdtfError> {
    let rest = part.rest(at);
    let negative = match rest.as_bytes().first() {
        None => return Ok(()),
        Some(b'Z') if rest.len() == 1 => return Ok(()),
        Some(b'Z') => return Err(part.unexpected(at + 1, "the end")),
        Some(b'+') => false,
        Some(b'-') => true,
        Some(_) => return Err(part.unexpected(at, "Z, a zone such as +03:00, or the end")),
    };
    let hours = number(part, at + 1, "the zone's hours of two digits")?;
    let mut end = at + 3;
    let mut minutes = 0;
    if part.rest(end).starts_with(':') {
        minutes = number(part, end + 1, "the zone's minutes of two digits")?;
        end += 3;
    } else if !part.rest(end).is_empty() {
        minutes = number(part, end, "the zone's minutes of two digits")?;
        end += 2;
    }
    if !part.rest(end).is_empty() {
        return Err(part.unexpected(end, "the end"));
    }
    let offset = hours * 60 + minutes;
    if minutes > 59 {
        return Err(part.impossible(at, "a zone has 59 minutes at most", WRITE));
    }
    match (negative, offset) {
        (true, 0) => Err(part.impossible(at, "the zone of UTC is Z or +00:00", "write Z instead")),
        (true, 721..) => Err(part.impossible(at, "no zone is more than 12 hours behind UTC", WRITE)),
        (false, 841..) => Err(part.impossible(at, "no zone is more than 14 hours ahead of UTC", WRITE)),
        _ => Ok(()),
    }
}

fn after(part: DateText<'_>, at: usize, sign: u8, signs: &str, digits: &str) -> Result<u16, EdtfError> {
    if part.rest(at).as_bytes().first() == Some(&sign) {
        number(part, at + 1, digits)
    } else {
        Err(part.unexpected(at, signs))
    }
}

fn number(part: DateText<'_>, at: usize, expected: &str) -> Result<u16, EdtfError> {
    let digit = |offset: usize| {
        let byte = part.text.as_bytes().get(at + offset).copied().unwrap_or(b' ');
        byte.is_ascii_digit()
            .then(|| u16::from(byte - b'0'))
            .ok_or_else(|| part.unexpected(at + offset, expected))
    };
    Ok(digit(0)? * 10 + digit(1)?)
}

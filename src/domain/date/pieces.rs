//! A date taken apart into runs of digits, before anything is judged about it but its shape.
//!
//! Generous on purpose: it also takes apart what level 2 allows, so that `parse_date` can refuse it by its
//! name.

use super::bounds::Qualifier;
use super::error::{ANY_DATE, DateText, EdtfError};
use super::within::Within;

/// A run of digits and `X`, with the marks around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) at: usize,
    pub(super) text: &'a str,
    pub(super) before: Option<Qualifier>,
    pub(super) after: Option<Qualifier>,
}

impl Piece<'_> {
    /// The number, if every digit is known.
    pub(super) fn number(self) -> Option<u8> {
        self.text.parse().ok()
    }

    pub(super) fn has_x(self) -> bool {
        self.text.contains('X')
    }
}

/// A date taken apart: a year and up to two more pieces.
pub(super) struct Pieces<'a> {
    pub(super) negative: bool,
    pub(super) list: Vec<Piece<'a>>,
}

impl<'a> Pieces<'a> {
    pub(super) fn take_apart(part: DateText<'a>, within: Within) -> Result<Self, EdtfError> {
        let bytes = part.text.as_bytes();
        let mark = |at: usize| bytes.get(at).copied().and_then(Qualifier::read);
        let mut pieces = Self { negative: false, list: Vec::new() };
        let mut at = 0;
        loop {
            let before = mark(at);
            at += usize::from(before.is_some());
            if pieces.list.is_empty() && bytes.get(at) == Some(&b'-') {
                pieces.negative = true;
                at += 1;
            }
            let width =
                part.rest(at).bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'X').count();
            if width == 0 {
                let expected = ["a year of four digits", "a month of two digits", "a day of two digits"];
                return Err(
                    part.unexpected(at, expected.get(pieces.list.len()).copied().unwrap_or("the end"))
                );
            }
            let text = &part.text[at..at + width];
            let piece_at = at;
            at += width;
            let after = mark(at);
            at += usize::from(after.is_some());
            pieces.list.push(Piece { at: piece_at, text, before, after });
            match bytes.get(at) {
                None => return Ok(pieces),
                Some(b'-') if pieces.list.len() < 3 => at += 1,
                Some(b'S') if pieces.list.len() == 1 && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => {
                    let exact = usize::from(bytes[at + 1] - b'0').min(width);
                    return Err(part.level_two(
                        at,
                        "S says how many digits of a year are exact",
                        format!("write X for the others: {}{:X<4}", &part.text[..piece_at], &text[..exact]),
                    ));
                }
                Some(b'T') => {
                    return Err(part.not_edtf(
                        at,
                        format!("{} has no time of day", within.noun()),
                        format!("write the day alone: {}", &part.text[..at]),
                    ));
                }
                Some(_) => return Err(part.unexpected(at, "'-' or the end")),
            }
        }
    }

    /// Four digits for a year, two for what follows; two or three alone are a century and a decade.
    pub(super) fn has_widths(&self, part: DateText<'_>, within: Within) -> Result<(), EdtfError> {
        let year = self.list[0];
        let known = !year.has_x();
        match (year.text.len(), self.list.len()) {
            (4, _) => {}
            (2, 1) if known => {}
            (3, 1) if known && (year.text != "000" || !self.negative) => {
                let write = format!("write {}{}X{}", self.minus(), year.text, self.end_mark());
                return Err(part.level_two(0, "three digits are a decade", write));
            }
            (5.., 1) if known && within == Within::Alone && !year.text.starts_with('0') => {
                return Err(part.not_edtf(
                    year.at,
                    "a year has four digits",
                    format!(
                        "write Y{}{} for a year of more digits, or a day like 2024-06-20",
                        self.minus(),
                        year.text
                    ),
                ));
            }
            _ => return Err(part.not_edtf(year.at, "a year has four digits", ANY_DATE)),
        }
        let names = ["a month", "a day"];
        match self.list[1..].iter().zip(names).find(|(piece, _)| piece.text.len() != 2) {
            Some((piece, name)) => Err(part.not_edtf(piece.at, format!("{name} has two digits"), ANY_DATE)),
            None => Ok(()),
        }
    }

    pub(super) const fn minus(&self) -> &'static str {
        if self.negative { "-" } else { "" }
    }

    /// The mark after the last piece, as text.
    pub(super) fn end_mark(&self) -> String {
        self.list.last().and_then(|piece| piece.after).map(|mark| mark.mark().to_string()).unwrap_or_default()
    }

    /// The year, if every digit is known.
    pub(super) fn year(&self) -> Option<i64> {
        let year: i64 = self.list[0].text.parse().ok()?;
        Some(if self.negative { -year } else { year })
    }

    /// The first and last year, with `X` as every digit.
    pub(super) fn years(&self) -> (i64, i64) {
        let with = |digit| self.list[0].text.replace('X', digit).parse().expect("four digits are a number");
        let (low, high): (i64, i64) = (with("0"), with("9"));
        // `-000X` begins at -0001: -0000 is no year.
        if self.negative { (-high, -low.max(1)) } else { (low, high) }
    }
}

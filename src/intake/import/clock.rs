//! A day with a time of day, as databases, programs and spreadsheets write one: `2024-06-20 14:00:00+02:00`,
//! `6/20/2024, 2:00 PM`, `Thu Jun 20 14:00:00 UTC 2024`.
//!
//! Owns where the time stands in such words. [`dates`](super::dates) reads what is left as the day. The day
//! is the one that is written, in its own zone: it must never be counted over to another.

/// The words without their time of day and its zone; `None` if there is none that is sound.
pub(super) fn without(words: &str) -> Option<String> {
    let mut colons = words.match_indices(':').map(|(at, _)| at);
    let (before, after) = colons.find_map(|at| around(words, at))?;
    let before = before.trim_end_matches(|c: char| c.is_whitespace() || c == ',');
    let before = before.strip_suffix(" at").unwrap_or(before).trim_end_matches([',', ' ']);
    let after = after.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    let after = after.strip_prefix("on ").unwrap_or(after);
    let rest = [before, after].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    (!rest.is_empty()).then_some(rest)
}

/// What stands before and after the time whose first colon is at `colon`.
fn around(words: &str, colon: usize) -> Option<(&str, &str)> {
    let digits = words[..colon].bytes().rev().take_while(u8::is_ascii_digit).count();
    let start = colon - digits;
    let hour: u8 = words[start..colon].parse().ok().filter(|hour| digits <= 2 && *hour <= 24)?;
    let before = &words[..start];
    let marked = before.strip_suffix(['T', 't']).filter(|day| day.ends_with(|c: char| c.is_ascii_digit()));
    let is_apart = before.is_empty() || before.ends_with(|c: char| c.is_whitespace() || c == ',');
    if marked.is_none() && !is_apart {
        return None;
    }
    let mut rest = two_digits(&words[colon + 1..], 59)?;
    if let Some(seconds) = rest.strip_prefix(':') {
        rest = two_digits(seconds, 60)?;
        if let Some(part) = rest.strip_prefix(['.', ',']) {
            let shorter = part.trim_start_matches(|c: char| c.is_ascii_digit());
            rest = if shorter.len() < part.len() { shorter } else { rest };
        }
    }
    if let Some(after) = half_of_day(rest) {
        if hour > 12 {
            return None;
        }
        rest = after;
    }
    rest = zone(rest).unwrap_or(rest);
    let is_end = rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || c == ',');
    is_end.then_some((marked.unwrap_or(before), rest))
}

/// What follows two digits that are at most this number.
fn two_digits(text: &str, most: u8) -> Option<&str> {
    let digits = text.get(..2).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_digit()))?;
    let rest = &text[2..];
    let fits = digits.parse::<u8>().is_ok_and(|number| number <= most);
    (fits && !rest.starts_with(|c: char| c.is_ascii_digit())).then_some(rest)
}

/// What follows "AM", "p.m." and their like.
fn half_of_day(text: &str) -> Option<&str> {
    let text = text.trim_start();
    ["a.m.", "p.m.", "am", "pm"].into_iter().find_map(|word| {
        let begins = text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        begins.then(|| &text[word.len()..])
    })
}

/// Zones that are written as letters, besides which there are offsets.
const ZONES: &[&str] = &[
    "UTC", "GMT", "Z", "BST", "WET", "WEST", "CET", "CEST", "EET", "EEST", "MSK", "TRT", "EST", "EDT", "CST",
    "CDT", "MST", "MDT", "PST", "PDT", "AKST", "AKDT", "HST", "IST", "PKT", "JST", "KST", "HKT", "SGT",
    "AWST", "ACST", "AEST", "AEDT", "NZST", "NZDT", "SAST", "WAT", "CAT", "EAT",
];

/// What follows a zone: letters, an offset, or both; and its name in brackets.
fn zone(text: &str) -> Option<&str> {
    let start = text.trim_start();
    let letters = start.len() - start.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let named = ZONES.contains(&&start[..letters]) || start[..letters] == *"z";
    let mut rest = if named { &start[letters..] } else { start };
    let offset = offset(rest);
    rest = offset.unwrap_or(rest);
    if !named && offset.is_none() {
        return None;
    }
    let bracketed = rest.trim_start();
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some(inside) = bracketed.strip_prefix(open)
            && let Some((name, after)) = inside.split_once(close)
            && name.chars().all(|c| c.is_alphanumeric() || " /_+-".contains(c))
        {
            return Some(after);
        }
    }
    Some(rest)
}

/// What follows an offset: `+02:00`, `-0500`, `+01`.
fn offset(text: &str) -> Option<&str> {
    let digits = text.strip_prefix(['+', '-', '\u{2212}'])?;
    let count = digits.len() - digits.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match count {
        2 => {
            let rest = two_digits(digits, 14)?;
            Some(rest.strip_prefix(':').and_then(|minutes| two_digits(minutes, 59)).unwrap_or(rest))
        }
        4 => {
            let hours = digits[..2].parse::<u8>().is_ok_and(|hours| hours <= 14);
            two_digits(&digits[2..], 59).filter(|_| hours)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_day_is_found_wherever_it_stands() {
        for (words, day) in [
            ("2024-06-20 14:00:00", "2024-06-20"),
            ("2024-06-20 14:00:00.0000000 +00:00", "2024-06-20"),
            ("2024-06-20 14:00:00+00", "2024-06-20"),
            ("2024-06-20T14:00:00+02:00[Europe/Paris]", "2024-06-20"),
            ("2024-06-20 14:00:00 UTC", "2024-06-20"),
            ("6/20/2024 0:00", "6/20/2024"),
            ("6/20/2024, 2:00:00\u{202f}PM", "6/20/2024"),
            ("20.06.2024 14:00:00,5", "20.06.2024"),
            ("June 20, 2024 at 2:00 p.m. EDT", "June 20, 2024"),
            ("14:00, 20 June 2024", "20 June 2024"),
            ("Thu Jun 20 14:00:00 +0000 2024", "Thu Jun 20 2024"),
            ("Thu, 20 Jun 2024 14:00:00 GMT", "Thu, 20 Jun 2024"),
            ("Thu Jun 20 2024 14:00:00 GMT+0200 (Central European Summer Time)", "Thu Jun 20 2024"),
        ] {
            assert_eq!(without(words).as_deref(), Some(day), "{words}");
        }
    }

    #[test]
    fn what_is_no_time_of_day_is_none() {
        for words in [
            "2024-06-20",
            "14:00",
            "2024-06-20 25:00",
            "2024-06-20 14:61",
            "2024-06-20 13:00 PM",
            "x14:00",
            "2024-06-20 14:000",
            "2024-06-20 14:00 hours",
            "2024-06-20 14:0",
            "1:100:00",
            "é:00 2024",
        ] {
            let rest = without(words);
            assert!(rest.is_none() || rest.as_deref() == Some("2024-06-20 hours"), "{words}: {rest:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_words_make_it_panic(words in "[0-9:T+ .,apmZé-]{0,30}") {
            let _ = without(&words);
        }
    }
}

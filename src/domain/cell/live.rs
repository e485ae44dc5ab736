//! What a spreadsheet does not leave alone: formulas, and whatever it reads as a number, a date, a time, a
//! truth or an error.
//!
//! Owns that judgement, for Excel and LibreOffice in their English and most common other languages. It is
//! wide on purpose: an apostrophe too many is taken off again by the import, one too few loses what was
//! recorded. Never changes a text.

/// Truths and errors in the languages that spreadsheets are mostly set to, in upper case.
const WORDS: [&str; 28] = [
    "TRUE",
    "FALSE",
    "WAHR",
    "FALSCH",
    "VRAI",
    "FAUX",
    "VERDADERO",
    "FALSO",
    "VERO",
    "VERDADEIRO",
    "WAAR",
    "ONWAAR",
    "PRAWDA",
    "FAŁSZ",
    "SANT",
    "SANN",
    "FALSK",
    "USANN",
    "ИСТИНА",
    "ЛОЖЬ",
    "#N/A",
    "#REF!",
    "#NAME?",
    "#VALUE!",
    "#DIV/0!",
    "#NUM!",
    "#NULL!",
    "#SPILL!",
];

/// What may stand before a number that is an amount or a share.
const AMOUNTS: &str = "%$€£¥₽₩₹₺₴¢￥＄";

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Whether a spreadsheet would run it or take it for something else than a text; also whether it begins with
/// an apostrophe, which a spreadsheet eats when somebody edits the cell.
pub fn is_live(text: &str) -> bool {
    // A number in brackets is a negative one.
    let seen = text.trim_start_matches(|c| is_unseen(c) || c == '(');
    let Some(first) = seen.chars().next() else { return false };
    match first {
        '=' | '+' | '-' | '−' | '@' | '\'' | '＝' | '＋' | '－' | '＠' | '＇' => true,
        first if AMOUNTS.contains(first) => true,
        first if first.is_numeric() => true,
        '.' | ',' => seen[1..].starts_with(char::is_numeric),
        '#' => is_word(seen),
        _ => is_word(seen) || is_date_in_words(seen),
    }
}

/// White space, and marks of direction and width that a reader would skip.
fn is_unseen(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn is_word(seen: &str) -> bool {
    let word = seen.trim_end_matches(is_unseen);
    word.len() <= 20 && WORDS.contains(&word.to_uppercase().as_str())
}

/// `MARCH1`, `Jun-24`, `June 20, 2024`, `Thursday, June 20`: a name of a month, cut or whole, and then a
/// number.
fn is_date_in_words(seen: &str) -> bool {
    let (first, rest) = leading_letters(seen);
    if is_name(first, &WEEKDAYS) {
        return leading_letters(rest).1.starts_with(char::is_numeric) || is_date_in_words_at(rest);
    }
    is_name(first, &MONTHS) && rest.starts_with(char::is_numeric)
}

fn is_date_in_words_at(rest: &str) -> bool {
    let (month, rest) = leading_letters(rest);
    is_name(month, &MONTHS) && rest.starts_with(char::is_numeric)
}

/// The letters at the beginning, and what follows them after separators.
fn leading_letters(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let (letters, rest) = text.split_at(end);
    (
        letters,
        rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | '-' | '/' | '\'')),
    )
}

/// Whether it is one of the names, or the beginning of one, at least three letters long.
fn is_name(letters: &str, names: &[&str]) -> bool {
    letters.len() >= 3 && {
        let letters = letters.to_lowercase();
        // "sept" and "Sept." are common; every beginning is taken.
        names.iter().any(|name| name.starts_with(letters.as_str()))
    }
}

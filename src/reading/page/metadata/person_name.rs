//! The name of somebody in a line that a page prints: "By Ann Example | June 21, 2024".
//!
//! Owns what stands around a name and what is none. Called by `names`. It never changes a name.

use super::months::month_of;

/// Words that stand before a name and do not belong to it.
const BY: &[&str] = &[
    "written by ",
    "posted by ",
    "by ",
    "by: ",
    "von ",
    "von: ",
    "par ",
    "por ",
    "di ",
    "door ",
    "autor: ",
    "author: ",
    "text: ",
];

/// A byline without the "by" before it.
pub(super) fn without_by(text: &str) -> &str {
    let text = text.trim();
    let begins = |word: &&&str| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    BY.iter().find(begins).map_or(text, |word| text[word.len()..].trim_start())
}

/// The name in a byline: without "by", and only up to a separator.
pub(super) fn name_in(text: &str) -> &str {
    let name = without_by(text);
    let cuts = [" | ", " • ", " · ", " / ", " (", " - ", " – ", " — ", " am ", " on ", ", "];
    let end = cuts.iter().filter_map(|cut| name.find(cut)).min().unwrap_or(name.len());
    without_day(&name[..end]).trim_end_matches([',', ';', ':', '.', ' '])
}

/// A name without the day behind it: "Ann Example June 21, 2024", "Ann Example 21 June".
fn without_day(text: &str) -> &str {
    let words: Vec<&str> = text.split(' ').collect();
    let begins = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let Some(number) = words.iter().position(begins) else { return text };
    let month = number.checked_sub(1).filter(|before| month_of(words[*before]).is_some());
    let is_day = month.is_some() || words.get(number + 1).is_some_and(|word| month_of(word).is_some());
    let end: usize = words[..month.unwrap_or(number)].iter().map(|word| word.len() + 1).sum();
    if is_day && end > 0 { &text[..end - 1] } else { text }
}

/// What a publishing system calls whoever has not said their name.
const NOBODYS: [&str; 8] =
    ["admin", "administrator", "webmaster", "root", "user", "guest", "wordpress", "author"];

/// Whether a text can be the name of somebody: short, with letters, no address and no number of a date.
pub(super) fn is_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    (2..=120).contains(&text.len())
        && (1..=14).contains(&words)
        && text.chars().any(char::is_alphabetic)
        && !text.contains("://")
        && !text.starts_with(['@', '#', '/', '{', '<'])
        && !NOBODYS.iter().any(|name| name.eq_ignore_ascii_case(text.trim()))
        && (words > 1 || !text.contains('@'))
        && text.chars().filter(char::is_ascii_digit).count() < 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_freed_of_what_stands_around_it() {
        for (text, expected) in [
            ("By Ann Example", "Ann Example"),
            ("Von Bo Beispiel | 21.06.2024", "Bo Beispiel"),
            ("Ann Example, Reporter", "Ann Example"),
            ("Byron Example", "Byron Example"),
            ("Ann Example June 21, 2024", "Ann Example"),
            ("Ann Example 21 June", "Ann Example"),
            ("June Example 2nd", "June Example 2nd"),
            ("June 21", "June 21"),
            ("", ""),
        ] {
            assert_eq!(name_in(text), expected, "{text:?}");
        }
        assert!(
            is_name("Ann Example")
                && !is_name("https://a.example/ann")
                && !is_name("21.06.2024")
                && !is_name("Admin")
                && !is_name("ann@example.org")
                && !is_name("")
        );
    }
}

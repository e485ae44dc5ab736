//! Words cut into pieces, before any language looks at them.
//!
//! Owns what counts as a word, a number and a mark; called by [`read`](super::read). It must never drop a
//! character that could change the meaning: such a one becomes [`WordToken::Other`], which no grammar
//! accepts.

/// The most pieces that a date has; longer phrases are not dates, and stopping here keeps every reading
/// short.
pub(super) const MOST: usize = 24;

/// A piece of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum WordToken {
    /// Letters in lower case, without dots ("p.m." is `pm`) and without a possessive 's.
    Word(String),
    /// Up to five digits, and the letters that touch their end: `20th`, `1980s`, `5pm`.
    Number { value: i64, digits: usize, suffix: String },
    /// Two digits after an apostrophe: '24.
    ShortYear,
    /// `17:30`, `5.30`; which time it is does not matter. Without a colon it might be something else.
    Clock { colon: bool, suffix: String },
    /// `2024-06` or `2024-06-20` within other words.
    Iso { year: i64, month: u8, day: Option<u8> },
    /// A hyphen or dash of any length.
    Dash,
    /// `/`
    Slash,
    /// Anything else.
    Other,
}

/// The pieces of a phrase; none if there are more than a date has.
pub(super) fn tokens(text: &str) -> Option<Vec<WordToken>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (token, length) = if first.is_alphabetic() {
            let length = word_length(rest);
            (Some(WordToken::Word(plain(&rest[..length]))), length)
        } else if first.is_ascii_digit() {
            let (token, length) = iso(rest).unwrap_or_else(|| number(rest));
            (Some(token), length)
        } else {
            mark(rest, first)
        };
        found.extend(token);
        if found.len() > MOST {
            return None;
        }
        rest = &rest[length..];
    }
    Some(found)
}

/// A mark, or nothing for those that only separate; and its bytes.
fn mark(rest: &str, first: char) -> (Option<WordToken>, usize) {
    let length = first.len_utf8();
    match first {
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => (Some(WordToken::Dash), length),
        '/' => (Some(WordToken::Slash), length),
        '\'' | '\u{2018}' | '\u{2019}' if short_year(&rest[length..]) => {
            (Some(WordToken::ShortYear), length + 2)
        }
        '\''
        | '"'
        | '\u{2018}'..='\u{201f}'
        | '\u{ab}'
        | '\u{bb}'
        | ','
        | '.'
        | ';'
        | ':'
        | '!'
        | '('
        | ')'
        | '\u{2026}' => (None, length),
        c if c.is_whitespace() => (None, length),
        _ => (Some(WordToken::Other), length),
    }
}

fn short_year(rest: &str) -> bool {
    let digits = digits(rest);
    digits == 2 && !rest[digits..].starts_with(char::is_alphabetic)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

/// The bytes of a word: letters, with dots and apostrophes only between letters.
fn word_length(rest: &str) -> usize {
    let mut length = 0;
    let mut letters = rest.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let joins = (c == '.' || is_apostrophe(c)) && letters.peek().is_some_and(|(_, c)| c.is_alphabetic());
        if !c.is_alphabetic() && !joins {
            break;
        }
        length = at + c.len_utf8();
    }
    length
}

fn plain(word: &str) -> String {
    let word: String = word
        .chars()
        .filter(|c| *c != '.')
        .map(|c| if is_apostrophe(c) { '\'' } else { c })
        .flat_map(char::to_lowercase)
        .collect();
    word.strip_suffix("'s").map(str::to_owned).unwrap_or(word)
}

fn digits(rest: &str) -> usize {
    rest.bytes().take_while(u8::is_ascii_digit).count()
}

fn number(rest: &str) -> (WordToken, usize) {
    let count = digits(rest);
    let (text, after) = rest.split_at(count);
    let clock = after.strip_prefix([':', '.']).filter(|minutes| digits(minutes) == 2);
    if let Some(minutes) = clock.filter(|_| count <= 2) {
        let (suffix, length) = suffix(&minutes[2..]);
        return (WordToken::Clock { colon: after.starts_with(':'), suffix }, count + 3 + length);
    }
    let Some(value) = text.parse().ok().filter(|_| count <= 5) else {
        return (WordToken::Other, count);
    };
    let (suffix, length) = suffix(after);
    (WordToken::Number { value, digits: count, suffix }, count + length)
}

/// Letters that touch the end of digits, and their bytes: the `s` of `1980's` too.
fn suffix(after: &str) -> (String, usize) {
    let apostrophe = after.chars().next().filter(|c| is_apostrophe(*c)).map_or(0, char::len_utf8);
    let letters = &after[apostrophe..];
    if !letters.starts_with(char::is_alphabetic) || (apostrophe > 0 && !letters.starts_with(['s', 'S'])) {
        return (String::new(), 0);
    }
    let length = word_length(letters);
    (plain(&letters[..length]), apostrophe + length)
}

/// A month or day as EDTF writes it, if nothing else touches it.
fn iso(rest: &str) -> Option<(WordToken, usize)> {
    let two = |from: usize| {
        let text = rest.get(from..from + 3)?.strip_prefix('-')?;
        if digits(text) == 2 { text.parse::<u8>().ok() } else { None }
    };
    let year = rest.get(..4).filter(|year| digits(year) == 4)?.parse().ok()?;
    let month = two(4).filter(|month| (1..=12).contains(month))?;
    let day = two(7);
    let length = if day.is_some() { 10 } else { 7 };
    let alone = !rest[length..].starts_with(|c: char| c.is_alphanumeric() || c == '-');
    alone.then_some((WordToken::Iso { year, month, day }, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> WordToken {
        WordToken::Word(text.to_owned())
    }

    fn number(value: i64, digits: usize, suffix: &str) -> WordToken {
        WordToken::Number { value, digits, suffix: suffix.to_owned() }
    }

    #[test]
    fn phrases_are_cut_at_blanks_and_marks() {
        for (text, pieces) in [
            ("“Tuesday, Sept. 3”", vec![word("tuesday"), word("sept"), number(3, 1, "")]),
            ("at 5 p.m.", vec![word("at"), number(5, 1, ""), word("pm")]),
            ("5:30pm (UTC)", vec![WordToken::Clock { colon: true, suffix: "pm".into() }, word("utc")]),
            ("mid\u{2013}1990’s", vec![word("mid"), WordToken::Dash, number(1990, 4, "s")]),
            ("year’s end, ’24", vec![word("year"), word("end"), WordToken::ShortYear]),
            ("since 2024-06-20", vec![word("since"), WordToken::Iso { year: 2024, month: 6, day: Some(20) }]),
            ("2022-23", vec![number(2022, 4, ""), WordToken::Dash, number(23, 2, "")]),
            (
                "2024-06-2",
                vec![
                    number(2024, 4, ""),
                    WordToken::Dash,
                    number(6, 2, ""),
                    WordToken::Dash,
                    number(2, 1, ""),
                ],
            ),
            ("1234567 €", vec![WordToken::Other, WordToken::Other]),
            ("MÄRZ", vec![word("märz")]),
            (" .,", vec![]),
        ] {
            assert_eq!(tokens(text), Some(pieces), "{text}");
        }
    }

    #[test]
    fn what_is_longer_than_a_date_is_not_cut_to_the_end() {
        assert_eq!(tokens(&"a ".repeat(MOST)).map(|tokens| tokens.len()), Some(MOST));
        assert_eq!(tokens(&"a ".repeat(1_000_000)), None);
    }
}

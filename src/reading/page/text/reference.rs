//! Character references (`&eacute;`, `&#8217;`) and white space, as a browser shows them.
//!
//! Owns what the characters of a page become in the text of an article. Looks names up with the HTML parser that is
//! in the program anyway, each name once.

use std::collections::HashMap;

/// The most names that are looked up for one page: HTML has 2,231.
const NAMES: usize = 4_000;

/// The longest name of a character reference that HTML has, in bytes, and a little more.
const NAME_LENGTH: usize = 40;

/// Decodes character references, remembering the names it met.
#[derive(Debug, Default)]
pub(super) struct References {
    known: HashMap<String, String>,
}

impl References {
    /// Appends `text` to `out` with its references resolved; one that HTML does not know stays as it is written.
    pub(super) fn decode(&mut self, mut text: &str, out: &mut String) {
        while let Some(at) = text.find('&') {
            out.push_str(&text[..at]);
            text = &text[at..];
            let length = text[1..]
                .find(|c: char| !c.is_ascii_alphanumeric() && c != '#')
                .map_or(text.len(), |end| end + 1);
            let length = length + usize::from(text[length..].starts_with(';'));
            let (reference, rest) = text.split_at(length);
            match self.known.get(reference) {
                Some(meaning) => out.push_str(meaning),
                None if (3..=NAME_LENGTH).contains(&length) && self.known.len() < NAMES => {
                    let meaning = dom_query::Document::fragment(reference).text().to_string();
                    out.push_str(&meaning);
                    self.known.insert(reference.to_owned(), meaning);
                }
                None => out.push_str(reference),
            }
            text = rest;
        }
        out.push_str(text);
    }
}

/// What a character of a page becomes in its text: a space of any width but a line break is a space, and what nobody
/// sees (soft hyphens, zero-width spaces, byte order marks) is gone, because a quotation that somebody types has none.
pub(super) fn shown(c: char) -> Option<char> {
    match c {
        '\t'
        | '\n'
        | '\r'
        | '\u{c}'
        | '\u{a0}'
        | '\u{2000}'..='\u{200a}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}' => Some(' '),
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => None,
        c if c.is_control() => None,
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(text: &str) -> String {
        let mut out = String::new();
        References::default().decode(text, &mut out);
        out
    }

    #[test]
    fn references_are_resolved_as_in_a_browser() {
        for (written, shown) in [
            ("caf&eacute; &amp; bar", "café & bar"),
            ("&#8220;no&#x201D;", "“no”"),
            ("&#151;", "—"),
            ("&amp;lt;", "&lt;"),
            ("AT&T & co", "AT&T & co"),
            ("a &copy 2020 &nosuchname; &", "a © 2020 &nosuchname; &"),
            ("&lt;p&gt;", "<p>"),
        ] {
            assert_eq!(decoded(written), shown);
        }
    }

    #[test]
    fn very_many_names_are_left_as_they_are() {
        let page: String =
            (0..NAMES + 10).flat_map(|n| ["&a".to_owned(), n.to_string(), ";".to_owned()]).collect();
        assert_eq!(decoded(&page), page);
    }
}

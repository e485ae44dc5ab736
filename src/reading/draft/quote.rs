//! Where quotation marks open and close in a paragraph.
//!
//! Owns which characters are such marks and what an unclosed or stray one means; the tokens are made with it.
//! It must never fail: in a newspaper a mark is missing every few pages.

use std::ops::Range;

/// An opener that is never closed is believed if at least this much (bytes) of the paragraph follows: of a
/// quote that runs over several paragraphs only the last is closed.
const LONG_ENOUGH: usize = 20;

/// The quotes of a paragraph as byte ranges with their marks, in order and apart from each other.
pub(super) fn quotes(paragraph: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut before = ' ';
    let mut singles = Singles::new(paragraph);
    let mut chars = paragraph.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        // Typewriter forms: two apostrophes, two grave accents.
        let doubled = matches!(c, '\'' | '`') && chars.peek().is_some_and(|&(_, next)| next == c);
        let end = at + if doubled { 2 } else { c.len_utf8() };
        match open {
            None if doubled || is_opener(c) => open = Some((at, c)),
            None if matches!(c, '‘' | '\'') && !before.is_alphanumeric() => {
                if let Some(end) = singles.end(at, c) {
                    found.push(at..end);
                    while chars.next_if(|&(next, _)| next < end).is_some() {}
                    before = c;
                    continue;
                }
            }
            Some((start, opener)) if closes(opener, c, doubled) => {
                found.push(start..end);
                open = None;
            }
            _ => {}
        }
        if doubled {
            chars.next();
        }
        before = c;
    }
    if let Some((start, _)) = open
        && paragraph.len() - start > LONG_ENOUGH
    {
        found.push(start..paragraph.len());
    }
    found
}

const fn is_opener(c: char) -> bool {
    matches!(c, '“' | '"' | '«' | '„' | '‟' | '＂')
}

const fn closes(opener: char, c: char, doubled: bool) -> bool {
    match opener {
        '„' => matches!(c, '“' | '”' | '"'),
        '«' => matches!(c, '»'),
        '`' => doubled || matches!(c, '"' | '”'),
        '\'' => doubled,
        _ => matches!(c, '”' | '"' | '＂'),
    }
}

/// Whether a character is a mark of quotation that a proposal should not begin or end with.
pub(super) const fn is_mark(c: char) -> bool {
    is_opener(c) || matches!(c, '”' | '»' | '`')
}

/// Quotes in single marks, which a typewriter and an apostrophe share: only one that ends with a mark of
/// punctuation inside is believed.
struct Singles<'p> {
    paragraph: &'p str,
    /// Up to where there is no end, for each of the two closers: keeps many openers from being searched for
    /// again and again.
    none_after: [Option<usize>; 2],
}

impl<'p> Singles<'p> {
    const fn new(paragraph: &'p str) -> Self {
        Self { paragraph, none_after: [None; 2] }
    }

    fn end(&mut self, at: usize, opener: char) -> Option<usize> {
        let (closer, memory) = if opener == '‘' { ('’', 0) } else { ('\'', 1) };
        let inside = at + opener.len_utf8();
        if !self.paragraph[inside..].starts_with(char::is_alphanumeric)
            || self.none_after[memory].is_some_and(|none| at >= none)
        {
            return None;
        }
        let mut before = opener;
        for (offset, c) in self.paragraph[inside..].char_indices() {
            // Another opener begins first: this one was an apostrophe.
            if c == '"' || c == '“' || (c == '‘' && opener == '‘') {
                return None;
            }
            if c == closer && matches!(before, ',' | '.' | '?' | '!' | '…' | '—') {
                let end = inside + offset + c.len_utf8();
                let next = self.paragraph[end..].chars().next();
                if next.is_none_or(|next| next.is_whitespace() || next.is_ascii_punctuation()) {
                    return Some(end);
                }
            }
            before = c;
        }
        self.none_after[memory] = Some(at);
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(paragraph: &str) -> Vec<&str> {
        quotes(paragraph).into_iter().map(|range| &paragraph[range]).collect()
    }

    #[test]
    fn typographic_straight_doubled_and_angular_marks_are_quotes() {
        assert_eq!(texts("“A b,” he said. \"C d.\""), ["“A b,”", "\"C d.\""]);
        assert_eq!(texts("``A b,'' he said. ''C d.''"), ["``A b,''", "''C d.''"]);
        assert_eq!(texts("«A b», „C d“, „E f”"), ["«A b»", "„C d“", "„E f”"]);
    }

    #[test]
    fn single_marks_are_quotes_only_when_punctuation_ends_them() {
        assert_eq!(texts("‘We don’t know,’ she said."), ["‘We don’t know,’"]);
        assert_eq!(texts("'We don't know,' she said."), ["'We don't know,'"]);
        assert_eq!(texts("the workers’ rights and the ’90s, rock 'n' roll"), [""; 0]);
    }

    #[test]
    fn an_unclosed_opener_runs_to_the_end_of_its_paragraph_if_that_is_far() {
        assert_eq!(texts("He said: “We will see what comes of it"), ["“We will see what comes of it"]);
        assert_eq!(texts("He is 6'2\" tall"), [""; 0]);
    }
}

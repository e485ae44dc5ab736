//! Where words begin and end.
//!
//! Owns the rule that a quote may not cut a word or a number. Used by the other files of this module only. A
//! border is never found by guessing at meaning: it follows from the characters on both sides.
//!
//! No border stands within letters and digits, at an apostrophe between letters (`can't`, so that "we can" is
//! not found in "we can't"), within a number (`1,500`, `3.5`, `10:30`), after its sign (`-5`, `.5`), within
//! initials (`U.S.`), or within a run of quotation marks. There is one at every hyphen, after an elided
//! French or Italian article (`l'`, `qu'`, `dell'`), and between any two characters of a script without white
//! space between words.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::characters::{in_word, unspaced};
use super::fold::Folded;

impl Folded<'_> {
    /// Whether a quote may begin or end at this position of the folded form.
    pub(super) fn is_border(&self, at: usize) -> bool {
        let (Some(before), Some(after)) = (self.before(at), self.after(at)) else { return true };
        if is_combining_mark(after) && !after.is_ascii() {
            return false;
        }
        match (in_word(before), in_word(after)) {
            (true, true) => unspaced(before) || unspaced(after),
            (false, true) => !self.inside_after(at, before, after),
            (true, false) => !self.inside_before(at, before, after),
            (false, false) => !(before == '\'' && after == '\''),
        }
    }

    /// Words and signs of a stretch, without white space: what stands between borders.
    pub(super) fn tokens(&self, within: Range<usize>) -> Vec<Range<usize>> {
        let mut tokens = Vec::new();
        let mut start = within.start;
        for (offset, c) in self.text[within.clone()].char_indices() {
            let at = within.start + offset;
            if at > start && (c == ' ' || self.is_border(at)) {
                tokens.push(start..at);
                start = at;
            }
            if c == ' ' {
                start = at + 1;
            }
        }
        if start < within.end {
            tokens.push(start..within.end);
        }
        tokens
    }

    /// A sign before a letter or digit: whether both are of one word.
    fn inside_after(&self, at: usize, sign: char, after: char) -> bool {
        let start = at - sign.len_utf8();
        let first = self.before(start);
        match sign {
            '\'' => first.is_some_and(in_word) && !self.follows_elided_article(at) && self.touches(at),
            '.' | ',' | ':' if after.is_numeric() && first.is_some_and(char::is_numeric) => self.touches(at),
            '.' if after.is_numeric() => self.touches(at) && self.opens(start),
            '.' => self.ends_initial(start) && self.touches(at),
            '-' if after.is_numeric() => {
                let minus = self.raw_start(start);
                let is_minus = self.raw[minus..]
                    .chars()
                    .next()
                    .is_some_and(|c| matches!(c, '-' | '\u{2212}' | '\u{2013}'));
                is_minus && self.touches(at) && self.opens(start)
            }
            _ => false,
        }
    }

    /// A sign after a letter or digit: whether both are of one word.
    fn inside_before(&self, at: usize, before: char, sign: char) -> bool {
        let end = at + sign.len_utf8();
        let Some(next) = self.after(end).filter(|c| in_word(*c)) else { return false };
        match sign {
            '\'' => self.touches(end),
            '.' | ',' | ':' if before.is_numeric() && next.is_numeric() => self.touches(end),
            '.' => self.ends_initial(at) && self.touches(end),
            _ => false,
        }
    }

    /// Whether nothing that was white space stands before this position.
    fn touches(&self, at: usize) -> bool {
        let between = self.raw.get(self.raw_end(at)..self.raw_start(at)).unwrap_or_default();
        !between.contains(char::is_whitespace)
    }

    /// Whether the sign that begins here follows white space, or an opening bracket or quotation mark.
    fn opens(&self, start: usize) -> bool {
        let before = self.raw[..self.raw_start(start)].chars().next_back();
        before.is_none_or(|c| !in_word(c) && !matches!(c, ')' | ']' | '%'))
    }

    /// Whether the one letter before this position is a whole word so far.
    fn ends_initial(&self, at: usize) -> bool {
        let mut back = self.text[..at].chars().rev();
        back.next().is_some_and(char::is_alphabetic) && back.next().is_none_or(|c| !in_word(c))
    }

    /// Whether the apostrophe before this position ends an article or pronoun that lost its vowel.
    fn follows_elided_article(&self, at: usize) -> bool {
        let word = |c: &char| in_word(*c);
        let after = self.text[at..].chars().take(2).filter(word).count();
        let mut letters: Vec<char> = self.text[..at - 1].chars().rev().take(9).take_while(word).collect();
        letters.reverse();
        let article: String = letters.into_iter().flat_map(char::to_lowercase).collect();
        let elided = matches!(article.as_str(), "c" | "d" | "j" | "l" | "m" | "n" | "s" | "t" | "un")
            || article.ends_with("qu")
            || article.ends_with("ll");
        after == 2 && elided && article.chars().count() < 9
    }
}

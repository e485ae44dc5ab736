//! A text as words that can be compared: what is indexed, what a query asks for and what a hit is marked by
//! are cut here, and nowhere else.
//!
//! A word is folded (lower case, no diacritics, ligatures and full-width forms as plain letters) and stemmed.
//! Scripts that put no spaces between words (Chinese, Japanese, Thai …), and Korean, which hangs its
//! particles on them, give a word for each character; a run of them in a query is a phrase, so any part of a
//! sentence is found. A folded word is made of letters and digits only: whoever writes it between double
//! quotes has a string that FTS5 accepts.

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

use super::stem::stem;

/// One word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'t> {
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The word folded.
    pub form: &'t str,
    /// The folded word without the ending that grammar gave it.
    pub stem: &'t str,
}

/// Calls `each` with every word of a text, in order.
pub fn words(text: &str, mut each: impl FnMut(Word<'_>)) {
    let mut cut = Cut { text, form: String::new(), stem: String::new() };
    let mut at = 0;
    loop {
        at += ascii(&text.as_bytes()[at..], |byte| byte.is_ascii() && !byte.is_ascii_alphanumeric());
        let Some(first) = text[at..].chars().next() else { return };
        at = if is_word(first) { cut.word(at, first, &mut each) } else { at + first.len_utf8() };
    }
}

/// How many of the first bytes pass. Most texts are mostly ASCII, whose letters are bytes: to read them as
/// such takes a third of the time.
fn ascii(bytes: &[u8], passes: impl Fn(&u8) -> bool) -> usize {
    bytes.iter().position(|byte| !passes(byte)).unwrap_or(bytes.len())
}

/// The words of a text as the index holds them: stems, each followed by a space.
pub fn write_stems(text: &str, into: &mut String) {
    words(text, |word| {
        into.push_str(word.stem);
        into.push(' ');
    });
}

struct Cut<'t> {
    text: &'t str,
    form: String,
    stem: String,
}

impl Cut<'_> {
    /// The word that begins here. Returns where to go on.
    fn word(&mut self, start: usize, first: char, each: &mut impl FnMut(Word<'_>)) -> usize {
        self.form.clear();
        if stands_alone(first) {
            let end = start + first.len_utf8() + marks(&self.text[start + first.len_utf8()..]);
            self.text[start..end].chars().for_each(|c| fold(c, &mut self.form));
            self.give(start, end, each);
            return end;
        }
        if let Some(end) = self.initials(start) {
            self.give(start, end, each);
            return end;
        }
        let mut end = start;
        loop {
            let run = ascii(&self.text.as_bytes()[end..], u8::is_ascii_alphanumeric);
            let from = self.form.len();
            self.form.push_str(&self.text[end..end + run]);
            self.form[from..].make_ascii_lowercase();
            end += run;
            let Some(next) = self.text[end..].chars().next() else { break };
            if is_word(next) && !stands_alone(next) {
                fold(next, &mut self.form);
                end += next.len_utf8();
            } else if next == ',' && self.groups_thousands(start, end) {
                end += 1;
            } else {
                break;
            }
        }
        self.give(start, end, each);
        end + self.possessive(end)
    }

    fn give(&mut self, start: usize, end: usize, each: &mut impl FnMut(Word<'_>)) {
        if self.form.is_empty() {
            return;
        }
        self.stem.clear();
        self.stem.push_str(&self.form);
        stem(&mut self.stem);
        each(Word { start, end, form: &self.form, stem: &self.stem });
    }

    /// "U.S." and "u.s" are one word, "us", as "US" is.
    fn initials(&mut self, start: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
        let mut end = start;
        while letter(end) && bytes.get(end + 1) == Some(&b'.') {
            end += 2;
        }
        if end > start && letter(end) && !self.text[end + 1..].starts_with(is_word) {
            end += 1;
        }
        if end < start + 3 {
            return None;
        }
        let letters = bytes[start..end].iter().filter(|byte| byte.is_ascii_alphabetic());
        self.form.extend(letters.map(|byte| char::from(byte.to_ascii_lowercase())));
        Some(end)
    }

    /// Whether a comma here stands between groups of three digits: "1,500" is the number 1500.
    fn groups_thousands(&self, start: usize, comma: usize) -> bool {
        let bytes = self.text.as_bytes();
        let digits = |from: usize, to: usize| {
            bytes.get(from..to).is_some_and(|found| found.iter().all(u8::is_ascii_digit))
        };
        start < comma
            && digits(start, start + 1)
            && digits(comma - 1, comma)
            && digits(comma + 1, comma + 4)
            && !bytes.get(comma + 4).is_some_and(u8::is_ascii_digit)
    }

    /// The length of "'s" after a word: "Russia's" is about Russia.
    fn possessive(&self, end: usize) -> usize {
        let mut rest = self.text[end..].chars();
        match (rest.next(), rest.next(), rest.next()) {
            (Some(mark @ ('\'' | '’' | 'ʼ')), Some('s' | 'S'), after) if !after.is_some_and(is_word) => {
                mark.len_utf8() + 1
            }
            _ => 0,
        }
    }
}

fn is_word(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        c.is_alphanumeric() || canonical_combining_class(c) != 0
    }
}

/// The length of the combining marks that begin a text.
fn marks(text: &str) -> usize {
    text.chars().take_while(|c| canonical_combining_class(*c) != 0).map(char::len_utf8).sum()
}

/// A character of a script in which words are not set apart, or (Hangul) not cut where their particles begin.
fn stands_alone(c: char) -> bool {
    // Latin, Greek, Cyrillic, Arabic … come first, and are asked for most.
    c >= '\u{0E00}'
        && matches!(u32::from(c),
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x19E0..=0x19FF | 0x1A20..=0x1AAF | 0xA9E0..=0xA9FF
        | 0xAA60..=0xAADF | 0x2E80..=0x2FDF | 0x3005..=0x3007 | 0x3021..=0x30FF | 0x3130..=0x318F | 0x31A0..=0x31BF
        | 0x31F0..=0x31FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0xFF66..=0xFFDC
        | 0x1B000..=0x1B16F | 0x20000..=0x3FFFF)
}

/// A text in the letters by which words are compared: lower case, no diacritics.
pub(in crate::domain) fn folded(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    text.chars().for_each(|c| fold(c, &mut letters));
    letters
}

fn fold(c: char, into: &mut String) {
    if c.is_ascii() {
        into.push(c.to_ascii_lowercase());
        return;
    }
    if is_hangul(c) {
        into.push(c);
        return;
    }
    decompose_compatible(c, |part| {
        for lower in part.to_lowercase() {
            match lower {
                lower if is_dropped(lower) => {}
                'ł' => into.push('l'),
                'ø' => into.push('o'),
                'đ' | 'ð' => into.push('d'),
                'ħ' => into.push('h'),
                'ı' => into.push('i'),
                'þ' => into.push_str("th"),
                'ß' => into.push_str("ss"),
                'æ' => into.push_str("ae"),
                'œ' => into.push_str("oe"),
                // Not every compatible form is made of letters ("½" has a fraction slash).
                lower if is_word(lower) => into.push(lower),
                _ => {}
            }
        }
    });
}

/// Decomposed, a syllable would no longer be one word.
fn is_hangul(c: char) -> bool {
    matches!(u32::from(c), 0xAC00..=0xD7AF)
}

/// Marks that writers of one language put and others leave out: Latin, Greek and Cyrillic accents, Hebrew
/// points, Arabic vowels. In other scripts marks are letters.
fn is_dropped(c: char) -> bool {
    matches!(u32::from(c), 0x0300..=0x036F | 0x0591..=0x05C7 | 0x0610..=0x061A | 0x064B..=0x065F | 0x0670 | 0x0640)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stems(text: &str) -> String {
        let mut into = String::new();
        write_stems(text, &mut into);
        into.trim_end().to_owned()
    }

    #[test]
    fn words_are_folded() {
        assert_eq!(stems("Élysée, ŁÓDŹ — Straße ﬁre Ｔｏｋｙｏ"), "elyse lodz strass fire tokyo");
        assert_eq!(stems("e\u{301}tat"), stems("état"));
        assert_eq!(stems("Ελλάδα Россия"), "ελλαδα россия");
    }

    #[test]
    fn initials_possessives_and_thousands_are_one_word() {
        assert_eq!(stems("the U.S. and the U.S.A, not u.s"), "the us and the usa not us");
        assert_eq!(stems("US"), "us");
        assert_eq!(stems("Russia's l’accord"), "russia l accord");
        assert_eq!(stems("1,500 shells, 12,000,000 and 3,4"), "1500 shell 12000000 and 3 4");
        assert_eq!(stems("e.g. this. It"), "eg thi it");
        assert_eq!(stems("A. Smith"), "a smith");
    }

    #[test]
    fn scripts_without_spaces_give_a_word_for_each_character() {
        assert_eq!(stems("北朝鮮が否定"), "北 朝 鮮 か\u{3099} 否 定");
        assert_eq!(stems("북한은"), "북 한 은");
        assert_eq!(stems("กำลัง").split(' ').count(), 5);
    }

    proptest! {
        #[test]
        fn a_word_stands_where_it_says_and_is_safe_to_quote(text in any::<String>()) {
            let mut last = 0;
            words(&text, |word| {
                assert!(word.start >= last && word.end > word.start);
                last = word.end;
                assert!(text.get(word.start..word.end).is_some());
                for part in [word.form, word.stem] {
                    assert!(!part.is_empty());
                    assert!(part.chars().all(|c| if c.is_ascii() { c.is_ascii_alphanumeric() } else { true }));
                }
            });
        }

        #[test]
        fn a_word_of_letters_is_found_whatever_its_case(text in "[a-zA-Z]{1,12}") {
            prop_assert_eq!(stems(&text), stems(&text.to_uppercase()));
        }
    }
}

//! The words of the text as places where a mark begins and ends.
//!
//! Owns what a word is, where typed words stand, and where a sentence ends: near enough to begin from, since
//! a person sees what is marked. Pure; called by `marking`, here and in `desk`.

use std::ops::Range;

/// Marks that are left off at the beginning of what is marked.
const OPENING: &[char] = &['“', '"', '„', '«', '‘', '\'', '(', '['];
/// Marks that are left off at its end.
const CLOSING: &[char] = &['”', '"', '»', '’', '\'', ')', ']', ',', ';', ':', '“'];
/// Marks that belong together: neither is left without the other.
const PAIRS: &[(char, char)] = &[('“', '”'), ('„', '“'), ('«', '»'), ('(', ')'), ('[', ']')];
/// Short forms that do not end a sentence.
const SHORT: &[&str] =
    &["mr", "mrs", "ms", "dr", "gen", "sen", "gov", "rep", "st", "prof", "col", "lt", "sgt", "vs", "no"];
/// Words that join two statements and belong to neither.
const JOINING: &[&str] = &["and", "but", "or", "while", "yet", "that", "whereas"];

/// A word of the text.
#[derive(Debug)]
struct Word {
    /// First and past the last code point, without marks around it.
    start: usize,
    end: usize,
    /// Its letters and digits, in lower case.
    key: String,
    ends_sentence: bool,
    /// The number of its line.
    line: usize,
}

/// The words of a text.
#[derive(Debug)]
pub(super) struct WordPlaces {
    characters: Vec<char>,
    words: Vec<Word>,
}

impl WordPlaces {
    pub(super) fn new(text: &str) -> Self {
        let characters: Vec<char> = text.chars().collect();
        let mut words: Vec<Word> = Vec::new();
        let (mut at, mut line) = (0, 0);
        let ends_word = |c: char| c.is_whitespace() || matches!(c, '—' | '–');
        while at < characters.len() {
            if ends_word(characters[at]) {
                line += usize::from(characters[at] == '\n');
                at += 1;
                continue;
            }
            let length = characters[at..].iter().position(|c| ends_word(*c));
            let end = length.map_or(characters.len(), |length| at + length);
            words.extend(word(&characters, at..end, line));
            at = end;
        }
        let next_is_capital: Vec<bool> = (0..words.len())
            .map(|at| match words.get(at + 1) {
                Some(next) if next.line == words[at].line => {
                    characters[next.start].is_uppercase() || characters[next.start].is_numeric()
                }
                _ => true,
            })
            .collect();
        for (word, capital) in words.iter_mut().zip(next_is_capital) {
            word.ends_sentence &= capital;
        }
        for at in 0..words.len() {
            if words.get(at + 1).is_none_or(|next| next.line != words[at].line) {
                words[at].ends_sentence = true;
            }
        }
        Self { characters, words }
    }

    pub(super) fn count(&self) -> usize {
        self.words.len()
    }

    /// The first word that ends after a code point.
    pub(super) fn at(&self, position: usize) -> usize {
        self.words.partition_point(|word| word.end <= position)
    }

    /// The words that begin and end within a span.
    pub(super) fn within(&self, (start, end): (usize, usize)) -> Range<usize> {
        let first = self.words.partition_point(|word| word.start < start);
        let past = self.words.partition_point(|word| word.end <= end);
        first..past.max(first)
    }

    /// First and last word of each place where typed words stand; of the last, only its beginning may be
    /// typed, unless a blank follows it.
    pub(super) fn find(&self, typed: &str) -> Vec<(usize, usize)> {
        let keys: Vec<String> = typed
            .split(|c: char| c.is_whitespace() || matches!(c, '—' | '–'))
            .map(key)
            .filter(|key| !key.is_empty())
            .collect();
        let Some((last, before)) = keys.split_last() else { return Vec::new() };
        let stands = |window: &[Word]| {
            before.iter().zip(window).all(|(key, word)| *key == word.key)
                && window.last().is_some_and(|word| word.key.starts_with(last))
        };
        let places: Vec<(usize, usize)> = self
            .words
            .windows(keys.len())
            .enumerate()
            .filter(|(_, window)| stands(window))
            .map(|(at, _)| (at, at + keys.len() - 1))
            .collect();
        // Where the last word is whole, it is no beginning of another.
        let (whole, begun): (Vec<_>, Vec<_>) =
            places.into_iter().partition(|(_, end)| self.words[*end].key == *last);
        let begun = begun.into_iter().filter(|_| !typed.ends_with(char::is_whitespace));
        whole.into_iter().chain(begun).collect()
    }

    /// The word that ends the sentence of this one, or the quotation that begins with it.
    pub(super) fn sentence_end(&self, at: usize) -> usize {
        let Some(word) = self.words.get(at) else { return at };
        let rest = self.words[at..].iter().position(|word| word.ends_sentence);
        let end = rest.map_or(self.words.len() - 1, |rest| at + rest);
        let before = word.start.checked_sub(1).and_then(|before| self.characters.get(before));
        let closing = match before {
            Some('“') => '”',
            Some('«') => '»',
            Some('"') => '"',
            _ => return end,
        };
        let line = self.words[at..].iter().take_while(|other| other.line == word.line);
        let closes = line
            .enumerate()
            .find(|(_, other)| self.characters[other.end..].iter().take(2).any(|c| *c == closing));
        closes.map_or(end, |(rest, _)| at + rest)
    }

    /// The word that begins the sentence of this one.
    pub(super) fn sentence_start(&self, at: usize) -> usize {
        self.words[..at.min(self.words.len())]
            .iter()
            .rposition(|word| word.ends_sentence)
            .map_or(0, |end| end + 1)
    }

    /// Whether a word begins a sentence.
    pub(super) fn begins_sentence(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|before| self.words.get(before)).is_none_or(|before| before.ends_sentence)
    }

    /// Whether a word only joins what stands before and after it.
    pub(super) fn joins(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| JOINING.contains(&word.key.as_str()))
    }

    /// The span from one word to another: without the marks around it, but no mark without its other.
    pub(super) fn span(&self, first: usize, last: usize) -> (usize, usize) {
        let (Some(from), Some(to)) = (self.words.get(first), self.words.get(last.max(first))) else {
            return (0, 0);
        };
        self.balanced((from.start, to.end))
    }

    fn balanced(&self, (mut start, mut end): (usize, usize)) -> (usize, usize) {
        for (open, close) in PAIRS {
            let (mut depth, mut lowest) = (0_isize, 0_isize);
            for c in &self.characters[start..end] {
                depth += isize::from(c == open) - isize::from(c == close);
                lowest = lowest.min(depth);
            }
            if lowest < 0 && start > 0 && self.characters[start - 1] == *open {
                start -= 1;
                depth += 1;
            }
            if depth > 0 && self.characters.get(end) == Some(close) {
                end += 1;
            }
        }
        (start, end)
    }

    /// The two spans of a span that is parted before a word, without what only joins them.
    pub(super) fn part(&self, span: (usize, usize), at: usize) -> Option<((usize, usize), (usize, usize))> {
        let words = self.within(span);
        let mut second = at;
        while second + 1 < words.end && self.joins(second) {
            second += 1;
        }
        let mut last = at.checked_sub(1).filter(|last| words.contains(last))?;
        while last > words.start && self.joins(last) {
            last -= 1;
        }
        let second = self.words.get(second).filter(|_| words.contains(&second))?;
        let (first, second) = ((span.0, self.words[last].end), (second.start, span.1));
        (first.0 < first.1 && second.0 < second.1).then(|| (self.balanced(first), self.balanced(second)))
    }
}

fn key(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The word in these characters; none if there is neither letter nor digit.
fn word(characters: &[char], range: Range<usize>, line: usize) -> Option<Word> {
    let text: String = characters[range.clone()].iter().collect();
    let key = key(&text);
    if key.is_empty() {
        return None;
    }
    let (mut start, mut end) = (range.start, range.end);
    while start < end && OPENING.contains(&characters[start]) {
        start += 1;
    }
    while end > start && CLOSING.contains(&characters[end - 1]) {
        end -= 1;
    }
    let ends = characters[start..end].last().is_some_and(|c| matches!(c, '.' | '?' | '!' | '…'));
    let is_short = key.chars().count() == 1 || SHORT.contains(&key.as_str());
    let has_dots = characters[start..end].iter().filter(|c| **c == '.').count() > 1;
    let ends_sentence = ends && !((is_short || has_dots) && characters[end - 1] == '.');
    Some(Word { start, end, key, ends_sentence, line })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "Mr. Hale (a dealer) said the “old mill” was sold, and the roof fell. “Not a stone,” he said.\n\nThe mill stands.\n";

    fn marked(first: &str, last: &str) -> String {
        let words = WordPlaces::new(TEXT);
        let (start, end) = words.span(words.find(first)[0].0, words.find(last)[0].1);
        TEXT.chars().skip(start).take(end - start).collect()
    }

    #[test]
    fn a_mark_is_without_the_marks_around_it_but_with_both_of_a_pair() {
        assert_eq!(marked("not a", "stone"), "Not a stone");
        assert_eq!(marked("the old", "mill"), "the “old mill”");
        assert_eq!(marked("old", "sold"), "“old mill” was sold");
        assert_eq!(marked("mr", "dealer"), "Mr. Hale (a dealer)");
        assert_eq!(marked("the roof", "fell"), "the roof fell.");
    }

    #[test]
    fn typed_words_are_found_whole_before_their_beginnings() {
        let words = WordPlaces::new(TEXT);
        assert_eq!(words.find("mill").len(), 2);
        assert_eq!(words.find("THE mi").len(), 1);
        assert!(words.find("the mill was").is_empty() && words.find(" “ ").is_empty());
        let words = WordPlaces::new("a mills mill b");
        assert_eq!((words.find("mill"), words.find("mill ")), (vec![(2, 2), (1, 1)], vec![(2, 2)]));
    }

    #[test]
    fn a_sentence_ends_where_the_next_begins() {
        let words = WordPlaces::new(TEXT);
        let end = |typed: &str| {
            let (_, end) = words.span(0, words.sentence_end(words.find(typed)[0].0));
            TEXT.chars().take(end).collect::<String>()
        };
        assert!(end("mr").ends_with("fell."), "{}", end("mr"));
        assert!(end("not a").ends_with("stone,”") || end("not a").ends_with("stone"), "{}", end("not a"));
        assert_eq!(words.sentence_start(words.find("roof")[0].0), 0);
    }

    #[test]
    fn what_is_parted_loses_the_word_that_joined_it() {
        let words = WordPlaces::new(TEXT);
        let cut =
            |(start, end): (usize, usize)| TEXT.chars().skip(start).take(end - start).collect::<String>();
        let whole = words.span(words.find("the old")[0].0, words.find("fell")[0].1);
        for typed in ["and the", "the roof"] {
            let (one, other) = words.part(whole, words.find(typed)[0].0).unwrap();
            assert_eq!(
                (cut(one), cut(other)),
                ("the “old mill” was sold".to_owned(), "the roof fell.".to_owned())
            );
        }
        assert!(words.part(whole, words.find("the old")[0].0).is_none());
        assert!(words.part(whole, words.find("stone")[0].0).is_none());
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in "[a-c.,“”\"()— \\n]{0,40}", typed in "[a-c “]{0,5}", at in 0_usize..20) {
            let words = WordPlaces::new(&text);
            let length = text.chars().count();
            for (first, last) in words.find(&typed) {
                let (start, end) = words.span(first, words.sentence_end(last));
                prop_assert!(start < end && end <= length);
                if let Some((one, other)) = words.part((start, end), first + at) {
                    prop_assert!(one.0 < one.1 && other.0 < other.1 && other.1 <= length);
                }
            }
        }
    }
}

//! Where in a text its time codes and pages begin.
//!
//! Owns the step from a place in a text to the place in its source. Readers of subtitles, transcripts and
//! papers make marks; whoever drafts or shows a text asks them. Pure: nothing is read here.

use crate::domain::At;

/// From this place in the text on, the source is at this time code or page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The first code point, from 0.
    pub start: usize,
    /// The time code or page.
    pub at: At,
}

/// The marks of a text, in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks(Vec<Mark>);

impl Marks {
    /// Marks, in the order of the text.
    pub fn new(mut marks: Vec<Mark>) -> Self {
        marks.sort_by_key(|mark| mark.start);
        Self(marks)
    }

    /// Whether the text has none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, in the order of the text.
    pub fn iter(&self) -> impl Iterator<Item = &Mark> {
        self.0.iter()
    }

    /// Where a stretch of the text stands in the source: the time code at which it begins, or the page or
    /// pages that it stands on. `start` and `end` count code points; `None` before the first mark.
    pub fn at(&self, start: usize, end: usize) -> Option<At> {
        let mark = |place: usize| {
            let after = self.0.partition_point(|mark| mark.start <= place);
            after.checked_sub(1).map(|at| &self.0[at].at)
        };
        let first = mark(start)?;
        let last = mark(end.saturating_sub(1).max(start)).filter(|last| *last != first);
        let page = |at: &At| at.as_str().strip_prefix("p. ").map(str::to_owned);
        let pages = page(first).zip(last.and_then(page));
        let pages = pages.and_then(|(first, last)| format!("pp. {first}-{last}").parse().ok());
        Some(pages.unwrap_or_else(|| first.clone()))
    }

    /// The paragraphs at which the source comes to another time code or page: the code point at which each
    /// begins, and what is there.
    pub fn of_paragraphs(&self, text: &str) -> Vec<(usize, String)> {
        let mut begins = Vec::new();
        let mut is_new = true;
        for (at, c) in text.chars().enumerate() {
            if matches!(c, '\n' | '\u{c}') {
                is_new = true;
            } else if is_new && !c.is_whitespace() {
                begins.push(at);
                is_new = false;
            }
        }
        let mut found: Vec<(usize, String)> = Vec::new();
        for (number, begin) in begins.iter().enumerate() {
            let end = begins.get(number + 1).copied().unwrap_or(usize::MAX);
            // A name may stand before the words whose time is known.
            let inside = self.0.partition_point(|mark| mark.start < *begin);
            let inside = self.0.get(inside).filter(|mark| mark.start < end).map(|mark| mark.at.to_string());
            let at = inside.or_else(|| self.at(*begin, *begin).map(|at| at.to_string()));
            if let Some(at) = at.filter(|at| found.last().is_none_or(|(_, last)| last != at)) {
                found.push((*begin, at));
            }
        }
        found
    }

    /// The pages of a text in which a form feed ends each page, from 1.
    pub fn of_pages(text: &str) -> Self {
        if !text.contains('\u{c}') {
            return Self::default();
        }
        let breaks = text.chars().enumerate().filter(|(_, c)| *c == '\u{c}').map(|(at, _)| at + 1);
        let pages = std::iter::once(0).chain(breaks).enumerate();
        let mark = |(page, start): (usize, usize)| {
            Some(Mark { start, at: format!("p. {}", page + 1).parse().ok()? })
        };
        Self(pages.filter_map(mark).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_has_the_time_code_before_it() {
        let mark = |start, at: &str| Mark { start, at: at.parse().unwrap() };
        let marks = Marks::new(vec![mark(10, "00:00:09"), mark(4, "00:00:02")]);
        assert_eq!(marks.at(3, 9), None);
        assert_eq!(marks.at(4, 30).unwrap().as_str(), "00:00:02");
        assert_eq!(marks.at(12, 13).unwrap().as_str(), "00:00:09");
    }

    #[test]
    fn a_stretch_over_a_page_break_stands_on_both_pages() {
        let marks = Marks::of_pages("one\u{c}two\u{c}three");
        assert_eq!(marks.at(0, 3).unwrap().as_str(), "p. 1");
        assert_eq!(marks.at(4, 7).unwrap().as_str(), "p. 2");
        assert_eq!(marks.at(4, 11).unwrap().as_str(), "pp. 2-3");
        assert!(Marks::of_pages("one").is_empty());
        let shown = marks.of_paragraphs("one\u{c}two\u{c}three");
        assert_eq!(shown, [(0, "p. 1".to_owned()), (4, "p. 2".to_owned()), (8, "p. 3".to_owned())]);
    }
}

//! The text around a statement, in paragraphs.
//!
//! Owns where a paragraph begins and ends: at line breaks. Called by whoever shows a statement; how it is
//! laid out is the caller's.

use super::decision::Decision;
use super::state::Review;

/// A paragraph of the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Its first code point, counted from the beginning of the article's text.
    pub start: usize,
    /// Its text, on one line.
    pub text: String,
    /// Whether what is looked at stands in it.
    pub is_own: bool,
}

impl Paragraph {
    /// The part of a span of the article's text that stands in this paragraph, counted from its beginning.
    pub fn part_of(&self, (start, end): (usize, usize)) -> Option<(usize, usize)> {
        let length = self.text.chars().count();
        let (start, end) = (start.saturating_sub(self.start), end.saturating_sub(self.start).min(length));
        (start < end).then_some((start, end))
    }
}

/// The paragraphs of a text, without those that are blank.
pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            paragraphs.push(Paragraph { start, text: line.to_owned(), is_own: false });
        }
        start += line.chars().count() + 1;
    }
    paragraphs
}

impl Review {
    /// The paragraphs of the statement that is looked at, with so many before and after them.
    pub fn passage(&self, beside: usize) -> Vec<Paragraph> {
        let Some(proposal) = self.current() else { return Vec::new() };
        let start = proposal.spans.first().map_or(0, |span| span.0);
        let end = proposal.spans.last().map_or(0, |span| span.1);
        self.passage_at((start, end), beside)
    }

    /// The paragraphs in which a span stands, with so many before and after them.
    pub fn passage_at(&self, span: (usize, usize), beside: usize) -> Vec<Paragraph> {
        let mut all = paragraphs(&self.text);
        for paragraph in &mut all {
            paragraph.is_own = paragraph.part_of((span.0, span.1.max(span.0 + 1))).is_some();
        }
        let Some(first) = all.iter().position(|paragraph| paragraph.is_own) else { return Vec::new() };
        let last = all.iter().rposition(|paragraph| paragraph.is_own).unwrap_or(first);
        all.truncate(last + 1 + beside);
        all.split_off(first.saturating_sub(beside))
    }

    /// All paragraphs of the article.
    pub fn whole_text(&self) -> Vec<Paragraph> {
        paragraphs(&self.text)
    }

    /// The spans of the statements, each with whether it is that of the one that is looked at; what is
    /// discarded is none any more, unless it is looked at.
    pub fn marks(&self) -> Vec<((usize, usize), bool)> {
        let decided = self.proposals.iter().zip(&self.decisions).enumerate();
        let there = decided.filter(|(at, (_, decision))| *at == self.at || **decision != Decision::Discarded);
        there.flat_map(|(at, (one, _))| one.spans.iter().map(move |span| (*span, at == self.at))).collect()
    }
}

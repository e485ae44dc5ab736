//! The text around a statement, and the whole article, with the statements marked.
//!
//! Owns which of it is strong, plain and faint. Pure; called by `screen` and `transcript`.

use super::layout::{Mark, marked};
use crate::cli::screen::{Look, ScreenRow};
use crate::intake::review::{Marking, Paragraph, Review, Stage};

/// Paragraphs with these marks, a blank row between them. Those that are beside the matter are faint.
pub(super) fn rows(
    paragraphs: &[Paragraph],
    marks: &[((usize, usize), Look)],
    columns: usize,
) -> Vec<ScreenRow> {
    let mut rows = Vec::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        if at > 0 {
            rows.push(ScreenRow::new());
        }
        let here = marks.iter().filter_map(|(span, look)| {
            paragraph.part_of(*span).map(|(start, end)| Mark { start, end, look: *look })
        });
        let look = if paragraph.is_own { Look::Plain } else { Look::Faint };
        rows.extend(marked(&paragraph.text, &here.collect::<Vec<_>>(), look, columns));
    }
    rows
}

/// The statement that is looked at in its paragraph, with so many before and after it.
pub(super) fn around(review: &Review, beside: usize, columns: usize) -> Vec<ScreenRow> {
    let spans = review.current().map(|proposal| proposal.spans.as_slice()).unwrap_or_default();
    let marks: Vec<_> = spans.iter().map(|span| (*span, Look::Strong)).collect();
    rows(&review.passage(beside), &marks, columns)
}

/// What is being marked, with the paragraphs before and after it; the statements there are marked too.
pub(super) fn being_marked(review: &Review, marking: &Marking, columns: usize) -> Vec<ScreenRow> {
    let start = marking.spans.first().map_or(0, |span| span.0);
    let end = marking.spans.last().map_or(0, |span| span.1);
    let mut marks: Vec<_> = marking.spans.iter().map(|span| (*span, Look::Strong)).collect();
    if marking.stage != Stage::Parts {
        marks.extend(review.marks().into_iter().map(|(span, _)| (span, Look::Plain)));
    }
    rows(&review.passage_at((start, end), 1), &marks, columns)
}

/// The whole text; the statement that is looked at is strong.
pub(super) fn whole(review: &Review, columns: usize) -> Vec<ScreenRow> {
    let look = |is_current: bool| if is_current { Look::Strong } else { Look::Plain };
    let marks: Vec<_> =
        review.marks().into_iter().map(|(span, is_current)| (span, look(is_current))).collect();
    rows(&review.whole_text(), &marks, columns)
}

/// So many rows from this one on, or, without one, around what is strong; and the first of them.
pub(super) fn scrolled(
    mut rows: Vec<ScreenRow>,
    top: Option<usize>,
    height: usize,
) -> (Vec<ScreenRow>, usize) {
    let is_strong = |row: &ScreenRow| row.iter().any(|(look, _)| *look == Look::Strong);
    let strong = || rows.iter().position(is_strong).unwrap_or(0).saturating_sub(height / 3);
    let top = top.unwrap_or_else(strong).min(rows.len().saturating_sub(height));
    rows.truncate(top.saturating_add(height));
    (rows.split_off(top.min(rows.len())), top)
}

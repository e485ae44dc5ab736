//! The quotes of a worksheet, looked for in the text of their article; only reads.

use super::super::worksheet::{ClaimSheet, Problem, ProblemList};
use crate::domain::anchor::{Anchor, Text};

/// Where the pieces of a claim's quote stand, in their order; none after a problem, or without a text to look in.
pub(super) fn stand(sheet: &ClaimSheet, text: Option<&Text<'_>>, problems: &mut ProblemList) -> Vec<Anchor> {
    let Some(text) = text else { return Vec::new() };
    let pieces: Vec<&str> = sheet.quotes.iter().map(|quote| quote.value.as_str()).collect();
    match text.find_pieces(&pieces) {
        Ok(anchors) => anchors,
        Err(missing) => {
            for piece in missing {
                let place = sheet.quotes.get(piece.piece).map_or(sheet.place, |quote| quote.place);
                let hint =
                    "a quote has the article's own words, one by one; words left out are marked with […]";
                problems.push(Problem::at(place, format!("the quote {}", piece.reason)).hint(hint));
            }
            Vec::new()
        }
    }
}

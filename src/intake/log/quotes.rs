//! The quotes of a worksheet, looked for in the text of their article; only reads.

use super::resolve::ClaimPlan;
use crate::domain::ArticleId;
use crate::domain::anchor::{Anchor, Text};
use crate::reading::worksheet::{ClaimSheet, Problem, ProblemList};

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

/// Whether the quote is recorded just so and was found in a capture of the article: then it stands there still, whatever the
/// article says by now. What became of it since is for `recapture` to say.
pub(super) fn stood_before(plan: &ClaimPlan, article: Option<ArticleId>) -> bool {
    let recorded = plan.recorded.as_ref().map(|claim| claim.appearances.as_slice()).unwrap_or_default();
    let here = recorded.iter().find(|appearance| Some(appearance.article.id) == article);
    here.is_some_and(|here| {
        let same = here.quotes.iter().eq(plan.sheet.quotes.iter().map(|quote| &quote.value));
        same && here.anchors.len() == here.quotes.len()
    })
}

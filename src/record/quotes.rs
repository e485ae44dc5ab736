//! The quotes of claims, looked for in the text of their article; only reads.

use super::plan::ClaimPlan;
use super::refusal::{Field, Refusals};
use crate::domain::ArticleId;
use crate::domain::anchor::{Anchor, Text};

/// What a quote is, for whoever wrote one that does not stand.
pub(super) const OWN_WORDS: &str =
    "a quote has the article's own words, one by one; words left out are marked with […]";

/// Where the pieces of a quote stand, in their order; none after a refusal, or without a text to look in.
pub(super) fn stand(quotes: &[String], text: Option<&Text<'_>>, refusals: &mut Refusals) -> Vec<Anchor> {
    let Some(text) = text else { return Vec::new() };
    let pieces: Vec<&str> = quotes.iter().map(String::as_str).collect();
    match text.find_pieces(&pieces) {
        Ok(anchors) => anchors,
        Err(missing) => {
            for piece in missing {
                refusals.refuse(Field::Quote(piece.piece), format!("the quote {}", piece.reason), OWN_WORDS);
            }
            Vec::new()
        }
    }
}

/// Whether the quote is recorded just so and was found in a capture of the article: then it stands there
/// still, whatever the article says by now. What became of it since is for `recapture` to say.
pub(super) fn stood_before(plan: &ClaimPlan, article: Option<ArticleId>) -> bool {
    let recorded = plan.recorded.as_ref().map(|claim| claim.appearances.as_slice()).unwrap_or_default();
    let here = recorded.iter().find(|appearance| Some(appearance.article.id) == article);
    here.is_some_and(|here| here.quotes == plan.proposed.quotes && here.anchors.len() == here.quotes.len())
}

//! Where a relation was read, if not where its claim was: another article, and its words; only reads.

use super::resolve::ClaimPlan;
use crate::domain::ArticleId;
use crate::domain::anchor::Text;
use crate::reading::worksheet::{Located, Problem, ProblemList, RelationSheet};
use crate::store::{Reader, StoreError};

/// The article that a relation names.
pub(super) fn article(
    ledger: &Reader<'_>,
    relation: &RelationSheet,
    problems: &mut ProblemList,
) -> Result<Option<ArticleId>, StoreError> {
    let Some(name) = &relation.article else { return Ok(None) };
    let found = match name.parse::<ArticleId>() {
        Ok(id) => match ledger.get_article(id) {
            Ok(article) => Some(article.id),
            Err(StoreError::NoSuch { .. }) => None,
            Err(error) => return Err(error),
        },
        Err(_) => ledger.find_article_by_url(name)?,
    };
    if found.is_none() {
        let problem = Problem::at(name.place, format!("there is no article {:?} in this ledger", name.value));
        problems.push(problem.hint(
            "name the url or id of one that is there, or log it first; leave `article` out if it is this one",
        ));
    }
    Ok(found)
}

/// That the words which state a relation stand in their article, as those of a claim must; what is recorded just so is
/// settled.
pub(super) fn check_quotes(
    ledger: &Reader<'_>,
    plan: &ClaimPlan,
    text: Option<&Text<'_>>,
    problems: &mut ProblemList,
) -> Result<(), StoreError> {
    let recorded = plan.recorded.as_ref().map(|claim| claim.relations.as_slice()).unwrap_or_default();
    for relation in &plan.relations {
        let Some(quote) = &relation.sheet.quote else { continue };
        if recorded.iter().any(|known| known.fields.quote.as_ref() == Some(&quote.value)) {
            continue;
        }
        match relation.article {
            None => stands(quote, text, problems),
            Some(article) => {
                let capture = ledger.find_latest_capture(article)?;
                let text = capture.as_ref().map(|capture| Text::new(&capture.text));
                stands(quote, text.as_ref(), problems);
            }
        }
    }
    Ok(())
}

fn stands(quote: &Located<String>, text: Option<&Text<'_>>, problems: &mut ProblemList) {
    let Some(text) = text else { return };
    if let Err(missing) = text.find_pieces(&[quote.value.as_str()]) {
        for piece in missing {
            let problem = Problem::at(quote.place, format!("the quote {}", piece.reason));
            problems.push(
                problem.hint(
                    "a quote has the article's own words, one by one; words left out are marked with […]",
                ),
            );
        }
    }
}

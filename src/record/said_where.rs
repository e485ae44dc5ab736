//! Where a relation was read, if not where its claim was: another article, and its words; only reads.

use super::plan::ClaimPlan;
use super::proposed::ProposedRelation;
use super::quotes::OWN_WORDS;
use super::refusal::{Field, Refusals};
use crate::domain::anchor::Text;
use crate::domain::{ArticleId, looks_like_id};
use crate::store::{Reader, StoreError};

/// The article that a relation names; `position` is its place among the relations of its claim.
pub(super) fn article(
    ledger: &Reader<'_>,
    relation: &ProposedRelation,
    position: usize,
    refusals: &mut Refusals,
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
        let hint =
            "name the url or id of one that is there, or log it first; leave `article` out if it is this one";
        let named = if looks_like_id(name) { name.clone() } else { format!("{name:?}") };
        let why = format!("there is no article {named} in this ledger");
        refusals.refuse(Field::RelationArticle(position), why, hint);
    }
    Ok(found)
}

/// That the words which state a relation stand in their article, as those of a claim must; what is recorded
/// just so is settled.
pub(super) fn check_quotes(
    ledger: &Reader<'_>,
    plan: &ClaimPlan,
    text: Option<&Text<'_>>,
    refusals: &mut Refusals,
) -> Result<(), StoreError> {
    let recorded = plan.recorded.as_ref().map(|claim| claim.relations.as_slice()).unwrap_or_default();
    for relation in &plan.relations {
        let Some(quote) = &relation.proposed.quote else { continue };
        if recorded.iter().any(|known| known.fields.quote.as_ref() == Some(quote)) {
            continue;
        }
        let field = Field::RelationQuote(relation.at);
        match relation.article {
            None => stands(quote, field, text, refusals),
            Some(article) => {
                let capture = ledger.find_latest_capture(article)?;
                let text = capture.as_ref().map(|capture| Text::new(&capture.text));
                stands(quote, field, text.as_ref(), refusals);
            }
        }
    }
    Ok(())
}

/// Refuses words that do not stand in a text; without one there is nothing to look in.
pub(super) fn stands(quote: &str, field: Field, text: Option<&Text<'_>>, refusals: &mut Refusals) {
    let Some(text) = text else { return };
    if let Err(missing) = text.find_pieces(&[quote]) {
        for piece in missing {
            refusals.refuse(field, format!("the quote {}", piece.reason), OWN_WORDS);
        }
    }
}

//! Where a recorded claim was seen, as a row of it says: more articles, another quote.

use super::difference::Edit;
use super::field::Field;
use super::row::{Row, split};
use super::work::Work;
use super::{flat, proposing};
use crate::domain::Appearance;
use crate::reading::worksheet::text as rules;
use crate::record::{ArticlePlan, Field as Recorded, ProposedArticle, ProposedClaim};
use crate::store::StoreError;

impl Work<'_> {
    /// Where the claim was seen: more articles, another quote. None is taken away.
    pub(super) fn appearances(
        &mut self,
        row: &mut Row<'_>,
        edit: &mut Edit<'_>,
        proposed: &mut ProposedClaim,
        elsewhere: &mut Vec<(ArticlePlan, ProposedClaim)>,
    ) -> Result<(), StoreError> {
        let claim = edit.claim;
        let named = || ProposedClaim { named: Some(claim.id.to_string()), ..ProposedClaim::default() };
        let mut here = claim.appearances.iter().find(|seen| !seen.quotes.is_empty()).or(claim.home());
        let mut new: Vec<ArticlePlan> = Vec::new();
        if edit.is_whole {
            new = self.further_articles(row, edit)?;
        } else {
            let urls = row.list(Field::Url);
            if urls.len() > 1 {
                row.fault(Field::Url, "name one article; the others are rows of their own");
            }
            let id = proposing::article_id(row);
            let given = proposing::article(row, (urls.into_iter().next(), id), self.order);
            let place = self.plan_article(row, given)?;
            if !place.is_nowhere() {
                let known = place.recorded();
                here = claim.appearances.iter().find(|seen| Some(seen.article.id) == known);
                if here.is_none() || place.adds() {
                    new.push(place);
                }
            }
        }
        let mut seen = match here {
            Some(here) => seen_otherwise(row, edit, here),
            None => seen_at_first(row, edit),
        };
        let home = claim.home().map(|home| home.article.id);
        match here {
            // It belongs to the article where the claim was recorded first.
            Some(here) if Some(here.article.id) == home => {
                (proposed.quotes, proposed.mode, proposed.at, proposed.hedge) =
                    (std::mem::take(&mut seen.quotes), seen.mode, seen.at.take(), seen.hedge.take());
                proposed.clears.append(&mut seen.clears);
                elsewhere.extend(new.into_iter().map(|article| (article, named())));
            }
            Some(here) => {
                if seen != ProposedClaim::default() {
                    let article = self.recorder.known_article(here.article.id)?;
                    elsewhere.push((article, ProposedClaim { named: named().named, ..seen }));
                }
                elsewhere.extend(new.into_iter().map(|article| (article, named())));
            }
            None if new.is_empty() => {
                // Words of no article, for the record to refuse.
                (proposed.quotes, proposed.mode, proposed.at, proposed.hedge) =
                    (seen.quotes, seen.mode, seen.at, seen.hedge);
            }
            None => {
                elsewhere.extend(
                    new.into_iter()
                        .map(|article| (article, ProposedClaim { named: named().named, ..seen.clone() })),
                );
            }
        }
        Ok(())
    }

    /// Articles that a row names beyond those in which the claim was seen.
    fn further_articles(
        &mut self,
        row: &mut Row<'_>,
        edit: &mut Edit<'_>,
    ) -> Result<Vec<ArticlePlan>, StoreError> {
        let mut new = Vec::new();
        for field in [Field::Article, Field::Url] {
            if !edit.differs(row, field) {
                continue;
            }
            let (known, given) = (split(&flat::cell(edit.claim, field).unwrap_or_default()), row.list(field));
            for gone in known.iter().filter(|one| !given.contains(one)) {
                row.fault(field, format!("the claim was seen in {gone}, and the cell does not say so: an import takes no appearance away"));
            }
            for one in given.into_iter().filter(|one| !known.contains(one)) {
                let article = if field == Field::Url {
                    let url = row.checked(field, one, rules::url);
                    ProposedArticle { url, ..ProposedArticle::default() }
                } else {
                    let id = one
                        .parse()
                        .map_err(|error: crate::domain::NotAnId| row.fault(field, error.to_string()));
                    ProposedArticle { id: id.ok(), ..ProposedArticle::default() }
                };
                let plan = self.plan_article(row, article)?;
                if !plan.is_nowhere() {
                    new.push(plan);
                }
            }
            edit.changes(row, field);
        }
        if edit.differs(row, Field::Outlet) {
            row.fault(
                Field::Outlet,
                "the outlet is that of the article: change it with gainsay article edit",
            );
        }
        Ok(new)
    }
}

/// What a row says otherwise of a claim as it was seen in an article.
fn seen_otherwise(row: &mut Row<'_>, edit: &mut Edit<'_>, here: &Appearance) -> ProposedClaim {
    let mut seen = ProposedClaim::default();
    let quoted = Some(here.quotes.join(" … ")).filter(|quote| !quote.is_empty());
    let quote = row.text(Field::Quote);
    if quote != quoted && edit.differs(row, Field::Quote) && (quote.is_some() || edit.is_whole) {
        if quote.is_none() {
            row.fault(Field::Quote, "an import takes no quote away: change it with gainsay claim edit");
        }
        edit.changes(row, Field::Quote);
        seen.quotes.extend(quote);
    }
    let mut differs = |row: &Row<'_>, field: Field, is_same: bool, is_given: bool| {
        let differs = !is_same && (is_given || edit.is_whole) && row.columns.of(field).is_some();
        if differs {
            edit.changes(row, field);
        }
        differs
    };
    let mode = row.word(Field::Mode);
    if differs(row, Field::Mode, mode == here.mode, mode.is_some()) {
        seen.mode = mode;
        seen.clears.extend(mode.is_none().then_some(Recorded::Mode));
    }
    let at = proposing::place_in_source(row);
    if differs(row, Field::At, at == here.at, at.is_some()) {
        seen.clears.extend(at.is_none().then_some(Recorded::At));
        seen.at = at;
    }
    let hedge = row.single(Field::Hedge);
    if differs(row, Field::Hedge, hedge == here.hedge, hedge.is_some()) {
        seen.clears.extend(hedge.is_none().then_some(Recorded::Hedge));
        seen.hedge = hedge;
    }
    seen
}

/// What a row says of a claim in an article in which it was not seen before.
fn seen_at_first(row: &mut Row<'_>, edit: &mut Edit<'_>) -> ProposedClaim {
    let quote = row.text(Field::Quote);
    if quote.is_some() && edit.differs(row, Field::Quote) {
        edit.changes(row, Field::Quote);
    }
    ProposedClaim {
        quotes: quote.into_iter().collect(),
        mode: row.word(Field::Mode),
        at: proposing::place_in_source(row),
        hedge: row.single(Field::Hedge),
        ..ProposedClaim::default()
    }
}

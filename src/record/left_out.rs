//! That nothing new is recorded of a claim, or in an article, that lists leave out; only reads.
//!
//! What is recorded already may be said again, and is told to be left out.

use super::plan::{ClaimPlan, TargetPlan};
use super::refusal::{Field, Refusals};
use crate::domain::{ArticleId, Claim};
use crate::store::{StoreError, Writer};

/// Refuses an article that was withdrawn, for whoever records something new in it.
pub(super) fn article(
    ledger: &Writer<'_>,
    article: Option<ArticleId>,
    refusals: &mut Refusals,
) -> Result<(), StoreError> {
    if let Some(id) = article
        && let Some(why) = ledger.left_out_article(id)?
    {
        refusals.refuse_plainly(Field::Article, why.notice(id));
    }
    Ok(())
}

/// Refuses what plans have that is new: appearances in the article where they are seen (`None`: it is new,
/// too), and relations. `is_nowhere`: there is no article.
pub(super) fn claims(
    ledger: &Writer<'_>,
    plans: &[ClaimPlan],
    (place, is_nowhere): (Option<ArticleId>, bool),
    refusals: &mut Refusals,
) -> Result<(), StoreError> {
    let is_seen_here = |claim: &Claim| claim.appearances.iter().any(|seen| Some(seen.article.id) == place);
    let is_seen_anew = |plan: &ClaimPlan| !is_nowhere && !plan.recorded.as_ref().is_some_and(is_seen_here);
    if let Some(first) = plans.iter().find(|plan| is_seen_anew(plan)) {
        article(ledger, place, refusals.of_claim(first.of))?;
    }
    for plan in plans {
        let mut says_more = is_seen_anew(plan);
        for relation in &plan.relations {
            let target = match &relation.target {
                TargetPlan::Claim(id) => Some(*id),
                TargetPlan::Proposed(at) => plans[*at].recorded.as_ref().map(|claim| claim.id),
                TargetPlan::Later(_) => None,
            };
            let verb = relation.proposed.relation;
            if target.is_some_and(|target| plan.recorded_relation(verb, target).is_some()) {
                continue;
            }
            says_more = true;
            if let Some(target) = target
                && let Some(why) = ledger.left_out(target)?
            {
                let field = Field::Relation(relation.at);
                refusals.of_claim(plan.of).refuse_plainly(field, why.notice(target));
            }
        }
        if let Some(claim) = plan.recorded.as_ref().filter(|_| says_more)
            && let Some(why) = ledger.left_out(claim.id)?
        {
            refusals.of_claim(plan.of).refuse_plainly(Field::Ref, why.notice(claim.id));
        }
    }
    Ok(())
}

//! Recording what claims do to each other.

use super::outcome::Pending;
use super::plan::{ClaimPlan, TargetPlan};
use super::refusal::Field;
use super::warnings;
use super::write::Writing;
use crate::domain::{
    Basis, Change, ClaimId, Manner, NewRelation, Outcome, Relation, RelationId, RelationType,
};
use crate::store::StoreError;

/// The relation of the ledger that an edited source changed into this one: of the same claim, no longer in
/// the source, to the same target, else of the same type; if there is just one such. Only for a source that
/// has all relations of its claims: what another does not name is still so.
fn moved(
    plan: &ClaimPlan,
    ids: &[ClaimId],
    known: &[RelationId],
    (relation, target): (RelationType, ClaimId),
) -> Option<RelationId> {
    let named = |recorded: &Relation| {
        plan.relations.iter().any(|wanted| {
            let target = match &wanted.target {
                TargetPlan::Claim(target) => *target,
                TargetPlan::Proposed(at) => *ids.get(*at).unwrap_or(&recorded.fields.claim),
                TargetPlan::Later(_) => return false,
            };
            wanted.proposed.relation == recorded.fields.relation && target == recorded.fields.target
        })
    };
    let recorded = &plan.recorded.as_ref().filter(|_| !plan.seen_again)?.relations;
    let free = || recorded.iter().filter(|r| !known.contains(&r.id) && !named(r));
    let only = |fits: &dyn Fn(&&Relation) -> bool| {
        let mut fitting = free().filter(fits);
        fitting.next().filter(|_| fitting.next().is_none()).map(|relation| relation.id)
    };
    only(&|r| r.fields.target == target).or_else(|| only(&|r| r.fields.relation == relation))
}

impl Writing<'_> {
    /// Records the relations of a claim. Returns those that the source has.
    pub(super) fn relations(
        &mut self,
        plan: &ClaimPlan,
        id: ClaimId,
        ids: &[ClaimId],
    ) -> Result<Vec<RelationId>, StoreError> {
        let mut known = Vec::new();
        if plan.relations.is_empty() {
            return Ok(known);
        }
        // A claim that is seen again does here what this article says, not the one where it was seen first.
        let here = self.home.as_ref().map(|home| home.article).filter(|_| plan.seen_again);
        let first = match (&plan.recorded, &self.home) {
            (Some(claim), _) if claim.home().is_some() => claim.home().map(|home| home.article.id),
            (_, home) => home.as_ref().map(|home| home.article),
        };
        for relation in &plan.relations {
            let proposed = &relation.proposed;
            let target = match &relation.target {
                TargetPlan::Claim(target) => *target,
                TargetPlan::Proposed(at) => ids[*at],
                TargetPlan::Later(name) => {
                    let article = relation.article.or(here).filter(|at| Some(*at) != first);
                    let relation_to_come = NewRelation {
                        claim: id,
                        relation: proposed.relation,
                        target: id,
                        scope: proposed.scope,
                        part: proposed.part.clone(),
                        force: proposed.force,
                        basis: proposed.basis.unwrap_or(Basis::Explicit),
                        note: proposed.note.clone(),
                        article,
                        quote: proposed.quote.clone(),
                    };
                    self.pending.push(Pending {
                        claim: id,
                        at: relation.at,
                        target: name.clone(),
                        relation: relation_to_come,
                    });
                    continue;
                }
            };
            let found = self.ledger.find_relation(id, proposed.relation, target)?;
            let is_edited = || self.is_whole.then(|| moved(plan, ids, &known, (proposed.relation, target)));
            let found = found.or_else(|| is_edited().flatten());
            let now = found.map(|found| self.ledger.get_relation(found)).transpose()?;
            let summary =
                if self.is_terse { String::new() } else { format!("{id} {} {target}", proposed.relation) };
            // What somebody withdrew does not come back because an old source is logged again.
            if let Some(Relation { id: withdrawn, withdrawn: Some(why), .. }) = &now {
                let summary = format!("{summary} (withdrawn: {})", why.reason);
                let message = format!(
                    "{id} {} {target} was withdrawn as {withdrawn} ({}) and stays so; gainsay relation restore {withdrawn} brings it back",
                    proposed.relation, why.reason
                );
                self.changes.push(Change::of(Outcome::Unchanged, "relation", withdrawn, summary));
                self.warn((plan.of, Field::Relation(relation.at)), Some(message));
                known.push(*withdrawn);
                continue;
            }
            // What no longer challenges has neither scope nor force, and what is another link keeps no part
            // of the old.
            let kept = now.as_ref().map(|now| &now.fields).filter(|kept| kept.relation == proposed.relation);
            let was = kept.map(NewRelation::manner).unwrap_or_default();
            let manner = proposed.manner().over(was, proposed.relation);
            let Manner { scope, part, force } =
                manner.map_err(|problem| StoreError::Refused { rule: problem.to_string() })?;
            let new = NewRelation {
                claim: id,
                relation: proposed.relation,
                target,
                scope,
                part,
                force,
                basis: proposed.basis.or(kept.map(|kept| kept.basis)).unwrap_or(Basis::Explicit),
                note: proposed.note.clone().or(kept.and_then(|kept| kept.note.clone())),
                article: relation
                    .article
                    .or(kept.and_then(|kept| kept.article))
                    .or(here)
                    .filter(|at| Some(*at) != first),
                quote: proposed.quote.clone().or(kept.and_then(|kept| kept.quote.clone())),
            };
            let new = new.complete().map_err(|problem| StoreError::Refused { rule: problem.to_string() })?;
            let warning = warnings::backwards(self.ledger, &new)?;
            if let Some(now) = now {
                self.ledger.update_relation(now.id, &new)?;
                let fields = now.fields.differing(&new);
                self.changes
                    .push(Change::of(Outcome::Updated, "relation", now.id, summary).with_fields(fields));
                known.push(now.id);
            } else {
                let added = self.ledger.add_relation(&new)?;
                self.changes.push(Change::of(Outcome::New, "relation", added, summary));
                known.push(added);
            }
            self.warn((plan.of, Field::Relation(relation.at)), warning);
        }
        Ok(known)
    }
}

//! What a row of a recorded claim does to other claims.

use super::difference::Edit;
use super::field::Field;
use super::proposing;
use super::row::Row;
use super::work::Work;
use crate::domain::{ClaimId, Force, Relation, Scope};
use crate::record::{ProposedClaim, ProposedRelation, ProposedTarget};
use crate::store::StoreError;

/// What a row does to a claim: the field that says so, and the claim, if the ledger has it.
pub(super) type Given = (Field, ProposedRelation, Option<ClaimId>);

impl Work<'_> {
    /// What the row does to other claims, each with the claim of the ledger that it names.
    pub(super) fn relations_of(&mut self, row: &mut Row<'_>) -> Result<Vec<Given>, StoreError> {
        let mut given = Vec::new();
        for (field, link) in proposing::relations(row) {
            let target = match &link.target {
                ProposedTarget::Claim(name) => self.recorder.find_claim(name)?,
                ProposedTarget::Unattributed { .. } => None,
            };
            given.push((field, link, target));
        }
        Ok(given)
    }
}

/// Relations that the claim does not have yet, or not so. None is taken away. Returns the fields from which
/// they come.
pub(super) fn further(
    row: &mut Row<'_>,
    edit: &mut Edit<'_>,
    proposed: &mut ProposedClaim,
    given: Vec<Given>,
) -> Vec<Field> {
    let claim = edit.claim;
    let named = |(_, link, target): &Given, known: &Relation| {
        link.relation == known.fields.relation && *target == Some(known.fields.target)
    };
    if edit.is_whole && row.columns.of(Field::Relations).is_some() {
        for gone in claim.relations.iter().filter(|known| !given.iter().any(|one| named(one, known))) {
            let act = format!("{} {}", gone.fields.relation, gone.fields.target);
            row.fault(
                Field::Relations,
                format!(
                    "the claim {act} ({}), and the cell does not say so: an import takes no relation away",
                    gone.id
                ),
            );
        }
    }
    let mut fields = Vec::new();
    let mut seen: Vec<&Relation> = Vec::new();
    for one in given {
        let known = claim.relations.iter().find(|known| named(&one, known));
        let (field, link, _) = one;
        if let ProposedTarget::Unattributed { text, .. } = &link.target {
            if !claim.denied_texts.contains(text) {
                edit.changes(row, field);
                fields.push(field);
                proposed.relations.push(link);
            }
            continue;
        }
        // One that the row names twice is for the record to refuse.
        let is_again = known.is_some_and(|known| seen.contains(&known));
        seen.extend(known);
        if !is_again
            && known.is_some_and(|known| link.manner().is_empty() || !changed(row, edit, field, &link, known))
        {
            continue;
        }
        fields.push(field);
        proposed.relations.push(link);
    }
    fields
}

/// Whether a row has a relation in another manner than the ledger's.
fn changed(
    row: &mut Row<'_>,
    edit: &mut Edit<'_>,
    field: Field,
    link: &ProposedRelation,
    known: &Relation,
) -> bool {
    let fields = &known.fields;
    let was = fields.manner();
    let to = match link.manner().over(was.clone(), link.relation) {
        Ok(to) => to,
        Err(problem) => {
            row.fault(field, problem.to_string());
            return false;
        }
    };
    let word = |scope: Option<Scope>| scope.map(|scope| scope.to_string());
    let firm = |force: Option<Force>| force.map(|force| force.to_string());
    let is_changed = to != was;
    for (field, was, now) in [
        (Field::Scope, word(was.scope), word(to.scope)),
        (Field::Part, was.part, to.part),
        (Field::Force, firm(was.force), firm(to.force)),
    ] {
        if was != now {
            edit.cells.push((field, was, now));
        }
    }
    is_changed
}

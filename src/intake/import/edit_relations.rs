//! What a row of a recorded claim does to other claims.

use super::difference::Edit;
use super::field::Field;
use super::proposing;
use super::row::Row;
use super::work::Work;
use crate::domain::{Force, Manner, Relation, Scope};
use crate::record::{ProposedClaim, ProposedRelation, ProposedTarget};
use crate::store::StoreError;

impl Work<'_> {
    /// What the row does to other claims, those that the ledger has by their ids.
    pub(super) fn relations_of(
        &mut self,
        row: &mut Row<'_>,
    ) -> Result<Vec<(Field, ProposedRelation)>, StoreError> {
        let mut given = proposing::relations(row);
        for (_, link) in &mut given {
            if let ProposedTarget::Claim(name) = &mut link.target
                && let Some(id) = self.recorder.find_claim(name)?
            {
                *name = id.to_string();
            }
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
    given: Vec<(Field, ProposedRelation)>,
) -> Vec<Field> {
    let claim = edit.claim;
    let named = |link: &ProposedRelation, known: &Relation| {
        let is_target = |name: &String| name.parse() == Ok(known.fields.target);
        link.relation == known.fields.relation
            && matches!(&link.target, ProposedTarget::Claim(name) if is_target(name))
    };
    if edit.is_whole && row.columns.of(Field::Relations).is_some() {
        for gone in claim.relations.iter().filter(|known| !given.iter().any(|(_, link)| named(link, known))) {
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
    for (field, link) in given {
        if let ProposedTarget::Unattributed { text, .. } = &link.target {
            if !claim.denied_texts.contains(text) {
                edit.changes(row, field);
                fields.push(field);
                proposed.relations.push(link);
            }
            continue;
        }
        let known = claim.relations.iter().find(|known| named(&link, known));
        if known.is_some_and(|known| link.manner().is_empty() || !changed(row, edit, field, &link, known)) {
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
    let was = Manner { scope: fields.scope, part: fields.part.clone(), force: fields.force };
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

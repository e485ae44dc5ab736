//! What an edited row does to other claims.

use super::Edit;
use crate::domain::{Force, Manner, NewRelation, Relation, RelationId, Scope};
use crate::intake::import::Work;
use crate::intake::import::field::Field;
use crate::intake::import::links::Linked;
use crate::intake::import::row::Row;
use crate::store::StoreError;

/// The relations that a row adds, and those that it changes.
#[derive(Default)]
pub(super) struct Acts {
    pub(super) new: Vec<Linked>,
    pub(super) changed: Vec<(RelationId, NewRelation)>,
}

impl Work<'_> {
    /// Relations that the claim does not have yet, or not so. None is taken away.
    pub(super) fn further_acts(
        &mut self,
        row: &mut Row<'_>,
        edit: &mut Edit<'_>,
    ) -> Result<Acts, StoreError> {
        let links = self.links(row, edit.claim.r#ref.as_deref())?;
        let claim = edit.claim;
        let recorded = &claim.relations;
        let named = |link: &Linked, known: &Relation| {
            link.relation == known.fields.relation && link.target == Ok(known.fields.target)
        };
        if edit.is_whole && row.columns.of(Field::Relations).is_some() {
            for gone in recorded.iter().filter(|known| !links.iter().any(|link| named(link, known))) {
                let act = format!("{} {}", gone.fields.relation, gone.fields.target);
                row.fault(
                    Field::Relations,
                    format!("the claim {act} ({}), and the cell does not say so: an import takes no relation away", gone.id),
                );
            }
        }
        let mut acts = Acts::default();
        for link in links {
            let known = recorded.iter().find(|known| named(&link, known));
            match known {
                None => acts.new.push(link),
                Some(known) if !link.manner.is_empty() => {
                    acts.changed.extend(changed(row, edit, link, known));
                }
                Some(_) => {}
            }
        }
        Self::refuse_halves(row, &acts.new);
        if acts.new.iter().any(|link| link.target == Ok(edit.claim.id)) {
            row.fault(Field::Relations, "a claim has no relation to itself");
        }
        Ok(acts)
    }
}

/// A relation as the row has it, if that is another manner than the ledger's.
fn changed(
    row: &mut Row<'_>,
    edit: &mut Edit<'_>,
    link: Linked,
    known: &Relation,
) -> Option<(RelationId, NewRelation)> {
    let NewRelation { scope, part, force, .. } = known.fields.clone();
    let was = Manner { scope, part, force };
    let to = match link.manner.over(was.clone(), link.relation) {
        Ok(to) => to,
        Err(problem) => {
            row.fault(link.field, problem.to_string());
            return None;
        }
    };
    if to == was {
        return None;
    }
    let word = |scope: Option<Scope>| scope.map(|scope| scope.to_string());
    let firm = |force: Option<Force>| force.map(|force| force.to_string());
    for (field, was, now) in [
        (Field::Scope, word(was.scope), word(to.scope)),
        (Field::Part, was.part, to.part.clone()),
        (Field::Force, firm(was.force), firm(to.force)),
    ] {
        if was != now {
            edit.cells.push((field, was, now));
        }
    }
    let Manner { scope, part, force } = to;
    Some((known.id, NewRelation { scope, part, force, ..known.fields.clone() }))
}

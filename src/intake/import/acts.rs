//! What a row does to other claims: the cells that name them, and those that say how far and how firmly.

use super::field::Field;
use super::row::{Row, split_each};
use crate::domain::{Manner, RelationType, Vocabulary};
use crate::reading::worksheet::text as rules;

/// What a row does to another claim.
pub(super) struct Act {
    pub(super) relation: RelationType,
    /// A ref or an id.
    pub(super) target: String,
    /// The field that says so.
    pub(super) field: Field,
    pub(super) manner: Manner,
}

impl Row<'_> {
    /// What the row does to other claims, in the order of its columns: columns of their own, and `relations`
    /// as our own reports have it.
    pub(super) fn acts(&mut self) -> Vec<Act> {
        let mut acts: Vec<Act> = Vec::new();
        let act = |relation, target, field| Act { relation, target, field, manner: Manner::default() };
        for field in Field::ALL.iter().filter(|field| self.columns.of(**field).is_some()) {
            if let Some(relation) = field.relation() {
                acts.extend(self.list(*field).into_iter().map(|target| act(relation, target, *field)));
            }
        }
        for pair in self.list(Field::Relations) {
            match pair.split_once(' ').map(|(verb, target)| (verb.parse::<RelationType>(), target.trim())) {
                Some((Ok(relation), target)) => acts.push(act(relation, target.to_owned(), Field::Relations)),
                Some((Err(error), _)) => self.fault(Field::Relations, error.to_string()),
                None => self.fault(
                    Field::Relations,
                    format!("{pair:?} is not a relation and a claim, such as \"denies c1\""),
                ),
            }
        }
        acts.sort_by_key(|act| self.columns.of(act.field));
        let count = acts.len();
        let (scopes, forces) = (self.each_word(Field::Scope, count), self.each_word(Field::Force, count));
        let parts = self.each_act(Field::Part, count);
        for (((act, scope), part), force) in acts.iter_mut().zip(scopes).zip(parts).zip(forces) {
            let part = part.and_then(|part| self.checked(Field::Part, part, rules::any_text));
            act.manner = Manner { scope, part, force };
        }
        acts
    }

    /// A cell with a value for each relation of the row, empty where there is none. One relation has the
    /// whole cell.
    fn each_act(&mut self, field: Field, acts: usize) -> Vec<Option<String>> {
        let none = vec![None; acts];
        let Some(cell) = self.trimmed(field) else { return none };
        let values = if acts == 1 { vec![Some(cell)] } else { split_each(&cell) };
        match (acts, values.len()) {
            (0, _) => self.fault(field, "it says how the row challenges a claim, and the row names none: name it in denies, contradicts, disputes or refutes"),
            (acts, count) if acts != count => self.fault(field, format!("the cell has {count} values, and the row names {acts} claims: one for each in the order of their columns, empty where there is none")),
            _ => return values,
        }
        none
    }

    fn each_word<T: Vocabulary>(&mut self, field: Field, acts: usize) -> Vec<Option<T>> {
        let values = self.each_act(field, acts);
        let mut word = |value: Option<String>| match value?.to_lowercase().parse::<T>() {
            Ok(word) => Some(word),
            Err(error) => {
                self.fault(field, error.to_string());
                None
            }
        };
        values.into_iter().map(&mut word).collect()
    }
}

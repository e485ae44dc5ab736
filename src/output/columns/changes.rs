//! What a command did, record by record.

use super::columns;
use crate::domain::{Change, Vocabulary};
use crate::output::{Columns, Value};

/// A row for each record that a command dealt with.
pub static CHANGES: Columns<Change> = columns! { "changes",
    "outcome,noun,id,fields,summary,warnings";
    "outcome", ALWAYS, "what became of it: new, updated, unchanged, left, removed": |change| change.outcome.as_str().into();
    "noun", ALWAYS, "what it is: article, speaker, claim, appearance, relation, outlet, topic": |change| change.noun.into();
    "id", ALWAYS, "its id": |change| change.id.as_str().into();
    "fields", ALWAYS, "which of its fields differed, if it was updated":
        |change| Value::list(change.fields.iter().copied());
    "summary", ALWAYS, "the record in one line": |change| change.summary.as_str().into();
    "warnings", DETAIL, "what to know about it that is no failure": |change| (&change.warnings).into();
};

//! What a whole command did, for programs.

use super::columns;
use super::{CHANGES, parts};
use crate::domain::{Outcome, Receipt, Vocabulary};
use crate::output::{Columns, Value};

/// One record for a command that writes: counts and the list of changes.
pub static RECEIPT: Columns<Receipt> = columns! { "receipt",
    "entry,dry_run";
    "entry", ALWAYS, "the entry it made, none if nothing changed": |receipt| receipt.entry.map(|e| e.to_string()).into();
    "dry_run", ALWAYS, "whether it was only tried": |receipt| receipt.dry_run.into();
    "counts", JSON_ONLY, "how many records are new, updated, unchanged, left": |receipt| counts(receipt);
    "changes", JSON_ONLY, "every record it dealt with": |receipt| CHANGES.objects(&receipt.changes);
};

fn counts(receipt: &Receipt) -> Value<'_> {
    let count = |outcome: &Outcome| {
        let count = receipt.changes.iter().filter(|change| change.outcome == *outcome).count();
        (outcome.as_str(), parts::count(count as u64))
    };
    Value::Object(Outcome::ALL.iter().map(count).collect())
}

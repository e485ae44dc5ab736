//! The rule `schema` of a check: what in the file is not as gainsay made it.

use crate::domain::{Alteration, Finding};
use crate::store::{Reader, StoreError};

/// Finds every object of the schema that is not as it was made, and says whether the tables can be read as
/// what they are: if not, no other rule may be looked at.
///
/// # Errors
/// [`StoreError`] if SQLite's own list cannot be read.
pub(super) fn check_schema(reader: &Reader<'_>, findings: &mut Vec<Finding>) -> Result<bool, StoreError> {
    let faults = reader.list_schema_faults()?;
    let is_readable = !faults.iter().any(|fault| fault.what.forbids_reading());
    for fault in faults {
        let hint = match fault.what {
            Alteration::Added => {
                "gainsay makes no use of it, and goes on; if nobody knows it, take it out with another SQLite tool"
            }
            Alteration::Planted => {
                "what was recorded since may not be what was meant; compare with a copy from before, then take it out with another SQLite tool"
            }
            what if what.forbids_reading() => "no other rule was looked at; go back to a copy from before",
            _ => "changes made since may have left no trace; compare with a copy from before",
        };
        findings.push(Finding {
            rule: "schema",
            id: "ledger".into(),
            message: format!("the {} {}", fault.object, fault.what),
            hint: hint.into(),
        });
    }
    Ok(is_readable)
}

//! How many claims have which status.

use super::columns;
use crate::domain::{StatusCount, Vocabulary};
use crate::output::Columns;

/// A row for each status.
pub static STATUSES: Columns<StatusCount> = columns! { "statuses",
    "status,claims,uncertain";
    "status", ALWAYS, "the status": |count| count.status.as_str().into();
    Count "claims", ALWAYS, "how many claims have it": |count| count.certain.into();
    Count "uncertain", ALWAYS, "how many more may have it, because a date leaves open what had been said by the day asked for":
        |count| count.uncertain.into();
};

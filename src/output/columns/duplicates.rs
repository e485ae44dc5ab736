//! Pairs of speakers that may be one.

use super::{columns, parts};
use crate::domain::name::Duplicate;
use crate::output::Columns;

/// A row for each pair.
pub static DUPLICATES: Columns<Duplicate> = columns! { "duplicates",
    "merged,merged_name,merged_claims,stays,stays_name,stays_claims,reason,merged_like,\
     stays_like,command";
    "merged", ALWAYS, "the id of the speaker that would be merged": |pair| pair.merged.to_string().into();
    "merged_name", ALWAYS, "its name": |pair| pair.merged_name.as_str().into();
    "merged_claims", DETAIL, "how many claims it made": |pair| parts::count(pair.merged_claims);
    "stays", ALWAYS, "the id of the speaker that would stay": |pair| pair.stays.to_string().into();
    "stays_name", ALWAYS, "its name": |pair| pair.stays_name.as_str().into();
    "stays_claims", DETAIL, "how many claims it made": |pair| parts::count(pair.stays_claims);
    "reason", ALWAYS, "why they may be one: same-name, same-alias, spelling, order, script, title, form, sound, given-names, misspelt, part":
        |pair| parts::word(Some(pair.likeness));
    "merged_like", DETAIL, "which of its names is alike": |pair| pair.names.0.as_str().into();
    "stays_like", DETAIL, "which name of the other it is like": |pair| pair.names.1.as_str().into();
    "command", ALWAYS, "the command that merges them": |pair| pair.command().into();
};

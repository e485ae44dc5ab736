//! What a check found.

use super::columns;
use crate::domain::Finding;
use crate::output::Columns;

/// A row for each finding.
pub static FINDINGS: Columns<Finding> = columns! { "findings",
    "rule,id,message,hint";
    "rule", ALWAYS, "the rule that is not kept": |finding| finding.rule.into();
    "id", ALWAYS, "the record concerned": |finding| finding.id.as_str().into();
    "message", ALWAYS, "what is wrong with it": |finding| finding.message.as_str().into();
    "hint", ALWAYS, "what to do": |finding| finding.hint.as_str().into();
};

/// A whole check, for programs: counts and the list.
pub static CHECKED: Columns<Vec<Finding>> = columns! { "checked",
    "count";
    Count "count", ALWAYS, "how many findings there are": |findings| super::parts::count(findings.len() as u64);
    "findings", JSON_ONLY, "every finding": |findings| FINDINGS.objects(findings);
};

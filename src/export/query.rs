//! What is asked of a report.

use crate::domain::date::Day;
use crate::report::DisputedQuery;
use crate::store::KnownOn;

/// Which rows and fields of a report.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// Which claims. Its `by` and `include` are for the dispute list alone; its `claims` also for claims,
    /// denials (the denials themselves), appearances, claim speakers, assessments and the questions (matrix,
    /// timeline, unanswered, reversals, origins). The other reports are exported whole.
    pub rows: DisputedQuery,
    /// The day to which `unanswered` counts days, unless `rows` says as of which day; without either it
    /// counts none.
    pub today: Option<Day>,
    /// The fields, as `--fields` names them; `None`: each format's own choice.
    pub fields: Option<Vec<String>>,
    /// The filters as they were asked for, by name: for the description of the files.
    pub filters: Vec<(&'static str, String)>,
    /// The moment that the reader shows, if it is not now: for the same.
    pub known_on: Option<KnownOn>,
}

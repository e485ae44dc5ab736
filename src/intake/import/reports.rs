//! Tables that an import knows and does not take: it reads claims, and says so of any other report.

/// A report that is no table of claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OtherReport {
    /// Its name.
    pub name: &'static str,
    /// What it has a row for, in words.
    pub meaning: &'static str,
    /// Sets of columns: a table that has all of one is this report.
    pub known_by: &'static [&'static [&'static str]],
    /// Where what it shows can be changed.
    pub instead: &'static str,
}

/// Why a table with these columns is not read, and what to do instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this is gainsay's report `{name}` ({meaning}), and an import reads claims")]
pub struct ReportRefusal {
    name: &'static str,
    meaning: &'static str,
    /// What to do instead.
    pub instead: &'static str,
}

/// The refusal of a table that is one of these reports.
pub(super) fn refusal(columns: &[String], others: &[OtherReport]) -> Option<ReportRefusal> {
    let has = |name: &&str| columns.iter().any(|column| column == name);
    let is_it = |other: &&OtherReport| other.known_by.iter().any(|set| set.iter().all(has));
    let OtherReport { name, meaning, instead, .. } = *others.iter().find(is_it)?;
    Some(ReportRefusal { name, meaning, instead })
}

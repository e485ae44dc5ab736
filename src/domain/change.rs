//! What a command did to one record, for whoever ran it.

use super::vocabulary::vocabulary;

vocabulary!(
    /// What became of a record that a command dealt with.
    Outcome, "outcome", {
        /// It was not there before.
        New => "new",
        /// It was there and differed.
        Updated => "updated",
        /// It was there just so.
        Unchanged => "unchanged",
        /// It is in the ledger and no longer in the worksheet; nothing was done to it.
        Left => "left",
        /// It is out of the ledger again: the entry that put it there was undone.
        Removed => "removed",
    }
);

/// One record that a command dealt with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What became of it.
    pub outcome: Outcome,
    /// Its noun: `article`, `speaker`, `claim`, `appearance`, `relation`, `outlet`, `topic`, `assessment`.
    pub noun: &'static str,
    /// Its public id.
    pub id: String,
    /// Which of its fields differed, if it was updated.
    pub fields: Vec<&'static str>,
    /// What it is, in one line.
    pub summary: String,
    /// What to know about it that is no failure, each a sentence.
    pub warnings: Vec<String>,
}

impl Change {
    /// A change of the record with this id.
    pub fn of(
        outcome: Outcome,
        noun: &'static str,
        id: impl std::fmt::Display,
        summary: impl Into<String>,
    ) -> Self {
        Self {
            outcome,
            noun,
            id: id.to_string(),
            fields: Vec::new(),
            summary: summary.into(),
            warnings: Vec::new(),
        }
    }

    /// This change with the fields that differed: unchanged if there are none.
    #[must_use]
    pub fn with_fields(mut self, fields: Vec<&'static str>) -> Self {
        if !matches!(self.outcome, Outcome::New | Outcome::Left | Outcome::Removed) {
            self.outcome = if fields.is_empty() { Outcome::Unchanged } else { Outcome::Updated };
        }
        self.fields = fields;
        self
    }

    /// This change with something to know about it.
    #[must_use]
    pub fn with_warning(mut self, warning: Option<String>) -> Self {
        self.warnings.extend(warning);
        self
    }
}

/// What a whole command did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The entry it made; `None` if it changed nothing, or was only tried.
    pub entry: Option<crate::domain::EntryId>,
    /// Whether it was only tried.
    pub dry_run: bool,
    /// Every record it dealt with, in order.
    pub changes: Vec<Change>,
}

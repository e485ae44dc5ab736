//! Where the schema of a ledger is not the one that gainsay made.

/// An object of the schema that is not as a ledger's steps made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemaFault {
    /// What it is and what it is called: `trigger evil`.
    pub object: String,
    /// What is wrong with it.
    pub what: Alteration,
}

impl SchemaFault {
    /// The first few of them: "the trigger evil was put there by another program; and 3 more".
    pub fn in_words(faults: &[Self]) -> String {
        const SHOWN: usize = 3;
        let mut parts: Vec<String> =
            faults.iter().take(SHOWN).map(|fault| format!("the {} {}", fault.object, fault.what)).collect();
        if faults.len() > SHOWN {
            parts.push(format!("and {} more", faults.len() - SHOWN));
        }
        parts.join("; ")
    }
}

/// In what way an object of the schema is not as it was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alteration {
    /// An index or a trigger that is not there.
    Missing,
    /// A table that is not there.
    Lost,
    /// Its definition is not what gainsay made.
    Changed,
    /// A table whose definition is not text any more, or has not all columns.
    Unreadable,
    /// Something else has the name of a table.
    Replaced,
    /// A trigger, a rule for a table of the record, or something that is not what it says it is.
    Planted,
    /// A table, a view or an index that another program added for itself.
    Added,
}

impl Alteration {
    /// Whether nothing may be recorded in such a ledger, and no seal be given.
    pub fn forbids_writing(self) -> bool {
        self != Self::Added
    }

    /// Whether reading such a ledger may tell what nobody recorded, or may not end.
    pub fn forbids_reading(self) -> bool {
        matches!(self, Self::Lost | Self::Unreadable | Self::Replaced)
    }
}

impl std::fmt::Display for Alteration {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Missing => "is missing",
            Self::Lost => "is missing with all that was in it",
            Self::Changed => "is not what gainsay made",
            Self::Unreadable => "is damaged: its definition cannot be read or lacks columns",
            Self::Replaced => "is no table any more: something else has its name",
            Self::Planted => "was put there by another program and would act on what gainsay writes",
            Self::Added => "was put there by another program",
        })
    }
}

//! What a check of the ledger found.

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule, a stable word: `quote-stands`.
    pub rule: &'static str,
    /// The public id of the record, or the name of what is concerned.
    pub id: String,
    /// What is wrong with it.
    pub message: String,
    /// What to do.
    pub hint: String,
}

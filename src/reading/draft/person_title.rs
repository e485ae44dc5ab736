//! What an article calls a person beside the name.
//!
//! Owns that type only: `title` reads it from the words, `people` keeps it with the person, `speaker` gives
//! it to a draft.

/// What a text calls a person, apart from the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Title {
    /// "spokesman", "minister of health"
    pub(super) title: String,
    /// "State Department"
    pub(super) on_behalf_of: Option<String>,
}

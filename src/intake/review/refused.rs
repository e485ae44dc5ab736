//! Why an action does nothing.

/// Why an action did nothing, in words for the person.
pub type Refused = String;

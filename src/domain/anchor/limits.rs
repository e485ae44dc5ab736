//! How far matching goes: what one elision may stand for, and how much context an anchor keeps.

/// Most code points of the text that one marked elision stands for: half a dozen sentences.
pub const MAX_ELISION: usize = 1000;
/// Most code points kept before and after a quote, each.
pub const MAX_CONTEXT: usize = 32;

//! Transcripts: who speaks when, in a text whose paragraphs begin with names.
//!
//! Owns the forms in which transcripts are printed (`NAME:`, `MR. MILLER:`, `Q.` and `A.`, `Ms Roe (Hull)
//! (Lab):`, a name on a line of its own, initials), when a text is one at all, and whom its names mean, from
//! the text alone: no name is made up. Called by whoever takes or drafts a text. It knows only `domain`,
//! takes any text, and needs time in proportion to its length.

mod cast;
mod forms;
mod header;
mod label;
mod names;
#[cfg(test)]
mod tests;
mod turn;
mod turns;
mod words;

pub use turn::{Header, Member, Transcript, Turn, Who};

/// Reads a text as turns; `None` if it is no transcript.
pub fn read(text: &str) -> Option<Transcript> {
    turns::read(text, turns::Doubt::Asked)
}

/// Reads a text as turns because somebody says that it is a transcript; `None` if no line of it begins with a
/// name.
pub fn read_as_told(text: &str) -> Option<Transcript> {
    read(text).or_else(|| turns::read(text, turns::Doubt::None))
}

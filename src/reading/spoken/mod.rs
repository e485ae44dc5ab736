//! The statements of a text in turns: what the speakers say themselves, and whom they quote.
//!
//! Owns how turns become drafts. A turn under a name is said by its speaker, sentence by sentence; within it,
//! whom somebody quotes is found as in an article, by the drafting engine; a question of somebody without a
//! name is no statement, but what a short answer ("That's false.") is about. Called in place of
//! [`draft`](super::draft::draft) for transcripts and subtitles. It records nothing and takes any text.

mod asked;
mod kinds;
mod post;
mod sentences;
#[cfg(test)]
mod tests;
mod turns;
mod words;

pub use post::draft_post;
pub use turns::draft;

//! Articles as somebody retrieved them: from a file, a stream or an address, read and taken.
//!
//! `retrieve` and `fetch` bring bytes, `take` makes an article of them, by its kind (`of_text`, `of_posts`).
//! Called by the command line, before any transaction begins. Nothing outside this folder reaches a network.

mod archive;
pub mod child;
pub mod fetch;
mod fetched;
#[cfg(feature = "fetch")]
mod guarded;
mod of_posts;
mod of_text;
mod pdf;
mod refused;
#[cfg(feature = "fetch")]
mod request;
pub mod retrieve;
pub mod take;
pub mod wanted;

pub use archive::ArchiveError;
pub use of_text::marks;

//! Articles as somebody retrieved them: from a file, a stream or an address, read and taken.
//!
//! `retrieve` and `fetch` bring bytes, `take` makes an article of them. Called by the command line, before
//! any transaction begins. Nothing outside this folder reaches a network.

pub mod fetch;
mod fetched;
#[cfg(feature = "fetch")]
mod guarded;
#[cfg(feature = "fetch")]
mod request;
pub mod retrieve;
pub mod take;

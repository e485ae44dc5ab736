//! Articles as somebody retrieved them: from a file, a stream or an address, read, kept, and taken again.
//!
//! `retrieve` and `fetch` bring bytes, `take` makes an article of them, `again` compares it with what was
//! recorded before. Called by the command line, before any transaction begins but for `again`. Nothing
//! outside this folder reaches a network.

pub mod again;
pub mod fetch;
pub mod retrieve;
pub mod take;

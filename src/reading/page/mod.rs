//! A web page or a text file that somebody retrieved: from its bytes to the words of the article.
//!
//! Owns two steps: bytes to characters ([`decode`]), and the characters of a page to the text of its article
//! ([`text`]). Called by whatever takes a capture. Reads no file, opens no connection, and never changes the
//! bytes: they are the evidence, and what is made here is only a way to read them.

pub mod decode;
mod html;
pub(in crate::reading) mod json_ld;
pub mod metadata;
pub mod notice;
pub mod text;

//! Web pages: what they say about themselves.

pub mod metadata;
